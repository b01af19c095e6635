"""A line corrected in place: its words, its time, or both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from opsdesk.desk import declaring, noting
from opsdesk.desk.capture.correction import corrected
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.vocabulary import ServiceState
from tests.fakes import START


def correct(desk: Desk, number: int, seq: int, line: str, *, now: datetime = START, seen_edits: int = 0) -> str:
    """The entry's line after a correction, with its time."""
    entry = desk.timeline_row(number, seq).entry
    desk.do(number, corrected(entry, line, now=now, zone=UTC, seen_edits=seen_edits))
    after = desk.timeline_row(number, seq).entry
    return f"{after.at:%d %H:%M} {after.payload.headline()}"


@pytest.fixture
def noted(desk: Desk, number: int) -> int:
    """The sequence number of a note."""
    return desk.do(number, noting.take_note("error rate is up")).entries[0].seq


def test_words_time_or_both(desk: Desk, number: int, noted: int):
    day = f"{START:%d %H:%M}"
    assert correct(desk, number, noted, "error rate is down") == f"{day} error rate is down"
    earlier = START - timedelta(minutes=20)
    assert correct(desk, number, noted, f"{earlier:%H:%M} error rate is up", seen_edits=1) == (
        f"{earlier:%d %H:%M} error rate is up"
    )


def test_a_time_alone_leaves_the_words(desk: Desk, number: int, noted: int):
    earlier = START - timedelta(minutes=20)
    assert correct(desk, number, noted, f"{earlier:%H:%M} error rate is up") == f"{earlier:%d %H:%M} error rate is up"


def test_a_time_counts_on_the_day_of_the_entry(desk: Desk, number: int, noted: int):
    later = START + timedelta(days=3)
    earlier = START - timedelta(minutes=20)
    assert correct(desk, number, noted, f"{earlier:%H:%M} error rate is up", now=later).startswith(
        f"{earlier:%d %H:%M}"
    )


def test_words_that_begin_with_a_time_stay_words(desk: Desk, number: int):
    seq = desk.do(number, noting.take_note("09:30 is when the job runs")).entries[0].seq
    assert correct(desk, number, seq, "09:30 is when the nightly job runs") == (
        f"{START:%d %H:%M} 09:30 is when the nightly job runs"
    )


def test_an_entry_without_words_of_its_own_takes_a_time_only(desk: Desk, number: int):
    seq = desk.do(number, declaring.state_service("checkout", ServiceState.DEGRADED)).entries[0].seq
    with pytest.raises(Refused, match="type when it happened"):
        correct(desk, number, seq, "checkout is fine")
    earlier = START - timedelta(minutes=20)
    assert correct(desk, number, seq, f"{earlier:%H:%M}").startswith(f"{earlier:%d %H:%M} checkout")


def test_somebody_elses_correction_meanwhile_shows_both(desk: Desk, number: int, noted: int):
    entry = desk.timeline_row(number, noted).entry
    correct(desk, number, noted, "error rate is down")
    with pytest.raises(EditedMeanwhile):
        desk.do(number, corrected(entry, "error rate is gone", now=START, zone=UTC, seen_edits=0))


@pytest.mark.parametrize("line", ["14:44 error rate is up", "23:59", "17 14:44 error rate is up", "18 09:00"])
def test_a_time_to_come_is_asked_about_and_never_kept_as_words(desk: Desk, number: int, noted: int, line: str):
    with pytest.raises(BadInput, match="type it with its day, or leave the time as it is"):
        correct(desk, number, noted, line)
    assert desk.timeline_row(number, noted).entry.payload.text == "error rate is up"


def test_another_day_may_be_after_the_entry_s(desk: Desk, number: int, noted: int):
    later = START + timedelta(days=3)
    assert correct(desk, number, noted, "18 09:00", now=later) == "18 09:00 error rate is up"
