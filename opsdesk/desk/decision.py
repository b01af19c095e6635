"""What every use case has in common: a decision looks at the incident and says what goes in the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final

from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.person import short_name, why_no_name
from opsdesk.domain.text import clean, is_reason, quoted

Decision = Callable[[Incident], Iterable[Payload]]
"""Runs inside the transaction, on the incident as it is then; raises Refused when a rule forbids it."""

LONGEST = 256 * 1024
"""Signs that one entry may have; a longer text belongs in a file."""

FURTHEST_AHEAD: Final = timedelta(hours=14)
"""So far ahead of UTC the day may be in some zone."""
_INCIDENT: Final = re.compile(r"(?:of )?INC-(\d{1,9})\b", re.IGNORECASE)
_EMPTY_LINES_FIRST: Final = re.compile(r"\A(?:[^\S\n]*\n)+")


def at_once(*decisions: Decision) -> Decision:
    """Several decisions as one: all of them are written, or none."""
    return lambda incident: [payload for decide in decisions for payload in decide(incident)]


def words(text: str, what: str = "the text") -> str:
    """The user's words, cleaned; raises BadInput when there are none or too many.

    Blanks and empty lines around them go, but a block keeps the indentation of its first line.
    """
    cleaned = clean(text).rstrip()
    block = _EMPTY_LINES_FIRST.sub("", cleaned)
    kept = block if "\n" in block else block.lstrip()
    if not kept:
        raise BadInput(f"{what} is empty")
    if len(kept) > LONGEST:
        raise BadInput(f"{what} has {len(kept):,} signs; {LONGEST:,} are the most one entry keeps")
    return kept


def words_if_any(text: str, what: str = "the reason") -> str:
    """The user's words, cleaned, or an empty text when there are none."""
    return words(text, what) if clean(text).strip() else ""


def person(name: str) -> str:
    """A person's short name as the desk writes it: `@Ana` is “ana”."""
    found = short_name(words(name, "the name"))
    if not found:
        raise BadInput(why_no_name(name))
    return found


def need_reason(why: str, what: str) -> str:
    """The reason, cleaned; raises Refused when it is missing, or is none (`is_reason`)."""
    reason = reason_if_any(why, what)
    if not reason:
        raise Refused(f"{what} needs a reason")
    return reason


def reason_if_any(why: str, what: str) -> str:
    """The reason, cleaned, or an empty text without one; raises Refused for “.”, which is none."""
    reason = words_if_any(why)
    if reason and not is_reason(reason):
        raise Refused(f"{quoted(reason)} is no reason: {what} needs one in words")
    return reason


def is_still_to_come(day: date, now: datetime) -> bool:
    """It hasn't begun anywhere yet: whoever types sits in a zone that a use case doesn't know."""
    return day > (now + FURTHEST_AHEAD).date()


def incident_named_first(reason: str) -> int:
    """The number of the incident with which words begin (“INC-7: the same pool”, “of INC-7”), or 0."""
    named = _INCIDENT.match(reason)
    return int(named[1]) if named else 0
