"""Postmortems: begun when an incident ends, answered by several, edited as one text, reminded of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from opsdesk.desk import (
    agenda,
    declaring,
    followups,
    followups_ideas,
    people,
    postmortems,
    postmortems_factors,
    postmortems_steps,
    recurrences,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_editing import take
from opsdesk.desk.postmortems_filling import document
from opsdesk.desk.postmortems_opening import (
    begin,
    begin_at_the_end,
    called_off_before_the_end,
    count_anew_at_the_end,
    of_incident,
)
from opsdesk.desk.postmortems_times import moment
from opsdesk.domain.agenda import Sort
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.postmortem import State
from opsdesk.domain.postmortem_document import Part
from opsdesk.domain.postmortem_policy import FactorKind, PostmortemPolicy
from opsdesk.domain.postmortem_prompts import NOTES, OVERVIEW, PRELIMINARY
from opsdesk.domain.vocabulary import Milestone, Status
from opsdesk.formats.markdown.postmortem_text import write
from tests.desk.postmortem_story import SETTINGS, begun, drafted, over
from tests.fakes import FakeClock, OpenDesk

# How one comes to be


def test_a_major_incident_gets_one_when_it_ends_and_only_once(desk: Desk, clock: FakeClock) -> None:
    number = desk.open_incident(declaring.declare("It fails", severity=1, commander="ana")).incident.number
    desk.do(number, people.join("bo"))
    assert begin_at_the_end(desk, SETTINGS, desk.do(number, declaring.change_status(Status.MONITORING))) is None
    written = desk.do(number, declaring.change_status(Status.RESOLVED))
    held = begin_at_the_end(desk, SETTINGS, written)
    assert held is not None
    assert (held.name, held.owner, held.asked_by, held.state) == ("PM-1", "ana", "SEV-1", State.DRAFT)
    assert (held.draft_due, held.meeting_due) == (date(2026, 11, 19), date(2026, 11, 20)), "3 calendar days"
    assert held.preliminary_due == clock.now + timedelta(hours=24)
    assert begin_at_the_end(desk, SETTINGS, written) is None
    desk.do(number, declaring.change_status(Status.INVESTIGATING, "it is back"))
    again = desk.do(number, declaring.change_status(Status.RESOLVED))
    assert begin_at_the_end(desk, SETTINGS, again) is None
    with pytest.raises(Refused, match=r"PM-1 is the postmortem of INC-1 \(draft\)"):
        begin(desk, SETTINGS, number)


def test_a_significant_one_has_five_business_days(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    assert (held.draft_due, held.meeting_due) == (date(2026, 11, 23), date(2026, 11, 24)), "a weekend lies between"


@pytest.mark.parametrize(("mobilised", "why"), [(3, "a false alarm that mobilised 3 people"), (2, None)])
def test_a_false_alarm_gets_one_where_it_mobilised_people(desk: Desk, mobilised: int, why: str | None) -> None:
    number = desk.open_incident(declaring.declare("It seems to fail", severity=4)).incident.number
    for name in ("ana", "bo", "cy")[:mobilised]:
        desk.do(number, people.join(name))
    held = begin_at_the_end(desk, SETTINGS, desk.do(number, declaring.change_status(Status.CANCELLED, "a drill")))
    assert (held.asked_by if held else None) == why


def test_for_any_other_somebody_asks(desk: Desk) -> None:
    number = desk.open_incident(declaring.declare("A small thing", severity=4)).incident.number
    with pytest.raises(Refused, match="its postmortem begins when it is over"):
        begin(desk, SETTINGS, number)
    assert begin_at_the_end(desk, SETTINGS, desk.do(number, declaring.change_status(Status.RESOLVED))) is None
    held = begin(desk, SETTINGS, number, owner="@Bo")
    assert (held.asked_by, held.owner, held.meeting_due) == ("asked for", "bo", date(2026, 11, 24))
    assert of_incident(desk, number) == held
    assert of_incident(desk, number + 1) is None


# Writing it


def test_answers_are_kept_as_typed_and_nobody_s_are_lost(desk: Desk, open_desk: OpenDesk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    text = "  two pools:\n\n- [one]\n- # other\n"
    held = postmortems.answer(desk, held.number, "over", text, shown="")
    assert held.answer(OVERVIEW) == text.rstrip()
    with pytest.raises(EditedMeanwhile) as clash:
        postmortems.answer(open_desk("bo"), held.number, OVERVIEW, "mine", shown="")
    assert (clash.value.mine, clash.value.theirs) == ("mine", text.rstrip())
    before = held.seq
    assert postmortems.answer(desk, held.number, OVERVIEW, text, shown="").seq == before, "nothing new, no page"
    with pytest.raises(BadInput, match="is none of its questions; there are preliminary, overview"):
        postmortems.answer(desk, held.number, "why", "x")
    postmortems.undo(desk, held.number)
    assert postmortems.one(desk, held.number).answer(OVERVIEW) == ""


def test_an_edited_text_never_writes_over_what_somebody_else_wrote(
    desk: Desk, open_desk: OpenDesk, clock: FakeClock
) -> None:
    held = begun(desk, clock)
    postmortems.answer(desk, held.number, OVERVIEW, "It failed.")
    shown = document(desk, SETTINGS, postmortems.one(desk, held.number))
    mine = write(shown).replace("It failed.", "It failed twice.").replace("{#trend}\n", "{#trend}\n\nonce\n")
    postmortems.answer(open_desk("bo"), held.number, OVERVIEW, "It failed, says bo.")
    postmortems_factors.add_factor(open_desk("bo"), SETTINGS, held.number, "release", "4.2", ["E1"])
    taken = take(desk, SETTINGS, shown, mine)
    assert taken.said == (
        "“Overview” was changed meanwhile: theirs stays",
        "1 line is among the notes now: under “Overview”",
    )
    now = taken.postmortem
    assert (now.answer(OVERVIEW), now.answer("trend")) == ("It failed, says bo.", "once")
    assert "It failed twice." in now.answer(NOTES)
    assert [factor.words for factor in now.factors] == ["4.2"], "it wasn't there when the text was made"
    shown = document(desk, SETTINGS, now)
    gone = take(desk, SETTINGS, shown, write(shown).replace("- F1 release: 4.2 (#", "- F7 no-alert: x (#"))
    assert gone.said == ("F1 “4.2” isn't in the text: it is no factor any more",)
    assert [(factor.name, factor.kind) for factor in gone.postmortem.factors] == [("F2", "no-alert")]
    emptied = take(desk, SETTINGS, document(desk, SETTINGS, gone.postmortem), "")
    assert emptied.said == (
        "no heading in the text for “Overview”, “One-off or trend”, “Notes”: what was answered stays as it was",
    )
    assert emptied.postmortem == gone.postmortem
    postmortems_steps.call_off(desk, held.number, "a drill")
    with pytest.raises(Refused, match="PM-1 is called off"):
        take(desk, SETTINGS, shown, write(shown))


def test_an_edited_text_never_writes_over_a_factor_that_somebody_else_changed(
    desk: Desk, open_desk: OpenDesk, clock: FakeClock
) -> None:
    held, bo = begun(desk, clock), open_desk("bo")
    for words in ("left alone", "changed here", "changed by both", "taken out here", "dropped there"):
        held = postmortems_factors.add_factor(desk, SETTINGS, held.number, "release", words, ["E1"])
    shown = document(desk, SETTINGS, held)
    mine = write(shown).replace("changed here", "mine").replace("changed by both", "mine too")
    mine = "".join(line for line in mine.splitlines(keepends=True) if "taken out here" not in line)
    for number in (1, 3, 4):
        postmortems_factors.change_factor(bo, SETTINGS, held.number, number, "release", f"theirs {number}", ["A1"])
    postmortems_factors.drop_factor(bo, held.number, 5)
    postmortems_factors.add_factor(bo, SETTINGS, held.number, "release", "new there", ["A1"])
    taken = take(desk, SETTINGS, shown, mine)
    assert [f"{factor.name} {factor.words}" for factor in taken.postmortem.factors] == [
        "F1 theirs 1",
        "F2 mine",
        "F3 theirs 3",
        "F4 theirs 4",
        "F6 new there",
    ]
    assert taken.said == (
        "F3 was changed meanwhile: theirs stays",
        "F4 was changed meanwhile: theirs stays",
        "1 line is among the notes now: under “Contributing factors”",
    )
    assert "F3 release: mine too (#" in taken.postmortem.answer(NOTES)


def test_what_it_is_again_and_what_was_left_undone_is_told(desk: Desk, clock: FakeClock) -> None:
    first = drafted(desk, begun(desk, clock))
    clock.forward(days=60)
    held = begun(desk, clock)
    recurrences.link(desk, held.incident, first.incident, "the same pool")
    again, like = document(desk, SETTINGS, held).of(Part.SEEN_BEFORE)
    assert (again.words, again.refs) == ("it is INC-1 again: the same pool", ("REC-1", "INC-1"))
    assert like.refs == ("INC-1",)
    assert "what helped: rolled back 4.2; like INC-1, whose FU-1 is 30 days overdue" in like.words


def test_a_meeting_is_put_off_for_a_reason(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    with pytest.raises(Refused, match="putting a meeting off needs a reason"):
        postmortems.plan(desk, SETTINGS, held.number, date(2026, 12, 1))
    with pytest.raises(BadInput, match="2026-11-15 is before INC-1, which began on 2026-11-17"):
        postmortems.plan(desk, SETTINGS, held.number, date(2026, 11, 15))
    held = postmortems.plan(desk, SETTINGS, held.number, date(2026, 12, 1), "cy is away")
    assert (held.draft_due, held.meeting_due) == (date(2026, 11, 30), date(2026, 12, 1))


def test_a_person_s_own_kinds_of_factors_count(desk: Desk, clock: FakeClock) -> None:
    own = PostmortemPolicy(factors=(FactorKind("freeze", "process", "A freeze was broken"),))
    settings = replace(SETTINGS, postmortems=own)
    held = postmortems_factors.add_factor(
        desk, settings, begun(desk, clock).number, "freeze", "we shipped all the same"
    )
    assert held.factors[0].kind == "freeze"


# What is due, and lists


@pytest.fixture
def due(desk: Desk) -> Callable[[], dict[str, str]]:
    """The agenda's postmortems, by their keys."""

    def read() -> dict[str, str]:
        items = agenda.items(desk, SETTINGS)
        return {item.key: f"{item.due}: {item.words} ({item.owner})" for item in items if item.sort is Sort.POSTMORTEM}

    return read


def test_the_agenda_reminds_of_each_part_until_it_is_there(
    desk: Desk, clock: FakeClock, due: Callable[[], dict[str, str]]
) -> None:
    held = begun(desk, clock)
    title = "Card payments fail in Europe"
    assert due() == {
        "PM-1 preliminary": f"2026-11-18 15:42:00+00:00: preliminary analysis: {title} (ana)",
        "PM-1 draft": f"2026-11-23: postmortem draft: {title} (ana)",
        "PM-1 meeting": f"2026-11-24: postmortem meeting: {title} (ana)",
    }
    postmortems.answer(desk, held.number, PRELIMINARY, "12 % of payments failed")
    drafted(desk, held)
    postmortems_steps.advance(desk, SETTINGS, held.number)
    assert due().keys() == {"PM-1 meeting"}
    postmortems_steps.hold_review(desk, held.number, clock.now.date(), ["ana"], today=clock.now.date())
    assert due().keys() == {"PM-1 review"}, "people met, and nobody said that it is reviewed"
    followups_ideas.decline_idea(desk, held.incident, 1, "no", clock.now.date())
    postmortems_steps.advance(desk, SETTINGS, held.number)
    assert due() == {}
    followups.done(desk, 1, "it fired", clock.now.date())
    assert due().keys() == {"PM-1 close"}
    postmortems_steps.advance(desk, SETTINGS, held.number)
    assert due() == {}


def test_a_preliminary_analysis_that_could_only_be_late_is_asked_for_no_more(desk: Desk, clock: FakeClock) -> None:
    number = over(desk, clock)
    clock.forward(days=3)
    held = begin(desk, SETTINGS, number)
    assert held.preliminary_due is None
    assert held.meeting_due is not None


def test_while_the_incident_is_open_again_nothing_is_due_and_the_new_end_counts_anew(
    desk: Desk, clock: FakeClock, due: Callable[[], dict[str, str]]
) -> None:
    held = begun(desk, clock)
    postmortems.answer(desk, held.number, OVERVIEW, "It failed.")
    clock.forward(hours=2)
    desk.do(held.incident, declaring.change_status(Status.INVESTIGATING, "it is back"))
    assert due() == {}
    clock.forward(days=3)
    written = desk.do(held.incident, declaring.change_status(Status.RESOLVED, "now it holds"))
    counted = count_anew_at_the_end(desk, SETTINGS, written)
    assert counted is not None
    assert counted.preliminary_due == clock.now + timedelta(hours=24)
    assert (counted.draft_due, counted.meeting_due) == (date(2026, 11, 26), date(2026, 11, 27))
    assert (counted.answer(OVERVIEW), counted.state) == ("It failed.", State.DRAFT), "what was begun stays"
    assert set(due()) == {"PM-1 preliminary", "PM-1 draft", "PM-1 meeting"}
    assert count_anew_at_the_end(desk, SETTINGS, written) is None, "once"
    closed = desk.do(held.incident, declaring.change_status(Status.CLOSED))
    assert count_anew_at_the_end(desk, SETTINGS, closed) is None, "that is the same end"
    postmortems.undo(desk, held.number)
    now = postmortems.one(desk, held.number)
    assert (now.answer(OVERVIEW), now.meeting_due) == ("", counted.meeting_due), "u takes back what I wrote"


def test_only_the_postmortem_of_an_incident_that_was_open_again_counts_anew(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    closed = desk.do(held.incident, declaring.change_status(Status.CLOSED))
    assert count_anew_at_the_end(desk, SETTINGS, closed) is None
    postmortems_steps.call_off(desk, held.number, "a drill")
    clock.forward(hours=1)
    desk.do(held.incident, declaring.change_status(Status.INVESTIGATING, "it is back"))
    again = desk.do(held.incident, declaring.change_status(Status.RESOLVED))
    assert count_anew_at_the_end(desk, SETTINGS, again) is None, "nobody needs that one"
    left = called_off_before_the_end(desk, SETTINGS, again)
    assert left is not None
    assert (left.name, left.state_why) == ("PM-1", "a drill"), "but whoever ends it is told"
    closed = desk.do(held.incident, declaring.change_status(Status.CLOSED))
    assert called_off_before_the_end(desk, SETTINGS, closed) is None


def test_a_closed_postmortem_is_a_draft_again_when_its_incident_ends_anew(
    desk: Desk, clock: FakeClock, due: Callable[[], dict[str, str]]
) -> None:
    held = drafted(desk, begun(desk, clock))
    postmortems_steps.advance(desk, SETTINGS, held.number)
    postmortems_steps.hold_review(desk, held.number, clock.now.date(), ["ana"], today=clock.now.date())
    followups_ideas.decline_idea(desk, held.incident, 1, "the alert does", clock.now.date())
    postmortems_steps.advance(desk, SETTINGS, held.number)
    followups.done(desk, 1, "it fired", clock.now.date())
    assert postmortems_steps.advance(desk, SETTINGS, held.number).state is State.CLOSED
    filed = desk.do(held.incident, declaring.change_status(Status.CLOSED))
    assert count_anew_at_the_end(desk, SETTINGS, filed) is None, "the same end"
    clock.forward(days=2)
    desk.do(held.incident, declaring.change_status(Status.INVESTIGATING, "it is back"))
    clock.forward(hours=1)
    written = desk.do(held.incident, declaring.change_status(Status.RESOLVED, "now it holds"))
    anew = count_anew_at_the_end(desk, SETTINGS, written)
    assert anew is not None
    assert (anew.state, anew.state_why, anew.review) == (State.DRAFT, "INC-1 ended anew", None)
    assert anew.is_draft_again
    assert anew.answers == held.answers, "what was written stays"
    assert {"PM-1 draft", "PM-1 meeting"} <= set(due())


def test_an_end_that_was_undone_counts_no_more(desk: Desk, clock: FakeClock) -> None:
    number = desk.open_incident(declaring.declare("Card payments fail", severity=1)).incident.number
    first = desk.do(number, declaring.change_status(Status.RESOLVED, "too soon"))
    begun_then = begin_at_the_end(desk, SETTINGS, first)
    assert begun_then is not None
    desk.undo(number)
    clock.forward(hours=36)
    anew = count_anew_at_the_end(desk, SETTINGS, desk.do(number, declaring.change_status(Status.RESOLVED)))
    assert anew is not None
    assert anew.preliminary_due == clock.now + timedelta(hours=24)


def test_a_time_that_is_none_is_told_with_those_that_are_understood(desk: Desk, clock: FakeClock) -> None:
    incident = desk.incident(over(desk, clock))
    for typed in ("23:59", "garbage"):
        with pytest.raises(BadInput, match=f"“{typed}” is no time that has been .write it like 13:58"):
            moment(typed, incident, Milestone.RECOVERED, clock.now, UTC)


def test_a_time_of_the_day_is_the_nearest_one_of_an_incident_of_days(desk: Desk, clock: FakeClock) -> None:
    number = over(desk, clock)
    began, ended = clock.now - timedelta(hours=25), clock.now
    desk.do(number, declaring.set_milestone(Milestone.STARTED, began, now=ended))
    incident, later = desk.incident(number), ended + timedelta(days=3)

    def read(typed: str, milestone: Milestone) -> datetime | None:
        return moment(typed, incident, milestone, later, UTC)[0]

    earlier, half_a_day = began - timedelta(minutes=20), began + timedelta(hours=12)
    assert read(f"{earlier:%H:%M}", Milestone.STARTED) == earlier.replace(second=0, microsecond=0)
    assert read(f"{half_a_day:%H:%M}", Milestone.RECOVERED) == half_a_day.replace(second=0, microsecond=0)
    twice = began + timedelta(minutes=30)
    with pytest.raises(BadInput, match="was on 2 days of it: write the day too"):
        read(f"{twice:%H:%M}", Milestone.RECOVERED)
    assert read(f"{twice.day} {twice:%H:%M}", Milestone.RECOVERED) == twice.replace(second=0, microsecond=0)
