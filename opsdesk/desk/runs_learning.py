"""Use cases about what a template learns from a run that has ended: propose, show the diff, keep on a yes.

The newest version learns, which may not be the one that was run; a step that was changed there since teaches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from opsdesk.desk import checklists, dossiers, runs
from opsdesk.desk import runs_deciding as deciding
from opsdesk.desk.decision import words
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.lessons import Lesson, Remedy, applies, learnt, lessons
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.values import dataclass

if TYPE_CHECKING:
    from opsdesk.domain.checklist.comparing import Difference


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a run's template would look like after it."""

    lessons: tuple[Lesson, ...]
    """None: there is nothing to learn, or it has been learnt."""
    template: Template
    """The newest version."""
    differences: tuple[Difference, ...] = ()
    """From it to the next one."""


def propose(desk: Desk, number: int, chosen: Sequence[Lesson] | None = None) -> Proposal:
    """What the newest version should learn from a run, or how it would look with the lessons that somebody chose;
    raises NotFound when the template is gone."""
    from opsdesk.domain.checklist.comparing import differences

    run = runs.one(desk, number)
    held = checklists.template(desk, run.name)
    taught = lessons(run, _earlier(desk, run)) if chosen is None else _checked(chosen)
    fitting = tuple(lesson for lesson in taught if applies(held, lesson))
    return Proposal(fitting, held, differences(held, learnt(held, fitting)))


def learn(desk: Desk, number: int, chosen: Sequence[Lesson]) -> checklists.TakenIn:
    """Makes the template with these lessons its next version, whatever others made of it meanwhile; asked once more it
    changes nothing."""
    taught = _checked(chosen)
    with desk.together():
        run = runs.one(desk, number)
        deciding.ended(run)
        taken = checklists.amend(desk, run.name, lambda held: learnt(held, taught))
        dossiers.do(desk, RUNS, number, deciding.settle_lessons(taken.template.version))
    return taken


def decline(desk: Desk, number: int) -> Run:
    """Says that the template stays as it is, so that nobody asks again."""
    return dossiers.do(desk, RUNS, number, deciding.settle_lessons(0))


def _earlier(desk: Desk, run: Run) -> list[Run]:
    """Ended runs of the same template before this one, newest first."""
    return [one for one in runs.listed(desk) if one.name == run.name and one.number < run.number and one.over]


def _checked(chosen: Sequence[Lesson]) -> list[Lesson]:
    for lesson in chosen:
        if lesson.remedy is not Remedy.REMOVE:
            words(lesson.text, f"what step {lesson.step} should say")
    return list(chosen)
