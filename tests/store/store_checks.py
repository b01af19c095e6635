"""What must hold of a store at any time, whatever was done to it."""

from __future__ import annotations

from typing import Any

from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import fold, shown
from opsdesk.domain.incident import Incident
from opsdesk.store.opening import broken_tail
from opsdesk.store.projection import PARTS

NEVER_SO_MANY = 100_000


def assert_sound(desk: Desk) -> None:
    """The tables say what the log says, the timeline is in order, and the chain is whole."""
    connection = desk.opened.connection
    numbers = [row[0] for row in connection.execute("SELECT DISTINCT incident FROM entry ORDER BY incident")]
    assert numbers == [row[0] for row in connection.execute("SELECT number FROM incident ORDER BY number")]
    for number in numbers:
        log = desk.entries(number)
        incident = desk.incident(number)
        assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
        assert incident == fold(log)
        assert orders(incident) == orders(fold(log))
        assert_in_order(desk, number, log, incident)
    assert broken_tail(connection, NEVER_SO_MANY) == ""
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def orders(incident: Incident) -> dict[str, list[Any]]:
    """The order of everything in each collection, which a comparison of two of them doesn't look at."""
    return {part.collection: list(getattr(incident, part.collection)) for part in PARTS}


def assert_in_order(desk: Desk, number: int, log: list[Entry], incident: Incident) -> None:
    """The timeline has every entry but the amendments, by the time shown and then as written, with no gap."""
    lines = [shown(entry, incident.marks.get(entry.seq)) for entry in log if not isinstance(entry.payload, Amendment)]
    lines.sort(key=lambda entry: (entry.at, entry.seq))
    length = desk.timeline_length(number)
    rows = desk.timeline(number, 0, NEVER_SO_MANY)
    assert length == len(lines)
    assert [row.pos for row in rows] == list(range(length))
    assert [row.entry for row in rows] == lines
    assert [row.mark for row in rows] == [incident.marks.get(entry.seq) for entry in lines]
    assert [row.previous_at for row in rows] == [None, *(entry.at for entry in lines)][:length]
