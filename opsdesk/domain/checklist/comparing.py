"""What differs between two versions of a template, told line by line, each with the step or the heading it belongs to:
a note by itself doesn't say whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from difflib import SequenceMatcher
from enum import StrEnum

from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.values import dataclass


class What(StrEnum):
    """What happened to a line, by the sign that is put before it."""

    ADDED = "+"
    REMOVED = "-"
    KEPT = " "
    """Nothing: it says where the next ones stand."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that only one of the two versions has; a changed one is removed and added."""

    what: What
    line: str
    inside: str = ""
    """The line of the step or the heading that it belongs to; empty at the top."""


def differences(before: Template, after: Template) -> tuple[Difference, ...]:
    """What was removed and added, in reading order; the version itself doesn't count."""
    old, new = list(_placed(before)), list(_placed(after))
    matcher = SequenceMatcher(a=[line for line, _ in old], b=[line for line, _ in new], autojunk=False)
    found: list[Difference] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            found += (Difference(What.REMOVED, *placed) for placed in old[old_from:old_to])
            found += (Difference(What.ADDED, *placed) for placed in new[new_from:new_to])
    return tuple(found)


def with_places(found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, and before those of a step or a heading its line, where that line didn't change itself."""
    standing: set[str] = set()
    for one in found:
        if one.inside and one.inside not in standing:
            yield Difference(What.KEPT, one.inside)
            standing = {one.inside}
        yield one
        standing.add(one.line)


def _placed(template: Template) -> Iterator[tuple[str, str]]:
    """Every line of a template with the one it belongs to."""
    yield from ((line, "") for line in _head(template))
    for section in template.sections:
        heading, *text = _section(section)
        yield heading, ""
        yield from ((line, heading) for line in text)
        for step in section.steps:
            words, *below = _step(step)
            yield words, heading
            yield from ((line, words) for line in below)


def _head(template: Template) -> Iterator[str]:
    """What stands before the sections, as lines that name what they are; equal templates have equal lines."""
    for field in fields(template):
        if field.name not in {"version", "variables", "foreign", "sections"}:
            yield from _told(field.name.replace("_", " "), getattr(template, field.name) or "")
    for variable in template.variables:
        yield f"variable {variable.name}: {variable.words}"
    yield from template.foreign


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {section.title}".rstrip()
    yield from _told("text", section.intro)
    if section.columns:
        yield f"columns: {' | '.join(section.columns)}"
        yield f"alignment: {' | '.join(section.alignment)}"


def _step(step: Step) -> Iterator[str]:
    indent = "  " * step.depth
    box = f" [{step.box}]" if step.doable else ""
    yield indent + " | ".join((f"{step.marker}{box} {step.words}", *step.cells))
    for field in ("role", "expected", "link", "command", "shell", "note"):
        for line in _told(field, getattr(step, field)):
            yield f"{indent}  {line}"
    yield from _told("text", step.after)


def _told(what: str, value: object) -> Iterator[str]:
    return (f"{what}: {line}" for line in str(value).split("\n") if value)
