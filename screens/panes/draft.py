"""Pane 4: what the next update says, sentence by sentence, each with the facts behind it; or a person's own text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience
from screens.presenting.row import MUTED, plain
from screens.widgets.line_list import LineList, Row
from screens.widgets.text_line import TextLine

if TYPE_CHECKING:
    from screens.panes.draft_editor import DraftEditor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence, or a line of a person's own; sentences of one paragraph stand under each other without a gap."""

    words: str
    facts: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """What the pane shows; `head` and `foot` are lines of their own."""

    audience: Audience
    paragraphs: tuple[Paragraph, ...]
    head: Content
    foot: Content
    subtitle: Content
    """When its readers heard last, and when they were told that they hear next."""


class DraftLines(LineList):
    """The draft's lines; the selected one's sentence is what its facts are shown for."""


class DraftPane(Vertical):
    """Audience tabs, the draft, and what stands against sending it."""

    class EditEnded(Message):
        """Escape in the editor: the text is kept as it is."""

    def __init__(self) -> None:
        super().__init__(id="draft", classes="pane")
        self.border_title = "4 Update"
        self.editor: DraftEditor | None = None
        """The editor while somebody writes."""
        self._view: DraftView | None = None
        self._subtitle = Content()
        self._tabs = TextLine(id="draft-tabs")
        self._head = TextLine(id="draft-head")
        self._foot = TextLine(id="draft-foot")
        self.lines = DraftLines(empty=Content("The draft comes in a moment …"), id="draft-lines")

    def compose(self) -> ComposeResult:
        yield self._tabs
        yield self._head
        yield self.lines
        yield self._foot

    def show(self, view: DraftView) -> None:
        """Shows a draft; nothing is painted when it is the one that stands there."""
        if view == self._view:
            return
        self._view = view
        self._tabs.say(_tabs(view.audience))
        self.show_around(view.head, view.foot)
        self.lines.fit_rows(lambda width: _rows(view, width))
        if not view.subtitle.is_same(self._subtitle):  # a border paints everything inside it anew
            self.border_subtitle = self._subtitle = view.subtitle

    def show_around(self, head: Content, foot: Content) -> None:
        """Shows what is said of the text above and below it: all that a key changes while somebody writes."""
        self._head.say(head)
        self._foot.say(foot)

    async def open_editor(self, text: str, edited: Callable[[str], None]) -> None:
        """Lets a person write, beginning with a text; `edited` is called with it at every change."""
        if self.editor is None:
            from screens.panes.draft_editor import DraftEditor

            self.editor = DraftEditor(text, edited)
            self.lines.display = False
            await self.mount(self.editor, after=self.lines)
        self.editor.focus()

    async def close_editor(self) -> None:
        """Shows the draft again."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self.lines.display = True
            if editor.has_focus:
                self.lines.focus()
            await editor.remove()
            self._view = None

    @property
    def selected_facts(self) -> tuple[str, ...]:
        """Keys of the facts behind the selected sentence."""
        return tuple((self.lines.selected_key or "").split()[1:])


def _tabs(audience: Audience) -> Content:
    tabs = [plain(str(each), "bold $text-accent underline" if each is audience else MUTED) for each in Audience]
    return Content("  ").join(tabs)


def _rows(view: DraftView, width: int) -> tuple[Row, ...]:
    """The sentences wrapped, an empty line between paragraphs; each line's key carries its sentence's facts."""
    rows: list[Row] = []
    paragraph = 0
    for place, sentence in enumerate(view.paragraphs):
        if sentence.number != paragraph:
            rows.append(Row(f"gap {place}", Content(), selectable=False))
            paragraph = sentence.number
        unknown = sentence.words.startswith("We do not yet know")
        words = Content(sentence.words).stylize(MUTED) if unknown else Content(sentence.words)
        for number, line in enumerate(words.wrap(width)):
            rows.append(Row(f"{place}.{number} {' '.join(sentence.facts)}", line))
    return tuple(rows)
