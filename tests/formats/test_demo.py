"""The demo: complete, told in our own words, and alive half-way."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.domain.entries import Entry
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import ActionStatus, Audience, Band, HypothesisStatus, Status
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import as_entries, happenings, record_of
from opsdesk.formats.replay import schedule, start_of

SOURCE = Path(__file__).parents[2].parent / "shared/data/incidents/cloudflare-2025-11-18-bot-management.json"


def log_until(elapsed: timedelta) -> list[Entry]:
    what = happenings(demo_record())
    return list(as_entries(dated for _, dated in schedule(what, until=start_of(what) + elapsed)))


@pytest.fixture(scope="module")
def half_way() -> Incident:
    return fold(log_until(HALF_WAY))


def test_it_is_given_back_as_it_is() -> None:
    log = list(as_entries(happenings(demo_record())))
    assert record_of(fold(log), log) == demo_record().raw


def test_it_ends_well() -> None:
    incident = fold(log_until(timedelta(days=1)))
    assert incident.status is Status.RESOLVED
    assert all(held.status.is_closed for held in incident.hypotheses.values())
    assert all(held.status.is_over for held in incident.actions.values())
    assert len(incident.follow_ups) == 4


def test_half_way_one_suspect_is_out_and_another_likely(half_way: Incident) -> None:
    by_statement = {held.statement: held for held in half_way.hypotheses.values()}
    attack = next(held for said, held in by_statement.items() if "DDoS" in said)
    store = next(held for said, held in by_statement.items() if said.startswith("Workers KV"))
    assert attack.band is Band.UNLIKELY
    assert store.status is HypothesisStatus.RULED_OUT
    assert half_way.leading_cause
    assert "feature file" in half_way.leading_cause.statement
    assert half_way.leading_cause.band is Band.LIKELY


def test_half_way_the_timers_are_alive(half_way: Incident) -> None:
    now = start_of(happenings(demo_record())) + HALF_WAY
    still = [action for action in half_way.actions.values() if not action.status.is_over]
    left = [action.left(now) for action in still]
    assert sum(span is not None and timedelta(minutes=-5) < span < timedelta(0) for span in left) == 1
    assert sum(span is not None and timedelta(0) < span < timedelta(minutes=20) for span in left) >= 2
    assert [action.status for action in still].count(ActionStatus.BLOCKED) == 1
    assert any(not action.owners for action in still)
    for audience in (Audience.CUSTOMERS, Audience.EXECUTIVES):
        last = half_way.last_update(audience)
        assert last
        assert last.next_at
        assert now < last.next_at < now + timedelta(minutes=15)


def test_half_way_it_can_be_given_back_too() -> None:
    log = log_until(HALF_WAY)
    record = json.loads(json.dumps(record_of(fold(log), log)))
    assert record["status"] == "investigating"
    assert "resolved_at" not in record
    assert len(record["hypotheses"]) == len(fold(log).hypotheses)


@pytest.mark.skipif(not SOURCE.exists(), reason="needs the source's record in ../shared, which is not there")
def test_no_sentence_is_taken_from_the_source() -> None:
    def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z']+", text.lower())
        return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}

    ours = {run for text in texts_in(demo_record().raw) for run in runs(text)}
    theirs = {run for text in texts_in(json.loads(SOURCE.read_bytes())) for run in runs(text)}
    assert ours & theirs == set()


def texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if " " in value else []
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for item in inner for text in texts_in(item)]
