"""What a template learns from a run: cautions, other words, a step less; written out and read again it is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.checklist.lessons import Lesson, Remedy, applies, learnt, lessons
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.run import StepState
from opsdesk.domain.checklist.run_happenings import StepMarked, StepNoted
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.formats.checklist import read_checklist, write_checklist
from tests.domain.checklist.told_runs import DEPLOY, Story
from tests.formats.checklists import templates

FAILED, SKIPPED, DONE = StepState.FAILED, StepState.SKIPPED, StepState.DONE


def steps(template: Template, section: str = "Before") -> list[Step]:
    return [step for part in template.sections if part.title == section for step in part.steps]


def test_a_failed_step_warns_and_a_skipped_one_says_when_it_doesnt_apply() -> None:
    story = Story().add(StepMarked("2.1", FAILED, "pool\nfull {{ x }}")).add(StepMarked("1.1", SKIPPED, "patch only"))
    skipped, failed = lessons(story.add(StepMarked("2.2", DONE)).run)
    assert (skipped.step, skipped.words, skipped.remedy) == ("1.1", "look at {{ host }}", Remedy.CAUTION)
    assert skipped.text == "Skipped in RUN-1: patch only (2026-11-17)."
    assert failed.text == "Caution: failed in RUN-1: pool full { { x }} (2026-11-17)."
    after = learnt(DEPLOY, (skipped, failed))
    assert [step.note for step in steps(after)] == [skipped.text, "", ""]
    assert steps(after, "Go")[0].note == failed.text
    assert learnt(after, (skipped, failed)) == after, "learnt once"
    assert not applies(after, failed)


def test_without_a_reason_the_notes_tell_what_happened() -> None:
    story = Story().add(StepNoted("1.1", "no answer")).add(StepMarked("1.1", FAILED))
    [lesson] = lessons(story.run)
    assert lesson.because == "failed in RUN-1: no answer"


def test_a_step_skipped_three_times_on_end_is_to_go() -> None:
    runs = [Story(number=n).add(StepMarked("1.1", SKIPPED, "no")).run for n in (3, 2, 1)]
    [lesson] = lessons(runs[0], runs[1:])
    assert (lesson.remedy, lesson.because) == (Remedy.REMOVE, "skipped in the last 3 runs")
    between = Story(number=2).add(StepMarked("1.1", DONE)).run
    assert lessons(runs[0], [between, *runs[1:]])[0].remedy is Remedy.CAUTION
    assert [step.words for step in steps(learnt(DEPLOY, (lesson,)))] == ["group", "inner"]


def test_what_stood_in_a_removed_step_moves_out_and_texts_stay() -> None:
    template = Template("t", sections=(Section("Before", steps=(Step("a"), Step("b", 1, after="words"), Step("c"))),))
    no_a, no_b = (Lesson("1", "Before", word, "", Remedy.REMOVE) for word in "ab")
    assert [(step.words, step.depth) for step in steps(learnt(template, (no_a,)))] == [("b", 0), ("c", 0)]
    assert [(step.words, step.after) for step in steps(learnt(template, (no_b,)))] == [("a", "words"), ("c", "")]
    nothing = learnt(template, (no_a, no_b))
    assert (nothing.sections[0].intro, [step.words for step in steps(nothing)]) == ("words", ["c"])
    last = Lesson("1", "Before", "c", "", Remedy.REMOVE)
    assert steps(learnt(nothing, (last,))), "a checklist without a step is none"


def test_a_row_of_a_table_is_warned_of_in_the_cell_beside_it() -> None:
    row = Step("pool", cells=("size", "see docs"))
    template = Template("t", sections=(Section("Before", columns=("what", "of", "how"), steps=(row,)),))
    lesson = Lesson("1.1", "Before", "pool", "", text="Caution: a | b.")
    after = learnt(template, (lesson, lesson))
    assert steps(after)[0].cells == (r"size Caution: a \| b.", "see docs")


def test_a_newer_version_without_the_step_learns_nothing() -> None:
    [lesson] = lessons(Story().add(StepMarked("1.1", FAILED, "full")).run)
    newer = replace(DEPLOY, sections=DEPLOY.sections[1:])
    assert learnt(newer, (lesson,)) == newer
    assert not applies(newer, lesson)


@settings(max_examples=60, deadline=None)
@given(templates, st.data())
def test_what_was_learnt_is_still_a_checklist(template: Template, data: st.DataObject) -> None:
    number, section, step = data.draw(st.sampled_from(list(numbered(template))))
    remedy = data.draw(st.sampled_from(list(Remedy)))
    text = data.draw(st.sampled_from(["Caution: failed in RUN-1: a | `b` <!-- ``` (2026-11-17).", "say it *so*"]))
    after = learnt(template, (Lesson(number, section.title, step.words, "", remedy, text),))
    assert read_checklist(write_checklist(after).encode(), "it") == after


@pytest.mark.parametrize("remedy", list(Remedy))
def test_only_the_one_step_changes(remedy: Remedy) -> None:
    after = learnt(DEPLOY, (Lesson("2.2", "Go", "watch", "", remedy, "Look again"),))
    assert after.sections[:2] == DEPLOY.sections[:2]
    assert steps(after, "Go")[0] == steps(DEPLOY, "Go")[0]
    assert after != DEPLOY
