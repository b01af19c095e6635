"""`import` of what other tools send: each thing once, whatever it becomes, and nothing of what is faulty."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk import changes, signals
from opsdesk.desk.desk import Desk
from opsdesk.domain.signal import Ending
from opsdesk.domain.vocabulary import Origin, Status
from opsdesk.formats.taking_in.cloudevents import NO_TIME
from tests.cli.called import Called
from tests.desk.sending import Told, queue

Call = Callable[..., Called]

DATA = Path(__file__).parents[2].parent / "shared" / "data"
SENT = sorted([*DATA.glob("webhooks/[a-z]*.json"), *DATA.glob("status_json/*.json*"), *DATA.glob("status_json/*/*.md")])
SNAPSHOTS = DATA / "status_json" / "cloudflare_summary_snapshots_2025-11-18.jsonl"
needs_data = pytest.mark.skipif(not SENT, reason="the collection of real webhooks is not here")


def alert(status: str = "firing", start: str = "2026-11-17T14:30:00Z", **labels: str) -> str:
    """What Alertmanager sends of one alert."""
    named = {"alertname": "DiskFull", "severity": "critical", "service": "payments"} | labels
    end = "2026-11-17T14:40:00Z" if status == "resolved" else "0001-01-01T00:00:00Z"
    one = {"status": status, "labels": named, "annotations": {"summary": "disk is full"}, "startsAt": start}
    return json.dumps({"version": "4", "status": status, "alerts": [one | {"endsAt": end}]})


def provider(**said: object) -> str:
    """What a status page tells of one of its incidents."""
    updates = [
        {"id": "u2", "status": "resolved", "body": "It works again.", "created_at": "2026-11-17T10:30:00Z"},
        {"id": "u1", "status": "investigating", "body": "We look.", "created_at": "2026-11-17T10:00:00Z"},
    ]
    incident = {
        "id": "i1",
        "name": "API errors",
        "status": "resolved",
        "impact": "major",
        "created_at": "2026-11-17T10:00:00Z",
        "resolved_at": "2026-11-17T10:30:00Z",
        "incident_updates": updates,
    } | said
    return json.dumps({"page": {"id": "p", "name": "Provider"}, "incidents": [incident]})


RUNNING = {
    "status": "investigating",
    "resolved_at": None,
    "incident_updates": [
        {"id": "u1", "status": "investigating", "body": "We look.", "created_at": "2026-11-17T10:00:00Z"}
    ],
}


@needs_data
def test_everything_real_is_taken_in_once(opsdesk: Call, desk: Desk) -> None:
    names = [str(file) for file in SENT]
    first = opsdesk("import", *names, "--json")
    known_from_others = {str(SNAPSHOTS), str(DATA / "webhooks" / "alertmanager_resolved.json")}
    assert {row["file"] for row in first.json} >= set(names) - known_from_others
    counts = everything(desk)
    again = opsdesk("import", *names)
    assert again.err.startswith("0 new, ")
    assert everything(desk) == counts
    for name in names:
        assert opsdesk("import", name).err.startswith("0 new, "), name
    assert everything(desk) == counts


def everything(desk: Desk) -> tuple[int, ...]:
    """How many entries, reports and changes a desk holds."""
    held = desk.opened.connection
    return tuple(held.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("entry", "page", "dossier"))


@needs_data
def test_snapshots_replayed_line_by_line_give_each_update_once(opsdesk: Call, desk: Desk) -> None:
    lines = SNAPSHOTS.read_text(encoding="utf-8").splitlines()
    expected = {
        (incident["id"], update["id"])
        for line in lines
        for incident in json.loads(line)["summary"]["incidents"]
        for update in incident["incident_updates"]
    }
    for line in lines:
        assert opsdesk("import", "-", stdin=line).code == 0
    told = [(signal.key, one.id) for signal in signals.listed(desk) for one in signals.reports(desk, signal.number)]
    assert sorted(told) == sorted(expected)


def test_an_alert_declared_is_resolved_later_and_that_is_evidence(opsdesk: Call, desk: Desk) -> None:
    assert opsdesk("import", "-", stdin=alert()).out == (
        "SIG-1: SEV-1 critical · disk is full (firing, 1 new report, waiting; from standard input)\n"
    )
    assert opsdesk("signal", "declare", "SIG-1", "--title", "Payments can't write").out == "INC-1\n"
    called = opsdesk("import", "-", stdin=alert("resolved"))
    assert called.out.endswith("(resolved, 1 new report, declared as INC-1; from standard input)\n")
    incident = desk.incident(1)
    assert (incident.title, incident.severity, list(incident.services)) == ("Payments can't write", 1, ["payments"])
    assert [fact.text for fact in incident.evidence.values()] == [
        "alertmanager: SIG-1 “disk is full” is resolved there"
    ]
    assert opsdesk("import", "-", stdin=alert("resolved")).err == "0 new, 1 known already\n"
    assert len(desk.incident(1).evidence) == 1


def test_others_incidents_that_are_over_become_incidents_and_get_what_comes_later(opsdesk: Call, desk: Desk) -> None:
    row = opsdesk("import", "-", "--json", stdin=provider()).json[0]
    assert (row["became"], row["incident"], row["new"] > 2) == ("incident", "INC-1", True)
    incident = desk.incident(1)
    assert (incident.origin, incident.status, incident.severity) == (Origin.IMPORTED, Status.RESOLVED, 2)
    assert [update.text for update in incident.updates.values()] == ["We look.", "It works again."]
    assert opsdesk("import", "-", stdin=provider()).out.startswith("INC-1 has it already: API errors (")
    more = json.loads(provider())["incidents"][0]["incident_updates"]
    more.insert(0, {"id": "u3", "status": "postmortem", "body": "A bad rule.", "created_at": "2026-11-17T12:00:00Z"})
    called = opsdesk("import", "-", stdin=provider(incident_updates=more))
    assert called.out.startswith("INC-1 gets 1 more: API errors (")
    assert [update.number for update in desk.incident(1).updates.values()] == [1, 2, 3]
    assert opsdesk("export", "1", "--as", "json").json["updates"][2]["foreign_id"] == "u3"
    assert opsdesk("import", "-", stdin=provider(incident_updates=more)).err == "0 new, 1 known already\n"


def test_others_incidents_that_go_on_wait_as_signals_and_stay_such(opsdesk: Call, desk: Desk) -> None:
    assert opsdesk("import", "-", "--json", stdin=provider(**RUNNING)).json[0]["signal"] == "SIG-1"
    opsdesk("import", "-", stdin=provider())
    [signal] = signals.listed(desk)
    assert (signal.resolved, signal.reports) == (True, 2)
    assert not desk.past_incidents()


def test_on_request_things_become_what_they_usually_do_not(opsdesk: Call, desk: Desk) -> None:
    assert opsdesk("import", "-", "--as", "signal", "--json", stdin=provider()).json[0]["became"] == "signal"
    running = provider(id="i2", **RUNNING)
    assert opsdesk("import", "-", "--as", "incident", "--json", stdin=running).json[0]["incident"] == "INC-1"
    assert desk.incident(1).status is Status.INVESTIGATING
    over = opsdesk("import", "-", stdin=provider(id="i2"))
    assert over.out.startswith("INC-1 gets ")
    assert desk.incident(1).status is Status.RESOLVED
    assert "becomes a signal" in opsdesk("import", "-", "--as", "incident", stdin=alert()).refusal
    record = '{"title": "Piped", "started_at": "2026-01-02T03:04:05Z"}'
    assert "no signal" in opsdesk("import", "-", "--as", "signal", stdin=record).refusal


def test_a_record_taken_in_twice_is_one_incident(opsdesk: Call, desk: Desk) -> None:
    record = '{"title": "Piped", "started_at": "2026-01-02T03:04:05Z"}'
    assert opsdesk("import", "-", stdin=record).out.startswith("INC-1: Piped (2 entries, 0 hypotheses, 0 actions;")
    again = opsdesk("import", "-", stdin=record.replace(", ", ",\n"))
    assert again.out.startswith("INC-1 has it already: Piped (")
    assert len(desk.past_incidents()) + len(desk.open_incidents()) == 1


def test_a_record_that_was_written_out_here_is_that_incident(opsdesk: Call, desk: Desk) -> None:
    opsdesk("declare", "Card payments fail", "--severity", "2")
    opsdesk("log", "? a bad release")
    early = opsdesk("export", "1", "--as", "json").out
    for line in ("+ it began with the release", "H1 confirmed", "@bo roll back 4.2", ":undo", "bo is on it"):
        opsdesk("log", line)
    queue(desk, 1, Told("page"), "We know.", "page")
    for record in (opsdesk("export", "1", "--as", "json").out, early):
        again = opsdesk("import", "-", stdin=record)
        assert again.out.startswith("INC-1 has it already: Card payments fail (")
    assert len(desk.open_incidents()) == 1


def test_a_record_that_somebody_corrected_or_went_on_with_is_taken_in(opsdesk: Call, desk: Desk) -> None:
    opsdesk("declare", "Card payments fail", "--severity", "2")
    opsdesk("log", "? a bad release")
    record = opsdesk("export", "1", "--as", "json").out
    assert opsdesk("import", "-", stdin=record.replace("a bad release", "a bad rule")).out.startswith("INC-2: ")
    assert opsdesk("import", "-", stdin=record.replace("2026-11-17", "2026-11-16")).out.startswith("INC-3: ")


def test_a_deployment_is_a_change(opsdesk: Call, desk: Desk) -> None:
    sent = {
        "deployment_status": {
            "id": 5,
            "state": "success",
            "environment": "production",
            "created_at": "2026-11-17T09:00:00Z",
        },
        "deployment": {"id": 4, "sha": "f95f85", "ref": "main", "task": "deploy", "created_at": "2026-11-17T09:00:00Z"},
        "repository": {"full_name": "shop/payments"},
    }
    row = opsdesk("import", "-", "--json", stdin=json.dumps(sent)).json[0]
    assert (row["became"], row["change"], row["incident"]) == ("change", "CHG-1", None)
    assert opsdesk("import", "-", stdin=json.dumps(sent)).err == "0 new, 1 known already\n"
    assert len(changes.listed(desk)) == 1


def test_one_faulty_file_keeps_all_of_them_out(opsdesk: Call, desk: Desk, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(alert())
    bad.write_text(alert(start="soon"))
    refusal = opsdesk("import", str(good), str(bad)).refusal
    assert refusal.startswith(f"{bad}: ")
    assert "soon" in refusal
    assert not signals.listed(desk, every=True)


def test_a_dry_run_says_what_would_come_and_keeps_nothing(opsdesk: Call, desk: Desk) -> None:
    opsdesk("import", "-", stdin=provider())
    before = everything(desk)
    row = opsdesk("import", "-", "--dry-run", "--json", stdin=alert()).json[0]
    assert (row["signal"], row["title"]) == (None, "disk is full")
    called = opsdesk("import", "-", "--dry-run", stdin=alert())
    assert (called.out.startswith("would be taken in: SEV-1"), called.err) == (True, "1 new\n")
    assert opsdesk("import", "-", "--dry-run", stdin=provider()).out.startswith("INC-1 has it already")
    assert everything(desk) == before


def test_a_pipe_of_several_tools_with_a_fault_gives_what_is_good_and_names_the_rest(opsdesk: Call, desk: Desk) -> None:
    event = '{"specversion": "1.0", "id": "%s", "type": "probe.fired", "source": "/probes", "subject": "%s"%s}'
    good, bad = event % ("1", "checkout", ""), event % ("2", "search", ', "time": "soon"')
    piped = "\n".join([alert(), bad, good, provider()])
    called = opsdesk("import", "-", stdin=piped)
    assert called.code == 1
    assert called.err == (
        "opsdesk: standard input: line 2: time: “soon” is not a time (write it like 2026-11-21T14:02:00Z)\n"
        "3 new, 1 document refused\n"
    ).replace("3 new", called.err.splitlines()[1].split(",")[0])
    assert [signal.title for signal in signals.listed(desk)] == ["disk is full", "checkout"]
    assert NO_TIME in signals.reports(desk, 2)[0].text
    assert len(desk.past_incidents()) == 1
    rows = json.loads(opsdesk("import", "-", "--json", stdin=piped).out)
    assert [(row["format"], row["became"]) for row in rows] == [
        ("statuspage", "incident"),
        ("alertmanager", "signal"),
        ("cloudevents", "signal"),
        (None, "refused"),
    ]
    assert rows[3]["why"].startswith("standard input: line 2: time: ")
    assert [row["new"] for row in rows] == [0, 0, 0, 0]


PLANNED = """---
title: Nginx ingress upgrade
date: 2026-11-16T11:00:00Z
resolved: true
resolvedWhen: 2026-11-16T12:00:00Z
severity: notice
affected: [payments]
---
We upgrade it.
"""


def test_planned_work_of_a_status_page_is_a_change_and_on_request_an_incident(
    opsdesk: Call, desk: Desk, tmp_path: Path
) -> None:
    row = opsdesk("import", "-", "--json", stdin=PLANNED).json[0]
    assert (row["became"], row["change"], row["format"]) == ("change", "CHG-1", "cstate")
    assert opsdesk("import", "-", stdin=PLANNED).err == "0 new, 1 known already\n"
    assert opsdesk("change", "import", "-", stdin=PLANNED).err == "taken in: 0; 1 known already\n"
    other = PLANNED.replace("Nginx", "Apache")
    assert opsdesk("import", "-", "--as", "incident", "--json", stdin=other).json[0]["incident"] == "INC-1"
    assert opsdesk("import", "-", stdin=other).out.startswith("INC-1 has it already")
    assert len(changes.listed(desk)) == 1
    trouble = PLANNED.replace("notice", "down")
    assert "tells of no changes (opsdesk import takes it in)" in opsdesk("change", "import", "-", stdin=trouble).refusal


def test_what_would_come_is_told_of_a_desk_that_can_not_be_written(opsdesk: Call, desk: Desk) -> None:
    opsdesk("import", "-", stdin=provider())
    before = everything(desk)
    tried = opsdesk("--readonly", "import", "-", "--dry-run", stdin=f"{alert()}\n{provider()}")
    assert tried.code == 0, tried.err
    assert tried.out.splitlines()[0].startswith("INC-1 has it already")
    assert tried.out.splitlines()[1].startswith("would be taken in: SEV-1 critical · disk is full")
    assert everything(desk) == before
    assert opsdesk("--readonly", "import", "-", stdin=alert()).code == 3


def test_what_the_settings_pass_over_is_counted(
    opsdesk: Call, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[taking_in]\nignore = ["disk *"]\ndeclare_from = 1\n[taking_in.services]\nledger = "payments"\n')
    monkeypatch.setenv("OPSDESK_CONFIG", str(path))
    assert opsdesk("import", "-", stdin=alert()).err == "0 new, 1 passed over by the settings\n"
    path.write_text('[taking_in]\ndeclare_from = 1\n[taking_in.services]\nledger = "payments"\n')
    opsdesk("import", "-", stdin=alert(service="Ledger"))
    [signal] = signals.listed(desk, every=True)
    assert (signal.ending, list(desk.incident(1).services)) == (Ending.DECLARED, ["payments"])
    assert signal.ended_by != "ana", "nobody declared it"


def test_a_pipe_of_the_real_program(desk_path: Path, desk: Desk) -> None:
    environ = {**os.environ, "OPSDESK_DB": str(desk_path), "OPSDESK_USER": "ana", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "opsdesk", "import", "-"]
    for said in ("1 new\n", "0 new, 1 known already\n"):
        done = subprocess.run(command, input=alert().encode(), env=environ, capture_output=True, timeout=60, check=True)
        assert done.stderr.decode() == said
    assert [signal.title for signal in signals.listed(desk)] == ["disk is full"]
