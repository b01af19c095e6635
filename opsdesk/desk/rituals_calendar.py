"""Rituals as recurring entries of a calendar, beside the agenda's other items."""

from __future__ import annotations

from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_recurring import calendar_rule, first_wall
from opsdesk.desk.rituals_standing import listed
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.ritual_series import Series


def series(desk: Desk) -> dict[str, Series]:
    """Of every ritual that comes by a rule, by the key that its item has on the agenda."""
    return {ritual.name: series_of(ritual) for ritual in listed(desk) if ritual.charter.recurrence.rule}


def series_of(ritual: Ritual) -> Series:
    """One ritual's; it has a rule."""
    recurrence = ritual.charter.recurrence
    skipped = frozenset(skip.slot for skip in ritual.skips)
    return Series(
        calendar_rule(recurrence),
        first_wall(recurrence),
        recurrence.zone,
        tuple(sorted(skipped)),
        tuple(move for move in ritual.moves if move.slot not in skipped),
    )
