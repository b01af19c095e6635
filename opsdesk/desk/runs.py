"""Use cases about a checklist's run: begin, mark, note, wait, confirm a pause, make work of a step, end, sign off.

What may happen is decided in `runs_deciding`, on the run as it is in the transaction, so that two people can work
through one together. What a template learns from a run is in `runs_learning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from opsdesk.desk import actions, checklists, dossiers, noting
from opsdesk.desk import runs_deciding as deciding
from opsdesk.desk.decision import words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.domain.action import DEFAULT_CHECK_IN
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.run_happenings import RUNS, RunBegun, WorkMade
from opsdesk.domain.checklist.run_layout import Filled, snapshot_of
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.checklist.variables import about, blanks
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import quoted
from opsdesk.domain.times import spoken


def begin(
    desk: Desk,
    name: str,
    *,
    variables: Mapping[str, str] | None = None,
    incident: int = 0,
    change: int = 0,
    drill: int = 0,
    key: str = "",
) -> Run:
    """Begins a run of the newest version of a template; raises NotFound, BadInput for a blank that it doesn't have.

    A blank without a value stays in the words, where nobody overlooks it; the service is that of a change which touches
    only one. The incident's timeline notes the run.
    """
    template = checklists.template(desk, name)
    if not any(template.steps):
        raise Refused(f"“{template.name}” has no step to mark")
    if incident:
        desk.incident(incident)
    services = dossiers.one(desk, CHANGES, change).plan.services if change else ()
    values = {**about(template, services[0] if len(services) == 1 else ""), **(variables or {})}
    begun = RunBegun(snapshot_of(template), _filled(template, values), incident, change, drill)
    with desk.together():
        run = dossiers.begin(desk, RUNS, lambda state: (begun,), key=key)
        _tell_incident(desk, run, "began", _what(run))
    return run


def one(desk: Desk, number: int) -> Run:
    """A run as it stands; raises NotFound."""
    return dossiers.one(desk, RUNS, number)


def listed(desk: Desk, *, under_way: bool = False, limit: int = dossiers.MOST_LISTED) -> list[Run]:
    """The newest runs, newest first; on demand only those that haven't ended."""
    return dossiers.listed(desk, RUNS, under_way=under_way, limit=limit)


def under_way(desk: Desk, name: str) -> list[Run]:
    """The runs of a template that haven't ended, newest first."""
    return [run for run in listed(desk, under_way=True) if run.name == name]


def confirm(desk: Desk, number: int, section: int, *, key: str = "") -> Run:
    """Ends the pause before a section, so that its steps count."""
    return dossiers.do(desk, RUNS, number, deciding.confirm(section), key=key)


def mark(desk: Desk, number: int, step: str, state: StepState, why: str = "", *, key: str = "") -> Run:
    """Marks a step done, failed or skipped (that with a reason); the same mark twice is one. Raises Refused naming who
    marked it otherwise. StepState.OPEN takes a wrong mark away, with a reason."""
    decision = deciding.reopen(step, why) if state is StepState.OPEN else deciding.mark(step, state, why)
    return dossiers.do(desk, RUNS, number, decision, key=key)


def note(desk: Desk, number: int, step: str, text: str, *, key: str = "") -> Run:
    """Writes words down at a step."""
    return dossiers.do(desk, RUNS, number, deciding.note(step, text), key=key)


def wait_until(desk: Desk, number: int, step: str, until: datetime | None, *, key: str = "") -> Run:
    """Says that a step isn't to be done before a time (UTC); None lets it be done now."""
    return dossiers.do(desk, RUNS, number, deciding.wait(step, until, desk.clock()), key=key)


def make_action(
    desk: Desk, number: int, step: str, task: str, *, owner: str = "", check_in_at: datetime | None = None
) -> Run:
    """Makes work of a step: a real action where the run belongs to an incident, else something to do that the run
    keeps. It is its maker's unless an owner is named; an action is asked after in 15 minutes unless a time is."""
    run = one(desk, number)
    deciding.still_running(run)
    step = deciding.line_of(run, step).number
    if not run.incident:
        todo = deciding.made(step, f"@{owner} {task}" if owner else task, check_in_at=check_in_at)
        return dossiers.do(desk, RUNS, number, todo)

    def keep(incident: Incident) -> deciding.OnRun:
        return deciding.made(step, task, incident=incident, action=max(incident.actions))

    check_in = check_in_at or desk.clock() + DEFAULT_CHECK_IN
    give = actions.give(task, [owner or desk.by], check_in_at=check_in)
    desk.do(run.incident, give, also=dossiers.beside(desk, RUNS, number, keep))
    return one(desk, number)


def end(desk: Desk, number: int, ending: Ending, why: str = "", *, key: str = "") -> Run:
    """Finishes a run, refused while steps are open; or abandons it for a reason. The incident's timeline notes it."""
    with desk.together():
        run = dossiers.do(desk, RUNS, number, deciding.end(ending, why), key=key)
        _tell_incident(desk, run, run.ending, f"{_what(run)} · {outcome(run)}{f' · {run.why}' if run.why else ''}")
    return run


def abandon(desk: Desk, number: int, why: str, *, key: str = "") -> Run:
    """Ends a run that won't be finished, for a reason."""
    return end(desk, number, Ending.ABANDONED, why, key=key)


def sign_off(desk: Desk, number: int, *, key: str = "") -> Run:
    """Stands for what the record of an ended run says."""
    return dossiers.do(desk, RUNS, number, deciding.sign_off, key=key)


def undo(desk: Desk, number: int) -> Run:
    """Takes my newest page of a run back, with the action that it made of a step; raises Refused when there is none,
    or the run or the action has ended."""
    deciding.still_running(one(desk, number))
    made = dossiers.undo_candidate(desk, RUNS, number).happening
    if isinstance(made, WorkMade) and made.action:
        deciding.still_open(desk.incident(made.incident), made.action)
    return dossiers.undo(desk, RUNS, number, check=deciding.still_running)


def outcome(run: Run) -> str:
    """`10 done, 1 failed (2.3), 1 skipped, 2 open`."""
    counts = ((state, run.count(state)) for state in (*_MARKS, StepState.OPEN))
    failed = ", ".join(record.number for record in run.marked() if record.state is StepState.FAILED)
    named = {StepState.FAILED: f" ({failed})"}
    return ", ".join(f"{count} {state}{named.get(state, '')}" for state, count in counts if count)


_MARKS = (StepState.DONE, StepState.FAILED, StepState.SKIPPED)


def _what(run: Run) -> str:
    took = f" · {spoken(run.elapsed(run.ended_at))}" if run.ended_at else ""
    return f"checklist {run.name} v{run.version} ({run.call}){' as a drill' if run.drill else ''}{took}"


def _tell_incident(desk: Desk, run: Run, happened: str, what: str) -> None:
    """Notes on the incident's timeline what became of a run: once, however often the use case is tried."""
    if run.incident:
        desk.do(run.incident, noting.take_note(f"{happened} {what}"), key=f"{run.call}:{happened}")


def _filled(template: Template, values: Mapping[str, str]) -> tuple[Filled, ...]:
    """Every blank with its value, those without one too; raises BadInput for a name that is none."""
    names = dict.fromkeys(variable.name for variable in blanks(template))
    for name in values:
        if name not in names:
            known = ", ".join(names) or "none"
            raise BadInput(f"{quoted(name)} is no blank of {template.name} (there are: {known})")
    return tuple(Filled(name, words_if_any(values.get(name, ""), name)) for name in names)
