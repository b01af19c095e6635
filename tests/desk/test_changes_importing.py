"""Changes taken in from other tools, on a real store: once, with our names of services, all of a file or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from opsdesk.desk import changes, registry
from opsdesk.desk.changes_importing import NOTHING_SAID, Defaults, TakenIn, take_in
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.rigor import Tier
from opsdesk.domain.service import Service
from opsdesk.domain.signal_policy import SignalPolicy
from opsdesk.formats.table_rows import Problem
from opsdesk.formats.taking_in import ReportedChange
from tests.fakes import START, OpenDesk

POLICY = SignalPolicy(services={"Payments-API": "payments"})
REPORTED = ReportedChange(
    "github acme/api",
    "42",
    START - timedelta(minutes=30),
    "v4.2 to production",
    ChangeSort.DEPLOY,
    services=("payments-api",),
    author_role="automation",
    risk="high",
    link="https://ci.example/1",
    place="file: [0]",
)


def taken(desk: Desk, *reported: ReportedChange, defaults: Defaults = NOTHING_SAID) -> TakenIn:
    return take_in(desk, reported, POLICY, defaults)


def test_a_reported_change_is_recorded_with_all_that_is_known(desk: Desk) -> None:
    [made] = taken(desk, REPORTED).added
    held = changes.one(desk, made.number)
    assert held == made
    assert (held.recorded, held.state, held.deployed_at) == (True, ChangeState.DONE, REPORTED.at)
    assert (held.plan.title, held.plan.sort, held.plan.link) == (REPORTED.title, REPORTED.sort, REPORTED.link)
    assert (held.plan.services, held.plan.author_role) == (("payments",), "automation")
    assert (held.tier, held.verdict, held.failed) == (Tier.HIGH, None, None)
    assert held.origin == "github acme/api 42"


def test_taken_in_again_it_counts_once(desk: Desk, open_desk: OpenDesk) -> None:
    other = replace(REPORTED, key="43")
    assert taken(desk, REPORTED, REPORTED).known == 0
    again = taken(open_desk("bo"), REPORTED, other)
    assert ([change.origin for change in again.added], again.known) == (["github acme/api 43"], 1)
    changes.cancel(desk, 1, "a mistake")
    assert taken(desk, REPORTED).known == 1, "what was given up doesn't come back"
    assert len(changes.listed(desk)) == 2


def test_the_oldest_has_the_lowest_number_though_git_prints_the_newest_first(desk: Desk) -> None:
    older = replace(REPORTED, key="41", at=REPORTED.at - timedelta(days=1))
    assert [change.began_at for change in taken(desk, REPORTED, older).added] == [older.at, REPORTED.at]
    assert [change.began_at for change in changes.listed(desk)] == [REPORTED.at, older.at], "newest first"


def test_that_a_known_one_failed_is_news_once(desk: Desk) -> None:
    taken(desk, REPORTED)
    failed = replace(REPORTED, failed=True)
    [now] = taken(desk, failed).failed
    assert (now.number, now.state, now.failed, now.deployed_at) == (1, ChangeState.FAILED, True, REPORTED.at)
    assert taken(desk, failed) == TakenIn(known=1)
    [new] = taken(desk, replace(failed, key="43")).added
    assert (new.state, new.ended_at) == (ChangeState.FAILED, REPORTED.at)


def test_what_has_not_begun_is_left_out_and_counted(desk: Desk) -> None:
    found = taken(desk, REPORTED, replace(REPORTED, key="43", at=START + timedelta(minutes=1)))
    assert (len(found.added), found.to_come) == (1, 1)


def test_services_are_called_as_here(desk: Desk) -> None:
    registry.keep_service(desk, Service("Ledger"))
    found = taken(
        desk,
        replace(REPORTED, key="1", services=("ledger", "Sydney")),
        replace(REPORTED, key="2", services=()),
        defaults=Defaults(("ledger",), "somebody's role"),
    )
    assert [change.plan.services for change in found.added] == [("Ledger", "Sydney"), ("Ledger",)]
    assert found.strange == ("Sydney",)
    assert found.added[0].plan.author_role == "automation", "what it says itself goes before"


def test_one_that_can_not_be_kept_keeps_all_of_them_out(desk: Desk) -> None:
    found = taken(desk, REPORTED, replace(REPORTED, key="43", services=("x" * 501,), place="file: [1]"))
    assert [(problem.place, problem.reason) for problem in found.problems] == [
        ("file: [1]", "the services has 501 signs; 500 are the most")
    ]
    assert changes.listed(desk) == []
    assert take_in(desk, [REPORTED], POLICY, problems=[Problem("line 5", "bad")]).problems
    assert changes.listed(desk) == []


def test_a_dry_run_says_what_would_be_and_needs_no_store_to_write_to(desk: Desk, open_desk: OpenDesk) -> None:
    read_only = open_desk(readonly=True)
    foreseen = take_in(read_only, [REPORTED], POLICY, dry_run=True)
    assert [(change.number, change.title) for change in foreseen.added] == [(0, REPORTED.title)]
    assert changes.listed(desk) == []
    with pytest.raises(StoreUnavailable):
        take_in(read_only, [REPORTED], POLICY)
