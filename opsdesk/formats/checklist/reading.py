"""From Markdown to a template: front matter, title, and a section for each heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsdesk.domain.checklist.template import Section, Template
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import clean, slug
from opsdesk.domain.values import dataclass
from opsdesk.formats.checklist import tables
from opsdesk.formats.checklist.front_matter import begin_of, end_of, read_front_matter
from opsdesk.formats.checklist.lines import Line, block_end, heading_of, is_task, prose, underlined
from opsdesk.formats.checklist.lists import ListReader

LARGEST = 256 * 1024
"""Bytes that a checklist may have: about a hundred pages, many times the longest that anybody runs."""


@dataclass(frozen=True, slots=True)
class _Region:
    """A heading with the lines up to the next one."""

    level: int
    title: str
    lines: Sequence[Line]


def read_checklist(data: bytes, name: str, *, called: str = "") -> Template:
    """The template in a Markdown file; raises BadInput naming the file (`name`), the place and the reason.

    It is called what its front matter says, else `called`, else by its title.
    """
    lines = [Line(number, text) for number, text in enumerate(_text(data, name).split("\n"), start=1)]
    template, body = _split_front_matter(Template(called), lines, name)
    regions = list(_regions(body, name))
    sections = [section for region in regions[:1] for section in _sections(region, name)]
    titled = len(regions) > 1 and regions[1].level == 1 and not any(section.steps for section in sections)
    if titled:
        template = replace(template, lead=prose(regions[0].lines), title=regions[1].title)
        sections = list(_sections(replace(regions[1], level=0, title=""), name))
    for region in regions[2 if titled else 1 :]:
        sections += _sections(region, name)
    if not any(section.steps for section in sections):
        raise BadInput(f"{name}: no step in it: steps are lines like “- [ ] words”, or the rows of a table")
    return replace(template, name=template.name or slug(template.title), sections=tuple(sections))


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    if b"\0" in data:
        raise BadInput(f"{name}: byte {data.index(0) + 1}: a binary file, not text")
    if not data.strip():
        raise BadInput(f"{name}: is empty")
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: byte {error.start + 1}: not UTF-8") from None


def _split_front_matter(template: Template, lines: Sequence[Line], name: str) -> tuple[Template, Sequence[Line]]:
    """The template with what stands before its text, and the text."""
    at = begin_of(lines, name)
    if at is None:
        return template, lines
    end = end_of(lines, at, name)
    template = read_front_matter(template, lines[at + 1 : end], name)
    return replace(template, preface=prose(lines[:at])), lines[end + 1 :]


def _regions(lines: Sequence[Line], name: str) -> Iterator[_Region]:
    """The lines before the first heading, then each heading with its own."""
    level, title = 0, ""
    begin = at = 0
    while at < len(lines):
        end = block_end(lines, at, name)
        if end > at:
            at = end
            continue
        heading, width = _heading(lines, at, begin)
        if heading is not None:
            yield _Region(level, title, lines[begin:at])
            level, title = heading
            begin = at + width
        at += width
    yield _Region(level, title, lines[begin:])


def _heading(lines: Sequence[Line], at: int, begin: int) -> tuple[tuple[int, str] | None, int]:
    """The heading that a line is, and how many lines it takes; one that is underlined stands by itself."""
    heading = heading_of(lines[at])
    alone = at == begin or lines[at - 1].blank
    if heading is None and alone and at + 1 < len(lines):
        below = underlined(lines[at], lines[at + 1])
        if below is not None:
            return below, 2
    return heading, 1


def _sections(region: _Region, name: str) -> Iterator[Section]:
    """A region as sections: one, unless there are several tables in it."""
    head = Section(region.title, region.level)
    if any(is_task(line) for line in _open_lines(region.lines, name)):
        yield ListReader(region.lines, name).section(head)
    else:
        yield from _tables(head, region.lines, name)


def _tables(section: Section, lines: Sequence[Line], name: str) -> Iterator[Section]:
    """The section with the rows of its table; for each further table one without a heading."""
    begin = at = 0
    while at < len(lines):
        end = block_end(lines, at, name)
        if end == at and tables.begins_table(lines, at):
            done = _with_text(section, lines[begin:at])
            table, begin = tables.read_table(lines, at)
            if done.steps:
                yield done
                section = table
            else:
                section = replace(table, title=done.title, level=done.level, intro=done.intro)
            end = begin
        at = max(end, at + 1)
    last = _with_text(section, lines[begin:])
    if last.level or last.steps or last.intro:
        yield last


def _with_text(section: Section, lines: Sequence[Line]) -> Section:
    """The section with a text at its end: after its last step, or as its introduction."""
    if not section.steps:
        return replace(section, intro=prose(lines))
    *steps, last = section.steps
    return replace(section, steps=(*steps, replace(last, after=prose(lines))))


def _open_lines(lines: Sequence[Line], name: str) -> Iterator[Line]:
    """The lines that stand in no code block and no comment."""
    at = 0
    while at < len(lines):
        end = block_end(lines, at, name)
        if end == at:
            yield lines[at]
        at = max(end, at + 1)
