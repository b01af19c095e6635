"""Who has which role, from when until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.amend import EntryStruck
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.people import SINGLE_ROLES, PersonJoined, PersonLeft, RoleEnded, RoleTaken
from opsdesk.domain.fold import apply, fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Milestone, Role
from tests.strategies import BASE, entry, logs


def after(minutes: int) -> datetime:
    return BASE + timedelta(minutes=minutes)


def told(*happenings: tuple[int, Payload]) -> Incident:
    log = [entry(1, Declared("x"), BASE)]
    log += [entry(place, item, after(minutes)) for place, (minutes, item) in enumerate(happenings, start=2)]
    return fold(log)


def spans(incident: Incident, role: Role) -> list[tuple[str, int, int | None]]:
    held = sorted((item for item in incident.roles.values() if item.role is role), key=lambda item: item.number)
    minutes = [(item.person, item.since - BASE, None if item.until is None else item.until - BASE) for item in held]
    return [
        (person, since // timedelta(minutes=1), None if until is None else until // timedelta(minutes=1))
        for person, since, until in minutes
    ]


@given(logs([PersonJoined, PersonLeft, RoleEnded, RoleTaken, EntryStruck]))
@settings(max_examples=80, deadline=None)
def test_one_holder_of_a_single_role_and_no_span_runs_backwards(log: list[Entry]) -> None:
    incident = fold(log)
    for role in SINGLE_ROLES:
        assert len(incident.holders(role)) <= 1
    assert all(held.until is None or held.until >= held.since for held in incident.roles.values())
    assert all(who.left_at is None or who.left_at >= who.joined_at for who in incident.people.values())


@given(logs([PersonJoined, PersonLeft, RoleEnded, RoleTaken, EntryStruck]))
@settings(max_examples=80, deadline=None)
def test_a_whole_fold_finds_the_roles_that_a_step_finds(log: list[Entry]) -> None:
    stepwise = Incident()
    for item in log:
        if not isinstance(item.payload, EntryStruck):
            stepwise = apply(stepwise, item)
    folded = fold(item for item in log if not isinstance(item.payload, EntryStruck))
    assert [*folded.roles.items()] == [*stepwise.roles.items()]
    assert folded.people == stepwise.people
    assert type(folded.roles) is dict


def test_a_role_looked_for_by_nobodys_name_is_nobodys() -> None:
    incident = told((0, RoleTaken(1, "ana", Role.EXPERT)), (1, RoleTaken(2, "", Role.EXPERT)), (2, PersonLeft("")))
    assert spans(incident, Role.EXPERT) == [("ana", 0, None), ("", 1, 2)]


def test_taking_over_ends_the_earlier_commanders_role() -> None:
    incident = told((0, RoleTaken(1, "ana", Role.COMMANDER)), (180, RoleTaken(2, "bo", Role.COMMANDER, handover=True)))
    assert spans(incident, Role.COMMANDER) == [("ana", 0, 180), ("bo", 180, None)]
    assert incident.commander
    assert incident.commander.person == "bo"
    assert incident.present == ["ana", "bo"], "who hands over may stay"


def test_a_handover_taken_back_leaves_the_earlier_commander() -> None:
    log = [entry(1, Declared("x"), BASE), entry(2, RoleTaken(1, "ana", Role.COMMANDER), BASE)]
    log += [entry(3, RoleTaken(2, "bo", Role.COMMANDER), after(9)), entry(4, EntryStruck(3), after(10))]
    assert spans(fold(log), Role.COMMANDER) == [("ana", 0, None)]


def test_a_handover_noted_for_a_time_before_the_earlier_one_began() -> None:
    incident = told((30, RoleTaken(1, "ana", Role.COMMANDER)), (10, RoleTaken(2, "bo", Role.COMMANDER)))
    assert spans(incident, Role.COMMANDER) == [("ana", 30, 30), ("bo", 10, None)]


def test_several_experts_but_each_once() -> None:
    expert = Role.EXPERT
    incident = told((0, RoleTaken(1, "bo", expert)), (1, RoleTaken(2, "cy", expert)), (2, RoleTaken(3, "bo", expert)))
    assert spans(incident, expert) == [("bo", 0, 2), ("cy", 1, None), ("bo", 2, None)]
    assert [held.person for held in incident.holders(expert)] == ["cy", "bo"]


def test_leaving_ends_every_role_and_coming_back_gives_none() -> None:
    incident = told(
        (0, RoleTaken(1, "bo", Role.SCRIBE)),
        (1, RoleTaken(2, "bo", Role.EXPERT)),
        (5, PersonLeft("bo")),
        (9, PersonJoined("bo")),
    )
    assert spans(incident, Role.SCRIBE) == [("bo", 0, 5)]
    assert not incident.holders(Role.EXPERT)
    assert incident.present == ["bo"]
    assert incident.people["bo"].joined_at == BASE


def test_giving_a_role_up_ends_that_one_only() -> None:
    incident = told(
        (0, RoleTaken(1, "bo", Role.SCRIBE)), (0, RoleTaken(2, "bo", Role.EXPERT)), (4, RoleEnded("bo", Role.SCRIBE))
    )
    assert spans(incident, Role.SCRIBE) == [("bo", 0, 4)]
    assert spans(incident, Role.EXPERT) == [("bo", 0, None)]


def test_the_first_commander_acknowledges() -> None:
    incident = told((3, RoleTaken(1, "ana", Role.COMMANDER)), (60, RoleTaken(2, "bo", Role.COMMANDER)))
    assert incident.reached(Milestone.ACKNOWLEDGED) == after(3)


def test_roles_are_known_by_the_words_people_use() -> None:
    meant = {"ic": Role.COMMANDER, "Customer-Liaison": Role.CUSTOMER_LIAISON, "SME": Role.EXPERT, "comms": "", "": None}
    meant["comms"] = Role.CUSTOMER_LIAISON
    assert {text: Role.named(text) for text in meant} == meant
