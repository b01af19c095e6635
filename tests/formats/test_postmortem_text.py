"""A postmortem as a text: whatever is answered comes back as it was, and whatever somebody writes into it is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk.decision import words_if_any
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_document import Document, Fact, Part
from opsdesk.domain.postmortem_prompts import BY_ID
from opsdesk.domain.text import one_line
from opsdesk.formats.markdown.postmortem_text import AFTER, TypedFactor, read, write
from tests.texts import texts

AT = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
FACTS = {
    Part.OVERVIEW: (Fact("Severity: SEV-2", (1,)),),
    Part.TIMELINE: (Fact("# declared\n> it {#overview}", (1, 2), at=AT, by="ana"), Fact("- [x] done", refs=("CHG-1",))),
}

any_text = texts(max_size=60) | st.text("#>\\ \n-{}()ab", max_size=30)
answers = st.dictionaries(st.sampled_from(list(BY_ID)), any_text.map(words_if_any), max_size=5)
said = any_text.map(lambda text: one_line(text).strip())
factors = st.lists(
    st.tuples(st.sampled_from(["release", "no-alert"]), said.filter(bool), st.lists(st.integers(1, 999), max_size=3)),
    max_size=3,
)


def document(held: dict[str, str], named: list[tuple[str, str, list[int]]] | None = None) -> Document:
    """A document with these answers and factors."""
    told = {prompt: words for prompt, words in held.items() if words}
    found = tuple(Factor(place, kind, words, tuple(seqs)) for place, (kind, words, seqs) in enumerate(named or [], 1))
    postmortem = Postmortem(number=3, incident=7, answers=told, factors=found)
    return Document(postmortem, "Payments [fail] {#x}", 2, "resolved", date(2026, 11, 17), AT, {}, FACTS)


@settings(max_examples=40)
@given(answers, factors)
def test_all_that_was_answered_comes_back(held: dict[str, str], named: list[tuple[str, str, list[int]]]) -> None:
    made = document(held, named)
    back = read(write(made), made)
    assert {prompt: words for prompt, words in back.answers.items() if words} == {k: v for k, v in held.items() if v}
    assert back.answers.keys() == BY_ID.keys()
    assert back.unplaced == ()
    assert back.factors == tuple(
        TypedFactor(place, kind, words, tuple(f"#{seq}" for seq in seqs))
        for place, (kind, words, seqs) in enumerate(named, 1)
    )


@settings(max_examples=40)
@given(any_text, st.integers(0, 400))
def test_whatever_is_written_anywhere_is_kept_somewhere(typed: str, at: int) -> None:
    made = document({"overview": "It failed.", "trend": "once"}, [("release", "4.2", [3])])
    lines = write(made).split("\n")
    place = at % (len(lines) + 1)
    mine = f"WORD{len(typed)} {one_line(typed)}"
    text = "\n".join([*lines[:place], mine, *lines[place:]])
    back = read(text, made)
    kept = [*back.answers.values(), *(left.text for left in back.unplaced)]
    assert any(mine.strip() in words for words in kept)
    assert "It failed." in "\n".join(kept)


def test_what_fits_nowhere_is_told_with_its_heading() -> None:
    made = document({"overview": "It failed.", "lucky": "a backup"})
    text = write(made).replace("It failed.", "It failed.\n\n## Blame {#who}\n\nnobody\n\n### Overview\n\ntwice")
    text = text.replace("## Where we were lucky {#lucky}\n", "")
    text += "> an added quote\n"
    back = read(text, made)
    assert back.answers["overview"] == "It failed.\n\ntwice", "a heading without its anchor is known by its words"
    assert "lucky" not in back.answers, "its heading is gone: nothing is said of it"
    assert back.answers["went-well"] == ""
    assert [(left.under, left.text) for left in back.unplaced] == [
        ("Blame", "## Blame {#who}\n\nnobody"),
        (f"{AFTER[-1].capitalize()}, from the log", "> an added quote"),
    ]
    assert back.answers["did-not-go-well"] == "a backup", "it stands under the heading before it"


def test_factors_are_read_with_and_without_numbers_and_entries() -> None:
    made = document({}, [("release", "4.2 (the second)", [3, 14])])
    line = "- F1 release: 4.2 (the second) (#3, #14)"
    text = write(made).replace(line, f"{line}\n- no-alert: nothing told us\n* release: x (E3, h1)\nand then\n")
    back = read(text, made)
    assert back.factors == (
        TypedFactor(1, "release", "4.2 (the second)", ("#3", "#14")),
        TypedFactor(0, "no-alert", "nothing told us", ()),
        TypedFactor(0, "release", "x", ("E3", "h1")),
    )
    assert [left.text for left in back.unplaced] == ["and then"]
    without = replace(made, postmortem=replace(made.postmortem, factors=()))
    assert read("", without).factors is None


def test_an_answer_keeps_its_own_headings_and_code() -> None:
    made = document({"overview": "It failed.", "trend": "once"})
    own = "It failed.\n\n### In Europe\n\n```sh\n# a comment\n```\n\nand after it"
    back = read(write(made).replace("It failed.", own), made)
    assert (back.answers["overview"], back.answers["trend"], back.unplaced) == (own, "once", ())


def test_code_that_nobody_ended_swallows_no_question() -> None:
    made = document({"overview": "It failed.", "trend": "once"})
    back = read(write(made).replace("It failed.", "```\n# a comment"), made)
    assert (back.answers["overview"], back.answers["trend"]) == ("```\n# a comment", "once")


def test_a_tool_that_drops_anchors_and_moves_headings_up_takes_nothing_apart() -> None:
    made = document({"overview": "It failed.", "trend": "once"}, [("release", "4.2", [3])])
    written = write(made)
    for text in (re.sub(r"(?m)^(## .*) \{#[a-z-]+\}$", r"\1", written), written.replace("\n## ", "\n# ")):
        back = read(text, made)
        assert back.unplaced == ()
        assert (back.answers["overview"], back.answers["trend"]) == ("It failed.", "once")
        assert back.factors == (TypedFactor(1, "release", "4.2", ("#3",)),)
