"""A run is what its pages tell: where it stands, how long each step took, what counts."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.run_happenings import (
    LessonsSettled,
    RunEnded,
    RunSignedOff,
    SectionConfirmed,
    StepMarked,
    StepNoted,
    StepReopened,
    WaitSet,
    WorkMade,
)
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.dossier import TakenBack
from tests.domain.checklist.told_runs import DEPLOY, Story
from tests.fakes import START

DONE, FAILED, SKIPPED = StepState.DONE, StepState.FAILED, StepState.SKIPPED
MINUTE = timedelta(minutes=1)


def test_a_run_begins_at_the_first_step_with_the_blanks_filled_in() -> None:
    run = Story().run
    assert (run.name, run.version, run.heading, run.step_count) == ("deploy", 3, "Deploy to eu-1", 4)
    assert run.template == DEPLOY, "the exact version, blanks and all"
    assert run.layout.lines["1.1"].step.words == "look at eu-1"
    assert run.layout.numbers == ("1.1", "1.2.1", "2.1", "2.2")
    assert [(part.number, part.title, len(part.lines), len(part.steps)) for part in run.parts] == [
        (1, "Before", 3, 2),
        (2, "Go", 2, 2),
    ]
    assert (run.position, run.begun_by, run.begun_at, run.over) == ("1.1", "ana", START, False)


def test_a_blank_without_a_value_stays_in_the_words() -> None:
    assert Story(host="").run.heading == "Deploy to {{ host }}"


def test_the_time_of_a_step_runs_from_when_it_became_the_current_one() -> None:
    story = Story().add(SectionConfirmed(1)).add(StepMarked("1.1", DONE)).add(StepNoted("1.2.1", "slow"), by="bo")
    run = story.add(StepMarked("1.2.1", FAILED, "full")).run
    assert run.record("1.1").elapsed == MINUTE, "since the pause was over"
    assert run.record("1.2.1").elapsed == 2 * MINUTE
    assert run.record("2.1").begun_at is None, "its section's pause isn't over"
    story.add(SectionConfirmed(2)).add(StepMarked("2.2", DONE))
    assert story.run.record("2.2").elapsed is None, "it never was the current one"
    assert story.run.record("2.1").begun_at == START + 5 * MINUTE


def test_what_waits_is_passed_over_until_its_time() -> None:
    until = START + 30 * MINUTE
    run = Story().add(SectionConfirmed(1)).add(WaitSet("1.1", until)).run
    assert run.position == "1.2.1"
    assert [line.number for line in (run.next_step(START), run.next_step(until)) if line] == ["1.2.1", "1.1"]
    only = Story().add(SectionConfirmed(1)).add(StepMarked("1.2.1", DONE)).add(SectionConfirmed(2))
    for number in ("2.1", "2.2"):
        only.add(StepMarked(number, DONE))
    assert only.add(WaitSet("1.1", until)).run.position == "1.1", "nothing else is left"
    assert only.add(StepMarked("1.1", DONE)).run.position == ""


def test_a_mark_taken_back_leaves_the_step_where_it_was() -> None:
    story = Story().add(SectionConfirmed(1))
    before = story.run
    undone = story.add(StepMarked("1.1", DONE)).add(TakenBack(page=3)).run
    assert (undone.position, undone.records) == (before.position, before.records)
    assert undone.count(StepState.OPEN) == 4


def test_a_step_opened_again_keeps_what_was_said() -> None:
    story = Story().add(SectionConfirmed(1)).add(StepNoted("1.1", "hm")).add(StepMarked("1.1", DONE), by="bo")
    record = story.add(StepReopened("1.1", "it came back")).run.record("1.1")
    assert record.open
    assert [note.text for note in record.notes] == ["hm", "opened again: it came back"]
    assert record.begun_at == START + MINUTE
    assert story.run.position == "1.1"


def test_what_a_section_leaves_behind_and_whose_work_for_later_is() -> None:
    story = Story().add(SectionConfirmed(1)).add(StepMarked("1.1", DONE))
    assert [line.number for line in story.run.open_before(2)] == ["1.2.1"]
    for task in ("@bo look", "look @bo", "@ bo"):
        story.add(WorkMade("1.1", task))
    assert [made.owner for made in story.run.record("1.1").made] == ["bo", "ana", "ana"]


def test_counts_and_the_end() -> None:
    story = Story().add(SectionConfirmed(1)).add(StepMarked("1.1", DONE)).add(StepMarked("1.2.1", SKIPPED, "no"))
    story.add(WorkMade("1.1", "look", incident=7, action=4)).add(WorkMade("1.1", "later"))
    assert [made.name for made in story.run.record("1.1").made] == ["INC-7 A4", "to do"]
    assert [story.run.count(state) for state in StepState] == [2, 1, 0, 1]
    assert [line.number for line in story.run.open_steps()] == ["2.1", "2.2"]
    assert [line.number for line in story.run.open_before(2)] == []
    run = story.add(RunEnded(Ending.ABANDONED, "rain")).add(RunSignedOff(), by="bo").add(LessonsSettled(4)).run
    assert (run.over, run.ending, run.why, run.signed_by, run.learnt_version) == (True, "abandoned", "rain", "bo", 4)
    assert run.elapsed(START + timedelta(days=1)) == 6 * MINUTE


def test_every_page_has_a_line_for_the_history() -> None:
    happenings = (
        SectionConfirmed(2), StepMarked("1.1", FAILED, "full"), StepReopened("1.1", "no"), StepNoted("1.1", "hm"),
        WaitSet("1.1", START), WaitSet("1.1"), WorkMade("1.1", "look", 7, 4), RunEnded(Ending.FINISHED), RunSignedOff(),
        LessonsSettled(4), LessonsSettled(),
    )  # fmt: skip
    assert [happening.headline() for happening in happenings] == [
        "confirmed section 2",
        "1.1 failed: full",
        "1.1 opened again: no",
        "note at 1.1: hm",
        "1.1 waits until 2026-11-17T14:42Z",
        "1.1 waits no longer",
        "INC-7 A4 made of 1.1: look",
        "finished",
        "signed off",
        "the template learnt from it (v4)",
        "the template stays as it is",
    ]


def test_what_is_kept_comes_back() -> None:
    story = Story().add(SectionConfirmed(1)).add(StepMarked("1.1", FAILED, "full")).add(WaitSet("1.2.1", START))
    run = story.add(StepNoted("1.1", "hm")).add(WorkMade("1.1", "look")).run
    assert decode(Run, encode(run)) == run
