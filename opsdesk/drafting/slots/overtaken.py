"""What the last text told and what doesn't hold any more, though it was no mistake: said before what is known now.

Readers who heard of a suspected cause, of a step or of a workaround wait for it; silence about it would leave them so
(CDC's CERC: say what changed, and why). And a text that says that nothing is new says so only when nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.action import Action
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisStatus, Outcome
from opsdesk.drafting.facts import Fact, FactState, Ledger, slot_of
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.steps import plain_step
from opsdesk.drafting.told import folded, since_last

CUSTOMERS = frozenset({Audience.CUSTOMERS})
_NO_FINDING = {"incident", "state", "commander", "status", "suspects", "where", "contact", "links", "route", "report"}
"""Slots about the desk itself; that one more thing is suspected isn't that something was found."""
_IN_VAIN = {Outcome.DID_NOT_HELP, Outcome.MADE_IT_WORSE}


def nothing_new(frame: Frame, ledger: Ledger) -> Iterator[Fact]:
    """For each audience that was told something, that nothing that was found, done or seen since is to be told."""
    for audience in Audience:
        last = frame.incident.last_update(audience)
        changes = since_last(last, ledger).changes if last else ()
        if last and all(slot_of(change.key) in _NO_FINDING for change in changes):
            only, behind = frozenset({audience}), (f"U{last.number}",)
            yield confirmed(f"nothing_new:{audience}", "found nothing new", evidence=behind, audiences=only)


def overtaken(frame: Frame, ledger: Ledger) -> Iterator[Fact]:
    """What customers were told last of a suspicion, a step and a workaround, and what became of it.

    Inside every cause and every step is told by name, with its end. `ledger` is what is known now.
    """
    last = frame.incident.last_update(Audience.CUSTOMERS)
    if last is None or frame.incident.status.is_over:
        return
    for slot, words, evidence in _gone(frame, last, ledger):
        behind = (f"U{last.number}", *evidence)
        yield Fact(f"overtaken.{slot}", words, FactState.RULED_OUT, last.sent_at, behind, CUSTOMERS)


def _gone(frame: Frame, last: SentUpdate, ledger: Ledger) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    when = frame.clock(last.sent_at)
    if (told := _told(last, "cause", FactState.SUSPECTED)) and (names := _ruled_out(frame, told)):
        yield "cause", f"the suspected cause that we told you about at {when} is ruled out", names
    if (told := _told(last, "plan", FactState.CONFIRMED)) and (step := _ended(frame, told)):
        yield "step", _came_of(step, when), (step.name,)
    told, now = _told(last, "workaround", FactState.CONFIRMED), ledger.slot("workaround", Audience.CUSTOMERS)
    if told and now and now.state is not FactState.CONFIRMED and not now.asks:
        yield "workaround", f"the workaround of {when} no longer holds (“{told.words}”)", now.evidence


def told_of(last: SentUpdate) -> frozenset[datetime]:
    """When the suspicion was raised and the step given that a text tells of: its readers wait to hear of those."""
    told = (_told(last, "cause", FactState.SUSPECTED), _told(last, "plan", FactState.CONFIRMED))
    return frozenset(fact.as_of for fact in told if fact and fact.as_of)


def _told(last: SentUpdate, slot: str, state: FactState) -> SentFact | None:
    """What a text says of a slot in so many words."""
    said = folded(last.text)
    facts = (fact for fact in last.facts if slot_of(fact.key) == slot and fact.state == state)
    return next((fact for fact in facts if folded(fact.words) in said), None)


def _ruled_out(frame: Frame, told: SentFact) -> tuple[str, ...]:
    """The hypothesis that a suspicion was about, once it is ruled out; of several raised at once, once all are."""
    about = [cause for cause in frame.causes if cause.raised_at == told.as_of]
    out = [cause.name for cause in about if cause.status is HypothesisStatus.RULED_OUT]
    return tuple(out) if len(out) == len(about) else ()


def _ended(frame: Frame, told: SentFact) -> Action | None:
    """The step that was under way, once it was dropped or didn't help."""
    given = (action for action in frame.incident.actions.values() if told.as_of and action.given_at == told.as_of)
    dropped = ActionStatus.DROPPED
    return next((step for step in given if step.status is dropped or step.outcome in _IN_VAIN), None)


def _came_of(step: Action, when: str) -> str:
    plain, told = plain_step(step.text), f"we told you about at {when}"
    if step.status is ActionStatus.DROPPED:
        return f"we are no longer {plain.doing}, which {told}" if plain else f"the step that {told} is dropped"
    return f"{plain.doing}, which {told}, {step.outcome}" if plain else f"the step that {told} {step.outcome}"
