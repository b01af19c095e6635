"""A change and what is linked to it, for the tests of its rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from opsdesk.domain.change import Change
from opsdesk.domain.change_evidence import Facts, Item, ProcedureFact, RunFact, items
from opsdesk.domain.change_happenings import CHANGES, Planned
from opsdesk.domain.change_parts import ChangePlan, Piece, PieceSort
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.change_verdict import verdict_of
from opsdesk.domain.dossier import Happening, Page, fold
from opsdesk.domain.rigor import DEFAULT_RIGOR, Rigor

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
LATELY = date(2026, 11, 2)
HIGH = ChangeRisk(likelihood=3, impact=4, rehearsed=LATELY)
EXTREME = ChangeRisk(likelihood=5, impact=5, rehearsed=LATELY)
SMALL = ChangeRisk(likelihood=2, impact=2, rehearsed=LATELY)

FACTS = Facts(
    TODAY,
    runs={
        1: RunFact(1, pauses=3),
        2: RunFact(2, abandoned=True, pauses=3),
        3: RunFact(3, drill=1, worked_on=LATELY, pauses=1),
        4: RunFact(4, drill=1),
    },
    procedures={
        1: ProcedureFact(1, checklist="roll-back", trigger="errors > 2 %", rehearsed_on=LATELY),
        2: ProcedureFact(2),
        3: ProcedureFact(3, rehearsed_on=LATELY, doubts=("the drill on 2026-11-10 failed",)),
        4: ProcedureFact(4, retired="nobody deploys so", rehearsed_on=LATELY),
    },
    pauses={"release": 4, "short": 1},
)

GOOD = {
    "automated-tests": Piece("automated-tests", PieceSort.LINK, "https://ci.example/1"),
    "peer-review": Piece("peer-review", PieceSort.PERSON, "bo"),
    "rollback-steps": Piece("rollback-steps", PieceSort.PROCEDURE, number=1),
    "trigger-metric": Piece("trigger-metric", PieceSort.PROCEDURE, number=1),
    "staged-rollout": Piece("staged-rollout", PieceSort.WORDS, "region by region"),
    "rollback-rehearsed": Piece("rollback-rehearsed", PieceSort.RUN, number=3),
    "second-reviewer": Piece("second-reviewer", PieceSort.PERSON, "cy"),
    "watcher": Piece("watcher", PieceSort.PERSON, "ana"),
    "drafted-message": Piece("drafted-message", PieceSort.WORDS, "We are undoing it."),
    "checklist-pauses": Piece("checklist-pauses", PieceSort.RUN, number=1),
    "go-no-go": Piece("go-no-go", PieceSort.WORDS, "go, eli"),
    "commander-on-standby": Piece("commander-on-standby", PieceSort.PERSON, "eli"),
    "split-or-redesign": Piece("split-or-redesign", PieceSort.WORDS, "can't be split"),
}
"""What meets each demand of the rigor that ships."""


def plan_of(risk: ChangeRisk, **more: Any) -> ChangePlan:
    """A plan of ana's to change the payments this afternoon."""
    window = {"starts_at": NOW.replace(hour=15), "ends_at": NOW.replace(hour=16)}
    plan = ChangePlan(title="Pools", services=("payments",), requester="ana", risk=risk)
    return replace(plan, **{**window, **more})


def written(number: int, happenings: Iterable[tuple[str, Happening[Change]]], at: datetime = NOW) -> list[Page[Change]]:
    """Pages by (who, what)."""
    return [Page(seq, f"{number}.{seq}", at, at, by, what) for seq, (by, what) in enumerate(happenings, start=1)]


def planned(risk: ChangeRisk, *after: Happening[Change], rigor: Rigor = DEFAULT_RIGOR, **more: Any) -> Change:
    """A planned change to which something happened."""
    plan = plan_of(risk, **more)
    first = Planned(plan=plan, verdict=verdict_of(risk, rigor))
    return fold(CHANGES, 1, written(1, [("ana", item) for item in (first, *after)]))


def looked_at(change: Change, facts: Facts = FACTS) -> tuple[Item, ...]:
    """Its evidence."""
    return items(change, facts)
