"""What is seen of a document while it is read: why to be careful, the outline beside the text, what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from opsdesk.desk import runbooks, runbooks_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.errors import DeskError
from opsdesk.domain.runbook import Document
from opsdesk.domain.values import dataclass
from opsdesk.formats.outline import outline
from screens.breadth import Breadth
from screens.presenting.runbooks_reading import STALE, banner, found_words, reading_head, shown_lines
from screens.presenting.runbooks_text import line_of, matches, outline_rows, pattern, text_rows, wrong_lines
from screens.session import Session
from screens.skeleton.doing import Doing
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with its text, as it was read."""

    standing: Standing
    text: str


def opening(desk: Desk, number: int) -> Opened:
    """What the screen shows; on the store's thread."""
    standing = runbooks_standing.standing_of(desk, number)
    return Opened(standing, runbooks.text_of(desk, standing.document))


class ReadingView(Doing, Breadth[None]):
    """One text."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/runbooks.tcss"]
    AUTO_FOCUS = "#text"

    def __init__(self, session: Session, opened: Opened, *, incident: int = 0, line: int = 0, words: str = "") -> None:
        """`incident` is the one it is followed in; the reading begins at a line (0: below what nobody reads), with what
        was looked for found."""
        super().__init__(session)
        self.opened = opened
        self.incident = incident
        self.words = words
        """What is looked for."""
        self.head = TextLine(id="header")
        self.banner = Static(id="reasons")
        self.outline = LineList(id="outline", classes="pane")
        self.text = LineList(id="text", classes="pane")
        self._take(opened)
        self._begin_at = line or self.held.begins

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="banner"):
            yield Static(Content(STALE), id="stale")
            yield self.banner
        with Horizontal(id="panes"):
            yield self.outline
            yield self.text
        yield self.line
        yield self.hint

    def on_mount(self) -> None:
        """The text, at the line that was asked for."""
        self.show()
        self.call_after_refresh(self.jump, self._begin_at)

    @property
    def document(self) -> Document:
        """What is read."""
        return self.opened.standing.document

    @property
    def here(self) -> int:
        """The line that is selected, from 1."""
        return line_of(self.text.selected_key)

    @property
    def found(self) -> Sequence[int]:
        """The lines that have what is looked for."""
        return matches(self.lines, pattern(self.words))

    async def resync(self) -> None:
        number = self.document.number
        try:
            opened = await self.session.desk.ask(lambda desk: opening(desk, number))
        except DeskError as error:
            self.say(error.message)
            return
        if opened != self.opened:
            self._take(opened)
            self.show()

    def show(self) -> None:
        """All of it as it is now."""
        standing = self.opened.standing
        self.head.say(lambda width: reading_head(standing, self.incident, width))
        warnings = banner(standing)
        self.set_class(bool(warnings), "-stale")
        self.banner.update(Content("\n").join(map(Content, warnings)))
        headings = self.held.headings
        self.set_class(not headings, "-flat")
        self.outline.border_title = Content("Outline")
        self.outline.fit_rows(lambda width: outline_rows(headings, width))
        self.show_found()

    def show_found(self) -> None:
        """The text with what is looked for."""
        lines, looked_for = self.lines, pattern(self.words)
        headings = {heading.line for heading in self.held.headings}
        wrong = wrong_lines(lines, self.document.wrong)
        self.text.fit_rows(lambda width: text_rows(lines, headings, wrong, looked_for, width))
        self.text.border_title = Content(f"Text / {self.words}" if self.words else "Text")
        self.say_place()

    def say_place(self) -> None:
        """On the border: which of the found lines this is, or how far down in the text."""
        found = found_words(self.found, self.here) if self.words else ""
        self.text.say_on_border(found or ("nothing found" if self.words else f"{self.here} of {len(self.lines)}"))

    def jump(self, line: int) -> None:
        """Selects a line, some lines of what is before it in view."""
        self.text.select_key(f"{line}.0")
        if self.text.selected_index is not None:
            self.text.scroll_to_row(max(self.text.selected_index - len(self.text.rows_in_view) // 4, 0))

    @on(LineList.Highlighted, "#text")
    def moved(self, event: LineList.Highlighted) -> None:
        """The outline goes along."""
        above = [heading.line for heading in self.held.headings if heading.line <= self.here]
        self.outline.select_key(str(above[-1]) if above else "")
        self.say_place()

    @on(LineList.Chosen, "#outline")
    def heading_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a heading: there."""
        self.to_text()
        self.jump(int(event.key))

    def to_text(self) -> None:
        """Back from the outline."""
        self.remove_class("-outline")
        self.call_after_refresh(self.text.focus)

    def _take(self, opened: Opened) -> None:
        self.opened = opened
        self.lines = shown_lines(opened.standing, opened.text)
        self.held = outline(opened.text)
