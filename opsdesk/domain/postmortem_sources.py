"""Which entries of a log said what: for everything that an incident holds, the numbers of the entries it stands on.

The incident is told once more, an entry at a time, and what differs after each is ascribed to it. So nothing has to be
known here of what an entry means, and a new kind of entry needs nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import apply, settle
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark

_NOT_SAID: Final = frozenset({"number", "seq", "last_at", "marks", "counters", "foreign"})
"""What is counted, and told by no entry in particular."""
_COLLECTIONS: Final = tuple(f.name for f in fields(Incident) if f.default_factory is dict and f.name not in _NOT_SAID)
_SINGLE: Final = tuple(f.name for f in fields(Incident) if f.default_factory is not dict and f.name not in _NOT_SAID)


class Sources:
    """The entries behind each part of an incident."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Hashable], list[int]] = {}

    def of(self, part: str, key: Hashable = None) -> tuple[int, ...]:
        """The entries that made an attribute (`impact`) or an item of a collection (`actions`, 3) what it is."""
        return tuple(self._found.get((part, key), ()))

    def newest(self, part: str, key: Hashable = None) -> tuple[int, ...]:
        """The last of them alone."""
        return self.of(part, key)[-1:]

    def ascribe(self, seq: int, before: Incident, after: Incident) -> None:
        """What is other after an entry stands on it."""
        for name in _SINGLE:
            if getattr(before, name) != getattr(after, name):
                self._found.setdefault((name, None), []).append(seq)
        for name in _COLLECTIONS:
            held: Mapping[Any, Any] = getattr(before, name)
            now: Mapping[Any, Any] = getattr(after, name)
            if held is not now:
                for key in (key for key, item in now.items() if held.get(key) is not item):
                    self._found.setdefault((name, key), []).append(seq)


def settled(entries: Iterable[Entry], marks: Mapping[int, Mark]) -> list[Entry]:
    """The entries that count, with their corrected words and times, in the order in which they were written."""
    those = (settle(entry, marks.get(entry.seq)) for entry in entries if not isinstance(entry.payload, Amendment))
    return [entry for entry in those if entry is not None]


def sources(entries: Iterable[Entry]) -> Sources:
    """The sources of an incident, told by the entries that count (`settled`)."""
    found, incident = Sources(), Incident()
    for entry in entries:
        after = apply(incident, entry)
        found.ascribe(entry.seq, incident, after)
        incident = after
    return found
