"""How checklists are told: in a line, as a page, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from opsdesk.cli.names_json import said_as
from opsdesk.desk.checklists import TakenIn
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.text import one_line

if TYPE_CHECKING:
    from opsdesk.store.records.checklist import KeptTemplate


def summary(template: Template) -> str:
    """`deploy v3: Deploy a service · 12 steps · deployment · payments`."""
    count = len(list(template.steps))
    parts = (
        one_line(template.heading),
        "1 step" if count == 1 else f"{count} steps",
        template.kind,
        one_line(template.service),
        f"owner {one_line(template.owner)}" if template.owner else "no owner",
    )
    return f"{template.name} v{template.version}: {' · '.join(part for part in parts if part)}"


def told(kept: KeptTemplate, stale: tuple[str, ...]) -> Iterator[str]:
    """The template as a page: what it is, why not to trust it, and its steps by number."""
    template = kept.template
    yield summary(template)
    reviewed = template.last_reviewed_on or "never"
    yield f"{template.mode} · reviewed {reviewed} · taken in by {kept.by} {kept.at:%Y-%m-%d %H:%M} UTC"
    yield from (f"stale: {one_line(reason)}" for reason in stale)
    yield from (f"{{{{ {variable.name} }}}} {one_line(variable.words)}" for variable in template.variables)
    for _, group in groupby(numbered(template), key=lambda one: id(one[1])):
        steps = list(group)
        yield from ("", _heading(steps[0][1], steps[0][0]))
        for number, _, step in steps:
            yield from _step(number, step)


_OF_STEPS: Final = {"words": "text", "link": "url"}


def as_json(kept: KeptTemplate, stale: tuple[str, ...], *, whole: bool) -> dict[str, Any]:
    """The keys of the template, with its sections or only their number of steps."""
    template = kept.template
    row = asdict(template) | {
        "last_reviewed_on": str(template.last_reviewed_on) if template.last_reviewed_on else None,
        "step_count": len(list(template.steps)),
        "stale": bool(stale),
        "reasons": [{"words": why} for why in stale],
        "at": kept.at,
        "by": kept.by,
    }
    if not whole:
        return {key: value for key, value in row.items() if key not in {"sections", "preface", "lead", "foreign"}}
    numbers = iter(number for number, _, _ in numbered(template))
    for section in row["sections"]:
        section["steps"] = [{"number": next(numbers), **said_as(step, _OF_STEPS)} for step in section["steps"]]
    return row


def taken_json(taken: TakenIn) -> dict[str, Any]:
    """What became of a template that was taken in."""
    return {
        "name": taken.template.name,
        "version": taken.template.version,
        "became": taken.became,
        "step_count": len(list(taken.template.steps)),
        "differences": [f"{difference.what} {difference.line}" for difference in taken.differences],
    }


def _heading(section: Section, number: str) -> str:
    title = one_line(section.title) or (" | ".join(section.columns) if section.columns else "Steps")
    return f"{number.partition('.')[0]} {title}"


def _step(number: str, step: Step) -> Iterator[str]:
    indent = "  " * (step.depth + 1)
    words = " | ".join((step.words, *step.cells))
    yield f"{indent}{number} {f'[{step.box}] ' if step.doable else ''}{one_line(words)}"
    for label, text in (("who", step.role), ("expect", step.expected), ("link", step.link)):
        if text:
            yield f"{indent}  {label}: {one_line(text)}"
    yield from (f"{indent}  $ {line}" for line in step.command.splitlines())
    yield from (f"{indent}  {line}" for line in step.note.splitlines())
