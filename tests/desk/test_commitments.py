"""Commitments between teams on a real desk: promised, moved, blocked, escalated, kept, broken, and due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

import pytest

from opsdesk.config import Settings
from opsdesk.desk import agenda, commitments, commitments_standing, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort, in_order
from opsdesk.domain.commitment import Commitment, Ending, Promise
from opsdesk.domain.commitment_standing import State
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.team import Profile
from tests.fakes import FakeClock, OpenDesk

TODAY = date(2026, 11, 17)
API = Promise("payments", "bo", "web", "API v2", "the contract test passes", date(2026, 12, 1))
DAY = 60 * 24


@pytest.fixture
def api(desk: Desk) -> Commitment:
    return commitments.promise(desk, API)


def state(desk: Desk, number: int = 1) -> State:
    return commitments_standing.standing_of(desk, number, UTC).state


def test_teams_are_spelt_as_they_are_kept(desk: Desk) -> None:
    teams.add(desk, Profile("Payments"))
    kept = commitments.promise(desk, replace(API, giver=" PAYMENTS ", receiver="web  shop"))
    assert (kept.name, kept.promise.giver, kept.promise.receiver) == ("COM-1", "Payments", "web  shop")
    with pytest.raises(BadInput, match="Payments promises itself something"):
        commitments.promise(desk, replace(API, receiver="payments"))


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (replace(API, giver=" "), "who promises is empty"),
        (replace(API, receiver=""), "who waits is empty"),
        (replace(API, deliverable=""), "what is promised is empty"),
        (replace(API, person="b o"), "is no short name"),
        (replace(API, due=date(1926, 12, 1)), "the date: 1926-12-01 is no day of a promise"),
    ],
)
def test_what_cant_be_kept_names_its_field(desk: Desk, promise: Promise, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        commitments.promise(desk, promise)


def test_a_date_moves_with_a_reason_and_never_by_an_edit(desk: Desk, api: Commitment) -> None:
    later = date(2026, 12, 24)
    with pytest.raises(Refused, match="move the date, and say why"):
        commitments.edit(desk, 1, replace(API, due=later), API)
    with pytest.raises(Refused, match="moving a date needs a reason"):
        commitments.move(desk, 1, later, today=TODAY)
    moved = commitments.move(desk, 1, later, "the tester is ill", today=TODAY)
    assert [(one.was, one.to, one.why, one.by) for one in moved.moves] == [
        (date(2026, 12, 1), later, "the tester is ill", "ana")
    ]
    with pytest.raises(BadInput, match="2026-11-16 has been already"):
        commitments.move(desk, 1, date(2026, 11, 16), "a slip", today=TODAY)
    with pytest.raises(Refused, match="promised by 2026-12-24 already"):
        commitments.move(desk, 1, later, "again", today=TODAY)
    undated = commitments.promise(desk, replace(API, due=None))
    assert commitments.move(desk, undated.number, later, today=TODAY).moves == ()
    held = commitments.promise(desk, replace(API, due=None)).promise
    assert commitments.edit(desk, 3, replace(held, due=later), held).moves == ()


def test_an_edit_that_saw_another_text_is_told(desk: Desk, api: Commitment, open_desk: OpenDesk) -> None:
    commitments.edit(open_desk("bo"), 1, replace(API, person="cy"), API)
    with pytest.raises(EditedMeanwhile):
        commitments.edit(desk, 1, replace(API, person="di"), API)


def test_what_blocks_is_a_commitment_a_team_or_words(desk: Desk, api: Commitment) -> None:
    teams.add(desk, Profile("Ledger"))
    commitments.promise(desk, Promise("ledger", "", "payments", "schema"))
    for typed, described in (
        ("com-2: the row first", "COM-2: the row first"),
        ("COM-2", "COM-2"),
        ("ledger: no capacity", "Ledger: no capacity"),
        ("LEDGER", "Ledger"),
        ("licence: not signed", "licence: not signed"),
    ):
        held = commitments.block(desk, 1, typed).blocker
        assert held is not None
        assert held.described == described
    with pytest.raises(NotFound, match="COM-9"):
        commitments.block(desk, 1, "COM-9")
    with pytest.raises(BadInput, match="COM-1 can't wait for itself"):
        commitments.block(desk, 1, "COM-1")
    teams.add(desk, Profile("payments"))
    with pytest.raises(BadInput, match="payments is who promised it"):
        commitments.block(desk, 1, "payments")


def test_blocked_ones_are_listed_until_they_can_go_on(desk: Desk, api: Commitment, clock: FakeClock) -> None:
    commitments.promise(desk, replace(API, giver="ledger", receiver="payments"))
    commitments.promise(desk, replace(API, deliverable="docs"))
    commitments.block(desk, 3, "no licence")
    clock.forward(minutes=DAY)
    commitments.block(desk, 1, "COM-2: the schema")
    assert [held.number for held in commitments.blocked(desk)] == [3, 1]
    commitments.keep(desk, 2, TODAY)
    assert [held.number for held in commitments.blocked(desk)] == [3]
    assert state(desk) is State.OPEN
    assert commitments.block(desk, 1, "no licence either").blocker.since == clock()
    commitments.unblock(desk, 3, "signed")
    commitments.give_up(desk, 1, TODAY, "too late to matter")
    assert commitments.blocked(desk) == ()
    with pytest.raises(Refused, match="COM-3 isn't blocked"):
        commitments.unblock(desk, 3)


def test_escalating_goes_up_a_level_and_keeps_every_step(desk: Desk, api: Commitment) -> None:
    commitments.escalate(desk, 1, "@di", "no answer for a week")
    held = commitments.escalate(desk, 1, "flo", "still none")
    assert [(one.level, one.to) for one in held.escalations] == [(1, "di"), (2, "flo")]
    assert commitments.escalate(desk, 1, "gil", "now", level=4).level == 4
    assert commitments.escalate(desk, 1, "gil", "again").level == 4
    with pytest.raises(Refused, match="escalating needs a reason"):
        commitments.escalate(desk, 1, "di", " ")
    with pytest.raises(BadInput, match="5 is no level"):
        commitments.escalate(desk, 1, "di", "x", level=5)


def test_it_ends_once_and_undo_opens_it_again(desk: Desk, api: Commitment) -> None:
    with pytest.raises(Refused, match="a broken promise needs a reason"):
        commitments.give_up(desk, 1, TODAY, "")
    with pytest.raises(BadInput, match="2026-11-19 is still to come"):
        commitments.keep(desk, 1, date(2026, 11, 19))
    kept = commitments.keep(desk, 1, TODAY, "merged")
    assert (kept.ending, kept.outcome, kept.kept_late) == (Ending.KEPT, "merged", False)
    with pytest.raises(Refused, match="COM-1 is kept"):
        commitments.release(desk, 1, TODAY, "x")
    commitments.undo(desk, 1)
    assert commitments.release(desk, 1, TODAY, "bought instead").ending is Ending.RELEASED
    assert commitments.listed(desk) == []
    assert [held.number for held in commitments.listed(desk, every=True)] == [1]


def test_due_ones_are_on_the_agenda_blocked_and_unowned_ones_now(desk: Desk, api: Commitment) -> None:
    commitments.promise(desk, replace(API, deliverable="blocked", due=date(2027, 5, 1)))
    commitments.block(desk, 2, "no licence")
    commitments.promise(desk, replace(API, person="", deliverable="nobody's", due=date(2027, 4, 1)))
    commitments.promise(desk, replace(API, deliverable="late", due=date(2026, 11, 10)))
    commitments.promise(desk, replace(API, deliverable="undated", due=None))
    commitments.promise(desk, replace(API, person="", deliverable="undated, nobody's", due=None))
    items = in_order((one for one in agenda.items(desk, Settings()) if one.sort is Sort.COMMITMENT), UTC)
    assert [one.key for one in items] == ["COM-6", "COM-3", "COM-2", "COM-4", "COM-1"]
    assert items[2] == Item(
        "COM-2", Sort.COMMITMENT, "blocked: payments to web: blocked", None, "bo", "COM-2",
        "blocked since today by no licence",
    )  # fmt: skip
    assert (items[3].words, items[3].why) == ("payments to web: late", "")
    assert agenda.find(desk, Settings(), "COM-1").due == date(2026, 12, 1)
