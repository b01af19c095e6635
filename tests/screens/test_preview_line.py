"""How a typed line will be read: what is to be thought of stays in sight where there is little room."""

from __future__ import annotations

from screens.presenting.preview import asked, read_as

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


KEYS = "   ↵ keeps it   Esc back"


def test_all_of_what_is_asked_is_said_where_there_is_room() -> None:
    for hint in (f"Add an alert · 2026-12-24 why{KEYS}", "↵ keeps it   Esc back", f"a link{KEYS}   and why"):
        assert asked(hint, 78).plain == hint


def test_how_it_is_typed_and_the_keys_are_whole_at_80_columns() -> None:
    line = asked(f"Write down how the proxy starts without the bot rules · 2026-12-24 why{KEYS}", 78).plain
    assert line == f"Write down how the proxy starts with… · 2026-12-24 why{KEYS}"
    assert len(line) <= 78


def test_what_it_is_about_goes_where_nothing_of_it_could_be_read() -> None:
    example = "done when a file over the limit is refused in test and told of"
    line = asked(f"a size limit on feature files · {example}{KEYS}", 78).plain
    assert line == f"done when a file over the limit is refused in test an…{KEYS}"


def test_what_more_is_known_is_cut_at_the_end_of_the_line() -> None:
    assert asked(f"a link{KEYS}   {'why ' * 40}", 78).plain.startswith(f"a link{KEYS}   why why")
    assert asked(f"{'a link ' * 6}{KEYS}   why it is asked", 70).plain == f"{'a link ' * 6}{KEYS}"
