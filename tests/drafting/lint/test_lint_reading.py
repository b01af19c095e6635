"""How a text is split into sentences."""

from __future__ import annotations

import pytest

from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.flattening import plain
from opsdesk.drafting.lint.reading import Sentence, in_block, read
from opsdesk.drafting.lint.splitting import LONGEST_SENTENCE


def _sentences(text: str) -> list[str]:
    return [sentence.raw.strip() for sentence in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fails. We are on it.", ["It fails.", "We are on it."]),
        ("Since 2 p.m. UTC it fails.", ["Since 2 p.m. UTC it fails."]),
        ("See e.g. Payments.", ["See e.g. Payments."]),
        ("It fails.We are on it.", ["It fails.", "We are on it."]),
        ("See status.example.The.", ["See status.example.The."]),
        ("Release 4.2 fails! Why? Unknown.", ["Release 4.2 fails!", "Why?", "Unknown."]),
        ("- Payments\n- Invoices", ["- Payments", "- Invoices"]),
        ("It fails.<br>We look.<br />Sorry<br/>all", ["It fails.<br>", "We look.<br />", "Sorry<br/>", "all"]),
        ("<p>It fails</p><p class='b'>we look</p>", ["<p>It fails</p>", "<p class='b'>we look</p>"]),
        ("<ul><li>Payments<li>Invoices</ul>", ["<ul>", "<li>Payments", "<li>Invoices</ul>"]),
        ("<h2>Update</h2>\nIt fails.", ["<h2>Update</h2>", "It fails."]),
        ("It <b>fails.</b> We&nbsp;look.&nbsp;Sorry.", ["It <b>fails.</b>", "We&nbsp;look.&nbsp;", "Sorry."]),
        ("**It fails.** We look.", ["**It fails.**", "We look."]),
        ("It <b>fails</b> <pre-prod> a<b", ["It <b>fails</b> <pre-prod> a<b"]),
        ("eu-1: fails\nus-1: works", ["eu-1: fails", "us-1: works"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


def test_a_line_that_was_only_wrapped_goes_on() -> None:
    text = "Since this morning card payments in Europe and in America\nfail for every second customer.\nSorry."
    assert _sentences(text) == [text.rpartition("\n")[0], "Sorry."]


@pytest.mark.parametrize(
    "text",
    [
        "A disk of the\nqueue server is full.",
        "Sign-in fails\nbecause a disk is full.",
        "A release was faulty,\nwhich broke sign-in.",
    ],
)
def test_a_short_line_that_stops_in_the_middle_of_a_saying_goes_on(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_line_that_html_broke_in_the_middle_goes_on_and_a_paragraph_never_does() -> None:
    assert len(_sentences("A disk of the<br>queue server is full.")) == 1
    assert len(_sentences("<p>A disk of the</p>queue server is full.")) == 2


def test_a_link_broken_over_lines_goes_on() -> None:
    assert len(_sentences("See the [status\npage](https://example.com).")) == 1


def test_endless_lines_are_cut_at_blanks() -> None:
    pieces = [sentence.raw for sentence in read("word " * 1000).sentences]
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert all(piece.endswith("word ") for piece in pieces)


def test_plain_is_lower_case_without_signs_and_addresses() -> None:
    assert plain("It’s **Down** — see https://a.example/Latency!") == "it's   down   - see " + "\ufffc" * 26


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("we fix it and will write by 15:00", ["we fix it", "will write by 15:00"]),
        ("by 15:00, we will write", ["by 15:00, we will write"]),
        ("a fix is out, we are watching", ["a fix is out", "we are watching"]),
        ("cards and wallets fail", ["cards and wallets fail"]),
        ("", [""]),
    ],
)
def test_clauses(sentence: str, parts: list[str]) -> None:
    found = clauses(sentence)
    assert [clause.strip() for _, clause in found] == parts
    assert all(sentence[at : at + len(clause)] == clause for at, clause in found)


def test_a_wide_gap_is_read_as_a_narrow_one() -> None:
    gap = "which is" + " " * 400 + "slow"
    assert len(plain(gap)) == len(gap)
    assert " " * 17 not in plain(gap)
    assert plain("which is" + " " * 16 + "slow") == "which is" + " " * 16 + "slow"


def test_what_a_sentence_answers_is_told_with_its_place_and_asked_once() -> None:
    asked: list[str] = []

    def shouts(sentence: Sentence) -> str | None:
        asked.append(sentence.raw)
        return sentence.raw.strip() if "!" in sentence.raw else None

    answers = in_block(shouts)
    text = "It fails! We look.\n- Orders\n- Now! Or later!"
    assert read(text).told_by(answers) == [(0, "It fails!"), (28, "- Now!"), (35, "Or later!")]
    longer = f"Once more.\n{text}"
    assert [longer[at:].startswith(told) for at, told in read(longer).told_by(answers)] == [True] * 3
    assert len(asked) == len(set(asked))
