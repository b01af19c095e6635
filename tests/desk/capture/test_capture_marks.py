"""The grammar table: each mark, what it is read as, and what it does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import (
    ActionStatus,
    Band,
    HypothesisKind,
    HypothesisStatus,
    Lane,
    Milestone,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Status,
)
from tests.desk.capture.boards import entered, noted, reading
from tests.fakes import START


def raised(incident: Incident) -> Hypothesis:
    return incident.hypotheses[max(incident.hypotheses)]


def ratings(incident: Incident) -> dict[int, str]:
    newest = max(incident.evidence)
    return {cell.hypothesis: cell.rating.sign for cell in incident.judgements.values() if cell.evidence == newest}


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


@pytest.mark.parametrize(
    ("line", "statement", "kind", "status", "parent"),
    [
        ("? pool size in 4.2", "pool size in 4.2", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
        ("?   is it DNS?", "is it DNS?", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
        ("?> restore from the copy", "restore from the copy", HypothesisKind.PATH, HypothesisStatus.OPEN, 0),
        ("?! cable cut", "cable cut", HypothesisKind.CAUSE, HypothesisStatus.CONFIRMED, 0),
        ("? under H1 on eu-1 only", "on eu-1 only", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 1),
        ("? under h3 after all", "after all", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 3),
        ("? >5 % of it", ">5 % of it", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
    ],
)
def test_raising(line: str, statement: str, kind: HypothesisKind, status: HypothesisStatus, parent: int) -> None:
    held = raised(entered(line))
    assert (held.number, held.statement, held.kind, held.status, held.parent) == (4, statement, kind, status, parent)
    assert "H4" in reading(line).says


@pytest.mark.parametrize(
    ("line", "filed", "fact"),
    [
        ("+H1 errors began with it", {1: "+"}, "errors began with it"),
        ("++H1 same minute", {1: "++"}, "same minute"),
        ("-H1 flat", {1: "-"}, "flat"),
        ("--h1 still there", {1: "--"}, "still there"),
        ("+H1 -H2 one fact", {1: "+", 2: "-"}, "one fact"),
        ("++H1 -H3 --H2 one fact, three ratings", {1: "++", 2: "--", 3: "-"}, "one fact, three ratings"),
    ],
)
def test_evidence_with_numbers(line: str, filed: dict[int, str], fact: str) -> None:
    incident = entered(line)
    assert ratings(incident) == filed
    assert incident.evidence[max(incident.evidence)].text == fact


@pytest.mark.parametrize(
    ("sign", "words"), [("+", "for"), ("-", "against"), ("++", "strongly for"), ("--", "strongly against")]
)
def test_evidence_without_a_number_goes_to_the_target_and_says_so(sign: str, words: str) -> None:
    found = reading(f"{sign} began with it", target=1)
    assert found.says == f"{words} H1 pool size in 4.2"
    assert found.hypothesis == 1
    assert ratings(entered(f"{sign} began with it", target=1)) == {1: sign}


def test_the_preview_says_when_the_target_is_closed() -> None:
    assert reading("+ after all", target=3).says == "for H3 database failover (ruled out)"


@pytest.mark.parametrize(
    ("line", "status", "why"),
    [
        ("H1 out the graph is flat", HypothesisStatus.RULED_OUT, "the graph is flat"),
        ("h1 ruled out: flat", HypothesisStatus.RULED_OUT, "flat"),
        ("H1 out", HypothesisStatus.RULED_OUT, ""),
        ("H1 out by E1", HypothesisStatus.RULED_OUT, ""),
        ("H1 confirmed", HypothesisStatus.CONFIRMED, ""),
        ("H1 Confirmed: same minute", HypothesisStatus.CONFIRMED, "same minute"),
        ("H3 open the graph was cached", HypothesisStatus.OPEN, ""),
        ("H3 reopen", HypothesisStatus.OPEN, ""),
    ],
)
def test_closing_and_opening(line: str, status: HypothesisStatus, why: str) -> None:
    held = entered(line).hypotheses[int(line[1])]
    assert (held.status, held.closed_why) == (status, why)
    assert f"H{line[1]}" in reading(line).says


def test_what_rules_it_out_is_named() -> None:
    assert reading("H1 out").says == "H1 pool size in 4.2: ruled out by E1"
    assert entered("H1 out by E1").hypotheses[1].closed_by == 1


def test_confirming_a_cause_asks_whether_it_explains_what_users_see() -> None:
    assert reading("H1 confirmed").warnings == ("does this explain what users see?",)
    assert reading("H2 confirmed").warnings == ()


@pytest.mark.parametrize("band", Band)
def test_every_band_is_typed_as_it_is_called(band: Band) -> None:
    assert entered(f"H1 {band}").hypotheses[1].band is band
    assert entered(f"h1 {str(band).upper()}").hypotheses[1].band is band
    assert f"{band.percent[0]}–{band.percent[1]} %" in reading(f"H1 {band}").says


def test_a_band_is_taken_back_and_a_tester_named() -> None:
    assert entered("H1 unrated").hypotheses[1].band is None
    assert entered("H1 @Cy").hypotheses[1].tester == "cy"
    assert entered("H1 @cy tests it").hypotheses[1].tester == "cy"
    assert reading("H1 @cy").says.endswith("cy tests it")
    assert reading("H1 @dx").says.endswith("dx (new person) tests it")


@pytest.mark.parametrize(
    ("line", "owners", "task", "minutes", "every"),
    [
        ("@bo restart it", ("bo",), "restart it", 15, 0),
        ("@bo restart it in 5m", ("bo",), "restart it", 5, 0),
        ("@bo @cy restart it in 2h", ("bo", "cy"), "restart it", 120, 0),
        ("@Bo, @cy: restart it every 30m", ("bo", "cy"), "restart it", 30, 30),
        ("@bo @bo restart it", ("bo",), "restart it", 15, 0),
        ("@bo ask @cy about it", ("bo",), "ask @cy about it", 15, 0),
        ("@bo off the load balancer with it", ("bo",), "off the load balancer with it", 15, 0),
    ],
)
def test_giving_work(line: str, owners: tuple[str, ...], task: str, minutes: int, every: int) -> None:
    action = entered(line).actions[3]
    assert (action.owners, action.text, action.every_minutes) == (owners, task, every)
    assert action.check_in_at == START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("@bo restart it in 10m", "A3 for bo · check-in 14:52 UTC · fix"),
        ("@cy ask the provider in 10m", "A3 for cy · check-in 14:52 UTC · communicate"),
        (
            "@dx @bo look at it every 1h30m",
            "A3 for dx (new person), bo · check-in 16:12 UTC, every 1 h 30 min · diagnose",
        ),
    ],
)
def test_the_preview_of_work_says_who_when_and_which_lane(line: str, says: str) -> None:
    assert reading(line).says == says


@pytest.mark.parametrize(
    ("line", "status", "outcome", "why"),
    [
        ("A1 done helped", ActionStatus.DONE, Outcome.HELPED, ""),
        ("a1 done, helped: errors gone", ActionStatus.DONE, Outcome.HELPED, "errors gone"),
        ("A1 helped", ActionStatus.DONE, Outcome.HELPED, ""),
        ("A1 done no help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 no help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 didn't help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 worse", ActionStatus.DONE, Outcome.MADE_IT_WORSE, ""),
        ("A1 done worse more errors", ActionStatus.DONE, Outcome.MADE_IT_WORSE, "more errors"),
        ("A1 done", ActionStatus.DONE, Outcome.NOT_SAID, ""),
        ("A1 Done: at last", ActionStatus.DONE, Outcome.NOT_SAID, "at last"),
        ("A1 blocked no access", ActionStatus.BLOCKED, None, "no access"),
        ("A1 drop not needed", ActionStatus.DROPPED, None, "not needed"),
        ("A1 dropped: not needed", ActionStatus.DROPPED, None, "not needed"),
    ],
)
def test_ending_work(line: str, status: ActionStatus, outcome: Outcome | None, why: str) -> None:
    held = entered(line).actions[1]
    assert (held.status, held.outcome, held.why) == (status, outcome, why)
    assert reading(line).says.startswith("A1 roll back release 4.2 on eu-1")


def test_moving_work() -> None:
    assert entered("A1 +30m").actions[1].check_in_at == START + timedelta(minutes=30)
    assert entered("A1 + 30m").actions[1].check_in_at == START + timedelta(minutes=30)
    assert entered("A1 +1h30m").actions[1].check_in_at == START + timedelta(minutes=90)
    assert entered("A1 in 5m").actions[1].check_in_at == START + timedelta(minutes=5)
    assert entered("A1 by 17:00").actions[1].check_in_at == START.replace(hour=17, minute=0)
    assert entered("A1 every 20m").actions[1].every_minutes == 20
    assert entered("A1 @cy").actions[1].owners == ("cy",)
    assert entered("A1 @cy, @bo").actions[1].owners == ("cy", "bo")
    assert entered("A1 diagnose").actions[1].lane is Lane.DIAGNOSE
    assert entered("A1 unblock", incident=entered("A1 blocked x")).actions[1].status is ActionStatus.DOING


def test_people_come_go_and_take_roles() -> None:
    assert "dx" in entered("@dx joins").present
    assert reading("@dx joins").says == "dx (new person) joins"
    assert reading("@cy join").says == "cy joins"
    assert "eli" not in entered("@eli off").present
    assert "eli" not in entered("@Eli, leaves").present
    assert [held.person for held in entered("@eli as scribe").holders(Role.SCRIBE)] == ["eli"]
    assert [held.person for held in entered("@eli as customer liaison").holders(Role.CUSTOMER_LIAISON)] == ["eli"]
    commander = entered("@bo as IC").commander
    assert commander
    assert commander.person == "bo"
    assert not entered("@eli no longer scribe", incident=entered("@eli as scribe")).holders(Role.SCRIBE)


def test_what_is_said_about_the_incident() -> None:
    assert entered("= 12 % of payments").impact == "12 % of payments"
    assert entered("~ rolled back").mitigation == "rolled back"
    assert entered(":plan roll back").plan == "roll back"
    assert entered(":title Cards fail").title == "Cards fail"
    assert entered(":link Bridge https://meet.example/x").links["bridge"].url == "https://meet.example/x"
    assert entered(":change release 4.2").changes[1].text == "release 4.2"
    assert entered(":follow-up alert on it").follow_ups[1].text == "alert on it"
    assert reading("! roll back").says == "decision"


def test_impact_wants_numbers_and_never_insists() -> None:
    assert reading("= some users").warnings == ("a number says more: how many, how much?",)
    assert reading("= 12 % of users").warnings == ()


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


@pytest.mark.parametrize("status", [Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED, Status.CANCELLED])
def test_every_status_is_a_command(status: Status) -> None:
    incident = entered(f":{status} as we thought")
    assert (incident.status, incident.status_why) == (status, "as we thought")


def test_milestones_now_then_or_unknown() -> None:
    assert entered(":mitigated").reached(Milestone.MITIGATED) == START
    assert entered(":started ~13:58").milestones[Milestone.STARTED].approx
    assert entered(":started 13:58").reached(Milestone.STARTED) == START.replace(hour=13, minute=58)
    assert Milestone.DETECTED in entered(":detected unknown").milestones
    assert entered("14:00 :mitigated").reached(Milestone.MITIGATED) == START.replace(minute=0)


@pytest.mark.parametrize("name", ["desk", "triage", "help", "matrix", "export"])
def test_screens_are_opened_by_name_with_what_follows(name: str) -> None:
    found = reading(f":{name} as it is")
    assert (found.opens, found.argument, found.decision) == (name, "as it is", None)
    assert found.says


def test_a_handover_is_accepted_by_name_or_by_whoever_types() -> None:
    commander = entered(":accept @Bo").commander
    assert commander
    assert commander.person == "bo"
    assert reading(":accept").says.startswith("ana accepts")


@pytest.mark.parametrize("rating", [item for item in Rating if item])
def test_signs_of_ratings_are_what_the_matrix_shows(rating: Rating) -> None:
    assert ratings(entered(f"{rating.sign}H1 x")) == {1: rating.sign}


def test_a_note_keeps_its_words() -> None:
    assert noted("errors began [/] in eu-1 “连接池”") == "errors began [/] in eu-1 “连接池”"
