"""Sending from the war room: the last look, and one use case that records and queues."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import quoted
from screens.session import Session
from screens.terminal.key_order import OPENING
from screens.war_room.delivered import Delivered
from screens.war_room.opening import Opening
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.desk.publishing import Way
    from opsdesk.desk.updates import Proposal
    from opsdesk.domain.incident import Incident


class Publishing(Delivered, part=True):
    """The update leaves."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._reason_begun = ""
        """Why a text is to go out against the linter, as far as it was written before somebody looked again."""

    def send_to(self, named: str) -> None:
        """The same for an audience (`:send executives`); for the one that is shown where none is named."""
        if named:
            from opsdesk.desk.capture.on_pace import audience_named

            audience = audience_named(named.lower())
            if audience is None:
                self.say(f"who is {quoted(named)}? customers, executives, support or engineers", problem=True)
                return
            self.turn_to(audience)
        self.action_send()

    def action_send(self) -> None:
        """Shows the text, who reads it and how it goes; Enter there sends. The draft is frozen meanwhile."""
        if not self._drafter_ready:
            self.say("the drafter is still loading", problem=True)
        elif not self.incident.origin.sends:
            self.say(f"a {self.incident.origin} sends nothing", problem=True)
        elif refusal := self.proposal().refusal:
            self.say(refusal, problem=True)
        else:
            begin(self, partial(self._confirm_sending, self.proposal(), self.incident), group=OPENING)

    async def _confirm_sending(self, frozen: Proposal, known: Incident) -> None:
        await self.load_courier()
        from opsdesk.desk.publishing import ways
        from screens.dialogs.send import SendDialog, Sending
        from screens.dialogs.send_ways import WayOut
        from screens.presenting.draft import finding_line

        audience = frozen.draft.audience
        offered = await asyncio.to_thread(ways, self.courier.outbox, audience)
        shown = [WayOut(way.name, f"set for {audience}" if way.is_meant else "", way.problem) for way in offered]
        lines = [finding_line(finding, frozen.text) for finding in frozen.findings if finding.blocks]

        had_focus = self.focused

        async def answered(sending: Sending | str | None) -> None:
            is_left = not isinstance(sending, Sending)
            self._reason_begun = sending.override if isinstance(sending, Sending) else sending or ""
            if isinstance(sending, Sending):
                await self._send(frozen, known, offered[sending.way], sending.override)
            is_back = is_left and had_focus is not None and had_focus.is_attached
            self.set_focus(had_focus if is_back else self.capture.input)

        dialog = SendDialog(
            str(audience),
            frozen.text,
            lines,
            shown,
            blocked=bool(frozen.blocking),
            reason=self._reason_begun,
            settings_problem=self.session.problem,
        )
        self.app.push_screen(dialog, answered)

    async def _send(self, frozen: Proposal, known: Incident, way: Way, override: str) -> None:
        """Records and queues in one transaction; the courier takes it from there."""
        from opsdesk.desk.approving import approve
        from opsdesk.desk.publishing import publish
        from opsdesk.domain.delivery_ways import BY_HAND

        courier, number = self.courier, self.number
        try:
            approved = approve(frozen, known, now=self.session.now, zone=self.session.zone, override=override)
            published = await self.session.desk.ask(lambda desk: publish(desk, number, approved, way, courier.outbox))
        except DeskError as error:
            self.say(error.message, problem=True)
            return
        self._reason_begun = ""
        courier.hand(*published.in_hand)
        await self.take(published.incident)
        await self.drop_words(approved.audience)
        goes = "you send it by hand" if way.name == BY_HAND else f"it goes by {way.name}"
        self.say(f"update {published.update} to {approved.audience} is recorded; {goes}")
        await self.await_deliveries(published.queued)
