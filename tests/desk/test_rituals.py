"""Rituals on a real desk: set up, skipped and moved, held with what the desk fills in, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from opsdesk.config import Settings
from opsdesk.desk import (
    agenda,
    commitments,
    declaring,
    meetings,
    meetings_line,
    meetings_saying,
    noting,
    rituals,
    rituals_standing,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_inputs import INPUTS, MOST_LINES, Asked, gather
from opsdesk.domain.agenda import Item
from opsdesk.domain.commitment import Promise
from opsdesk.domain.errors import BadInput, DeskError, EditedMeanwhile, Refused
from opsdesk.domain.meeting import AgreedStatus, Ending, Meeting
from opsdesk.domain.meeting_lint import lint
from opsdesk.domain.ritual import AgendaItem, Aim, Charter, Recurrence, Ritual, Seat
from opsdesk.domain.ritual_health import Remedy
from opsdesk.domain.ritual_slots import SlotState
from opsdesk.domain.ritual_standing import Standing
from opsdesk.formats.ritual import shipped
from tests.fakes import FakeClock, OpenDesk

SETTINGS = Settings()
TUESDAYS = Recurrence("FREQ=WEEKLY;BYDAY=TU;COUNT=20", None, "16:00", "Europe/Stockholm")
"""15:00 UTC in winter: on 2026-11-17 the clock says 14:42."""
REVIEW = Charter(
    "On-call review",
    "what is late",
    Aim.DECIDE,
    "ana",
    30,
    (Seat("engineer", 2),),
    (AgendaItem("Last time", 5, ("agreed-actions",)), AgendaItem("Late", 20, ("overdue-actions", "follow-ups"))),
    ("one alert has an owner",),
    TUESDAYS,
)
TODAY = datetime(2026, 11, 17, 15, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def review(desk: Desk) -> Ritual:
    return rituals.add(desk, REVIEW)


def refused(call, error: type[DeskError] = Refused) -> str:
    with pytest.raises(error) as raised:
        call()
    return raised.value.message


def standing(desk: Desk, number: int = 1) -> Standing:
    return rituals_standing.standing_of(desk, number, SETTINGS.meetings)


def held(desk: Desk, clock: FakeClock, *lines: str, minutes: int = 20) -> Meeting:
    """A meeting as it is typed."""
    meeting = meetings.begin(desk, SETTINGS, 1)
    for line in lines:
        meetings_line.typed(desk, meeting.number, line, UTC)
    clock.forward(minutes=minutes)
    return meetings.end(desk, meeting.number)


def on_agenda(desk: Desk) -> dict[str, Item]:
    return {item.key: item for item in agenda.items(desk, SETTINGS)}


# Setting up


def test_every_ritual_that_ships_can_be_kept_and_lacks_only_its_owner(desk: Desk) -> None:
    ours = shipped()
    assert {*ours} == {"weekly-on-call-review", "service-review", "retrospective", "planning", "postmortem-meeting"}
    for charter in ours.values():
        kept = rituals.add(desk, replace(charter, owner="@Ana")).charter
        assert kept.owner == "ana"
        assert not lint(kept, SETTINGS.meetings.bands)
        assert sum(item.minutes for item in kept.agenda) == kept.minutes
    named = {name for charter in ours.values() for item in charter.agenda for name in item.inputs}
    assert named <= {*INPUTS}
    assert {"blocked-commitments", "follow-ups", "overdue-updates", "delivery", "notice-deadlines", "runbooks"} <= named


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": " \n"}, "give the ritual a title"),
        ({"minutes": 0}, "the length is 0"),
        ({"seats": (Seat("x", 5000),)}, "the people of x is 5000"),
        ({"agenda": (AgendaItem("x", 5, ("weather",)),)}, "“weather” is nothing the desk fills in"),
        ({"agenda": (AgendaItem("x"),) * 51}, "51 items are too many"),
        ({"recurrence": Recurrence("FREQ=SECONDLY")}, "a rule begins with FREQ="),
    ],
)
def test_what_can_t_be_kept_is_refused_in_a_line(desk: Desk, change: dict[str, object], said: str) -> None:
    assert said in refused(lambda: rituals.add(desk, replace(REVIEW, **change)), BadInput)
    assert not rituals_standing.listed(desk)


def test_an_edit_over_a_newer_charter_is_refused(open_desk: OpenDesk, desk: Desk, review: Ritual) -> None:
    bo, mine = open_desk("bo"), replace(review.charter, minutes=45)
    rituals.edit(bo, 1, replace(review.charter, minutes=20), review.charter)
    refused(lambda: rituals.edit(desk, 1, mine, review.charter), EditedMeanwhile)
    assert rituals.one(desk, 1).charter.minutes == 20
    rituals.undo(bo, 1)
    assert rituals.edit(desk, 1, mine, review.charter).charter.minutes == 45


# Dates


def test_dates_are_skipped_and_moved_with_a_reason(desk: Desk, review: Ritual) -> None:
    assert "needs a reason" in refused(lambda: rituals.skip(desk, 1, "  "))
    rituals.skip(desk, 1, "holiday")
    rituals.move(desk, 1, TODAY + timedelta(days=8), "ana is off")
    following = standing(desk).next
    assert following
    assert (following.at, following.planned_at) == (TODAY + WEEK, TODAY + timedelta(days=8))
    assert on_agenda(desk)["RIT-1"].why == "moved: ana is off"
    far = TODAY + 15 * WEEK
    rituals.skip(desk, 1, "the year's end", far)
    refused(lambda: rituals.skip(desk, 1, "again", far))
    assert "no open date at 2026-11-18 15:00 UTC" in refused(lambda: rituals.skip(desk, 1, "x", TODAY + WEEK / 7))
    refused(lambda: rituals.move(desk, 1, TODAY - WEEK, "x"), BadInput)
    rituals.undo(desk, 1)
    assert rituals.skip(desk, 1, "once more", far).skips[-1].slot == far


def test_a_series_that_is_over_asks_for_a_decision(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    clock.forward(days=7 * 21)
    found = standing(desk)
    assert (found.next, found.series_over) == (None, True)
    assert on_agenda(desk)["RIT-1 series"].words == "renew or retire the ritual: On-call review"
    assert "no date ahead" in refused(lambda: rituals.skip(desk, 1, "x"))
    rituals.retire(desk, 1, "it did its work")
    assert not on_agenda(desk)
    assert "is retired" in refused(lambda: meetings.begin(desk, SETTINGS, 1))
    assert rituals_standing.overview(desk, SETTINGS.meetings) == []
    assert len(rituals_standing.overview(desk, SETTINGS.meetings, retired=True)) == 1


# Meetings


def test_one_that_is_held_the_evening_before_comes_again_a_week_later(
    desk: Desk, review: Ritual, clock: FakeClock
) -> None:
    clock.forward(days=6, hours=3)
    meeting = meetings.begin(desk, SETTINGS, review.number)
    assert meeting.planned_at == TODAY + WEEK
    clock.forward(minutes=20)
    meetings.end(desk, meeting.number)
    (item,) = agenda.items(desk, SETTINGS)
    assert (item.key, item.due) == ("RIT-1", TODAY + 2 * WEEK)


def test_a_meeting_is_held_for_the_nearest_date(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    meeting = meetings.begin(desk, SETTINGS, 1)
    assert (meeting.slot, meeting.planned_at) == (TODAY, TODAY)
    assert "MTG-1 of RIT-1 is under way" in refused(lambda: meetings.begin(desk, SETTINGS, 1))
    assert meetings.enter(desk, SETTINGS, 1).number == 1
    assert standing(desk).slots[0].state is SlotState.UNDER_WAY
    refused(lambda: meetings.break_off(desk, 1, ""))
    assert meetings.break_off(desk, 1, "an incident").ending is Ending.BROKEN_OFF
    assert meetings.begin(desk, SETTINGS, 1).slot == TODAY, "its date is open again"
    meetings.end(desk, 2)
    clock.forward(days=3)
    assert meetings.begin(desk, SETTINGS, 1).slot is None, "no date of it is near"


def test_what_is_typed_is_kept_with_its_item(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    meetings.begin(desk, SETTINGS, 1)
    for line in ("here: @Ana, bo", "! delete the alert", "n", "@bo raise the pool by fri", "? pay", "said so", "n 1"):
        clock.forward(minutes=2)
        meetings_line.typed(desk, 1, line, UTC)
    meeting = meetings.one(desk, 1)
    assert meeting.present == ("ana", "bo")
    assert [(said.words, said.item) for said in (*meeting.decisions, *meeting.parked, *meeting.notes)] == [
        ("delete the alert", 0), ("pay", 1), ("said so", 1),
    ]  # fmt: skip
    (action,) = meeting.actions
    assert (action.task, action.owner, action.due_on, action.item) == ("raise the pool", "bo", date(2026, 11, 20), 1)
    assert meeting.spent(0, clock()) == timedelta(minutes=6)
    assert meeting.spent(1, clock()) == timedelta(minutes=8)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("b", "this is the first item"),
        ("n 9", "MTG-1 has items 1 to 2"),
        ("@bo", "an action needs an owner and words"),
        ("@bo x by 2026-13-01", "is no day"),
        ("!", "the decision is empty"),
        ("here:", "name who is there"),
        ("A7 done", "MTG-1 has no action A7"),
        ("break off:", "needs a reason"),
        ("undo", "can't be undone"),
    ],
)
def test_a_line_that_can_t_be_taken_says_why(desk: Desk, review: Ritual, line: str, said: str) -> None:
    before = meetings.begin(desk, SETTINGS, 1)
    assert said in refused(lambda: meetings_line.typed(desk, 1, line, UTC), DeskError)
    assert meetings.one(desk, 1) == before


def test_actions_are_settled_long_after_and_nothing_else_changes(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    held(desk, clock, "! yes", "@bo raise the pool by fri", "@cy call them")
    assert on_agenda(desk)["MTG-1 A1"].owner == "bo"
    assert "MTG-1 A2" not in on_agenda(desk), "it has no day"
    for line in ("! no", "n", "end"):
        assert "is over" in refused(lambda line=line: meetings_line.typed(desk, 1, line, UTC))
    refused(lambda: meetings.undo(desk, 1))
    refused(lambda: meetings_saying.settle(desk, 1, 1, AgreedStatus.DROPPED))
    meetings_saying.settle(desk, 1, 1, AgreedStatus.DONE)
    meetings_saying.settle(desk, 1, 2, AgreedStatus.DROPPED, "not needed")
    assert meetings.one(desk, 1).over
    assert standing(desk).health.share_done == 1
    assert meetings.undo(desk, 1).open_actions[0].number == 2


def test_two_people_write_in_one_meeting(open_desk: OpenDesk, desk: Desk, review: Ritual) -> None:
    bo = open_desk("bo")
    meetings.begin(desk, SETTINGS, 1)
    meetings_saying.note(bo, 1, "from bo")
    meetings_saying.note(desk, 1, "from ana")
    meetings.undo(bo, 1)
    assert [said.by for said in meetings.one(desk, 1).notes] == ["ana"]


# Inputs


def test_the_desk_fills_in_what_is_late(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    held(desk, clock, "@bo raise the pool")
    number = desk.open_incident(declaring.declare("Payments fail", severity=2)).incident.number
    desk.do(number, noting.propose_follow_up("alert on the pool"))
    commitments.promise(desk, Promise("edge", "", "shop", "the new cache", due=date(2026, 11, 20)))
    clock.forward(days=7)
    names = ("agreed-actions", "incidents", "follow-ups", "blocked-commitments", "overdue-updates")
    found = gather(desk, SETTINGS, names, Asked(1, clock() - WEEK))
    told = {one.input: one.lines for one in found}
    assert told["agreed-actions"] == ("MTG-1 A1 bo: raise the pool",)
    assert told["incidents"] == ("INC-1 SEV-2 investigating: Payments fail",)
    assert told["follow-ups"] == ("idea, to take on or decline: INC-1 nobody: alert on the pool",)
    assert told["blocked-commitments"][0].startswith("COM-1 edge to shop: the new cache · ")
    assert any(line.startswith("2026-11-17 INC-1 customers") for line in told["overdue-updates"])


def test_every_input_is_filled_in_on_an_empty_desk_and_unknown_ones_are_left_out(desk: Desk) -> None:
    found = gather(desk, SETTINGS, (*INPUTS, "gone"), Asked(1, desk.clock()))
    assert [one.input for one in found] == [*INPUTS]
    assert not any(one.count for one in found)


def test_long_inputs_are_cut_and_counted(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    held(desk, clock, *(f"@bo task {place}" for place in range(MOST_LINES + 3)))
    meeting = meetings.begin(desk, SETTINGS, 1)
    (agreed, *_) = meetings.gathered(desk, meeting.number)
    assert (len(agreed.lines), agreed.more, agreed.count) == (MOST_LINES, 3, MOST_LINES + 3)


# Standing


def test_three_empty_runs_are_proposed_to_end_and_a_fruitful_one_ends_that(
    desk: Desk, review: Ritual, clock: FakeClock
) -> None:
    clock.forward(minutes=18)
    for _ in range(3):
        held(desk, clock)
        clock.forward(days=7, minutes=-20)
    found = standing(desk)
    assert (found.health.held, found.health.on_time, found.health.empty_in_a_row) == (3, 3, 3)
    assert found.health.proposal
    assert found.health.proposal.remedy is Remedy.CANCEL
    assert found.findings[0].rule == rituals_standing.EMPTY_RUNS_RULE
    held(desk, clock, "! go on")
    assert standing(desk).health.proposal is None


def test_the_overview_and_one_ritual_agree(desk: Desk, review: Ritual, clock: FakeClock) -> None:
    rituals.add(desk, replace(REVIEW, title="On request", recurrence=Recurrence()))
    held(desk, clock, "! yes")
    clock.forward(days=8)
    every = rituals_standing.overview(desk, SETTINGS.meetings)
    assert every == [standing(desk, one.ritual.number) for one in every]
    assert [one.ritual.number for one in every] == [1, 2]
    upcoming = {one.ritual.number: one.slot for one in rituals_standing.upcoming(desk)}
    assert upcoming == {one.ritual.number: one.next for one in every}
