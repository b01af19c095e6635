"""The registry as lines: counts on top, a row a thing under its heading, the chosen thing in full, and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Generic, TypeVar

from textual.content import Content

from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from opsdesk.formats.markdown.escape import inline
from screens.presenting.row import MUTED, column, join, plain, spread
from screens.widgets.line_list import Row

Item = TypeVar("Item", Service, Person)

NOT_KNOWN = "not known yet"
LABEL = 15
"""Cells that the labels of the detail take."""
LONGEST_NAME = 24
"""Cells that names take in a list at most."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the detail; further ones of the same label come without it."""

    label: str
    words: str = ""
    """The user's, empty for what nobody said yet."""
    remark: str = ""
    """The desk's own words after them."""
    leads_to: str = ""
    """The name of the thing that Enter on the line goes to."""


@dataclass(frozen=True, slots=True)
class Order(Generic[Item]):
    """A way to lay the list out."""

    name: str
    group: Callable[[Item], tuple[int, str]]
    """The place and the heading of the group a thing stands in; an empty heading takes no line."""


@dataclass(frozen=True, slots=True)
class Look(Generic[Item]):
    """How one registry reads."""

    title: str
    one: str
    """What one thing of it is called."""
    empty: str
    """What belongs here and which key makes the first one."""
    orders: tuple[Order[Item], ...]
    counts: Callable[[Sequence[Item]], Content]
    line: Callable[[Item, int, int], Content]
    """A thing in a row, given the cells for its name and for all of it."""
    facts: Callable[[Item, Sequence[Item]], tuple[Fact, ...]]
    """A thing in full, given everything in the registry."""


def head_line(titles: Sequence[str], shown: str, counts: Content, width: int) -> Content:
    """The registries' names, the shown one marked, and the counts on the right."""
    tabs = [plain(title, "bold $text-accent underline" if title == shown else MUTED) for title in titles]
    return spread(width, Content("  ").join(tabs), counts)


def matching(items: Sequence[Item], words: str) -> list[Item]:
    """The things that have every word of a filter somewhere in them."""
    wanted = words.casefold().split()
    return [item for item in items if all(word in f"{item.name} {item.words}".casefold() for word in wanted)]


def registry_rows(items: Sequence[Item], look: Look[Item], order: Order[Item], width: int) -> tuple[Row, ...]:
    """A row a thing, by name within each group."""
    names = min(LONGEST_NAME, max((Content(item.name).cell_length for item in items), default=0)) + 2
    rows: list[Row] = []
    for (_place, heading), group in groupby(sorted(items, key=lambda item: _rank(order, item)), key=order.group):
        if heading:
            rows.append(Row(f"heading {heading}", plain(one_line(heading), f"bold {MUTED}"), selectable=False))
        rows += [Row(item.name, look.line(item, names, width)) for item in group]
    return tuple(rows)


def note_rows(words: str, width: int) -> tuple[Row, ...]:
    """A sentence where no row is."""
    return tuple(
        Row(f"note {part}", line, selectable=False) for part, line in enumerate(_wrapped(plain(words, MUTED), width))
    )


def detail_rows(name: str, facts: Sequence[Fact], width: int) -> tuple[Row, ...]:
    """A thing in full; each row's key begins with the place of its fact."""
    title = [*_wrapped(plain(one_line(name), "bold"), width), Content()]
    rows = [Row(f"title {part}", line, selectable=False) for part, line in enumerate(title)]
    for place, fact in enumerate(facts):
        label = column(plain(fact.label, MUTED), LABEL)
        for part, line in enumerate(_wrapped(_said(fact), width - LABEL)):
            rows.append(Row(f"{place} {part}", join(label if part == 0 else " " * LABEL, line)))
    return tuple(rows)


def as_markdown(name: str, facts: Sequence[Fact]) -> str:
    """A thing in full for a page or a chat."""
    lines = [f"## {inline(name)}", ""]
    for fact in facts:
        remark = f" ({fact.remark})" if fact.words and fact.remark else fact.remark
        said = f"{inline(fact.words)}{remark}" if fact.words or fact.remark else NOT_KNOWN
        if fact.label:
            lines.append(f"- **{fact.label}:** {said}")
        else:
            lines[-1] += f", {said}"
    return "\n".join(lines) + "\n"


def counted(total: str, *others: tuple[int, str, str]) -> Content:
    """`12 services · 4 core · 2 without owner team`, each part with its style; what there is none of isn't said."""
    parts = [plain(total, MUTED), *(plain(f"{count} {what}", style) for count, what, style in others if count)]
    return plain(" · ", MUTED).join(parts)


def listed(label: str, lines: Sequence[Fact]) -> list[Fact]:
    """Lines under one label, or the label with nothing known."""
    return [replace(line, label="" if place else label) for place, line in enumerate(lines)] or [Fact(label)]


def _rank(order: Order[Item], item: Item) -> tuple[int, str, str, str]:
    place, heading = order.group(item)
    return place, heading.casefold(), heading, item.name.casefold()


def _said(fact: Fact) -> Content:
    words = plain(one_line(fact.words)) if fact.words else plain("" if fact.remark else NOT_KNOWN, MUTED)
    gap = " · " if fact.words and fact.remark else ""
    return join(words, plain(f"{gap}{fact.remark}", MUTED))


def _wrapped(content: Content, width: int) -> list[Content]:
    return content.wrap(max(width, 10)) or [content]
