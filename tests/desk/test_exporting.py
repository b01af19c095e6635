"""Looking back: the incident as what is known today says it was at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import actions, amending, declaring, noting
from opsdesk.desk.desk import Desk
from opsdesk.desk.exporting import entries_until, whole
from opsdesk.domain.errors import NotFound
from opsdesk.domain.fold import fold
from tests.fakes import START, FakeClock


@pytest.fixture
def story(desk: Desk, clock: FakeClock, number: int) -> int:
    clock.forward(minutes=10)
    desk.do(number, declaring.state_impact("a few payments fail"))
    clock.forward(minutes=10)
    desk.do(number, declaring.state_impact("12 % of payments fail"))
    desk.do(number, noting.take_note("seen late"), at=START + timedelta(minutes=5))
    return number


def test_without_a_time_it_is_the_incident_and_its_whole_log(desk: Desk, clock: FakeClock, story: int) -> None:
    seen = whole(desk, story)
    assert (seen.incident, list(seen.entries), seen.now) == (desk.incident(story), desk.entries(story), clock.now)


def test_at_a_time_what_happened_later_is_not_there(desk: Desk, story: int) -> None:
    seen = whole(desk, story, START + timedelta(minutes=15))
    assert seen.incident.impact == "a few payments fail"
    assert seen.now == START + timedelta(minutes=15)
    assert "seen late" in [entry.payload.text for entry in seen.entries], "backdated: it had happened by then"


def test_at_the_end_it_is_what_it_is(desk: Desk, clock: FakeClock, story: int) -> None:
    assert whole(desk, story, clock.now).incident == desk.incident(story)


def test_corrections_count_even_for_then(desk: Desk, clock: FakeClock, story: int) -> None:
    wrong = desk.do(story, actions.give("roll back", ["bo"], check_in_at=None), at=START).entries[0]
    later = desk.do(story, noting.take_note("much later"), at=START).entries[0]
    desk.do(story, amending.strike(wrong, "never given"))
    desk.do(story, amending.retime(later, clock.now, now=clock.now, seen_edits=0))
    seen = whole(desk, story, START + timedelta(minutes=1))
    assert not seen.incident.actions
    assert "much later" not in [entry.payload.text for entry in seen.entries]


def test_amendments_stay_with_what_they_amend(desk: Desk, clock: FakeClock, story: int) -> None:
    for entry in desk.entries(story)[2:]:
        desk.do(story, amending.pin(entry.seq))
    then = entries_until(desk.entries(story), START + timedelta(minutes=12))
    assert set(fold(then).marks) <= {entry.seq for entry in then}


def test_before_it_was_declared_there_was_nothing(desk: Desk, story: int) -> None:
    desk.do(story, noting.take_note("the first sign"), at=START - timedelta(hours=1))
    with pytest.raises(NotFound, match="was declared later"):
        whole(desk, story, START - timedelta(minutes=1))
