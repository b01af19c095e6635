"""A checklist as Markdown, with what the rules find beside it. Loaded when somebody writes, as Textual's editor is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from opsdesk.desk.checklists import TakenIn
from opsdesk.domain.errors import DeskError
from screens.breadth import Breadth
from screens.checklists import drafting
from screens.checklists.changes_dialog import ChangesDialog
from screens.checklists.drafting import Proposed, Reading
from screens.checklists.help_text import EDITOR_HELP
from screens.dialogs.form_fields import Typed
from screens.half_filled import as_text
from screens.kept_text import KEEP_EVERY_S, KeptText
from screens.panes.draft_editor import DraftEditor
from screens.presenting.checklists_editor import editor_head, finding_rows, place_in, row_of
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.skeleton.asking import Asking
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

Done = Callable[[TakenIn], Awaitable[None]]
READ_AFTER_S = 0.15
"""Seconds without a key before the rules read the text again."""
KEYS = "^s keep, after a look at what differs   ^j next finding   ^o your editor   Esc leave"
THEIRS = "v{version} was kept meanwhile; what it says otherwise than before is among what differs. "
SHORT_KEYS = "^s keep   ^j next finding   ^o your editor   Esc leave"


class ChecklistText(DraftEditor):
    """The text itself."""

    class Left(Message):
        """Escape."""

    def action_end(self) -> None:
        self.post_message(self.Left())


class EditorScreen(Asking, Breadth[None]):
    """One text. Whoever opened it is told what was kept."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/checklists.tcss"]
    HELP = EDITOR_HELP
    AUTO_FOCUS = "#draft-editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep it as the next version", id="checklist.keep"),
        Binding("ctrl+o", "editor", "Your own editor", id="checklist.editor"),
        Binding("ctrl+j", "next_finding", "Next finding", id="checklist.finding"),
    ]

    def __init__(self, session: Session, name: str, text: str, kept: Typed | None, done: Done) -> None:
        """`text` is what the desk has, `kept` what was being written when it wasn't left on purpose, and of what."""
        super().__init__(session)
        self._done = done
        self.name_kept = name
        self._first = kept.was if kept else text
        stored = as_text({drafting.TEXT: kept}) if kept else ""
        self._half_written = KeptText(session.desk, lambda: drafting.text_key(name, session.by), stored)
        self._finding = -1
        self._remark = "as you left it" if kept and kept.now != text else ""
        self.reading = Reading(None)
        self.text = ChecklistText(kept.now if kept else text, self._edited)
        self.findings = LineList(id="findings", classes="pane", empty=Content("The rules find nothing."))
        self.findings.can_focus = False
        self.head = TextLine(id="header")
        self._reading_soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="panes"):
            yield self.text
            yield self.findings
        yield self.hint

    def on_mount(self) -> None:
        """What the rules say at once; what is written is kept while it is."""
        self.text.border_title = "Markdown"
        self.findings.border_title = "What the rules find"
        self.set_interval(KEEP_EVERY_S, self.keep_typed)
        self.call_after_refresh(self.read)

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.read)

    def keys(self, width: int) -> Content:
        return plain(KEYS if len(KEYS) <= width else SHORT_KEYS, MUTED)

    def keep_typed(self) -> list[Future[None]]:
        typed = Typed(self._first, self.text.text)
        return self._half_written.keep(as_text({drafting.TEXT: typed}) if typed.now != typed.was else "")

    def read(self) -> None:
        """What the text says as a checklist, and what the rules find in it."""
        self.reading = drafting.read_text(self.text.text, self.name_kept)
        reading = self.reading
        self.head.say(lambda width: editor_head(reading, self.name_kept, self._remark, width))
        self.findings.fit_rows(partial(finding_rows, reading))

    async def action_keep(self) -> None:
        """Shows what would differ, and keeps it on Enter."""
        self.read()
        template, name = self.reading.template, self.name_kept
        if template is None:
            self.say(self.reading.problem)
            return
        try:
            proposed = await self.session.desk.ask(lambda desk: drafting.propose(desk, template, name))
        except DeskError as error:
            self.say(error.message)
            return
        over = f"v{proposed.over + 1} of {name}" if proposed.over else f"new checklist {template.name}"
        theirs = THEIRS.format(version=proposed.over) if proposed.over and proposed.text != self._first else ""
        dialog = ChangesDialog(f"{theirs}Keep this as {over}?", proposed.changes)
        self.app.push_screen(dialog, partial(self._keep, proposed))

    async def action_editor(self) -> None:
        """The user's own editor on this text."""
        if self.session.editor is None:
            self.say("there is no terminal to lend to an editor")
            return
        try:
            text = self.session.editor(self.text.text)
        except DeskError as error:
            self.say(error.message)
        else:
            self.text.text = text
            self.read()

    def action_next_finding(self) -> None:
        """Selects what the next finding is about."""
        template, found = self.reading.template, self.reading.findings
        if template is None or not found:
            self.say(self.reading.problem or "the rules find nothing")
            return
        self._finding = (self._finding + 1) % len(found)
        rows = finding_rows(self.reading, self.findings.scrollable_content_region.width)
        self.findings.select_key(row_of(rows, self._finding))
        span = place_in(self.text.text, template, found[self._finding])
        if span is not None:
            self.text.select_span(*span)

    def on_checklist_text_left(self, event: ChecklistText.Left) -> None:
        """Leaves; what was written is thrown away only when that is wanted."""
        if self.text.text == self._first:
            self._leave()
            return

        self.confirm("Leave without keeping it?", ("What you wrote is thrown away.",), self._leave)

    def _leave(self) -> None:
        self._first = self.text.text  # what is still typed isn't kept again by a turn of the timer until it is gone
        self._half_written.keep("")
        self.dismiss()

    async def _keep(self, proposed: Proposed, yes: bool | None) -> None:
        if not yes:
            return
        try:
            taken = await self.session.desk.ask(lambda desk: drafting.keep(desk, proposed))
        except DeskError as error:
            self.say(f"{error.message} ^s shows what differs from it now.")
            return
        self._leave()
        await self._done(taken)

    def _edited(self, text: str) -> None:
        if self._reading_soon is not None:
            self._reading_soon.stop()
        self._reading_soon = self.set_timer(READ_AFTER_S, self.read)
