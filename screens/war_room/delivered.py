"""What became of the updates that left: what went wrong is marked and said, sent again or dropped; all is read back."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line, quoted
from screens.presenting.row import MUTED, plain, spread
from screens.session import Session
from screens.war_room.opening import Opening
from screens.war_room.pacing import Pacing
from screens.widgets.capture_line import Question

if TYPE_CHECKING:
    from opsdesk.desk.courier import Courier
    from opsdesk.domain.delivery import Delivery, DeliveryState
    from opsdesk.domain.nudges import Nudge
    from screens.presenting.passage import Passage


class Delivered(Pacing, part=True):
    """The updates on their way out."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self.deliveries: dict[int, Delivery] = {}
        self._awaited: set[int] = set()
        self._standing: Mapping[int, DeliveryState] | None = None
        """Where those stand that went wrong, or take their time; None before anybody looked."""
        self._wrong: Sequence[int] = ()
        """Those that went wrong."""

    async def load_drafter(self) -> None:
        """What went wrong before is said in the same idle moment."""
        await super().load_drafter()
        await asyncio.to_thread(importlib.import_module, "opsdesk.desk.deliveries")
        await self._read_deliveries()

    async def resync(self) -> None:
        await super().resync()
        if self._drafter_ready:
            await self._read_deliveries()

    def tick(self) -> None:
        super().tick()
        self._show_deliveries()

    @property
    def courier(self) -> Courier:
        """Who takes texts out; its code is loaded off the event loop first: `load_courier`."""
        assert self.session.courier is not None
        return self.session.courier()

    async def load_courier(self) -> None:
        """Loads the channels' code."""
        await asyncio.to_thread(importlib.import_module, "screens.outgoing")

    async def await_deliveries(self, queued: Iterable[Delivery]) -> None:
        """Says which way each of these went, once it did."""
        self._awaited |= {item.id for item in queued}
        await self._read_deliveries()

    async def _read_deliveries(self) -> None:
        from opsdesk.desk.deliveries import of_incident

        number = self.number
        try:
            held = await self.session.desk.ask(lambda desk: of_incident(desk, number))
        except DeskError as error:
            self.say(error.message, problem=True)
            return
        self.deliveries = {item.id: item for item in held}
        arrived = [item for item in held if item.id in self._awaited and item.sent_at]
        self._awaited -= {item.id for item in arrived}
        self._show_deliveries()
        if arrived:
            self._say_arrived(arrived)

    def _say_arrived(self, arrived: Sequence[Delivery]) -> None:
        """On the foot; what went at a later try in the corner, since the log then has news that takes the foot over."""
        words = "; ".join(self._said(item) for item in arrived)
        if any(item.attempts > 1 for item in arrived):
            self.app.notify(words, title="Sent after all", timeout=10, markup=False)
        else:
            self.say(words)

    def _show_deliveries(self) -> None:
        """Marks the updates that went wrong or take their time, and says what went wrong; only what changed."""
        now, before = self.session.now, self._standing
        items = self.deliveries.values()
        standing = {item.id: state for item in items if (state := item.standing(now)).went_wrong or item.is_slow(now)}
        if standing == before:
            return
        self._standing = standing
        self._wrong = [place for place, state in standing.items() if state.went_wrong]
        for place in self._wrong:
            if before is not None and before.get(place) is not standing[place]:
                title = "It may have gone: look there" if standing[place] == "unsure" else "Not sent"
                said = self._said(self.deliveries[place])
                self.app.notify(said, title=title, severity="error", timeout=10, markup=False)
        self.passages = self._passages(standing)
        self.timeline.mark_undelivered(self.passages)
        self.show_all()

    def _passages(self, standing: Mapping[int, DeliveryState]) -> dict[int, Passage]:
        """What is said of each update: what went wrong comes before what takes its time."""
        from screens.presenting.passage import Passage

        passages: dict[int, Passage] = {}
        for update in {self.deliveries[place].update for place in standing}:
            places = [place for place in standing if self.deliveries[place].update == update]
            wrong = [place for place in places if place in self._wrong]
            shown = self._by_state(wrong, standing) if wrong else {"on its way by": self._channels(places)}
            words = ", ".join(f"{state} {', '.join(channels)}" for state, channels in shown.items())
            passages[update] = Passage(words, went_wrong=bool(wrong))
        return passages

    def _by_state(self, places: Sequence[int], standing: Mapping[int, DeliveryState]) -> dict[str, list[str]]:
        """`failed on`: page; `unsure on`: chat."""
        states = dict.fromkeys(standing[place] for place in places)
        return {f"{state} on": self._channels(at for at in places if standing[at] is state) for state in states}

    def _channels(self, places: Iterable[int]) -> list[str]:
        return [self.deliveries[place].channel for place in places]

    def _said(self, item: Delivery) -> str:
        """`update 3 failed on page: status 503; next try 14:05`."""
        at = item.next_at.astimezone(self.session.zone) if item.next_at and item.attempts else None
        again = f"; next try {at:%H:%M}" if at else ""
        return one_line(f"update {item.update} {item.said(self.session.now)}{again}")

    def hints(self, width: int) -> Content:
        """What didn't go comes before what could be done next."""
        if not self._wrong:
            return super().hints(width)
        words = self._said(self.deliveries[max(self._wrong)])
        return spread(width, plain(f"✗ {words}", "bold $text-error"), plain("  ^g opens :outbox", MUTED))

    @property
    def proposal_shown(self) -> Nudge | None:
        return None if self._wrong else super().proposal_shown

    @property
    def next_step(self) -> str:
        return ":outbox" if self._wrong else super().next_step

    def show_sent(self, update: int) -> None:
        """A text that was sent, with everything it was sent on."""
        from screens.presenting.sent import sent_details

        held, now, zone = self.incident.updates.get(update), self.session.now, self.session.zone
        if held is not None:
            rules = self.session.settings.lint
            self.show_text(f"Update {update}", sent_details(held, self.deliveries.values(), rules, now, zone))

    def action_outbox(self) -> None:
        """What is on its way or went wrong here: choose one to send it again, or to drop it."""
        from screens.dialogs.choose import Choose

        now = self.session.now
        held = [item for item in self.deliveries.values() if item.standing(now).is_open]
        if not held:
            self.say("nothing is on its way, and nothing went wrong")
            return

        def answered(places: tuple[int, ...] | None) -> None:
            if places:
                self._ask_what_to_do(held[places[0]])

        self.app.push_screen(Choose("On its way out", [self._said(item) for item in held], several=False), answered)

    def _ask_what_to_do(self, item: Delivery) -> None:
        from opsdesk.domain.delivery import overtaken_by

        async def answered(answer: str) -> None:
            word = answer.strip().lower()
            if word in {"again", "drop"}:
                await (self._send_again(item) if word == "again" else self._drop(item))
            elif word:
                self.say(f"{quoted(answer)} is neither again nor drop: nothing was done", problem=True)

        newer = overtaken_by(item, self.deliveries.values())
        once_more = f"again (though {newer.update} went since)" if newer else "again (send it once more)"
        self.capture.ask(Question(f"update {item.update} on {item.channel}: {once_more} or drop", answered))

    async def _send_again(self, item: Delivery) -> None:
        from opsdesk.desk.delivering import take

        await self.load_courier()
        take_it = partial(take, outbox=self.courier.outbox, delivery_id=item.id)
        try:
            self.courier.hand(await self.session.desk.ask(take_it))
        except DeskError as error:
            self.say(error.message, problem=True)
        else:
            await self.await_deliveries([item])

    async def _drop(self, item: Delivery) -> None:
        from opsdesk.desk.deliveries import drop

        try:
            over = await self.session.desk.ask(partial(drop, delivery_id=item.id))
        except DeskError as error:
            self.say(error.message, problem=True)
        else:
            await self.resync()
            self.say(self._said(over))
