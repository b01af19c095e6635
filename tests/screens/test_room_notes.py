"""Notes in the war room lie where nothing is typed or judged."""

from __future__ import annotations

from functools import partialmethod

import pytest
from textual.app import App
from textual.widgets._toast import Toast, ToastRack

from tests.screens.waiting import until

WORDS = "Several lines of words: what was taken on last time is late, it came back, and nobody looked at it."


@pytest.fixture(autouse=True)
def with_notes(monkeypatch: pytest.MonkeyPatch):
    """Tests are spared them otherwise."""
    monkeypatch.setattr(App, "run_test", partialmethod(App.run_test, notifications=True))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (100, 30)])
@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
async def test_a_note_covers_nothing_that_is_typed_or_judged(open_room, size: tuple[int, int], pane: str):
    async with open_room(size) as room:
        await room.press("escape", pane)
        await room.screen.load_drafter()
        note = await noted(room, "A postmortem is begun", WORDS)
        assert note.region.height >= 3
        over = {widget.id for widget in seen(room.screen) if widget.region.overlaps(note.region)}
        assert not over & {"header", "capture-line", "hint", "draft-foot", "draft-head"}, over
        assert not over & {"board", "draft-lines"} or size[0] < 120, "what is chosen from stands beside it"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_note_lies_off_the_text_that_somebody_writes(open_room, size: tuple[int, int]):
    async with open_room(size) as room:
        await room.press("escape", "4")
        await room.screen.load_drafter()
        await room.screen.action_edit_draft()
        note = await noted(room, "Sent after all", "it went by page")
        assert not note.region.overlaps(room.screen.draft.editor.region)


async def noted(room, title: str, words: str) -> Toast:
    """Shows a note."""
    room.screen.notify(words, title=title, timeout=60, markup=False)
    rack = room.screen.get_child_by_type(ToastRack)
    await until(lambda: [toast for toast in rack.walk_children(Toast) if toast.region.area], "the note")
    return rack.walk_children(Toast)[0]


def seen(screen):
    """The widgets that are on the screen."""
    return [widget for widget in screen.query("*") if widget.id and widget.is_on_screen and widget.region.area]
