"""When it began, when it was over, when the next word comes.

PD-SC: the next update has an absolute time with its zone, and that time is a maximum; the end is never predicted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from opsdesk.domain.parts import MilestoneTime, SentUpdate
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Audience, Milestone, Status
from opsdesk.drafting.facts import Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.phrasing import in_words, labelled, says_since_when
from opsdesk.drafting.recovery_words import says_all_well, says_well_again
from opsdesk.drafting.slots.telling import confirmed, unknown

OVER = frozenset({Status.RESOLVED, Status.CLOSED})
"""The states in which recovery is confirmed; cancelled and duplicate incidents never recovered."""


def began(frame: Frame) -> Iterator[Fact]:
    """When users were first affected (PD-IR); while nobody knows, when it was noticed."""
    started = frame.incident.milestones.get(Milestone.STARTED)
    if started and started.at:
        yield _moment(frame, "started", started)
        return
    if not says_since_when(frame.incident.impact):  # "fails since 14:02. We do not yet know when this began."
        yield unknown("started", "when this began")
    first = _noticed(frame)
    if first:
        yield _moment(frame, "noticed", first)


def next_word(frame: Frame) -> Iterator[Fact]:
    """When the next update is due (a maximum). A time that has passed is no promise, so it isn't made."""
    if frame.next_at and frame.next_at > frame.now:
        yield confirmed("next_update", frame.clock(frame.next_at), at=frame.next_at, evidence=("next update",))
    else:
        yield unknown("next_update", "when the next update comes")


def customers_hear(frame: Frame) -> Iterator[Fact]:
    """When customers hear next, for support, whom they ask: the time they were told, or that they were told none."""
    if frame.incident.status.is_over:
        return
    last = frame.incident.last_update(Audience.CUSTOMERS)
    only, behind = frozenset({Audience.SUPPORT}), (f"U{last.number}",) if last else ("updates",)
    if last and last.next_at and last.next_at > frame.now:
        words = frame.clock(last.next_at)
        yield confirmed("customers_hear", words, at=last.next_at, evidence=behind, audiences=only)
    else:
        words = _told_no_time(frame, last)
        yield Fact("customers_hear", words, FactState.RULED_OUT, last.sent_at if last else None, behind, only)


def _told_no_time(frame: Frame, last: SentUpdate | None) -> str:
    """Why customers don't know when they hear next."""
    if last is None:
        return "customers have been told nothing yet"
    if last.next_at is None:
        return f"what we told customers at {frame.clock(last.sent_at)} names no time at which they hear again"
    late = frame.now - last.next_at.replace(second=0, microsecond=0)
    passed = f"that is {in_words(late)} overdue" if late >= timedelta(minutes=1) else "that is now"
    return f"we told customers to expect us again by {frame.clock(last.next_at)}; {passed}"


def ending(frame: Frame) -> Iterator[Fact]:
    """Whether users have recovered and whether the commander confirmed it (PD-IR: resolved is the commander's word)."""
    incident = frame.incident
    recovered, resolved = (incident.milestones.get(key) for key in (Milestone.RECOVERED, Milestone.RESOLVED))
    over = incident.status in OVER
    if over and resolved and resolved.at:
        yield _moment(frame, "resolved", resolved)
        yield _span(frame, recovered if recovered and frame.recovered_at else resolved)
    else:
        yield unknown("resolved", "when recovery was confirmed" if over else "whether this is over")
    if recovered and frame.recovered_at:
        yield _moment(frame, "recovered", recovered)
    elif not (says_all_well(labelled(incident.impact)[0]) or _is_still_felt(frame)):
        yield unknown("recovered", "whether it works again for everyone")


def _is_still_felt(frame: Frame) -> bool:
    """What users see was stated since the last step, or since it is watched: it doesn't work for everyone."""
    incident, words = frame.incident, labelled(frame.incident.impact)[0]
    if not words or incident.impact_at is None or says_well_again(words) or incident.status is not Status.MONITORING:
        return False
    since = frame.last_step.at if frame.last_step else incident.status_at
    return since is None or incident.impact_at > since


def moment_of_draft(frame: Frame) -> Iterator[Fact]:
    """As of when the draft speaks."""
    yield confirmed("now", frame.clock(frame.now), at=frame.now, evidence=("the clock",))


def sent_before(frame: Frame) -> Iterator[Fact]:
    """For each audience the last text it got, and whether the next one comes later than that text promised."""
    for audience in Audience:
        last = frame.incident.last_update(audience)
        if last is None:
            continue
        only, behind = frozenset({audience}), (f"U{last.number}",)
        at = last.sent_at
        yield confirmed(f"last_update:{audience}", frame.clock(at), at=at, evidence=behind, audiences=only)
        if last.next_at and (late := _later(frame, last.next_at, "we said")):
            yield confirmed(f"late:{audience}", late, at=last.next_at, evidence=behind, audiences=only)


def first_word(frame: Frame) -> Iterator[Fact]:
    """That whoever was told nothing yet should have been by now (PD-IR: the first text within minutes)."""
    untold = frozenset(audience for audience in Audience if frame.incident.last_update(audience) is None)
    if untold and frame.first_due and (late := _later(frame, frame.first_due, "planned")):
        yield confirmed("late", late, at=frame.first_due, evidence=("first update",), audiences=untold)


def _later(frame: Frame, due: datetime, than: str) -> str:
    """“4 minutes later than we said (14:30 UTC)”; empty while that is still to come."""
    late = frame.now - due.replace(second=0, microsecond=0)
    return f"{in_words(late)} later than {than} ({frame.clock(due)})" if late > timedelta(0) else ""


def _noticed(frame: Frame) -> MilestoneTime | None:
    known = [frame.incident.milestones.get(key) for key in (Milestone.DETECTED, Milestone.DECLARED)]
    times = [item for item in known if item and item.at]
    if not times and frame.incident.declared_at:
        return MilestoneTime(Milestone.DECLARED, frame.incident.declared_at)
    return min(times, key=_at, default=None)


def _moment(frame: Frame, key: str, reached: MilestoneTime) -> Fact:
    at = _at(reached)
    evidence = frame.stamp(at, str(reached.milestone))
    return confirmed(key, frame.clock(at, approx=reached.approx), at=at, evidence=evidence)


def _span(frame: Frame, end: MilestoneTime) -> Fact:
    """From when to when it lasted, with the length where both ends are known."""
    ended = _at(end)
    until = frame.clock(ended, approx=end.approx)
    started = frame.incident.milestones.get(Milestone.STARTED)
    evidence = frame.stamp(ended, str(end.milestone))
    if started is None or started.at is None or started.at > ended:
        return confirmed("lasted", f"until {until}", at=ended, evidence=evidence)
    about = "about " if started.approx or end.approx else ""
    since = frame.clock(started.at, approx=started.approx, short_of=ended)
    words = f"from {since} to {until} ({about}{spoken(ended - started.at)})"
    return confirmed("lasted", words, at=ended, evidence=(*frame.stamp(started.at, "started"), *evidence))


def _at(reached: MilestoneTime) -> datetime:
    assert reached.at is not None
    return reached.at
