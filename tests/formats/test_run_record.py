"""The record of a run: deviations first, every mark with who and when, and nothing typed that acts."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from opsdesk.domain.checklist.run import Ending, StepState
from opsdesk.domain.checklist.run_happenings import (
    RunEnded,
    RunSignedOff,
    SectionConfirmed,
    StepMarked,
    StepNoted,
    WorkMade,
)
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.formats.markdown.run_record import render
from tests.domain.checklist.told_runs import Story
from tests.formats.test_markdown_escape import HOSTILE
from tests.texts import texts

DONE, FAILED, SKIPPED = StepState.DONE, StepState.FAILED, StepState.SKIPPED


def test_the_record_of_a_finished_run() -> None:
    story = (
        Story(drill=2).add(SectionConfirmed(1)).add(StepMarked("1.1", DONE)).add(StepNoted("1.2.1", "slow"), by="bo")
    )
    story.add(StepMarked("1.2.1", FAILED, "the pool\nwas full")).add(SectionConfirmed(2)).add(StepMarked("2.1", DONE))
    story.add(WorkMade("2.1", "look", 7, 4)).add(StepMarked("2.2", SKIPPED, "no need"), by="bo")
    story.add(RunEnded(Ending.FINISHED)).add(RunSignedOff(), by="cy")
    assert (
        render(story.run, story.clock(), zone=UTC)
        == """\
# RUN-1: Deploy to eu-1

Checklist deploy, version 3 · finished by ana · 4 steps: 2 done, 1 failed, 1 skipped · begun by ana, Tuesday 17 \
November 2026, 14:42 UTC to 14:51 UTC · 9 min · drill of RB-2

## Deviations

- 1.2.1 inner – **failed** by ana, 14:46 UTC, after 02:00: the pool⏎was full
- 2.2 watch – **skipped** by bo, 14:50 UTC, after 02:00: no need

## Filled in

- host: eu-1

## 1 Before

- [x] 1.1 look at eu-1 – done by ana, 14:44 UTC, after 01:00
- 1.2 group
  - [ ] 1.2.1 inner – **failed** by ana, 14:46 UTC, after 02:00: the pool⏎was full
    - note by bo, 14:45 UTC: slow

## 2 Go

- [x] 2.1 deploy – done by ana, 14:48 UTC, after 01:00
  - INC-7 A4: look
- [ ] 2.2 watch – **skipped** by bo, 14:50 UTC, after 02:00: no need

## Signature

Signed off by cy, Tuesday 17 November 2026, 14:52 UTC.
"""
    )


def test_the_record_of_an_abandoned_run_and_of_one_under_way() -> None:
    story = Story().add(SectionConfirmed(1))
    under_way = render(story.run, story.clock(), zone=UTC)
    assert " · under way · " in under_way
    assert "Not signed off. Name, date: ______" in under_way
    abandoned = render(story.add(RunEnded(Ending.ABANDONED, "rain")).run, story.clock(), zone=UTC)
    assert "- abandoned: rain\n- never marked: 1.1, 1.2.1, 2.1, 2.2\n" in abandoned


def test_links_to_the_web_and_code_stay_and_other_markdown_is_shown() -> None:
    words = "see ![x](https://e.org/a_b), `a|b` and [y](javascript:1) **now** [z](https://e.org/(q))"
    story = Story(Template("t", sections=(Section("Go", steps=(Step(words, cells=("wow!", "`c`")),)),)))
    tokens = inline_tokens(render(story.run, story.clock(), zone=UTC))
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == ["https://e.org/a_b"]
    assert {"image", "strong_open", "html_inline"} & {token.type for token in tokens} == set()
    assert "".join(token.content for token in tokens if token.type == "code_inline") == "a|bc"
    shown = "".join(token.content for token in tokens)
    assert "see !x, a|b and [y](javascript:1) **now** [z](https://e.org/(q)) · wow! · c" in shown


def test_the_cells_of_a_row_stand_under_their_columns_titles() -> None:
    rows = Step("Tracing", cells=("see `docs`", "", "yes")), Step("", cells=("", "", "no"))
    table = Section("Look", columns=("Check", "What", "Level B", "Level A"), steps=rows)
    story = Story(Template("t", sections=(table,)))
    record = render(story.run, story.clock(), zone=UTC)
    assert "- [ ] 1.1 Tracing · What: see `docs` · Level A: yes\n- [ ] 1.2 Level A: no" in record


def test_code_in_a_links_words_stays_code_in_a_link() -> None:
    words = "merge into [the `main` of *jenkins*](https://e.org/j), then [`docker`](https://e.org/d)"
    story = Story(Template("t", sections=(Section("Go", steps=(Step(words),)),)))
    tokens = inline_tokens(render(story.run, story.clock(), zone=UTC))
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [
        "https://e.org/j",
        "https://e.org/d",
    ]
    assert [token.content for token in tokens if token.type == "code_inline"] == ["main", "docker"]
    assert "merge into the main of *jenkins*, then docker" in "".join(token.content for token in tokens)


def test_work_for_later_says_when_to_ask_after_it() -> None:
    story = (
        Story()
        .add(SectionConfirmed(1))
        .add(WorkMade("1.1", "@bo look", check_in_at=datetime(2026, 11, 17, 15, tzinfo=UTC)))
    )
    assert "  - to do: @bo look, to ask at 15:00 UTC\n" in render(story.run, story.clock(), zone=UTC)


def inline_tokens(text: str) -> list[Any]:
    return [token for block in MarkdownIt("commonmark").parse(text) for token in block.children or []]


@settings(max_examples=80, deadline=None)
@given(*[st.sampled_from(HOSTILE) | texts(max_size=12)] * 4)
def test_whatever_is_typed_the_page_keeps_its_shape(words: str, value: str, why: str, note: str) -> None:
    template = Template(
        "t", words, sections=(Section(words, steps=(Step(f"{words} {{{{ host }}}}", depth=3), Step("b"))),)
    )
    story = Story(template, host=value).add(SectionConfirmed(1))
    step = story.run.layout.numbers[0]
    story.add(StepMarked(step, FAILED, why)).add(StepNoted(step, note)).add(StepMarked("1.1", DONE))
    blocks = MarkdownIt("commonmark").parse(render(story.run, story.clock(), zone=UTC))
    types = [block.type for block in blocks]
    headings = [after.content for block, after in pairwise(blocks) if block.type == "heading_open"]
    assert [heading.split(" ")[0] for heading in headings] == ["RUN-1:", "Deviations", "Filled", "1", "Signature"]
    assert not {"html_block", "fence", "code_block", "hr", "blockquote_open", "ordered_list_open"} & set(types)
    assert types.count("list_item_open") == 1 + 1 + 3
    assert not {"html_inline", "image", "hardbreak"} & {
        token.type for block in blocks for token in block.children or []
    }
