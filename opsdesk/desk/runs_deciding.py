"""What may happen to a run, decided on the run as it is then, and refused in words that say what would help."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk.decision import need_reason, words, words_if_any
from opsdesk.desk.dossiers import DecisionOn
from opsdesk.domain.checklist.run import Ending, Record, Run, StepState
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
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.incident import Incident

OnRun = DecisionOn[Run]
Happenings = Iterable[Happening[Run]]


def confirm(section: int) -> OnRun:
    """Says at the pause before a section that it goes on; once more is harmless."""

    def decide(run: Run) -> Happenings:
        still_running(run)
        part = part_of(run, section)
        if not part.steps:
            raise Refused(f"section {section} has no step, so there is nothing to confirm")
        if not run.is_confirmed(section):
            yield SectionConfirmed(section)

    return decide


def mark(step: str, state: StepState, why: str = "") -> OnRun:
    """Says what became of a step. The same mark twice is one: another reason for it is kept as a note."""

    def decide(run: Run) -> Happenings:
        record = _to_mark(run, step)
        if record.open:
            reason = need_reason(why, f"skipping {step}") if state is StepState.SKIPPED else words_if_any(why)
            yield StepMarked(step, state, reason)
        elif record.state is not state:
            raise Refused(f"{_marked(record)}: open it again first, with a reason")
        elif (reason := words_if_any(why)) and reason != record.why:
            yield StepNoted(step, reason)

    return decide


def reopen(step: str, why: str) -> OnRun:
    """Says that a mark was wrong."""

    def decide(run: Run) -> Happenings:
        if not _to_mark(run, step).open:
            yield StepReopened(step, need_reason(why, f"opening {step} again"))

    return decide


def note(step: str, text: str) -> OnRun:
    """Writes words down at a step, marked or not."""

    def decide(run: Run) -> Happenings:
        still_running(run)
        yield StepNoted(line_of(run, step).number, words(text, "the note"))

    return decide


def wait(step: str, until: datetime | None, now: datetime) -> OnRun:
    """Says that a step isn't to be done before a time; None lets it be done now."""

    def decide(run: Run) -> Happenings:
        record = _to_mark(run, step)
        if not record.open:
            raise Refused(f"{_marked(record)}, so nothing waits for it")
        if until is not None and until <= now:
            raise BadInput("the time to wait until has been already")
        if until != record.wait_until:
            yield WaitSet(step, until)

    return decide


def made(
    step: str,
    task: str,
    *,
    incident: Incident | None = None,
    action: int = 0,
    check_in_at: datetime | None = None,
) -> OnRun:
    """Keeps what was made of a step; of an incident's action, that it is the newest entry there."""
    told = (incident.number, incident.seq) if incident else ()

    def decide(run: Run) -> Happenings:
        still_running(run)
        what, where = words(task, "what is to be done"), line_of(run, step).number
        yield WorkMade(where, what, incident.number if incident else 0, action, check_in_at, told)

    return decide


def end(ending: Ending, why: str = "") -> OnRun:
    """Ends it: finished once every step is marked, abandoned for a reason."""

    def decide(run: Run) -> Happenings:
        still_running(run)
        if ending is Ending.ABANDONED:
            yield RunEnded(ending, need_reason(why, f"abandoning {run.call}"))
            return
        if left := run.open_steps():
            are = "step is" if len(left) == 1 else "steps are"
            first = left[0].number
            raise Refused(f"{len(left)} {are} open, the first {first}: skip them with a reason, or abandon the run")
        yield RunEnded(Ending.FINISHED, words_if_any(why))

    return decide


def sign_off(run: Run) -> Happenings:
    """Stands for what the record says."""
    ended(run)
    if run.signed_at:
        raise Refused(f"{run.call} was signed off by {run.signed_by} at {run.signed_at:%Y-%m-%d %H:%M} UTC")
    yield RunSignedOff()


def settle_lessons(version: int) -> OnRun:
    """Keeps what the template made of it; `version` 0 when it stays as it is. Asked again, the newest answer counts."""

    def decide(run: Run) -> Happenings:
        ended(run)
        if not run.lessons_settled or run.learnt_version != version:
            yield LessonsSettled(version)

    return decide


def ended(run: Run) -> None:
    """Refuses what can only be done to a run that has ended."""
    if not run.over:
        raise Refused(f"{run.call} hasn't ended: finish or abandon it first")


def still_running(run: Run) -> None:
    """Refuses what can't be done to a run that has ended."""
    if run.over:
        raise Refused(f"{run.call} was {run.ending} by {run.ended_by} at {run.ended_at:%Y-%m-%d %H:%M} UTC")


def still_open(incident: Incident, action: int) -> None:
    """Refuses to take back what somebody has done by now."""
    held = incident.actions.get(action)
    if held is not None and held.status.is_over:
        raise Refused(f"A{action} of {incident.name} is {held.status}: it stays, and so does what it was made of")


def line_of(run: Run, number: str) -> Line:
    """The line of a number there is something to mark at; raises NotFound, or Refused for a line of words."""
    line = run.layout.lines.get(number)
    if line is None:
        raise NotFound(f"{run.call} has no step {number[:20]}")
    if not line.step.doable:
        raise Refused(f"{number} only gathers steps: there is nothing to mark at it")
    return line


def part_of(run: Run, section: int) -> Part:
    """The section of a number; raises NotFound."""
    found = next((part for part in run.parts if part.number == section), None)
    if found is None:
        raise NotFound(f"{run.call} has no section {section}")
    return found


def _to_mark(run: Run, step: str) -> Record:
    """What is known of a step that may be marked now."""
    still_running(run)
    line = line_of(run, step)
    if not run.is_confirmed(line.section):
        title = part_of(run, line.section).title
        raise Refused(f"“{title}” begins with a pause: confirm section {line.section} before its steps count")
    return run.record(step)


def _marked(record: Record) -> str:
    when = f" at {record.at:%H:%M} UTC" if record.at else ""
    return f"{record.number} was marked {record.state} by {record.by}{when}"
