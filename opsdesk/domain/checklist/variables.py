"""Blanks of a template, `{{ host }}`: which there are, and the template with them filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from opsdesk.domain.checklist.template import Section, Step, Template, Variable

SERVICE = "service"
"""The blank that is filled in by itself where a run is about one service."""
NAME = re.compile(r"[A-Za-z_][\w-]*")

_BLANK = re.compile(r"(?<!\$)\{\{ *(" + NAME.pattern + r") *\}\}")
"""Not GitHub's `${{ … }}`, which is that tool's own."""
_TEXTS = ("words", "role", "expected", "link", "command", "note", "after")


def used(template: Template) -> tuple[str, ...]:
    """The names of the blanks, each once, in order."""
    texts = [template.title]
    for section in template.sections:
        texts += (section.title, section.intro, *(text for step in section.steps for text in _texts(step)))
    return tuple(dict.fromkeys(name for text in texts for name in _BLANK.findall(text)))


def blanks(template: Template) -> tuple[Variable, ...]:
    """Everything a run may fill in: what is declared, then what is only used."""
    declared = {variable.name: variable for variable in template.variables}
    return (*template.variables, *(Variable(name) for name in used(template) if name not in declared))


def about(template: Template, service: str) -> dict[str, str]:
    """What a run about a service fills in by itself: nothing in a template that doesn't ask for one."""
    asked = any(blank.name == SERVICE for blank in blanks(template))
    return {SERVICE: service} if service and asked else {}


def substitute(template: Template, values: Mapping[str, str]) -> Template:
    """The template with its blanks filled in; one without a value stays, so that nobody overlooks it.

    A value is put in as it is, once: blanks in it are only words. Line feeds become blanks, except in commands and
    notes, since one would break the line that a step is.
    """

    def fill(text: str, *, block: bool = False) -> str:
        def value(match: re.Match[str]) -> str:
            given = values.get(match[1], match[0])
            return given if block else " ".join(given.split("\n"))

        return _BLANK.sub(value, text)

    def step(one: Step) -> Step:
        texts: dict[str, Any] = {
            field: fill(getattr(one, field), block=field in {"command", "note"}) for field in _TEXTS
        }
        return replace(one, cells=tuple(map(fill, one.cells)), **texts)

    def section(one: Section) -> Section:
        return replace(one, title=fill(one.title), intro=fill(one.intro), steps=tuple(map(step, one.steps)))

    return replace(template, title=fill(template.title), sections=tuple(map(section, template.sections)))


def _texts(step: Step) -> tuple[str, ...]:
    return (*(getattr(step, field) for field in _TEXTS), *step.cells)
