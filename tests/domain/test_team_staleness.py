"""Contacts that go stale: each way in for a reason of its own, and only as long as it reads as it was checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.contact import Contact
from opsdesk.domain.dossier import Happening, Page
from opsdesk.domain.reach import Reach
from opsdesk.domain.reach_happenings import ReachesChecked, ReachFailed
from opsdesk.domain.reach_staleness import Cause, next_check
from opsdesk.domain.team import Profile, Relation, Roster, Team, Way
from opsdesk.domain.team_happenings import Added, Edited, WayAgreed
from opsdesk.domain.team_staleness import stale_because

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
PAYMENTS = Profile("payments", channel="#pay", on_call="pager @cy", contacts=(Contact("Di", "lead", "@di"),))


def told(*happenings: Happening[Team], days: int = 1) -> Team:
    """A team to which that happened, so many days apart."""
    team = Team(number=1)
    for seq, happening in enumerate(happenings):
        at = NOW + seq * timedelta(days=days)
        team = happening.change(team, Page(seq + 1, "", at, at, "ana", happening))
    return team


def causes(team: Team, today: date = TODAY, gone: tuple[str, ...] = ()) -> list[Cause]:
    return [reason.cause for reason in stale_because(team, frozenset(gone), today)]


def checked(team: Team) -> ReachesChecked[Team]:
    return ReachesChecked(team.reaches)


def test_each_way_in_has_its_own_check() -> None:
    new = told(Added(PAYMENTS))
    assert [reach.name for reach in new.reaches] == ["channel", "on-call", "Di"]
    assert causes(new) == [Cause.NEVER_CHECKED] * 3
    team = told(Added(PAYMENTS), ReachesChecked(new.reaches[:1]))
    assert [reason.words for reason in stale_because(team, frozenset(), TODAY)] == [
        "on-call was never checked",
        "Di was never checked",
    ]


def test_a_check_holds_for_its_interval() -> None:
    team = told(Added(PAYMENTS), checked(told(Added(PAYMENTS))))
    assert next_check(team) == date(2027, 2, 16)
    assert causes(team, date(2027, 2, 16)) == []
    (first, *_) = stale_because(team, frozenset(), date(2027, 2, 17))
    assert (first.cause, first.words) == (Cause.OVERDUE, "channel was to be checked by 2027-02-16, 1 day ago")
    never = replace(team, profile=replace(PAYMENTS, check_days=0))
    assert (causes(never, date(2099, 1, 1)), next_check(never)) == ([], None)


def test_a_failure_stands_until_that_way_in_was_tried_again() -> None:
    reach = told(Added(PAYMENTS)).reaches[1]
    failed = told(Added(PAYMENTS), checked(told(Added(PAYMENTS))), ReachFailed(reach, "rang for ten minutes", 7))
    (reason,) = stale_because(failed, frozenset(), TODAY)
    assert (reason.cause, reason.words) == (
        Cause.FAILED,
        "on-call failed in INC-7 on 2026-11-19: rang for ten minutes",
    )
    other = ReachesChecked((failed.reaches[0],)).change(failed, Page(4, "", NOW, NOW, "bo", checked(failed)))
    assert causes(other) == [Cause.FAILED]
    again = ReachesChecked((reach,)).change(failed, Page(4, "", NOW, NOW, "bo", checked(failed)))
    assert causes(again) == []


def test_people_who_left_are_told_by_where_they_are_named() -> None:
    team = told(Added(replace(PAYMENTS, lead="bo")), checked(told(Added(PAYMENTS))))
    words = [reason.words for reason in stale_because(team, frozenset({"bo", "cy", "di"}), TODAY)]
    assert words == ["its lead bo has left", "on-call names cy, who has left", "Di names di, who has left"]


def test_a_team_that_nobody_can_reach_says_so() -> None:
    assert causes(told(Added(Profile("search")))) == [Cause.MISSING]
    assert causes(replace(told(Added(Profile("search"))), retired="merged")) == []


def test_what_reads_otherwise_was_not_checked() -> None:
    team = told(Added(PAYMENTS), checked(told(Added(PAYMENTS))), Edited(replace(PAYMENTS, channel="#money")))
    assert [reason.words for reason in stale_because(team, frozenset(), TODAY)] == ["channel was never checked"]


@settings(max_examples=40)
@given(st.integers(0, 3660), st.integers(0, 5000))
def test_time_alone_never_makes_contacts_better(interval: int, days: int) -> None:
    team = told(Added(replace(PAYMENTS, check_days=interval)), checked(told(Added(PAYMENTS))))
    sooner, later = (len(causes(team, TODAY + timedelta(days=count))) for count in (days, days + 1))
    assert sooner <= later
    assert bool(later) == bool(interval and days + 1 > interval + 1)


def test_a_team_is_found_by_the_name_it_had() -> None:
    team = told(Added(PAYMENTS), Edited(replace(PAYMENTS, name="Money")), Edited(replace(PAYMENTS, name="Cash")))
    assert (team.title, team.former) == ("Cash", ("Money", "payments"))
    roster = Roster([team], ["cash", "web", ""])
    assert [roster.spelt(name) for name in ("PAYMENTS", " money ", "cash", "web", "Nobody")] == [
        "Cash", "Cash", "Cash", "web", "Nobody",
    ]  # fmt: skip
    assert roster.names == ("Cash", "web")
    assert Edited(PAYMENTS).change(team, Page(4, "", NOW, NOW, "bo", Edited(PAYMENTS))).former == ("Cash", "Money")


def test_a_name_that_is_used_now_goes_before_one_that_was() -> None:
    old = told(Added(PAYMENTS), Edited(replace(PAYMENTS, name="money")))
    new = replace(told(Added(PAYMENTS)), number=2)
    assert Roster([old, new]).spelt("payments") == "payments"


def test_the_way_two_teams_work_goes_on_since_it_began() -> None:
    first, second = Relation("web", Way.COLLABORATION, "weekly"), Relation("Web", Way.COLLABORATION, "daily")
    team = told(Added(PAYMENTS), WayAgreed(first), WayAgreed(second))
    (held,) = team.relations
    assert (held.cadence, held.since) == ("daily", NOW + timedelta(days=1))
    changed = told(Added(PAYMENTS), WayAgreed(first), WayAgreed(replace(second, way=Way.SERVICE)))
    assert changed.relations[0].since == NOW + timedelta(days=2)
    assert held.words == "collaboration · daily"


def test_two_contacts_of_one_name_are_two_ways_in() -> None:
    twice = Profile("a", contacts=(Contact("Di", "lead", "1"), Contact("Di", "lead", "2")))
    assert told(Added(twice)).reaches == (Reach("Di", "Di / lead / 1"), Reach("Di", "Di / lead / 2"))
