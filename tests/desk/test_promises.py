"""Promises that a record's texts make are kept here as our own are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.desk.promises import promised_in, with_promises
from opsdesk.domain.cadence import promise_in_words, promised
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.fold import fold
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.formats.record import as_entries, check_record, happenings, record_of
from tests.texts import SIGNS, texts

SAID = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
RECORD = {
    "title": "Log-in fails",
    "started_at": "2026-11-17T13:40:00Z",
    "updates": [
        {
            "at": "2026-11-17T14:00:00Z",
            "status": "investigating",
            "audience": "public",
            "text": "Log-ins fail. Next update by 14:30 UTC.",
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Log-ins fail. Next update by 14:30 UTC.", 30),
        ("Log-ins fail. Next update by 15:30 CET.", 30),
        ("Log-ins fail. Next update by 23:30 UTC+09:00.", 30),
        ("Log-ins fail. Next update by 11:30 UTC-03.", 30),
        ("Log-ins fail. Next update by 24:00 UTC.", 600),
        ("Log-ins fail. Next update by 24:00 UTC on Wed 18 Nov.", 2040),
        ("Log-ins fail. We will post an update within 45 minutes.", 45),
        ("Log-ins fail. We will update you as soon as we know more.", None),
        ("Log-ins fail.", None),
    ],
)
def test_when_the_next_one_comes_is_read_from_the_words(text: str, minutes: int | None) -> None:
    assert promised_in(text, SAID) == (None if minutes is None else SAID + timedelta(minutes=minutes))


PROMISES = (
    r"Next update by \d{1,4}[:.h]\d{1,2} ?(UTC|GMT|Z|AEST|[A-Za-z]+/[a-z_]+)?[+-]?\d{0,6}",
    r"Next update (in|by|on) \d{0,20}[.,]?\d{0,4} ?(min|hours|h\d\d|days|Feb|Mon) ?\d{0,9}",
    r"Next update by \d{4}-\d\d-\d\d[T ]\d\d:\d\d(Z|[+-]\d\d:?\d\d| UTC[+-]\d\d?)",
)
HOSTILE = st.one_of(
    texts(max_size=80), *(st.from_regex(promise, fullmatch=True, alphabet=SIGNS) for promise in PROMISES)
)


@given(HOSTILE, st.integers(-29_000_000, 91_000_000))
def test_whatever_is_written_a_promise_is_a_time_or_none(text: str, minutes: int) -> None:
    said = SAID + timedelta(minutes=minutes)
    due = promised_in(text, said)
    assert due is None or due.tzinfo is UTC
    assert promised_in(text, said, timezone(timedelta(hours=-11))) is None or due is not None or "/" in text


@pytest.mark.parametrize("minutes", [0, 4])
@pytest.mark.parametrize(
    "text", ["Next update by 14:30 UTC.", "More details follow at 15.30 CET.", "We will post again in half an hour."]
)
def test_a_promise_in_any_words_is_tracked(text: str, minutes: int) -> None:
    document = RECORD | {"updates": [RECORD["updates"][0] | {"text": f"Log-ins fail. {text}"}]}
    incident = fold(list(as_entries(with_promises(happenings(check_record(document, "a record"))), 7)))
    promise = promised(incident, Audience.CUSTOMERS)
    assert promise == SAID + timedelta(minutes=30)
    over = "4 min overdue" if minutes else "due now"
    assert promise_in_words(promise, promise + timedelta(minutes=minutes), UTC) == f"promised 14:30, {over}"


def test_a_time_that_the_record_gives_stands_and_nothing_else_is_touched() -> None:
    given = UpdateSent(1, Audience.CUSTOMERS, Stage.IDENTIFIED, "Next update by 14:30 UTC.", next_at=SAID)
    what = [Dated(SAID, given), Dated(SAID, Noted("next update by 14:30 UTC"))]
    assert with_promises(what) == tuple(what)


def test_a_record_is_given_back_without_what_was_read_from_its_words() -> None:
    log = list(as_entries(with_promises(happenings(check_record(RECORD, "a record"))), 7))
    incident = fold(log)
    assert incident.updates[1].next_at == SAID + timedelta(minutes=30)
    assert record_of(incident, log) == RECORD
