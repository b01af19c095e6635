"""A run in full beside the list: what it belongs to, how far it is, and what didn't go as written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from opsdesk.domain.checklist.run import Run, StepState
from opsdesk.domain.times import spoken
from screens.presenting.checklists_words import readable, section_name, step_words
from screens.presenting.details import stamp
from screens.presenting.listing import Fact, Heading, Line, Part, if_any
from screens.presenting.row import MUTED

STYLE = {StepState.DONE: MUTED, StepState.FAILED: "$text-error", StepState.SKIPPED: "$text-warning", StepState.OPEN: ""}
SIGN = {StepState.DONE: "✓", StepState.FAILED: "✗", StepState.SKIPPED: "–", StepState.OPEN: "○"}
"""A step's state before its number; each has an ASCII twin."""
WAITING = "‖"
SHORT = 90
"""Signs of a step's words where its number stands beside them."""


def run_parts(run: Run, now: datetime, zone: tzinfo) -> list[Part]:
    """Everything about a run that a person looks for before opening it."""
    return [
        *_standing(run, now, zone),
        Fact("Checklist", f"{run.name} v{run.version}", leads_to=run.name),
        *_belongs_to(run),
        Fact("Begun", f"by {run.begun_by}", stamp(run.begun_at, zone)),
        Fact("Took" if run.over else "Runs for", spoken(run.elapsed(now))),
        *if_any("Filled in", [Fact("", f"{blank.name} = {blank.value or '?'}") for blank in run.variables]),
        *_deviations(run),
        *_sections(run),
    ]


def _standing(run: Run, now: datetime, zone: tzinfo) -> Iterator[Part]:
    if not run.over:
        step = run.next_step(now)
        words = f"{step.number} {readable(step_words(step.step)).plain}" if step else "every step is marked"
        yield Fact("Now", words, style="bold")
        yield Fact("", remark="Enter goes on there")
        return
    yield Fact(run.ending.capitalize(), f"by {run.ended_by}", stamp(run.ended_at, zone))
    if run.why:
        yield Fact("Because", run.why)
    if run.signed_at:
        yield Fact("Signed off", f"by {run.signed_by}", stamp(run.signed_at, zone))
    else:
        yield Fact("Signed off", "not yet", "Enter, then Enter signs it off", style="$text-warning")
    if run.learnt_version:
        yield Fact("Learnt", f"v{run.learnt_version} of {run.name}")


def _belongs_to(run: Run) -> Iterator[Part]:
    for label, prefix, number in (("Incident", "INC", run.incident), ("Change", "CHG", run.change)):
        if number:
            yield Fact(label, f"{prefix}-{number}")
    if run.drill:
        yield Fact("Drill of", f"RB-{run.drill}")


def _deviations(run: Run) -> Iterator[Part]:
    found = [record for record in run.marked() if record.state is not StepState.DONE]
    if found:
        yield Heading("Not as written")
    for record in found:
        step = run.layout.lines[record.number].step
        why = f": {record.why}" if record.why else ""
        words = f"{record.number} {record.state} by {record.by}{why}"
        yield Line(words, SIGN[record.state], style=STYLE[record.state])
        yield Line(_short(readable(step_words(step)).plain), indent=2, style=MUTED)


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _sections(run: Run) -> Iterator[Part]:
    yield Heading("Sections")
    records = run.by_number
    for part in run.parts:
        if part.steps:
            marked = sum(line.number in records and not records[line.number].open for line in part.steps)
            sign = "✓" if marked == len(part.steps) else "○"
            yield Line(f"{section_name(part.number, part.section)}  {marked} of {len(part.steps)}", sign)
