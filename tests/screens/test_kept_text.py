"""Lines kept while they are typed come back as they were typed, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.text import clean
from screens.kept_text import as_kept, kept_lines
from tests.texts import texts


@given(st.lists(texts(min_size=1), min_size=1, max_size=4))
def test_lines_are_kept_apart(lines: list[str]) -> None:
    assert kept_lines(clean(as_kept(lines))) == [clean(line) for line in lines]


@pytest.mark.parametrize("typed", ["half a line", "two\nlines", "[/", "[1, 2", "", "12", '["a"'])
def test_what_an_older_version_kept_is_one_line(typed: str) -> None:
    assert kept_lines(typed) == [typed]


def test_a_line_alone_is_kept_as_it_was_typed() -> None:
    assert as_kept(["? pool si"]) == "? pool si"
    assert as_kept([]) == ""
