"""Cleaning text: nothing that acts on a terminal is left, and ordinary text in any language is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.text import RENDER_TABLE, clean, one_line, quoted, short, slug

ANY_TEXT = st.text(st.characters())
ORDINARY = [
    "Card payments fail in Europe: 12 % [/] of $all, `eu-1`",
    "two\nlines\tand a tab",
    "数据库连接池已耗尽",
    "支払いが失敗しています",
    "결제 실패",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 👍🏽",
    "e\u0301 n\u0303 หนังสือ हिन्दी",
    "שלום \u200fעולם مرحبا\u200e بالعالم",
    "no\u00a0break, ideographic\u3000space, soft\u00adhyphen, zero\u200bwidth",
]
HOSTILE = [
    ("\x1b]52;c;cm0gLXJmIH4=\x07", "␛]52;c;cm0gLXJmIH4=␇"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("nul\x00 bell\x07 back\x08 del\x7f", "nul␀ bell␇ back␈ del␡"),
    ("\x9b31mred\x9d0;title\x9c", "\ufffd31mred\ufffd0;title\ufffd"),
    ("one\x85two\u2028three\u2029four", "one⏎two⏎three⏎four"),
    ("lone \ud800 half", "lone \ufffd half"),
    ("access \u202edenied\u202c \u2066x\u2069", "access \ufffddenied\ufffd \ufffdx\ufffd"),
    ("page\x0cbreak\x0btab\x1cfile", "page␌break␋tab␜file"),
]


def acts_on_a_terminal(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_what_a_terminal_would_obey_becomes_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY_TEXT)
def test_clean_leaves_no_control_and_changes_nothing_twice(text: str) -> None:
    cleaned = clean(text)
    assert not any(acts_on_a_terminal(character) for character in cleaned if character not in "\n\t")
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_one_line_is_one_line_and_keeps_every_place(text: str) -> None:
    line = one_line(text)
    assert not any(acts_on_a_terminal(character) for character in line)
    assert len(line) == len(clean(text))
    assert one_line(line) == line


def test_one_line_shows_where_lines_ended() -> None:
    assert one_line("first\r\nsecond\tthird") == "first⏎second third"


def test_the_render_table_covers_every_character_that_acts() -> None:
    acting = {code for code in range(0x110000) if acts_on_a_terminal(chr(code))}
    assert acting == set(RENDER_TABLE)
    assert not any(acts_on_a_terminal(chr(sign)) for sign in RENDER_TABLE.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Card payments fail in Europe!", "card-payments-fail-in-europe"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zahlungen schlagen fehl (größtenteils)", "zahlungen-schlagen-fehl-größtenteils"),
        ("re\u0301sume\u0301", "r\u00e9sum\u00e9"),
        ("数据库连接池", "数据库连接池"),
        ("C:\\con", "c-con"),
        ("--- 🔥 ---", "untitled"),
        ("", "untitled"),
    ],
)
def test_slug_reads_like_the_text(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(ANY_TEXT)
def test_slug_is_a_safe_part_of_a_file_name(text: str) -> None:
    name = slug(text)
    assert 1 <= len(name) <= 60
    assert all(character.isalnum() or character == "-" for character in name)
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert len(name.encode("utf-8")) <= 240


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("pool full", 9, "pool full"), ("pool size", 6, "pool…"), ("a\nb", 3, "a⏎b"), ("abc", 1, "…"), ("", 5, "")],
)
def test_a_short_text_says_where_it_was_cut(text: str, most: int, shown: str) -> None:
    assert short(text, most) == shown


@given(ANY_TEXT, st.integers(1, 80))
def test_a_short_text_is_one_line_of_that_length_at_most(text: str, most: int) -> None:
    assert len(short(text, most)) <= most
    assert "\n" not in quoted(text)
