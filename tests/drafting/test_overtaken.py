"""What readers were told and what was overtaken since: said, and never told as if it still were so."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import Payload, board, declaration, work
from opsdesk.domain.vocabulary import Audience, Band, HypothesisStatus, Milestone, Outcome, ServiceState, Stage, Status
from opsdesk.drafting.facts import FactState
from tests.drafting.drafting_story import Story, identified, investigating, minute, monitoring, resolved
from tests.drafting.test_ledger import of, said
from tests.drafting.told_story import proposed, send

RULED_OUT = HypothesisStatus.RULED_OUT
OUT = "The suspected cause that we told you about at 14:30 UTC is ruled out."
NOTHING_NEW = "We have found nothing new"


def told() -> Story:
    """14:30: customers heard of a suspected cause, of a step under way and of a workaround."""
    return send(identified(), 30)


def impact(text: str) -> Payload:
    return declaration.ImpactStated(text, keeps_workaround=True)


class TestWhatBecameOfIt:
    @pytest.mark.parametrize(
        ("then", "sentence"),
        [
            (board.HypothesisClosed(1, RULED_OUT), OUT),
            (
                work.ActionEnded(2, Outcome.DID_NOT_HELP),
                "Undoing a recent change, which we told you about at 14:30 UTC, did not help.",
            ),
            (
                work.ActionEnded(2, Outcome.MADE_IT_WORSE),
                "Undoing a recent change, which we told you about at 14:30 UTC, made it worse.",
            ),
            (
                work.ActionEnded(2),
                "Undoing a recent change, which we told you about at 14:30 UTC, is done.",
            ),
            (
                work.ActionDropped(2, "not on eu-1"),
                "We are no longer undoing a recent change, which we told you about at 14:30 UTC.",
            ),
            (
                impact("12 % of payments fail. Workaround: none"),
                "The workaround in our update of 14:30 UTC no longer holds (“pay by bank transfer”).",
            ),
        ],
    )
    def test_it_is_said_once(self, then: Payload, sentence: str) -> None:
        made = proposed(told().tell(35, then), 36)
        assert made.text.count(sentence) == 1
        assert not made.blocking, made.findings
        assert sentence not in proposed(send(told().tell(35, then), 36), 40).text

    def test_a_suspicion_that_was_named_is_taken_back_too(self) -> None:
        story = send(identified().tell(25, board.HypothesisNamed(1)), 30).tell(35, board.HypothesisClosed(1, RULED_OUT))
        made = proposed(story, 36)
        assert OUT in made.text
        assert "pool" not in made.text
        assert made.draft.ledger["overtaken.cause"].evidence[:2] == ("U9", "H1")

    @pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.SUPPORT, Audience.ENGINEERS])
    def test_inside_it_is_named_as_the_one_they_were_told_of(self, audience: Audience) -> None:
        story = send(identified(), 30, audience).tell(35, board.HypothesisClosed(1, RULED_OUT))
        made = proposed(story, 36, audience)
        assert "ruled out “the pool size in release 4.2” (suspected in that update)." in made.text
        own = send(identified(), 30, audience, text="Users cannot pay. Next update by 15:00 UTC.")
        other = proposed(own.tell(35, board.HypothesisClosed(1, RULED_OUT)), 36, audience)
        assert "ruled out “the pool size in release 4.2”." in other.text

    def test_another_one_raised_at_that_moment_was_not_told_of(self) -> None:
        story = identified().tell(24, board.HypothesisRaised(4, "the pool size"))
        told = send(story, 30, Audience.EXECUTIVES).tell(35, board.HypothesisClosed(4, RULED_OUT))
        text = proposed(told, 36, Audience.EXECUTIVES).text
        assert "ruled out “the pool size”." in text
        assert "the pool size in release 4.2" in text

    def test_a_step_that_helped_is_the_one_that_was_taken(self) -> None:
        made = proposed(told().tell(35, work.ActionEnded(2, Outcome.HELPED)), 36)
        assert made.draft.stage is Stage.IDENTIFIED
        assert "We undid a recent change at 14:35 UTC. We do not yet know what to do next." in made.text
        assert (
            "As of 14:05 UTC: 12 % of card payments in Europe fail. We do not yet know what users see now." in made.text
        )
        assert "told you about" not in made.text
        assert "plan to" not in made.text
        assert made.draft.ledger["mitigation"].evidence == ("A2",)
        assert not made.blocking, made.findings
        inside = proposed(told().tell(35, work.ActionEnded(2, Outcome.HELPED)), 36, Audience.EXECUTIVES).text
        assert "Last step: roll back 4.2 on eu-1 (14:35 UTC)." in inside

    def test_what_was_stated_as_the_mitigation_goes_before_it(self) -> None:
        story = (
            told().tell(34, declaration.Mitigated("failed over to us-2")).tell(35, work.ActionEnded(2, Outcome.HELPED))
        )
        assert "We moved to a standby system at 14:34 UTC." in proposed(story, 36).text

    def test_a_plan_that_was_carried_out_in_vain_is_no_plan(self) -> None:
        made = proposed(told().tell(35, work.ActionEnded(2, Outcome.DID_NOT_HELP)), 36)
        assert "plan to" not in made.text

    def test_it_counts_as_no_other_cause_or_step(self) -> None:
        story = told().tell(35, board.HypothesisClosed(1, RULED_OUT), work.ActionEnded(2, Outcome.DID_NOT_HELP))
        assert "we ruled out" not in proposed(story, 36, stage=Stage.NO_NEWS).text
        assert (
            "we ruled out one possible cause"
            in proposed(story.tell(36, board.HypothesisClosed(3, RULED_OUT)), 37, stage=Stage.NO_NEWS).text
        )

    def test_what_still_holds_is_not_spoken_of(self) -> None:
        going_on = told().tell(35, board.HypothesisBanded(1, Band.ALMOST_CERTAIN), impact("20 % of payments fail"))
        assert not any(key.startswith("overtaken") for key in proposed(going_on, 36).draft.ledger)

    def test_words_of_ones_own_that_did_not_say_it_take_nothing_back(self) -> None:
        own = send(identified(), 30, text="12 % of payments fail. Next update by 15:00 UTC.")
        assert OUT not in proposed(own.tell(35, board.HypothesisClosed(1, RULED_OUT)), 36).text


class TestSeveralAtOneMoment:
    """What was backdated or taken in from elsewhere comes with the same time."""

    def given(self) -> Story:
        """14:25: two steps; 14:30: customers heard of the one in its own words."""
        first, second = ("restore the last good file", "stop making new lists")
        story = investigating().tell(24, declaration.StatusChanged(Status.IDENTIFIED))
        story.tell(25, work.ActionGiven(2, first, ("bo",)), work.ActionGiven(3, second, ("cy",)))
        assert "doing it now: stop making new lists" in send(story, 30).incident.updates[1].text
        return story

    def test_what_was_not_told_of_is_not_said_to_be(self) -> None:
        done = self.given().tell(35, work.ActionEnded(2))
        assert "which we told you about" not in proposed(done, 36).text

    def test_it_is_news_then_that_it_did_not_help(self) -> None:
        vain = self.given().tell(35, work.ActionEnded(2, Outcome.DID_NOT_HELP))
        made = proposed(vain, 36, stage=Stage.NO_NEWS)
        assert "we went back to an earlier version, which did not help" in made.text
        assert "told you about" not in made.text

    def test_what_had_ended_before_a_text_is_not_what_that_text_told_of(self) -> None:
        story = investigating().tell(24, declaration.StatusChanged(Status.IDENTIFIED))
        story.tell(25, work.ActionGiven(2, "roll back 4.2", ("bo",)), work.ActionGiven(3, "purge node-7", ("cy",)))
        story.tell(26, work.ActionEnded(3))
        send(story, 30).tell(
            35, work.ActionGiven(4, "purge node-8", ("cy",)), work.ActionEnded(2, Outcome.DID_NOT_HELP)
        )
        said = "Undoing a recent change, which we told you about at 14:30 UTC, did not help."
        assert said in proposed(story, 36).text
        assert said.split(" at ")[0] not in proposed(send(story, 36), 50).text

    def test_a_suspicion_that_was_named_is_told_from_another(self) -> None:
        story = identified().tell(25, board.HypothesisNamed(1))
        send(story, 30).tell(35, board.HypothesisClosed(1, RULED_OUT))
        assert story.incident.hypotheses[1].raised_at == story.incident.hypotheses[2].raised_at
        story.tell(35, board.HypothesisReopened(2))
        assert OUT in proposed(story, 36).text


class TestNothingNew:
    def text(self, story: Story, at: int = 50, audience: Audience = Audience.CUSTOMERS) -> str:
        return proposed(story, at, audience, Stage.NO_NEWS).text

    @pytest.mark.parametrize("audience", Audience)
    def test_it_is_said_where_it_is_so(self, audience: Audience) -> None:
        assert NOTHING_NEW in self.text(send(identified(), 30, audience), 50, audience)

    def test_a_suspicion_is_something_new(self) -> None:
        story = send(investigating(), 8).tell(12, board.HypothesisBanded(1, Band.LIKELY), board.HypothesisNamed(1))
        text = self.text(story, 13)
        assert NOTHING_NEW not in text
        assert "We have found a likely cause: the pool size in release 4.2." in text


class TestWhenItIsBack:
    def back(self, words: str, *, told_the_end: bool = True) -> Story:
        story = resolved().tell(72, impact(words))
        story = send(story, 95) if told_the_end else story
        return story.tell(110, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))

    @pytest.mark.parametrize("told_the_end", [True, False])
    def test_that_all_was_well_is_not_how_it_is(self, told_the_end: bool) -> None:
        story = self.back("No card payments fail any more", told_the_end=told_the_end)
        for audience in Audience:
            text = proposed(story, 112, audience).text
            assert "any more" not in text
            assert "what users see now" in text

    def test_what_was_seen_before_is_told_as_of_then(self) -> None:
        story = self.back("2 % of card payments fail")
        assert "As of 15:12 UTC: 2 % of card payments fail. We do not yet know what users see now." in (
            proposed(story, 112).text
        )
        assert "As of 15:12 UTC: 2 % of card payments fail." in proposed(story, 112, Audience.EXECUTIVES).text

    def test_what_is_said_since_holds(self) -> None:
        story = self.back("No card payments fail any more").tell(115, impact("5 % of card payments fail"))
        assert "5 % of card payments fail. " in proposed(story, 116).text
        assert "what users see now" not in proposed(story, 116).text


class TestWhenAllIsWell:
    def test_the_end_tells_what_was_seen_before(self) -> None:
        story = send(monitoring(), 65).tell(70, impact("No card payments fail any more"))
        assert "If you still see a problem after 14:58 UTC" in proposed(story, 71).text
        story.tell(90, declaration.StatusChanged(Status.RESOLVED, "normal. Data: no payment was lost"))
        text = proposed(story, 95).text
        assert "What users saw: 12 % of card payments in Europe failed." in text
        assert "any more" not in text

    def test_services_that_work_again_are_not_unknown(self) -> None:
        story = monitoring().tell(70, declaration.ServiceStated("checkout", ServiceState.OPERATIONAL))
        story.tell(70, declaration.MilestoneSet(Milestone.RECOVERED, minute(68)))
        for stage in (Stage.NO_NEWS, Stage.MONITORING):
            assert "which services" not in proposed(story, 72, stage=stage).text
        assert of(story, 72).slot("services", Audience.CUSTOMERS) is None
        assert said(of(story, 72), "services_back").state is FactState.CONFIRMED
