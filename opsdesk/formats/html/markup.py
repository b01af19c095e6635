"""HTML from Python: what is text is escaped wherever it stands, and only what was built here isn't.

Plain builders rather than templates: a type checker reads them, a page needs no template engine to be loaded, and there
is one place where text becomes HTML. A `str` is text, whatever it holds; `Html` is markup. Text is cleaned on the way
(`opsdesk.domain.text`), so that nothing in it acts on who reads the source in a terminal or turns a line around.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

from opsdesk.domain.text import clean, one_line
from opsdesk.domain.times import short_iso


class Html(str):
    """Markup that stands as it is. Made by the functions of this package, never of what somebody typed."""

    __slots__ = ()


Piece = Html | str
"""What goes into an element: markup, or text."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID: Final = frozenset({"br", "meta"})
"""Elements that have no end."""
_WEB: Final = ("https://", "http://")
_ITEM: Final = ("- ", "* ")


def text(piece: Piece) -> Html:
    """A piece as markup: text is cleaned and escaped, for between tags and for within quotes; markup is left alone."""
    return piece if isinstance(piece, Html) else Html(clean(piece).translate(_ESCAPES))


def joined(pieces: Iterable[Piece], between: Piece = "") -> Html:
    """Pieces one after the other."""
    return Html(text(between).join(text(piece) for piece in pieces))


def element(tag: str, /, *pieces: Piece, **attributes: str | int | float | bool) -> Html:
    """`<tag attribute="…">pieces</tag>`.

    `class_` is `class` and `aria_label` is `aria-label`. An attribute that is True stands alone, one that is False or
    an empty text is left out.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value is not False and value != "")
    return Html(f"<{tag}{given}>" if tag in _VOID else f"<{tag}{given}>{joined(pieces)}</{tag}>")


def words(said: str) -> Html:
    """What somebody typed, as one line, set apart so that words read from right to left don't move what is around.

    Nothing for an empty text.
    """
    line = one_line(said).strip()
    return element("bdi", line) if line else Html()


def paragraphs(said: str) -> Html:
    """What somebody typed, at its length: an empty line parts paragraphs, lines stay lines, dashes make a list."""
    parts = [part for part in clean(said).strip().split("\n\n") if part.strip()]
    return joined(joined(_blocks(part.strip().split("\n"))) for part in parts)


def _blocks(lines: list[str]) -> Iterator[Html]:
    for is_list, run in groupby(lines, lambda line: line.lstrip().startswith(_ITEM)):
        if is_list:
            yield element("ul", joined(element("li", line.lstrip()[2:], dir="auto") for line in run))
        else:
            yield element("p", joined(run, element("br")), dir="auto")


def moment(at: datetime, shown: str) -> Html:
    """A time, as shown to people and as read by programs."""
    return element("time", shown, datetime=short_iso(at))


def link(address: str, shown: str = "") -> Html:
    """A web address, under its own name unless it is shown as something else: on paper the address follows then.

    Whatever is no http(s) address is mere text, so that no other scheme is ever one click away.
    """
    if not clean(address).startswith(_WEB):
        return joined((words(shown), " ", words(address)) if shown else (words(address),))
    named = {"class_": "named"} if shown and shown != address else {}
    return element("a", one_line(shown or address).strip(), href=one_line(address).strip(), rel="noreferrer", **named)


def _attribute(name: str, value: str | int | float | bool) -> str:
    plain = name.rstrip("_").replace("_", "-")
    return f" {plain}" if value is True else f' {plain}="{text(str(value))}"'
