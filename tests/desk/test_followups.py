"""Follow-ups on a real desk: taken on, made of an idea, moved, done, declined, opened again, and due until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from opsdesk.config import Settings
from opsdesk.desk import (
    agenda,
    checklists,
    declaring,
    followups,
    followups_ideas,
    followups_of_runs,
    followups_standing,
    noting,
    registry,
    runs,
    teams,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_inputs import Asked, gather
from opsdesk.domain.agenda import Sort, When, when
from opsdesk.domain.checklist.run import Ending, StepState
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.followup import FollowUp, Kind, State, Task
from opsdesk.domain.person import Person
from opsdesk.domain.team import Profile
from opsdesk.domain.vocabulary import Status
from tests.fakes import START, FakeClock

TODAY = START.date()
ALERT = Task("Add an alert for pool use over 80 %", Kind.DETECT, "@Bo", None, "a test pages within 5 minutes")


@pytest.fixture
def number(desk: Desk) -> int:
    """A critical incident with two ideas."""
    declared = desk.open_incident(declaring.declare("Card payments fail", severity=1)).incident.number
    desk.do(declared, noting.propose_follow_up("Limit each tenant to 50 connections", "cy"))
    desk.do(declared, noting.propose_follow_up("Rewrite it in another language", "Platform Team"))
    return declared


@pytest.fixture
def alert(desk: Desk, number: int) -> FollowUp:
    return followups.add(desk, ALERT, TODAY, incident=number)


def notes(desk: Desk, number: int) -> list[str]:
    return [entry.payload.headline() for entry in desk.entries(number)]


@pytest.mark.parametrize(("severity", "due"), [(1, date(2026, 12, 2)), (2, date(2026, 12, 17))])
def test_its_day_is_what_policy_sets_for_the_severity(desk: Desk, severity: int, due: date) -> None:
    incident = desk.open_incident(declaring.declare("Slow", severity=severity)).incident.number
    taken = followups.add(desk, ALERT, TODAY, incident=incident)
    assert (taken.name, taken.task.due, taken.task.owner) == ("FU-1", due, "bo")


def test_where_policy_sets_no_day_somebody_has_to(desk: Desk) -> None:
    mild = desk.open_incident(declaring.declare("A typo", severity=4)).incident.number
    for incident in (0, mild):
        with pytest.raises(Refused, match="it has no day: say by when"):
            followups.add(desk, ALERT, TODAY, incident=incident)
    assert followups.add(desk, replace(ALERT, due=TODAY), TODAY).task.due == TODAY


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("", "nobody owns it: name one person"),
        ("payments", r"its owner is a group \(payments\)"),
        ("on-call", r"its owner is a group \(on-call\)"),
        ("zoe", r"nobody owns it \(zoe has left\)"),
        ("Platform Team", "is no short name"),
    ],
)
def test_a_commitment_is_one_persons(desk: Desk, number: int, owner: str, said: str) -> None:
    teams.add(desk, Profile("Payments"))
    registry.keep_person(desk, Person("zoe"))
    registry.retire_person(desk, "zoe")
    with pytest.raises((Refused, BadInput), match=said):
        followups.add(desk, replace(ALERT, owner=owner), TODAY, incident=number)
    assert followups.listed(desk) == []


def test_somebody_who_is_called_as_a_team_is_somebody(desk: Desk, number: int) -> None:
    teams.add(desk, Profile("Web"))
    registry.keep_person(desk, Person("web"))
    assert followups.add(desk, replace(ALERT, owner="web"), TODAY, incident=number).task.owner == "web"


def test_an_idea_becomes_a_commitment_once(desk: Desk, number: int) -> None:
    taken = followups_ideas.take_up(desk, number, 1, Task(kind=Kind.PREVENT), TODAY)
    assert (taken.task.text, taken.task.owner, taken.idea) == ("Limit each tenant to 50 connections", "cy", 1)
    with pytest.raises(Refused, match="FU-1 is made of it already, and open"):
        followups_ideas.take_up(desk, number, 1, Task(), TODAY)
    with pytest.raises(Refused, match="nobody owns it"):
        followups_ideas.take_up(desk, number, 2, Task(), TODAY)
    with pytest.raises(NotFound, match=r"INC-1 has no idea 7 \(it has: 1, 2\)"):
        followups_ideas.take_up(desk, number, 7, Task(), TODAY)
    assert [idea.number for idea in followups_ideas.ideas(desk, desk.incident(number))] == [2]


def test_a_declined_idea_keeps_its_reason_and_counts_in_no_backlog(desk: Desk, number: int) -> None:
    declined = followups_ideas.decline_idea(desk, number, 2, "a year of work for one timeout", TODAY)
    assert (declined.state, declined.was_taken_on, declined.title) == (
        State.DECLINED,
        False,
        "Rewrite it in another language",
    )
    assert "“Rewrite it in another language” declined, a year of work" in notes(desk, number)[-1]
    assert followups_standing.backlog(desk, UTC).opened_lately == 0
    with pytest.raises(Refused, match="was never taken on: make a follow-up of idea 2"):
        followups.reopen(desk, declined.number, "after all")
    again = followups_ideas.take_up(desk, number, 2, Task(owner="di"), TODAY)
    assert (again.number, again.state, again.outcome) == (declined.number, State.OPEN, "")


def test_done_needs_its_done_test_answered(desk: Desk, number: int, alert: FollowUp) -> None:
    with pytest.raises(BadInput, match="what was seen when its done-test was looked at is empty"):
        followups.done(desk, 1, " ", TODAY)
    with pytest.raises(BadInput, match="2026-11-20 is still to come"):
        followups.done(desk, 1, "it paged", date(2026, 11, 20))
    over = followups.done(desk, 1, "it paged after 3 minutes", TODAY, by="@Di")
    assert (over.state, over.outcome, over.ended_by, over.done_late) == (
        State.DONE,
        "it paged after 3 minutes",
        "di",
        False,
    )
    assert notes(desk, number)[-1] == "FU-1 done: it paged after 3 minutes"
    with pytest.raises(Refused, match="FU-1 is done: open it again first"):
        followups.decline(desk, 1, "no", TODAY)


def test_what_isnt_over_after_all_is_opened_again(desk: Desk, number: int, alert: FollowUp) -> None:
    with pytest.raises(Refused, match="FU-1 is open"):
        followups.reopen(desk, 1, "why not")
    followups.done(desk, 1, "it paged", TODAY)
    opened = followups.reopen(desk, 1, "it came back in INC-2")
    assert (opened.state, opened.outcome, opened.ended_on, opened.reopened) == (State.OPEN, "", None, 1)


def test_a_day_moves_with_a_reason_and_is_counted(desk: Desk, number: int, alert: FollowUp) -> None:
    shown = followups.one(desk, 1).task
    with pytest.raises(Refused, match="move the day, and say why"):
        followups.edit(desk, 1, replace(shown, due=date(2027, 1, 1)), shown)
    with pytest.raises(Refused, match="moving a day needs a reason"):
        followups.move(desk, 1, date(2027, 1, 1), "", today=TODAY)
    followups.move(desk, 1, date(2027, 1, 1), "the vendor is late", today=TODAY)
    with pytest.raises(Refused, match="due on 2027-01-01 already"):
        followups.move(desk, 1, date(2027, 1, 1), "again", today=TODAY)
    moved = followups.move(desk, 1, date(2027, 2, 1), "and later still", today=TODAY)
    with pytest.raises(BadInput, match="has been already"):
        followups.move(desk, 1, TODAY - timedelta(days=1), "it slipped", today=TODAY)
    assert (len(moved.moves), moved.first_due) == (2, date(2026, 12, 2))
    assert followups.undo(desk, 1).task.due == date(2027, 1, 1)


def test_an_edit_leaves_it_one_persons(desk: Desk, alert: FollowUp) -> None:
    for owner, said in (("", "nobody owns it"), ("sre", "its owner is a group")):
        with pytest.raises(Refused, match=said):
            followups.edit(desk, 1, replace(alert.task, owner=owner), alert.task)
    assert followups.one(desk, 1).task.owner == "bo"


def test_two_people_edit_and_nobody_loses_words(desk: Desk, number: int, alert: FollowUp) -> None:
    shown = alert.task
    kept = followups.edit(desk, 1, replace(shown, ticket="OPS-12", factor="detection"), shown)
    assert (kept.task.ticket, kept.task.factor) == ("OPS-12", "detection")
    with pytest.raises(EditedMeanwhile):
        followups.edit(desk, 1, replace(shown, text="Add another alert"), shown)


def test_undo_takes_back_what_i_did_last_and_the_incident_says_so(desk: Desk, number: int, alert: FollowUp) -> None:
    followups.decline(desk, 1, "the service goes in May", TODAY)
    assert followups.undo(desk, 1).state is State.OPEN
    assert notes(desk, number)[-1] == "FU-1: took back “declined: the service goes in May”"
    with pytest.raises(Refused, match="can't be undone"):
        followups.undo(desk, 1)


def test_what_was_taken_on_in_january_is_still_on_the_agenda_in_june(desk: Desk, clock: FakeClock) -> None:
    clock.now = START.replace(year=2026, month=1, day=12)
    incident = desk.open_incident(declaring.declare("Card payments fail", severity=1)).incident.number
    followups.add(desk, ALERT, clock.now.date(), incident=incident)
    desk.do(incident, declaring.change_status(Status.RESOLVED, "rolled back"))
    desk.do(incident, declaring.change_status(Status.CLOSED))
    clock.now = START.replace(year=2026, month=6, day=15)
    [item] = [item for item in agenda.items(desk, Settings()) if item.sort is Sort.FOLLOW_UP]
    assert (item.key, item.owner, item.due) == ("FU-1", "bo", date(2026, 1, 27))
    assert when(item, clock.now, UTC) is When.OVERDUE
    assert item.why == "open for 154 days"
    followups.done(desk, 1, "it paged", clock.now.date())
    assert [item for item in agenda.items(desk, Settings()) if item.sort is Sort.FOLLOW_UP] == []


def test_a_meeting_is_told_commitments_and_ideas_apart(desk: Desk, number: int, alert: FollowUp) -> None:
    [held] = gather(desk, Settings(), ["follow-ups"], Asked(0, START))
    assert [line.partition(":")[0] for line in held.lines] == [
        "FU-1 bo",
        "idea, to take on or decline",
        "idea, to take on or decline",
    ]


def test_what_a_run_leaves_to_be_done_outlives_its_signature(desk: Desk) -> None:
    checklists.take_in(desk, [Template("handover", "Handover", sections=(Section("Go", steps=(Step("ring"),)),))])
    run = runs.begin(desk, "handover")
    runs.make_action(
        desk, run.number, "1.1", "@bo ask the vendor for a contract", check_in_at=START + timedelta(days=9)
    )
    runs.make_action(desk, run.number, "1.1", "write it down")
    with pytest.raises(Refused, match="RUN-1 hasn't ended"):
        followups_of_runs.sign_off_keeping(desk, run.number, TODAY)
    assert followups.listed(desk) == []
    runs.confirm(desk, run.number, 1)
    runs.mark(desk, run.number, "1.1", StepState.DONE)
    runs.end(desk, run.number, Ending.FINISHED)
    signed = followups_of_runs.sign_off_keeping(desk, run.number, TODAY)
    assert signed.signed_by == "ana"
    assert [(one.title, one.task.owner, one.task.due, one.origin) for one in reversed(followups.listed(desk))] == [
        ("ask the vendor for a contract", "bo", date(2026, 11, 26), "RUN-1 1.1"),
        ("write it down", "ana", date(2026, 12, 17), "RUN-1 1.1"),
    ]
    assert followups_of_runs.to_dos(desk, signed) == []
