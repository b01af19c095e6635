"""What the last text told and what doesn't hold any more, though it was no mistake: said before what is known now.

Readers who heard of a suspected cause, of a step or of a workaround wait for it; silence about it would leave them so
(CDC's CERC: say what changed, and why). And a text that says that nothing is new says so only when nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from opsdesk.domain.action import Action
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisStatus, Lane, Outcome
from opsdesk.drafting.facts import Fact, FactState, Ledger, slot_of
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.phrasing import labelled, tidy
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.steps import plain_step, says_as_much
from opsdesk.drafting.time_boxes import without_time_box
from opsdesk.drafting.told import folded, since_last

CUSTOMERS = frozenset({Audience.CUSTOMERS})
_NO_FINDING = {"incident", "state", "commander", "status", "suspects", "where", "contact", "links", "route", "report"}
"""Slots about the desk itself; that one more thing is suspected isn't that something was found."""
_PLANNED: Final = re.compile(r"^plan (?:this: |to )|^have decided what to do about it$| \(in progress since .*\)$")
"""What stands around the words of a plan, or in their place."""
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
    if (told := _told(last, "plan", FactState.CONFIRMED)) and (step := _ended(frame, told, last.sent_at)):
        yield "step", _came_of(step, when, told.words), (step.name,)
    if given_up := plan_given_up(frame, last):
        yield "plan", f"the plan in our update of {when} no longer holds (“{given_up}”)", ("plan",)
    told, now = _told(last, "workaround", FactState.CONFIRMED), ledger.slot("workaround", Audience.CUSTOMERS)
    if told and now and now.state is not FactState.CONFIRMED and not now.asks:
        yield "workaround", f"the workaround in our update of {when} no longer holds (“{told.words}”)", now.evidence


def plan_given_up(frame: Frame, last: SentUpdate) -> str:
    """The plan that a text told and that another one replaced, or none did, before anything was done; else empty."""
    told = _told(last, "plan", FactState.CONFIRMED)
    planned = _PLANNED.sub("", told.words) if told and told.as_of is None else ""
    if not planned:
        return ""
    now = labelled(frame.incident.plan)[0]
    still_holds = says_as_much(now, planned) or (now and says_as_much(planned, now))
    return "" if still_holds or _is_under_way(frame, planned, last.sent_at) else planned


def _is_under_way(frame: Frame, planned: str, told_at: datetime) -> bool:
    """It is carried out, or something else was since it was told: whatever is planned then comes after that."""
    every = frame.incident.actions.values()
    if any(says_as_much(step.text, planned) for step in every if step.status is not ActionStatus.DROPPED):
        return True
    ended = [step.ended_at for step in every if step.lane is Lane.FIX and step.status is ActionStatus.DONE]
    taken = [*ended, frame.incident.mitigation_at]
    return any(at is not None and at > told_at for at in taken)


def told_of(frame: Frame, last: SentUpdate) -> frozenset[str]:
    """The suspicion and the step, by their names, that a text tells of: its readers wait to hear of those."""
    cause, plan = _told(last, "cause", FactState.SUSPECTED), _told(last, "plan", FactState.CONFIRMED)
    causes = _raised(frame, cause) if cause else []
    steps = _under_way(frame, plan, last.sent_at) if plan else []
    return frozenset([*(cause.name for cause in causes), *(step.name for step in steps)])


def named_as_suspected(frame: Frame, last: SentUpdate) -> frozenset[str]:
    """The suspicion that a text tells in so many words, by its name: of several raised at once no other one."""
    told = _told(last, "cause", FactState.SUSPECTED)
    words = folded(told.words.partition(": ")[2]) if told else ""
    return frozenset(cause.name for cause in frame.causes if words and folded(cause.statement) == words)


def _told(last: SentUpdate, slot: str, state: FactState) -> SentFact | None:
    """What a text says of a slot in so many words."""
    said = folded(last.text)
    facts = (fact for fact in last.facts if slot_of(fact.key) == slot and fact.state == state)
    return next((fact for fact in facts if folded(fact.words) in said), None)


def _ruled_out(frame: Frame, told: SentFact) -> tuple[str, ...]:
    """The hypothesis that a suspicion was about, once it is ruled out; of several raised at once, once all are."""
    about = _raised(frame, told)
    out = [cause.name for cause in about if cause.status is HypothesisStatus.RULED_OUT]
    return tuple(out) if len(out) == len(about) else ()


def _raised(frame: Frame, told: SentFact) -> list[Hypothesis]:
    """The hypotheses that a suspicion is about: of those raised at that moment the ones it names, else all."""
    raised = [cause for cause in frame.causes if told.as_of and cause.raised_at == told.as_of]
    return [cause for cause in raised if folded(cause.statement) in folded(told.words)] or raised


def _under_way(frame: Frame, told: SentFact, told_at: datetime) -> list[Action]:
    """The steps that a text tells of: of those given at that moment the ones it names, else what hadn't ended yet."""
    every = frame.incident.actions.values()
    given = [step for step in every if told.as_of and step.given_at == told.as_of]
    going = [step for step in given if step.ended_at is None or step.ended_at > told_at]
    return [step for step in going if _is_named(step, told.words)] or going


def _ended(frame: Frame, told: SentFact, told_at: datetime) -> Action | None:
    """The step that was under way, once it was dropped or in vain; or is done, and no step that is told tells it."""
    over = (step for step in _under_way(frame, told, told_at) if step.status.is_over)
    return next((step for step in over if _was_in_vain(step) or _is_just_done(frame, step, told, told_at)), None)


def _is_named(step: Action, words: str) -> bool:
    """The words tell of it, and not of another step that was given at the same moment."""
    plain = plain_step(step.text)
    return folded(plain.do if plain else _own_words(step)) in folded(words)


def _own_words(step: Action) -> str:
    return without_time_box(tidy(step.text)) or tidy(step.text)


def _was_in_vain(step: Action) -> bool:
    return step.status is ActionStatus.DROPPED or step.outcome in _IN_VAIN


def _is_just_done(frame: Frame, step: Action, told: SentFact, told_at: datetime) -> bool:
    """Told in plain words or its own alone: “the step is done” would tell a reader nothing."""
    stated_at, last = frame.incident.mitigation_at, frame.last_step
    is_told = (stated_at is not None and stated_at > told_at) or (last is not None and last.action == step.name)
    return not is_told and (step.outcome is Outcome.HELPED or _is_named(step, told.words))


def _came_of(step: Action, when: str, words: str) -> str:
    plain, told = plain_step(step.text), f"we told you about at {when}"
    named = f"the step that {told} (“{_own_words(step)}”)" if _is_named(step, words) else f"the step that {told}"
    if step.status is ActionStatus.DROPPED:
        return f"we are no longer {plain.doing}, which {told}" if plain else f"{named} is dropped"
    came = "is done" if step.outcome in {None, Outcome.NOT_SAID} else step.outcome
    return f"{plain.doing}, which {told}, {came}" if plain else f"{named} {came}"
