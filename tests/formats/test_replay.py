"""When each entry of a record is due, and a record moved to now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared, MilestoneSet
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import BadInput
from opsdesk.domain.vocabulary import Audience, Milestone, Stage
from opsdesk.formats.replay import as_if_now, schedule, shifted, start_of

START = datetime(2026, 3, 1, 23, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


WHAT = (
    Dated(START + minutes(10), Declared("Checkout is down")),
    Dated(START, Noted("noticed before it was declared")),
    Dated(START, MilestoneSet(Milestone.STARTED, START)),
    Dated(START + minutes(20), Noted("seen", foreign='{"text": "23:20 UTC"}')),
    Dated(
        START + minutes(50),
        UpdateSent(1, Audience.CUSTOMERS, Stage.INVESTIGATING, "Next by 23:50 UTC.", next_at=START + minutes(50)),
    ),
)


def test_waits_are_counted_from_the_declaration_and_never_negative() -> None:
    assert [wait for wait, _ in schedule(WHAT)] == [0, 0, 0, 600, 1800]


def test_speed_shortens_the_waits() -> None:
    assert [wait for wait, _ in schedule(WHAT, speed=60)] == [0, 0, 0, 10, 30]
    assert [wait for wait, _ in schedule(WHAT, speed=float("inf"))] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_speed_that_leads_nowhere_is_refused(speed: float) -> None:
    with pytest.raises(BadInput):
        list(schedule(WHAT, speed))


def test_until_leaves_out_what_comes_later_but_never_the_declaration() -> None:
    assert [dated for _, dated in schedule(WHAT, until=START + minutes(20))] == list(WHAT[:4])
    assert [dated for _, dated in schedule(WHAT, until=START)] == list(WHAT[:3])


def test_the_start_is_the_milestone_or_else_the_first_entry() -> None:
    assert start_of(WHAT) == START
    assert start_of(WHAT[:2]) == START + minutes(10)


def test_shifting_moves_every_time_and_keeps_everything_else() -> None:
    moved = shifted(WHAT, minutes(30))
    assert [dated.at for dated in moved] == [dated.at + minutes(30) for dated in WHAT]
    assert moved[2].payload == MilestoneSet(Milestone.STARTED, START + minutes(30))
    assert moved[3].payload == WHAT[3].payload, "the record's own words stay"
    sent = moved[4].payload
    assert isinstance(sent, UpdateSent)
    assert sent.message == "Next by 00:20 UTC."
    assert sent.next_at == START + minutes(80)
    assert sent.audience is Audience.CUSTOMERS
    assert shifted(moved, minutes(-30)) == WHAT


def test_as_if_now_puts_now_where_it_is_wanted() -> None:
    now = datetime(2030, 1, 1, 3, 4, 5, tzinfo=UTC)
    assert now - start_of(as_if_now(WHAT, minutes(135), now)) == minutes(135)
