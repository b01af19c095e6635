"""Which open incident a signal may belong to: the services that both name, then the words of their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.signal import Signal
from opsdesk.domain.values import dataclass

_WORD: Final = re.compile(r"\w{3,}")
_A_SERVICE: Final = 3
"""A service that both name says as much as so many words."""


@dataclass(frozen=True, slots=True)
class Match:
    """An incident that a signal may belong to, and what both have in common."""

    incident: Incident
    services: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much speaks for it; 0: nothing."""
        return _A_SERVICE * len(self.services) + len(self.words)

    @property
    def why(self) -> str:
        """`both name payments`, `both say “disk”`, or nothing."""
        if self.services:
            return f"both name {', '.join(self.services)}"
        return f"both say “{' '.join(self.words)}”" if self.words else ""


def matches(signal: Signal, incidents: Iterable[Incident]) -> list[Match]:
    """The incidents, the likeliest first, otherwise in the order in which they were given."""
    words = _words(signal.title)
    found = [
        Match(
            incident,
            tuple(service for service in signal.services if service in incident.services),
            tuple(sorted(words & _words(incident.title))),
        )
        for incident in incidents
    ]
    return sorted(found, key=lambda match: -match.weight)


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))
