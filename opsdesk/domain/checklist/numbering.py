"""Numbers to speak of steps by: `2.3` is the third step of the second section, `2.3.1` the first one in it."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.checklist.template import Section, Step, Template


def numbered(template: Template) -> Iterator[tuple[str, Section, Step]]:
    """Every line of a list or table with its number and its section. Sections without any aren't counted."""
    with_steps = (section for section in template.sections if section.steps)
    for place, section in enumerate(with_steps, start=1):
        counts: list[int] = []
        for step in section.steps:
            counts = [*counts[: step.depth + 1], *[0] * (step.depth + 1 - len(counts))]
            counts[-1] += 1
            yield ".".join(map(str, (place, *counts))), section, step
