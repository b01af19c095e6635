"""People who can be on an incident, and how to reach them."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.domain.text import clean
from opsdesk.domain.values import dataclass

LONGEST_NAME: Final = 40
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


def short_name(text: str) -> str:
    """A person's short name as the desk writes it, `@Ana` is “ana”; empty for what is none."""
    name = clean(text).strip().removeprefix("@").lower()
    is_one = len(name) <= LONGEST_NAME and not any(sign.isspace() or sign == "@" for sign in name)
    return name if is_one else ""


def why_no_name(text: str) -> str:
    """What is wrong with a text that is no short name."""
    return f"“{text[:LONGEST_NAME]}” is no short name (one word, at most {LONGEST_NAME} signs)"


def people_in(text: str) -> tuple[str, ...]:
    """The short names of people that a text calls by `@`, each once."""
    return tuple(dict.fromkeys(found[1].rstrip(".-").lower() for found in _NAMED.finditer(text)))
