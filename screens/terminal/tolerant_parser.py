"""Reading keys from input that nobody promises to be well-formed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

UNREADABLE: Final = (ArithmeticError, LookupError, TypeError, ValueError)
"""What Textual's parser raises on sequences it doesn't expect, such as `ESC[97:65;2u` or a code point past Unicode."""


class TolerantParser(XTermParser):
    """Textual's key parser that drops a sequence it can't read and goes on with the character after it."""

    def feed(self, data: str) -> Iterator[Message]:
        """Messages for the text, fed character by character: what follows a bad sequence in a read isn't lost."""
        for character in data:
            yield from self._tolerated(super().feed(character))

    def tick(self) -> Iterator[Message]:
        """Messages for a sequence that has waited too long for its end."""
        yield from self._tolerated(super().tick())

    def _tolerated(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            yield from messages
        except UNREADABLE:
            self._start_over()

    def _start_over(self) -> None:
        """An exception has ended the parser's generator: begin a new one."""
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None
