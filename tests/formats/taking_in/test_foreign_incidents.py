"""Incidents of somebody else's: what is read of them, as reports and as a record."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal_report import Condition
from opsdesk.domain.vocabulary import Milestone, Status
from opsdesk.formats.record import as_entries, check_record, happenings
from opsdesk.formats.taking_in import ForeignIncident, ForeignUpdate, Form, joined, record_document, reports_of
from tests.formats.taking_in import payloads as sent
from tests.formats.taking_in.payloads import changed, taken, whole


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 17, hour, minute, tzinfo=UTC)


def only(document: object, name: str = sent.NAME) -> ForeignIncident:
    [foreign] = taken(document, name=name).incidents
    return foreign


def imported(foreign: ForeignIncident) -> Incident:
    return fold(as_entries(happenings(check_record(record_document(foreign), "x"))))


def test_an_incident_of_a_status_page_with_its_updates_oldest_first() -> None:
    foreign = only(sent.STATUSPAGE)
    assert (foreign.source, foreign.key, foreign.title) == ("statuspage acme-cloud", "inc1", "API errors")
    assert (foreign.severity, foreign.services, foreign.url) == ("major", ("API",), "https://stspg.example/1")
    assert (foreign.began_at, foreign.ended_at, foreign.over) == (at(13, 5), at(14), True)
    assert [(update.id, update.at, update.status) for update in foreign.updates] == [
        ("u1", at(13, 10), "investigating"),
        ("u2", at(14), "resolved"),
    ]


def test_maintenance_of_a_status_page_is_a_change_from_when_it_began() -> None:
    [change] = taken(sent.STATUSPAGE).changes
    assert (change.source, change.key, change.sort) == ("statuspage acme-cloud", "m1", "vendor notice")
    assert change.at == at(12, 7)
    announced = changed(sent.STATUSPAGE, "scheduled_maintenances", 0, "incident_updates", to=[])
    assert taken(announced).changes[0].at == at(12), "as planned, where nobody says that it began"


def test_snapshots_give_each_update_once_with_its_latest_words() -> None:
    early = changed(sent.STATUSPAGE, "incidents", 0, "incident_updates", 0, to=...)
    early = changed(early, "incidents", 0, "incident_updates", 0, "body", to="We lok.")
    lines = "\n".join(json.dumps({"scraped_at": "x", "summary": one}) for one in (early, sent.STATUSPAGE)).encode()
    taken_in = whole(lines, "snapshots.jsonl")
    assert taken_in.form is Form.STATUSPAGE
    [foreign] = taken_in.incidents
    assert [update.text for update in foreign.updates] == ["We look.", "Over."]
    assert len(taken_in.changes) == 1
    assert joined([only(early), only(sent.STATUSPAGE)]) == (foreign,)


def test_an_incident_of_google_cloud() -> None:
    foreign = only(sent.GCP)
    assert (foreign.source, foreign.key, foreign.severity) == ("google cloud", "g1", "medium")
    assert (foreign.began_at, foreign.ended_at) == (at(13), at(15))
    assert (foreign.services, foreign.url) == (("Cloud Spanner",), "https://status.cloud.google.com/incidents/g1")
    assert [update.id for update in foreign.updates] == ["2026-11-17T13:30:00Z", "2026-11-17T15:01:00Z"]


def test_a_file_of_cstate() -> None:
    [foreign] = whole(sent.CSTATE, "content/issues/2026-11-17-downloads.md").incidents
    assert (foreign.source, foreign.key) == ("cstate", "2026-11-17-downloads.md")
    assert (foreign.title, foreign.severity, foreign.services) == (
        "Downloads fail",
        "disrupted",
        ("downloads", "mirrors"),
    )
    assert (foreign.began_at, foreign.ended_at) == (at(13), at(14))
    assert [update.text for update in foreign.updates] == ["The disk was full."]
    [piped] = whole(sent.CSTATE, "standard input").incidents
    assert piped.key == "2026-11-17-downloads-fail.md", "without a file's name by day and title"


@pytest.mark.parametrize(
    ("head", "over"),
    [
        ('+++\ntitle = "X"\ndate = 2026-11-17T13:00:00Z\nresolved = false\naffected = ["a"]\n+++\nbody', False),
        ("---\r\ntitle: X\r\ndate: 2026-11-17 13:00:00\r\nresolved: true\r\naffected: [a]\r\n---\r\nbody", True),
        ("---\ntitle: 'X'\ndate: 2026-11-17T14:00:00+01:00\naffected:\n- a\nbuild:\n  list: never\n---\nbody", False),
    ],
    ids=["toml", "crlf and no zone", "deeper keys"],
)
def test_front_matter_in_its_ways(head: str, over: bool) -> None:
    [foreign] = whole(head.encode(), "x.md").incidents
    assert (foreign.title, foreign.began_at, foreign.services) == ("X", at(13), ("a",))
    assert (foreign.over, foreign.updates[0].text) == (over, "body")


def test_the_talk_of_a_channel() -> None:
    foreign = only(sent.SLACK, "export/inc-pool/2025-11-17.json")
    assert (foreign.source, foreign.key, foreign.title, foreign.talk) == ("slack", "inc-pool", "#inc-pool", True)
    assert [(update.id, update.by, update.text) for update in foreign.updates] == [
        ("1763384523.000200", "U1", "@U2 look at the graph (https://x.example) & say"),
        ("1763384600.000100", "U2", "rolled back"),
    ]
    next_day = only([changed(sent.SLACK[3], "ts", to="1763470000.000100")], "export/inc-pool/2025-11-18.json")
    [both] = joined([foreign, next_day])
    assert len(both.updates) == 3
    assert taken(sent.SLACK[:1], name="x/2025-11-17.json").incidents == ()


@pytest.mark.parametrize(
    ("name", "title", "key"),
    [
        ("inc-pool.json", "#inc-pool", "inc-pool"),
        ("standard input", "Slack channel, 2025-11-17", "since 1763384523.000200"),
        ("2025-11-17.json", "Slack channel, 2025-11-17", "since 1763384523.000200"),
    ],
)
def test_what_a_channel_is_called(name: str, title: str, key: str) -> None:
    foreign = only(sent.SLACK, name)
    assert (foreign.title, foreign.key) == (title, key)


def test_rows_of_any_provider() -> None:
    more = {"at": "2026-11-17T14:00:00Z", "status": "resolved", "text": "Over."}
    other = sent.UPDATES | {"incident_id": "78", "incident": "Slow"}
    found = taken([sent.UPDATES, other, sent.UPDATES | more]).incidents
    assert [(one.source, one.key, one.title, one.severity, one.over) for one in found] == [
        ("updates acme-cloud", "77", "API errors", "minor", True),
        ("updates acme-cloud", "78", "Slow", "minor", False),
    ]


def test_updates_at_the_same_time_keep_their_ids_however_often_they_are_read() -> None:
    twins = [sent.UPDATES, sent.UPDATES | {"text": "And again."}, sent.UPDATES]
    first, second = only(twins[:1]).updates, only(twins).updates
    assert second[0] == first[0]
    assert len(second) == 2
    assert only(twins) == only(twins + twins)


STATES = ["investigating", "identified", "resolved", "resolved", "investigating", "monitoring"]


def test_reports_say_when_it_began_and_ended_and_every_other_word_in_between() -> None:
    updates = tuple(ForeignUpdate(f"u{place}", at(13, place), word, word) for place, word in enumerate(STATES))
    foreign = ForeignIncident("s", "k", "t", began_at=at(13), ended_at=at(15), updates=updates)
    firing, told, over = Condition.FIRING, Condition.TOLD, Condition.RESOLVED
    found = reports_of(foreign)
    assert [one.condition for one in found] == [firing, told, over, told, firing, told, over]
    assert [one.id for one in found] == ["u0", "u1", "u2", "u3", "u4", "u5", "ended"]
    assert {(one.source, one.key, one.title, one.began_at) for one in found} == {("s", "k", "t", at(13))}


def test_an_incident_without_a_word_is_reported_all_the_same() -> None:
    [report] = reports_of(ForeignIncident("s", "k", "t", began_at=at(13)))
    assert (report.id, report.condition, report.at) == ("began", Condition.FIRING, at(13))


def test_a_record_keeps_notices_word_for_word_and_when_it_was_what() -> None:
    foreign = only(changed(sent.STATUSPAGE, "incidents", 0, "incident_updates", 1, "status", to="monitoring"))
    incident = imported(foreign)
    assert (incident.title, incident.status) == ("API errors", Status.RESOLVED)
    assert [(sent.text, sent.sent_at) for sent in incident.updates.values()] == [
        ("We look.", at(13, 10)),
        ("Over.", at(14)),
    ]
    reached = {name: incident.reached(name) for name in (Milestone.STARTED, Milestone.MITIGATED, Milestone.RESOLVED)}
    assert list(reached.values()) == [at(13, 5), at(13, 10), at(14)]
    assert record_document(foreign)["foreign"] == {"source": "statuspage acme-cloud", "key": "inc1"}


def test_a_record_of_talk_is_a_timeline_and_tells_nothing_to_customers() -> None:
    incident = imported(only(sent.SLACK, "inc-pool.json"))
    assert not incident.updates
    assert incident.status is Status.RESOLVED
    document = record_document(only(sent.SLACK, "inc-pool.json"))
    assert [row["by"] for row in document["timeline"]] == ["U1", "U2"]
    assert document["approx_milestones"] == ["started", "resolved"]


def test_what_can_not_be_true_is_left_out_and_told() -> None:
    foreign = ForeignIncident(
        "s", "k", "t", began_at=at(14), ended_at=at(13), updates=(ForeignUpdate("u", at(14), "", "x"),)
    )
    document = record_document(foreign)
    assert "resolved_at" not in document
    assert document["source_conflicts"] == ["it ended (2026-11-17T13:00:00Z) before it began"]
    assert imported(foreign).title == "t"
