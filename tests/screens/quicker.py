"""What makes a test of the screens quick without making it see less: no guessed waits, stylesheets parsed once."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import CSSLocation, Stylesheet

from tests.screens.waiting import idle

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}


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
