"""`r` in the war room: from a suspected change to its procedure, and to a run that belongs to the incident."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import amending, checklists, noting, rollbacks, runs
from screens.checklists.run_screen import RunScreen
from screens.dialogs.choose import Choose
from screens.dialogs.form import Form
from screens.rollbacks.offer import RollbackOffer
from screens.war_room import WarRoom
from screens.widgets.form_field import FormField
from tests.screens.rollbacks.conftest import BACK, Open, Rollbacks
from tests.screens.shown import lines_of
from tests.screens.waiting import until


def offered(shown: Rollbacks) -> list[str]:
    """What the offer says."""
    assert isinstance(shown.app.screen, RollbackOffer)
    return lines_of(shown.app.screen.lines)


def hint(shown: Rollbacks) -> str:
    """What the war room says at its foot."""
    room = next(screen for screen in shown.app.screen_stack if isinstance(screen, WarRoom))
    return room.hint.said(120)


async def test_a_suspected_change_opens_its_rollback_and_enter_begins_it(opened: Open) -> None:
    async with opened(room=True) as shown:
        await shown.press("escape", "r")
        await until(lambda: isinstance(shown.app.screen, RollbackOffer) and shown.app.screen.lines.row_count)
        said = offered(shown)
        assert said[:4] == [
            "RB-1 payments · rolling",
            "",
            "! drill failed on 2026-11-08: [no image",
            "Trigger        error rate > 2 %",
        ]
        assert "1.1  Deploy the release before" in said
        assert not any("drill due" in line for line in said), "what is due some day isn't of now"
        await shown.press("enter")
        await until(lambda: isinstance(shown.app.screen, RunScreen))
        run = runs.one(shown.desk, 1)
        assert (run.incident, run.drill) == (shown.number, 0)
        entries = [entry.payload.headline() for entry in shown.desk.entries(shown.number)]
        assert entries[-2].startswith(
            "D1 decided: roll back payments: rolling release 4.2 by RB-1 (payments · rolling): about 12"
        )
        assert entries[-1] == "began checklist back v1 (RUN-1)"


async def test_what_the_steps_leave_blank_is_asked_for_before_it_begins(opened: Open) -> None:
    async with opened(room=True) as shown:
        step = replace(BACK.sections[0].steps[0], words="Deploy {{ good }} of {{ service }}")
        section = replace(BACK.sections[0], steps=(step,))
        checklists.take_in(shown.desk, [replace(BACK, sections=(section,))])
        for leaves in (True, False):
            await shown.press("escape", "r")
            await until(lambda: isinstance(shown.app.screen, RollbackOffer))
            await shown.press("enter")
            await until(lambda: isinstance(shown.app.screen, Form))
            assert [held.label for held in shown.app.screen.query(FormField)] == ["good"]
            if leaves:
                await shown.press("escape")
                assert runs.listed(shown.desk) == []
        await shown.press("4", ".", "1", "enter")
        await until(lambda: isinstance(shown.app.screen, RunScreen))
        assert runs.one(shown.desk, 1).parts[0].steps[0].step.words == "Deploy 4.1 of payments"


async def test_a_rollback_under_way_is_gone_on_with(opened: Open) -> None:
    async with opened(room=True) as shown:
        for _ in range(2):
            await shown.app.run_action("incident", shown.app)
            await until(lambda: isinstance(shown.app.screen, WarRoom))
            await shown.settle()
            await shown.press("escape", "r")
            await until(lambda: isinstance(shown.app.screen, RollbackOffer))
            await shown.press("enter")
            await until(lambda: isinstance(shown.app.screen, RunScreen))
        assert [run.number for run in runs.listed(shown.desk)] == [1]


async def test_several_suspects_and_several_procedures_are_chosen_from(opened: Open) -> None:
    async with opened(room=True) as shown:
        shown.desk.do(shown.number, noting.note_change("payments: something else"))
        await shown.app.screen.resync()
        await shown.settle()
        await shown.press("escape", "2", "r")
        await until(lambda: isinstance(shown.app.screen, Choose) and shown.app.screen.lines.row_count)
        await shown.press("enter")
        await until(lambda: isinstance(shown.app.screen, Choose) and "By which procedure?" in shown.app.screen._title)
        await shown.press("enter")
        await until(lambda: isinstance(shown.app.screen, RollbackOffer))
        await shown.press("escape")
        assert isinstance(shown.app.screen, WarRoom)
        assert runs.listed(shown.desk) == []


async def test_the_change_selected_in_the_timeline_is_the_one(opened: Open) -> None:
    async with opened(room=True) as shown:
        shown.desk.do(shown.number, noting.note_change("payments: the migration"))
        await shown.app.screen.resync()
        await shown.settle()
        await shown.press("escape", "1", "G", "r")
        await until(lambda: isinstance(shown.app.screen, RollbackOffer) and shown.app.screen.lines.row_count)
        assert offered(shown)[0] == "RB-2 every service · migration"
        await shown.press("enter")
        assert isinstance(shown.app.screen, RollbackOffer), "without steps there is nothing to begin"


async def test_without_a_procedure_it_says_how_to_make_one(opened: Open) -> None:
    async with opened(room=True) as shown:
        rollbacks.retire(shown.desk, 1, "x")
        await shown.press("escape", "r")
        await until(lambda: "no rollback procedure for payments · rolling" in hint(shown))
        assert ":rollbacks, then n writes one" in hint(shown)


async def test_without_a_suspect_it_says_how_to_name_one(opened: Open) -> None:
    async with opened(room=True) as shown:
        room = shown.app.screen
        assert isinstance(room, WarRoom)
        entry = next(one for one in shown.desk.entries(shown.number) if one.payload.KIND == "change.noted")
        shown.desk.do(shown.number, amending.strike(entry, "not it"))
        await room.resync()
        await shown.settle()
        await shown.press("escape", "r")
        await until(lambda: "no change is suspected yet: type “:change what was changed”" in hint(shown))
