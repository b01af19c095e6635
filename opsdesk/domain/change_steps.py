"""From one state of a change to the next: each step is a happening, or refused in words that say what is missing.

Evidence, not signatures: whoever it is may approve a change once what its tier demands is there, and nobody may before.
An emergency may be approved at once, with a reason; what was missing then is named, and its review asks for it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from opsdesk.domain.change import ENDINGS, Change, ChangeState
from opsdesk.domain.change_evidence import Item, missing
from opsdesk.domain.change_happenings import (
    STEPS,
    Approved,
    Begun,
    Cancelled,
    Ended,
    EvidenceLinked,
    EvidenceRemoved,
    IncidentLinked,
    Replanned,
    Reviewed,
    StageReached,
)
from opsdesk.domain.change_parts import Piece, Verdict
from opsdesk.domain.dossier import Page, TakenBack, newest_of, taken_back
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.freeze import Frozen
from opsdesk.domain.rigor import Demand
from opsdesk.domain.text import is_reason, quoted


def demanded(change: Change, demand: str) -> Demand:
    """The demand of that id; raises BadInput naming those that there are."""
    demands = {held.id: held for held in change.verdict.demands} if change.verdict else {}
    if demand not in demands:
        asked = ", ".join(demands) or "nothing"
        raise BadInput(f"{change.name} demands no {quoted(demand)} (it demands {asked})")
    return demands[demand]


def link(change: Change, piece: Piece, held: Iterable[Item]) -> EvidenceLinked:
    """Links a piece of evidence; raises BadInput for a demand it doesn't have, Refused for what was approved on."""
    item = _item(change, piece.demand, held)
    if change.over:
        raise Refused(f"{change.name} is {change.state}: its evidence is closed")
    if change.approval and item.met and not item.by_approving and item.piece is not None:
        raise Refused(f"{piece.demand} is what {change.name} was approved on; change the plan to ask anew")
    return EvidenceLinked(piece=piece)


def raised(change: Change, verdict: Verdict) -> Iterator[Replanned]:
    """Keeps a plan under a verdict of what is known by now, before its approval; it only ever gets stricter so."""
    if change.state is ChangeState.PLANNED and change.verdict and verdict.tier.rank > change.verdict.tier.rank:
        yield Replanned(plan=change.plan, verdict=verdict, what=("assessed anew",))


def remove(change: Change, demand: str, held: Iterable[Item]) -> EvidenceRemoved:
    """Takes a piece of evidence away; only while it is planned, since an approval stands on it."""
    item = _item(change, demand, held)
    _in_state(change, ChangeState.PLANNED, "evidence is taken away only before the approval")
    if item.piece is None:
        raise Refused(f"nothing is linked to {demand}")
    return EvidenceRemoved(demand=demand)


def approve(change: Change, held: Iterable[Item], frozen: Sequence[Frozen], why: str) -> Approved:
    """Lets it be rolled out; raises Refused naming the evidence that is missing or the freeze that holds."""
    _in_state(change, ChangeState.PLANNED, "only a planned change is approved")
    lacking = missing(held, "approval")
    if change.emergency:
        if not is_reason(why):
            raise Refused(f"{change.name} is an emergency: say why it can't wait")
        return Approved(why=why, missing=tuple(item.demand.id for item in lacking))
    if lacking:
        raise Refused(f"{change.name} can't be approved yet: {_named(lacking)}")
    if change.plan.starts_at is None:
        raise Refused(f"{change.name} has no window yet: say when it is planned for")
    _not_frozen(change, frozen)
    return Approved(why=why)


def begin(change: Change, held: Iterable[Item], frozen: Sequence[Frozen]) -> Begun:
    """Begins the rollout; what was approved is looked at once more, since evidence can grow old."""
    _in_state(change, ChangeState.APPROVED, "only an approved change is begun")
    if not change.emergency:
        if lacking := missing(held):
            raise Refused(f"{change.name} can't begin yet: {_named(lacking)}")
        _not_frozen(change, frozen)
    return Begun()


def reach(change: Change, stage: str, note: str) -> StageReached:
    """Marks a stage; without a name the next one that is planned."""
    _in_state(change, ChangeState.ROLLING_OUT, "stages are marked while it is rolled out")
    if not stage and not change.stages_left:
        raise Refused(f"{change.name} has no stage left: name one, or finish it")
    stage = stage or change.stages_left[0]
    if any(mark.stage == stage for mark in change.marks):
        raise Refused(f"{change.name} has reached {stage} already")
    return StageReached(stage=stage, note=note)


def finish(change: Change, how: ChangeState, words: str, incident: int) -> Ended:
    """Ends the rollout, or says how one went that was only noted; what didn't go well needs words."""
    if how not in ENDINGS:
        raise BadInput(f"a rollout ends as {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    if change.outcome_known:
        _in_state(change, ChangeState.ROLLING_OUT, "only what is rolled out can end")
    if how is ChangeState.DONE and change.stages_left:
        left = ", ".join(change.stages_left)
        raise Refused(f"{change.name} isn't done: not reached yet: {left}")
    if how is not ChangeState.DONE and not is_reason(words):
        raise Refused(f"{change.name} is {how}: say what went wrong")
    return Ended(how=how, words=words, incident=incident)


def cancel(change: Change, why: str) -> Cancelled:
    """Gives it up before it was begun, for a reason; of a recorded one it says that it never happened."""
    if change.state is ChangeState.ROLLING_OUT:
        raise Refused(f"{change.name} is rolling out: finish it as done, rolled back or failed")
    if change.state is ChangeState.CANCELLED or (change.state.is_over and not change.recorded):
        raise Refused(f"{change.name} is {change.state} already")
    if not is_reason(why):
        raise Refused(f"cancelling {change.name} needs a reason")
    return Cancelled(why=why)


def review(change: Change, words: str, held: Iterable[Item], *, incomplete: bool) -> Reviewed:
    """Closes an emergency: what was found, and by then its documents, or why some never came."""
    if change.review_due_at is None:
        said = "was reviewed already" if change.review else "is no emergency that waits for a review"
        raise Refused(f"{change.name} {said}")
    if not change.state.is_over:
        raise Refused(f"{change.name} is {change.state}: it is reviewed when it is over")
    if not words:
        raise Refused(f"say what the review of {change.name} found")
    lacking = missing(held)
    if lacking and not incomplete:
        raise Refused(f"{change.name} still owes its documents: {_named(lacking)}")
    return Reviewed(words=words, missing=tuple(item.demand.id for item in lacking))


def link_incident(change: Change, incident: int) -> IncidentLinked:
    """Says that it led to an incident, or, with 0, that it didn't after all."""
    if change.deployed_at is None:
        raise Refused(f"{change.name} is {change.state}: nothing of it has reached anybody")
    return IncidentLinked(incident=incident)


def check_undo(pages: Sequence[Page[Change]], by: str) -> None:
    """Refuses to take back what something stands on: evidence, a plan or an approval that somebody acted on.

    A step goes back only while nothing came after it, anything else only while no step did.
    """
    mine = newest_of(pages, by)
    gone = taken_back(pages)
    after = [page for page in pages if page.seq > mine.seq and page.seq not in gone]
    after = [page for page in after if not isinstance(page.happening, TakenBack)]
    if not isinstance(mine.happening, STEPS):
        after = [page for page in after if isinstance(page.happening, STEPS)]
    if after:
        later = after[-1].happening.headline()
        raise Refused(f"“{mine.happening.headline()}” can't be undone any more: “{later}” came after it")


def _item(change: Change, demand: str, held: Iterable[Item]) -> Item:
    wanted = demanded(change, demand)
    return next(item for item in held if item.demand == wanted)


def _in_state(change: Change, state: ChangeState, rule: str) -> None:
    if change.state is not state:
        raise Refused(f"{change.name} is {change.state}: {rule}")


def _not_frozen(change: Change, frozen: Sequence[Frozen]) -> None:
    for one in frozen:
        until = f"until {one.span.ends_at:%a %d %b %H:%M} UTC"
        raise Refused(f"{change.name} falls into the freeze “{one.freeze.name}” ({until}): only emergencies do")


def _named(lacking: Iterable[Item]) -> str:
    """`missing evidence: peer-review: nobody is named; watcher: nobody is named`."""
    return "missing evidence: " + "; ".join(f"{item.demand.id}: {item.words}" for item in lacking)
