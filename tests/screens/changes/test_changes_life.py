"""F5: a change taken through its life by keys, from its evidence to what it led to."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk import changes, checklists, declaring, dossiers
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.vocabulary import ServiceState
from screens.changes import ChangesScreen
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.war_room import WarRoom
from tests.screens.changes.conftest import Open
from tests.screens.shown import lines_of
from tests.screens.waiting import until


async def test_space_takes_a_change_from_plan_to_done(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-6")
        await shown.press("space")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("n")
        assert shown.change(6).state is ChangeState.PLANNED
        await shown.press("space", "enter")
        assert shown.change(6).state is ChangeState.APPROVED
        await shown.press("space", "y")
        assert shown.change(6).state is ChangeState.ROLLING_OUT
        assert shown.screen.chosen.change.number == 6, "the selection follows"
        await shown.press("space", "enter")
        assert shown.change(6).state is ChangeState.DONE
        await shown.press("space")
        assert "CHG-6 is done: nothing is next" in shown.notices


async def test_stages_are_marked_with_what_was_seen(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-4")
        await shown.press("space")
        assert "eu-1" in shown.screen.query_one("#prompt").said(60)
        await shown.answer("still flat")
        await shown.press("space")
        await shown.answer("")
        held = shown.change(4)
        assert [(mark.stage, mark.note) for mark in held.marks[1:]] == [("eu-1", "still flat"), ("all", "")]
        await shown.press("space", "enter")
        assert shown.change(4).state is ChangeState.DONE


async def test_evidence_is_linked_from_the_key_from_space_and_from_its_line(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("l")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        assert "https://" in shown.screen.hint.said(80)
        await shown.answer("https://ci.example/9")
        assert shown.change(5).piece("automated-tests") is not None
        await shown.press("space", "enter")
        await shown.answer("Bo")
        assert shown.change(5).piece("peer-review").text == "bo"
        await shown.press("enter")
        place = next(n for n, row in enumerate(lines_of(shown.screen.detail)) if "watcher" in row)
        shown.screen.detail.select_key(shown.screen.detail.row_at(place).key)
        await shown.press("enter")
        await shown.answer("di")
        assert shown.change(5).piece("watcher").text == "di"
        assert "✓ watcher · @di" in shown.detail
        await shown.press("l", "enter", "escape")
        assert shown.screen.line.question is None


async def test_two_people_with_one_demand_lose_no_evidence(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("l", "enter")
        changes.link(shown.desk, 5, "automated-tests", "https://ci.example/theirs", Settings().rigor)
        await shown.answer("https://ci.example/mine")
        assert "CHG-5 automated-tests was changed meanwhile. Theirs: “https://ci.example/theirs”" in shown.notices
        assert shown.change(5).piece("automated-tests").words == "https://ci.example/theirs"
        assert shown.screen.line.input.value == "https://ci.example/mine"
        await shown.press("enter")
        assert shown.change(5).piece("automated-tests").words == "https://ci.example/mine"


async def test_an_answer_that_is_refused_stands_there_again(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("l", "enter")
        await shown.answer("ci.example/9")
        assert "“ci.example/9” is no link" in shown.notices
        assert shown.screen.line.question is not None
        assert shown.screen.line.input.value == "ci.example/9"
        assert "https://" in shown.screen.hint.said(80), "and so does its hint"
        await shown.press("escape")
        assert shown.screen.line.question is None
        await shown.choose("CHG-4")
        await shown.press("i")
        await shown.answer("seven")
        assert shown.screen.line.input.value == "INC-seven"


async def test_its_checklist_is_begun_linked_and_gone_to(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("c")
        assert "there is no checklist yet" in shown.notices
        sections = tuple(Section(title, steps=(Step("look"),)) for title in ("Before", "After"))
        checklists.take_in(shown.desk, [Template("release", sections=sections)])
        await shown.press("c")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        await until(lambda: not isinstance(shown.app.screen, ChangesScreen | Choose))
        assert shown.change(5).piece("checklist-pauses").words == "RUN-1"


async def test_a_failed_rollout_asks_for_the_incident_it_led_to(opened: Open) -> None:
    async with opened() as shown:
        number = shown.desk.open_incident(declaring.declare("Slow", severity=3, commander="bo")).incident.number
        shown.desk.do(number, declaring.state_service("payments", ServiceState.DEGRADED))
        await shown.choose("CHG-4")
        await shown.press("f", "j", "enter")
        await shown.answer("5xx on eu-1")
        assert shown.change(4).state is ChangeState.ROLLED_BACK
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        assert shown.change(4).incident == number
        assert "Led to         INC-1" in shown.detail
        await shown.press("i", "backspace", "backspace", "backspace", "backspace")
        await shown.answer("0")
        assert shown.change(4).incident == 0


async def test_from_what_a_change_led_to_enter_goes_to_the_incident(opened: Open) -> None:
    async with opened() as shown:
        number = shown.desk.open_incident(declaring.declare("Slow", severity=3, commander="bo")).incident.number
        changes.link_incident(shown.desk, 2, number)
        await shown.screen.resync()
        await shown.choose("CHG-2")
        shown.screen.follow(f"INC-{number}")
        await until(lambda: isinstance(shown.app.screen, WarRoom))


async def test_an_emergency_needs_a_reason_and_nothing_else_and_is_reviewed_without_its_documents(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        await shown.fill(title="Now", risk_emergency="yes", risk_likelihood="2", risk_impact="2")
        await shown.press("ctrl+s", "space")
        await shown.answer("")
        assert shown.change(8).state is ChangeState.PLANNED
        await shown.press("space")
        await shown.answer("the key is public")
        assert shown.change(8).approval.missing == ("automated-tests", "peer-review")
        await shown.choose("CHG-1")
        await shown.press("space")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("enter")
        await shown.answer("nobody rehearses a key")
        held = shown.change(1)
        assert held.review is not None
        assert (held.over, "peer-review" in held.review.missing) == (True, True)


async def test_giving_up_asks_for_a_reason_and_can_be_taken_back(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-6")
        await shown.press("d")
        await shown.answer("not needed")
        assert shown.change(6).state is ChangeState.CANCELLED
        await shown.press("u")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("enter")
        assert shown.change(6).state is ChangeState.PLANNED


async def test_no_key_writes_anything_by_itself(opened: Open) -> None:
    async with opened() as shown:
        before = [dossiers.history(shown.desk, CHANGES, number) for number in range(1, 8)]
        for number, keys in ((1, "spu"), (3, "fd"), (4, "sfdiu"), (5, "sldu"), (6, "sldu")):
            await shown.choose(f"CHG-{number}")
            for key in keys:
                await shown.press("space" if key == "s" else key)
                if shown.app.screen is not shown.screen or shown.screen.line.question is not None:
                    await shown.press("escape")
        assert [dossiers.history(shown.desk, CHANGES, number) for number in range(1, 8)] == before
