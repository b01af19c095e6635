"""How rollback procedures are told: in a line, as a page, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import Rehearsal
from opsdesk.domain.rollback_coverage import Uncovered
from opsdesk.domain.rollback_standing import Standing
from opsdesk.domain.rollback_words import due_words, expected_words, gap_words, last_words, rehearsal_words, tier_words
from opsdesk.domain.text import one_line


def way(gap: Uncovered) -> str:
    """`payments · rolling`."""
    return one_line(f"{gap.service} · {gap.deployment_type}")


def summary(held: Standing, today: date) -> str:
    """`RB-3  payments · rolling: drill due 2027-02-15 · about 12 min (n = 3) · doubt: …`."""
    procedure = held.procedure
    parts = (
        due_words(held, today),
        expected_words(held.expected),
        f"under way: {_runs(held)}" if held.under_way else "",
        *(f"doubt: {doubt.words}" for doubt in held.doubts),
        gap_words(held),
    )
    return one_line(f"{procedure.name:<5} {procedure.title}: {' · '.join(part for part in parts if part)}")


def told(held: Standing, steps: Template | None, rigor: Rigor, today: date) -> Iterator[str]:
    """The procedure as a page: why not to trust it comes first."""
    procedure, plan = held.procedure, held.procedure.plan
    yield one_line(f"{procedure.name} {procedure.title}{f' · retired: {procedure.retired}' if procedure.over else ''}")
    yield from (one_line(f"doubt: {doubt.words}") for doubt in held.doubts)
    yield from (f"missing: {gap}" for gap in held.gaps)
    facts = (
        ("trigger", plan.trigger),
        ("no return", plan.point_of_no_return),
        ("verified by", plan.verifier),
        ("takes", expected_words(held.expected)),
        ("next", f"{due_words(held, today)} · {tier_words(procedure, rigor.drill_days(plan.tier))}"),
        ("last", last_words(held)),
        ("under way", _runs(held)),
        ("steps", f"{plan.checklist}{f' v{steps.version}' if steps else ', which is not on this desk'}"),
    )
    yield from (
        one_line(f"{label:<12}{words}") for label, words in facts if words and (label != "steps" or plan.checklist)
    )
    if steps is not None:
        yield from (one_line(f"  {number:<6}{step.words}") for number, _, step in numbered(steps) if step.doable)
    if held.rehearsals:
        yield "rehearsals"
        yield from (one_line(f"  {rehearsal_words(one)}") for one in held.rehearsals)


def as_json(held: Standing, steps: Template | None, rigor: Rigor, today: date) -> dict[str, Any]:
    """All of it; see `brief_json` for the keys that a list has, too."""
    return brief_json(held, today) | {
        "drill_days": rigor.drill_days(held.procedure.plan.tier),
        "checklist_version": steps.version if steps else None,
        "steps": [{"number": number, "text": step.words} for number, _, step in numbered(steps) if step.doable]
        if steps
        else [],
        "rehearsals": [_rehearsal(one) for one in held.rehearsals],
    }


def brief_json(held: Standing, today: date) -> dict[str, Any]:
    """A procedure in a list. Minutes are numbers; `expected_n` 0 means that they are an estimate."""
    procedure, plan, expected = held.procedure, held.procedure.plan, held.expected
    return {
        "id": procedure.name,
        "service": procedure.service or None,
        "deployment_type": procedure.deployment_type,
        "metric": plan.metric,
        "threshold": plan.threshold,
        "point_of_no_return": plan.point_of_no_return,
        "checklist": plan.checklist,
        "verifier": plan.verifier,
        "tier": plan.tier,
        "expected_minutes": float(expected.minutes) if expected else None,
        "expected_n": expected.n if expected else 0,
        "last": _rehearsal(held.last) if held.last else None,
        "last_worked_on": str(held.last_worked.at.date()) if held.last_worked else None,
        "due_on": str(held.due_on),
        "is_due": held.is_due(today),
        "doubts": [{"on": str(doubt.on), "words": doubt.words} for doubt in held.doubts],
        "gaps": list(held.gaps),
        "under_way": [f"RUN-{number}" for number in held.under_way],
        "retired": procedure.retired,
    }


def uncovered_json(gap: Uncovered) -> dict[str, Any]:
    """A deployment type without a procedure."""
    return {"service": gap.service, "deployment_type": gap.deployment_type}


def _rehearsal(one: Rehearsal) -> dict[str, Any]:
    return {
        "at": one.at,
        "outcome": one.result,
        "elapsed_seconds": one.seconds,
        "drill": not one.incident,
        "run": f"RUN-{one.run}" if one.run else None,
        "incident": f"INC-{one.incident}" if one.incident else None,
        "why": one.why,
        "by": one.by,
    }


def _runs(held: Standing) -> str:
    return ", ".join(f"RUN-{number}" for number in held.under_way)
