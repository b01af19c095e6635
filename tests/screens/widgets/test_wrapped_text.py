"""A text as rows: what is wrapped stands under its own column."""

from __future__ import annotations

from screens.widgets.wrapped_text import wrapped


def shown(text: str, width: int) -> list[str]:
    return [row.content.plain.rstrip() for row in wrapped(text.splitlines(), width, headings=True)]


def test_a_table_goes_on_under_its_second_column() -> None:
    text = "+ text   - text    evidence for and against it\n! text             a decision"
    assert shown(text, 40) == [
        "+ text   - text    evidence for and",
        "                   against it",
        "! text             a decision",
    ]


def test_a_list_goes_on_under_its_words() -> None:
    assert shown("- one two three\n12. one two three", 11) == [
        "- one two",
        "  three",
        "12. one two",
        "    three",
    ]


def test_an_indented_line_stays_indented() -> None:
    assert shown("INC-3\n  cause: a file that is too large", 20) == ["INC-3", "  cause: a file that", "  is too large"]


def test_two_spaces_in_a_sentence_are_no_column() -> None:
    assert shown("We are sorry.  More is known at noon.", 20) == ["We are sorry.  More", "is known at noon."]


def test_a_column_too_far_out_is_none() -> None:
    text = f"{'a' * 20}  words of it\n{'b' * 20}  words of it"
    assert shown(text, 24)[1] == "words of it"


def test_wide_signs_are_counted_in_cells() -> None:
    assert shown("- 連接池 用盡了 而且", 12) == ["- 連接池", "  用盡了", "  而且"]


def test_a_blank_line_stays_one() -> None:
    assert shown("# A\n\nb", 20) == ["# A", "", "b"]
