"""How a list reads: counts on top, a thing in a row, and in full, as lines or as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from textual.content import Content

from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from opsdesk.formats.markdown.escape import inline
from screens.presenting.row import MUTED, column, join, plain, spread
from screens.widgets.line_list import Row

Item = TypeVar("Item")

NOT_KNOWN = "not known yet"
LABEL = 15
"""Cells that the labels of the detail take."""
NARROWEST = 10
"""Cells that a text is wrapped to at least."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of the detail; further ones of the same label come without it."""

    label: str
    words: str = ""
    """The user's, empty for what nobody said yet."""
    remark: str = ""
    """The desk's own words after them."""
    leads_to: str = ""
    """The key of the thing that Enter on the line goes to."""
    style: str = ""
    """How words and remark look, for what is to be seen first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that parts the detail, with an empty one before it."""

    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A text in the whole width, wrapped beside its mark."""

    words: str
    mark: str = ""
    """Stands before it, in the desk's own signs: a number, a tick, a `$`."""
    indent: int = 0
    style: str = ""
    leads_to: str = ""
    """As a fact's."""


Part = Fact | Heading | Line
"""What the detail is made of."""


@dataclass(frozen=True, slots=True)
class Order(Generic[Item]):
    """A way to lay the list out."""

    name: str
    group: Callable[[Item], tuple[int, str]]
    """The place and the heading of the group a thing stands in; an empty heading takes no line."""
    rank: Callable[[Item], Any] | None = None
    """The order within a group; by name when there is none."""


@dataclass(frozen=True, slots=True)
class Look(Generic[Item]):
    """How one list reads."""

    title: str
    one: str
    """What one thing of it is called."""
    empty: str
    """One sentence: what belongs here and which key makes the first one."""
    orders: tuple[Order[Item], ...]
    key: Callable[[Item], str]
    """What a thing is known by, also after it was changed."""
    name: Callable[[Item], str]
    """What the list calls it, and the heading of its detail."""
    words: Callable[[Item], str]
    """What a filter looks in, beside the name."""
    counts: Callable[[Sequence[Item]], Content]
    line: Callable[[Item, int, int], Content]
    """A thing in a row, given the cells for its name and for all of it."""
    detail: Callable[[Item, Sequence[Item]], Sequence[Part]]
    """A thing in full, given everything in the list."""


def head_line(titles: Sequence[str], shown: str, counts: Content, width: int) -> Content:
    """The lists' names, the shown one marked, and on the right as much of the counts as there is room for."""
    named = (plain(title, "bold $text-accent underline" if title == shown else MUTED) for title in titles)
    tabs = Content("  ").join(named)
    return spread(width, tabs, counts.truncate(max(width - tabs.cell_length - 1, 0), ellipsis=True))


def note_rows(words: str, width: int) -> tuple[Row, ...]:
    """A sentence where no row is."""
    return tuple(
        Row(f"note {part}", line, selectable=False) for part, line in enumerate(_wrapped(plain(words, MUTED), width))
    )


def detail_rows(name: str, parts: Sequence[Part], width: int) -> tuple[Row, ...]:
    """A thing in full; each row's key begins with the place of its part."""
    title = [*_wrapped(plain(one_line(name), "bold"), width), Content()]
    rows = [Row(f"title {part}", line, selectable=False) for part, line in enumerate(title)]
    for place, part in enumerate(parts):
        selectable = not isinstance(part, Heading)
        rows += [Row(f"{place} {piece}", line, selectable) for piece, line in enumerate(lines_of(part, width))]
    return tuple(rows)


def lines_of(part: Part, width: int) -> list[Content]:
    """A part in the width there is."""
    if isinstance(part, Heading):
        remark = plain(f"  {one_line(part.remark)}" if part.remark else "", MUTED)
        return [Content(), join(plain(one_line(part.words), f"bold {MUTED}"), remark)]
    if isinstance(part, Line):
        mark = f"{part.mark} " if part.mark else ""
        before = " " * part.indent + mark
        return hanging(plain(before, MUTED), plain(one_line(part.words), part.style), width)
    return hanging(column(plain(part.label, MUTED), LABEL), _said(part), width)


def hanging(before: Content, words: Content, width: int) -> list[Content]:
    """Words wrapped beside what stands before them."""
    gap = " " * before.cell_length
    lines = _wrapped(words, width - before.cell_length)
    return [join(gap if place else before, line) for place, line in enumerate(lines)]


def part_of(parts: Sequence[Part], key: str) -> Part:
    """The part that a row of the detail belongs to."""
    return parts[int(key.split()[0])]


def as_markdown(name: str, parts: Sequence[Part]) -> str:
    """A thing in full for a page or a chat."""
    lines = [f"## {inline(name)}", ""]
    for part in parts:
        if isinstance(part, Heading):
            lines += ["", f"### {inline(part.words)}{f' ({part.remark})' if part.remark else ''}", ""]
        elif isinstance(part, Line):
            lines.append(f"- {inline(f'{part.mark} {part.words}'.strip())}")
        elif part.label:
            lines.append(f"- **{part.label}:** {_told(part)}")
        else:
            lines[-1] += f", {_told(part)}"
    return "\n".join(lines) + "\n"


def counted(total: str, *others: tuple[int, str, str]) -> Content:
    """`12 services · 4 core · 2 without owner team`, each part with its style; what there is none of isn't said."""
    parts = [plain(total, MUTED), *(plain(f"{count:,} {what}", style) for count, what, style in others if count)]
    return plain(" · ", MUTED).join(parts)


def listed(label: str, lines: Sequence[Fact]) -> list[Fact]:
    """Lines under one label, or the label with nothing known."""
    return [replace(line, label="" if place else label) for place, line in enumerate(lines)] or [Fact(label)]


def if_any(label: str, lines: Sequence[Fact]) -> list[Fact]:
    """Lines under one label; none at all when there are none."""
    return listed(label, lines) if lines else []


def _told(fact: Fact) -> str:
    remark = f" ({fact.remark})" if fact.words and fact.remark else fact.remark
    return f"{inline(fact.words)}{remark}" if fact.words or fact.remark else NOT_KNOWN


def _said(fact: Fact) -> Content:
    words = plain(one_line(fact.words), fact.style) if fact.words else plain("" if fact.remark else NOT_KNOWN, MUTED)
    gap = " · " if fact.words and fact.remark else ""
    return join(words, plain(f"{gap}{fact.remark}", fact.style or MUTED))


def _wrapped(content: Content, width: int) -> list[Content]:
    return content.wrap(max(width, NARROWEST)) or [content]
