"""What the fact ledger holds of an incident, and who may see it."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from opsdesk.domain.entries import board, declaration, work
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisKind,
    HypothesisStatus,
    Lane,
    Milestone,
    ServiceState,
    Stage,
    Status,
)
from opsdesk.drafting.ledger import SLOTS, Fact, FactState, Ledger, ledger
from tests.drafting.drafting_story import START, declared, identified, investigating, minute, monitoring, resolved, sent
from tests.drafting.told_story import proposed, send

CUSTOMERS, EXECUTIVES, ENGINEERS = Audience.CUSTOMERS, Audience.EXECUTIVES, Audience.ENGINEERS


def of(story, now: int = 30, **options) -> Ledger:
    return ledger(story.incident, minute(now), **options)


def said(facts: Ledger, slot: str, audience: Audience = CUSTOMERS) -> Fact:
    fact = facts.slot(slot, audience)
    assert fact is not None, f"{slot} says nothing to {audience}"
    return fact


def test_an_incident_just_declared_says_what_is_not_known() -> None:
    facts = of(declared(), 4)
    for slot in ("impact", "services", "scope", "started", "cause", "plan", "workaround", "next_update", "data_effect"):
        assert said(facts, slot).state is FactState.UNKNOWN
    assert said(facts, "scope").text == "how many users are affected"
    assert said(facts, "noticed").text == "14:03 UTC"


def test_a_fact_names_what_stands_behind_it() -> None:
    facts = of(identified())
    assert said(facts, "impact").evidence == ("impact 14:05",)
    assert said(facts, "impact").as_of == minute(5)
    assert said(facts, "cause", EXECUTIVES).evidence == ("H1", "E1")
    assert said(facts, "plan").evidence == ("A2",)
    assert said(facts, "services").evidence == ("service checkout 14:05",)


@pytest.mark.parametrize("story", [declared, investigating, identified, monitoring, resolved])
def test_every_fact_says_what_it_rests_on_as_of_when_and_for_whom(story) -> None:
    facts = of(story(), 95)
    for key, fact in facts.items():
        assert fact.slot in SLOTS
        assert fact.text
        assert fact.audiences
        assert facts.as_of(key)
        assert fact.evidence or fact.state is FactState.UNKNOWN


def test_a_minute_that_passes_changes_only_what_the_clock_says() -> None:
    incident = identified().incident
    now, later = (ledger(incident, minute(at), next_at=minute(50)) for at in (30, 31))
    assert {key for key in later if now.get(key) != later[key]} == {"now"}


def test_the_number_in_the_impact_is_the_scope() -> None:
    assert said(of(investigating()), "scope").state is FactState.CONFIRMED
    unsized = declared().tell(5, declaration.ImpactStated("card payments fail"))
    assert said(of(unsized), "scope").state is FactState.UNKNOWN


def test_a_share_from_triage_is_told_as_an_estimate() -> None:
    inputs = '{"users_pct": 12.0, "workaround": false}'
    story = declared().tell(5, declaration.Triaged("significant", 2, "rule", inputs))
    facts = of(story)
    assert (said(facts, "scope").state, said(facts, "scope").text) == (
        FactState.SUSPECTED,
        "about 12 % of users are affected",
    )
    assert said(facts, "workaround").text == "there is no workaround"


def test_an_approximate_start_is_told_as_one() -> None:
    story = declared().tell(5, declaration.MilestoneSet(Milestone.STARTED, START, approx=True))
    assert said(of(story), "started").text == "about 14:00 UTC"


def test_times_are_absolute_with_their_zone_and_day() -> None:
    tokyo = timezone(timedelta(hours=9))
    facts = of(investigating(), 30, zone=tokyo, next_at=minute(24 * 60))
    assert said(facts, "started").text == "23:00 UTC+09:00"
    assert said(facts, "next_update").text == "23:00 UTC+09:00 on Wed 18 Nov"


def test_a_next_update_in_the_past_is_no_promise() -> None:
    assert said(of(investigating(), 30, next_at=minute(30)), "next_update").state is FactState.UNKNOWN


def test_labels_name_workaround_and_data() -> None:
    facts = of(declared().tell(5, declaration.ImpactStated("Login fails. Workaround: use the app. Data: none lost")))
    assert said(facts, "impact").text == "Login fails"
    assert said(facts, "workaround").text == "use the app"
    assert said(facts, "data_effect").text == "none lost"


def test_a_workaround_of_none_is_not_known() -> None:
    facts = of(declared().tell(5, declaration.ImpactStated("Login fails. Workaround: none yet")))
    assert said(facts, "workaround").state is FactState.UNKNOWN


class TestCause:
    def test_only_a_confirmed_cause_is_named_to_customers(self) -> None:
        assert "pool" not in said(of(identified()), "cause").text
        assert said(of(resolved(), 95), "cause").text == "the pool size in release 4.2"

    def test_a_suspicion_is_told_inside_in_the_words_of_its_band(self) -> None:
        cause = said(of(identified()), "cause", EXECUTIVES)
        assert cause.text == "a very likely cause: the pool size in release 4.2"
        assert cause.state is FactState.SUSPECTED
        assert said(of(identified()), "cause").text == "a very likely cause"

    @pytest.mark.parametrize("band", [None, Band.UNLIKELY, Band.VERY_UNLIKELY, Band.ALMOST_NO_CHANCE])
    def test_what_is_less_than_even_is_not_told(self, band: Band | None) -> None:
        story = declared().tell(6, board.HypothesisRaised(1, "full disks"), board.HypothesisBanded(1, band))
        assert said(of(story), "cause", EXECUTIVES).state is FactState.UNKNOWN

    @pytest.mark.parametrize("band", [Band.ROUGHLY_EVEN, Band.LIKELY, Band.VERY_LIKELY, Band.ALMOST_CERTAIN])
    def test_its_words_pass_their_own_linter(self, band: Band) -> None:
        story = identified().tell(25, board.HypothesisBanded(1, band), board.HypothesisNamed(1))
        for audience in Audience:
            made = proposed(story, 30, audience)
            assert "This is not confirmed" in made.text
            assert not made.blocking, made.findings

    def test_words_that_are_not_shown_are_not_called_what_bars_them(self) -> None:
        story = identified().tell(25, board.HypothesisRaised(4, "bo forgot the flag"))
        assert "H4 (not shown: it singles somebody out)" in proposed(story, 30, ENGINEERS).text
        assert not proposed(story, 30, ENGINEERS).blocking

    def test_a_reason_that_was_ruled_out_is_counted(self) -> None:
        story = send(
            identified().tell(25, board.HypothesisRaised(4, "log-ins hang because of the cache")), 30, EXECUTIVES
        )
        story.tell(35, board.HypothesisClosed(4, HypothesisStatus.RULED_OUT))
        made = proposed(story, 36, EXECUTIVES)
        assert "we ruled out one possible cause" in made.text
        assert not made.blocking

    def test_an_approved_suspicion_is_named_as_one(self) -> None:
        facts = of(identified().tell(25, board.HypothesisNamed(1)))
        assert said(facts, "cause").text == "a very likely cause: the pool size in release 4.2"
        assert said(facts, "cause").state is FactState.SUSPECTED

    def test_the_number_of_a_change_is_for_the_desk(self) -> None:
        story = declared().tell(6, board.HypothesisRaised(1, "CHG-3 Larger pools"), board.HypothesisNamed(1))
        assert said(of(story), "cause").text == "a suspected cause: Larger pools"
        assert "H1 suspected, nobody tests it: CHG-3 Larger pools" in proposed(story, 30, ENGINEERS).text
        story.tell(7, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED))
        assert said(of(story), "cause").text == "Larger pools"

    def test_approval_ends_when_it_is_ruled_out(self) -> None:
        story = identified().tell(25, board.HypothesisNamed(1))
        story.tell(26, board.HypothesisClosed(1, HypothesisStatus.RULED_OUT))
        assert said(of(story), "cause").state is FactState.UNKNOWN

    def test_a_path_is_never_the_cause(self) -> None:
        story = declared().tell(6, board.HypothesisRaised(1, "restore the dump", HypothesisKind.PATH))
        story.tell(7, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED, explains=True))
        for audience in Audience:
            assert said(of(story), "cause", audience).state is FactState.UNKNOWN

    def test_a_cause_that_explains_nothing_is_for_engineers(self) -> None:
        story = declared().tell(6, board.HypothesisRaised(1, "full disks"))
        story.tell(7, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED, explains=False))
        facts = of(story)
        assert said(facts, "cause", EXECUTIVES).state is FactState.UNKNOWN
        assert "does not explain" in facts["aside.H1"].text
        assert facts["aside.H1"].audiences == {ENGINEERS}

    def test_several_confirmed_causes_are_all_named(self) -> None:
        story = resolved().tell(92, board.HypothesisClosed(3, HypothesisStatus.CONFIRMED))
        assert said(of(story, 95), "cause").text == "the pool size in release 4.2. Slow replies of the card provider"


class TestWhatCustomersMayRead:
    @pytest.mark.parametrize(
        "impact",
        [
            "HTTP 5xx for a third of requests",
            "p99 of checkout above 9 s",
            "db-3 answers nobody",
            "SEV-1 for everyone",
            "max_connections reached",
            "payments fail because the pool is too small",
            "personal data of 40 users was exposed",
            "12 % of payments fail: the pool size in release 4.2",
        ],
    )
    def test_a_fact_in_words_they_must_not_read_asks_for_others(self, impact: str) -> None:
        story = investigating().tell(9, declaration.ImpactStated(impact))
        held_back = said(of(story), "impact")
        assert held_back.state is FactState.UNKNOWN
        assert held_back.text == "a plain description of what users see"
        assert "say in plain words what users see" in held_back.asks

    @pytest.mark.parametrize("impact", ["HTTP 5xx for a third of requests", "db-3 answers nobody"])
    def test_the_desk_reads_it_all_the_same(self, impact: str) -> None:
        assert said(of(declared().tell(9, declaration.ImpactStated(impact))), "impact", EXECUTIVES).text == impact

    def test_a_text_is_barred_sentence_by_sentence(self) -> None:
        story = declared().tell(9, declaration.ImpactStated("HTTP 5xx on db-3. Half of all logins fail."))
        impact = said(of(story), "impact")
        assert impact.text == "Half of all logins fail"
        assert impact.lacks == "a plain description of the rest of what users see"

    def test_a_cause_may_be_stated_once_it_is_confirmed(self) -> None:
        story = resolved().tell(96, declaration.ImpactStated("payments failed because the pool was too small"))
        assert said(of(story, 97), "impact").state is FactState.CONFIRMED

    def test_nobody_reads_a_promise_or_blame(self) -> None:
        for words in ("should be fixed by 15:00", "back in 20 min", "bo forgot to check it"):
            story = declared().tell(9, declaration.ImpactStated(words))
            for audience in Audience:
                assert said(of(story), "impact", audience).state is FactState.UNKNOWN

    def test_services_keep_their_technical_names_inside(self) -> None:
        story = declared().tell(5, declaration.ServiceStated("db-3", ServiceState.FULL_OUTAGE))
        story.tell(5, declaration.ServiceStated("checkout", ServiceState.DEGRADED))
        facts = of(story)
        assert said(facts, "services").text == "checkout does not work as it should"
        assert said(facts, "services", ENGINEERS).text == "db-3 is unavailable. Checkout does not work as it should"

    def test_steps_are_told_in_plain_words(self) -> None:
        facts = of(monitoring(), 65)
        assert said(facts, "mitigation").text == "undid a recent change at 14:58 UTC"
        assert said(facts, "mitigation", EXECUTIVES).text == "rolled back 4.2 on eu-1 (14:58 UTC)"

    def test_a_plain_step_is_told_as_typed(self) -> None:
        story = declared().tell(9, declaration.Mitigated("we send card payments to the second provider"))
        assert said(of(story), "mitigation").text == (
            "took this step at 14:09 UTC: we send card payments to the second provider"
        )

    @pytest.mark.parametrize("step", ["faulty switch in fra2 replaced", "reverted the bad config", "bad node out"])
    @pytest.mark.parametrize("audience", Audience)
    def test_a_step_may_call_what_it_is_about_faulty(self, step: str, audience: Audience) -> None:
        story = investigating().tell(9, declaration.Mitigated(step), declaration.StatusChanged(Status.MONITORING))
        made = proposed(story.tell(10, declaration.PlanStated("swap the faulty card")), 11, audience)
        assert (step in made.text) == (audience in {Audience.EXECUTIVES, Audience.ENGINEERS})
        assert not [finding for finding in made.findings if finding.blocks]

    @pytest.mark.parametrize("audience", Audience)
    def test_a_step_that_tells_a_cause_is_told_in_general_and_other_words_are_asked_for(
        self, audience: Audience
    ) -> None:
        story = investigating().tell(9, declaration.Mitigated("disk failed, put another one in"))
        made = proposed(story.tell(9, declaration.StatusChanged(Status.MONITORING)), 11, audience)
        assert "disk failed" not in made.text
        assert not [finding for finding in made.findings if finding.blocks]
        inside = said(made.draft.ledger, "mitigation", EXECUTIVES)
        assert inside.text == "a step to fix this at 14:09 UTC"
        assert inside.asks == (
            "the last step: “disk failed” states a cause while none is confirmed; say in plain words what was done"
        )

    def test_a_step_that_names_a_person_is_told_in_general(self) -> None:
        story = investigating().tell(9, declaration.Mitigated("di asked the provider to switch"))
        assert said(of(story), "mitigation").text == "took a step to fix this at 14:09 UTC"


class TestAfterwards:
    def test_an_impact_from_before_the_step_is_told_in_the_past(self) -> None:
        facts = of(monitoring(), 65)
        assert said(facts, "past_impact").text == "12 % of card payments in Europe failed"
        assert said(facts, "seen_now").state is FactState.UNKNOWN

    @pytest.mark.parametrize(
        "well", ["all payments work again", "every card is accepted", "nothing to see since 15:05"]
    )
    def test_what_users_saw_is_the_outage_and_never_its_end(self, well: str) -> None:
        story = monitoring().tell(70, declaration.ImpactStated(well))
        story.tell(75, declaration.StatusChanged(Status.RESOLVED))
        assert said(of(story, 80), "past_impact").text == "12 % of card payments in Europe failed"

    def test_data_is_told_as_the_commander_said_it(self) -> None:
        assert said(of(resolved(), 95), "data_effect").text == "no payment was lost"

    def test_what_was_said_on_resolving_still_counts_once_it_is_closed(self) -> None:
        closed = resolved().tell(1440, declaration.StatusChanged(Status.CLOSED, "postmortem held"))
        fact = said(of(closed, 1445), "data_effect")
        assert (fact.text, fact.as_of) == ("no payment was lost", minute(90))

    def test_the_span_has_both_ends(self) -> None:
        assert said(of(resolved(), 95), "lasted").text == "from 14:00 to 15:08 UTC (1 h 8 min)"

    def test_a_recovery_before_a_relapse_no_longer_holds(self) -> None:
        story = resolved().tell(95, sent(30, CUSTOMERS, Stage.RESOLVED))
        story.tell(100, declaration.StatusChanged(Status.INVESTIGATING))
        facts = of(story, 101)
        assert said(facts, "recovered").state is FactState.UNKNOWN
        assert facts.slot("services_back", CUSTOMERS) is None


def test_a_late_update_is_known_to_the_one_who_waits() -> None:
    story = investigating().tell(8, sent(1, CUSTOMERS, Stage.INVESTIGATING, 18))
    assert said(of(story, 30), "late").text == "12 minutes later than we said (14:18 UTC)"
    assert of(story, 30).slot("late", EXECUTIVES) is None


def test_what_nobody_tests_is_not_denied_once_it_is_over() -> None:
    story = investigating().tell(9, declaration.StatusChanged(Status.RESOLVED, "works again"))
    facts = of(story)
    assert "nobody tests it" in facts["suspects.H1"].text
    assert said(facts, "needs", ENGINEERS).text == "nothing is blocked or unowned"


def test_what_is_blocked_waits_for_a_decision() -> None:
    story = investigating().tell(9, work.ActionGiven(2, "switch the provider", ("cy",), Lane.FIX))
    story.tell(10, work.ActionBlocked(2, "legal has to agree"))
    facts = of(story)
    assert said(facts, "decision", EXECUTIVES).text == "A2 is blocked (legal has to agree): switch the provider"
    assert facts.slot("decision", CUSTOMERS) is None
    assert "needs.A2" in facts


def test_services_of_which_nobody_said_anything_since_the_step_are_named_beside_those_that_are_back() -> None:
    story = monitoring()
    story.tell(10, declaration.ServiceStated("Card payments", ServiceState.DEGRADED))
    story.tell(10, declaration.ServiceStated("Refunds", ServiceState.FULL_OUTAGE))
    story.tell(69, declaration.ServiceStated("Card payments", ServiceState.OPERATIONAL))
    assert said(of(story, 72), "services_since").text == "whether checkout and Refunds work again"
