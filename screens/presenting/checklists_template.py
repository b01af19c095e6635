"""A template in full: who answers for it, why not to trust it, what the rules find, its steps by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from functools import lru_cache
from itertools import groupby

from opsdesk.domain.checklist.lint import Finding, lint
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.staleness import due_on
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.text import one_line
from screens.presenting.checklists_findings import WARNING, finding_lines, has_warnings, summed_up
from screens.presenting.checklists_items import KeptList
from screens.presenting.checklists_words import CODE, readable, section_name, step_words
from screens.presenting.listing import Fact, Heading, Line, Part, if_any, listed
from screens.presenting.row import MUTED

LABEL = 6
"""Cells of what stands before a step's details."""
LATEST = 3
"""Runs that the detail names."""

found_in = lru_cache(maxsize=64)(lint)
"""What the rules find; a template is checked once, however often it is drawn."""


def template_parts(kept: KeptList, runs: Sequence[Run], zone: tzinfo) -> list[Part]:
    """Everything about a template; `runs` are those of every template, newest first."""
    held = kept.template
    own = [run for run in runs if run.name == held.name]
    found = found_in(held)
    return [
        *if_any("Stale", [Fact("", reason, style=WARNING) for reason in kept.stale]),
        Fact("Owner", held.owner),
        Fact("Service", held.service),
        Fact("Kind", held.kind, held.mode),
        Fact("Version", f"{held.name} v{held.version}", f"by {one_line(kept.by)}, {kept.at.astimezone(zone):%Y-%m-%d}"),
        _review(held),
        *listed("Runs", [Fact("", run.call, _how(run), run.call) for run in own[:LATEST]] or _NEVER_RUN),
        *if_any("Asks for", [Fact("", blank.name, blank.words) for blank in held.variables]),
        Fact("Rules", remark=summed_up(found), style=WARNING if has_warnings(found) else ""),
        *step_parts(held),
        *_findings(found),
    ]


def _findings(found: Sequence[Finding]) -> Iterator[Part]:
    if found:
        yield Heading("What the rules find")
        yield from (line for _, line in finding_lines(found))


def step_parts(template: Template) -> Iterator[Part]:
    """Its sections and steps."""
    for _, group in groupby(numbered(template), key=lambda one: id(one[1])):
        steps = list(group)
        number, section = int(steps[0][0].partition(".")[0]), steps[0][1]
        count = sum(step.doable for _, _, step in steps)
        yield Heading(section_name(number, section), f"{count} step{'' if count == 1 else 's'}")
        yield from _intro(section)
        for told, _, step in steps:
            yield from _step(told, step)


def _step(number: str, step: Step) -> Iterator[Part]:
    at = 2 * step.depth
    below = at + len(number) + 1
    yield Line(readable(step_words(step)).plain, number, at, "" if step.doable else MUTED)
    for label, text in (("who", step.role), ("expect", step.expected), ("link", step.link)):
        if text:
            yield Line(readable(text).plain, f"{label:<{LABEL}}", below, MUTED)
    for line in step.command.splitlines():
        yield Line(line, f"{'$':<{LABEL}}", below, CODE)
    for line in step.note.splitlines():
        if line.strip():
            yield Line(readable(line).plain, "", below, MUTED)


def _intro(section: Section) -> Iterator[Part]:
    for line in section.intro.splitlines():
        if line.strip() and not line.startswith("<!--"):
            yield Line(readable(line).plain, style=MUTED)


def _review(template: Template) -> Fact:
    due = due_on(template)
    holds = f"holds {template.review_in}" if template.review_in else "no interval"
    until = f", until {due}" if due else ""
    return Fact("Reviewed", str(template.last_reviewed_on or "never"), f"{holds}{until}")


_NEVER_RUN = [Fact("", remark="never run")]


def _how(run: Run) -> str:
    return f"{run.ending or 'under way'} · {run.begun_by}" + (f" · {run.begun_at:%Y-%m-%d}" if run.begun_at else "")
