"""Whether the evidence that a change's tier demands is there, item by item, and if not, why.

What is linked is looked at as it is now: a drill that was held in time may be too long ago by the day of the rollout, a
checklist's run may have been abandoned since. The facts about runs and procedures come as plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Final, Literal

from opsdesk.domain.change import Change
from opsdesk.domain.change_parts import Piece, PieceSort
from opsdesk.domain.change_risk import rehearsal_is_current
from opsdesk.domain.rigor import Demand, Evidence
from opsdesk.domain.values import dataclass

FEWEST_STAGES: Final = 2
"""All at once is no rollout in stages."""

NOTHING: Final[Mapping[Evidence, str]] = {
    "link": "no link yet",
    "note": "nothing written yet",
    "person": "nobody is named",
    "rollback procedure": "no steps yet: RB-n, or words",
    "trigger metric": "no metric with its threshold yet",
    "rollback rehearsal": "no rehearsal yet: RB-n, a drill's RUN-n, or its day",
    "checklist run": "none yet: RUN-n, or a checklist",
    "drafted message": "no message is drafted",
    "stages": f"fewer than {FEWEST_STAGES} stages are planned",
}
"""Why an item is missing of which nothing is there."""


@dataclass(frozen=True, slots=True)
class RunFact:
    """What counts of a checklist's run."""

    number: int
    abandoned: bool = False
    drill: int = 0
    """The rollback procedure it rehearses."""
    worked_on: date | None = None
    """The day on which it was finished with no step failed."""
    pauses: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureFact:
    """What counts of a rollback procedure."""

    number: int
    checklist: str = ""
    trigger: str = ""
    rehearsed_on: date | None = None
    """The day of the last rehearsal that worked."""
    doubts: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the desk knows of that which is linked; what isn't in it isn't on the desk."""

    today: date
    runs: Mapping[int, RunFact] = field(default_factory=dict)
    procedures: Mapping[int, ProcedureFact] = field(default_factory=dict)
    pauses: Mapping[str, int] = field(default_factory=dict)
    """Of the checklists, by name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A demand, what is linked to it, and what is still wrong with that."""

    demand: Demand
    piece: Piece | None
    problem: str
    """Why it isn't met; empty when it is."""
    by_approving: bool = False
    """The approval itself will meet it."""

    @property
    def met(self) -> bool:
        """Nothing is missing, or nothing that could be there by now."""
        return not self.problem

    @property
    def words(self) -> str:
        """What a list shows beside the demand."""
        shown = self.piece.words if self.piece else ""
        return " · ".join(part for part in (shown, self.problem) if part)


def items(change: Change, facts: Facts) -> tuple[Item, ...]:
    """Every demand of a change with its evidence; none for a recorded one."""
    demands = change.verdict.demands if change.verdict else ()
    return tuple(_item(change, demand, facts) for demand in demands)


def missing(held: Iterable[Item], by: Literal["approval", "start"] = "start") -> tuple[Item, ...]:
    """The items that stand in the way of the approval, or of the start."""
    return tuple(item for item in held if item.problem and by in {"start", item.demand.due})


def _item(change: Change, demand: Demand, facts: Facts) -> Item:
    piece = change.piece(demand.id)
    if piece is not None:
        return Item(demand, piece, _problem(change, demand, piece, facts))
    if demand.evidence == "approval":
        return Item(demand, None, "", by_approving=change.approval is None)
    if demand.evidence == "stages" and len(change.plan.stages) >= FEWEST_STAGES:
        return Item(demand, None, "")
    return Item(demand, None, NOTHING[demand.evidence])


def _problem(change: Change, demand: Demand, piece: Piece, facts: Facts) -> str:
    match demand.evidence:
        case "person":
            return _not_independent(change, piece) if demand.independent else ""
        case "rollback procedure" | "trigger metric":
            return _procedure_problem(demand, piece, facts)
        case "rollback rehearsal":
            return _rehearsal_problem(demand, piece, facts)
        case "checklist run":
            return _pauses_problem(piece, facts)
    return ""


def _not_independent(change: Change, piece: Piece) -> str:
    """Somebody's own word for their own work is no second look at it."""
    if piece.text == change.plan.requester:
        return "asks for the change"
    independent = {demand.id for demand in change.verdict.demands if demand.independent} if change.verdict else set()
    others = (held for held in change.pieces if held.demand in independent - {piece.demand})
    twin = next((held for held in others if held.text == piece.text), None)
    return f"named for {twin.demand} already" if twin and _came_first(twin, piece) else ""


def _came_first(twin: Piece, piece: Piece) -> bool:
    """Of two demands that one person is named for, the older one counts."""
    return twin.at is None or piece.at is None or (twin.at, twin.demand) < (piece.at, piece.demand)


def _procedure_problem(demand: Demand, piece: Piece, facts: Facts) -> str:
    if piece.sort is not PieceSort.PROCEDURE:
        return ""
    held = facts.procedures.get(piece.number)
    if problem := _no_procedure(held):
        return problem
    assert held is not None
    if demand.evidence == "trigger metric":
        return "" if held.trigger else "names no metric and threshold"
    return "" if held.checklist else "has no checklist of its steps"


def _no_procedure(held: ProcedureFact | None) -> str:
    if held is None:
        return "isn't on this desk"
    return f"isn't followed any more: {held.retired}" if held.retired else ""


def _rehearsal_problem(demand: Demand, piece: Piece, facts: Facts) -> str:
    if piece.sort is PieceSort.WORDS:
        return "names no day"
    on, problem = _rehearsed(piece, facts)
    if problem or on is None:
        return problem
    if rehearsal_is_current(on, demand, facts.today):
        return ""
    days = (facts.today - on).days
    return f"{days} days ago; {demand.within_days} are the most" if days >= 0 else "is still to come"


def _rehearsed(piece: Piece, facts: Facts) -> tuple[date | None, str]:
    """The day of the rehearsal, or why there is none."""
    if piece.sort is PieceSort.DAY:
        return piece.on, ""
    if piece.sort is PieceSort.PROCEDURE:
        return _by_procedure(facts.procedures.get(piece.number))
    run = facts.runs.get(piece.number)
    if run is None:
        return None, "isn't on this desk"
    if not run.drill:
        return None, "is no drill of a rollback"
    return run.worked_on, "" if run.worked_on else "hasn't worked to its end"


def _by_procedure(held: ProcedureFact | None) -> tuple[date | None, str]:
    if problem := _no_procedure(held):
        return None, problem
    assert held is not None
    if held.doubts:
        return None, held.doubts[0]
    return held.rehearsed_on, "" if held.rehearsed_on else "was never rehearsed"


def _pauses_problem(piece: Piece, facts: Facts) -> str:
    if piece.sort is PieceSort.RUN:
        run = facts.runs.get(piece.number)
        if run is None or run.abandoned:
            return "isn't on this desk" if run is None else "was abandoned"
        pauses = run.pauses
    else:
        if piece.text not in facts.pauses:
            return "isn't on this desk"
        pauses = facts.pauses[piece.text]
    return "" if pauses > 1 else "has no pause to decide at"
