"""Whether it happened before: what is told of an incident that is like another."""

from __future__ import annotations

import pytest

from opsdesk.desk import actions, declaring, followups, followups_ideas, hypotheses, noting
from opsdesk.desk.desk import Desk
from opsdesk.desk.similar import seen_before
from opsdesk.domain.errors import BadInput, NotFound
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.vocabulary import HypothesisKind, Outcome, Status
from opsdesk.formats.markdown.seen_before import NOTHING, seen_before_page
from tests.fakes import START, FakeClock

DONE = {
    "restart the primary": Outcome.NOT_SAID,
    "fail over": Outcome.DID_NOT_HELP,
    "check the replicas": Outcome.NOT_SAID,
    "stop the writers": Outcome.NOT_SAID,
    "restore the snapshot": Outcome.NOT_SAID,
    "tell the partners": Outcome.NOT_SAID,
    "start the writers": Outcome.NOT_SAID,
}
"""What somebody was given, and what came of it."""


@pytest.fixture
def past(desk: Desk) -> int:
    """An incident that was resolved, with its cause, what helped, and what was to be done after it."""
    number = desk.open_incident(
        declaring.declare("Card payments fail in Europe", services=("payments",))
    ).incident.number
    desk.do(number, hypotheses.raise_known_cause("the pool of release 4.2 is too small"))
    desk.do(number, actions.give("roll back 4.2", ["bo"], check_in_at=START))
    desk.do(number, actions.end(1, Outcome.HELPED))
    desk.do(number, noting.propose_follow_up("alert on pool use", "cy"))
    desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    return number


def test_it_is_told_what_it_was_and_what_fixed_it(desk: Desk, past: int) -> None:
    new = desk.open_incident(declaring.declare("Payments by card fail", services=("payments",))).incident.number
    [seen] = seen_before(desk, new)
    assert (seen.incident.number, seen.causes) == (past, ("the pool of release 4.2 is too small",))
    assert seen.fixed_by == ("roll back 4.2", "rolled back")
    assert seen.follow_ups == ("alert on pool use (@cy)",)
    assert seen_before_page([seen], START.tzinfo).splitlines()[0] == f"INC-{past} Card payments fail in Europe"


def test_where_nobody_said_what_helped_it_is_told_what_was_done(desk: Desk) -> None:
    number = desk.open_incident(declaring.declare("The database is gone")).incident.number
    for place, (task, outcome) in enumerate(DONE.items(), start=1):
        desk.do(number, actions.give(task, ["bo"], check_in_at=START))
        desk.do(number, actions.end(place, outcome))
    desk.do(number, hypotheses.raise_hypothesis("the snapshot of 17:20 can be restored", HypothesisKind.PATH))
    desk.do(number, hypotheses.confirm(1))
    [seen] = seen_before(desk, "database gone")
    assert (seen.fixed_by, seen.ways_out) == ((), ("the snapshot of 17:20 can be restored",))
    assert seen.carried_out == ("stop the writers", "restore the snapshot", "start the writers"), "the last repairs"
    page = seen_before_page([seen], START.tzinfo).splitlines()
    assert "  way out: the snapshot of 17:20 can be restored" in page
    assert "  done, nobody said whether it helped: restore the snapshot" in page
    desk.do(number, actions.give("roll back 4.2", ["bo"], check_in_at=START))
    desk.do(number, actions.end(len(DONE) + 1, Outcome.HELPED))
    [seen] = seen_before(desk, "database gone")
    assert (seen.fixed_by, seen.carried_out) == (("roll back 4.2",), ())


def test_a_text_is_enough_and_nothing_is_said_to_be_like_nothing(desk: Desk, past: int) -> None:
    assert [seen.incident.number for seen in seen_before(desk, "card payments fail")] == [past]
    assert seen_before(desk, "the coffee machine leaks") == []
    assert seen_before_page([], START.tzinfo) == NOTHING
    with pytest.raises(BadInput, match="say what it is like"):
        seen_before(desk, " ")
    with pytest.raises(NotFound):
        seen_before(desk, 99)


def test_what_was_left_undone_after_one_like_it_is_said_first(desk: Desk, past: int, clock: FakeClock) -> None:
    taken = followups_ideas.take_up(desk, past, 1, Task(kind=Kind.DETECT), START.date())
    followups.add(desk, Task("Add a limit", owner="di", due=START.date()), START.date(), incident=past)
    followups_ideas.decline_idea(desk, past, idea(desk, past), "never", START.date())
    clock.forward(days=70)
    [seen] = seen_before(desk, "card payments fail")
    assert seen.left_undone == "like INC-1, whose FU-2 is 70 days overdue, and 1 more open"
    assert seen.follow_ups == (
        "FU-2 Add a limit (@di), due 2026-11-17, 70 days overdue",
        "FU-1 alert on pool use (@cy), due 2026-12-17, 40 days overdue",
    )
    page = seen_before_page([seen], START.tzinfo).splitlines()
    assert page[:3] == [
        "Like INC-1, whose FU-2 is 70 days overdue, and 1 more open.",
        "",
        "INC-1 Card payments fail in Europe",
    ]
    followups.done(desk, taken.number, "it paged", clock.now.date())
    followups.done(desk, 2, "it is limited", clock.now.date())
    [seen] = seen_before(desk, "card payments fail")
    assert (seen.left_undone, seen.follow_ups[0]) == ("", "FU-2 Add a limit (@di), done 2027-01-26, after its day")


def idea(desk: Desk, incident: int) -> int:
    """One more that nobody wants."""
    desk.do(incident, noting.propose_follow_up("rewrite it"))
    return max(desk.incident(incident).follow_ups)
