"""One rollback procedure in full: why not to trust it first, then what it says, its steps and its rehearsals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import Result
from opsdesk.domain.rollback_standing import Standing
from opsdesk.domain.rollback_words import due_words, expected_words, last_words, rehearsal_words, tier_words
from screens.presenting.listing import Fact, Heading, Line, Part

WARNING = "$text-warning"
SIGNS = {Result.WORKED: "✓", Result.FAILED: "✗", Result.BROKEN_OFF: "–"}


def procedure_detail(held: Standing, steps: Template | None, rigor: Rigor, today: date) -> tuple[Part, ...]:
    """All of it; a line about a run leads to that run."""
    plan, procedure = held.procedure.plan, held.procedure
    return (
        *_warnings(held, steps),
        *([Fact("Retired", procedure.retired)] if procedure.over else []),
        *(Fact("Under way", f"RUN-{run}", "Enter goes there", f"RUN-{run}") for run in held.under_way),
        *_what_to_do(held),
        Fact("Next", due_words(held, today)),
        Fact("For", tier_words(procedure, rigor.drill_days(plan.tier))),
        *_steps(plan.checklist, steps),
        *_rehearsals(held),
    )


def offer_detail(held: Standing, steps: Template | None) -> tuple[Part, ...]:
    """What one needs to know before rolling back now; when it is due and how it went before can wait."""
    return (*_warnings(held, steps), *_what_to_do(held), *_steps(held.procedure.plan.checklist, steps))


def _warnings(held: Standing, steps: Template | None) -> Iterator[Part]:
    """Doubts, and what the procedure doesn't say."""
    yield from (Line(doubt.words, "!", style=f"bold {WARNING}") for doubt in held.doubts)
    yield from (Line(gap, "!", style=WARNING) for gap in held.gaps)
    if held.procedure.plan.checklist and steps is None:
        yield Line(f"the checklist “{held.procedure.plan.checklist}” isn't on this desk", "!", style=f"bold {WARNING}")


def _what_to_do(held: Standing) -> Iterator[Part]:
    plan, last = held.procedure.plan, held.last
    yield Fact("Trigger", plan.trigger)
    yield Fact("No return", plan.point_of_no_return)
    yield Fact("Verified by", plan.verifier)
    yield Fact("Takes", expected_words(held.expected))
    yield Fact("Last", last_words(held), leads_to=f"RUN-{last.run}" if last and last.run else "")


def _steps(checklist: str, steps: Template | None) -> Iterator[Part]:
    """The checklist's sections and steps."""
    if steps is None:
        return
    count = len(list(steps.steps))
    yield Heading("Steps", f"{checklist} v{steps.version}, {count} step{'' if count == 1 else 's'}")
    for number, section, step in numbered(steps):
        if number.endswith(".1") and number.count(".") == 1 and section.title:
            yield Line(section.title, style="bold")
        if step.doable:
            yield Line(step.words, f"{number:<4}", indent=2 * step.depth)


def gap_detail(service: str, deployment_type: str) -> tuple[Part, ...]:
    """What a way of deploying without a procedure asks for."""
    return (
        Line(f"{service} is deployed by {deployment_type}, says the registry. Nobody has said how that is taken back."),
        Line(""),
        Line("n or Enter writes the procedure: what is watched, at which value one goes back, and by which steps."),
    )


def _rehearsals(held: Standing) -> Iterator[Part]:
    if held.rehearsals:
        yield Heading("Rehearsals", str(len(held.rehearsals)))
    for one in held.rehearsals:
        style = WARNING if one.result is Result.FAILED else ""
        yield Line(rehearsal_words(one), SIGNS[one.result], style=style, leads_to=f"RUN-{one.run}" if one.run else "")
