"""Reading keys from input that nobody promises to be well-formed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

UNREADABLE: Final = (ArithmeticError, LookupError, TypeError, ValueError)
"""What Textual's parser raises on sequences it doesn't expect, such as `ESC[97:65;2u` or a code point past Unicode."""


ESCAPE: Final = "\x1b"
PASTE_BEGINS: Final = f"{ESCAPE}[200~"
PASTE_ENDS: Final = f"{ESCAPE}[201~"
SEQUENCE_BEGINS: Final = frozenset("[]OPX^_Nbf")
"""What a terminal's sequence may go on with after its ESC; `b` and `f` are how some send a word's length to the left
and to the right."""


class TolerantParser(XTermParser):
    """Textual's key parser that drops a sequence it can't read and goes on with the character after it.

    Escape and a letter that a slow line brings together are two keys. Textual makes them one, Alt and the letter, and
    of a longer text after Escape it makes a `^` and the text; nothing here has a meaning with Alt. A paste is text,
    also where it has an ESC in it, behind which Textual would take the rest for typed keys, line ends for Enter.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._latest = ""
        self._pasted: list[str] | None = None

    def feed(self, data: str) -> Iterator[Message]:
        """Messages for the text, fed character by character: what follows a bad sequence in a read isn't lost."""
        for character in data:
            if self._pasted is not None:
                yield from self._paste(self._pasted, character)
                continue
            if self._is_alone(character):
                self._timeout_time = 0.0
                yield from self.tick()
            yield from self._tolerated(super().feed(character))
            self._latest = f"{self._latest}{character}"[-len(PASTE_BEGINS) :]
            if self._latest == PASTE_BEGINS:
                self._pasted = []

    def tick(self) -> Iterator[Message]:
        """Messages for a sequence that has waited too long for its end."""
        yield from self._tolerated(super().tick())

    def _is_alone(self, character: str) -> bool:
        """Whether the parser waits for what belongs to an ESC, and this doesn't."""
        waits = self._timeout_time is not None and self._latest.endswith(ESCAPE)
        return waits and character.isprintable() and character not in SEQUENCE_BEGINS

    def _paste(self, pasted: list[str], character: str) -> Iterator[Message]:
        """One character more of a paste; the whole of it as a message when that was its last."""
        pasted.append(character)
        if character != PASTE_ENDS[-1] or "".join(pasted[-len(PASTE_ENDS) :]) != PASTE_ENDS:
            return
        self._pasted, self._latest = None, ""
        text = "".join(pasted[: -len(PASTE_ENDS)]).replace("\0", "")
        for message in self._tolerated(super().feed(PASTE_ENDS)):
            yield events.Paste(text) if isinstance(message, events.Paste) else message

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
