"""What is half-typed in the war room, kept so that nothing takes it away."""

from __future__ import annotations

from concurrent.futures import Future

from textual.timer import Timer

from screens.half_answered import HalfAnswered
from screens.kept_text import KeptText, as_kept, kept_lines
from screens.session import Session
from screens.war_room.opening import Opening, answer_key, capture_key
from screens.war_room.room import Room

KEEP_AFTER_S = 0.4
"""Seconds after the last key within which what is half-typed is kept."""


class Keeping(Room, part=True):
    """The capture line's words until they are in the log."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._line_text = KeptText(session.desk, lambda: self.capture_key, opening.typed)
        answer = KeptText(session.desk, lambda: answer_key(self.number, session.by), opening.answer)
        self.half_answered = HalfAnswered(self.capture, answer, opening.answer)
        self.was_half_triaged = opening.half_triaged
        self._keep_timer: Timer | None = None
        self._unwritten: list[str] = []
        """Lines that were entered and aren't in the store yet."""
        self._behind: list[str] = []
        """Lines that come once the one that stands there is taken: it was refused after they were typed."""

    def keep_soon(self) -> None:
        """Keeps what is half-typed a moment after the last key."""
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER_S, self.keep_line)

    def keep_line(self) -> None:
        """Keeps what is half-typed in the store, so that nothing takes it away."""
        self.keep_typed()

    def keep_typed(self) -> list[Future[None]]:
        self._keep_timer = None
        return [*super().keep_typed(), *self._line_text.keep(self._half_typed), *self.half_answered.keep()]

    @property
    def _half_typed(self) -> str:
        """What was typed and isn't written, in the order in which it is to be."""
        return as_kept([line for line in (*self._unwritten, self.capture.entry, *self._behind) if line])

    def bring_back(self, typed: str) -> None:
        """Puts what was half-typed last time on the line; of several lines the others come behind it."""
        first, *self._behind = kept_lines(typed)
        self.capture.write(first)

    @property
    def capture_key(self) -> str:
        """Under which name the half-typed line is kept: another one as soon as somebody says who is typing."""
        return capture_key(self.number, self.session.by)

    def give_back(self, line: str) -> None:
        """Puts a refused line back. What was entered or typed after it comes behind it, a line at a time as it was
        typed: put together they would be one note."""
        self._behind[:0] = [typed for typed in (*self._unwritten, self.capture.entry) if typed.strip()]
        self._unwritten.clear()
        self.capture.write_entry(line)

    def take_off(self) -> None:
        """The line that stands there was taken: the next one comes, if one waits behind it."""
        self.capture.write(self._behind.pop(0) if self._behind else "")
