"""A Markdown document's headings, the places that can be linked to in it, and where its own links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.formats.checklist import front_matter
from opsdesk.formats.checklist.lines import Line, block_end, heading_of, underlined

_TARGET: Final = re.compile(r"\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))")
_REFERENCE: Final = re.compile(r"\s{0,3}\[[^\]]+\]:\s*(?:<([^<>]+)>|(\S+))")
_PLACE: Final = re.compile(r"<[a-z][^<>]*\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_BARE: Final = re.compile(r"<?(https?://[^\s<>\[\]\"'`]+[^\s<>\[\]\"'`.,;:!?)])", re.IGNORECASE)
_LINK_WORDS: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""What begins with a scheme, a host or a site's root is no relative link."""
_NOT_IN_ANCHORS: Final = re.compile(r"[^\w\- ]")
_TOP: Final = frozenset({"", "top"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the line it stands on, from 1."""

    line: int
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link and the line it stands on, from 1."""

    line: int
    words: str
    """What is shown for it; empty for an address that stands for itself."""
    target: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document's text is made of."""

    headings: tuple[Heading, ...]
    anchors: Mapping[str, int]
    """What a link may name after `#`, in small letters, with its line."""
    every_link: tuple[Link, ...]
    """In the order of the text, those to other sites included."""
    begins: int = 1
    """The line on which there is something to read: below comments and the front matter."""

    @property
    def links(self) -> tuple[str, ...]:
        """The relative ones as they are written, each once; those within the document begin with `#`."""
        targets = (link.target for link in self.every_link)
        return tuple(dict.fromkeys(target for target in targets if not _ELSEWHERE.match(target)))

    def line_of(self, fragment: str) -> int | None:
        """The line that a link with `#fragment` leads to; None where there is no such place."""
        wanted = unquote(fragment).lower()
        return 1 if wanted in _TOP else self.anchors.get(wanted)

    def has(self, fragment: str) -> bool:
        """A link may end in `#fragment`."""
        return self.line_of(fragment) is not None

    @property
    def dead_anchors(self) -> tuple[str, ...]:
        """Links within the document that lead nowhere."""
        return tuple(link for link in self.links if link.startswith("#") and not self.has(link[1:]))


def outline(text: str) -> Outline:
    """What a text holds. Code, comments and front matter have no headings and no links; nothing is refused."""
    every = [Line(number, line) for number, line in enumerate(text.splitlines(), 1)]
    lines = list(_prose(every))
    headings = tuple(_headings(lines))
    bare = [Line(line.number, _CODE.sub("", line.text)) for line in lines]
    anchors = {found[1].lower(): line.number for line in bare for found in _PLACE.finditer(line.text)}
    links = tuple(link for line in bare for link in _links(line))
    return Outline(headings, anchors | dict(_anchors(headings)), links, _first_to_read(every))


def _prose(lines: Sequence[Line]) -> Iterator[Line]:
    at = _after_front_matter(lines)
    while at < len(lines):
        end = _end_of_block(lines, at)
        if end == at:
            yield lines[at]
        at = max(end, at + 1)


def _after_front_matter(lines: Sequence[Line]) -> int:
    try:
        begins = front_matter.begin_of(lines, "")
        return 0 if begins is None else front_matter.end_of(lines, begins, "") + 1
    except BadInput:
        return 0


def _first_to_read(lines: Sequence[Line]) -> int:
    try:
        at = front_matter.after_comments(lines, _after_front_matter(lines), "")
    except BadInput:
        return 1
    return lines[at].number if at < len(lines) else 1


def _end_of_block(lines: Sequence[Line], at: int) -> int:
    try:
        return block_end(lines, at, "")
    except BadInput:  # a document is kept as it is: a block that nobody closed goes on to its end, as in CommonMark
        return len(lines)


def _headings(lines: Sequence[Line]) -> Iterator[Heading]:
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else None
        found = heading_of(line)
        if found is None and below is not None and below.number == line.number + 1:
            found = underlined(line, below)
        if found is not None:
            yield Heading(line.number, *found)


def _anchors(headings: Sequence[Heading]) -> Iterator[tuple[str, int]]:
    """As GitHub and GitLab make them: a heading that comes again is counted."""
    times: dict[str, int] = {}
    for heading in headings:
        words = _LINK_WORDS.sub(r"\1", heading.words).lower()
        anchor = _NOT_IN_ANCHORS.sub("", words).strip().replace(" ", "-")
        times[anchor] = times.get(anchor, -1) + 1
        yield f"{anchor}-{times[anchor]}" if times[anchor] else anchor, heading.line


def _links(line: Line) -> Iterator[Link]:
    reference = _REFERENCE.match(line.text)
    if reference:
        yield Link(line.number, "", reference[1] or reference[2])
    rest = line.text[reference.end() :] if reference else line.text
    for found in _TARGET.finditer(rest):
        yield Link(line.number, rest[: found.start()].rpartition("[")[2].strip(), found[1] or found[2])
    for found in _BARE.finditer(_TARGET.sub("", rest)):
        yield Link(line.number, "", found[1])
