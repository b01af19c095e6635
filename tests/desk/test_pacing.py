"""Snooze, pause, resume: what is refused, and what stands in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import declaring, noting, pacing
from opsdesk.desk.desk import Desk
from opsdesk.domain.cadence import hold
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.vocabulary import Audience, Stage, Status
from tests.fakes import FakeClock
from tests.store.store_checks import assert_sound

CUSTOMERS, EXECUTIVES = Audience.CUSTOMERS, Audience.EXECUTIVES


def test_a_snooze_is_kept_with_its_reason(desk: Desk, number: int, clock: FakeClock) -> None:
    until = clock() + timedelta(minutes=15)
    incident = desk.do(number, pacing.snooze([CUSTOMERS], until, " busy ", now=clock())).incident
    held = incident.holds[CUSTOMERS]
    assert (held.until, held.why, held.by, held.since) == (until, "busy", "ana", clock())
    assert_sound(desk)


def test_a_pause_and_its_end(desk: Desk, number: int, clock: FakeClock) -> None:
    paused = desk.do(number, pacing.pause(list(Audience), "they are here", now=clock())).incident
    assert all(paused.holds[audience].is_pause for audience in Audience)
    clock.forward(minutes=5)
    resumed = desk.do(number, pacing.resume([EXECUTIVES], now=clock())).incident
    assert hold(resumed, EXECUTIVES, clock()) is None
    assert hold(resumed, CUSTOMERS, clock())
    assert_sound(desk)


def test_undoing_a_pause_brings_the_pace_back(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, pacing.pause([CUSTOMERS], "why not", now=clock()))
    assert desk.undo(number).incident.holds == {}
    assert_sound(desk)


@pytest.mark.parametrize("why", ["", "  "])
def test_both_need_a_reason(desk: Desk, number: int, clock: FakeClock, why: str) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        desk.do(number, pacing.snooze([CUSTOMERS], clock() + timedelta(minutes=5), why, now=clock()))
    with pytest.raises(Refused, match="needs a reason"):
        desk.do(number, pacing.pause([CUSTOMERS], why, now=clock()))


def test_a_snooze_is_short_and_ahead(desk: Desk, number: int, clock: FakeClock) -> None:
    with pytest.raises(BadInput, match="passed"):
        desk.do(number, pacing.snooze([CUSTOMERS], clock(), "busy", now=clock()))
    with pytest.raises(Refused, match="pause"):
        desk.do(number, pacing.snooze([CUSTOMERS], clock() + timedelta(hours=5), "busy", now=clock()))


def test_what_is_not_held_is_not_resumed_and_what_is_paused_not_paused(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    with pytest.raises(Refused, match="no update to customers"):
        desk.do(number, pacing.resume([CUSTOMERS], now=clock()))
    desk.do(number, pacing.pause([CUSTOMERS], "busy", now=clock()))
    with pytest.raises(Refused, match="already"):
        desk.do(number, pacing.pause([CUSTOMERS], "busy", now=clock()))
    both = desk.do(number, pacing.pause([CUSTOMERS, EXECUTIVES], "both", now=clock())).incident
    assert both.holds[CUSTOMERS].why == "busy", "only those that still run are paused"


def test_an_incident_that_is_over_asks_for_nothing(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, declaring.change_status(Status.RESOLVED, "works again"))
    with pytest.raises(Refused, match="resolved"):
        desk.do(number, pacing.pause([CUSTOMERS], "busy", now=clock()))


def test_the_same_words_are_never_sent_twice(desk: Desk, number: int) -> None:
    def told(text: str, audience: Audience = CUSTOMERS):
        return noting.record_update(audience, Stage.IDENTIFIED, text, channel="file")

    desk.do(number, told("We know."))
    desk.do(number, told("We know more."))
    with pytest.raises(Refused, match="already"):
        desk.do(number, told("We\nknow."))
    desk.do(number, told("We know.", EXECUTIVES))
