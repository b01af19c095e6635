"""The grammar table: what each mark is read as, and what is said about the incident as a whole."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from opsdesk.domain.vocabulary import (
    Milestone,
    ServiceState,
    Status,
)
from tests.desk.capture.boards import entered, noted, reading
from tests.fakes import START


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("? a full disk", "hypothesis"),
        ("?> fail over to us-2", "hypothesis"),
        ("?! the cable was cut", "hypothesis"),
        ("+H1 errors", "evidence"),
        ("@bo check it", "action"),
        ("@eli off", "people"),
        ("! we roll back", "decision"),
        ("= 12 % fail", "impact"),
        ("~ rolled back", "mitigation"),
        (":sev 1", "severity"),
        (":identified", "status"),
        (":service checkout degraded", "service"),
        (":desk", "command"),
        ("H1 confirmed", "confirm"),
        ("A1 done helped", "action"),
        ("anything else", "note"),
        ("   ", "empty"),
    ],
)
def test_a_line_is_read_as_what_its_mark_says(line: str, kind: str) -> None:
    assert reading(line).kind == kind


def test_the_preview_says_that_a_plan_is_withdrawn() -> None:
    assert reading(":plan none").says == "no plan any more"
    assert reading(":plan drop shard 3").says == "plan"


def test_what_is_said_about_the_incident() -> None:
    assert entered("= 12 % of payments").impact == "12 % of payments"
    assert entered("~ rolled back").mitigation == "rolled back"
    assert entered(":plan roll back").plan == "roll back"
    assert entered(":title Cards fail").title == "Cards fail"
    assert entered(":link Bridge https://meet.example/x").links["bridge"].url == "https://meet.example/x"
    assert entered(":change release 4.2").changes[1].text == "release 4.2"
    assert entered(":follow-up alert on it").follow_ups[1].text == "alert on it"
    assert reading("! roll back").says == "D1 decision"


def test_impact_wants_numbers_and_never_insists() -> None:
    assert reading("= some users").warnings == ("a number says more: how many, how much?",)
    assert reading("= 12 % of users").warnings == ()


@pytest.mark.parametrize("mark", ["=", "~"])
def test_a_label_alone_goes_with_the_impact_whichever_mark_it_has(mark: str) -> None:
    line = f"{mark} Workaround: use the app"
    assert entered(line).impact == "Workaround: use the app"
    assert (reading(line).kind, reading(line).warnings) == ("impact", ())


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (":sev 1", 1),
        (":sev 1 all of Europe", 1),
        (":SEV 1", 1),
        (":sev SEV-1 x", 1),
        (":sev1 x", 1),
        (":sev-1", 1),
        (":sev 4 one region", 4),
    ],
)
def test_severity(line: str, severity: int) -> None:
    assert entered(line).severity == severity
    assert reading(line).says == f"SEV-{severity} (was SEV-2)"


@pytest.mark.parametrize(
    ("line", "service", "state"),
    [
        (":service checkout degraded", "checkout", ServiceState.DEGRADED),
        (":service checkout partial outage", "checkout", ServiceState.PARTIAL_OUTAGE),
        (":service checkout full outage", "checkout", ServiceState.FULL_OUTAGE),
        (":service checkout partial", "checkout", ServiceState.PARTIAL_OUTAGE),
        (":service checkout down", "checkout", ServiceState.FULL_OUTAGE),
        (":service Card  payments EU ok", "Card payments EU", ServiceState.OPERATIONAL),
        (":service outage-page OPERATIONAL", "outage-page", ServiceState.OPERATIONAL),
    ],
)
def test_service_states(line: str, service: str, state: ServiceState) -> None:
    assert entered(line).services[service].state is state


def test_a_service_that_the_registry_knows_is_called_as_it_is_there() -> None:
    kept = frozenset({"checkout", "Search"})
    assert "Search" in entered(":service search down", services=kept).services
    assert not reading(":service checkout down", services=kept).warnings


def test_a_service_that_nobody_keeps_is_pointed_out_and_a_sentence_is_none() -> None:
    kept = frozenset({"checkout"})
    assert reading(":service chekout down", services=kept).warnings == ("“chekout” isn't in the registry",)
    assert not reading(":service chekout down").warnings, "nothing to compare with"
    for services in (kept, frozenset()):
        found = reading(":service we now think checkout is degraded", services=services)
        assert found.decision is None
        assert "no service is called “we now think checkout is”" in found.problem
    long = frozenset({"card payments in Europe"})
    assert "card payments in Europe" in entered(":service Card payments in Europe down", services=long).services


@pytest.mark.parametrize("status", [Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED, Status.CANCELLED])
def test_every_status_is_a_command(status: Status) -> None:
    incident = entered(f":{status} as we thought")
    assert (incident.status, incident.status_why) == (status, "as we thought")


def test_a_status_takes_its_time_as_a_milestone_does() -> None:
    found = reading(":resolved 14:30 rolled back")
    assert (found.says, found.at) == ("resolved: rolled back · at 14:30 UTC", START.replace(minute=30))
    assert reading(":resolved ~14:30").approx
    assert entered(":resolved 14:30").status_why == ""
    assert reading("14:00 :resolved 14:30 is when we saw it").says == "resolved: 14:30 is when we saw it · at 14:00 UTC"


def test_what_is_over_is_opened_again_with_a_reason() -> None:
    over = entered(":resolved error rate is normal")
    assert "why is it open again?" in reading(":reopen", incident=over).problem
    again = entered(":reopen it fails again in France", incident=over)
    assert (again.status, again.status_why) == (Status.INVESTIGATING, "it fails again in France")


def test_milestones_now_then_or_unknown() -> None:
    assert entered(":mitigated").reached(Milestone.MITIGATED) == START
    assert entered(":started ~13:58").milestones[Milestone.STARTED].approx
    assert reading(":started ~13:58").says == "started about 13:58 UTC"
    assert reading(":started 22:58", zone=timezone(timedelta(hours=9), "JST")).says == "started 22:58 JST"
    assert entered(":started 13:58").reached(Milestone.STARTED) == START.replace(hour=13, minute=58)
    assert Milestone.DETECTED in entered(":detected unknown").milestones
    assert entered("14:00 :mitigated").reached(Milestone.MITIGATED) == START.replace(minute=0)


@pytest.mark.parametrize("name", ["desk", "triage", "help", "matrix", "export"])
def test_screens_are_opened_by_name_with_what_follows(name: str) -> None:
    found = reading(f":{name} as it is")
    assert (found.opens, found.argument, found.decision) == (name, "as it is", None)
    assert found.says


def test_a_note_keeps_its_words() -> None:
    assert noted("errors began [/] in eu-1 “连接池”") == "errors began [/] in eu-1 “连接池”"
