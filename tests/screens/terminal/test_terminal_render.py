"""No widget lets a control character through to the terminal, and no layout gives way for it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import widgets as w
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets.option_list import Option

from screens.terminal.render import _textual_render, install_render_cleaning

ControlsOf = Callable[[bytes], list[str]]

PAYLOADS = {
    "sequences": "\x1b[31mred\x1b[3;9r\x1b[6n\x1b]0;pwned\x07\x1b]52;c;cm0gLXJmIH4=\x1b\\ \x1bP+q544e\x1b\\",
    "C1": "\x9b31mx\x9d0;t\x9c\x90q\x9c",
    "C0": "nul\x00 bell\x07 back\x08 page\x0c shift\x0e del\x7f",
    "line ends": "a\r\nb\rc\x85d\u2028e\u2029f",
    "hidden": "access \u202edenied\u202c \u2066x\u2069 a\ud800b",
}


def _table(text: str) -> Widget:
    table: w.DataTable[Text] = w.DataTable()
    table.add_column(Text(text))
    table.add_row(Text(text), label=Text(text))
    return table


def _tree(text: str) -> Widget:
    tree: w.Tree[None] = w.Tree(Text(text))
    tree.root.add_leaf(Text(text))
    tree.root.expand()
    return tree


def _bordered(text: str) -> Widget:
    widget = w.Static("body")
    widget.styles.border = ("round", "red")
    widget.border_title = Content(text)
    widget.border_subtitle = Content(text)
    return widget


def _rich_log(text: str) -> Widget:
    log = w.RichLog(markup=False)
    log.write(text)
    return log


SLOTS: dict[str, Callable[[str], Widget]] = {
    "Static": lambda text: w.Static(text, markup=False),
    "Static of Content": lambda text: w.Static(Content(text)),
    "Static of rich Text": lambda text: w.Static(Text(text)),
    "Label": lambda text: w.Label(text, markup=False),
    "Button": lambda text: w.Button(Content(text)),
    "Checkbox": lambda text: w.Checkbox(Content(text)),
    "Collapsible": lambda text: w.Collapsible(w.Static("x"), title=text, collapsed=False),
    "DataTable": _table,
    "OptionList": lambda text: w.OptionList(Option(Content(text))),
    "SelectionList": lambda text: w.SelectionList((Content(text), 1)),
    "Select": lambda text: w.Select([(text, 1)], value=1),
    "ListView": lambda text: w.ListView(w.ListItem(w.Label(text, markup=False))),
    "Tree": _tree,
    "Tabs": lambda text: w.Tabs(w.Tab(Content(text))),
    "border title": _bordered,
    "Input": lambda text: w.Input(text),
    "placeholder": lambda text: w.Input(placeholder=text),
    "TextArea": lambda text: w.TextArea(text),
    "Markdown": lambda text: w.Markdown(text),
    "RichLog": _rich_log,
    "Log": lambda text: w.Log().write(text),
    "Digits": lambda text: w.Digits(text),
    "link": lambda text: w.Static(Text("a link", style=Style(link=f"http://x/{text}"))),
}


class Everywhere(App[None]):
    """One text in every place that shows text."""

    CSS = "Screen > * { height: 4; max-height: 4; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        for make in SLOTS.values():
            yield make(self.text)

    def on_mount(self) -> None:
        self.notify(self.text, title=self.text, markup=False, timeout=60)


@pytest.fixture(autouse=True)
def _cleaning(as_painted: None) -> None:
    install_render_cleaning()


def painted(app: App[Any]) -> bytes:
    """What Textual would write to the terminal for the whole screen."""
    return "\n".join(strip.render(app.console) for strip in app.screen._compositor.render_strips()).encode("utf-8")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_no_widget_lets_a_control_through(payload: str, controls_from_content: ControlsOf) -> None:
    app = Everywhere(payload)
    async with app.run_test(size=(60, 4 * len(SLOTS) + 10), notifications=True) as pilot:
        await pilot.pause()
        assert controls_from_content(painted(app)) == []


async def test_the_matrix_would_notice(monkeypatch: pytest.MonkeyPatch, controls_from_content: ControlsOf) -> None:
    monkeypatch.setattr(Strip, "render", _textual_render)
    app = Everywhere(PAYLOADS["sequences"])
    async with app.run_test(size=(60, 4 * len(SLOTS) + 10), notifications=True) as pilot:
        await pilot.pause()
        assert len(controls_from_content(painted(app))) > len(SLOTS)


def rendered(*segments: Segment) -> str:
    return Strip(segments).render(Console(color_system="truecolor", force_terminal=True))


def test_ordinary_text_is_painted_as_it_is() -> None:
    text = "数据库 👩‍👩‍👧‍👦 no\u00a0break שלום\u200f"
    assert rendered(Segment(text)) == text


def test_a_row_keeps_its_width() -> None:
    assert rendered(Segment("a\x1b[31mb"), Segment(" " * 4)) == "a␛[31mb   "


def test_what_textual_says_to_the_terminal_itself_passes() -> None:
    assert rendered(Segment("\x1b[2J", None, [])) == "\x1b[2J"


def test_the_result_is_kept_and_installing_twice_changes_nothing() -> None:
    installed = Strip.render
    install_render_cleaning()
    assert Strip.render is installed
    strip = Strip([Segment("a\x07b")])
    assert strip.render(Console()) is strip.render(Console())
    assert strip.text == "a\x07b"


def test_nothing_reaches_a_real_terminal(tiny_app: Callable[..., Any], controls_from_content: ControlsOf) -> None:
    terminal = tiny_app("hostile")
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 143
    assert controls_from_content(terminal.output) == []
    assert "␛]52;c;" in terminal.output.decode()
