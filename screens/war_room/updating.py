"""The update in the war room: drafted from the facts, edited by hand, checked. See `opsdesk.desk.updates`."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Mapping
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
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage
from screens.panes.draft import DraftLines, DraftPane
from screens.presenting.row import MUTED, plain, spread
from screens.session import Session
from screens.war_room.keeping import KEEP_AFTER_S
from screens.war_room.nudging import Nudging
from screens.war_room.opening import Opening
from screens.widgets.capture_line import Question
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal
    from opsdesk.drafting.edits import KeptEdit
    from screens.presenting.passage import Passage

FIRST_IDLE_S = 0.4
"""Seconds from the first frame to the drafter: importing it right after the paint makes early keys wait."""
REDRAFT_AFTER_S = 0.02
"""What happened is painted first: drafting takes as long as painting it."""
WRITING = "your words now: ^j finding, ^s send, ^o your editor, Esc ends; D then drops"


class Updating(Nudging, part=True):
    """Pane 4 at work."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self.audience = Audience.CUSTOMERS
        self._wanted: tuple[Stage, object] | None = None
        """The stage that somebody chose, and how it stood then."""
        self._drafter_ready = False
        self._edits: dict[Audience, KeptEdit | None] = {}
        self._unkept: set[Audience] = set()
        self._draft_timer: Timer | None = None
        self._redraft_timer: Timer | None = None
        self._as_decided: Incident | None = None
        """The incident once it is over, with what became of its ideas."""
        self._finding = -1
        self.passages: Mapping[int, Passage] = {}
        """What went wrong with updates that were sent, by their number: “failed on page”."""
        self._begun: tuple[Proposal, datetime] | None = None
        """What a person's words began with, and when."""

    def on_mount(self) -> None:
        """The drafter comes when the first frame stands, however long that takes."""
        self.call_after_refresh(self.set_timer, FIRST_IDLE_S, self.load_drafter)

    async def load_drafter(self) -> None:
        """Imports the drafter, reads the edits of last time, then drafts; the first draft off the event loop too, since
        the linter compiles its rules for it, and then those that the first keys of an edit may need."""
        await asyncio.to_thread(importlib.import_module, "screens.presenting.draft")
        from opsdesk.desk.updates import edit_from_json
        from opsdesk.drafting.lint import prepare

        keys = {audience: self._edit_key(audience) for audience in Audience}
        texts = await self.session.desk.ask(lambda desk: {who: desk.kept_text(key) for who, key in keys.items()})
        if self._drafter_ready:  # loaded meanwhile: words written since then stand
            return
        self._edits = {audience: edit_from_json(text) for audience, text in texts.items()}
        self._drafter_ready = True
        await asyncio.to_thread(self.proposal)
        self.show_draft()
        await asyncio.to_thread(prepare)

    # What is shown

    def show_all(self) -> None:
        super().show_all()
        if self._redraft_timer is None:
            self._redraft_timer = self.set_timer(REDRAFT_AFTER_S, self._redraft)

    def _redraft(self) -> None:
        self._redraft_timer = None
        self.show_draft()
        if self.incident.status.is_over:
            begin(self, self._learn_what_was_decided)

    async def _learn_what_was_decided(self) -> None:
        """What is to change afterwards is decided elsewhere; the incident's log names it and no more."""
        from opsdesk.desk.followups_ideas import as_decided

        incident = self.incident
        try:
            self._as_decided = await self.session.desk.ask(lambda desk: as_decided(desk, incident))
        except DeskError as error:
            self.say(error.message, problem=True)
        self.show_draft()

    def show_draft(self) -> None:
        """Shows the draft for the chosen audience, or the person's own words and what changed since."""
        if self._drafter_ready:
            from screens.presenting.draft import draft_view

            if self.draft.editor is not None and self._edits.get(self.audience) is None:
                self.draft.editor.follow(self._begin_words()[0].text)
            now, zone = self.session.now, self.session.zone
            self.draft.show(draft_view(self.proposal(), self.incident, now, zone, self.passages))

    def proposal(self) -> Proposal:
        """What would be sent now; only once the drafter is there."""
        from opsdesk.desk.updates import propose

        decided = self._as_decided
        return propose(
            decided if decided and decided.seq == self.incident.seq else self.incident,
            self.audience,
            self.session.settings.policy,
            now=self.session.now,
            stage=self.stage,
            zone=self.session.zone,
            edit=self._edits.get(self.audience),
            templates=self.session.templates,
            rules=self.session.settings.lint,
        )

    @on(DraftLines.Highlighted)
    def sentence_highlighted(self, event: DraftLines.Highlighted) -> None:
        """A selected sentence shows the facts behind it."""
        if self.focused is self.draft.lines and self._drafter_ready and (keys := self.draft.selected_facts):
            from screens.presenting.facts import facts_line

            self.hint.say(facts_line(self.proposal(), keys, self.session.zone))

    def action_audience(self, step: int) -> None:
        """The next audience, or the one before."""
        order = list(Audience)
        self.turn_to(order[(order.index(self.audience) + step) % len(order)])

    def turn_to(self, audience: Audience) -> None:
        """Shows what an audience would be sent; an editor that is open holds another one's words, and is closed."""
        self.audience, self._wanted = audience, None
        if self.draft.editor is not None:
            begin(self, self._close_editor)
        self.show_draft()

    def offer_correction(self, audience: Audience) -> None:
        """The draft is the correction of what was sent."""
        self.turn_to(audience)
        self.choose_stage(Stage.CORRECTION)

    @property
    def stage(self) -> Stage | None:
        """The stage that somebody chose, until the incident moves on or its readers hear something."""
        return self._wanted[0] if self._wanted and self._wanted[1] == self._as_it_stands else None

    @property
    def _as_it_stands(self) -> object:
        last = self.incident.last_update(self.audience)
        return self.incident.status, self.incident.status_at, last.number if last else 0

    def choose_stage(self, stage: Stage) -> None:
        """Drafts for a stage other than the one that is due."""
        self._wanted = stage, self._as_it_stands
        self.show_draft()

    async def _close_editor(self) -> None:
        """The pane shows the words again."""
        await self.draft.close_editor()
        self.call_after_refresh(self.show_draft)

    def action_stage(self) -> None:
        """The next stage, when the one that is due isn't what the commander wants to send."""
        if not self._drafter_ready:
            return
        from opsdesk.drafting.stages import stages_to_choose

        draft = self.proposal().draft
        order = stages_to_choose(self.incident, self.audience, draft.ledger)
        later = [stage for stage in order if list(Stage).index(stage) > list(Stage).index(draft.stage)]
        self.choose_stage((later or order)[0])

    def action_next_finding(self) -> None:
        """Says the next thing that the linter found, and selects it in the editor."""
        if not self._drafter_ready:
            return
        from screens.presenting.draft import finding_line

        proposal = self.proposal()
        if not proposal.findings:
            self.say("the linter found nothing")
            return
        self._finding = (self._finding + 1) % len(proposal.findings)
        finding = proposal.findings[self._finding]
        line, width = finding_line(finding, proposal.text), self.hint.size.width
        if self.draft.editor is not None:
            self.draft.editor.select_span(finding.start, finding.end)
        elif line.cell_length > width:
            line = spread(width, line, plain("  c in full", MUTED))
        self.hint.say(line)

    # Editing

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
