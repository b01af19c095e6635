"""What goes in comes out: any record, imported and exported untouched, is the same JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from opsdesk.domain.entries import Dated, Entry, decode_payload, encode_payload
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.formats.record import as_entries, check_record, happenings, record_of
from tests.formats.records import records

REAL = sorted((Path(__file__).parents[2].parent / "shared/data/incidents").glob("*.json"))


def kept_in_a_store(what: Iterable[Dated]) -> list[Entry]:
    """Entries as a log gives them back: through their JSON form, signed by whoever imported them."""
    return [
        replace(
            entry,
            by=entry.by or "importer",
            payload=decode_payload(
                entry.payload.KIND, entry.payload.VERSION, json.loads(json.dumps(encode_payload(entry.payload)))
            ),
        )
        for entry in as_entries(what, 7)
    ]


def imported(document: dict[str, Any]) -> tuple[Incident, list[Entry]]:
    log = kept_in_a_store(happenings(check_record(document, "a record")))
    return fold(log), log


@given(records)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_is_given_back_as_it_was(document: dict[str, Any]) -> None:
    before = json.dumps(document)
    assert record_of(*imported(document)) == json.loads(before)
    assert json.dumps(document) == before, "reading a record must not change it"


@given(records)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_happenings_begin_with_the_declaration_and_keep_the_order_of_time(document: dict[str, Any]) -> None:
    first, *rest = happenings(check_record(document, "a record"))
    assert first.payload.KIND == "incident.declared"
    untyped = [dated.at for dated in rest if not dated.payload.row or dated.payload.KIND in {"note", "decision"}]
    assert untyped == sorted(untyped)


@pytest.mark.skipif(not REAL, reason="needs the real incidents in ../shared, which are not there")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_incidents_are_given_back_with_their_counts(path: Path) -> None:
    document = json.loads(path.read_bytes())
    incident, log = imported(document)
    assert record_of(incident, log) == document
    assert len(incident.hypotheses) == len(document["hypotheses"])
    assert len(incident.evidence) == sum(len(item["evidence"]) for item in document["hypotheses"])
    assert len(incident.actions) == len(document["actions"])
    assert len(incident.updates) == len(document["updates"])
    assert len(incident.changes) == len(document["changes"])
    assert len(incident.follow_ups) == len(document["postmortem_actions"])
    assert list(incident.services) == document["services"]
    assert sum(entry.payload.KIND in {"note", "decision"} for entry in log) == len(document["timeline"])
