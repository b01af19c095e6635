"""What is half-typed in the war room, kept so that nothing takes it away."""

from __future__ import annotations

from concurrent.futures import Future

from textual.timer import Timer

from screens.session import Session
from screens.war_room.mending import Mending
from screens.war_room.opening import Opening, capture_key

KEEP_AFTER_S = 0.4
"""Seconds after the last key within which a half-typed line is kept."""


class Keeping(Mending, part=True):
    """The capture line's words until they are in the log."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._kept = (self.capture_key, opening.typed)
        self._keep_timer: Timer | None = None
        self._unwritten: list[str] = []
        """Lines that were entered and aren't in the store yet."""

    def keep_soon(self) -> None:
        """Keeps the line a moment after the last key."""
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER_S, self.keep_line)

    def keep_line(self) -> None:
        """Keeps the half-typed line in the store, so that nothing takes it away."""
        self.keep_typed()

    def keep_typed(self) -> list[Future[None]]:
        self._keep_timer = None
        key, line = self.capture_key, self._half_typed
        if (key, line) == self._kept:
            return []
        self._kept = (key, line)
        return [self.session.desk.begin(lambda desk: desk.keep_text(key, line))]

    @property
    def _half_typed(self) -> str:
        """What was typed and isn't written: lines that wait for their turn, then the one on the line."""
        return "\n".join([*self._unwritten, self.capture.entry] if self.capture.entry else self._unwritten)

    @property
    def capture_key(self) -> str:
        """Under which name the half-typed line is kept: another one as soon as somebody says who is typing."""
        return capture_key(self.number, self.session.by)
