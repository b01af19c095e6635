"""Pane 4: what the next update says, sentence by sentence, each with the facts behind it; or a person's own text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from opsdesk.domain.vocabulary import Audience
from screens.presenting.row import MUTED, join, plain
from screens.widgets.line_list import LineList, Row
from screens.widgets.text_line import TextLine


@dataclass(frozen=True, slots=True)
class DraftView:
    """What the pane shows: texts as (facts behind it, words); `head` and `foot` are lines of their own."""

    audience: Audience
    sentences: tuple[tuple[str, str], ...]
    head: Content
    foot: Content
    subtitle: str = ""


class DraftLines(LineList):
    """The draft's lines; the selected one's sentence is what its facts are shown for."""


class DraftEditor(TextArea):
    """The draft while a person writes it."""

    @dataclass
    class Edited(Message):
        """The text changed."""

        text: str

    @dataclass
    class Ended(Message):
        """Escape: the text is kept as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "end", "Done", id="draft.end")]

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """One message upwards, in the pane's own words."""
        event.stop()
        self.post_message(self.Edited(self.text))

    def action_end(self) -> None:
        """The pane shows the text again."""
        self.post_message(self.Ended())


class DraftPane(Vertical):
    """Audience tabs, the draft, and what stands against sending it."""

    def __init__(self) -> None:
        super().__init__(id="draft", classes="pane")
        self.border_title = "4 Update"
        self._view: DraftView | None = None
        self._width = 0
        self.lines = DraftLines(empty=Content("The draft follows what you type …"), id="draft-lines")

    def compose(self) -> ComposeResult:
        yield TextLine(id="draft-tabs")
        yield TextLine(id="draft-head")
        yield self.lines
        yield TextLine(id="draft-foot")

    def show(self, view: DraftView) -> None:
        """Shows a draft; nothing is painted when it is the one that stands there."""
        width = self.lines.scrollable_content_region.width
        if (view, width) == (self._view, self._width):
            return
        self._view, self._width = view, width
        self.query_one("#draft-tabs", TextLine).say(_tabs(view.audience))
        self.query_one("#draft-head", TextLine).say(view.head)
        self.query_one("#draft-foot", TextLine).say(view.foot)
        self.lines.set_rows(_rows(view, width))
        self.border_subtitle = Content(view.subtitle)

    @property
    def editor(self) -> DraftEditor | None:
        """The editor while somebody writes."""
        found = self.query(DraftEditor)
        return found.first() if found else None

    async def open_editor(self, text: str) -> None:
        """Lets a person write, beginning with a text."""
        if self.editor is None:
            editor = DraftEditor(text, soft_wrap=True, id="draft-editor")
            self.lines.display = False
            await self.mount(editor, after=self.lines)
        if (editor_there := self.editor) is not None:
            editor_there.focus()

    async def close_editor(self) -> None:
        """Shows the draft again."""
        if (editor := self.editor) is not None:
            self.lines.display = True
            await editor.remove()
            self._view = None
            self.lines.focus()

    @property
    def selected_facts(self) -> str:
        """The facts behind the selected sentence."""
        return (self.lines.selected_key or "").partition(" ")[2]


def _tabs(audience: Audience) -> Content:
    tabs = [plain(str(each), "bold $text-accent underline" if each is audience else MUTED) for each in Audience]
    return Content("  ").join(tabs)


def _rows(view: DraftView, width: int) -> tuple[Row, ...]:
    """The sentences wrapped; each line's key carries its sentence's facts."""
    rows: list[Row] = []
    for place, (facts, words) in enumerate(view.sentences):
        for number, line in enumerate(Content(words).wrap(max(width, 10))):
            unknown = words.startswith("We do not yet know")
            rows.append(Row(f"{place}.{number} {facts}", line.stylize(MUTED) if unknown else join(line)))
    return tuple(rows)
