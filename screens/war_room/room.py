"""The war room's state and how it flows: one incident, one clock, four panes. What is typed is in `capturing.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic, time

from textual.events import ScreenResume
from textual.reactive import var

from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk, TimelineShape
from opsdesk.domain.cadence import most_urgent
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.overdue import overdue_things
from opsdesk.store.log import Written
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.header import Header, header_line, situation_line
from screens.session import Session
from screens.war_room.furnishing import Furnished
from screens.war_room.opening import Opening

TICK_S = 1.0
TICK_AT_LEAST_S = 2.5
"""So often the timers move even while somebody types without a pause."""
COVERED_TICK_S = 5.0
"""Between two ticks while a dialog lies over the room: everything under it is blended anew for each."""
TYPING_S = 0.1
"""Seconds after a key within which the next one is likely."""


class Room(Furnished, part=True):
    """One incident on screen. Subclasses add what is typed, drafted and bound to keys."""

    incident: var[Incident] = var(Incident, init=False)

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self.number = opening.incident.number
        self.typed_at = 0.0
        """When a key was typed last, by the machine's monotonic clock."""
        self._ticked_at = 0.0
        self._overdue: frozenset[str] = frozenset()
        self.set_reactive(Room.incident, opening.incident)
        self.known_people = frozenset(opening.people)

    def on_mount(self) -> None:
        """Everything at once, then the clock once a second."""
        self.show_all()
        self.set_timer(TICK_S, self.tick_between_keys)

    def tick_between_keys(self) -> None:
        """Ticks, but not in the frame of a key: nothing else is painted there, so a second may wait for the next."""
        now = monotonic()
        if now - self.typed_at < TYPING_S and now - self._ticked_at < TICK_AT_LEAST_S:
            self.set_timer(TYPING_S, self.tick_between_keys)
            return
        self._ticked_at = now
        self.tick()
        self.set_timer(TICK_S - time() % TICK_S if self.is_current else COVERED_TICK_S, self.tick_between_keys)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """In sight again: the timers are right at once."""
        if self._ticked_at:
            self.show_timers(self.session.now)

    def watch_incident(self, incident: Incident) -> None:
        """Every pane follows the incident."""
        if self.is_mounted:
            self.show_all()

    def tick(self) -> None:
        """A second went by: timers move, nothing else is painted; the bell rings when something has become due."""
        now = self.session.now
        self.show_timers(now)
        overdue = overdue_things(self.incident, self.session.settings.policy, now)
        if self.session.settings.bell and overdue - self._overdue:
            self.app.bell()
        self._overdue = overdue

    def show_all(self) -> None:
        """Shows everything as it is now."""
        self.show_timers(self.session.now)
        self.situation.say(lambda width: situation_line(self.incident, width))

    def show_timers(self, now: datetime) -> None:
        """Shows what changes with time alone."""
        due = most_urgent(self.incident, self.session.settings.policy, now)
        header = Header(self.incident, now, self.session.zone, due, self.session.desk.desk.opened.notice)
        self.header.say(lambda width: header_line(header, width))
        self.board.show(self.incident, now, self.session.zone)
        self.actions.show(self.incident, now)

    async def do(
        self, decision: Decision, at: datetime | None = None, approx: bool = False, *, takes: str = ""
    ) -> Written:
        """Runs a use case and shows what it wrote; raises DeskError. What was kept half-typed under the name `takes` is
        forgotten with it."""
        number = self.number

        def write(desk: Desk) -> Written:
            return desk.do(number, decision, at=at, approx=approx)

        return await self.show_written(lambda desk: desk.take_typed(write, takes) if takes else write(desk))

    async def show_written(self, call: Callable[[Desk], Written]) -> Written:
        """Makes a call that writes to the incident, and shows what it wrote; raises DeskError."""
        written = await self.session.desk.ask(call)
        await self.take(written.incident)
        if written.incident.status.is_over:
            await self._follow_the_end(written)
        return written

    async def _follow_the_end(self, written: Written) -> None:
        """What the end of an incident leads to; its code is loaded then."""
        from screens.war_room.ended import begin_postmortem

        await begin_postmortem(self, written)

    async def try_do(self, decision: Decision, at: datetime | None = None, approx: bool = False) -> bool:
        """As `do`; what is refused is said on the hint line."""
        try:
            await self.do(decision, at, approx)
        except DeskError as error:
            self.say(error.message, problem=True)
            return False
        return True

    async def take(self, incident: Incident) -> None:
        """Takes over a newer state of the incident, whoever wrote it."""
        if incident.seq > self.incident.seq:
            self._show_newer(incident, *await self.session.desk.ask(self._news()))

    async def resync(self) -> None:
        """Somebody wrote to the store: takes over what is new here."""
        known, news = self.incident, self._news()
        try:
            incident, found = await self.session.desk.ask(lambda desk: (desk.caught_up(known), news(desk)))
            self._show_newer(incident, *found)
        except DeskError as error:
            self.say(error.message, problem=True)

    def _news(self) -> Callable[[Desk], tuple[TimelineShape, list[TimelineRow]]]:
        """What reads how the timeline differs from what is shown now."""
        known, zone, shape = self.incident, self.session.zone, self.timeline.shape
        return lambda desk: desk.timeline_news(known.number, known.seq, zone, shape)

    def _show_newer(self, incident: Incident, shape: TimelineShape, appended: Sequence[TimelineRow]) -> None:
        """Shows a newer state; one that came late, after a newer one still, is passed over."""
        if incident.seq > self.incident.seq:
            self.incident = incident
            self.timeline.take_shape(shape, appended)

    async def _shape(self, after_seq: int) -> TimelineShape:
        number, zone, known = self.number, self.session.zone, self.timeline.shape
        return await self.session.desk.ask(lambda desk: desk.timeline_shape(number, after_seq, zone, known))
