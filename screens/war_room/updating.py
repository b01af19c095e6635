"""A person's own words for an update in the war room: written in the pane or an editor, and kept."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.timer import Timer

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.vocabulary import Audience
from screens.panes.draft import DraftPane
from screens.presenting.row import MUTED, plain, spread
from screens.session import Session
from screens.war_room.drafting import Drafting
from screens.war_room.keeping import KEEP_AFTER_S
from screens.war_room.opening import Opening
from screens.widgets.capture_line import Question
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal

WRITING = "your words now: ^j finding, ^s send, ^o your editor, Esc ends; D then drops"


class Updating(Drafting, part=True):
    """Pane 4 with somebody's words in it."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._unkept: set[Audience] = set()
        self._draft_timer: Timer | None = None
        self._begun: tuple[Proposal, datetime] | None = None
        """What a person's words began with, and when."""

    async def read_words(self) -> None:
        """Reads the edits of last time; where some were written meanwhile those stand."""
        from opsdesk.desk.updates import edit_from_json

        keys = {audience: self._edit_key(audience) for audience in Audience}
        texts = await self.session.desk.ask(lambda desk: {who: desk.kept_text(key) for who, key in keys.items()})
        if not self._drafter_ready:
            self._edits = {audience: edit_from_json(text) for audience, text in texts.items()}

    def show_draft(self) -> None:
        """As ever; an editor in which nobody wrote yet follows the facts."""
        if self._drafter_ready and self.draft.editor is not None and self._edits.get(self.audience) is None:
            self.draft.editor.follow(self._begin_words()[0].text)
        super().show_draft()

    def turn_to(self, audience: Audience) -> None:
        """Shows what an audience would be sent; an editor that is open holds another one's words, and is closed."""
        if self.draft.editor is not None:
            begin(self, self._close_editor)
        super().turn_to(audience)

    async def _close_editor(self) -> None:
        """The pane shows the words again."""
        await self.draft.close_editor()
        self.call_after_refresh(self.show_draft)

    async def action_edit_draft(self) -> None:
        """Lets the person write, beginning with what would be sent."""
        if self._drafter_ready:
            self.set_focus(self.show_pane(4))
            await self.draft.open_editor(self._begin_words()[0].text, self.take_words)
            self.say(WRITING)

    def hints(self, width: int) -> Content:
        """The editor's keys as long as somebody writes in it, whatever happens meanwhile."""
        writing = self.draft.editor is not None and self.draft.editor.has_focus
        return spread(width, plain(WRITING, MUTED)) if writing else super().hints(width)

    async def action_editor(self) -> None:
        """The user's own editor: on the draft from its pane, otherwise on the line."""
        if self.session.editor is None:
            self.say("there is no editor here", problem=True)
            return
        on_draft = self._drafter_ready and self.draft.has_pseudo_class("focus-within")
        try:
            if on_draft:
                await self.draft.close_editor()
                self.take_words(self.session.editor(self._begin_words()[0].text))
                self.call_after_refresh(self.show_draft)
            else:
                self.capture.write(self.session.editor(self.capture.input.typed_value))
        except DeskError as error:
            self.say(error.message, problem=True)

    def _begin_words(self) -> tuple[Proposal, datetime]:
        """What would be sent is what a person's words begin with; what changes from here on is told beside them."""
        self._begun = self.proposal(), self.session.now
        return self._begun

    def take_words(self, text: str) -> None:
        """Takes over what a person wrote for this audience, keeps it soon, and shows what stands against it at once.

        Their facts are those of when they were begun: one that comes meanwhile isn't lost with the next key.
        """
        from opsdesk.desk.updates import kept
        from screens.presenting.draft import foot_line, head_line

        self.typed_at = monotonic()
        begun = self._begun
        if begun is None or begun[0].draft.audience is not self.audience:
            begun = self._begin_words()
        self._edits[self.audience] = kept(begun[0], text, begun[1])
        self._unkept.add(self.audience)
        proposal = self.proposal()
        self.draft.show_around(head_line(proposal, self.session.zone), foot_line(proposal))
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(KEEP_AFTER_S, self.keep_edits)

    @on(DraftPane.EditEnded)
    async def draft_edit_ended(self, event: DraftPane.EditEnded) -> None:
        """Somebody is done writing."""
        self.keep_edits()
        await self._close_editor()

    def keep_edits(self) -> list[Future[None]]:
        """Begins to keep edited drafts in the store."""
        self._draft_timer = None
        if not self._unkept:
            return []
        from opsdesk.desk.updates import edit_to_json

        saves = []
        for audience in self._unkept:
            key, text = self._edit_key(audience), edit_to_json(self._edits.get(audience))
            saves.append(self.session.desk.begin(partial(_keep_text, key, text)))
        self._unkept.clear()
        return saves

    def keep_typed(self) -> list[Future[None]]:
        return [*super().keep_typed(), *self.keep_edits()]

    def action_drop_edit(self) -> None:
        """Goes back to the draft that follows the facts; the person's words are asked about first."""
        if self._edits.get(self.audience) is None:
            self.say("this is the draft itself; there are no words of yours to drop", problem=True)
            return

        def answered(answer: str) -> None:
            if answer.strip().lower() in {"y", "yes"}:
                self._edits[self.audience] = None
                self._unkept.add(self.audience)
                self.keep_edits()
                self.show_draft()

        self.capture.ask(Question("drop your words for this audience? yes or no", answered))

    async def drop_words(self, audience: Audience) -> None:
        """Lets go of a person's words for an audience: they were sent, or aren't wanted."""
        self._edits[audience] = None
        self._unkept.add(audience)
        self.keep_edits()
        self._wanted = None
        await self._close_editor()

    def _edit_key(self, audience: Audience) -> str:
        return f"draft INC-{self.number} {audience} {self.session.by}"


def _keep_text(key: str, text: str, desk: Desk) -> None:
    desk.keep_text(key, text)
