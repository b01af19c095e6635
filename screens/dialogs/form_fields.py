"""What a form can ask for: a text, yes or no, one of several, a list of names. A field knows how its value is read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import clean
from opsdesk.domain.values import dataclass

NO, YES = "no", "yes"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing asked for, a text unless it has options."""

    key: str
    """Under which the answer is given, as a rule the name of a dataclass's field."""
    label: str
    shown: str = ""
    """What stands there at first."""
    read: Callable[[str], Any] = str.strip
    """Makes the answer of what stands there; raises a DeskError, which is shown beside the field."""
    hint: str = ""
    """An example, shown while nothing stands there."""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person made of a field: what stood there at first, and what stands there now."""

    was: str
    now: str


def yes_no(key: str, label: str, value: bool) -> Field:
    """A field answered by True or False."""
    return Field(key, label, YES if value else NO, lambda shown: shown == YES, options=(NO, YES))


def choice(key: str, label: str, options: Iterable[str], value: str, *, read: Callable[[str], Any] = str) -> Field:
    """A field answered by one of several words; `read` makes more of the word (a member of an enumeration)."""
    return Field(key, label, value, read, options=tuple(options))


def names(
    key: str,
    label: str,
    value: Sequence[str],
    *,
    read: Callable[[tuple[str, ...]], Any] = tuple,
    hint: str = "",
) -> Field:
    """A field answered by a list, typed with commas between its items."""
    return Field(key, label, written_list(value), lambda shown: read(read_list(shown)), hint)


def written_list(items: Iterable[str]) -> str:
    """`a, b`; an item with a comma or a quotation mark of its own stands in quotation marks, doubled within."""
    return ", ".join('"{}"'.format(item.replace('"', '""')) if set(item) & set(',"') else item for item in items)


def read_list(shown: str) -> tuple[str, ...]:
    """The items of a list as typed, or pasted one a line; empty ones don't count. Raises BadInput."""
    try:
        rows = csv.reader([clean(shown).replace("\n", ",")], skipinitialspace=True)
        return tuple(item.strip() for row in rows for item in row if item.strip())
    except csv.Error as error:
        raise BadInput(f"this can't be read as a list ({error})") from error
