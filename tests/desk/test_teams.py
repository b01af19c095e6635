"""Teams on a real desk: kept, reached or not, renamed, and what the desk knows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

import pytest

from opsdesk.config import Settings
from opsdesk.desk import agenda, commitments, declaring, registry, teams, teams_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.commitment import Promise
from opsdesk.domain.contact import Contact
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.person import Person
from opsdesk.domain.reach_staleness import Cause
from opsdesk.domain.service import Service
from opsdesk.domain.team import Profile, Relation, Team, Way
from tests.fakes import FakeClock, OpenDesk

PAYMENTS = Profile(
    "payments", "takes money", "bo", "#pay", "pager 1", "mon-fri 09:00-17:00", "Europe/Stockholm",
    contacts=(Contact("Di", "lead", "@di"),),
)  # fmt: skip


@pytest.fixture
def payments(desk: Desk) -> Team:
    return teams.add(desk, PAYMENTS)


def standing(desk: Desk, word: str = "payments") -> teams_standing.Standing:
    return teams_standing.standing_of(desk, word, UTC)


def test_a_team_is_found_by_number_and_every_name_it_had(desk: Desk, payments: Team) -> None:
    assert (payments.name, payments.title) == ("TEAM-1", "payments")
    teams.edit(desk, 1, replace(PAYMENTS, name="Money"), PAYMENTS)
    for word in ("TEAM-1", "team-1", "money", "PAYMENTS"):
        assert teams.named(desk, word).number == 1
        assert standing(desk, word).name == "Money"
    with pytest.raises(Refused, match="TEAM-1 is Money already"):
        teams.add(desk, Profile("Payments"))
    for find in (lambda: teams.named(desk, "web"), lambda: standing(desk, "web")):
        with pytest.raises(NotFound, match="“web”"):
            find()


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile(" "), "the name is empty"),
        (replace(PAYMENTS, hours="nine to five"), "hours: “nine to five” can't be read"),
        (replace(PAYMENTS, zone="CETT"), "zone: “CETT” is no time zone"),
        (replace(PAYMENTS, check_days=-1), "-1 is no interval"),
        (replace(PAYMENTS, contacts=(Contact(" "),)), "a contact's name is empty"),
        (replace(PAYMENTS, lead="two words"), "is no short name"),
    ],
)
def test_what_cant_be_kept_names_its_field(desk: Desk, profile: Profile, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        teams.add(desk, profile)


def test_an_edit_that_saw_another_text_is_told(desk: Desk, payments: Team, open_desk: OpenDesk) -> None:
    teams.edit(open_desk("bo"), 1, replace(PAYMENTS, lead="cy"), PAYMENTS)
    with pytest.raises(EditedMeanwhile):
        teams.edit(desk, 1, replace(PAYMENTS, lead="di"), PAYMENTS)


def test_contacts_are_checked_fail_and_are_checked_again(desk: Desk, payments: Team, clock: FakeClock) -> None:
    assert [reason.cause for reason in standing(desk).reasons] == [Cause.NEVER_CHECKED] * 3
    teams.check(desk, 1)
    assert not standing(desk).stale
    incident = desk.open_incident(declaring.declare("Card payments fail", severity=2, commander="ana")).incident.number
    teams.fail(desk, 1, "on-call", why="rang out", incident=incident)
    assert standing(desk).why == "on-call failed in INC-1 on 2026-11-17: rang out"
    assert "couldn't be reached by on-call: rang out" in "".join(str(entry) for entry in desk.entries(incident))
    clock.forward(minutes=60)
    teams.check(desk, 1, ["ON-CALL"])
    assert not standing(desk).stale
    with pytest.raises(NotFound, match=r"payments has no contact “fax” \(it has: channel, on-call, Di\)"):
        teams.check(desk, 1, ["fax"])
    teams.undo(desk, 1)
    assert standing(desk).reasons[0].cause is Cause.FAILED


def test_who_left_makes_contacts_stale(desk: Desk, payments: Team) -> None:
    teams.check(desk, 1)
    for name in ("bo", "di"):
        registry.keep_person(desk, Person(name))
        registry.retire_person(desk, name)
    assert standing(desk).why == "its lead bo has left; Di names di, who has left"


def test_a_team_without_any_contact_cant_be_checked(desk: Desk) -> None:
    teams.add(desk, Profile("search"))
    with pytest.raises(Refused, match="nobody said how search is reached"):
        teams.check(desk, 1)


def test_ways_of_working_are_said_of_other_teams(desk: Desk, payments: Team) -> None:
    registry.keep_service(desk, Service("shop", "Web"))
    held = teams.agree(desk, 1, Relation("web", Way.COLLABORATION, "weekly", "leads", date(2027, 1, 31)))
    assert [(one.team, one.way) for one in held.relations] == [("Web", Way.COLLABORATION)]
    assert held.relations[0].words == "collaboration until 2027-01-31 · weekly · leads"
    with pytest.raises(BadInput, match="payments is the team itself"):
        teams.agree(desk, 1, Relation("Payments"))


def test_a_way_of_working_is_kept_over_the_one_that_was_seen(desk: Desk, payments: Team, open_desk: OpenDesk) -> None:
    unsaid = Relation("web")
    teams.agree(open_desk("bo"), 1, Relation("Web", cadence="weekly"))
    with pytest.raises(EditedMeanwhile, match="Theirs: “as a service · weekly” · yours: “as a service · daily”"):
        teams.agree(desk, 1, Relation("web", cadence="daily"), shown=unsaid)
    seen = teams.way_with(desk, 1, "WEB")
    with pytest.raises(EditedMeanwhile):
        teams.agree(desk, 1, Relation("web", cadence="daily"), shown=Relation("legal"))
    assert teams.agree(desk, 1, Relation("web", cadence="daily"), shown=seen).relations[0].cadence == "daily"
    assert teams.agree(desk, 1, Relation("legal"), shown=seen).relations[1].team == "legal", "nothing was said of it"


def test_teams_are_known_from_the_registry_and_from_promises(desk: Desk, payments: Team) -> None:
    registry.keep_service(desk, Service("pay", "PAYMENTS", core=True))
    registry.keep_service(desk, Service("shop", "Web"))
    commitments.promise(desk, Promise("web", "cy", "Legal", "terms"))
    commitments.promise(desk, Promise("payments", "bo", "web", "API v2"))
    held = {one.name: one for one in teams_standing.overview(desk, UTC)}
    assert list(held) == ["Legal", "payments", "Web"]
    assert [one.key for one in held.values()] == ["Legal", "TEAM-1", "Web"]
    assert held["payments"].services == ("pay",)
    assert [len(one.owes) for one in held.values()] == [0, 1, 1]
    assert [len(one.waits) for one in held.values()] == [1, 0, 1]
    assert held["payments"].opens == desk.clock()


def test_a_retired_team_is_left_alone(desk: Desk, payments: Team) -> None:
    assert teams.retire(desk, 1, "merged into money").over
    assert teams_standing.overview(desk, UTC) == []
    assert [one.stale for one in teams_standing.overview(desk, UTC, every=True)] == [False]
    for write in (lambda: teams.check(desk, 1), lambda: teams.edit(desk, 1, PAYMENTS, PAYMENTS)):
        with pytest.raises(Refused, match="TEAM-1 is retired: merged into money"):
            write()


def test_contacts_to_check_are_on_the_agenda(desk: Desk, payments: Team, clock: FakeClock) -> None:
    def item() -> Item:
        (found,) = [one for one in agenda.items(desk, Settings()) if one.sort is Sort.CONTACTS]
        return found

    assert (item().key, item().owner, item().due, item().about) == ("TEAM-1 contacts", "bo", None, "TEAM-1")
    teams.check(desk, 1)
    assert (item().due, item().why) == (date(2027, 2, 15), "")
    clock.forward(minutes=60 * 24 * 100)
    assert item().due == date(2027, 2, 15)
    assert "channel was to be checked by 2027-02-15, 10 days ago" in item().why
