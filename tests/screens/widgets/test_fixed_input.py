"""The line that costs one small write a key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from screens.widgets.fixed_input import SHOWN_CHARACTERS, FixedInput


class Edited(FixedInput):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def value_edited(self, value: str) -> None:
        self.seen.append(value)


class FourPanes(App[None]):
    CSS = "Static { height: 1fr; } FixedInput { height: 1; border: none; }"

    def __init__(self, line: Input) -> None:
        super().__init__()
        self.line = line

    def compose(self) -> ComposeResult:
        with Vertical():
            for number in range(4):
                yield Static(str(number), markup=False)
        yield self.line

    def on_mount(self) -> None:
        self.line.focus()


async def layouts_while_typing(line: Input, monkeypatch) -> int:
    """How often the screen is laid out while ten keys are typed."""
    counted = 0
    original = Screen._refresh_layout

    def counting(self, *args, **options):
        nonlocal counted
        counted += 1
        return original(self, *args, **options)

    async with FourPanes(line).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", counting)
        await pilot.press(*"0123456789")
        await pilot.pause(0.1)
    return counted


async def test_a_key_asks_for_no_layout_while_the_stock_input_does(monkeypatch):
    assert await layouts_while_typing(FixedInput(), monkeypatch) == 0
    monkeypatch.undo()
    assert await layouts_while_typing(Input(), monkeypatch) > 0


async def test_every_edit_is_told_in_the_keys_own_handler():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        await pilot.press("a", "b", "backspace")
        assert line.seen == ["a", "ab", "a"]


async def test_a_paste_keeps_its_lines():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        line.replace("one\r\ntwo\rthree", 0, 0)
        await pilot.pause()
        assert line.typed_value == "one\ntwo\nthree"
        shown = line.render_line(0).text
        assert "one⏎two⏎three" in shown


async def test_a_huge_paste_shows_a_beginning_and_keeps_all_of_it():
    line = FixedInput()
    text = "x" * (SHOWN_CHARACTERS * 4)
    async with FourPanes(line).run_test() as pilot:
        line.replace(text, 0, 0)
        await pilot.pause()
        assert line.typed_value == text
        assert line.content_width <= SHOWN_CHARACTERS + 2


async def test_markup_and_control_characters_are_shown_as_they_are():
    line = FixedInput()
    async with FourPanes(line).run_test() as pilot:
        line.value = "[red]x[/] \x1b[31m"
        await pilot.pause()
        shown = line.render_line(0).text
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown


async def test_keys_that_come_in_one_burst_act_in_their_order():
    """As a slow connection brings them: nobody waits between two keys."""
    line = Edited()
    entered: list[str] = []

    async def submit() -> None:
        entered.append(line.value)
        line.value = ""

    line.action_submit = submit
    async with FourPanes(line).run_test() as pilot:
        keys = ["a", "b", "backspace", "c", "enter", "d", "e", "enter", "f"]
        for key in keys:
            character = key if len(key) == 1 else None
            pilot.app.post_message(events.Key(key, character))
        await pilot.pause(0.1)
        assert entered == ["ac", "de"]
        assert line.value == "f"
