"""The incident as a status page has it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from opsdesk.config.channels import HEADLINE, Channel
from opsdesk.domain.delivery import Fate
from opsdesk.domain.parts import AffectedService, SentFact
from opsdesk.domain.vocabulary import ServiceState, Stage
from opsdesk.outbox import statuspage
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Outbox
from tests.fakes import START
from tests.outbox.conftest import TEXT

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "webhooks" / "statuspage_incident_created.json"


def document(message: Message, title: str = "{incident}: {stage}") -> dict[str, object]:
    incident = json.loads(statuspage.as_json(message, title))["incident"]
    assert isinstance(incident, dict)
    return incident


def test_it_tells_what_this_audience_got_newest_first(message: Message) -> None:
    assert document(message) == {
        "id": "INC-7",
        "name": "INC-7: identified",
        "status": "identified",
        "body": TEXT,
        "impact": "major",
        "created_at": "2026-11-17T14:42:00Z",
        "updated_at": "2026-11-17T14:47:00Z",
        "monitoring_at": None,
        "resolved_at": None,
        "incident_updates": [
            {
                "id": "3",
                "status": "identified",
                "body": TEXT,
                "created_at": "2026-11-17T14:47:00Z",
                "updated_at": "2026-11-17T14:47:00Z",
            },
            {
                "id": "1",
                "status": "investigating",
                "body": "We look into it.",
                "created_at": "2026-11-17T14:42:00Z",
                "updated_at": "2026-11-17T14:42:00Z",
            },
        ],
    }


def test_the_incidents_own_title_is_told_only_where_the_settings_say_so(message: Message) -> None:
    assert "db-17" not in json.dumps(document(message))
    assert document(message, "{title} ({severity})")["name"] == "Pool of db-17 is full (SEV-2)"


def test_it_has_the_shape_of_a_real_one(message: Message) -> None:
    if not REAL.exists():
        pytest.skip(f"needs {REAL.name} of the shared data")
    real = json.loads(REAL.read_text())["incident"]
    ours = document(message)
    assert set(ours) - {"body"} <= set(real)
    assert set(ours["incident_updates"][0]) <= set(real["incident_updates"][0])


def test_written_to_a_file_it_can_be_written_again(message: Message, tmp_path: Path) -> None:
    outbox = Outbox({"page": Channel("statuspage", path=str(tmp_path / "{incident}.json"))}, {}, {})
    assert outbox.repeatable("page")
    for _ in range(2):
        assert outbox.send("page", message).fate is Fate.SENT
    assert [path.name for path in tmp_path.iterdir()] == ["inc-7.json"]
    assert json.loads((tmp_path / "inc-7.json").read_text())["incident"] == document(message, HEADLINE)


def test_an_older_text_that_goes_again_takes_nothing_back(message: Message) -> None:
    again = document(replace(message, newer=(message.incident.updates[4],)))
    assert again["status"] == "resolved"
    rows = again["incident_updates"]
    assert isinstance(rows, list)
    assert [row["id"] for row in rows] == ["4", "3", "1"]
    assert again["body"] == message.text


def test_what_a_page_calls_it_is_one_name_and_the_services_where_the_settings_say_so(message: Message) -> None:
    names = ("payments", "checkout")
    services = {name: AffectedService(name, ServiceState.DEGRADED, START) for name in names}
    affected = replace(message, incident=replace(message.incident, services=services))
    assert document(affected, "{services}")["name"] == "payments, checkout"
    assert document(affected, HEADLINE)["name"] == "INC-7"


def test_an_end_that_is_taken_back_is_none_on_the_page_either(message: Message) -> None:
    ended = message.incident.updates[4]
    back = replace(ended, number=5, stage=Stage.CORRECTION, text="Correction: it isn't.", sent_at=later(70))
    over = replace(ended, number=6, sent_at=later(90), text="Now it is over.")
    told = replace(message.incident, updates=message.incident.updates | {5: back, 6: over})
    page = document(replace(message, incident=told, update=back))
    assert (page["status"], page["resolved_at"]) == ("investigating", None)
    page = document(replace(message, incident=told, update=over))
    assert (page["status"], page["resolved_at"]) == ("resolved", "2026-11-17T16:12:00Z")


def test_what_was_no_problem_after_all_is_over_on_the_page(message: Message) -> None:
    none = SentFact("called_off", "confirmed", "found that there was none")
    corrected = replace(message.incident.updates[3], number=4, stage=Stage.CORRECTION, facts=(none,))
    told = replace(message.incident, updates=message.incident.updates | {4: corrected})
    assert document(replace(message, incident=told, update=corrected))["status"] == "resolved"


def later(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)
