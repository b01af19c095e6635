"""From a template to Markdown, as a person would write it."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.formats.checklist.front_matter import FENCE, front_matter
from opsdesk.formats.checklist.items import below
from opsdesk.formats.checklist.tables import table_lines


def write_checklist(template: Template) -> str:
    """The template as a Markdown file."""
    head = "\n".join((FENCE, *front_matter(template), FENCE))
    title = f"# {template.title}" if template.title else ""
    parts = [template.preface, head, template.lead, title]
    for section in template.sections:
        parts += _section(section)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> Iterator[str]:
    """The parts of a section, each to be set off by an empty line."""
    if section.level:
        yield f"{'#' * section.level} {section.title}"
    yield section.intro
    if section.columns:
        yield "\n".join(table_lines(section))
        yield section.steps[-1].after if section.steps else ""
    else:
        yield from _lists(section.steps)


def _lists(steps: tuple[Step, ...]) -> Iterator[str]:
    """Each list, and the text after it."""
    lines: list[str] = []
    widths: list[int] = []
    for step in steps:
        widths = widths[: step.depth]
        lines += _step(step, sum(widths))
        widths.append(len(step.marker) + 1)
        if step.after:
            yield "\n".join(lines)
            yield step.after
            lines, widths = [], []
    yield "\n".join(lines)


def _step(step: Step, indent: int) -> Iterator[str]:
    box = f"[{step.box}] " if step.doable else ""
    yield f"{' ' * indent}{step.marker} {box}{step.words}"
    inside = " " * (indent + len(step.marker) + 1)
    for line in below(step):
        yield inside + line if line else ""
