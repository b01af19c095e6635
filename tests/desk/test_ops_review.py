"""The weekly review of operations, read as a page: what it says, and what it doesn't when there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from opsdesk.config import Settings
from opsdesk.desk import declaring, followups, ops_review, recurrences, rituals, runbooks, signals_taking_in
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.ops_review import MOST_LINES, part
from opsdesk.domain.ritual import Charter, Recurrence
from opsdesk.domain.runbook import Card
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY
from opsdesk.domain.vocabulary import Status
from opsdesk.formats.markdown.ops_review import ops_review_page
from tests.desk.signals_told import report
from tests.fakes import START, FakeClock

SETTINGS = Settings()
MONDAY = date(2026, 11, 16)


def incident(desk: Desk, clock: FakeClock, title: str, severity: int) -> int:
    """One that is over after an hour, whose readers heard nothing."""
    number = desk.open_incident(declaring.declare(title, severity=severity, services=("payments",))).incident.number
    clock.forward(hours=1)
    desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    return number


def page_of(desk: Desk, monday: date = MONDAY) -> str:
    return ops_review_page(ops_review.review(desk, SETTINGS, monday, UTC))


def test_a_week_with_what_it_comes_from_and_what_it_leaves_open(desk: Desk, clock: FakeClock) -> None:
    clock.now = START - timedelta(weeks=52)
    incident(desk, clock, "Card payments fail: pool exhausted", 1)
    followups.add(desk, Task("Add a limit", Kind.PREVENT, "bo"), clock.now.date(), incident=1)
    clock.now = START
    incident(desk, clock, "Payments fail, pool exhausted again", 4)
    recurrences.link(desk, 2, 1, "the same pool")
    followups.add(desk, Task("Add an alert", Kind.DETECT, "di", START.date()), START.date(), incident=2)
    followups.done(desk, 2, "it pages", START.date())
    runbooks.add(desk, Card("Payments", place="https://example.org/pay", owner="di"), reviewed_on=date(2025, 1, 1))
    rituals.add(desk, Charter("Weekly", owner="eli", recurrence=Recurrence("FREQ=DAILY;COUNT=5", first=MONDAY)))
    clock.now = START.replace(day=20, hour=9, minute=0)
    assert (
        page_of(desk)
        == """\
# Operations review 2026-W47

Mon 16 Nov to Fri 20 Nov 2026, as of Fri 20 Nov 2026 09:00 UTC.

## Incidents

1 incident, 0 of them SEV-1 or SEV-2.

- INC-2 SEV-4 resolved after 1 h: Payments fail, pool exhausted again

## What came back

1 linked, 0 to look at, 0 too often (n = 1).

- INC-2 is INC-1 again, after 364 days: the same pool; FU-1 was 349 days overdue then

## Follow-ups

1 taken on, 1 closed, 1 overdue. Too few to say whether it grows: 1 taken on, 1 closed in 12 weeks (n = 2).

- overdue for 352 days: FU-1 Add a limit (bo)
- done: FU-2 Add an alert (ana): it pages

## Meetings missed

1 date passed without one.

- RIT-1 Weekly, Wed 18 Nov 10:00

## Documents

Stale now: 1 of n = 1.

- DOC-1 Payments (di): its review was due on 2025-06-30, 508 days ago

## A year ago this week

1 incident.

- INC-1 SEV-1 resolved after 1 h: Card payments fail: pool exhausted · FU-1 still open, due 2025-12-03, 352 days overdue

Nothing to say of: updates, changes, noise, notice deadlines.
"""
    )


def test_a_past_week_is_told_as_it_ended(desk: Desk, clock: FakeClock) -> None:
    limit = Task("Add a limit", Kind.PREVENT, "bo", START.date())
    for _ in range(3):
        followups.add(desk, limit, START.date())
    followups.done(desk, 3, "201 are refused", START.date())
    incident(desk, clock, "Slow", 3)
    clock.forward(weeks=2)
    followups.done(desk, 1, "it is limited", clock.now.date())
    followups.move(desk, 2, clock.now.date(), "a freeze", today=clock.now.date())
    followups.reopen(desk, 3, "202 weren't")
    followups.add(desk, replace(limit, text="Add another"), START.date())
    signals_taking_in.take_in(desk, [report()], DEFAULT_SIGNAL_POLICY)
    page = page_of(desk)
    assert "3 taken on, 0 closed, 2 overdue. Too few to say whether it grows: 3 taken on, 0 closed" in page
    assert "overdue for 5 days: FU-1 Add a limit (bo)\n- overdue for 5 days: FU-2 Add a limit (bo)" in page
    assert "## Noise" not in page
    later = page_of(desk, MONDAY + timedelta(weeks=2))
    assert "1 taken on, 1 closed, 2 overdue." in later
    assert "## Noise\n\n1 signal." in later


def test_an_empty_week_says_so_in_one_line(desk: Desk) -> None:
    assert page_of(desk).splitlines()[4:] == [
        "Nothing to say of: incidents, updates, what came back, follow-ups, changes, noise, meetings missed, "
        "notice deadlines, documents, a year ago this week."
    ]


@pytest.mark.parametrize(
    ("word", "today", "monday"),
    [
        ("", date(2026, 11, 16), date(2026, 11, 9)),
        ("", date(2026, 11, 17), MONDAY),
        ("2026-W47", date(2026, 1, 1), MONDAY),
        ("2026w01", date(2026, 11, 17), date(2025, 12, 29)),
    ],
)
def test_which_week_is_meant(word: str, today: date, monday: date) -> None:
    assert ops_review.monday_of(word, today) == monday
    assert ops_review.week_name(MONDAY) == "2026-W47"


@pytest.mark.parametrize("word", ["2026-W54", "47", "last"])
def test_what_is_no_week(word: str) -> None:
    with pytest.raises(BadInput, match="is no week"):
        ops_review.monday_of(word, MONDAY)


def test_a_week_to_come_cant_be_looked_back_on(desk: Desk) -> None:
    with pytest.raises(BadInput, match="2026-W48 is still to come"):
        page_of(desk, MONDAY + timedelta(weeks=1))


def test_a_part_has_no_more_lines_than_somebody_reads() -> None:
    held = part("x", "y", map(str, range(MOST_LINES + 3)))
    assert (len(held.lines), held.more) == (MOST_LINES, 3)
