"""What speaks against a meeting as it is designed: no outcome, no owner, no agenda, no end, too long, too many.

The limits are this project's own proposals; none of them forbids a meeting, each asks for a reason to keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsdesk.domain.meeting_cost import Bands, unknown_bands
from opsdesk.domain.ritual import Aim, Charter
from opsdesk.domain.values import dataclass

MOST_MINUTES: Final = 60
MOST_TO_DECIDE: Final = 8
"""People with whom a decision is still taken in the room."""
MOST_PEOPLE: Final = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and what would set it right."""

    rule: str
    words: str
    advice: str


def lint(charter: Charter, bands: Bands) -> tuple[Finding, ...]:
    """Everything that speaks against it, what matters most first."""
    return (*_purpose(charter), *_shape(charter), *_length(charter), *_people(charter, bands))


def _purpose(charter: Charter) -> Iterator[Finding]:
    if charter.aim is Aim.INFORM:
        yield Finding(
            "information-only",
            "nothing is decided or discussed: it only informs",
            "send it in writing and give the time back",
        )
    if not charter.purpose:
        yield Finding("no-purpose", "nobody said what it is for", "say in a sentence what would be missed without it")
    if not charter.outputs:
        yield Finding("no-outcome", "no decision or outcome is expected", "name what there is to be afterwards")


def _shape(charter: Charter) -> Iterator[Finding]:
    if not charter.owner:
        yield Finding("no-owner", "nobody owns it", "name one person who prepares it and may cancel it")
    if not charter.agenda:
        yield Finding("no-agenda", "it has no agenda", "list its items with minutes, or cancel it")
    if charter.recurrence.rule and not charter.recurrence.ends:
        yield Finding("no-end", "it recurs without an end", "end the series (COUNT or UNTIL), and decide then anew")


def _length(charter: Charter) -> Iterator[Finding]:
    planned = sum(item.minutes for item in charter.agenda)
    if charter.minutes > MOST_MINUTES:
        yield Finding("too-long", f"{charter.minutes} min are booked", f"cut it to {MOST_MINUTES} min, or split it")
    if planned > charter.minutes:
        yield Finding(
            "overfull", f"its items need {planned} min and {charter.minutes} are booked", "drop or shorten an item"
        )
    if untimed := [item.title for item in charter.agenda if not item.minutes]:
        yield Finding("untimed", f"no minutes for: {', '.join(untimed)}", "give each item its minutes")


def _people(charter: Charter, bands: Bands) -> Iterator[Finding]:
    if not charter.seats:
        yield Finding("nobody", "nobody said who attends", "name the roles that its outcome needs")
    most = MOST_TO_DECIDE if charter.aim is Aim.DECIDE else MOST_PEOPLE
    if charter.people > most:
        yield Finding(
            "too-many", f"{charter.people} people attend", f"keep the {most} it needs; the others read its minutes"
        )
    if names := dict.fromkeys(unknown_bands(charter.seats, bands)):
        yield Finding("no-rate", f"no rate band “{'”, “'.join(names)}”", "add it to the settings, or use one of theirs")
