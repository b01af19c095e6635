"""F2, the desk: signals that wait, open incidents, what is due, and how a new one begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from opsdesk.desk.desk import Desk
from screens.breadth import Breadth
from screens.desk.base import DeskState
from screens.desk.deciding import SIGNAL_BINDINGS
from screens.desk.narrowing import Narrowing
from screens.filtering import filter_key
from screens.messages import IncidentChosen, LeaveWanted, PlaceWanted
from screens.places import FIRST_PLACES, PLACES
from screens.presenting.agenda import agenda_rows
from screens.presenting.desk import desk_line, incident_rows
from screens.presenting.due import due_rows, pressing
from screens.terminal.key_order import OPENING
from screens.widgets.capture_line import Question
from screens.widgets.line_list import LineList, Row, Rows
from screens.working import begin


def read_state(desk: Desk) -> DeskState:
    """Open incidents and the newest of those that are over."""
    return DeskState(tuple(desk.open_incidents()), tuple(desk.past_incidents(50)))


class DeskScreen(Narrowing, Breadth[None]):
    """Signals that wait; open incidents with severity, elapsed time and next update; what is due, unowned first."""

    CSS_PATH = "../../styles/desk.tcss"
    AUTO_FOCUS = "#incidents"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "declare", "Declare an incident", id="desk.declare"),
        filter_key("desk"),
        Binding("escape", "show_all", "Show all again", id="desk.show_all"),
        *SIGNAL_BINDINGS,
        Binding("s", "place('services')", "Services", id="desk.services"),
        Binding("P", "place('people')", "People", id="desk.people"),
        Binding("w", "put_off", "Put off", id="desk.put_off"),
        Binding("V", "shape", "The incident at a glance", id="desk.shape"),
        Binding("colon", "command", "Command", id="desk.command", key_display=":"),
        Binding("question_mark", "help", "Help", id="desk.help", key_display="?"),
        Binding("t", "zone", "UTC or local time", id="desk.zone"),
        Binding("q", "leave", "Leave", id="desk.leave"),
    ]

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
        await self.ask_title_again()

    async def resync(self) -> None:
        read = await self.try_to(read_state)
        if read is not None:
            self.state = replace(read, agenda=self.state.agenda)
        self.show_state()
        self.read_inbox_soon()
        self.read_agenda_soon()

    def show_state(self) -> None:
        now, policy, zone = self.session.now, self.session.settings.policy, self.session.zone
        running, past, inbox = self.state.running, self.state.past, self.waiting_words()
        notice = self.session.desk.desk.opened.notice
        self.head.say(lambda width: desk_line(running, past, now, zone, policy, notice, width, inbox))
        self._show_incidents(now)
        self._show_due(now)

    def _show_incidents(self, now: datetime) -> None:
        policy, (running, past) = self.session.settings.policy, (self.state.running, self.state.past)
        still, gone = self.incidents_that_fit(running), self.incidents_that_fit(past)
        shown, every = len(still) + len(gone) + len(self.listed), len(running) + len(past) + len(self.inbox)

        def rows(width: int) -> Rows | tuple[Row, ...]:
            found = self.above_incidents(incident_rows(still, gone, now, policy, width), now, width)
            return self.said_if_none(found, shown, every, width)

        self.incidents.fit_rows(rows)
        self.say_how_many(self.incidents, "Incidents", shown, every, f"{len(running)} open · {len(past)} over")

    def _show_due(self, now: datetime) -> None:
        zone, week = self.session.zone, self.due_this_week(now, self.session.zone)
        presses = pressing(self.state.running, self.state.past, now, zone, self.session.settings.policy)
        due, days = self.pressing_that_fits(presses), self.week_that_fits(week)
        shown, every = len(due) + days.number, len(presses) + week.number

        def rows(width: int) -> Rows | tuple[Row, ...]:
            found = agenda_rows(days, now, zone, width).below(due_rows(due, width))
            return self.said_if_none(found, shown, every, width)

        self.due.fit_rows(rows)
        self.say_how_many(self.due, "Due", shown, every)

    @on(LineList.Highlighted, "#incidents")
    def highlighted(self, event: LineList.Highlighted) -> None:
        """Says what can be done with what is selected now."""
        self.choose_keys()

    @on(LineList.Chosen)
    def chosen(self, event: LineList.Chosen) -> None:
        """Opens the incident or the signal, or what something due belongs to."""
        if event.line_list is self.incidents and self.open_signal(event.key):
            return
        if (item := self.agenda_item(event.key)) is not None:
            self.go_to(item)
        else:
            self.post_message(IncidentChosen(int(event.key.split()[0])))

    def action_shape(self) -> None:
        """The chosen incident as lanes over time, also one that is long over."""
        from screens.shape import open_shape

        number = (self.incidents.selected_key or "").partition(" ")[0]
        if number.isdecimal():
            begin(self, partial(open_shape, self, int(number), self.show_state), group=OPENING)
        else:
            self.say("choose an incident to see it at a glance")

    def action_help(self) -> None:
        """What can be pressed here, then what can be typed and pressed on an incident."""
        from screens.desk.help_text import HELP
        from screens.help_text import help_text

        self.show_help("Help", f"{HELP}\n{help_text()}")

    def action_place(self, name: str) -> None:
        """Services or people."""
        self.post_message(PlaceWanted(name))

    def action_command(self) -> None:
        """Asks where to go, as a colon does everywhere else."""
        self.ask(Question("command", self._command))

    def _command(self, typed: str) -> None:
        name = typed.strip().removeprefix(":").lower()
        if name in PLACES or name in FIRST_PLACES:
            self.post_message(PlaceWanted(name))
        elif name == "help":
            self.action_help()
        elif name:
            self.say(f"there is no command “:{name[:40]}” on the desk; ? says what there is")

    def action_zone(self) -> None:
        """Times in UTC or in local time."""
        self.session.toggle_zone()
        self.show_state()

    def action_leave(self) -> None:
        """From a filtered desk to all of it, from there out."""
        if self.words:
            self.filter_by("")
        else:
            self.post_message(LeaveWanted())
