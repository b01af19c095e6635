"""A page: one file that reads and prints well anywhere, with nothing to load and nothing to run.

    page("INC-7 Payments fail", top("Incident", "INC-7", "Payments fail", ["SEV-2", "resolved"]), [
        Section("Summary", (facts({"Impact": words(incident.impact)}),)),
        Section("Milestones", (table("When it happened", ("Milestone", "UTC"), rows, named=True),)),
    ], foot="As of 14:02 UTC")

A section without anything in it is left out, and so is its line in the contents. The stylesheet is `page.css`: light
and dark as the reader has it, narrow and wide, A4 and Letter; its colours are variables that SVG in the page uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final

from opsdesk.domain.text import one_line, slug
from opsdesk.domain.values import dataclass
from opsdesk.formats.html.markup import Html, Piece, element, joined, words

_STYLE: Final = Path(__file__).with_name("page.css")
_LOADS_NOTHING: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""For the browser: nothing is fetched and nothing runs, whatever might have slipped in."""
SHORT: Final = 5
"""A table of so many rows isn't broken over two printed pages."""
Cells = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a page; its address within it is made of the title."""

    title: str
    blocks: tuple[Html, ...] = field(default=())

    @property
    def place(self) -> str:
        """What a link within the page names: `what-we-learnt`."""
        return slug(self.title)

    @property
    def is_empty(self) -> bool:
        """There is nothing to tell."""
        return not any(self.blocks)

    def html(self) -> Html:
        """The section, under its heading."""
        heading = element("h2", self.title, id=self.place)
        return element("section", heading, *(block for block in self.blocks if block), aria_labelledby=self.place)


def page(title: str, head: Html, sections: Iterable[Section], *, foot: str = "") -> str:
    """The whole file: head (see `top`), contents, sections, and a line at the foot."""
    told = [section for section in sections if not section.is_empty]
    main = element("main", head, _contents(told), *(section.html() for section in told))
    body = element("body", main, element("footer", element("p", foot)) if foot else Html())
    return f"<!doctype html>\n{element('html', _head(title), body, lang='en')}\n"


def top(kind: str, name: str, title: str, standing: Iterable[Piece]) -> Html:
    """What a page begins with: what kind of page it is, what it is about, and how that stands, in a few words each."""
    chips = (element("li", item) for item in standing if item)
    heading = element("h1", element("span", name, class_="name"), " ", words(title))
    return element("header", element("p", kind, class_="kind"), heading, element("ul", *chips, class_="standing"))


def part(title: str, *blocks: Html) -> Html:
    """A part of a section under a heading of its own; nothing when it holds nothing."""
    held = [block for block in blocks if block]
    return element("div", element("h3", title), *held, class_="part") if held else Html()


def facts(rows: Mapping[str, Piece]) -> Html:
    """Labels with what is known; nothing when there are none."""
    lines = (joined((element("dt", label), element("dd", said))) for label, said in rows.items())
    return element("dl", *lines) if rows else Html()


def bullets(items: Iterable[Piece]) -> Html:
    """A list; nothing when it is empty."""
    lines = [element("li", item) for item in items]
    return element("ul", *lines) if lines else Html()


def table(
    caption: str, head: Sequence[str], rows: Iterable[Cells], *, named: bool = False, wide: bool = False, kind: str = ""
) -> Html:
    """A table, its head repeated on every printed page; nothing when it has no rows.

    `named` rows begin with what they are about; a `wide` table scrolls by itself where there is no room for it.
    `kind` is a class for the stylesheet: `timeline`, `matrix`.
    """
    lines = [row(cells, named=named) for cells in rows]
    kinds = " ".join(one for one in (kind, "short" if len(lines) <= SHORT else "") if one)
    return grouped(caption, head, [element("tbody", *lines)] if lines else [], wide=wide, kind=kinds)


def grouped(caption: str, head: Sequence[str], groups: Sequence[Html], *, wide: bool = False, kind: str = "") -> Html:
    """A table of groups of rows, each made by `group`; nothing when there are none."""
    if not groups:
        return Html()
    heads = element("thead", element("tr", *(element("th", name, scope="col") for name in head)))
    held = element("table", element("caption", caption), heads, *groups, class_=kind)
    return element("div", held, class_="wide", role="region", aria_label=caption, tabindex=0) if wide else held


def group(title: Piece, across: int, rows: Iterable[Html]) -> Html:
    """Rows that belong together under a heading `across` so many columns."""
    heading = element("tr", element("th", title, scope="rowgroup", colspan=across), class_="group")
    return element("tbody", heading, *rows)


def row(cells: Cells, *, named: bool = False, kind: str = "") -> Html:
    """A row; `named`, its first cell says what it is about."""
    held = [element("td", cell) for cell in cells]
    if named and cells:
        held[0] = element("th", cells[0], scope="row")
    return element("tr", *held, class_=kind)


def _contents(sections: Sequence[Section]) -> Html:
    if len(sections) < 2:
        return Html()
    lines = (element("li", element("a", section.title, href=f"#{section.place}")) for section in sections)
    return element("nav", element("ul", *lines), aria_label="Contents")


def _head(title: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", http_equiv="Content-Security-Policy", content=_LOADS_NOTHING),
        element("title", one_line(title)),
        element("style", _stylesheet()),
    )


@cache
def _stylesheet() -> Html:
    return Html(_STYLE.read_text(encoding="utf-8"))
