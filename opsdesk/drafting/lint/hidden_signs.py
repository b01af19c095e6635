"""Signs that nobody sees and that stand inside words: soft hyphens, zero-width blanks, joiners.

They come with what is copied from pages and documents, and would hide a word from every rule. A rule's places are those
of the text as it was given.
"""

from __future__ import annotations

import re
from typing import Final

_HIDDEN: Final = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]+")


class Shown:
    """A text as it is seen, and where its signs stand in the text that it was."""

    def __init__(self, given: str) -> None:
        found = None if given.isascii() else [match.span() for match in _HIDDEN.finditer(given)]
        self._hidden = found or ()
        self.text = _HIDDEN.sub("", given) if found else given

    def place(self, offset: int) -> int:
        """Where a place of the seen text is in the given one: before what is hidden there."""
        for start, end in self._hidden:
            if start >= offset:
                break
            offset += end - start
        return offset
