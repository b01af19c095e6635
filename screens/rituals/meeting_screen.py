"""A meeting by keys: from item to item, what is decided, agreed, parked and noted, its end and its minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from opsdesk.desk import meetings, meetings_saying
from opsdesk.domain.meeting_happenings import MEETINGS
from opsdesk.domain.meeting_words import outcome_words
from opsdesk.domain.text import one_line
from screens.messages import CopyWanted
from screens.rituals.help_text import MEETING_HELP
from screens.rituals.meeting_asking import MeetingAsking
from screens.skeleton import keys
from screens.widgets.line_list import LineList


class MeetingScreen(MeetingAsking):
    """Enter goes on: to the next item, or to the one that was moved to; at the last it asks for the end."""

    HELP = MEETING_HELP
    KEYS = (
        "Enter next",
        "d decision",
        "a action",
        "p park",
        "n note",
        "f end",
        "[ ] items",
        "h here",
        "u undo",
        "v minutes",
        "A break off",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.mark("Item done, next"),
        Binding("right_square_bracket", "step(1)", "Next item", id="meeting.after", key_display="]"),
        Binding("left_square_bracket", "step(-1)", "Item before", id="meeting.before", key_display="["),
        Binding("d", "say_it('decision')", "Decision", id="meeting.decision"),
        keys.make("Action that somebody takes on"),
        Binding("p", "say_it('park')", "Parking lot", id="meeting.park"),
        Binding("n", "say_it('note')", "Note", id="meeting.note"),
        Binding("h", "say_it('here')", "Who is here", id="meeting.here"),
        Binding("f", "finish", "End the meeting", id="meeting.end"),
        Binding("A", "say_it('break')", "Break it off", id="meeting.break_off"),
        Binding("v", "minutes", "Minutes as they stand", id="meeting.minutes"),
        keys.UNDO,
        keys.COPY,
        keys.EXPORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    @property
    def subject(self) -> str:
        return f"{self.state.name} {self.state.title}"

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"end": self.action_finish, "minutes": self.action_minutes}

    @on(LineList.Chosen, "#agenda")
    async def enter_pressed(self, event: LineList.Chosen) -> None:
        """What comes next."""
        number, wanted = self.number, self.chosen
        if self.closed:
            self.action_minutes()
        elif wanted != self.state.item:
            await self.do(lambda desk: meetings_saying.turn_to(desk, number, wanted + 1))
        else:
            await self.action_step(1)

    async def action_mark(self) -> None:
        """The item is done: on to the next."""
        await self.action_step(1)

    async def action_step(self, by: int) -> None:
        """To the next item or the one before; after the last comes the end."""
        number = self.number
        if self.closed:
            self.say(self.closed)
        elif by > 0 and self.state.item == len(self.state.charter.items) - 1:
            self.action_finish()
        else:
            await self.do(lambda desk: meetings_saying.step(desk, number, by))

    def action_say_it(self, what: str) -> None:
        """A decision, something parked, a note, who is here: each with words."""
        self.ask_about(what)

    def action_make(self) -> None:
        """An action with its owner."""
        self.ask_about("action")

    def action_finish(self) -> None:
        """Asks whether this was it, against what was expected of it; then shows the minutes."""
        number, outputs = self.number, self.state.charter.outputs
        if self.closed:
            self.say(self.closed)
            return

        async def ended() -> None:
            if await self.do(lambda desk: meetings.end(desk, number)):
                self.action_minutes()

        expected = (f"expected: {one_line(output)}" for output in outputs)
        self.confirm(f"End {self.state.name}?", (outcome_words(self.state), *expected), ended)

    async def action_undo(self) -> None:
        """Names what was mine last, and takes it back on a yes."""
        number = self.number
        await self.ask_back(MEETINGS, number, lambda: self.do(lambda desk: meetings.undo(desk, number)))

    def action_minutes(self) -> None:
        """The minutes to read, copy or write out."""
        self.read_page(f"{self.subject}: minutes", self._file, self._minutes())

    def action_copy(self) -> None:
        """The minutes as Markdown."""
        self.post_message(CopyWanted(self._minutes()))

    def action_export(self) -> None:
        """The minutes as a file."""
        self.write_out(self._file, self._minutes())

    @property
    def _file(self) -> str:
        return f"{self.state.name} minutes"

    def _minutes(self) -> str:
        from opsdesk.formats.markdown.minutes import minutes

        return minutes(self.state, self.gathered, self.session.now, zone=self.session.zone)
