"""What a postmortem waits for before each step, each reason said in words; and what goes back needs one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from opsdesk.desk import (
    changes,
    declaring,
    followups,
    followups_ideas,
    postmortems,
    postmortems_factors,
    postmortems_steps,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_filling import document
from opsdesk.desk.postmortems_opening import begin
from opsdesk.desk.postmortems_standing import reasons
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.followup import Task
from opsdesk.domain.postmortem import Postmortem, State
from opsdesk.domain.postmortem_document import Part
from opsdesk.domain.postmortem_prompts import IMPACT, NONE_BECAUSE, OVERVIEW, PRELIMINARY, PROMPTS
from opsdesk.domain.vocabulary import Milestone, Status
from tests.desk.postmortem_story import SETTINGS, answered, begun, drafted
from tests.fakes import FakeClock

EVERY_MILESTONE = {str(milestone) for milestone in Milestone}


def missing(desk: Desk, held: Postmortem) -> dict[str, str]:
    """What stands in the way of the next step, by what it is about."""
    return {reason.about: reason.words for reason in reasons(desk, SETTINGS, postmortems.one(desk, held.number))}


def reviewed(desk: Desk, held: Postmortem) -> Postmortem:
    """One that people met for, with every idea decided on."""
    drafted(desk, held)
    postmortems_steps.advance(desk, SETTINGS, held.number)
    postmortems_steps.hold_review(desk, held.number, desk.clock().date(), ["ana", "@bo"], today=desk.clock().date())
    followups_ideas.decline_idea(desk, held.incident, 1, "the alert does", desk.clock().date())
    return postmortems_steps.advance(desk, SETTINGS, held.number)


def test_a_draft_needs_each_of_its_parts_and_says_so(desk: Desk, clock: FakeClock) -> None:
    held = postmortems.assign(desk, begun(desk, clock).number, "")
    found = missing(desk, held)
    needed = {prompt.id for prompt in PROMPTS if prompt.needed and prompt.id != IMPACT}
    assert found.keys() == {"owner", "factors", "follow-ups"} | needed | (EVERY_MILESTONE - {"recovered"})
    assert found["owner"] == "nobody owns it: name one person"
    assert found["detected"] == "detected (2026-11-17 14:38 UTC): not confirmed"
    assert found[OVERVIEW] == "“Overview” isn't answered"
    assert found["factors"] == "no contributing factor is named"
    assert found["follow-ups"] == "there is no follow-up: take one on, or say why none is needed"
    with pytest.raises(Refused, match=r"PM-1 can't be in review yet: nobody owns it: .*; and \d+ more"):
        postmortems_steps.advance(desk, SETTINGS, held.number)
    postmortems.assign(desk, held.number, "ana")
    assert missing(desk, drafted(desk, held)) == {}
    assert postmortems_steps.advance(desk, SETTINGS, held.number).state is State.IN_REVIEW
    assert desk.entries(held.incident)[-1].payload.text == "PM-1 is in review"


def test_what_is_undone_is_taken_out_of_the_incident_s_log_too(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    before = desk.incident(held.incident).reached(Milestone.DETECTED)
    postmortems.correct(desk, held.number, Milestone.DETECTED, clock.now - timedelta(minutes=70))
    assert desk.incident(held.incident).reached(Milestone.DETECTED) != before
    postmortems.undo(desk, held.number)
    assert desk.incident(held.incident).reached(Milestone.DETECTED) == before
    postmortems_steps.call_off(desk, held.number, "a drill")
    called_off = desk.entries(held.incident)[-1]
    assert called_off.payload.text == "PM-1 is called off: a drill"
    assert postmortems.undo(desk, held.number).state is State.DRAFT
    assert desk.incident(held.incident).marks[called_off.seq].struck
    postmortems_steps.call_off(desk, held.number, "a drill")
    desk.undo(held.incident)
    assert postmortems.undo(desk, held.number).state is State.DRAFT, "what was struck before stays so"


def test_the_impact_has_a_number_or_is_said_to_be_unknown(desk: Desk, clock: FakeClock) -> None:
    held = answered(desk, begun(desk, clock))
    assert IMPACT not in missing(desk, held)
    postmortems.answer(desk, held.number, IMPACT, "")
    assert IMPACT not in missing(desk, held), "the log says 12 %"
    postmortems.answer(desk, held.number, IMPACT, "many customers could not pay")
    assert missing(desk, held)[IMPACT].startswith("the impact has no number")
    postmortems.answer(desk, held.number, IMPACT, "How many is unknown: the logs of the day are gone")
    assert IMPACT not in missing(desk, held)


def test_a_factor_stands_on_entries(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    postmortems_factors.add_factor(desk, SETTINGS, held.number, "no-alert", "nothing told us")
    assert missing(desk, held)["factors"] == "F1 “nothing told us” stands on no entry: link what shows it"
    held = postmortems_factors.change_factor(
        desk, SETTINGS, held.number, 1, "no-alert", "nothing told us", ["H1", "#3, A1"]
    )
    entries = desk.entries(held.incident)
    kinds = [entries[seq - 1].payload.KIND for seq in held.factors[0].entries]
    assert kinds == ["role.taken", "hypothesis.raised", "action.given"]
    assert "factors" not in missing(desk, held)
    for wrong, error in (("#999", NotFound), ("E9", NotFound), ("soon", BadInput)):
        with pytest.raises(error):
            postmortems_factors.add_factor(desk, SETTINGS, held.number, "no-alert", "x", [wrong])
    with pytest.raises(BadInput, match="is no kind of factor; there are release, configuration"):
        postmortems_factors.add_factor(desk, SETTINGS, held.number, "bad-luck", "x")
    postmortems_factors.drop_factor(desk, held.number, 1)
    assert missing(desk, held)["factors"] == "no contributing factor is named"
    again = postmortems_factors.add_factor(desk, SETTINGS, held.number, "slow-rollback", "it took 40 min", ["A1"])
    assert again.factors[0].name == "F2", "a number never names two things"


def test_milestones_are_confirmed_as_they_are_or_set_right_in_the_log(desk: Desk, clock: FakeClock) -> None:
    held = begun(desk, clock)
    early = clock.now - timedelta(hours=3)
    held = postmortems.correct(desk, held.number, Milestone.DETECTED, early)
    assert desk.incident(held.incident).reached(Milestone.DETECTED) == early
    out = "detected (2026-11-17 12:42 UTC): out of order, before started"
    assert missing(desk, held)["detected"] == out
    with pytest.raises(Refused, match="out of order, before started: say what makes it right"):
        postmortems.confirm(desk, held.number, Milestone.DETECTED)
    postmortems.confirm(desk, held.number, Milestone.DETECTED, "an early warning, hours before users saw it")
    assert "detected" not in missing(desk, held)
    desk.do(held.incident, declaring.set_milestone(Milestone.DETECTED, clock.now, now=clock.now))
    assert "detected" in missing(desk, held), "it isn't the time that was confirmed any more"
    postmortems.correct(desk, held.number, Milestone.DETECTED, None)
    assert "detected" not in missing(desk, held), "nobody knows, and that was said"
    with pytest.raises(BadInput, match="lies in the future"):
        postmortems.correct(desk, held.number, Milestone.STARTED, clock.now + timedelta(hours=1))


def test_the_timeline_has_milestones_where_they_were_reached_and_begins_with_what_changed_before(
    desk: Desk, clock: FakeClock
) -> None:
    changes.record(desk, ChangePlan("release 4.2", services=("pay",)))
    clock.forward(hours=2)
    held = begun(desk, clock)
    postmortems.correct(desk, held.number, Milestone.DETECTED, clock.now - timedelta(minutes=70))
    rows = document(desk, SETTINGS, held).of(Part.TIMELINE)
    assert (rows[0].refs, rows[0].words) == (
        ("CHG-1",),
        "change: release 4.2 (pay is affected, 1 h 50 min before the start)",
    )
    assert [(row.words, row.at) for row in rows[1:3]] == [
        ("◆ started", clock.now - timedelta(minutes=70)),
        ("◆ detected", clock.now - timedelta(minutes=70)),
    ]
    assert sum(row.words == "◆ detected" for row in rows) == 1, "only the newest word counts"
    assert all(row.entries or row.refs for row in rows)


def test_a_milestone_that_is_missing_or_still_to_come_is_flagged(desk: Desk, clock: FakeClock) -> None:
    number = desk.open_incident(declaring.declare("It fails", severity=2)).incident.number
    desk.do(number, declaring.change_status(Status.RESOLVED))
    held = begin(desk, SETTINGS, number)
    assert missing(desk, held)["acknowledged"] == "acknowledged: missing: say when it was, or that nobody knows"
    with pytest.raises(Refused, match="acknowledged has no time"):
        postmortems.confirm(desk, held.number, Milestone.ACKNOWLEDGED)
    clock.forward(minutes=-30)
    assert missing(desk, held)["resolved"] == "resolved (2026-11-17 14:42 UTC): in the future"
    with pytest.raises(Refused, match="lies in the future"):
        postmortems.confirm(desk, held.number, Milestone.RESOLVED)


def test_what_blames_somebody_is_not_read_by_others(desk: Desk, clock: FakeClock) -> None:
    held = drafted(desk, begun(desk, clock))
    postmortems.answer(desk, held.number, "differed", "An operator error took the site down")
    assert missing(desk, held)["differed"].startswith("“What differed”: this blames a person (BLM1)")
    postmortems.answer(desk, held.number, "differed", "bo forgot to look. It was bo's fault. Human error, then.")
    told = [reason.about for reason in reasons(desk, SETTINGS, postmortems.one(desk, held.number))]
    assert told.count("differed") == 1, "once is enough"
    postmortems.answer(desk, held.number, "differed", "bo forgot to look, 2 times")
    assert "BLM1" in missing(desk, held)["differed"]
    postmortems.answer(desk, held.number, "differed", "The tool showed no host name")
    postmortems.answer(desk, held.number, PRELIMINARY, "It was caused by the new pool size")
    assert "PRE1" in missing(desk, held)[PRELIMINARY]
    postmortems.answer(desk, held.number, PRELIMINARY, "12 % of payments failed from 14:32; we look at the pool")
    assert missing(desk, held) == {}


def test_no_follow_up_is_fine_where_somebody_says_why(desk: Desk, clock: FakeClock) -> None:
    held = drafted(desk, begun(desk, clock))
    followups.decline(desk, 1, "we replace the service", clock.now.date())
    assert "follow-ups" in missing(desk, held)
    postmortems.answer(desk, held.number, NONE_BECAUSE, "the service goes in December")
    assert missing(desk, held) == {}


def test_a_review_has_people_and_a_day_and_follow_ups_that_can_be_asked_about(desk: Desk, clock: FakeClock) -> None:
    held = drafted(desk, begun(desk, clock))
    postmortems_steps.advance(desk, SETTINGS, held.number)
    found = missing(desk, held)
    assert found["review"] == "no review meeting is written down: say on which day, and who was there"
    assert found["follow-ups"] == "idea 1 “limit the pool” isn't decided: make a follow-up of it, or decline it"
    for present, on, words in (
        ((), clock.now.date(), "a review is a meeting of people"),
        (("ana",), clock.now.date() + timedelta(days=1), "is still to come"),
    ):
        with pytest.raises(BadInput, match=words):
            postmortems_steps.hold_review(desk, held.number, on, present, today=clock.now.date())
    tomorrow = clock.now.date() + timedelta(days=1)
    in_the_east = postmortems_steps.hold_review(desk, held.number, tomorrow, ["ana"], today=tomorrow)
    assert in_the_east.review
    assert in_the_east.review.on == tomorrow
    postmortems_steps.hold_review(desk, held.number, clock.now.date(), ["ana", "@bo", "ana"], today=clock.now.date())
    followups_ideas.decline_idea(desk, held.incident, 1, "the alert does", clock.now.date())
    followups.add(desk, Task("Cap the pool", owner="cy"), clock.now.date(), incident=held.incident)
    assert missing(desk, held) == {"follow-ups": "FU-3 has no done-test: say what is looked at when it is done"}
    followups.decline(desk, 3, "the alert does", clock.now.date())
    after = postmortems_steps.advance(desk, SETTINGS, held.number)
    assert (after.state, after.review and after.review.present) == (State.REVIEWED, ("ana", "bo"))


def test_it_closes_when_its_follow_ups_are_done_declined_or_carried_on(desk: Desk, clock: FakeClock) -> None:
    held = reviewed(desk, begun(desk, clock))
    assert missing(desk, held) == {"follow-ups": "FU-1 is open: done, declined, or carried on as a ticket"}
    task = followups.one(desk, 1).task
    followups.done(desk, 1, "it fired in the drill", clock.now.date())
    assert missing(desk, held) == {}
    desk.do(held.incident, declaring.change_status(Status.INVESTIGATING, "it is back"))
    assert missing(desk, held) == {"incident": "INC-1 is investigating again: nothing is over yet"} | {
        "resolved": "resolved: missing: say when it was, or that nobody knows",
        "recovered": "recovered: missing: say when it was, or that nobody knows",
    }
    desk.do(held.incident, declaring.change_status(Status.RESOLVED))
    postmortems.confirm(desk, held.number, Milestone.RESOLVED)
    postmortems.correct(desk, held.number, Milestone.RECOVERED, None)
    followups.reopen(desk, 1, "it didn't fire last night")
    followups.edit(desk, 1, replace(task, ticket="OPS-12"), task)
    assert postmortems_steps.advance(desk, SETTINGS, held.number).state is State.CLOSED
    with pytest.raises(Refused, match="PM-1 is closed: there is no step ahead"):
        postmortems_steps.advance(desk, SETTINGS, held.number)
    with pytest.raises(Refused, match="PM-1 is closed: take it a step back first, and say why"):
        postmortems.answer(desk, held.number, OVERVIEW, "otherwise")


def test_back_and_off_need_a_reason(desk: Desk, clock: FakeClock) -> None:
    held = reviewed(desk, begun(desk, clock))
    with pytest.raises(Refused, match="going back needs a reason"):
        postmortems_steps.back(desk, held.number, " ")
    assert postmortems_steps.back(desk, held.number, "support has numbers").state is State.IN_REVIEW
    assert postmortems_steps.back(desk, held.number, "anew", State.DRAFT).state is State.DRAFT
    with pytest.raises(Refused, match="PM-1 is draft: there is no step back"):
        postmortems_steps.back(desk, held.number, "anew")
    with pytest.raises(Refused, match="calling a postmortem off needs a reason"):
        postmortems_steps.call_off(desk, held.number, "")
    off = postmortems_steps.call_off(desk, held.number, "it was a drill")
    assert (off.over, off.state_why) == (True, "it was a drill")
    assert postmortems_steps.back(desk, held.number, "it wasn't").state is State.DRAFT
