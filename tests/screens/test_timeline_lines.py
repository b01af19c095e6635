"""A line of the timeline: every time that it shows is in the zone of the view."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.amend import EntryRetimed
from opsdesk.domain.entries.deciding import VerifierNamed
from opsdesk.domain.entries.declaration import MilestoneSet
from opsdesk.domain.entries.pacing import UpdatesSnoozed
from opsdesk.domain.entries.work import CheckInSet
from opsdesk.domain.vocabulary import Audience, Milestone
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.details import entry_details
from screens.presenting.timeline import entry_line

TOLD = datetime(2026, 11, 22, 17, 17, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9), "JST")
TIMED: list[tuple[Payload, str]] = [
    (UpdatesSnoozed((Audience.CUSTOMERS,), TOLD, "the bank"), "update to customers snoozed until {clock}: the bank"),
    (MilestoneSet(Milestone.STARTED, TOLD), "started {day} {clock}"),
    (CheckInSet(4, TOLD), "A4 check-in {clock}"),
    (VerifierNamed(2, "bo", TOLD), "D2 bo verifies it at {clock}"),
    (EntryRetimed(3, TOLD), "moved entry 3 to {day} {clock}"),
]


def _row(payload: Payload) -> TimelineRow:
    return TimelineRow(1, Entry(1, 1, "e", TOLD, TOLD, "ana", payload), None)


@pytest.mark.parametrize(("payload", "words"), TIMED)
def test_a_time_in_the_words_is_in_the_zone_of_the_view(payload: Payload, words: str) -> None:
    local = words.format(day="2026-11-23", clock="02:17 JST")
    assert entry_line(_row(payload), TOKYO).plain == f" 02:17 {payload.glyph()} {local}"
    assert local in entry_details(_row(payload), TOKYO)
    assert payload.headline() == words.format(day="2026-11-22", clock="17:17 UTC"), "as it is kept and searched for"


def test_a_zone_without_a_name_is_told_from_utc() -> None:
    row = _row(CheckInSet(4, TOLD))
    assert entry_line(row, timezone(timedelta(hours=-7))).plain.endswith("10:17 UTC-07:00")
