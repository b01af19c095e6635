"""What every use case has in common: a decision looks at the incident and says what goes in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import clean

Decision = Callable[[Incident], Iterable[Payload]]
"""Runs inside the transaction, on the incident as it is then; raises Refused when a rule forbids it."""

LONGEST = 256 * 1024
"""Signs that one entry may have; a longer text belongs in a file."""
LONGEST_NAME = 40


def words(text: str, what: str = "the text") -> str:
    """The user's words, cleaned; raises BadInput when there are none or too many."""
    cleaned = clean(text).strip()
    if not cleaned:
        raise BadInput(f"{what} is empty")
    if len(cleaned) > LONGEST:
        raise BadInput(f"{what} has {len(cleaned):,} signs; {LONGEST:,} are the most one entry keeps")
    return cleaned


def person(name: str) -> str:
    """A person's short name as the desk writes it: `@Ana` is “ana”."""
    cleaned = words(name, "the name").lstrip("@").lower()
    if not cleaned or len(cleaned) > LONGEST_NAME or any(sign.isspace() for sign in cleaned):
        raise BadInput(f"“{name[:LONGEST_NAME]}” is no short name (one word, at most {LONGEST_NAME} signs)")
    return cleaned


def need_reason(why: str, what: str) -> str:
    """The reason, cleaned; raises Refused when it is missing."""
    cleaned = clean(why).strip()
    if not cleaned:
        raise Refused(f"{what} needs a reason")
    return cleaned
