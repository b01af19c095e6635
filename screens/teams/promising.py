"""What can be done about the chosen commitment: kept, broken, released, moved, blocked, escalated."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from opsdesk.desk import commitments
from opsdesk.desk.commitments_blockers import EXAMPLE
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line
from screens.skeleton import Skeleton
from screens.teams.forms import a_day
from screens.widgets.capture_line import Question

Write = Callable[[Desk, int, str], Commitment]


class Promising(Skeleton[Any]):
    """Asks on the line, and writes the answer; a refused one is said."""

    def keep(self, held: Standing) -> None:
        """Asks what shows that it is done."""
        today = self.session.today
        test = held.commitment.promise.done_test
        hint = f"done when {one_line(test)}" if test else "nobody said when it is done"
        self._ask(held, "what shows it", hint, lambda desk, number, said: commitments.keep(desk, number, today, said))

    def give_up(self, held: Standing) -> None:
        """Asks why it was broken."""
        today = self.session.today
        self._ask(held, "why broken", "", lambda desk, number, said: commitments.give_up(desk, number, today, said))

    def release(self, held: Standing) -> None:
        """Asks why the receiver doesn't need it any more."""
        today = self.session.today
        self._ask(held, "why released", "", lambda desk, number, said: commitments.release(desk, number, today, said))

    def move(self, held: Standing) -> None:
        """Asks for another date, and why."""
        today = self.session.today

        def write(desk: Desk, number: int, said: str) -> Commitment:
            day, _, why = said.strip().partition(" ")
            to = a_day(day)
            if to is None:
                raise BadInput("say to which day it moves, and why: 2026-12-24 the tester is ill")
            return commitments.move(desk, number, to, why, today=today)

        self._ask(held, "moves to", "2026-12-24 why", write)

    def block(self, held: Standing) -> None:
        """Asks what it waits for; one that is blocked can go on, on a yes."""
        number = held.commitment.number
        if held.commitment.blocker is None:
            self._ask(held, "blocked by", EXAMPLE, commitments.block)
            return
        self.confirm(
            f"Can {held.commitment.name} go on?",
            (f"blocked by {held.commitment.blocker.described}",),
            lambda: self.try_to(lambda desk: commitments.unblock(desk, number)),
        )

    def escalate(self, held: Standing) -> None:
        """Asks whom, and why."""

        def write(desk: Desk, number: int, said: str) -> Commitment:
            whom, _, why = said.strip().partition(" ")
            return commitments.escalate(desk, number, whom, why)

        self._ask(held, "escalated to", f"NAME why · level {held.commitment.level + 1}", write)

    def _ask(self, held: Standing, prompt: str, hint: str, write: Write) -> None:
        number = held.commitment.number

        def answered(said: str) -> Awaitable[Commitment | None]:
            return self.try_to(lambda desk: write(desk, number, said))

        about = " · ".join(part for part in (one_line(held.commitment.title), hint) if part)
        self.ask(Question(f"{held.commitment.name} {prompt}", answered), f"{about}   ↵ keeps it   Esc back")
