"""`:snooze`, `:pause`, `:resume` as typed."""

from __future__ import annotations

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from opsdesk.desk import noting
from opsdesk.desk.capture import Context, Reading, read
from opsdesk.desk.capture.completion import complete, offers
from opsdesk.domain.cadence import due, hold
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Stage
from tests.desk.capture.boards import after, busy
from tests.fakes import START


def typed(line: str, incident: Incident | None = None, **context) -> Reading:
    return read(line, Context(incident or busy(), START, "ana", **context))


def held(reading: Reading, incident: Incident | None = None) -> dict[Audience, timedelta | None]:
    """Whose pace is held back after the line, and for how long (None: until resumed)."""
    assert reading.decision, reading
    done = after(incident or busy(), reading.decision)
    holds = {audience: hold(done, audience, START) for audience in Audience}
    return {audience: item.until - START if item.until else None for audience, item in holds.items() if item}


@pytest.mark.parametrize(
    ("line", "minutes", "why"),
    [
        (":snooze customers 15m we wait for the provider", 15, "we wait for the provider"),
        (":snooze customers for 1h30m busy", 90, "busy"),
        (":SNOOZE Customers in 2h busy", 120, "busy"),
        (":snooze cust 15m busy", 15, "busy"),
        (":snooze customers 15 min busy", 15, "busy"),
        (":snooze customers 1 hour 30 minutes busy", 90, "busy"),
        (":snooze customers for 2 h 30 people wait", 120, "30 people wait"),
        (f":snooze customers until {START + timedelta(minutes=40):%H:%M} busy", 40, "busy"),
    ],
)
def test_a_snooze_says_whose_until_when_and_why(line: str, minutes: int, why: str) -> None:
    reading = typed(line)
    assert held(reading) == {Audience.CUSTOMERS: timedelta(minutes=minutes)}
    until = START + timedelta(minutes=minutes)
    assert reading.says == f"customers: no update asked for before {until:%H:%M} UTC"
    assert reading.decision
    assert after(busy(), reading.decision).holds[Audience.CUSTOMERS].why == why


def test_a_clock_time_is_one_of_the_zone_shown() -> None:
    line = f":snooze customers until {START + timedelta(hours=9, minutes=20):%H:%M} busy"
    assert held(typed(line, zone=timezone(timedelta(hours=9)))) == {Audience.CUSTOMERS: timedelta(minutes=20)}


@pytest.mark.parametrize(("zone", "hours"), [("UTC", 0), ("Z", 0), ("CET", 1), ("EST", -5), ("Europe/Berlin", 1)])
def test_a_zone_that_is_named_counts_and_is_no_reason(zone: str, hours: int) -> None:
    line = f":snooze customers until {START + timedelta(hours=hours, minutes=20):%H:%M} {zone} the vendor sleeps"
    reading = typed(line, zone=timezone(timedelta(hours=9)))
    assert held(reading) == {Audience.CUSTOMERS: timedelta(minutes=20)}
    assert reading.decision
    assert after(busy(), reading.decision).holds[Audience.CUSTOMERS].why == "the vendor sleeps"


def test_letters_of_the_zone_shown_mean_it_and_no_other_that_is_called_so() -> None:
    line = f":snooze customers until {START + timedelta(hours=8, minutes=20):%H:%M} CST busy"
    assert held(typed(line, zone=ZoneInfo("Asia/Shanghai"))) == {Audience.CUSTOMERS: timedelta(minutes=20)}


def test_a_word_in_capitals_is_no_zone() -> None:
    reading = typed(f":snooze customers until {START + timedelta(minutes=20):%H:%M} CEO asks")
    assert reading.decision
    assert after(busy(), reading.decision).holds[Audience.CUSTOMERS].why == "CEO asks"


def test_a_shorter_snooze_says_what_it_ends() -> None:
    long = typed(":snooze customers 2h busy")
    assert long.decision
    again = typed(":snooze customers 15m busy", after(busy(), long.decision))
    assert any("customers were snoozed until" in warning for warning in again.warnings)


def test_a_snooze_that_ends_before_anything_is_due_says_so() -> None:
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file")
    told = after(busy(), sent)
    waiting = due(told, Audience.CUSTOMERS, DEFAULT_POLICY)
    assert waiting
    minutes = (waiting.at - START) // timedelta(minutes=1)
    soon = typed(f":snooze customers {minutes - 1}m busy", told)
    assert soon.warnings == (f"customers aren't due before {waiting.at:%H:%M} UTC anyhow",)
    assert typed(f":snooze customers {minutes + 5}m busy", told).warnings == ()


def test_a_second_snooze_that_is_as_short_says_so_too() -> None:
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file")
    first = typed(":snooze customers 2m busy", told := after(busy(), sent))
    assert first.decision
    assert typed(":snooze customers 3m busy", after(told, first.decision)).warnings


def test_a_promise_is_said_once() -> None:
    promise = START + timedelta(minutes=10)
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file", next_at=promise)
    told = after(busy(), sent)
    assert typed(":snooze customers 5m busy", told).warnings == (
        f"customers were promised {promise:%H:%M}: that stays due",
    )


def test_several_audiences_or_all() -> None:
    assert held(typed(":pause executives,support they are here")) == {Audience.EXECUTIVES: None, Audience.SUPPORT: None}
    everybody = typed(":pause all we are on the phone")
    assert everybody.says == "everybody: no update asked for until :resume"
    assert set(held(everybody)) == set(Audience)


def test_resume_names_those_that_are_held() -> None:
    pause = typed(":pause executives,support they are here")
    assert pause.decision
    paused = after(busy(), pause.decision)
    resume = typed(":resume all", paused)
    assert resume.says == "executives, support: as policy asks"
    assert held(resume, paused) == {}


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        (":snooze", "whose update?"),
        (":snooze 15m busy", "whose update?"),
        (":snooze everyone 15m busy", "whose update?"),
        (":snooze customers,nobody 15m busy", "whose update?"),
        (":snooze customers", "for how long?"),
        (":snooze customers busy", "for how long?"),
        (":snooze customers 15 busy", "for how long?"),
        (":snooze customers 15 monitoring it", "for how long?"),
        (":snooze customers until later busy", "for how long?"),
        (":snooze customers 15m", "why?"),
        (":pause", "whose updates?"),
        (":pause customers", "why?"),
        (":resume", "whose updates?"),
    ],
)
def test_what_is_missing_is_asked_for(line: str, asks: str) -> None:
    reading = typed(line)
    assert reading.decision is None
    assert asks in reading.problem


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (":snooze customers 1h busy", "that stays due"),
        (":pause customers busy", "that stays due"),
        (":closed", "nobody will ask for it any more"),
        (":cancelled it was a test", "nobody will ask for it any more"),
    ],
)
def test_a_promise_is_named_before_enter(line: str, what: str) -> None:
    promise = START + timedelta(minutes=10)
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file", next_at=promise)
    reading = typed(line, after(busy(), sent))
    assert reading.warnings == (f"customers were promised {promise:%H:%M}: {what}",)


@pytest.mark.parametrize("line", [":resolved", ":monitoring"])
def test_what_leaves_a_promise_in_sight_needs_no_warning(line: str) -> None:
    promise = START + timedelta(minutes=10)
    sent = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file", next_at=promise)
    assert typed(line, after(busy(), sent)).warnings == ()


def test_tab_knows_the_audiences() -> None:
    context = Context(busy(), START, "ana")
    assert complete(":snooze cu", 10, context) == ":snooze customers "
    assert offers(":pause ", 7, context) == [*Audience, "all"]
