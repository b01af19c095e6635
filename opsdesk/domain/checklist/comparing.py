"""What differs between two versions of a template, told line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from difflib import SequenceMatcher
from enum import StrEnum

from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.values import dataclass


class What(StrEnum):
    """What happened to a line, by the sign that is put before it."""

    ADDED = "+"
    REMOVED = "-"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that only one of the two versions has; a changed one is removed and added."""

    what: What
    line: str


def differences(before: Template, after: Template) -> tuple[Difference, ...]:
    """What was removed and added, in reading order; the version itself doesn't count."""
    old, new = list(_lines(before)), list(_lines(after))
    found: list[Difference] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += (Difference(What.REMOVED, line) for line in old[old_from:old_to])
            found += (Difference(What.ADDED, line) for line in new[new_from:new_to])
    return tuple(found)


def _lines(template: Template) -> Iterator[str]:
    """Every part of a template as lines that name what they are; equal templates have equal lines."""
    for field in fields(template):
        if field.name not in {"version", "variables", "foreign", "sections"}:
            yield from _told(field.name.replace("_", " "), getattr(template, field.name) or "")
    for variable in template.variables:
        yield f"variable {variable.name}: {variable.words}"
    yield from template.foreign
    for section in template.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {section.title}".rstrip()
    yield from _told("text", section.intro)
    if section.columns:
        yield f"columns: {' | '.join(section.columns)}"
        yield f"alignment: {' | '.join(section.alignment)}"
    for step in section.steps:
        yield from _step(step)


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
