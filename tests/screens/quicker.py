"""What makes a test of the screens quick: no guessed waits, nothing looked up twice, frames painted where one looks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterable
from functools import cache
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.model import RuleSet
from textual.css.styles import StylesBase
from textual.css.stylesheet import CSSLocation, Stylesheet
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip

from tests.screens.waiting import idle

_handlers_of = MessagePump._get_dispatch_methods
_parse_rules = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}
_paint = Compositor.render_update


def without_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is done when nothing follows from it any more.

    Textual's own wait takes the processor's rest for it: 20 ms and more, twice for each key.
    """
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.1)
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", idle)


def with_parsed_stylesheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app of a test parses the same text with the same variables, a fifth of the time that it takes to open."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _rules)


def _rules(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    key = (frozenset(sheet._variables.items()), css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def with_known_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a kind of widget has anything for a kind of message is found out once a test, not for every message.

    Nor are rules of stylesheets, which are looked up in sets for every widget, asked for their hash in Python.
    """
    _is_handled.cache_clear()
    monkeypatch.setattr(MessagePump, "_get_dispatch_methods", _handlers)
    monkeypatch.setattr(RuleSet, "__hash__", object.__hash__)


def _handlers(
    pump: MessagePump, method_name: str, message: Message
) -> Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]:
    kind: type = type(message)
    return _handlers_of(pump, method_name, message) if _is_handled(type(pump), method_name, kind) else ()


@cache
def _is_handled(pump: type, method_name: str, message: type) -> bool:
    names = {method_name, f"_{method_name}"}
    return any(
        not names.isdisjoint(vars(kind))
        or not vars(kind).get("_decorated_handlers", {}).keys().isdisjoint(message.__mro__)
        for kind in pump.__mro__
    )


def with_plain_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame is the lines of every widget in it, and not what Textual makes of them: two fifths of a test's time.

    What it makes of them (borders, blended colours, pieces put together and cut, the dimmed screen below a dialog) is
    seen where a test looks at the screen as painted.
    """
    monkeypatch.setattr(Compositor, "render_update", _frame)
    monkeypatch.setattr(StylesCache, "render_line", _content_line)


def _frame(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
) -> RenderableType | None:
    if full:
        return _paint(compositor, full, screen_stack, simplify)
    visible_screen_stack.set([])
    if changed := compositor._dirty_regions.copy():
        compositor._dirty_regions.clear()
        for _ in compositor._get_renders(Region.from_union(changed).intersection(compositor.size.region)):
            pass
    return None


def _content_line(
    cache: StylesCache,
    styles: StylesBase,
    y: int,
    size: Size,
    content: Size,
    padding: Spacing,
    beneath: Color,
    background: Color,
    line: Callable[[int], Strip],
    *finish: Any,
) -> Strip:
    above = styles.gutter.top
    return line(y - above) if above <= y < above + content.height else Strip([])
