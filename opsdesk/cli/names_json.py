"""What things are called in JSON: by the same id as on the screens wherever they come, and null for none.

The letters stand here, since a short command needn't load what they name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from opsdesk.domain.times import parse_iso, short_iso


def incident_id(number: int | None) -> str | None:
    """`INC-7`."""
    return f"INC-{number}" if number else None


def change_id(number: int | None) -> str | None:
    """`CHG-2`."""
    return f"CHG-{number}" if number else None


def procedure_id(number: int | None) -> str | None:
    """`RB-1`."""
    return f"RB-{number}" if number else None


def meeting_id(number: int | None) -> str | None:
    """`MTG-4`."""
    return f"MTG-{number}" if number else None


def part_id(letter: str, number: int | None) -> str | None:
    """`H3` of an incident: a hypothesis (H), a fact (E), an action (A), a decision (D)."""
    return f"{letter}{number}" if number else None


def said_as(value: Any, names: Mapping[str, str]) -> Any:
    """The same with other names for some keys, however deep they are: what is like something is called like it."""
    if isinstance(value, dict):
        return {names.get(key, key): said_as(held, names) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [said_as(held, names) for held in value]
    return value


def short_times(value: Any) -> Any:
    """The same with times as everywhere in JSON, where the log keeps them with all their digits."""
    if isinstance(value, dict):
        return {key: short_times(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [short_times(held) for held in value]
    return short_iso(parse_iso(value)) if isinstance(value, str) and _LONG.fullmatch(value) else value


_LONG: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
