"""The line that costs one small write a key."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from screens.widgets.fixed_input import SHOWN_CHARACTERS, FixedInput
from tests.screens.waiting import painted, until


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


async def layouts_while_typing(line: Input, layouts, typed: str = "") -> int:
    """How often the screen is laid out while ten keys are typed after what is there."""
    async with FourPanes(line).run_test(size=(100, 30)) as pilot:
        line.value = typed
        await pilot.pause()
        before = layouts.count
        await pilot.press(*"0123456789")
        await painted(pilot.app)
        return layouts.count - before


async def test_a_key_asks_for_no_layout_while_the_stock_input_does(layouts):
    assert await layouts_while_typing(FixedInput(), layouts) == 0
    assert await layouts_while_typing(Input(), layouts) > 0


async def test_a_line_that_outgrows_its_place_asks_for_no_layout(layouts):
    assert await layouts_while_typing(FixedInput(), layouts, "long " * 40) == 0


async def test_every_edit_is_told_in_the_keys_own_handler():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        await pilot.press("a", "b", "backspace")
        assert line.seen == ["a", "ab", "a"]


async def test_a_paste_keeps_its_lines():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        line.post_message(events.Paste("one\r\ntwo\rthree\n"))
        await pilot.pause()
        assert line.seen == ["one\ntwo\nthree"]
        assert line.typed_value == "one\ntwo\nthree"
        assert line.render_line(0).text.startswith("one⏎two⏎three ")


async def test_the_sign_for_a_line_end_is_not_mistaken_for_one():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        line.post_message(events.Paste("press ⏎\nthen wait"))
        await pilot.pause()
        assert line.typed_value == "press ⏎\nthen wait"


async def test_a_paste_replaces_what_is_selected():
    line = Edited()
    async with FourPanes(line).run_test() as pilot:
        line.value = "roll back 4.2 now"
        line.selection = Selection(10, 13)
        line.post_message(events.Paste("4.1\n4.2"))
        await pilot.pause()
        assert line.typed_value == "roll back 4.1\n4.2 now"


async def test_a_click_lands_on_the_character_it_points_at():
    line = FixedInput()
    async with FourPanes(line).run_test() as pilot:
        line.value = "a\n连b"
        await pilot.click(line, offset=(3, 0))
        assert line.cursor_position == 2
        await pilot.click(line, offset=(4, 0))
        assert line.cursor_position == 3
        await pilot.click(line, offset=(30, 0))
        assert line.cursor_position == 4


async def test_a_long_line_scrolls_with_its_cursor():
    line = FixedInput()
    async with FourPanes(line).run_test(size=(20, 10)) as pilot:
        line.value = "the beginning and after it the very end"
        await pilot.press("end")
        assert line.render_line(0).text == "ter it the very end "
        await pilot.press("home")
        assert line.render_line(0).text == "the beginning and af"


async def test_a_huge_paste_shows_a_beginning_and_keeps_all_of_it():
    line = FixedInput()
    text = "x" * (SHOWN_CHARACTERS * 4)
    async with FourPanes(line).run_test() as pilot:
        line.replace(text, 0, 0)
        await pilot.pause()
        assert line.typed_value == text
        assert line.content_width <= SHOWN_CHARACTERS + 2
        assert line.render_line(0).text.endswith("x… "), "the cursor stands behind what is shown"
        await pilot.press("y")
        assert line.typed_value == f"{text}y"


async def test_markup_and_control_characters_are_shown_as_they_are():
    line = FixedInput()
    async with FourPanes(line).run_test() as pilot:
        line.value = "[red]x[/] \x1b[31m"
        await pilot.pause()
        shown = line.render_line(0).text
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown


async def test_tab_goes_on_unless_a_subclass_completes():
    class Completing(FixedInput):
        def action_complete(self) -> None:
            self.insert_text_at_cursor("pleted")

    for line, focus_stays in ((FixedInput(), False), (Completing(), True)):
        app = FourPanes(line)
        async with app.run_test() as pilot:
            await app.mount(FixedInput())
            await pilot.press("tab")
            assert line.has_focus is focus_stays
            assert line.value == ("pleted" if focus_stays else "")


async def test_no_change_is_announced_by_a_message():
    line = Edited()
    app = FourPanes(line)
    announced: list[Input.Changed] = []
    app.on_input_changed = announced.append
    async with app.run_test() as pilot:
        await pilot.press("a", "backspace")
        line.value = "set"
        await pilot.pause()
        assert line.seen == ["a", ""]
        assert announced == []


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
        await until(lambda: line.value == "f")
        assert entered == ["ac", "de"]
