"""What was to be done later by a checklist's run, kept as follow-ups: the run's signature ends its own reminders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from opsdesk.desk import followups, runs
from opsdesk.desk import runs_deciding as deciding
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Made, Run
from opsdesk.domain.followup import FollowUp, Task

USUAL_DAYS: Final = 30
"""Until it is due where nobody said when to ask after it."""


def to_dos(desk: Desk, run: Run) -> list[tuple[str, Made]]:
    """The run's steps and what was to be done later of each, without what is a follow-up already."""
    kept = {(held.origin, held.title) for held in followups.listed(desk, every=True) if held.origin}
    every = ((record.number, made) for record in run.records for made in record.made if not made.action)
    return [(step, made) for step, made in every if (_origin(run, step), words_of(made)) not in kept]


def keep_to_dos(desk: Desk, run: Run, today: date) -> list[FollowUp]:
    """Makes a follow-up of each, its maker's or whom it is addressed to; raises Refused for a group's."""
    with desk.together():
        return [
            followups.add(desk, _task(made, today), today, incident=run.incident, origin=_origin(run, step))
            for step, made in to_dos(desk, run)
        ]


def sign_off_keeping(desk: Desk, number: int, today: date) -> Run:
    """Signs a run off once what was to be done later of it is kept as follow-ups; one that can't be keeps none."""
    with desk.together():
        run = runs.one(desk, number)
        list(deciding.sign_off(run))
        keep_to_dos(desk, run, today)
        return runs.sign_off(desk, number)


def words_of(made: Made) -> str:
    """What is to be done, without the name it is addressed to."""
    return made.task.removeprefix(f"@{made.owner}").strip()


def _task(made: Made, today: date) -> Task:
    due = made.check_in_at.date() if made.check_in_at else today + timedelta(days=USUAL_DAYS)
    return Task(words_of(made), owner=made.owner, due=max(due, today))


def _origin(run: Run, step: str) -> str:
    return f"{run.call} {step}"
