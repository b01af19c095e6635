"""The hash chain: no entry can be changed, moved or taken away unnoticed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import declaring, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Entry
from opsdesk.store.entry_rows import GENESIS, broken_link, from_row, link, to_row
from opsdesk.store.opening import TAIL, broken_tail
from tests.strategies import logs


@pytest.fixture
def long(desk: Desk, number: int) -> Desk:
    for place in range(6):
        desk.do(number, noting.take_note(f"note {place}"), approx=place == 2)
    desk.open_incident(declaring.declare("another"))
    assert broken_tail(desk.opened.connection) == ""
    return desk


COLUMNS = ["id", "at", "recorded_at", "by", "kind", "payload", "hash"]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("seq", [1, 4, 8])
@pytest.mark.parametrize("place", [0, -1])
def test_one_changed_sign_of_any_column_is_noticed(long: Desk, column: str, seq: int, place: int) -> None:
    connection = long.opened.connection
    where = f"WHERE incident = 1 AND seq = {seq}"
    held = connection.execute(f'SELECT "{column}" FROM entry {where}').fetchone()[0]
    sign = chr(ord(held[place]) ^ 2)
    changed = sign + held[1:] if place == 0 else held[:-1] + sign
    connection.execute(f'UPDATE entry SET "{column}" = ? {where}', (changed,))
    assert "INC-1" in long.health()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET approx = 1 WHERE incident = 1 AND seq = 3",
        "UPDATE entry SET version = 2 WHERE incident = 1 AND seq = 3",
        "UPDATE entry SET seq = 99 WHERE incident = 1 AND seq = 3",
        "UPDATE entry SET seq = 99 WHERE incident = 1 AND seq = 8",
        "UPDATE entry SET incident = 2, seq = 2 WHERE incident = 1 AND seq = 8",
        "DELETE FROM entry WHERE incident = 1 AND seq = 3",
        "DELETE FROM entry WHERE incident = 1 AND seq = 8",
        "DELETE FROM entry WHERE incident = 1 AND seq = 1",
        "DELETE FROM entry WHERE incident = 1",
        "INSERT INTO entry SELECT 1, 9, 'new', at, recorded_at, \"by\", approx, kind, version, payload, hash"
        " FROM entry WHERE incident = 1 AND seq = 8",
    ],
)
def test_a_changed_moved_missing_or_slipped_in_entry_is_noticed(long: Desk, change: str) -> None:
    long.opened.connection.execute("PRAGMA foreign_keys=OFF")
    assert long.opened.connection.execute(change).rowcount > 0
    assert "INC-1" in long.health()


def test_entries_that_changed_places_are_noticed(long: Desk) -> None:
    connection = long.opened.connection
    connection.execute("PRAGMA foreign_keys=OFF")
    for before, after in ((4, 99), (5, 4), (99, 5)):
        connection.execute("UPDATE entry SET seq = ? WHERE incident = 1 AND seq = ?", (after, before))
    assert "INC-1" in long.health()


def test_the_tail_is_checked_without_reading_the_rest(desk: Desk, number: int) -> None:
    for place in range(TAIL + 5):
        desk.do(number, noting.take_note(f"note {place}"))
    connection = desk.opened.connection
    connection.execute("UPDATE entry SET id = 'x' WHERE seq = 3")
    assert desk.health() == ""
    assert broken_tail(connection, tail=10_000).startswith("INC-1: entry 3")


@given(logs(), st.data())
@settings(max_examples=50, deadline=None)
def test_rows_stand_for_their_entries_and_follow_from_each_other(log: list[Entry], data: st.DataObject) -> None:
    rows, previous = [], GENESIS
    for entry in log:
        row = to_row(entry)
        assert from_row(row) == entry
        previous = link(previous, row)
        rows.append((*row, previous))
    assert broken_link(GENESIS, rows) is None
    lost = data.draw(st.integers(0, len(rows) - 1))
    rest = rows[:lost] + rows[lost + 1 :]
    assert broken_link(GENESIS, rest) == (rest[lost][1] if lost < len(rest) else None)
