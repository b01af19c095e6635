"""What people fill in, cleaned and in bounds: a line, a text, a list of names, a contact, an owner.

Every message names the field, so that a form and a row of a file can say where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from opsdesk.desk.decision import person, words, words_if_any
from opsdesk.domain.contact import Contact
from opsdesk.domain.errors import BadInput
from opsdesk.domain.person import LONGEST_NAME
from opsdesk.domain.text import one_line

LONGEST_FIELD: Final = 500
LONGEST_TEXT: Final = 10_000
FIRST_YEAR, LAST_YEAR = 1950, 2200
"""Years that people agree on; others are mistypings."""
_IN_A_NAME: Final = re.compile(r"[\w'’]+")


def field(what: str, given: str, *, needed: bool = False) -> str:
    """A text of one line, cleaned; raises BadInput."""
    cleaned = one_line(words(given, what) if needed else words_if_any(given, what)).strip()
    if len(cleaned) > LONGEST_FIELD:
        raise BadInput(f"{what} has {len(cleaned):,} signs; {LONGEST_FIELD} are the most")
    return cleaned


def text(what: str, given: str) -> str:
    """A text of any lines, cleaned; raises BadInput."""
    cleaned = words_if_any(given, what)
    if len(cleaned) > LONGEST_TEXT:
        raise BadInput(f"{what} has {len(cleaned):,} signs; {LONGEST_TEXT:,} are the most")
    return cleaned


def names(what: str, given: Iterable[str]) -> tuple[str, ...]:
    """A list without empty items, each once; raises BadInput."""
    return tuple(dict.fromkeys(name for item in given if (name := field(what, item))))


def contact(given: Contact) -> Contact:
    """A contact with every text cleaned; raises BadInput for one without a name."""
    return Contact(
        field("a contact's name", given.name, needed=True),
        field("a contact's role", given.role),
        field("how a contact is reached", given.reach),
    )


def owner(name: str) -> str:
    """A person's short name, or none."""
    return person(name) if name.strip() else ""


def owner_in_words(given: str) -> str:
    """A short name for an owner as other tools have them: “Platform Team” is “platform-team”, cut at a whole word.

    One word is taken as it is. Raises BadInput where nothing is left of it.
    """
    if len(given.split()) < 2:
        return owner(given)
    name = ""
    for part in _IN_A_NAME.findall(given.lower()):
        longer = f"{name}-{part}" if name else part
        if len(longer) > LONGEST_NAME:
            break
        name = longer
    return person(name or given)


def sensible(name: str, day: date | None, what: str) -> None:
    """Raises BadInput for a day that can only be a mistyping."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(f"{name}: {day} is no day of {what} (years {FIRST_YEAR} to {LAST_YEAR})")


def interval(days: int, most: int) -> int:
    """An interval in days after which the calendar asks again; raises BadInput."""
    if not 0 <= days <= most:
        raise BadInput(f"{days} is no interval in days (1 to {most:,}; 0: the calendar never asks)")
    return days
