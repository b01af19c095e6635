"""What became of a step that has no plain words: told inside in any case, and never passed over as nothing new."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration, work
from opsdesk.domain.vocabulary import Audience, Lane, Milestone, Outcome, Stage, Status
from tests.drafting.drafting_story import Story, investigating, minute
from tests.drafting.told_story import proposed, send

PURGE = "purge the stuck partition"
INSIDE = (Audience.EXECUTIVES, Audience.SUPPORT, Audience.ENGINEERS)
NOTHING_NEW = "found nothing new"


def to_all(story: Story, at: int) -> Story:
    for audience in Audience:
        send(story, at, audience)
    return story


def ended(outcome: Outcome | None = None, *, told: bool = False) -> Story:
    """14:25: a step without plain words is over; all heard before, of the step itself only if they were `told`."""
    story = investigating() if told else to_all(investigating(), 9)
    story.tell(11, work.ActionGiven(9, PURGE, ("bo",), Lane.FIX))
    story = to_all(story, 12) if told else story
    return story.tell(25, work.ActionEnded(9, outcome) if outcome else work.ActionEnded(9))


class TestInside:
    @pytest.mark.parametrize("outcome", [None, Outcome.HELPED])
    @pytest.mark.parametrize("audience", INSIDE)
    def test_it_is_told_however_it_ended(self, audience: Audience, outcome: Outcome | None) -> None:
        for told in (False, True):
            made = proposed(ended(outcome, told=told), 26, audience)
            assert PURGE in made.text
            assert NOTHING_NEW not in made.text
            assert not {finding.rule for finding in made.blocking} - {"NXT1"}

    @pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.ENGINEERS])
    def test_one_that_helped_is_the_last_step(self, audience: Audience) -> None:
        text = proposed(ended(Outcome.HELPED), 26, audience).text
        assert f"Last step: {PURGE} (14:25 UTC)." in text
        assert "unchanged" not in text

    def test_support_reads_that_it_helped(self) -> None:
        text = proposed(ended(Outcome.HELPED), 26, Audience.SUPPORT).text
        assert f"Since our last update at 14:09 UTC we finished “{PURGE}”, which helped." in text

    def test_a_mitigation_that_is_stated_later_tells_it(self) -> None:
        story = ended(Outcome.HELPED).tell(27, declaration.Mitigated("the feed is caught up"))
        for audience in INSIDE:
            assert PURGE not in proposed(story, 28, audience).text


class TestCustomers:
    def test_they_are_not_told_that_nothing_is_new(self) -> None:
        made = proposed(ended(Outcome.HELPED), 26)
        assert made.draft.stage is Stage.NO_NEWS
        assert "Since our last update at 14:09 UTC we took a step that helped." in made.text
        assert NOTHING_NEW not in made.text
        assert not made.blocking

    @pytest.mark.parametrize(("outcome", "came"), [(None, "is done"), (Outcome.HELPED, "helped")])
    def test_who_read_its_words_reads_how_it_ended(self, outcome: Outcome | None, came: str) -> None:
        made = proposed(ended(outcome, told=True), 26)
        assert f"The step that we told you about at 14:12 UTC (“{PURGE}”) {came}." in made.text
        assert not made.blocking
        assert came not in proposed(send(ended(outcome, told=True), 26), 40).text

    def test_what_users_saw_before_it_is_past_once_it_is_watched(self) -> None:
        story = ended(Outcome.HELPED).tell(26, declaration.StatusChanged(Status.MONITORING))
        for audience in Audience:
            text = proposed(story, 27, audience).text
            assert "payments in Europe fail." not in text
        assert "We took a step that helped at 14:25 UTC." in proposed(story, 27).text
        assert "What users saw before this step: 12 % of card payments in Europe failed." in proposed(story, 27).text

    def test_while_what_helps_is_looked_for_users_see_as_much_as_before(self) -> None:
        assert "12 % of card payments in Europe fail." in proposed(ended(Outcome.HELPED), 26).text

    def test_what_is_done_beside_a_mitigation_does_not_take_its_place(self) -> None:
        story = investigating().tell(10, declaration.Mitigated("rolled back 4.2 on eu-1"))
        story.tell(12, declaration.StatusChanged(Status.MONITORING), work.ActionGiven(9, PURGE, ("bo",), Lane.FIX))
        story.tell(25, work.ActionEnded(9, Outcome.HELPED))
        assert story.incident.reached(Milestone.MITIGATED) == minute(12)
        assert "We undid a recent change at 14:10 UTC." in proposed(story, 26).text


class TestAPlanThatWasCarriedOut:
    def moved(self, did: str = "moved to the second map vendor") -> Story:
        story = investigating().tell(9, declaration.StatusChanged(Status.IDENTIFIED))
        story = to_all(story.tell(10, declaration.PlanStated("move to the second map vendor")), 11)
        story.tell(20, declaration.Mitigated(did), declaration.StatusChanged(Status.MONITORING))
        return story.tell(21, declaration.ImpactStated("3 % of card payments fail"))

    def test_support_says_what_customers_read(self) -> None:
        text = proposed(self.moved(), 22, Audience.SUPPORT).text
        step = "We took this step at 14:20 UTC: moved to the second map vendor."
        assert f"- “{step}”\n- “We are watching whether our last step has worked.”" in text
        assert step in proposed(self.moved(), 22).text
        assert "plan" not in text

    def test_it_is_no_plan_any_more(self) -> None:
        assert "Plan:" not in proposed(self.moved(), 22, Audience.EXECUTIVES).text

    def test_another_step_leaves_it_as_it_was(self) -> None:
        text = proposed(self.moved("moved to a second data centre"), 22, Audience.EXECUTIVES).text
        assert "Plan: move to the second map vendor." in text
