"""What a checklist run shows of the procedure it was begun for."""

from __future__ import annotations

from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.rollback import Rehearsal, Result

SKIPPED_TOLD = 3
"""Numbers of skipped steps that are told, at most."""


def rehearsal_of(run: Run, depends_on: tuple[str, ...] = ()) -> Rehearsal | None:
    """The rehearsal, or the real rollback, that a run was; None while it isn't over."""
    if run.ended_at is None:
        return None
    seconds = int(run.elapsed(run.ended_at).total_seconds())
    return Rehearsal(
        run.ended_at,
        _result(run),
        seconds,
        _why(run),
        run=run.number,
        incident=run.incident,
        by=run.ended_by,
        depends_on=depends_on,
    )


def _result(run: Run) -> Result:
    """A step that failed tells more than how the run ended; one in which nothing was done tells nothing."""
    if run.count(StepState.FAILED):
        return Result.FAILED
    finished = run.ending is Ending.FINISHED and run.count(StepState.DONE)
    return Result.WORKED if finished else Result.BROKEN_OFF


def _why(run: Run) -> str:
    failed = [f"{one.number} {one.why}".strip() for one in run.marked() if one.state is StepState.FAILED]
    skipped = [one.number for one in run.marked() if one.state is StepState.SKIPPED]
    more = f" and {len(skipped) - SKIPPED_TOLD} more" if len(skipped) > SKIPPED_TOLD else ""
    parts = (
        "; ".join(failed),
        f"skipped: {', '.join(skipped[:SKIPPED_TOLD])}{more}" if skipped else "",
        run.why,
    )
    return " · ".join(part for part in parts if part)
