"""“Unchanged” is said only of what stands as it was told, however it came to stand otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsdesk.domain.entries import amend, board, declaration, work
from opsdesk.domain.vocabulary import Audience, Band, Lane, Milestone, Outcome, ServiceState, Stage, Status
from opsdesk.drafting.lint import Level
from tests.drafting.drafting_story import Story, investigating, minute, resolved
from tests.drafting.told_story import proposed, send

CUSTOMERS = Audience.CUSTOMERS


def told_twice() -> Story:
    """1 % was told, then 25 %."""
    story = send(investigating().tell(8, declaration.ImpactStated("1 % of uploads fail")), 9)
    return send(story.tell(10, declaration.ImpactStated("25 % of uploads fail")), 11)


def last(story: Story) -> int:
    """The entry that said what the last text told."""
    return len(story.log) - 1


def struck(story: Story) -> Story:
    return story.tell(20, amend.EntryStruck(last(story), "another number"))


def edited(story: Story) -> Story:
    return story.tell(20, amend.EntryEdited(last(story), "10 % of uploads fail"))


@pytest.mark.parametrize(("amended", "now"), [(struck, "1 % of uploads fail"), (edited, "10 % of uploads fail")])
def test_a_number_that_was_amended_is_not_unchanged(amended: Callable[[Story], Story], now: str) -> None:
    told = amended(told_twice())
    drafted = proposed(told, 21)
    assert drafted.draft.stage is Stage.SCOPE_UPDATE
    assert "nchanged" not in drafted.text
    assert now in drafted.text
    assert not drafted.refusal
    assert proposed(send(told, 22), 40).draft.stage is Stage.NO_NEWS


def test_a_severity_is_no_unchanged_state_for_those_inside() -> None:
    told = send(investigating(), 8, Audience.EXECUTIVES).tell(20, declaration.SeverityChanged(1, "worse"))
    drafted = proposed(told, 21, Audience.EXECUTIVES)
    assert "SEV-1, investigating." in drafted.text
    assert "nchanged" not in drafted.text


def test_a_number_of_data_is_no_unchanged_one() -> None:
    told = investigating().tell(8, declaration.ImpactStated("Notes are not shown. Data: 85 notes are not restored"))
    send(told, 9).tell(20, declaration.ImpactStated("Notes are not shown. Data: 4,000 notes are not restored", True))
    assert "nchanged" not in proposed(told, 21).text


@pytest.mark.parametrize("step", ["roll back the upgrade", "send the codes through the second provider"])
def test_a_step_that_was_told_and_is_blocked_is_not_passed_over(step: str) -> None:
    told = investigating().tell(8, declaration.StatusChanged(Status.IDENTIFIED))
    told.tell(8, work.ActionGiven(9, step, ("eli",), Lane.FIX, minute(40)))
    assert "are doing it now" in proposed(told, 9).text
    send(told, 9).tell(20, work.ActionBlocked(9, "the copy isn't finished"))
    drafted = proposed(told, 21)
    assert drafted.draft.stage is Stage.IDENTIFIED
    assert "nchanged" not in drafted.text
    assert "when the step that we decided on can go on" in drafted.text


def test_a_step_in_words_of_its_own_that_nobody_was_told_of_leaves_it_open_how_to_fix_it() -> None:
    told = send(investigating().tell(8, declaration.StatusChanged(Status.IDENTIFIED)), 9)
    told.tell(10, work.ActionGiven(9, "send the codes through the second provider", ("eli",), Lane.FIX, minute(40)))
    told.tell(20, work.ActionBlocked(9, "no password"))
    assert "how to fix it" in proposed(told, 21, stage=Stage.IDENTIFIED).text


def test_a_step_that_is_undone_is_not_passed_over() -> None:
    told = investigating().tell(8, work.ActionGiven(9, "roll back the upgrade", ("eli",), Lane.FIX, minute(40)))
    told.tell(9, work.ActionEnded(9, Outcome.HELPED))
    assert "We undid a recent change" in proposed(told, 10).text
    send(told, 10).tell(20, amend.EntryStruck(last(told), "it wasn't that"))
    assert "nchanged" not in proposed(told, 21).text


def monitored() -> Story:
    """Said to work again at 14:21."""
    story = investigating().tell(8, declaration.ImpactStated("Nobody can pay"))
    story.tell(20, declaration.StatusChanged(Status.MONITORING))
    return story.tell(21, declaration.MilestoneSet(Milestone.RECOVERED, minute(21)))


@pytest.mark.parametrize("audience", Audience)
def test_what_users_see_after_a_recovery_takes_it_back(audience: Audience) -> None:
    assert "works normally again since" in proposed(monitored(), 25, audience).text.replace("has worked", "works")
    again = monitored().tell(30, declaration.ImpactStated("10 % of payments fail again"))
    drafted = proposed(again, 31, audience)
    assert "10 % of payments fail again" in drafted.text
    assert "normally again" not in drafted.text
    over = again.tell(60, declaration.StatusChanged(Status.RESOLVED, "it works"))
    assert "14:00 to 15:00 UTC (1 h)" in proposed(over, 61, Audience.CUSTOMERS).text


def test_what_is_written_down_afterwards_takes_no_recovery_back() -> None:
    told = investigating().tell(60, declaration.ImpactStated("Nobody can pay"))
    told.tell(61, declaration.MilestoneSet(Milestone.RECOVERED, minute(40)))
    told.tell(62, declaration.StatusChanged(Status.RESOLVED, "it works"))
    assert "It lasted from 14:00 to 14:40 UTC (40 min)." in proposed(told, 63).text


@pytest.mark.parametrize("audience", Audience)
def test_what_users_saw_before_a_recovery_is_past(audience: Audience) -> None:
    drafted = proposed(monitored(), 25, audience)
    assert "Nobody could pay" in drafted.text
    assert "Nobody can pay" not in drafted.text
    assert not {finding.rule for finding in drafted.findings if finding.blocks} - {"NXT1"}


@pytest.mark.parametrize(
    ("first", "then", "saw"),
    [
        ("Nobody can pay", "Payments are slow", "Nobody could pay. As of 14:18 UTC: Payments were slow"),
        ("12 % of payments fail", "Payments are slow", "12 % of payments failed. As of 14:18 UTC: Payments were slow"),
        ("Checkout is slow", "Payments fail in Europe", "Payments failed in Europe"),
        ("All logins fail", "Everyone can log in", "All logins failed"),
    ],
)
def test_once_it_is_over_the_worst_that_was_told_is_told(first: str, then: str, saw: str) -> None:
    told = send(investigating().tell(8, declaration.ImpactStated(first)), 9)
    send(told.tell(18, declaration.ImpactStated(then)), 19).tell(60, declaration.StatusChanged(Status.RESOLVED, "ok"))
    assert f"What users saw: {saw}." in proposed(told, 61).text


def test_that_a_step_helped_is_not_denied_though_it_has_no_plain_words() -> None:
    told = investigating().tell(8, work.ActionGiven(9, "renew the certificate", ("bo",), Lane.FIX, minute(40)))
    told.tell(9, work.ActionEnded(9, Outcome.HELPED)).tell(10, declaration.StatusChanged(Status.MONITORING))
    for audience in Audience:
        assert "which step helped" not in proposed(told, 11, audience).text
    for audience in (Audience.EXECUTIVES, Audience.ENGINEERS):
        assert "Last step: renew the certificate (14:09 UTC)." in proposed(told, 11, audience).text
    assert "certificate" not in proposed(told, 11).text


def test_inside_the_services_that_nobody_spoke_of_since_the_step_are_not_lost() -> None:
    told = investigating().tell(8, declaration.ServiceStated("Refunds", ServiceState.DEGRADED))
    told.tell(12, declaration.Mitigated("moved checkout to the second site"))
    told.tell(13, declaration.ServiceStated("checkout", ServiceState.OPERATIONAL))
    for audience in (Audience.EXECUTIVES, Audience.ENGINEERS):
        assert "It is not confirmed yet whether Refunds works again." in proposed(told, 14, audience).text


def two_services(recovered: bool) -> Story:
    """14:13: of two services one is said to work again, or both of them with all the rest."""
    told = investigating().tell(8, declaration.ServiceStated("Refunds", ServiceState.DEGRADED))
    told.tell(12, declaration.Mitigated("moved checkout to the second site"))
    told.tell(13, declaration.ServiceStated("checkout", ServiceState.OPERATIONAL))
    told.tell(13, declaration.StatusChanged(Status.MONITORING))
    return told.tell(16, declaration.MilestoneSet(Milestone.RECOVERED, minute(14))) if recovered else told


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("over", [False, True])
def test_of_no_service_it_is_open_whether_it_works_once_all_of_it_does(audience: Audience, over: bool) -> None:
    told = two_services(recovered=not over)
    told = told.tell(20, declaration.StatusChanged(Status.RESOLVED, "it works")) if over else told
    text = proposed(told, 21, audience).text
    assert "Refunds" not in text
    assert "It is not confirmed yet" not in text


@pytest.mark.parametrize("audience", Audience)
def test_of_a_service_it_is_open_whether_it_works_until_that_is_said(audience: Audience) -> None:
    text = proposed(two_services(recovered=False), 21, audience).text
    assert "It is not confirmed yet whether Refunds works again." in text


def test_a_service_that_suffers_since_it_worked_again_is_told() -> None:
    told = two_services(recovered=True).tell(18, declaration.ServiceStated("Refunds", ServiceState.FULL_OUTAGE))
    assert "Refunds is unavailable." in proposed(told, 21, Audience.EXECUTIVES).text


def test_a_recovery_that_a_service_took_back_is_none_once_that_works_too() -> None:
    told = two_services(recovered=True).tell(18, declaration.ServiceStated("Refunds", ServiceState.FULL_OUTAGE))
    told.tell(25, declaration.ServiceStated("Refunds", ServiceState.OPERATIONAL))
    text = proposed(told, 26, Audience.EXECUTIVES).text
    assert "14:14" not in text, "it failed since then"
    assert "We do not yet know whether it works again for everyone." in text
    told.tell(27, declaration.MilestoneSet(Milestone.RECOVERED, minute(27)))
    assert "It has worked normally again since 14:27 UTC." in proposed(told, 28, Audience.EXECUTIVES).text


def test_that_a_service_works_may_be_written_down_after_the_recovery() -> None:
    told = two_services(recovered=True).tell(25, declaration.ServiceStated("Refunds", ServiceState.OPERATIONAL))
    assert "It has worked normally again since 14:14 UTC." in proposed(told, 26, Audience.EXECUTIVES).text


def test_what_was_said_of_data_before_it_was_opened_again_is_not_known_any_more() -> None:
    told = send(investigating().tell(8, declaration.ImpactStated("Uploads fail. Data: no file was lost")), 9)
    told.tell(10, declaration.StatusChanged(Status.RESOLVED, "rolled back"))
    assert "no file was lost" in proposed(told, 11).text
    told = send(told, 12).tell(20, declaration.StatusChanged(Status.INVESTIGATING, "uploads fail again"))
    assert "no file was lost" not in proposed(told, 21).text
    told.tell(30, declaration.ImpactStated("Uploads fail. Data: two files are incomplete"))
    assert "two files are incomplete" in proposed(told, 31, Audience.ENGINEERS).text


def test_the_summary_may_say_what_the_end_said_of_data() -> None:
    lost = declaration.StatusChanged(Status.RESOLVED, "normal for 20 min. Data: 40 records were lost")
    told = send(resolved().tell(91, lost), 95).tell(1440, declaration.StatusChanged(Status.CLOSED))
    made = proposed(told, 1445)
    assert made.draft.stage is Stage.POSTMORTEM
    assert "40 records were lost" in made.text
    assert not [finding for finding in made.findings if finding.blocks]


def test_support_can_say_what_customers_are_told_to_correct() -> None:
    told = investigating().tell(10, declaration.StatusChanged(Status.RESOLVED, "rolled back"))
    told = send(told, 12).tell(20, declaration.StatusChanged(Status.INVESTIGATING, "uploads fail again"))
    correction = "we said that this was over; it is not."
    assert correction in proposed(told, 21, Audience.SUPPORT).text
    assert correction in proposed(told, 21).text
    assert correction not in proposed(send(told, 22), 23, Audience.SUPPORT).text


@pytest.mark.parametrize("audience", Audience)
def test_a_question_that_led_nowhere_is_no_step_that_did_not_help(audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(9, work.ActionGiven(9, "ask the bank", ("eli",), Lane.COMMUNICATE))
    told.tell(12, work.ActionEnded(9, Outcome.DID_NOT_HELP))
    assert "not help" not in proposed(told, 21, audience).text


def test_a_step_in_vain_is_something_that_readers_have_not_heard_a_minute_ago() -> None:
    told = send(investigating().tell(9, work.ActionGiven(9, "restart the workers", ("eli",))), 10)
    assert "nothing changed since" in proposed(told, 11).refusal
    told.tell(11, work.ActionEnded(9, Outcome.DID_NOT_HELP))
    assert "not help" in proposed(told, 12).text
    assert not proposed(told, 12).refusal


@pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.SUPPORT, Audience.ENGINEERS])
def test_why_it_was_called_off_is_told_inside_as_far_as_it_may_be_read(audience: Audience) -> None:
    told = send(investigating(), 8, audience).tell(9, declaration.StatusChanged(Status.CANCELLED, "a load test"))
    assert "cancelled: a load test" in proposed(told, 10, audience).text
    assert "load test" not in proposed(told, 10).text
    blamed = send(investigating(), 8, audience).tell(9, declaration.StatusChanged(Status.CANCELLED, "human error"))
    assert "human error" not in proposed(blamed, 10, audience).text


@pytest.mark.parametrize("audience", Audience)
def test_that_nothing_is_new_may_be_said_again_at_the_time_that_was_promised(audience: Audience) -> None:
    story = investigating()
    for at in (8, 25, 45):
        send(story, at, audience)
    drafted = proposed(story, 65, audience)
    assert drafted.draft.stage is Stage.NO_NEWS
    assert "nchanged as of 15:05 UTC" in drafted.text
    assert {finding.rule for finding in drafted.findings if finding.level is Level.WARNING} >= {"REP1"}
    assert not drafted.refusal


def test_support_recognises_nothing_by_what_users_saw_before_it_came_back() -> None:
    told = investigating().tell(20, declaration.StatusChanged(Status.RESOLVED, "it works"))
    send(told, 21).tell(30, declaration.StatusChanged(Status.INVESTIGATING, "4 % fail again"))
    text = proposed(told, 31, Audience.SUPPORT).text
    assert "As of 14:05 UTC: 12 % of card payments in Europe fail. We do not yet know what users see now." in text
    assert "recognise" not in text
    told.tell(32, declaration.ImpactStated("4 % of card payments fail"))
    assert "How to recognise it: 4 % of card payments fail." in proposed(told, 33, Audience.SUPPORT).text


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(
    ("named", "found"), [(False, "a likely cause"), (True, "a likely cause: slow replies of the card provider")]
)
def test_support_tells_of_a_suspicion_what_customers_read(named: bool, found: str, again: bool) -> None:
    told = investigating().tell(8, board.HypothesisBanded(3, Band.LIKELY))
    told = told.tell(8, board.HypothesisNamed(3)) if named else told
    if again:
        told.tell(20, declaration.StatusChanged(Status.RESOLVED, "it works"))
        send(told, 21).tell(30, declaration.StatusChanged(Status.INVESTIGATING, "4 % fail again"))
    text = proposed(told, 31, Audience.SUPPORT).text
    assert f"- “We have found {found}. This is not confirmed.”" in text
    assert "looking for the cause" not in text
    assert f"We have found {found}. This is not confirmed." in proposed(told, 31).text
