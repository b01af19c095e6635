"""Helpers of the export: what isn't known isn't written, and numbers only where a reader would count otherwise."""

from __future__ import annotations

from typing import Any

from opsdesk.domain.entries import Entry


def said(**fields: Any) -> dict[str, Any]:
    """The fields that say something: no None, no empty text, no empty list."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def author(entry: Entry) -> str:
    """Who wrote a row on the desk; nobody here wrote one that a record brought."""
    return "" if entry.payload.row else entry.by


def approximate(entry: Entry) -> bool | None:
    """True for a time that is only about right, else nothing."""
    return entry.approx or None


class Count:
    """Numbers rows as an import does, so that only those it would get wrong have to say theirs."""

    def __init__(self) -> None:
        self._last = 0

    def unlike(self, number: int) -> int | None:
        """The number if it isn't the one after the row before."""
        follows = number == self._last + 1
        self._last = number
        return None if follows else number
