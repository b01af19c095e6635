"""The real messages and snapshots: each is known, read, and the same when it is read again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.domain.signal_report import Report
from opsdesk.formats.record import check_record
from opsdesk.formats.taking_in import Form, Taken, guess, read, record_document, reports_of
from tests.formats.taking_in.payloads import whole

DATA = Path(__file__).parents[3].parent / "shared" / "data"

FILES = {
    "webhooks/alertmanager_firing_two_alerts.json": (Form.ALERTMANAGER, 2, 0, 0),
    "webhooks/alertmanager_resolved.json": (Form.ALERTMANAGER, 1, 0, 0),
    "webhooks/alertmanager_v4_runbook_annotations.json": (Form.ALERTMANAGER, 1, 0, 0),
    "webhooks/cloudwatch_sns_alarm.json": (Form.CLOUDWATCH, 1, 0, 0),
    "webhooks/github_deployment_status.json": (Form.GITHUB, 0, 1, 0),
    "webhooks/pagerduty_v3_acknowledged.json": (Form.PAGERDUTY, 1, 0, 0),
    "webhooks/pagerduty_v3_resolved.json": (Form.PAGERDUTY, 1, 0, 0),
    "webhooks/pagerduty_v3_triggered.json": (Form.PAGERDUTY, 1, 0, 0),
    "webhooks/statuspage_incident_created.json": (Form.STATUSPAGE, 0, 0, 1),
    "status_json/cloudflare_summary_full.json": (Form.STATUSPAGE, 0, 54, 2),
    "status_json/cloudflare_summary_snapshots_2025-11-18.jsonl": (Form.STATUSPAGE, 0, 6, 2),
    "status_json/gcp_incidents_sample.json": (Form.GCP, 0, 0, 24),
    "status_json/cstate_jenkins/2021-05-03-maintenance-ingress.md": (Form.CSTATE, 0, 1, 0),
    "status_json/cstate_jenkins/2021-05-25-weekly-windows.md": (Form.CSTATE, 0, 0, 1),
    "status_json/cstate_jenkins/2021-06-02-lts-windows.md": (Form.CSTATE, 0, 0, 1),
    "status_updates.jsonl": (Form.UPDATES, 0, 0, 127),
}
"""The format of each, and how many reports, changes and incidents it holds."""
SNAPSHOTS = "status_json/cloudflare_summary_snapshots_2025-11-18.jsonl"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="../shared/data isn't here")


def bytes_of(name: str) -> bytes:
    return (DATA / name).read_bytes()


def every_report(taken: Taken) -> list[Report]:
    return [*taken.reports, *(report for foreign in taken.incidents for report in reports_of(foreign))]


def test_none_is_left_out_here() -> None:
    there = {path for folder in ("webhooks", "status_json") for path in (DATA / folder).rglob("*") if path.is_file()}
    assert {str(path.relative_to(DATA)) for path in there} - set(FILES) == {"webhooks/INDEX.json"}


@pytest.mark.parametrize("name", FILES)
def test_each_is_known_and_read_twice_with_equal_ids(name: str) -> None:
    data, (form, *counts) = bytes_of(name), FILES[name]
    taken = whole(data, name)
    assert guess(data, name) is taken.form is form
    assert [len(taken.reports), len(taken.changes), len(taken.incidents)] == counts
    assert whole(data, name, form) == taken
    ids = Counter((report.source, report.key, report.id) for report in every_report(taken))
    assert set(ids.values()) <= {1}, "none is told twice"
    for foreign in taken.incidents:
        assert check_record(record_document(foreign), name).title == foreign.title


def test_what_is_none_of_them_is_refused_with_what_was_looked_for() -> None:
    with pytest.raises(BadInput, match=r"in no format known here\. Looked for alertmanager"):
        read(bytes_of("webhooks/INDEX.json"), "INDEX.json")


def test_snapshots_over_time_give_each_update_exactly_once() -> None:
    lines = bytes_of(SNAPSHOTS).splitlines()
    seen: dict[tuple[str, str], Report] = {}
    for line in lines:
        for report in every_report(whole(line, "snapshot.json")):
            seen.setdefault((report.key, report.id), report)
    at_once = every_report(whole(b"\n".join(lines), "snapshots.jsonl"))
    assert len(seen) == len(at_once) == 23
    assert {(report.key, report.id) for report in at_once} == set(seen)


def test_an_alert_that_fired_and_was_resolved_is_one_problem() -> None:
    fired = whole(bytes_of("webhooks/alertmanager_firing_two_alerts.json"), "a").reports
    [resolved] = whole(bytes_of("webhooks/alertmanager_resolved.json"), "b").reports
    assert [report.key == resolved.key for report in fired] == [True, False]
    assert resolved.id not in {report.id for report in fired}
