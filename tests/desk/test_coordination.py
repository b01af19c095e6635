"""The brief for two teams, from everything that the desk has: promises, pages, incidents, changes, the registry."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from opsdesk.desk import changes, commitments, commitments_standing, coordination, declaring, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.commitment import Promise
from opsdesk.domain.coordination_facts import Bond
from opsdesk.domain.errors import BadInput, NotFound
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.service import Service
from opsdesk.domain.team import Profile, Relation, Way
from opsdesk.formats.markdown.coordination_brief import coordination_brief
from opsdesk.formats.markdown.waits import waits_page
from tests.fakes import FakeClock

TODAY = date(2026, 11, 17)
DAY = 60 * 24


@pytest.fixture
def told(desk: Desk, clock: FakeClock) -> None:
    for service in (
        Service("shop", "web", depends_on=("pay",)),
        Service("pay", "payments", depends_on=("books",)),
        Service("books", "ledger"),
    ):
        registry.keep_service(desk, service)
    teams.add(desk, Profile("payments", "takes money", "bo", "#pay", hours="mon-fri 09:00-17:00", zone="Europe/Paris"))
    teams.add(desk, Profile("web", "", "cy", "#web", hours="mon-fri 09:00-17:00", zone="America/New_York"))
    teams.check(desk, 1)
    teams.check(desk, 2)
    teams.agree(desk, 1, Relation("web", Way.SERVICE, "fortnightly"))
    commitments.promise(desk, Promise("payments", "bo", "web", "API [v2]", "its test passes", date(2026, 12, 1)))
    commitments.promise(desk, Promise("ledger", "", "payments", "schema"))
    commitments.promise(desk, Promise("web", "cy", "payments", "forecast", "", date(2026, 11, 20)))
    commitments.block(desk, 1, "COM-2: the row first")
    commitments.move(desk, 3, date(2026, 11, 24), "ill", today=TODAY)
    commitments.give_up(desk, 3, TODAY, "no data")
    clock.forward(minutes=20 * DAY)


def test_what_two_teams_owe_each_other_and_what_would_fit_them(desk: Desk, told: None) -> None:
    held = coordination.brief(desk, "web", "TEAM-1", UTC)
    assert [side.name for side in held.sides] == ["web", "payments"]
    assert [len(side.owes) for side in held.sides] == [0, 1]
    assert [one.commitment.number for one in held.first.ended] == [3]
    assert (held.first.record.broken, held.first.record.moves) == (1, 1)
    facts = held.facts
    assert (facts.bond, facts.first_needs, facts.second_owes) == (Bond.SEQUENTIAL, 1, 1)
    assert (facts.blocked, facts.blocked_days, facts.overdue) == (1, 20, 1)
    assert facts.shared_time == timedelta(hours=10)
    assert [one.rule for one in held.proposals] == ["C1", "D4", "P5", "E3"]
    assert "web: what is it for?" in held.questions


def test_incidents_and_changes_of_both_are_found_in_the_desks_own_history(desk: Desk, told: None) -> None:
    for services in (("shop", "pay"), ("pay",), ("books",)):
        desk.open_incident(declaring.declare(f"{services[0]} fails", severity=2, commander="ana", services=services))
    changes.plan(desk, ChangePlan("Larger pools", services=("shop", "pay")), DEFAULT_RIGOR)
    held = coordination.brief(desk, "payments", "web", UTC)
    assert {(one.name, one.why) for one in held.shared} == {
        ("INC-1", "touched pay, shop"),
        ("INC-2", "touched pay, which shop depends on"),
        ("CHG-1", "touched pay, shop"),
    }
    assert held.facts.incidents == 2


def test_the_page_says_all_of_it_and_no_word_is_markup(desk: Desk, told: None) -> None:
    page = coordination_brief(coordination.brief(desk, "payments", "web", UTC))
    for words in (
        "# Coordination: payments and web",
        "- **Cadence**: 15 minutes each working day",
        "  - because 1 promise blocked, the longest for 20 days (rule C1)",
        "**COM-1** API \\[v2\\] (bo): blocked for 20 days by COM-2: the row first · by 2026-12-01, 6 days overdue",
        "  - ledger to payments: **COM-2** schema (nobody named): no date was agreed on · waiting for 20 days",
        "- to payments: kept 0 of 1 · 1 renegotiated",
        "- payments says: as a service · fortnightly",
        "- web says: nothing yet",
        "- at work at the same time: 10 h a week",
        "None on this desk.",
    ):
        assert words in page


def test_a_brief_is_about_two_teams_that_somebody_knows(desk: Desk, told: None) -> None:
    with pytest.raises(BadInput, match="a brief is about two teams"):
        coordination.brief(desk, "web", "WEB", UTC)
    with pytest.raises(NotFound, match="“nobody”"):
        coordination.brief(desk, "web", "nobody", UTC)
    page = coordination_brief(coordination.brief(desk, "ledger", "web", UTC))
    assert "No page of this team is kept." in page
    assert "ledger: what is it for, and how is it reached?" in page


def test_who_waits_for_whom_on_a_page(desk: Desk, told: None) -> None:
    page = waits_page(commitments_standing.waits(desk, UTC), desk.clock().date())
    assert "- web → payments → ledger" in page
    assert "- payments → ledger: COM-1 API \\[v2\\] (blocked, 20 days); COM-2 schema (20 days)" in page
    assert "- web → payments: shop depends on pay" in page
    commitments.block(desk, 2, "web: no numbers")
    assert "- ledger → web → payments → ledger (by promises)" in waits_page(
        commitments_standing.waits(desk, UTC), TODAY
    )
