"""A value of a foreign document that knows where it stands, so that what is wrong with it can be told in one line.

Unknown keys are never looked at. What is missing where it is needed, or of another type than it should be, is refused
with its file and place. Every text comes out cleaned and of a bounded length.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final, TypeVar

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import clean, short
from opsdesk.domain.values import dataclass
from opsdesk.formats.strict_json import named, step_into
from opsdesk.formats.taking_in import times

T = TypeVar("T")

LONGEST_LINE: Final = 300
"""Signs of a title, a name, a label's value; what is longer is cut, and its end says so."""
LONGEST_TEXT: Final = 20_000
"""Signs of what is kept whole of a text."""
LONGEST_KEY: Final = 160
MOST_LABELS: Final = 60
MOST_SERVICES: Final = 50


@dataclass(frozen=True, slots=True)
class Node:
    """A value, the file it stands in, and its place there (empty: the top)."""

    value: Any
    file: str
    place: str = ""
    came_at: datetime | None = None
    """Of a whole document: when it was taken in, UTC; None where nobody said."""

    def wrong(self, reason: str) -> BadInput:
        """The error that names this place."""
        return BadInput(f"{self.file}: {self.place or 'top level'}: {reason}")

    # Deeper in

    def find(self, *path: str) -> Node | None:
        """What stands under these keys; None where one is missing or null."""
        here = self
        for key in path:
            held = here.fields.get(key)
            if held is None:
                return None
            here = Node(held, here.file, step_into(here.place, key))
        return here

    def need(self, *path: str) -> Node:
        """The same; raises BadInput where it is missing."""
        here = self
        for key in path:
            found = here.find(key)
            if found is None:
                raise Node(None, here.file, step_into(here.place, key)).wrong("is missing")
            here = found
        return here

    @property
    def fields(self) -> dict[str, Any]:
        """This object's keys and values; raises BadInput when it is none."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"must be an object, not {named(self.value)}")
        return self.value

    def items(self, *path: str) -> list[Node]:
        """The items of the list there; none where it is missing."""
        found = self.find(*path) if path else self
        if found is None:
            return []
        if not isinstance(found.value, list):
            raise found.wrong(f"must be a list, not {named(found.value)}")
        return [Node(item, self.file, step_into(found.place, index)) for index, item in enumerate(found.value)]

    # What it says

    def text(self, *path: str) -> str:
        """The text there, whole up to the longest that is kept; empty where it is missing."""
        said = clean(self._said(path)).strip()
        return said if len(said) <= LONGEST_TEXT else f"{said[:LONGEST_TEXT].rstrip()}… ({len(said):,} signs)"

    def line(self, *path: str) -> str:
        """The text there on one line; a number counts as its digits. Empty where it is missing."""
        return short(self._said(path).strip(), LONGEST_LINE)

    def name(self, *path: str) -> str:
        """What identifies something, never empty; raises BadInput where it is missing."""
        found = self.need(*path) if path else self
        said = found.line()
        if not said:
            raise found.wrong("is empty")
        return identity(found._said(()))

    def time(self, *path: str) -> datetime | None:
        """The UTC time there; None where it is missing or stands for none (the year 1)."""
        found = self.find(*path)
        return found._read(times.moment) if found else None

    def need_time(self, *path: str) -> datetime:
        """The UTC time there; raises BadInput where there is none."""
        at = self.need(*path)._read(times.moment)
        if at is None:
            raise self.need(*path).wrong("is no time")
        return at

    def labels(self, *path: str) -> Iterator[tuple[str, str]]:
        """Names and values of the object there, those whose values are texts, numbers or truths."""
        found = self.find(*path) if path else self
        for key, value in (found.fields if found else {}).items():
            if value not in (None, "") and isinstance(value, str | int | float):
                shown = str(value).lower() if isinstance(value, bool) else str(value)
                yield short(key, LONGEST_LINE), short(shown.strip(), LONGEST_LINE)

    def _said(self, path: tuple[str, ...]) -> str:
        found = self.find(*path) if path else self
        if found is None:
            return ""
        if isinstance(found.value, bool) or not isinstance(found.value, str | int | float):
            raise found.wrong(f"must be text, not {named(found.value)}")
        return str(found.value)

    def _read(self, reader: Callable[[Any], T]) -> T:
        try:
            return reader(self.value)
        except BadInput as error:
            raise self.wrong(error.message) from None


def identity(said: str) -> str:
    """A text that identifies something, of a bounded length: a long one keeps its beginning and a digest of all."""
    if len(said) <= LONGEST_KEY:
        return short(said.strip(), LONGEST_KEY)
    return f"{short(said.strip(), LONGEST_KEY - 18)} {digest(said)}"


def digest(said: str) -> str:
    """16 signs that stand for a text."""
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def distinct(names: Iterator[str] | list[str]) -> tuple[str, ...]:
    """Names without empty ones and doubles, in their order; as many as are kept."""
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_SERVICES]
