"""How a typed line will be read: what is to be thought of stays in sight where there is little room."""

from __future__ import annotations

from screens.presenting.preview import read_as

SAYS = "A10 for zed (new person) · check-in 13:45 UTC · fix"
ASKS = "“wipe” can't be undone: on which host, and who verifies?"


def test_all_of_it_is_said_where_there_is_room() -> None:
    assert read_as(SAYS, [ASKS], "", 120).plain == f"  ↳ {SAYS} · {ASKS}  ↵"


def test_what_is_asked_is_whole_at_80_columns() -> None:
    line = read_as(SAYS, [ASKS], "", 78)
    assert line.plain.startswith("  ↳ A10 for z")
    assert ASKS in line.plain[:78]


def test_a_reading_alone_is_left_to_the_end_of_the_line() -> None:
    assert read_as(SAYS, [], " then “x”", 20).plain == f"  ↳ {SAYS}  ↵ then “x”"
