"""People: join, take a role, leave, hand over."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.desk import declaring, people
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Role, Status
from tests.fakes import START, FakeClock

Do = Callable[..., Incident]
Refuses = Callable[..., str]


def test_people_join_and_leave(do: Do, refuses: Refuses) -> None:
    assert do(people.join("@Eli")).present == ["ana", "eli"]
    assert "eli is here already" in refuses(people.join("eli"), Refused)
    assert do(people.leave("eli")).present == ["ana"]
    assert "eli isn't on this incident" in refuses(people.leave("eli"), Refused)
    assert do(people.join("eli")).present == ["ana", "eli"]
    assert "is empty" in refuses(people.join(""), BadInput)


def test_people_seen_are_remembered_latest_first(desk: Desk, do: Do, clock: FakeClock) -> None:
    for name in ("bo", "cy"):
        clock.forward(minutes=1)
        do(people.join(name))
    assert desk.people_seen() == ["cy", "bo", "ana"]


def test_whoever_commands_hands_over_before_leaving(do: Do, refuses: Refuses) -> None:
    assert "hand over first" in refuses(people.leave("ana"), Refused)
    assert "hand over first" in refuses(people.end_role("ana", Role.COMMANDER), Refused)
    do(people.accept_handover("bo"))
    assert do(people.leave("ana")).present == ["bo"]


def test_once_it_is_over_everybody_may_go(do: Do) -> None:
    do(declaring.change_status(Status.RESOLVED))
    assert do(people.leave("ana")).commander is None


def test_a_handover_is_accepted_by_name(desk: Desk, number: int, do: Do, refuses: Refuses, clock: FakeClock) -> None:
    assert "ana commands already" in refuses(people.accept_handover("@ana"), Refused)
    at = clock.forward(hours=3)
    incident = do(people.accept_handover("Bo"))
    assert [(held.person, held.since, held.until) for held in incident.roles.values()] == [
        ("ana", START, at),
        ("bo", at, None),
    ]
    assert desk.timeline(number, 0, 99)[-1].entry.payload.headline() == "bo takes over commander"


def test_roles_are_taken_once_and_given_up(do: Do, refuses: Refuses) -> None:
    do(people.take_role("bo", Role.SCRIBE), people.take_role("cy", Role.EXPERT), people.take_role("di", Role.EXPERT))
    assert "bo is scribe already" in refuses(people.take_role("bo", Role.SCRIBE), Refused)
    assert "di isn't scribe" in refuses(people.end_role("di", Role.SCRIBE), Refused)
    incident = do(people.take_role("di", Role.SCRIBE), people.end_role("cy", Role.EXPERT))
    assert [held.person for held in incident.holders(Role.SCRIBE)] == ["di"]
    assert [held.person for held in incident.holders(Role.EXPERT)] == ["di"]
