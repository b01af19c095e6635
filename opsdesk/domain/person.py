"""People who can be on an incident, and how to reach them."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.domain.values import dataclass

_NAMED: Final = re.compile(r"(?<![\w.])@(\w[\w.-]*)")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the registry, under the short name that is typed after `@`."""

    name: str
    team: str = ""
    contact: str = ""
    """How to reach them, as anybody would write it: a number, an address, a channel."""
    active: bool = True
    """False once they have left: nothing new is given to them, what they did stays theirs."""
    version: int = 0
    """Raised with every change; 0 before they are kept."""

    @property
    def words(self) -> str:
        """All of it but name and version in one line."""
        parts = (f"team {self.team}" if self.team else "", self.contact, "" if self.active else "inactive")
        return " · ".join(part for part in parts if part) or "nothing known yet"


def people_in(text: str) -> tuple[str, ...]:
    """The short names of people that a text calls by `@`, each once."""
    return tuple(dict.fromkeys(found[1].rstrip(".-").lower() for found in _NAMED.finditer(text)))
