"""What agenda and meetings ask of recurrences. Loaded with them, so never on the way to a first frame."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import recurrences, recurrences_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.text import one_line

TO_IMPROVE: Final = timedelta(days=7)
"""So soon somebody should have made something of what was linked."""


def reminders(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Every recurrence of which nothing was made yet; whoever linked it sees to it."""
    zone = zone_named(settings.zone)
    for held in recurrences.listed(desk):
        if held.linked_at is not None:
            due = (held.linked_at + TO_IMPROVE).astimezone(zone).date()
            words = f"make something of it: {held.title}"
            yield Item(held.name, Sort.RECURRENCE, words, due, held.linked_by, held.name, one_line(held.why))


def told_to_a_meeting(desk: Desk) -> Iterator[str]:
    """What came back and has no improvement, what may have, and what comes too often."""
    found = recurrences_standing.overview(desk)
    for pattern in found.patterns:
        yield pattern.words
    for again in found.linked:
        if again.linked is not None and not again.linked.over:
            notes = "; ".join((again.why, *again.notes))
            yield f"{again.linked.name}: {again.linked.title}, nothing made of it yet; {notes}"
    for again in found.proposed:
        yield f"INC-{again.incident} may be INC-{again.earlier} again: {again.why}"
