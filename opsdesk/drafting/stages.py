"""Which kind of update is due to an audience, from the incident's status and from what the audience was told.

PD-IR and PD-SC: a first text within minutes, the scope soon after, then one at each change of stage; a text that has
nothing to report says so and when it was so, instead of repeating the one before it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.vocabulary import Audience, HypothesisKind, HypothesisStatus, Milestone, Stage, Status
from opsdesk.drafting.contradictions import contradictions
from opsdesk.drafting.facts import FactState, Ledger, slot_of
from opsdesk.drafting.steps import last_step, told_step
from opsdesk.drafting.told import FactChange, SinceLast, folded, since_last

_STAGES: Final = {
    Status.INVESTIGATING: Stage.INVESTIGATING,
    Status.IDENTIFIED: Stage.IDENTIFIED,
    Status.MONITORING: Stage.MONITORING,
    Status.RESOLVED: Stage.RESOLVED,
    Status.CLOSED: Stage.POSTMORTEM,
    Status.CANCELLED: Stage.CORRECTION,
    Status.DUPLICATE: Stage.CORRECTION,
}
_END: Final = frozenset({Stage.RESOLVED, Stage.POSTMORTEM})
_AS_IT_STANDS: Final = frozenset(
    {"state", "impact", "scope", "services", "started", "cause", "workaround", "data_effect"}
)
"""Slots of which a change is news, whenever and however it came about: an entry that is undone has no time."""
_STEPS: Final = frozenset({"plan", "mitigation"})
"""Slots of which it is news that what was told is so no more; a step that is new is told by its time."""
_TELL_NO_STATUS: Final = frozenset({Stage.NO_NEWS, Stage.CORRECTION})


def stage_of(incident: Incident, audience: Audience) -> Stage:
    """The stage that the next text to an audience has."""
    due = _STAGES[incident.status]
    if due in _END or due is Stage.CORRECTION:
        return due
    sent = incident.told(audience)
    run = _since_the_end(sent)
    if sent and not run:
        return Stage.CORRECTION
    if not run:
        return due
    is_news = _is_news(incident, run[-1])
    if _last_told(run) not in {due, Stage.SCOPE_UPDATE if due is Stage.INVESTIGATING else due}:
        return due if is_news or not _was_set_right(incident, run) else Stage.NO_NEWS
    wants_scope = audience is Audience.CUSTOMERS and due is Stage.INVESTIGATING and _lacks_scope(run)
    return stage_of_news(incident) if wants_scope or is_news else Stage.NO_NEWS


def stage_of_news(incident: Incident) -> Stage:
    """The stage of a further text that tells something new."""
    due = _STAGES[incident.status]
    return Stage.SCOPE_UPDATE if due is Stage.INVESTIGATING else due


def tells_otherwise(since: SinceLast) -> bool:
    """What a text told stands otherwise now, as far as it came with its facts."""
    return not since.by_text and any(
        slot_of(change.key) in _AS_IT_STANDS
        or (slot_of(change.key) in _STEPS and (change.is_withdrawn or _is_another_plan(change)))
        for change in since.changes
    )


def _is_another_plan(change: FactChange) -> bool:
    """A plan that was stated, and not a step that somebody carries out, stands in place of another one."""
    before, now = change.before, change.now
    if slot_of(change.key) != "plan" or not before or not now or before.as_of or now.as_of:
        return False
    one, other = folded(before.words), folded(now.words)
    return now.state == FactState.CONFIRMED and one not in other and other not in one


def stages_to_choose(incident: Incident, audience: Audience, ledger: Ledger) -> list[Stage]:
    """The stages that a text to an audience may have now: a summary once it is over, a correction of what was wrong or
    was sent against the linter, “unchanged” where something was told and nothing changed since."""
    is_wrong = stage_of(incident, audience) is Stage.CORRECTION or contradictions(incident, audience, ledger)
    last = incident.last_update(audience)
    fits = {
        Stage.POSTMORTEM: incident.status.is_over,
        Stage.CORRECTION: bool(is_wrong) or (last is not None and bool(last.override)),
        Stage.NO_NEWS: last is not None and not _brings_news(incident, since_last(last, ledger)),
    }
    return [stage for stage in Stage if fits.get(stage, True)]


def changed_since(incident: Incident, at: datetime, audience: Audience) -> bool:
    """Something that this audience would call news of the incident itself happened after `at`."""
    step = last_step(incident) if audience is Audience.CUSTOMERS else told_step(incident)
    times = [incident.impact_at, step.at if step else None]
    times += [service.since for service in incident.services.values()]
    confirmed = HypothesisStatus.CONFIRMED
    causes = [item for item in incident.hypotheses.values() if item.kind is HypothesisKind.CAUSE]
    times += [cause.closed_at for cause in causes if cause.status is confirmed]
    if audience is not Audience.CUSTOMERS:
        times.append(incident.reopened_at)  # of an end that customers weren't told, they needn't hear that it was none
    if audience is Audience.ENGINEERS:
        times += [time for cause in causes for time in (cause.raised_at, cause.closed_at)]
        times += [time for action in incident.actions.values() for time in (action.given_at, action.ended_at)]
    return any(time is not None and time > at for time in times)


def _brings_news(incident: Incident, since: SinceLast) -> bool:
    return tells_otherwise(since) or bool(_is_news(incident, since.update) and since.changes)


def _is_news(incident: Incident, last: SentUpdate) -> bool:
    """What changed since the last text would be news to its readers."""
    return changed_since(incident, last.sent_at, last.audience) or _start_is_news(incident, last)


def _was_set_right(incident: Incident, run: list[SentUpdate]) -> bool:
    """The last text that told anything was a correction made from facts, which tells all of them, and it still stands
    as it stood then."""
    last = next((update for update in reversed(run) if update.stage is not Stage.NO_NEWS), run[-1])
    stands = incident.status_at is None or incident.status_at <= last.sent_at
    return last.stage is Stage.CORRECTION and bool(last.facts) and stands


def _start_is_news(incident: Incident, last: SentUpdate) -> bool:
    """When it began is known, and wasn't, or was another time, when the last text was sent."""
    told = next((fact for fact in last.facts if slot_of(fact.key) == "started"), None)
    started = incident.reached(Milestone.STARTED)
    return told is not None and started is not None and told.as_of != started


def _lacks_scope(run: list[SentUpdate]) -> bool:
    """No text of this run was there to say whom it concerns, and the last one didn't say so of itself."""
    if any(update.stage is Stage.SCOPE_UPDATE for update in run):
        return False
    known = (fact for fact in run[-1].facts if slot_of(fact.key) == "scope" and fact.state == FactState.CONFIRMED)
    text = folded(run[-1].text)
    return not any(folded(fact.words) in text for fact in known)


def _since_the_end(sent: list[SentUpdate]) -> list[SentUpdate]:
    """The texts of this run: those after the last one that said it was over."""
    ends = [position for position, update in enumerate(sent) if tells_the_end(update)]
    return sent[ends[-1] + 1 :] if ends else sent


def _last_told(run: list[SentUpdate]) -> Stage | None:
    """The stage of the last text that told of a status; one without news, or a correction, tells of none."""
    return next((update.stage for update in reversed(run) if update.stage not in _TELL_NO_STATUS), None)
