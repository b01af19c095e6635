"""A half-typed answer to what a line asks, kept like everything else that somebody types."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from concurrent.futures import Future

from opsdesk.domain.values import dataclass
from screens.kept_text import KeptText
from screens.widgets.capture_line import CaptureLine, Question


@dataclass(frozen=True, slots=True)
class Half:
    """What was asked, about what, and what was typed."""

    what: str
    about: str
    typed: str


class HalfAnswered:
    """The question that a line asks now, until its answer is taken or it is left."""

    def __init__(self, line: CaptureLine, text: KeptText, waiting: str = "") -> None:
        """`waiting` is what the store has and nobody was asked for again so far."""
        self._line = line
        self._text = text
        self._waiting = waiting
        self._open: tuple[str, str, Question] | None = None
        self._entered: str | None = None
        """An answer that is on its way into the store."""

    @property
    def key(self) -> str:
        """What `Desk.take_typed` forgets with the deed that takes the answer."""
        return self._text.key

    @property
    def waiting(self) -> Half | None:
        """What was half-typed when the app went and isn't asked for again yet."""
        return Half(*json.loads(self._waiting)) if self._waiting else None

    async def left_over(self) -> Half | None:
        """What was half-typed when the app went, if anything was; it is kept until it is asked for again or forgotten.
        Raises DeskError."""
        self._waiting = await self._text.read()
        return self.waiting

    def question(
        self,
        what: str,
        about: str,
        prompt: str,
        answered: Callable[[str], Awaitable[object]],
        edited: Callable[[str], None] | None = None,
    ) -> Question:
        """What the line is to ask. `answered` asks it anew where the answer isn't taken."""

        async def entered(text: str) -> None:
            self._entered = text
            try:
                await answered(text)
            finally:
                self._end(question)

        question = Question(prompt, entered, edited, lambda: self._end(question))
        self._open, self._entered, self._waiting = (what, about, question), None, ""
        return question

    def keep(self) -> list[Future[None]]:
        """Begins to keep what is being answered; forgets what was answered or left."""
        return self._text.keep(self._half_typed)

    def forget(self) -> None:
        """It isn't asked for again."""
        self._waiting = ""
        self.keep()

    def _end(self, question: Question) -> None:
        """Unless it was asked anew."""
        if self._open is not None and self._open[2] is question:
            self._open = self._entered = None
            self.keep()

    @property
    def _half_typed(self) -> str:
        if self._open is None:
            return self._waiting
        what, about, question = self._open
        typed = self._line.input.typed_value if self._line.question is question else self._entered
        return "" if typed is None else json.dumps([what, about, typed])
