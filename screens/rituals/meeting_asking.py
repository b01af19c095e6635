"""What is said in a meeting, asked on the line: each goes to the item that is talked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opsdesk.desk import meetings, meetings_line, meetings_saying
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.meeting import Meeting
from screens.rituals.meeting_view import MeetingView
from screens.skeleton.answering import Asked, Take

ACTION_HINT = f"{meetings_line.ACTION_EXAMPLE.removeprefix('@')}: who, what, by when"


class MeetingAsking(MeetingView):
    """One question at a time, while the meeting is under way."""

    @property
    def answers_key(self) -> str:
        return f"{self.state.name} {self.session.by}"

    @property
    def closed(self) -> str:
        return "" if self.state.under_way else f"{self.state.name} is over: nothing is added to it any more"

    @property
    def questions(self) -> Mapping[str, Asked]:
        number, zone = self.number, self.session.zone
        return {
            "decision": Asked("decided", self._takes(lambda desk, said: meetings_saying.decide(desk, number, said))),
            "action": Asked(
                "who does what",
                self._takes(lambda desk, said: meetings_line.agreed(desk, number, said, zone)),
                ACTION_HINT,
            ),
            "park": Asked("park", self._takes(lambda desk, said: meetings_saying.park(desk, number, said))),
            "note": Asked("note", self._takes(lambda desk, said: meetings_saying.note(desk, number, said))),
            "here": Asked(
                "who is here",
                self._takes(lambda desk, said: meetings_saying.here(desk, number, meetings_line.names(said))),
                "ana, bo",
            ),
            "break": Asked("break it off: why", self._takes(lambda desk, said: meetings.break_off(desk, number, said))),
        }

    async def do(self, call: Callable[[Desk], Meeting], *, takes_answer: bool = False) -> bool:
        """Does something to the meeting, which can take an answer; what is refused is said."""
        try:
            self.state = await (self.take_answer(call) if takes_answer else self.session.desk.ask(call))
        except DeskError as error:
            self.say(error.message)
            await self.resync()
            return False
        self.go_on()
        return True

    def _takes(self, use_case: Callable[[Desk, str], Meeting]) -> Take:
        async def take(_: str, said: str) -> bool:
            return await self.do(lambda desk: use_case(desk, said), takes_answer=True)

        return take
