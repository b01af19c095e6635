"""F2, the desk: open incidents, what is due, and how a new one begins."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from screens.following import Following
from screens.messages import IncidentChosen, LeaveWanted, RegistryWanted
from screens.presenting.desk import desk_line, due_rows, incident_rows
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.widgets.capture_line import CaptureLine, Question
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

EMPTY = Content("No incident yet. n, a title and Enter declare the first one; everything else can follow.")
NOTHING_DUE = Content("Nothing is due: no update, no check-in, nothing without an owner.")
KEYS = "n declare  Enter open  Tab other list  s services  P people  F1 help  ^p palette  q leave"


@dataclass(frozen=True, slots=True)
class DeskState:
    """The incidents as the store has them."""

    running: tuple[Incident, ...]
    past: tuple[Incident, ...]


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
        Binding("s", "registry('services')", "Services", id="desk.services"),
        Binding("P", "registry('people')", "People", id="desk.people"),
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
        self.hint = TextLine(lambda width: plain(KEYS, MUTED), id="hint")

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

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.show_state)

    async def resync(self) -> None:
        try:
            self.state = await self.session.desk.ask(read_state)
        except DeskError as error:
            self.say(error.message)
        self.show_state()

    def show_state(self) -> None:
        """Shows the incidents as they are at this second."""
        now, policy, zone = self.session.now, self.session.settings.policy, self.session.zone
        running, past = self.state.running, self.state.past
        notice = self.session.desk.desk.opened.notice
        self.head.say(lambda width: desk_line(running, past, now, zone, policy, notice, width))
        self.incidents.set_rows(
            incident_rows(running, past, now, policy, self.incidents.scrollable_content_region.width)
        )
        self.due.set_rows(due_rows(running, past, now, zone, policy, self.due.scrollable_content_region.width))
        self.incidents.say_on_border(f"{len(running)} open · {len(past)} over")

    def say(self, message: str) -> None:
        """Says something on the hint line."""
        self.hint.say(plain(message, "$text-error"))

    @on(LineList.Chosen)
    def chosen(self, event: LineList.Chosen) -> None:
        """Opens the incident, or the one that something due belongs to."""
        self.post_message(IncidentChosen(int(event.key.split()[0])))

    def action_declare(self, title: str = "") -> None:
        """Asks for a title; Enter declares and opens the war room."""
        self.line.ask(Question("what is broken?", self._declare), title)

    async def _declare(self, title: str) -> None:
        by = self.session.by
        try:
            written = await self.session.desk.ask(lambda desk: desk.open_incident(declare(title, commander=by)))
        except DeskError as error:
            self.action_declare(title)
            self.say(error.message)
            return
        self.post_message(IncidentChosen(written.incident.number))

    def action_registry(self, which: str) -> None:
        """Services or people."""
        self.post_message(RegistryWanted(which))

    def action_zone(self) -> None:
        """Times in UTC or in local time."""
        self.session.toggle_zone()
        self.show_state()

    def action_leave(self) -> None:
        """Leaves the desk."""
        self.post_message(LeaveWanted())
