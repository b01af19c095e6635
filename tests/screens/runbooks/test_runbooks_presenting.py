"""Documents and their texts as lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk.runbooks_searching import Found
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.runbook import Card, Document, Review, Sort, WrongStep
from opsdesk.domain.runbook_staleness import Cause, Reason
from opsdesk.formats.outline import outline
from screens.presenting.arranged import Arranged
from screens.presenting.listing import as_markdown, detail_rows
from screens.presenting.runbooks import detail, runbooks_look
from screens.presenting.runbooks_reading import banner, found_words, reading_head, shown_lines
from screens.presenting.runbooks_text import (
    WRONG_MARK,
    command_at,
    matches,
    outline_rows,
    pattern,
    step_at,
    text_rows,
    wrong_lines,
)
from tests.texts import texts

TODAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
REAL = sorted((Path(__file__).parents[3].parent / "shared" / "data" / "runbooks").glob("*.md"))
LINES = (
    "# Restart",
    "- [ ] Tell them at https://x.example.org",
    "1. Drain the queue",
    "```console",
    "$ payctl drain --now",
    "   $ payctl restart --wait --node eu-1",
    "```",
    "2. **Drain** the `queue`",
)


def rows(lines=LINES, *, wrong=(), words="", width=30) -> list[str]:
    headings = {heading.line for heading in outline("\n".join(lines)).headings}
    return [row.content.plain for row in text_rows(lines, headings, wrong, pattern(words), width)]


def standing(*reasons: Reason, retired: str = "", **card) -> Standing:
    reviews = (Review(NOW, "ana", words="fine"),)
    return Standing(Document(3, card=Card("Restart [/", **card), retired=retired, reviews=reviews), reasons)


def test_a_text_is_wrapped_under_its_words_and_a_command_goes_on_further_in() -> None:
    assert rows() == [
        "# Restart",
        "- [ ] Tell them at",
        "      https://x.example.org",
        "1. Drain the queue",
        "```console",
        "$ payctl drain --now",
        "   $ payctl restart --wait",
        "       --node eu-1",
        "```",
        "2. **Drain** the `queue`",
    ]


def test_what_is_wrong_and_what_is_looked_for_is_seen() -> None:
    step = WrongStep("drain the QUEUE", NOW, "bo")
    assert wrong_lines(LINES, [step]) == {3}
    assert wrong_lines(LINES, [WrongStep("2", NOW, "bo")]) == {8}
    assert wrong_lines(("1. a", "", "1. b"), [WrongStep("1", NOW, "bo")]) == frozenset()
    assert rows(wrong={3}, width=60)[2].endswith(WRONG_MARK)
    assert matches(LINES, pattern("drain  THE")) == [3]
    (marked,) = [row for row in text_rows(LINES, {}, {}, pattern("payctl restart"), 80) if row.key == "6.0"]
    assert [marked.content.plain[span.start : span.end] for span in marked.content.spans][-1] == "payctl restart"
    assert (pattern("  "), found_words([3, 6], 1), found_words([3, 6], 7)) == (None, "1 of 2 found", "2 of 2 found")


def test_a_step_and_a_command_are_taken_without_their_signs() -> None:
    assert [step_at(LINES, number) for number in (1, 2, 3, 9)] == [
        "Restart",
        "Tell them at https://x.example.org",
        "Drain the queue",
        "",
    ]
    assert [command_at(LINES, number) for number in (5, 6, 1, 9)] == [
        "payctl drain --now",
        "payctl restart --wait --node eu-1",
        "Restart",
        "",
    ]


def test_the_banner_names_three_reasons_and_a_retired_one_says_why() -> None:
    reasons = [Reason(Cause.DEAD_LINK, f"reason {number}") for number in range(5)]
    assert banner(standing(*reasons)) == ["· reason 0", "· reason 1", "· reason 2", "· and 2 more"]
    assert banner(standing(*reasons[:1])) == ["reason 0"]
    assert reading_head(standing(*reasons), 7, 80).plain.endswith("stale, 5 reasons")
    assert reading_head(standing(), 7, 80).plain.startswith("DOC-3 Restart [/  for INC-7")
    assert banner(standing(retired="a copy")) == ["it is retired: a copy"]
    assert shown_lines(standing(place="/x", escalation="@bo"), "")[1:] == ("/x", "Then: @bo")


def test_the_detail_says_every_reason_and_leads_on() -> None:
    parts = tuple(detail(standing(Reason(Cause.SERVICE_CHANGED, "payments changed", "CHG-4"))))
    assert parts[1].leads_to == "CHG-4"
    assert "payments changed" in as_markdown("x", parts)


@pytest.mark.skipif(not REAL, reason="../shared/data/runbooks is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [24, 74])
def test_of_a_real_runbook_no_word_is_lost_and_every_heading_is_there(path: Path, width: int) -> None:
    text = path.read_text()
    lines = tuple(text.splitlines())
    shown = rows(lines, width=width)
    assert "".join("".join(shown).split()) == "".join("".join(lines).split())
    headings = outline(text).headings
    assert [row.content.plain.strip() for row in outline_rows(headings, 40)] == [one.words for one in headings]
    assert len(headings) >= 5


@settings(max_examples=40)
@given(words=texts(min_size=1), width=st.integers(1, 120), retired=st.booleans())
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(words: str, width: int, retired: bool) -> None:
    card = Card(words, Sort.PROCESS, words, words, (words,), escalation=words)
    document = Document(3, card=card, retired=words if retired else "")
    held = Standing(document, (Reason(Cause.STEP_WRONG, words), Reason(Cause.DEAD_LINK, words)))
    look = runbooks_look(lambda: TODAY, lambda: {"DOC-3": Found(document, 1, words)})
    assert as_markdown(words, look.detail(held, [held])).startswith("## ")
    assert detail_rows(words, look.detail(held, [held]), width)
    for order in look.orders:
        arranged = Arranged([held], look, order)
        assert arranged.rows(arranged.narrowed(""), width)[-1].content.cell_length <= width
    for row in text_rows(words.splitlines(), {1}, {2}, pattern(words), max(width, 24)):
        assert row.content.cell_length <= max(width, 24)
