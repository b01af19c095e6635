"""F2, the desk: open incidents, what is due, and how a new one begins."""

from __future__ import annotations

import asyncio
import importlib
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer

from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item
from opsdesk.domain.errors import BadInput, DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from screens.following import Following
from screens.messages import IncidentChosen, LeaveWanted, PlaceWanted
from screens.presenting.agenda import KEY, PLACES, agenda_rows, beside_incidents, put_off_line, this_week
from screens.presenting.desk import desk_line, due_rows, incident_rows
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.widgets.capture_line import CaptureLine, Question
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

EMPTY = Content("No incident yet. n, a title and Enter declare the first one; everything else can follow.")
NOTHING_DUE = Content("Nothing is due: no update, no check-in, nothing without an owner.")
AGENDA_AFTER_S = 0.3
"""Seconds after a write until the agenda is read anew."""
KEYS = "n declare  Enter open  Tab list  w put off  F1 help  F4 checklists  F5 changes  ^p palette  s services  q leave"


@dataclass(frozen=True, slots=True)
class DeskState:
    """The incidents as the store has them."""

    running: tuple[Incident, ...]
    past: tuple[Incident, ...]
    agenda: tuple[Item, ...] = ()
    """What else is due; it comes after the incidents, since it has to ask every part of the desk."""


def read_state(desk: Desk) -> DeskState:
    """Open incidents and the newest of those that are over."""
    return DeskState(tuple(desk.open_incidents()), tuple(desk.past_incidents(50)))


class DeskScreen(Following):
    """Open incidents with severity, elapsed time and next update; what is due, unowned first."""

    CSS_PATH = "../styles/desk.tcss"
    AUTO_FOCUS = "#incidents"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "declare", "Declare an incident", id="desk.declare"),
        Binding("s", "place('services')", "Services", id="desk.services"),
        Binding("P", "place('people')", "People", id="desk.people"),
        Binding("w", "put_off", "Put off", id="desk.put_off"),
        Binding("question_mark", "help", "Help", id="desk.help", key_display="?"),
        Binding("t", "zone", "UTC or local time", id="desk.zone"),
        Binding("q", "leave", "Leave", id="desk.leave"),
    ]

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session)
        self.state = state or DeskState((), ())
        self.incidents = LineList(empty=EMPTY, id="incidents", classes="pane")
        self.incidents.border_title = "Incidents"
        self.due = LineList(empty=NOTHING_DUE, id="due", classes="pane")
        self.due.border_title = "Due"
        self.head = TextLine(id="header")
        self.line = CaptureLine(Content("desk › "))
        self._agenda_timer: Timer | None = None
        self._week: tuple[Item, ...] = ()
        self._week_at: tuple[datetime, tzinfo] | None = None
        self.hint = TextLine(_keys, id="hint")

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="lists"):
            yield self.incidents
            yield self.due
        yield self.line
        yield self.hint

    async def on_mount(self) -> None:
        """The lists, then the clock once a second."""
        self.set_interval(1.0, self.show_state)
        await self.resync()

    async def resync(self) -> None:
        try:
            read = await self.session.desk.ask(read_state)
            self.state = replace(read, agenda=self.state.agenda)
        except DeskError as error:
            self.say(error.message)
        self.show_state()
        if self._agenda_timer is None:
            self._agenda_timer = self.set_timer(AGENDA_AFTER_S, self.read_agenda)

    async def read_agenda(self) -> None:
        """Reads what else is due. Every part of the desk is asked for it, so once for many writes in a row."""
        self._agenda_timer = None
        await asyncio.to_thread(importlib.import_module, "opsdesk.desk.agenda")
        from opsdesk.desk import agenda

        settings = self.session.settings
        try:
            items = await self.session.desk.ask(lambda desk: agenda.items(desk, settings))
        except DeskError as error:
            self.say(error.message)
            return
        self.state = replace(self.state, agenda=beside_incidents(items))
        self._week_at = None
        self.show_state()

    def show_state(self) -> None:
        """Shows the incidents as they are at this second."""
        now, policy, zone = self.session.now, self.session.settings.policy, self.session.zone
        running, past = self.state.running, self.state.past
        notice = self.session.desk.desk.opened.notice
        self.head.say(lambda width: desk_line(running, past, now, zone, policy, notice, width))
        self.incidents.fit_rows(lambda width: incident_rows(running, past, now, policy, width))
        week = self._due_this_week(now, zone)
        self.due.fit_rows(
            lambda width: agenda_rows(week, now, zone, width).below(due_rows(running, past, now, zone, policy, width))
        )
        self.incidents.say_on_border(f"{len(running)} open · {len(past)} over")

    def _due_this_week(self, now: datetime, zone: tzinfo) -> tuple[Item, ...]:
        """This week's part of the agenda: gone through once a minute, and when it was read."""
        looked_at = (now.replace(second=0, microsecond=0), zone)
        if self._week_at != looked_at:
            self._week_at, self._week = looked_at, this_week(self.state.agenda, now, zone)
        return self._week

    def say(self, message: str) -> None:
        """Says what went wrong on the hint line, until something is asked again."""
        self.hint.say(plain(message, "$text-error"))

    def ask(self, question: Question, typed: str = "") -> None:
        """Asks on the line; what was said about an answer before is over."""
        self.hint.say(_keys)
        self.line.ask(question, typed)

    @on(LineList.Chosen)
    def chosen(self, event: LineList.Chosen) -> None:
        """Opens the incident, or what something due belongs to."""
        if (item := self._agenda_item(event.key)) is not None:
            self._go_to(item)
        else:
            self.post_message(IncidentChosen(int(event.key.split()[0])))

    def _go_to(self, item: Item) -> None:
        if (place := PLACES.get(item.sort)) is not None:
            self.post_message(PlaceWanted(place, item.about))
        else:
            self.say(f"{item.key}: see to it on the command line (opsdesk --help)")

    def _agenda_item(self, key: str) -> Item | None:
        return next((item for item in self.state.agenda if f"{KEY}{item.key}" == key), None)

    def action_put_off(self) -> None:
        """Puts the chosen thing of this week's list off: until when, and why."""
        item = self._agenda_item(self.due.selected_key or "")
        if item is None:
            self.say("choose something of “This week” to put off (an incident's update: Z in its war room)")
            return
        self._ask_until(item.key)

    def _ask_until(self, key: str, typed: str = "") -> None:
        self.ask(Question("put off until?", lambda until: self._ask_why(key, until)), typed)

    def _ask_why(self, key: str, until: str) -> None:
        from opsdesk.desk.agenda import time_typed

        try:
            time_typed(until, self.session.now, self.session.zone)
        except BadInput as error:
            self._ask_until(key, until)
            self.say(error.message)
            return
        self.ask(Question("why?", lambda why: self._put_off(key, until, why)))

    async def _put_off(self, key: str, until: str, why: str) -> None:
        from opsdesk.desk import agenda

        session = self.session
        try:
            item = await session.desk.ask(
                lambda desk: agenda.snooze_until(desk, session.settings, key, until, why, session.zone)
            )
        except DeskError as error:
            self._ask_until(key, until)
            self.say(error.message)
        else:
            self.notify(put_off_line(item, session.zone), markup=False)
        await self.resync()

    def action_declare(self, title: str = "") -> None:
        """Asks for a title; Enter declares and opens the war room."""
        self.ask(Question("what is broken?", self._declare, opens=True), title)

    async def _declare(self, title: str) -> None:
        by = self.session.by
        try:
            written = await self.session.desk.ask(lambda desk: desk.open_incident(declare(title, commander=by)))
        except DeskError as error:
            self.action_declare(title)
            self.say(error.message)
            return
        self.post_message(IncidentChosen(written.incident.number))

    def action_place(self, name: str) -> None:
        """Services or people."""
        self.post_message(PlaceWanted(name))

    def action_zone(self) -> None:
        """Times in UTC or in local time."""
        self.session.toggle_zone()
        self.show_state()

    def action_leave(self) -> None:
        """Leaves the desk."""
        self.post_message(LeaveWanted())


def _keys(width: int) -> Content:
    return plain(KEYS, MUTED)
