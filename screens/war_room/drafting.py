"""The draft in the war room: made from the facts for an audience and a stage, then checked. See `desk.updates`."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage
from screens.panes.draft import DraftLines
from screens.presenting.row import MUTED, plain, spread
from screens.session import Session
from screens.war_room.nudging import Nudging
from screens.war_room.opening import Opening
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal
    from opsdesk.drafting.edits import KeptEdit
    from screens.presenting.passage import Passage

FIRST_IDLE_S = 0.4
"""Seconds from the first frame to the drafter: importing it right after the paint makes early keys wait."""
REDRAFT_AFTER_S = 0.02
"""What happened is painted first: drafting takes as long as painting it."""


class Drafting(Nudging, part=True):
    """Pane 4 as far as nobody writes in it."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self.audience = Audience.CUSTOMERS
        self._wanted: tuple[Stage, object] | None = None
        """The stage that somebody chose, and how it stood then."""
        self._drafter_ready = False
        self._edits: dict[Audience, KeptEdit | None] = {}
        """A person's own words in place of a draft."""
        self._redraft_timer: Timer | None = None
        self._as_decided: Incident | None = None
        """The incident once it is over, with what became of its ideas."""
        self._finding = -1
        self.passages: Mapping[int, Passage] = {}
        """What went wrong with updates that were sent, by their number: “failed on page”."""

    def on_mount(self) -> None:
        """The drafter comes when the first frame stands, however long that takes."""
        self.call_after_refresh(self.set_timer, FIRST_IDLE_S, self.load_drafter)

    async def load_drafter(self) -> None:
        """Imports the drafter, reads the edits of last time, then drafts; the first draft off the event loop too, since
        the linter compiles its rules for it, and then those that the first keys of an edit may need."""
        await asyncio.to_thread(importlib.import_module, "screens.presenting.draft")
        from opsdesk.drafting.lint import prepare

        await self.read_words()
        if self._drafter_ready:  # loaded meanwhile
            return
        self._drafter_ready = True
        await asyncio.to_thread(self.proposal)
        self.show_draft()
        await asyncio.to_thread(prepare)

    async def read_words(self) -> None:
        """For whoever keeps a person's words: reads those of last time."""

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

    # For whom, and what kind of update

    def action_audience(self, step: int) -> None:
        """The next audience, or the one before."""
        order = list(Audience)
        self.turn_to(order[(order.index(self.audience) + step) % len(order)])

    def turn_to(self, audience: Audience) -> None:
        """Shows what an audience would be sent."""
        self.audience, self._wanted = audience, None
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

    def action_stage(self) -> None:
        """The next stage, when the one that is due isn't what the commander wants to send."""
        if not self._drafter_ready:
            return
        from opsdesk.drafting.stages import stages_to_choose

        draft = self.proposal().draft
        order = stages_to_choose(self.incident, self.audience, draft.ledger)
        later = [stage for stage in order if list(Stage).index(stage) > list(Stage).index(draft.stage)]
        self.choose_stage((later or order)[0])

    # What the linter found

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
