"""Alerts of other tools: what each says as a report, and what isn't doubled."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.formats.taking_in import Form, read
from opsdesk.formats.taking_in.alertmanager import NO_END, fingerprint
from opsdesk.formats.taking_in.cloudevents import NO_TIME
from tests.formats.taking_in import payloads as sent
from tests.formats.taking_in.payloads import changed, taken, whole

AT = datetime(2026, 11, 17, 13, 2, 3, tzinfo=UTC)
SECOND = "2026-11-17T13:02:03Z"


def only(document: Any) -> Report:
    [report] = taken(document).reports
    return report


def test_an_alert_of_alertmanager() -> None:
    report = only(sent.ALERTMANAGER)
    assert (report.source, report.title, report.text) == ("alertmanager", "Pool is full", "No connection is left.")
    assert (report.severity, report.services, report.condition) == ("page", ("payments",), Condition.FIRING)
    assert report.at == report.began_at == AT.replace(microsecond=123456), "nanoseconds and another zone"
    assert report.key == fingerprint(sent.ALERT_LABELS), "derived where it is missing"
    assert report.rule == "PoolFull"
    assert ("runbook_url", "https://runbooks.example/pool") in report.labels


def test_a_fingerprint_is_the_one_that_prometheus_gives() -> None:
    assert int(fingerprint({"name": "garland, briggs", "fear": "love is not enough"}), 16) == 5799056148416392346


def test_an_alert_that_is_repeated_is_the_same_report_and_one_that_fires_anew_is_not() -> None:
    first, again = only(sent.ALERTMANAGER), only(changed(sent.ALERTMANAGER, "groupKey", to="other"))
    assert first == again
    anew = only(changed(sent.ALERTMANAGER, "alerts", 0, "startsAt", to="2026-11-17T15:00:00Z"))
    assert (anew.key, anew.id != first.id) == (first.key, True)


@pytest.mark.parametrize(
    ("ended", "at", "text"),
    [
        ("2026-11-17T13:30:00Z", AT.replace(minute=30, second=0), "No connection is left."),
        ("0001-01-01T00:00:00Z", AT.replace(microsecond=123456), f"No connection is left.\n{NO_END}"),
        (..., AT.replace(microsecond=123456), f"No connection is left.\n{NO_END}"),
    ],
    ids=["known", "zero", "missing"],
)
def test_an_alert_that_is_resolved(ended: Any, at: datetime, text: str) -> None:
    report = only(changed(changed(sent.ALERTMANAGER, "status", to="resolved"), "alerts", 0, "endsAt", to=ended))
    assert (report.condition, report.at, report.text) == (Condition.RESOLVED, at, text)


def test_an_event_of_pagerduty_names_no_people() -> None:
    report = only(sent.PAGERDUTY)
    assert (report.source, report.key, report.id, report.at) == ("pagerduty", "P1", f"triggered {SECOND}", AT)
    assert (report.title, report.severity, report.services) == ("Pool is full", "P2", ("Payments",))
    assert report.began_at == AT
    assert "Somebody Real" not in repr(report)


@pytest.mark.parametrize(
    ("kind", "data", "condition", "text"),
    [
        ("incident.acknowledged", {}, Condition.ACKNOWLEDGED, ""),
        ("incident.unacknowledged", {}, Condition.FIRING, ""),
        ("incident.reopened", {}, Condition.FIRING, ""),
        ("incident.resolved", {"resolve_reason": None}, Condition.RESOLVED, ""),
        ("incident.priority_updated", {}, Condition.TOLD, "priority P2"),
        ("incident.priority_updated", {"priority": None}, Condition.TOLD, "priority taken away"),
        ("incident.workflow.completed", {}, Condition.TOLD, ""),
        ("incident.annotated", {"incident": {"id": "P1"}, "content": "killed it"}, Condition.TOLD, "killed it"),
        ("incident.status_update_published", {"message": "We look."}, Condition.TOLD, "We look."),
    ],
)
def test_what_happens_to_an_incident_of_pagerduty(kind: str, data: Any, condition: Condition, text: str) -> None:
    held = changed(sent.PAGERDUTY, "event", "event_type", to=kind)
    for key, value in data.items():
        held = changed(held, "event", "data", key, to=value)
    report = only(held)
    assert (report.key, report.condition, report.text) == ("P1", condition, text)


def test_what_concerns_no_incident_of_pagerduty_says_nothing() -> None:
    assert taken(changed(sent.PAGERDUTY, "event", "event_type", to="pagey.ping")).reports == ()
    assert taken(changed(sent.PAGERDUTY, "event", "event_type", to="service.updated")).reports == ()


def test_the_log_of_pagerduty_without_who_was_called() -> None:
    found = taken(sent.LOG_ENTRIES).reports
    assert [(one.id.split()[0], one.condition, one.text) for one in found] == [
        ("triggered", Condition.FIRING, "No connection is left."),
        ("annotated", Condition.TOLD, "killed the report"),
        ("resolved", Condition.RESOLVED, ""),
    ]
    assert {one.key for one in found} == {"P1"}
    assert found[0].services == ("Payments",)


@pytest.mark.parametrize(
    ("kind", "entry", "words"),
    [
        ("triggered", "trigger", ""),
        ("acknowledged", "acknowledge", ""),
        ("unacknowledged", "unacknowledge", ""),
        ("escalated", "escalate", ""),
        ("reassigned", "assign", ""),
        ("resolved", "resolve", ""),
        ("annotated", "annotate", "killed the report"),
    ],
)
def test_a_happening_of_pagerduty_is_the_same_as_an_event_and_in_the_log(kind: str, entry: str, words: str) -> None:
    event = changed(sent.PAGERDUTY, "event", "event_type", to=f"incident.{kind}")
    event = changed(event, "event", "occurred_at", to="2026-11-17T13:02:03.781Z")
    event = changed(event, "event", "data", "content", to=words)
    logged = changed(sent.LOG_ENTRIES, "log_entries", 0, "type", to=f"{entry}_log_entry")
    logged = changed(logged, "log_entries", 0, "channel", "content", to=words)
    by_event, by_log = only(event), taken(logged).reports[0]
    assert (by_event.source, by_event.key, by_event.id) == (by_log.source, by_log.key, by_log.id)
    assert by_event.condition is by_log.condition


def test_two_notes_of_a_second_are_two() -> None:
    notes = [changed(sent.PAGERDUTY, "event", "data", "content", to=words) for words in ("one", "two")]
    first, second = taken([changed(note, "event", "event_type", to="incident.annotated") for note in notes]).reports
    assert first.id != second.id


@pytest.mark.parametrize(
    ("action", "condition", "at"),
    [
        ("Create", Condition.FIRING, datetime(2025, 11, 17, 13, 2, 3, 104000, UTC)),
        ("Acknowledge", Condition.ACKNOWLEDGED, datetime(2025, 11, 17, 13, 2, 4, 1, UTC)),
        ("UnAcknowledge", Condition.FIRING, datetime(2025, 11, 17, 13, 2, 4, 1, UTC)),
        ("Close", Condition.RESOLVED, datetime(2025, 11, 17, 13, 2, 4, 1, UTC)),
        ("AddNote", Condition.TOLD, datetime(2025, 11, 17, 13, 2, 4, 1, UTC)),
    ],
)
def test_an_action_of_opsgenie_with_milliseconds_and_nanoseconds(
    action: str, condition: Condition, at: datetime
) -> None:
    report = only(changed(sent.OPSGENIE, "action", to=action))
    assert (report.key, report.condition, report.severity, report.services) == ("A-1", condition, "P1", ("payments",))
    assert (report.at, report.began_at) == (at, datetime(2025, 11, 17, 13, 2, 3, 104000, UTC))
    assert "somebody@example.com" not in repr(report)


def test_an_alarm_is_the_same_through_sns_and_eventbridge() -> None:
    by_sns, by_events = only(sent.CLOUDWATCH), only(sent.EVENTBRIDGE)
    assert (by_sns.source, by_sns.key, by_sns.id) == (by_events.source, by_events.key, by_events.id)
    assert by_sns.key == "arn:aws:cloudwatch:eu-west-1:123:alarm:pool-full"
    assert (by_sns.condition, by_sns.services) == (Condition.FIRING, ("payments-db",))
    assert by_sns.text == by_events.text == "The pool is full.\n1 datapoint"
    assert by_sns.at == AT.replace(microsecond=93000)


@pytest.mark.parametrize(("state", "condition"), [("OK", Condition.RESOLVED), ("INSUFFICIENT_DATA", Condition.TOLD)])
def test_the_other_states_of_an_alarm(state: str, condition: Condition) -> None:
    assert only(changed(sent.EVENTBRIDGE, "detail", "state", "value", to=state)).condition is condition


def test_an_event_of_any_tool() -> None:
    report = only(sent.CLOUDEVENT)
    assert (report.source, report.key, report.id) == ("cloudevents /probes/eu", "checkout", "ev-1")
    assert (report.condition, report.title, report.severity) == (Condition.FIRING, "Checkout is slow", "high")
    assert (report.services, report.at) == (("checkout",), AT)
    assert ("p99", "4.2") in report.labels


@pytest.mark.parametrize(
    ("kind", "data", "condition"),
    [
        ("com.example.alert.resolved", {}, Condition.RESOLVED),
        ("com.example.alert", {"status": "OK"}, Condition.RESOLVED),
        ("com.example.alert.fired", {"state": "acknowledged"}, Condition.ACKNOWLEDGED),
        ("com.example.object.deleted.v2", {}, Condition.TOLD),
        ("com.example.job.completed", "text alone", Condition.TOLD),
        ("com.example.alert.fired", {"status": True, "title": [1], "service": {}}, Condition.FIRING),
    ],
)
def test_how_an_event_says_that_it_stands(kind: str, data: Any, condition: Condition) -> None:
    assert only(changed(changed(sent.CLOUDEVENT, "type", to=kind), "data", to=data)).condition is condition


def test_an_event_without_a_time_counts_from_when_it_was_taken_in_and_says_so() -> None:
    untimed = changed(sent.CLOUDEVENT, "time", to=...)
    data = json.dumps([untimed, changed(untimed, "id", to="ev-2"), sent.CLOUDEVENT]).encode()
    [told] = read(data, "events.json", now=AT).told
    first, second, timed = told.reports
    assert AT - timedelta(seconds=1) < first.at < second.at < AT, "in the order of the file"
    assert (first.text, first.began_at) == (NO_TIME, None)
    assert (timed.text, timed.began_at) == ("", AT)


def test_a_batch_of_events_or_one_a_line() -> None:
    other = changed(sent.CLOUDEVENT, "id", to="ev-2")
    lines = "\n".join(map(json.dumps, [sent.CLOUDEVENT, other])).encode()
    assert taken([sent.CLOUDEVENT, other]).reports == whole(lines, "events.jsonl").reports
    assert whole(lines, "events.jsonl").form is Form.CLOUDEVENTS


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        ("major_outage", Condition.FIRING),
        ("operational", Condition.RESOLVED),
        ("under_maintenance", Condition.TOLD),
    ],
)
def test_a_component_of_a_status_page(status: str, condition: Condition) -> None:
    report = only(changed(sent.COMPONENT, "component_update", "new_status", to=status))
    assert (report.source, report.key, report.id) == ("statuspage acme-cloud", "c1", "cu1")
    assert (report.condition, report.services) == (condition, ("API",))


@pytest.mark.parametrize("address", ["http://[::1", "http://[x]/", "//\u2100.example"])
def test_a_component_whose_page_has_an_odd_address_is_refused_by_its_place(address: str) -> None:
    odd = changed(sent.COMPONENT, "meta", "unsubscribe", to=address)
    with pytest.raises(BadInput) as refused:
        taken(odd)
    assert str(refused.value) == f"{sent.NAME}: meta.unsubscribe: is no web address"
    assert only(changed(odd, "page", "name", to="Acme")).source == "statuspage acme", "asked only where it is needed"
