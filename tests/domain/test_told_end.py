"""An end that was told and taken back: its readers hear otherwise at once, and before anything else is done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from opsdesk.domain.cadence import DueKind, due, hold, most_urgent
from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.declaration import Declared, SeverityChanged, StatusChanged
from opsdesk.domain.entries.message import UpdateSent, UpdateUndelivered
from opsdesk.domain.entries.pacing import UpdatesPaused, UpdatesResumed, UpdatesSnoozed
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges import nudges
from opsdesk.domain.parts import SentFact
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.told_end import believed_over_since
from opsdesk.domain.update_promptness import promptness
from opsdesk.domain.vocabulary import Audience, Origin, Stage, Status

DECLARED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
CUSTOMERS, SUPPORT = Audience.CUSTOMERS, Audience.SUPPORT
CALLED_OFF = (SentFact("called_off", "confirmed", "there was no problem"),)
RESOLVED = (10.0, StatusChanged(Status.RESOLVED, "works"))
AGAIN = (20.0, StatusChanged(Status.INVESTIGATING, "it is back", paces_from_now=True))
PAUSED = UpdatesPaused((CUSTOMERS,), "they are on the call")
RESUMED = UpdatesResumed((CUSTOMERS,))


def at(minute: float) -> datetime:
    return DECLARED + timedelta(minutes=minute)


def sent(
    number: int,
    stage: Stage = Stage.RESOLVED,
    audience: Audience = CUSTOMERS,
    *,
    facts: tuple[SentFact, ...] = (),
    next_minute: float | None = None,
) -> UpdateSent:
    promise = None if next_minute is None else at(next_minute)
    return UpdateSent(number, audience, stage, f"text {number}", facts=facts, next_at=promise)


def entries(*happened: tuple[float, Payload], severity: int = 2) -> list[Entry]:
    log = [(0.0, Declared("Card payments fail", severity)), *happened]
    return [
        Entry(1, seq, f"e{seq}", at(minute), at(minute), "ana", payload)
        for seq, (minute, payload) in enumerate(log, start=1)
    ]


def told(*happened: tuple[float, Payload], severity: int = 2) -> Incident:
    """A SEV-2, declared at 14:00, and what happened at minutes after it: customers hear every 30 minutes."""
    return fold(entries(*happened, severity=severity))


def due_in(incident: Incident, audience: Audience = CUSTOMERS) -> tuple[float, DueKind] | None:
    waiting = due(incident, audience, DEFAULT_POLICY)
    return ((waiting.at - DECLARED).total_seconds() / 60, waiting.kind) if waiting else None


ENDED = ((9.0, sent(1, Stage.IDENTIFIED)), RESOLVED, (11.0, sent(2)))
"""Customers heard that it is over."""


def test_whoever_was_told_the_end_is_told_otherwise_at_once() -> None:
    again = told(*ENDED, AGAIN)
    assert due_in(again) == (20, DueKind.CORRECTION)
    assert due_in(told(*ENDED)) is None, "while it is over they know the truth"
    assert due_in(told(*ENDED, AGAIN, (30, StatusChanged(Status.RESOLVED, "now")))) is None
    assert due_in(again, Audience.EXECUTIVES) == (30, DueKind.FIRST), "whom nobody told anything"


@pytest.mark.parametrize("stage", [Stage.CORRECTION, Stage.INVESTIGATING, Stage.IDENTIFIED, Stage.MONITORING])
def test_the_next_text_that_tells_otherwise_ends_it(stage: Stage) -> None:
    assert due_in(told(*ENDED, AGAIN, (22, sent(3, stage)))) == (52, DueKind.NEXT)
    nobody = (23.0, UpdateUndelivered(3, CUSTOMERS, "refused"))
    assert due_in(told(*ENDED, AGAIN, (22, sent(3, stage)), nobody)) == (20, DueKind.CORRECTION)


def test_a_call_off_and_a_summary_tell_the_end_too() -> None:
    off, again = StatusChanged(Status.CANCELLED, "a load test"), AGAIN
    assert due_in(told((10, off), (11, sent(1, Stage.CORRECTION, facts=CALLED_OFF)), again)) == (
        20,
        DueKind.CORRECTION,
    )
    assert due_in(told(RESOLVED, (11, sent(1, Stage.POSTMORTEM)), again)) == (20, DueKind.CORRECTION)
    assert due_in(told(RESOLVED, (11, sent(1, Stage.CORRECTION)), again)) == (41, DueKind.NEXT)


def test_it_needs_no_pace() -> None:
    assert due_in(told(RESOLVED, (11, sent(1, audience=SUPPORT)), AGAIN), SUPPORT) == (20, DueKind.CORRECTION)
    assert due_in(told(RESOLVED, (11, sent(1)), AGAIN, severity=5)) == (20, DueKind.CORRECTION)


def test_a_text_that_tells_the_end_only_then_counts_from_when_it_went() -> None:
    assert believed_over_since(told(*ENDED, AGAIN, (21, sent(3))), CUSTOMERS) == at(21)
    assert believed_over_since(told((11, sent(1))), CUSTOMERS) == at(11), "it was never over"


def test_a_hold_from_before_is_gone_and_one_set_since_holds() -> None:
    assert due_in(told((5, PAUSED), *ENDED, AGAIN)) == (20, DueKind.CORRECTION)
    assert due_in(told(*ENDED, AGAIN, (21, PAUSED))) is None
    assert due_in(told(*ENDED, AGAIN, (21, PAUSED), (40, RESUMED))) == (20, DueKind.CORRECTION)
    worse = SeverityChanged(1, paces_from_now=True)
    assert due_in(told(*ENDED, AGAIN, (21, PAUSED), (40, worse))) == (20, DueKind.CORRECTION)
    snoozed = told(*ENDED, AGAIN, (21, UpdatesSnoozed((CUSTOMERS,), at(36), "busy")))
    assert due_in(snoozed) == (36, DueKind.CORRECTION)
    assert hold(snoozed, CUSTOMERS, at(30))
    waiting = due(snoozed, CUSTOMERS, DEFAULT_POLICY)
    assert waiting is not None
    assert not waiting.corrects(at(35))
    assert waiting.corrects(at(36))


def test_it_comes_before_a_broken_promise() -> None:
    promised = (9.0, sent(3, Stage.IDENTIFIED, Audience.EXECUTIVES, next_minute=15))
    again = told(promised, *ENDED, AGAIN)
    urgent = most_urgent(again, DEFAULT_POLICY, at(25))
    assert urgent is not None
    assert (urgent.audience, urgent.kind) == (CUSTOMERS, DueKind.CORRECTION)
    both = due(told(RESOLVED, (11, sent(1, next_minute=15)), AGAIN), CUSTOMERS, DEFAULT_POLICY)
    assert both is not None
    assert (both.kind, both.at, both.promise) == (DueKind.CORRECTION, at(15), at(15)), "a promise in that text stays"


def test_the_first_nudge_is_to_send_the_correction() -> None:
    again = told((9, sent(3, Stage.IDENTIFIED, Audience.EXECUTIVES, next_minute=15)), *ENDED, AGAIN)
    first, second = list(nudges(again, DEFAULT_POLICY, at(20)))[:2]
    assert (first.key, first.says) == ("correction:customers:14:20", "send customers the correction")
    assert (first.why, first.line) == (
        "they were told that it is over, and it is open again",
        ":send customers",
    )
    assert second.key.startswith("update:executives"), "each is told once"
    paused = told(*ENDED, AGAIN, (21, PAUSED))
    assert not any(nudge.key.startswith("correction") for nudge in nudges(paused, DEFAULT_POLICY, at(25)))


def asked_of(*story: tuple[float, Payload], severity: int = 2) -> list[tuple[float, float | None]]:
    """By which minute customers were to hear, and in which they did."""
    minute = timedelta(minutes=1)
    held = promptness(entries(*story, severity=severity), {}, Origin.LIVE, DEFAULT_POLICY, at(500))
    return [
        ((one.at - DECLARED) / minute, one.told_at and (one.told_at - DECLARED) / minute)
        for one in held.asked
        if one.audience is CUSTOMERS
    ]


def test_a_correction_is_in_time_as_the_next_text_of_the_pace_would_be() -> None:
    later = (90.0, AGAIN[1])
    assert asked_of(*ENDED, later, (95, sent(3, Stage.CORRECTION)), (96, RESOLVED[1])) == [(15, 9), (120, 95)]
    noted = (91.0, StatusChanged(Status.IDENTIFIED))
    assert asked_of(*ENDED, later, noted, (125, sent(3, Stage.CORRECTION)), (126, RESOLVED[1])) == [(15, 9), (120, 125)]
    held = asked_of(*ENDED, later, (91, PAUSED), (130, RESUMED), (140, sent(3, Stage.CORRECTION)), (141, RESOLVED[1]))
    assert held == [(15, 9), (160, 140)], "a silence that was decided is no delay"
    assert asked_of(RESOLVED, (11, sent(1)), later, (95, sent(2, Stage.CORRECTION)), severity=5) == []


def test_an_end_that_was_struck_after_it_was_told_is_corrected_too() -> None:
    struck = told((9.0, sent(1, Stage.IDENTIFIED)), (11.0, sent(2)))
    assert due_in(struck) == (11, DueKind.CORRECTION)
    (first, *_) = nudges(struck, DEFAULT_POLICY, at(12))
    assert (first.says, first.why) == ("send customers the correction", "they were told that it is over, and it is not")
    assert due_in(told((11.0, sent(2)), (13, sent(3, Stage.CORRECTION)))) == (43, DueKind.NEXT)
    late = ((9.0, sent(1, Stage.IDENTIFIED)), (11.0, sent(2)), (41.0, sent(3, Stage.CORRECTION)), (42.0, RESOLVED[1]))
    assert asked_of(*late) == [(15, 9), (39, 11), (41, 41)]
