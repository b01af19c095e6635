"""What was told and isn't so: found, asked for by the linter, and corrected in the draft."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from opsdesk.desk.updates import Proposal
from opsdesk.domain.entries import Payload, board, declaration
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Milestone, ServiceState, Stage, Status
from opsdesk.drafting.edits import KeptEdit
from opsdesk.drafting.lint import LintContext, lint
from tests.drafting.drafting_story import Story, identified, investigating, minute, monitoring, resolved
from tests.drafting.told_story import proposed, send

CONFIRMED, RULED_OUT = HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT
CAUSE_TOLD = "that this was the cause: the pool size in release 4.2"


def began(at: int) -> Payload:
    return declaration.MilestoneSet(Milestone.STARTED, minute(at))


def told_the_cause() -> Story:
    """14:33: customers know the cause."""
    return send(identified().tell(31, board.HypothesisClosed(1, CONFIRMED, explains=True)), 33)


def told_it_works() -> Story:
    """15:10: customers know that it works again."""
    return send(monitoring().tell(70, declaration.MilestoneSet(Milestone.RECOVERED, minute(68))), 71)


def told_the_end() -> Story:
    """15:35: customers know that it is over and that nothing was lost."""
    return send(resolved(), 95)


def rules(made: Proposal) -> list[str]:
    return [finding.rule for finding in made.findings if finding.blocks]


@pytest.mark.parametrize(
    ("story", "then", "corrected"),
    [
        (
            lambda: send(investigating(), 8),
            (began(-20),),
            "Correction: at 14:08 UTC we said that this began at 14:00 UTC; it began at 13:40 UTC.",
        ),
        (
            lambda: send(investigating(), 8),
            (declaration.MilestoneSet(Milestone.STARTED, None),),
            "we said that this began at 14:00 UTC; we no longer know when it began.",
        ),
        (told_the_cause, (board.HypothesisReopened(1),), f"{CAUSE_TOLD}; that is not confirmed any more."),
        (
            told_the_cause,
            (board.HypothesisReopened(1), board.HypothesisClosed(1, RULED_OUT, "no")),
            f"{CAUSE_TOLD}; that is ruled out.",
        ),
        (
            told_the_cause,
            (board.HypothesisClosed(1, RULED_OUT, "no"), board.HypothesisClosed(3, CONFIRMED, explains=True)),
            f"{CAUSE_TOLD}; that is ruled out. The cause is confirmed: slow replies of the card provider.",
        ),
        (
            told_it_works,
            (declaration.MilestoneSet(Milestone.RECOVERED, None),),
            "we said that it had worked normally again since 15:08 UTC; we can no longer say that.",
        ),
        (
            told_it_works,
            (declaration.ServiceStated("checkout", ServiceState.FULL_OUTAGE),),
            "it had worked normally again since 15:08 UTC; we can no longer say that.",
        ),
        (
            told_the_end,
            (declaration.StatusChanged(Status.INVESTIGATING, "errors are back"),),
            "at 15:35 UTC we said that this was over; it is not.",
        ),
    ],
)
def test_the_correction_says_what_was_wrong_and_what_is_true(story, then, corrected: str) -> None:
    told = story().tell(100, *then)
    made = proposed(told, 101)
    assert made.draft.stage is Stage.CORRECTION
    assert corrected in made.text
    assert any("correction:customers" in sentence.facts for sentence in made.draft.sentences[:2])
    assert rules(made) == []


def test_a_service_that_fails_again_is_told_beside_the_older_impact_that_names_it() -> None:
    told = told_it_works().tell(80, declaration.ServiceStated("card payments", ServiceState.FULL_OUTAGE))
    for audience in (Audience.CUSTOMERS, Audience.EXECUTIVES, Audience.SUPPORT):
        text = proposed(told, 81, audience).text
        assert "Card payments is unavailable." in text or "Card payments are unavailable." in text
        assert "stays so" not in text


def test_what_was_told_of_data_is_corrected_when_it_is_the_other_way() -> None:
    told = told_the_end().tell(96, declaration.StatusChanged(Status.RESOLVED, "Data: 31 payments were lost"))
    made = proposed(told, 97)
    assert "of users' data: “no payment was lost”; that was wrong: 31 payments were lost." in made.text
    assert rules(made) == []
    assert made.draft.next_at is None, "nothing more is owed once it is over"


def test_any_other_text_is_stopped_until_it_begins_with_correction() -> None:
    told = send(investigating(), 8).tell(10, began(-20))
    silent = proposed(told, 11, stage=Stage.SCOPE_UPDATE)
    assert "CRT8" in rules(silent)
    finding = next(finding for finding in silent.findings if finding.rule == "CRT8")
    assert finding.suggestion.endswith("Begin with “Correction:”.")


def test_a_correction_is_owed_once() -> None:
    told = send(investigating(), 8).tell(10, began(-20))
    send(told, 11)
    assert proposed(told, 12).draft.contradictions == ()
    assert proposed(told, 12).draft.stage is not Stage.CORRECTION
    told.tell(13, began(-30))
    assert [item.before.words for item in proposed(told, 14).draft.contradictions] == ["13:40 UTC"]


@pytest.mark.parametrize(
    "words",
    [
        "Correction: this began at 13:40 UTC.",
        "CORRECTION — this began at 13:40 UTC.",
        "Correction to our earlier update: this began at 13:40 UTC.",
        "We have to correct our last update. This began at 13:40 UTC.",
    ],
)
def test_a_correction_in_ones_own_words_is_one(words: str) -> None:
    told = send(investigating(), 8).tell(10, began(-20))
    send(told, 11, stage=Stage.SCOPE_UPDATE, text=f"{words} Next update by 14:40 UTC.")
    assert proposed(told, 12).draft.contradictions == ()


def test_a_correction_is_no_reason_to_be_wrong_again() -> None:
    told = send(investigating(), 8).tell(10, began(-20))
    send(told, 11, stage=Stage.SCOPE_UPDATE, text="Correction: this began at 13:40 UTC.").tell(12, began(-30))
    assert [item.before.words for item in proposed(told, 13).draft.contradictions] == ["13:40 UTC"]


def test_what_was_taken_back_is_not_held_against_a_later_fact() -> None:
    told = told_the_cause().tell(34, board.HypothesisReopened(1))
    send(told, 35).tell(36, board.HypothesisClosed(3, CONFIRMED, explains=True))
    made = proposed(told, 37)
    assert made.draft.contradictions == ()
    assert "The cause is confirmed: slow replies of the card provider." in made.text


@pytest.mark.parametrize(
    "then",
    [
        (declaration.ImpactStated("30 % of card payments fail. Workaround: none"),),
        (board.HypothesisClosed(3, RULED_OUT, "their rate is flat"),),
        (declaration.Mitigated("rolled back 4.2"), declaration.StatusChanged(Status.MONITORING)),
        (board.HypothesisRaised(4, "something else"),),
    ],
)
def test_what_only_went_on_contradicts_nothing(then) -> None:
    told = send(identified(), 30).tell(31, *then)
    assert proposed(told, 32).draft.contradictions == ()


@pytest.mark.parametrize(
    "words",
    [
        "12 % of card payments in Europe fail, refunds too since 14:11",
        "No card payment works at all, since 14:11",
        "From 14:11 also 5 % of the payments by wallet fail",
    ],
)
def test_what_fails_as_well_since_later_contradicts_nothing(words: str) -> None:
    told = send(investigating(), 8).tell(12, declaration.ImpactStated(words))
    assert words in proposed(told, 13).text
    assert rules(proposed(told, 13)) == []


def test_what_fails_since_before_it_began_is_a_contradiction() -> None:
    told = send(investigating(), 8).tell(12, declaration.ImpactStated("Refunds fail too since 13:51"))
    assert rules(proposed(told, 13)) == ["CRT8"]


def test_more_about_the_same_cause_contradicts_nothing() -> None:
    told = told_the_cause().tell(34, board.HypothesisClosed(3, CONFIRMED, explains=True))
    assert proposed(told, 35).draft.contradictions == ()


def test_a_cause_found_between_two_others_contradicts_neither() -> None:
    story = told_the_cause().tell(34, board.HypothesisClosed(3, CONFIRMED, explains=True))
    send(story, 53).tell(54, board.HypothesisClosed(2, CONFIRMED, explains=True))
    made = proposed(story, 55)
    assert made.draft.stage is not Stage.CORRECTION
    assert not made.draft.contradictions


def test_of_several_causes_only_the_wrong_one_is_taken_back() -> None:
    story = send(told_the_cause().tell(34, board.HypothesisClosed(3, CONFIRMED, explains=True)), 53)
    made = proposed(story.tell(54, board.HypothesisClosed(3, RULED_OUT, "no")), 55)
    assert "that this was the cause: Slow replies of the card provider; that is ruled out." in made.text
    assert "The cause is confirmed: the pool size in release 4.2." in made.text
    assert not made.blocking, made.findings


def test_about_is_right_within_a_quarter_of_an_hour() -> None:
    def story() -> Story:
        about = investigating().tell(7, declaration.MilestoneSet(Milestone.STARTED, minute(2), approx=True))
        return send(about, 8)

    assert "about 14:02 UTC" in story().incident.updates[1].text
    assert proposed(story().tell(9, began(-10)), 10).draft.contradictions == ()
    assert proposed(story().tell(9, began(-30)), 10).draft.contradictions


def test_what_the_text_did_not_say_needs_no_correction() -> None:
    told = send(investigating(), 8, text="Card payments fail since a decision at 14:00 UTC.").tell(9, began(-20))
    assert proposed(told, 10).draft.contradictions == ()


def test_another_zone_contradicts_nothing() -> None:
    tokyo = timezone(timedelta(hours=9))
    told = send(investigating(), 8)
    made = proposed(told, 9, zone=tokyo)
    assert made.draft.contradictions == ()
    assert "CRT8" not in rules(made)
    berlin = LintContext(previous=("This began at 14:00 UTC.",))
    assert [f.rule for f in lint("This began at 15:00 CET.", berlin) if f.rule == "CRT8"] == []
    assert [f.rule for f in lint("This began at 16:00 CET.", berlin) if f.rule == "CRT8"] == ["CRT8"]


def test_what_a_correction_took_back_is_not_said_any_more() -> None:
    before = ("No data was lost.", "Correction: we said that no data was lost; some records were lost.")
    text = "Some records were lost. Next update by 15:00 UTC."
    assert "CRT8" in {finding.rule for finding in lint(text, LintContext(previous=before[:1]))}
    assert "CRT8" not in {finding.rule for finding in lint(text, LintContext(previous=before))}


@pytest.mark.parametrize("audience", Audience)
def test_every_audience_gets_a_correction_of_its_own(audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(10, began(-20))
    made = proposed(told, 11, audience)
    assert "Correction: at 14:08 UTC we said that this began at 14:00 UTC" in made.text
    assert not {"CRT7", "CRT8", "REP1"} & set(rules(made))
    for other in set(Audience) - {audience}:
        assert not proposed(told, 11, other).draft.contradictions


def test_words_of_ones_own_are_not_made_another_stage() -> None:
    from opsdesk.desk.updates import propose
    from opsdesk.domain.policy import DEFAULT_POLICY

    told = send(investigating(), 8).tell(10, began(-20))
    edit = KeptEdit("Card payments fail. Next update by 14:40 UTC.", Audience.CUSTOMERS, Stage.SCOPE_UPDATE)
    made = propose(told.incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=minute(11), edit=edit)
    assert made.draft.stage is Stage.SCOPE_UPDATE
    assert "CRT8" in rules(made)


def test_an_end_that_a_correction_told_is_taken_back_as_well() -> None:
    story = send(resolved(), 95, stage=Stage.CORRECTION)
    story.tell(110, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))
    made = proposed(story, 112)
    assert made.draft.stage is Stage.CORRECTION
    assert "we said that this was over; it is not" in made.text


@pytest.mark.parametrize("audience", Audience)
def test_a_correction_at_the_end_holds_what_an_all_clear_does(audience: Audience) -> None:
    story = resolved()
    text = proposed(story, 95, audience, Stage.CORRECTION).text
    for said in ("Data effect", "from 14:00 to 15:08 UTC", "report"):
        assert said in text or audience is Audience.ENGINEERS
    assert "workaround" not in text


def about_data(before: str, now: str) -> Story:
    """Told to everybody at 14:09, and stated otherwise at 14:20."""
    told = investigating().tell(8, declaration.ImpactStated(f"Files do not sync. Data: {before}"))
    for audience in Audience:
        send(told, 9, audience)
    return told.tell(20, declaration.ImpactStated(f"Files do not sync. Data: {now}", True))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("every note is kept", "no note was lost"),
        ("we do not know yet whether notes are lost", "85 notes are lost"),
        ("we don't know what became of the notes", "85 notes are lost"),
        ("no note was lost", "we do not know whether notes are lost"),
        ("notes from 18:00 to 22:00 are lost", "notes from 18:00 to 19:30 are lost"),
    ],
)
def test_what_is_said_of_data_in_other_words_or_was_open_was_not_wrong(before: str, now: str) -> None:
    for audience in Audience:
        assert not proposed(about_data(before, now), 21, audience).draft.contradictions


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("no note was lost", "85 notes could not be restored"),
        ("all data is safe", "a few orders are missing"),
        ("no order was lost", "31 orders were not sent"),
        ("3 orders are missing", "no order was lost"),
    ],
)
def test_harm_to_data_where_none_was_told_is_set_right_and_none_where_some_was(before: str, now: str) -> None:
    for audience in Audience:
        drafted = proposed(about_data(before, now), 21, audience)
        assert f"of users' data: “{before}”; that was wrong: {now}." in drafted.text


def test_two_things_that_were_wrong_are_one_correction_and_support_quotes_it() -> None:
    told = investigating().tell(8, began(0), declaration.ImpactStated("Files do not sync. Data: no file was lost"))
    send(told, 9)
    told.tell(20, began(-5), declaration.ImpactStated("Data: 12 notes are gone", True))
    customers, support = (proposed(told, 21, audience).text for audience in (Audience.CUSTOMERS, Audience.SUPPORT))
    assert customers.count("Correction:") == 1
    assert "it began at 13:55 UTC. At 14:09 UTC we also said of users' data: “no file was lost”;" in customers
    assert "- “Correction: at 14:09 UTC we said that" in support
    assert "of users' data: ‘no file was lost’;" in support


def test_what_may_not_be_told_of_data_takes_back_that_nothing_was_lost() -> None:
    told = about_data("no file was lost", "12 files were lost")
    drafted = proposed(told, 21)
    assert "of users' data: “no file was lost”; we can no longer say that." in drafted.text
    assert "12 files" not in drafted.text
    support = proposed(told, 21, Audience.SUPPORT).text
    assert "12 files were lost. Do not tell customers of the effect on data yet." in support
    assert not drafted.blocking
    send(told, 22)
    assert not proposed(told, 23).draft.contradictions, "once is enough"
    told.tell(30, declaration.StatusChanged(Status.RESOLVED, "it works"))
    assert not proposed(told, 31).blocking
