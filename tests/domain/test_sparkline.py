"""Sparklines: eight levels from 0 to the largest value, gaps for what is unknown, and the same shape in ASCII."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.sparkline import BLOCKS, MARKS, sparkline


@pytest.mark.parametrize(
    ("values", "drawn", "twin"),
    [
        ([], "", ""),
        ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█", ".:-=+*#@"),
        ([0, 0], "▁▁", ".."),
        ([5], "█", "@"),
        ([None, 0, None, 2], " ▁ █", " . @"),
        ([None], " ", " "),
        ([Fraction(1, 3), Fraction(2, 3), 1], "▃▆█", "-*@"),
        ([1, 14], "▂█", ":@"),
    ],
)
def test_it_is_drawn_from_zero(values: list[Fraction | int | None], drawn: str, twin: str) -> None:
    assert (sparkline(values), sparkline(values, ascii_only=True)) == (drawn, twin)


@given(st.lists(st.none() | st.fractions(0, 1000), max_size=20))
def test_both_forms_have_a_sign_for_each_value_and_one_shape(values: list[Fraction | int | None]) -> None:
    drawn, twin = sparkline(values), sparkline(values, ascii_only=True)
    assert len(drawn) == len(values)
    assert twin == drawn.translate(str.maketrans(BLOCKS, MARKS))
    assert twin.isascii()
