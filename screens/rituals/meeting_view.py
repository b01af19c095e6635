"""What a meeting looks like while people sit in it: the agenda with what each item took, the chosen item in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from opsdesk.desk import meetings
from opsdesk.desk.desk import Desk
from opsdesk.domain.meeting import Gathered, Meeting
from opsdesk.domain.text import one_line
from screens.breadth import Breadth
from screens.presenting.meetings import agenda_rows, item_parts, item_rows, meeting_head, timer_line, whole_parts
from screens.session import Session
from screens.skeleton.going_through import GoingThrough
from screens.widgets.text_line import TextLine


class MeetingView(GoingThrough[Meeting], Breadth[None]):
    """One meeting. The chosen item is one's own: what others turn to changes it only once they do."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/rituals.tcss"]
    AUTO_FOCUS = "#agenda"
    COURSE = "agenda"
    DETAIL = "item"

    def __init__(self, session: Session, meeting: Meeting, gathered: Sequence[Gathered]) -> None:
        super().__init__(session, meeting)
        self.gathered = gathered
        self.course.border_title = "Agenda"
        self.timer = TextLine(id="timer")

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.timer
        with Container(id="panes"):
            yield self.course
            yield self.detail
        yield self.line
        yield self.hint

    def reading(self, number: int) -> Callable[[Desk], Meeting]:
        return lambda desk: meetings.one(desk, number)

    @property
    def chosen(self) -> int:
        """The place of the chosen item."""
        return int(self.course.selected_key or 0)

    def came(self, before: Meeting) -> None:
        if self.state.item == before.item:
            self.show()
        else:
            self.go_on()

    def show(self) -> None:
        if not self.is_attached:
            return
        meeting, now, policy = self.state, self.session.now, self.session.settings.meetings
        self.head.say(lambda width: meeting_head(meeting, policy, now, width))
        self.timer.say(lambda width: timer_line(meeting, now, width))
        self.course.fit_rows(lambda width: agenda_rows(meeting, now, width))
        self.show_chosen()

    def show_chosen(self) -> None:
        meeting, place = self.state, min(self.chosen, len(self.state.charter.items) - 1)
        parts = tuple(chain(item_parts(meeting, place, self.gathered), whole_parts(meeting, place)))
        self.detail.border_title = Content(f"{place + 1} {one_line(meeting.charter.items[place].title)}")
        self.detail.fit_rows(lambda width: item_rows(parts, width))

    def go_on(self) -> None:
        """To the item that is talked about."""
        self.show()
        self.course.select_key(str(self.state.item))
