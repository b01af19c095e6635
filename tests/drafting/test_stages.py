"""Which update is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsdesk.desk.updates import propose
from opsdesk.domain.entries import board, declaration
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Milestone, Stage, Status
from opsdesk.drafting.edits import KeptEdit
from opsdesk.drafting.stages import stages_to_choose
from opsdesk.drafting.writer import draft, stage_of
from tests.drafting.drafting_story import (
    WALK,
    Story,
    declared,
    identified,
    investigating,
    minute,
    monitoring,
    reopened,
    resolved,
    scoped,
    sent,
    to_everybody,
)
from tests.drafting.told_story import proposed, send

CUSTOMERS = Audience.CUSTOMERS


def chosen(story: Story) -> list[Stage]:
    """What may be chosen for customers."""
    return stages_to_choose(story.incident, CUSTOMERS, draft(story.incident, CUSTOMERS, now=minute(80)).ledger)


@pytest.mark.parametrize("stage", WALK)
def test_customers_get_each_stage_in_its_turn(stage: Stage) -> None:
    story, _, _ = WALK[stage]
    assert stage_of(story().incident, CUSTOMERS) is stage


def test_the_first_text_is_of_the_status_whatever_others_got() -> None:
    story = identified()
    assert stage_of(story.incident, Audience.SUPPORT) is Stage.IDENTIFIED
    story = declared().tell(4, sent(1, Audience.EXECUTIVES, Stage.INVESTIGATING))
    assert stage_of(story.incident, CUSTOMERS) is Stage.INVESTIGATING


def test_after_the_scope_nothing_new_is_no_news() -> None:
    story = (
        investigating()
        .tell(8, sent(1, CUSTOMERS, Stage.INVESTIGATING))
        .tell(12, sent(2, CUSTOMERS, Stage.SCOPE_UPDATE))
    )
    assert stage_of(story.incident, CUSTOMERS) is Stage.NO_NEWS
    story.tell(14, declaration.ImpactStated("20 % of card payments fail"))
    assert stage_of(story.incident, CUSTOMERS) is Stage.SCOPE_UPDATE


def test_a_second_text_on_the_scope_is_for_customers() -> None:
    told = investigating().tell(8, *to_everybody(1, Stage.INVESTIGATING)).incident
    assert stage_of(told, CUSTOMERS) is Stage.SCOPE_UPDATE
    assert stage_of(told, Audience.EXECUTIVES) is Stage.NO_NEWS


def test_a_confirmed_cause_is_news_and_a_ruled_out_one_is_told_as_no_news() -> None:
    story = identified().tell(30, *to_everybody(9, Stage.IDENTIFIED))
    story.tell(31, board.HypothesisClosed(3, HypothesisStatus.RULED_OUT))
    assert stage_of(story.incident, CUSTOMERS) is Stage.NO_NEWS
    assert stage_of(story.incident, Audience.ENGINEERS) is Stage.IDENTIFIED
    story.tell(32, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED))
    assert stage_of(story.incident, CUSTOMERS) is Stage.IDENTIFIED


def test_no_news_follows_no_news() -> None:
    story = monitoring().tell(65, sent(20, CUSTOMERS, Stage.MONITORING)).tell(75, sent(21, CUSTOMERS, Stage.NO_NEWS))
    assert stage_of(story.incident, CUSTOMERS) is Stage.NO_NEWS


def test_after_a_correction_the_status_is_told_again() -> None:
    story = investigating().tell(8, sent(1, CUSTOMERS, Stage.RESOLVED)).tell(9, sent(2, CUSTOMERS, Stage.CORRECTION))
    assert stage_of(story.incident, CUSTOMERS) is Stage.INVESTIGATING


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DUPLICATE])
def test_what_was_none_is_corrected(status: Status) -> None:
    story = investigating().tell(9, declaration.StatusChanged(status, "a test"))
    assert stage_of(story.incident, CUSTOMERS) is Stage.CORRECTION


@pytest.mark.parametrize(
    ("status", "corrected", "said"),
    [
        (
            Status.CANCELLED,
            "we have found that there was none",
            "We looked into a possible problem at 14:03 UTC and found none.",
        ),
        (
            Status.DUPLICATE,
            "belongs to another problem",
            "We report on what we noticed at 14:03 UTC together with another problem.",
        ),
    ],
)
def test_what_was_none_is_told_with_and_without_an_earlier_text(status: Status, corrected: str, said: str) -> None:
    told = scoped().tell(9, declaration.StatusChanged(status, "a test")).incident
    for audience in Audience:
        text = draft(told, audience, now=minute(10)).text
        assert corrected in text
        assert "12 %" not in text, "what was seen was something else"
        assert "update" not in text, "and nothing more comes of it"
    quiet = investigating().tell(9, declaration.StatusChanged(status, "a test"))
    assert proposed(quiet, 10).text == said
    for audience in Audience:
        assert said in proposed(quiet, 10, audience).text
        assert not proposed(quiet, 10, audience).blocking


def called_off(story: Story, at: int) -> Story:
    return story.tell(at, declaration.StatusChanged(Status.CANCELLED, "kept with the review of the release"))


@pytest.mark.parametrize("audience", Audience)
def test_what_is_called_off_after_it_was_resolved_is_not_denied(audience: Audience) -> None:
    drafted = proposed(called_off(send(resolved(), 95, audience), 100), 101, audience)
    assert "there was none" not in drafted.text
    assert "found none" not in drafted.text
    assert "We have called off our work on it." in drafted.text
    assert "We confirmed at 15:30 UTC that it works again." in drafted.text
    assert not drafted.findings


def test_what_was_told_of_effect_and_cause_stands_when_it_is_called_off() -> None:
    assert proposed(called_off(send(resolved(), 95), 100), 101).text == (
        "Correction: at 15:05 UTC we told you of a problem. We have called off our work on it. What we told you of its "
        "effect and its cause stands. We confirmed at 15:30 UTC that it works again."
    )
    by_hand = called_off(send(resolved(), 95, facts=False), 100)
    assert (
        "we told you of a problem, and there was one. We have called off our work on it." in proposed(by_hand, 101).text
    )


def test_a_confirmed_cause_or_an_effect_that_was_mended_is_of_a_problem_that_there_was() -> None:
    story = send(investigating(), 8).tell(20, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED, explains=True))
    said = "What we told you of its effect stands."
    assert proposed(called_off(story, 30), 31).text.endswith(said)
    story = send(investigating(), 8).tell(20, declaration.StatusChanged(Status.RESOLVED, "it works"))
    assert f"{said[:-1]}. We confirmed at 14:20 UTC that it works again." in proposed(called_off(story, 30), 31).text
    quiet = called_off(investigating().tell(20, declaration.StatusChanged(Status.RESOLVED, "it works")), 30)
    for audience in Audience:
        drafted = proposed(quiet, 31, audience)
        assert "called off our work on a problem that we noticed at 14:03 UTC; we confirmed at 14:20" in drafted.text
        assert not drafted.blocking


def test_what_was_called_off_after_its_end_and_is_open_again_is_set_right() -> None:
    told = send(called_off(send(resolved(), 95), 100), 101)
    told.tell(110, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))
    drafted = proposed(told, 111)
    assert "we also said that we called off our work on a problem that we noticed at 14:03 UTC" in drafted.text
    assert "; we are working on it again." in drafted.text
    assert not drafted.blocking


@pytest.mark.parametrize("stage", Stage)
def test_of_what_was_none_any_other_stage_has_nothing_to_tell(stage: Stage) -> None:
    called_off = investigating().tell(9, declaration.StatusChanged(Status.CANCELLED, "a test")).incident
    for audience in Audience:
        asked = draft(called_off, audience, stage=stage, now=minute(10))
        assert asked == draft(called_off, audience, now=minute(10))
        assert asked.text


def test_an_impact_stated_again_in_the_same_words_is_no_news() -> None:
    told = send(identified(), 30).tell(40, declaration.ImpactStated("12 % of card payments in Europe fail", True))
    made = proposed(told, 41)
    assert made.draft.stage is Stage.NO_NEWS
    assert not made.refusal
    assert not made.blocking


def test_a_first_text_that_said_whom_it_concerns_needs_no_other_that_does() -> None:
    told = send(investigating(), 8)
    assert stage_of(told.incident, Audience.CUSTOMERS) is Stage.NO_NEWS
    assert not proposed(told, 9).blocking
    told.tell(10, declaration.ImpactStated("20 % of card payments fail"))
    assert stage_of(told.incident, Audience.CUSTOMERS) is Stage.SCOPE_UPDATE
    unsized = send(declared(), 4)
    assert stage_of(unsized.incident, Audience.CUSTOMERS) is Stage.SCOPE_UPDATE
    assert not proposed(unsized, 9).blocking
    short = send(investigating(), 8, text="Card payments fail. Next update by 14:38 UTC.")
    assert stage_of(short.incident, Audience.CUSTOMERS) is Stage.SCOPE_UPDATE


def test_when_it_began_is_news() -> None:
    told = declared().tell(4, declaration.ImpactStated("20 % of card payments fail"))
    send(told, 5)
    assert stage_of(told.incident, Audience.CUSTOMERS) is Stage.NO_NEWS
    told.tell(6, declaration.MilestoneSet(Milestone.STARTED, minute(1)))
    assert stage_of(told.incident, Audience.CUSTOMERS) is Stage.SCOPE_UPDATE
    assert "This began at 14:01 UTC." in proposed(told, 7).text
    send(told, 7)
    assert stage_of(told.incident, Audience.CUSTOMERS) is Stage.NO_NEWS


@pytest.mark.parametrize("audience", Audience)
def test_a_correction_told_how_it_stands(audience: Audience) -> None:
    told = send(reopened(), 112, audience)
    assert told.incident.last_update(audience).stage is Stage.CORRECTION
    assert stage_of(told.incident, audience) is Stage.NO_NEWS
    assert not proposed(told, 130, audience).blocking
    told.tell(131, declaration.StatusChanged(Status.IDENTIFIED))
    assert stage_of(told.incident, audience) is Stage.IDENTIFIED


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DUPLICATE])
def test_what_was_called_off_and_is_open_again_is_set_right_once(status: Status, audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(20, declaration.StatusChanged(status, "a test alarm"))
    assert not proposed(told, 22, audience).findings, "of what was none nobody can say what users see"
    send(told, 22, audience)
    assert "have this very text already" in proposed(told, 30, audience).refusal
    told.tell(40, declaration.StatusChanged(Status.INVESTIGATING, "it fails in France too"))
    wrong = proposed(told, 41, audience)
    assert wrong.draft.stage is Stage.CORRECTION
    assert wrong.text.startswith("Correction: at 14:22 UTC we said that we ")
    assert "; we are working on it again." in wrong.text
    for at in (42, 60, 80):
        send(told, at, audience)
        assert stage_of(told.incident, audience) is Stage.NO_NEWS
        assert proposed(told, at + 10, audience).draft.stage is Stage.NO_NEWS
    told.tell(100, declaration.StatusChanged(status, "a test alarm after all"))
    assert proposed(told, 101, audience).text.startswith(
        "Correction: at 15:20 UTC we told you"
        if status is Status.CANCELLED
        else "Correction: what we told you at 15:20 UTC"
    )


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DUPLICATE])
def test_support_can_say_that_what_customers_were_told_was_none_until_they_are_told_themselves(status: Status) -> None:
    told = send(investigating(), 8).tell(20, declaration.StatusChanged(status, "a test alarm"))
    said = proposed(told, 21, CUSTOMERS).text
    assert said.startswith("Correction: ")
    assert f"- “{said}”" in proposed(told, 21, Audience.SUPPORT).text
    send(told, 22)
    assert "- “Correction" not in proposed(told, 23, Audience.SUPPORT).text


@pytest.mark.parametrize("audience", Audience)
def test_what_was_called_off_and_is_then_resolved_was_not_told_wrong(audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(20, declaration.StatusChanged(Status.CANCELLED, "a test alarm"))
    send(told, 22, audience).tell(30, declaration.StatusChanged(Status.RESOLVED, "to be closed"))
    assert proposed(told, 31, audience).draft.stage is Stage.RESOLVED


def test_inside_it_is_told_since_when_and_why_it_is_open_again() -> None:
    again = reopened()
    for audience in (Audience.EXECUTIVES, Audience.SUPPORT, Audience.ENGINEERS):
        assert "Open again since 15:50 UTC: errors are back." in proposed(again, 112, audience).text
    assert "Open again" not in proposed(again, 112, CUSTOMERS).text
    again.tell(120, declaration.StatusChanged(Status.IDENTIFIED, "found it"))
    assert "Open again since 15:50 UTC: errors are back." in proposed(again, 121, Audience.ENGINEERS).text
    again.tell(130, declaration.StatusChanged(Status.RESOLVED, "it works"))
    assert "Open again" not in proposed(again, 131, Audience.ENGINEERS).text


@pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.SUPPORT, Audience.ENGINEERS])
def test_inside_it_is_news_that_it_is_open_again_whether_its_end_was_told_or_not(audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(20, declaration.StatusChanged(Status.RESOLVED, "it works"))
    told.tell(30, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))
    drafted = proposed(told, 31, audience)
    assert "Open again since 14:30 UTC: errors are back." in drafted.text
    assert not drafted.refusal
    assert stage_of(send(told, 32, audience).incident, audience) is Stage.NO_NEWS


@pytest.mark.parametrize("why", ["because bo broke it, fixed by 16:30", "we will restart the servers at 16:00 UTC", ""])
def test_a_reason_of_reopening_that_may_not_be_told_stays_out(why: str) -> None:
    again = send(resolved(), 95, Audience.EXECUTIVES).tell(110, declaration.StatusChanged(Status.INVESTIGATING, why))
    drafted = proposed(again, 112, Audience.EXECUTIVES)
    assert "Open again since 15:50 UTC." in drafted.text
    assert not drafted.blocking


def test_a_correction_is_offered_only_where_something_was_wrong_and_a_summary_once_it_is_over() -> None:
    running = monitoring()
    assert {Stage.CORRECTION, Stage.POSTMORTEM}.isdisjoint(chosen(running))
    running.tell(75, declaration.StatusChanged(Status.RESOLVED))
    assert Stage.POSTMORTEM in chosen(running)
    assert Stage.CORRECTION not in chosen(running)


def test_what_was_sent_against_the_linter_can_be_corrected() -> None:
    told = send(monitoring(), 70)
    assert Stage.CORRECTION not in chosen(told)
    told.tell(71, replace(sent(99, CUSTOMERS, Stage.MONITORING), override="the board asked for it"))
    assert Stage.CORRECTION in chosen(told)


def test_what_was_corrected_is_not_corrected_again_while_nothing_changed() -> None:
    told = send(monitoring(), 70)
    told = send(told, 74, CUSTOMERS, Stage.CORRECTION)
    asked = proposed(told, 75, CUSTOMERS, Stage.CORRECTION)
    assert "had a correction, and nothing changed since" in asked.refusal
    own = KeptEdit("Correction: what we said of refunds was wrong.", CUSTOMERS, Stage.CORRECTION, (), None)
    assert not propose(told.incident, CUSTOMERS, DEFAULT_POLICY, now=told.moment(75), edit=own).refusal


def test_unchanged_can_be_chosen_only_where_something_was_told_and_nothing_changed() -> None:
    story = investigating()
    assert Stage.NO_NEWS not in chosen(story)
    story.tell(8, sent(1, CUSTOMERS, Stage.INVESTIGATING))
    assert Stage.NO_NEWS in chosen(story)
    story.tell(14, declaration.ImpactStated("20 % of card payments fail"))
    assert Stage.NO_NEWS not in chosen(story)
    again = send(identified(), 30).tell(40, declaration.ImpactStated("12 % of card payments in Europe fail", True))
    assert Stage.NO_NEWS in chosen(again)
