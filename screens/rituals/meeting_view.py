"""What a meeting looks like while people sit in it: the agenda with what each item took, the chosen item in full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from opsdesk.desk import meetings
from opsdesk.domain.errors import DeskError
from opsdesk.domain.meeting import Gathered, Meeting
from opsdesk.domain.text import one_line
from screens.presenting.meetings import agenda_rows, item_parts, item_rows, meeting_head, timer_line, whole_parts
from screens.session import Session
from screens.skeleton.answering import Answering
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

TICK_S = 1.0
"""Seconds between two looks at the clock."""


class MeetingView(Answering):
    """One meeting. The chosen item is one's own: what others turn to changes it only once they do."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/rituals.tcss"]
    AUTO_FOCUS = "#agenda"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, session: Session, meeting: Meeting, gathered: Sequence[Gathered]) -> None:
        super().__init__(session)
        self.state = meeting
        self.gathered = gathered
        self.head = TextLine(id="header")
        self.agenda = LineList(id="agenda", classes="pane")
        self.agenda.border_title = "Agenda"
        self.timer = TextLine(id="timer")
        self.item = LineList(id="item", classes="pane")

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.timer
        with Container(id="panes"):
            yield self.agenda
            yield self.item
        yield self.line
        yield self.hint

    def on_mount(self) -> None:
        """The item that is talked about, then the clock once a second."""
        self.call_after_refresh(self.go_on)
        self.set_interval(TICK_S, self.show)

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.show)

    @property
    def number(self) -> int:
        """The meeting's."""
        return self.state.number

    @property
    def chosen(self) -> int:
        """The place of the chosen item."""
        return int(self.agenda.selected_key or 0)

    async def resync(self) -> None:
        number, item = self.number, self.state.item
        try:
            self.state = await self.session.desk.ask(lambda desk: meetings.one(desk, number))
        except DeskError as error:
            self.say(error.message)
            return
        if self.state.item == item:
            self.show()
        else:
            self.go_on()

    def show(self) -> None:
        """Shows the meeting as it is at this second."""
        if not self.is_attached:
            return
        meeting, now, policy = self.state, self.session.now, self.session.settings.meetings
        self.head.say(lambda width: meeting_head(meeting, policy, now, width))
        self.timer.say(lambda width: timer_line(meeting, now, width))
        self.agenda.fit_rows(lambda width: agenda_rows(meeting, now, width))
        self.show_item()

    def show_item(self) -> None:
        """Shows the chosen item in full."""
        meeting, place = self.state, min(self.chosen, len(self.state.charter.items) - 1)
        parts = tuple(chain(item_parts(meeting, place, self.gathered), whole_parts(meeting, place)))
        self.item.border_title = Content(f"{place + 1} {one_line(meeting.charter.items[place].title)}")
        self.item.fit_rows(lambda width: item_rows(parts, width))

    def go_on(self) -> None:
        """Chooses the item that is talked about."""
        self.show()
        self.agenda.select_key(str(self.state.item))

    @on(LineList.Highlighted, "#agenda")
    def moved(self, event: LineList.Highlighted) -> None:
        """Another item is chosen."""
        self.item.action_first()
        self.show_item()
