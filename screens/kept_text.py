"""What is being typed, as the store keeps it, so that a lost connection or a crash takes none of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from opsdesk.domain.text import clean

if TYPE_CHECKING:
    from opsdesk.desk.threaded import DeskThread

KEEP_EVERY_S = 1.0
"""Seconds between two looks at what is being typed for what is new in it."""


class KeptText:
    """One text that the store keeps under a name; an empty one is forgotten."""

    def __init__(self, desk: DeskThread, key: Callable[[], str], kept: str = "") -> None:
        """`key` says the name, which becomes another one as soon as somebody says who is typing; `kept` is what the
        store has of it."""
        self._desk = desk
        self._key = key
        self._kept: tuple[str, str] | None = (key() if kept else "", kept)
        """Name and text; None while nobody knows what the store has."""

    @property
    def key(self) -> str:
        """The name: what `Desk.take_typed` forgets."""
        return self._key()

    async def read(self) -> str:
        """What the store has. Raises DeskError."""
        key = self.key
        kept = await self._desk.ask(lambda desk: desk.kept_text(key))
        self._kept = (key, kept)
        return kept

    def keep(self, text: str) -> list[Future[None]]:
        """Begins to keep a text, unless the store has it."""
        key, before = self.key, self._kept
        if before is not None and ((key, text) == before or not (text or before[1])):
            return []
        self._kept = (key, text)
        keeping = self._desk.begin(lambda desk: desk.keep_text(key, text))
        keeping.add_done_callback(self._kept_or_not)
        return [keeping]

    def _kept_or_not(self, keeping: Future[None]) -> None:
        """What a locked store or a full disk refused is tried again at the next look, and before the app goes."""
        if keeping.cancelled() or keeping.exception() is not None:
            self._kept = None


def form_key(what: str, by: str) -> str:
    """Under which name a person's half-filled form is kept."""
    return f"form {what} {by}"


def as_kept(lines: Sequence[str]) -> str:
    """Lines as one text that tells them apart, since any of them may be a block of several; a line alone stays as it
    was typed, unless it could be taken for such a text."""
    if not lines or (len(lines) == 1 and not lines[0].startswith(_SEVERAL)):
        return "".join(lines)
    return json.dumps([clean(line) for line in lines], ensure_ascii=False)


def kept_lines(text: str) -> list[str]:
    """The lines that `as_kept` made a text of: one at least."""
    try:
        lines = json.loads(text) if text.startswith(_SEVERAL) else text
    except ValueError:  # typed in an older version, which kept every line as it was
        return [text]
    return [str(line) for line in lines] if isinstance(lines, list) and lines else [text]


_SEVERAL: Final = "["
"""How the text of several lines begins."""
