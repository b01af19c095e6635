"""Any text becomes one row that is exactly as wide as its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from screens.widgets.one_line import row_strip, visible
from tests.texts import SIGNS

CONTROLS = st.sampled_from("\n\t\r\x00\x07\x1b\x7f\x9b\u2028\u202e")
ANY_TEXT = st.text(st.one_of(CONTROLS, SIGNS), max_size=200)


@given(ANY_TEXT)
def test_signs_stand_one_for_one_so_that_indexes_agree(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(character in shown for character in "\n\r\t\x00\x07\x1b\x7f\x9b\u2028\u202e")


@given(CONTROLS)
def test_every_sign_takes_one_cell(control):
    assert cell_len(visible(control)) == 1


@given(ANY_TEXT, st.integers(min_value=0, max_value=60))
def test_a_row_is_as_wide_as_its_place(text, width):
    strip = row_strip(Content(text, strip_control_codes=False), width, Style.null())
    assert cell_len(strip.text) == strip.cell_length == width


def test_a_row_that_is_too_long_says_so():
    assert row_strip(Content("a longer text"), 8, Style.null()).text == "a longe…"
    assert row_strip(Content("连接池连接池"), 6, Style.null()).text.rstrip() == "连接 …"
