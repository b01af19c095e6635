"""What a run is worked through by: its template's sections with the blanks filled in, and the numbers of its steps.

A run keeps its template as text, since lists read every run and few ask for its steps; what the text says is put
together at the first question and kept.
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import groupby

from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.checklist.variables import substitute
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.values import dataclass

KEPT = 32
"""Layouts that are kept: more runs than a desk has under way."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank of the template and what this run puts there."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list or table: a step, or a line that only gathers some."""

    number: str
    """`2.3`, see `numbering`."""
    section: int
    step: Step
    columns: tuple[str, ...] = ()
    """Of the table that it is a row of."""

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """What stands beside a row's words, each with its column's title: without it nobody knows what a tick ticks."""
        titles = (*self.columns[1:], *("" for _ in self.step.cells))
        return tuple((title, cell) for title, cell in zip(titles, self.step.cells, strict=False) if cell.strip())


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the run, which begins with a pause."""

    number: int
    section: Section
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """What to call it; a list without a heading is called by its place."""
        return self.section.title or f"section {self.number}"

    @property
    def steps(self) -> tuple[Line, ...]:
        """The lines there is something to mark at."""
        return tuple(line for line in self.lines if line.step.doable)


@dataclass(frozen=True, slots=True)
class Layout:
    """The template of a run, as it was and as it is worked through."""

    template: Template
    """The exact version, with its blanks."""
    filled: Template
    parts: tuple[Part, ...]
    lines: dict[str, Line]
    """Every line, by number."""
    numbers: tuple[str, ...]
    """The steps there is something to mark at, in reading order."""


def snapshot_of(template: Template) -> str:
    """A template as the text that a run keeps."""
    return json.dumps(encode(template), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@lru_cache(maxsize=KEPT)
def layout(snapshot: str, variables: tuple[Filled, ...]) -> Layout:
    """What a snapshot says once its blanks are filled in."""
    template: Template = decode(Template, json.loads(snapshot))
    given = {variable.name: variable.value for variable in variables if variable.value}
    filled = substitute(template, given)
    parts = tuple(_parts(filled))
    lines = {line.number: line for part in parts for line in part.lines}
    return Layout(template, filled, parts, lines, tuple(number for number, line in lines.items() if line.step.doable))


def _parts(template: Template) -> list[Part]:
    parts = []
    for place, group in groupby(numbered(template), key=lambda one: int(one[0].partition(".")[0])):
        told = list(group)
        lines = tuple(Line(number, place, step, section.columns) for number, section, step in told)
        parts.append(Part(place, told[0][1], lines))
    return parts
