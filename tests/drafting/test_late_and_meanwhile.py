"""What users can do meanwhile, when they hear next, and that they hear late."""

from __future__ import annotations

import pytest

from opsdesk.desk.updates import propose
from opsdesk.domain.entries import declaration
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Origin, Stage, Status
from opsdesk.drafting.edits import KeptEdit
from opsdesk.drafting.facts import FactState
from opsdesk.drafting.lint import promise_in, read
from tests.drafting.drafting_story import Story, declared, investigating, minute, resolved, sent, to_everybody
from tests.drafting.test_ledger import of, said
from tests.drafting.told_story import proposed, send

WAY = "workaround"
CUSTOMERS = Audience.CUSTOMERS


class TestWhatUsersCanDo:
    def restated(self, *texts: str) -> Story:
        story = declared()
        for number, text in enumerate(texts):
            story.tell(5 + number, declaration.ImpactStated(text, keeps_workaround=True))
        return story

    def test_it_outlives_an_impact_that_is_restated(self) -> None:
        facts = of(self.restated("12 % of logins fail. Workaround: use the app", "30 % of logins fail"))
        assert said(facts, "impact").text == "30 % of logins fail"
        assert said(facts, "workaround").text == "use the app"

    @pytest.mark.parametrize("words", ["none", "None any more.", "withdrawn", "there is none"])
    def test_it_can_be_withdrawn(self, words: str) -> None:
        fact = said(of(self.restated("Logins fail. Workaround: use the app", f"Logins fail. Workaround: {words}")), WAY)
        assert (fact.state, fact.text) == (FactState.RULED_OUT, "there is no workaround")
        assert fact.evidence == ("impact 14:06",)

    @pytest.mark.parametrize("audience", Audience)
    def test_that_there_is_none_is_said_as_a_sentence_of_its_own(self, audience: Audience) -> None:
        text = proposed(self.restated("Logins fail. Workaround: none"), 8, audience).text
        assert "here is no workaround" in text
        assert "can do: " not in text

    @pytest.mark.parametrize("words", ["none yet", "not known", "unknown", "none known at this time"])
    def test_that_nobody_knows_one_is_not_that_there_is_none(self, words: str) -> None:
        fact = said(of(self.restated("Logins fail. Workaround: use the app", f"Logins fail. Workaround: {words}")), WAY)
        assert (fact.state, fact.text) == (FactState.UNKNOWN, "whether there is a workaround")


class TestWhenCustomersHear:
    def hears(self, story: Story, now: int = 30) -> tuple[FactState, str]:
        fact = said(of(story, now), "customers_hear", Audience.SUPPORT)
        return fact.state, fact.text

    def test_support_knows_when_customers_hear(self) -> None:
        ahead = investigating().tell(8, sent(1, Audience.CUSTOMERS, Stage.INVESTIGATING, 38))
        assert self.hears(ahead) == (FactState.CONFIRMED, "14:38 UTC")
        assert self.hears(ahead, 38)[1] == "we told customers to expect us again by 14:38 UTC; that is now"
        late = "we told customers to expect us again by 14:38 UTC; that is 4 minutes overdue"
        assert self.hears(ahead, 42) == (FactState.RULED_OUT, late)

    def test_support_knows_that_customers_were_told_no_time(self) -> None:
        assert self.hears(investigating())[1] == "customers have been told nothing yet"
        silent = investigating().tell(8, sent(1, Audience.CUSTOMERS, Stage.INVESTIGATING))
        assert self.hears(silent)[1] == "what we told customers at 14:08 UTC names no time at which they hear again"

    def test_nobody_else_is_told_and_nobody_once_it_is_over(self) -> None:
        facts = of(investigating())
        assert facts.slot("customers_hear", Audience.CUSTOMERS) is None
        assert of(resolved(), 95).slot("customers_hear", Audience.SUPPORT) is None

    def test_its_words_for_support_promise_support_nothing(self) -> None:
        told = send(investigating(), 8)
        text = proposed(told, 9, Audience.SUPPORT).text
        assert "- “You can expect us again by 14:38 UTC.”" in text
        assert "We told customers to expect us again by 14:38 UTC. No time is set for the next update to you." in text
        assert promise_in(read(text)) is None


class TestALateFirstUpdate:
    """The policy asks for the first text on a SEV-2 by 14:18, 15 minutes after it was declared."""

    LATE = "This first update comes 12 minutes later than planned (14:18 UTC)."

    def at(self, minutes: int, story: Story | None = None, text: str = "", audience: Audience = CUSTOMERS):
        incident = (story or investigating()).incident
        edit = KeptEdit(text, audience, Stage.INVESTIGATING) if text else None
        return propose(incident, audience, DEFAULT_POLICY, now=minute(minutes), edit=edit)

    def test_the_draft_says_so_first(self) -> None:
        made = self.at(30)
        assert made.text.startswith(self.LATE)
        assert made.draft.sentences[0].facts == ("late",)
        assert made.draft.ledger["late"].as_of == minute(18)
        assert not made.blocking
        assert "This first update" not in self.at(18).text

    def test_the_linter_asks_for_it(self) -> None:
        silent = "Since 14:00 UTC 12 % of card payments in Europe fail. Next update by 14:48 UTC."
        assert "NXT3" in {finding.rule for finding in self.at(30, text=silent).blocking}
        assert "NXT3" not in {finding.rule for finding in self.at(18, text=silent).findings}
        assert not self.at(30, text=f"{self.LATE} {silent}").blocking
        assert not self.at(33, text=f"{self.LATE} {silent}").blocking, "minutes pass while somebody writes"

    def test_an_end_that_is_all_they_hear_says_so_too(self) -> None:
        over = investigating().tell(25, declaration.StatusChanged(Status.RESOLVED, "normal. Data: none lost"))
        assert self.at(30, over).text.startswith(f"{self.LATE} This is resolved")
        assert not self.at(30, over).blocking
        in_time = investigating().tell(15, declaration.StatusChanged(Status.RESOLVED, "normal. Data: none lost"))
        assert self.at(30, in_time).text.startswith("This is resolved")

    def test_it_is_said_once(self) -> None:
        assert "later than planned" not in self.at(31, send(investigating(), 30)).text

    def test_each_audience_has_its_own_time(self) -> None:
        assert "later than" not in self.at(32, audience=Audience.EXECUTIVES).text
        assert "comes 1 minute later than planned (14:33 UTC)" in self.at(34, audience=Audience.EXECUTIVES).text
        assert "later than" not in self.at(300, audience=Audience.SUPPORT).text, "no pace, no delay"

    def test_a_silence_that_was_decided_is_no_delay(self) -> None:
        from opsdesk.domain.entries import pacing

        paused = investigating().tell(9, pacing.UpdatesPaused((CUSTOMERS,), "nobody is affected"))
        assert "later than" not in self.at(60, paused).text

    def test_what_another_tool_told_before_nobody_knows(self) -> None:
        imported = Story((3, declaration.Declared("Card payments fail", 2, Origin.IMPORTED)))
        assert "later than" not in self.at(60, imported).text

    def test_a_promise_that_was_broken_is_another_thing(self) -> None:
        told = investigating().tell(8, *to_everybody(1, Stage.INVESTIGATING, 18))
        assert self.at(30, told).text.startswith("This update comes 12 minutes later than we said (14:18 UTC).")
