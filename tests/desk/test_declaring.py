"""Declaring an incident and everything said about it as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import declaring
from opsdesk.desk.decision import LONGEST
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Classification, Milestone, Origin, Role, ServiceState, Status
from tests.fakes import START, FakeClock

Do = Callable[..., Incident]
Refuses = Callable[..., str]


def test_a_title_is_enough_to_declare(desk: Desk) -> None:
    incident = desk.open_incident(declaring.declare("  Card payments fail \x07")).incident
    assert incident == desk.incident(1)
    assert (incident.name, incident.title, incident.severity) == ("INC-1", "Card payments fail ␇", 0)
    assert (incident.status, incident.declared_at, incident.declared_by) == (Status.INVESTIGATING, START, "ana")
    assert incident.origin is Origin.LIVE
    assert incident.milestones.keys() == {Milestone.DECLARED}


def test_whoever_declares_commands_and_services_are_degraded(desk: Desk) -> None:
    declared = declaring.declare("x", severity=1, services=["eu-1", "checkout", "eu-1"], commander="@Ana")
    incident = desk.open_incident(declared).incident
    assert incident.commander
    assert (incident.commander.person, incident.commander.role) == ("ana", Role.COMMANDER)
    assert {name: held.state for name, held in incident.services.items()} == dict.fromkeys(
        ["eu-1", "checkout"], ServiceState.DEGRADED
    )
    assert len(desk.entries(1)) == 4


def test_incidents_are_numbered_one_after_the_other(desk: Desk) -> None:
    numbers = [
        desk.open_incident(declaring.declare(f"{place}", severity=place % 3)).incident.number for place in range(4)
    ]
    assert numbers == [1, 2, 3, 4]
    assert [item.number for item in desk.open_incidents()] == [2, 3, 4, 1], "worst first; not yet said stands as SEV-3"
    assert desk.newest_open() == 4


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (declaring.declare(" \n "), "the title is empty"),
        (declaring.declare("x", severity=6), "SEV-6 doesn't exist"),
        (declaring.declare("x", severity=-1), "SEV--1 doesn't exist"),
        (declaring.declare("x", services=[" "]), "the service is empty"),
        (declaring.declare("x", commander="two words"), "no short name"),
        (declaring.declare("x" * (LONGEST + 1)), "are the most one entry keeps"),
    ],
)
def test_a_declaration_that_cannot_be_is_refused_whole(desk: Desk, decision: declaring.Decision, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        desk.open_incident(decision)
    assert desk.open_incidents() == []
    assert desk.newest_open() is None


def test_severity_is_raised_at_once_and_lowered_with_a_reason(do: Do, refuses: Refuses) -> None:
    assert do(declaring.change_severity(1)).severity == 1
    assert "needs a reason" in refuses(declaring.change_severity(3, " \t"), Refused)
    assert do(declaring.change_severity(3, "only one region")).severity == 3
    assert "SEV-3 already" in refuses(declaring.change_severity(3, "again"), Refused)
    for missing in (0, 6):
        assert "doesn't exist" in refuses(declaring.change_severity(missing, "x"), BadInput)


def test_triage_keeps_a_severity_that_was_set_higher(do: Do, refuses: Refuses) -> None:
    triage = declaring.record_triage(Classification.SIGNIFICANT, 3, "rule 2", "{}", policy_version=4, watch=True)
    incident = do(triage)
    assert (incident.severity, incident.classification, incident.watch) == (2, Classification.SIGNIFICANT, True)
    assert (incident.triage_rule, incident.triage_inputs, incident.policy_version) == ("rule 2", "{}", 4)
    higher = declaring.record_triage(Classification.CRITICAL, 1, "rule 1", "{}", policy_version=4)
    assert do(higher).severity == 1
    nowhere = declaring.record_triage(Classification.CRITICAL, 0, "rule 1", "{}", policy_version=4)
    assert "doesn't exist" in refuses(nowhere)


def test_an_incident_goes_its_way(do: Do, clock: FakeClock) -> None:
    assert do(declaring.change_status(Status.IDENTIFIED)).status is Status.IDENTIFIED
    mitigated = clock.forward(minutes=10)
    do(declaring.change_status(Status.MONITORING, "rolled back"))
    resolved = clock.forward(minutes=10)
    do(declaring.change_status(Status.RESOLVED))
    clock.forward(hours=5)
    incident = do(declaring.change_status(Status.CLOSED, "postmortem held"))
    assert (incident.reached(Milestone.MITIGATED), incident.reached(Milestone.RESOLVED)) == (mitigated, resolved)
    assert incident.running(clock.now) == timedelta(minutes=20)
    assert incident.status_why == "postmortem held"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, Status.INVESTIGATING, "it is investigating already"),
        (None, Status.CLOSED, "only a resolved incident can be closed"),
        (None, Status.CANCELLED, "cancelling it needs a reason"),
        (None, Status.DUPLICATE, "calling it a duplicate needs a reason"),
        (Status.RESOLVED, Status.INVESTIGATING, "reopening it needs a reason"),
        (Status.CANCELLED, Status.IDENTIFIED, "reopening it needs a reason"),
    ],
)
def test_a_status_that_cannot_follow_is_refused(
    do: Do, refuses: Refuses, before: Status | None, after: Status, said: str
) -> None:
    if before:
        do(declaring.change_status(before, "why"))
    assert said in refuses(declaring.change_status(after, "  "), Refused)


@pytest.mark.parametrize("reason", ["INC-{}", "of INC-{}: the same pool"])
def test_a_duplicate_is_one_of_another_incident_on_this_desk(
    desk: Desk, number: int, do: Do, refuses: Refuses, reason: str
) -> None:
    said = refuses(declaring.change_status(Status.DUPLICATE, reason.format(number)), Refused)
    assert "is this incident" in said
    with pytest.raises(NotFound, match="INC-99"):
        do(declaring.change_status(Status.DUPLICATE, reason.format(99)))
    other = desk.open_incident(declaring.declare("the pool is empty")).incident.number
    assert do(declaring.change_status(Status.DUPLICATE, reason.format(other))).status is Status.DUPLICATE


def test_what_is_over_is_listed_as_past_and_may_come_back(desk: Desk, number: int, do: Do) -> None:
    do(declaring.change_status(Status.DUPLICATE, "of what the bank looks into"))
    assert (desk.open_incidents(), [item.number for item in desk.past_incidents()]) == ([], [number])
    do(declaring.change_status(Status.INVESTIGATING, "it isn't"))
    assert (len(desk.open_incidents()), desk.past_incidents()) == (1, [])


def test_impact_mitigation_plan_and_title_are_what_was_said_last(do: Do, refuses: Refuses, clock: FakeClock) -> None:
    do(declaring.state_impact("all"), declaring.state_plan("look"), declaring.apply_mitigation("restart"))
    later = clock.forward(minutes=1)
    incident = do(
        declaring.state_impact("12 % in Europe"),
        declaring.state_plan("roll back"),
        declaring.apply_mitigation("rolled back"),
        declaring.retitle("Cards fail in Europe"),
    )
    assert (incident.impact, incident.impact_at) == ("12 % in Europe", later)
    assert (incident.mitigation, incident.mitigation_at) == ("rolled back", later)
    assert (incident.plan, incident.title) == ("roll back", "Cards fail in Europe")
    for empty in (declaring.state_impact, declaring.state_plan, declaring.apply_mitigation, declaring.retitle):
        assert "is empty" in refuses(empty(" \n"), BadInput)


@pytest.mark.parametrize("words", ["none", "None.", "no plan any more", "withdrawn", "drop", "dropped", "-"])
def test_a_plan_is_withdrawn(do: Do, refuses: Refuses, words: str) -> None:
    assert "no plan to withdraw" in refuses(declaring.state_plan(words), Refused)
    assert do(declaring.state_plan("move to the second site")).plan
    assert do(declaring.state_plan(words)).plan == ""


def test_a_plan_that_begins_like_a_withdrawal_is_one(do: Do) -> None:
    for words in ("drop shard 3", "no plan of our own: the vendor rolls back", "nothing but waiting"):
        assert do(declaring.state_plan(words)).plan == words


def test_labels_alone_take_nothing_away_from_the_impact(do: Do, clock: FakeClock) -> None:
    stated = clock()
    do(declaring.state_impact("12 % in Europe"))
    clock.forward(minutes=1)
    incident = do(declaring.state_impact("Workaround: pay by bank transfer"))
    assert (incident.impact, incident.impact_at) == ("12 % in Europe. Workaround: pay by bank transfer", stated)


def test_services_have_a_state_each(do: Do, refuses: Refuses) -> None:
    do(declaring.state_service("checkout", ServiceState.FULL_OUTAGE))
    incident = do(declaring.state_service("checkout", ServiceState.DEGRADED))
    assert incident.services["checkout"].state is ServiceState.DEGRADED
    assert "degraded already" in refuses(declaring.state_service("checkout", ServiceState.DEGRADED), Refused)
    assert "is empty" in refuses(declaring.state_service("", ServiceState.DEGRADED), BadInput)


def test_links_are_kept_under_their_names(do: Do, refuses: Refuses) -> None:
    incident = do(declaring.keep_link("Bridge", "https://a"), declaring.keep_link("bridge", "https://b"))
    assert {name: link.url for name, link in incident.links.items()} == {"bridge": "https://b"}
    assert "the address is empty" in refuses(declaring.keep_link("chat", ""), BadInput)


def test_milestones_are_given_or_known_to_be_unknown(do: Do, refuses: Refuses, clock: FakeClock) -> None:
    early = START - timedelta(hours=1)
    incident = do(
        declaring.set_milestone(Milestone.STARTED, early, now=clock.now, approx=True),
        declaring.set_milestone(Milestone.DETECTED, None, now=clock.now),
    )
    assert (incident.started_at, incident.milestones[Milestone.STARTED].approx) == (early, True)
    assert incident.reached(Milestone.DETECTED) is None
    assert Milestone.DETECTED in incident.milestones
    late_at = START + timedelta(days=1)
    late = declaring.set_milestone(Milestone.STARTED, late_at, now=clock.now)
    assert refuses(late, BadInput) == f"started at {late_at:%Y-%m-%d %H:%M} UTC lies in the future"
    assert do(declaring.change_status(Status.RESOLVED)).running(clock.now) == timedelta(hours=1)


def test_a_time_somebody_gave_holds_against_one_that_follows(do: Do, clock: FakeClock) -> None:
    given = START - timedelta(minutes=3)
    do(declaring.set_milestone(Milestone.MITIGATED, given, now=clock.now))
    assert do(declaring.change_status(Status.MONITORING)).reached(Milestone.MITIGATED) == given
