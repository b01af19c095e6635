"""What stands above a step behind a pause: that steps before it are left is said before anybody goes on."""

from __future__ import annotations

from opsdesk.domain.checklist.run import StepState
from opsdesk.domain.checklist.run_happenings import SectionConfirmed, StepMarked
from screens.presenting.checklists_run import next_thing
from tests.domain.checklist.told_runs import Story


def test_steps_left_before_a_pause_are_counted() -> None:
    story = Story().add(SectionConfirmed(1))
    number = story.run.layout.lines["2.1"].section
    heading = next_thing(story.run, number, 0).partition(" · ")[0]
    assert next_thing(story.run, number, 0) == f"{heading} · 2 steps before it not marked · Enter goes on"
    story.add(StepMarked("1.1", StepState.DONE))
    assert next_thing(story.run, number, 0) == f"{heading} · 1 step before it not marked · Enter goes on"
    story.add(StepMarked("1.2.1", StepState.SKIPPED, "no"))
    assert next_thing(story.run, number, 0) == f"{heading} · Enter goes on"
