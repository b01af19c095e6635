"""What scripts do with a run: confirm, mark, note, wait, act, undo, end, learn, sign off; a command each, none asks."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli.checklist_run import RunNumber
from opsdesk.cli.checklist_run_answers import make_action, wait_until
from opsdesk.cli.checklist_run_json import whole
from opsdesk.cli.checklist_run_text import Telling, became, row
from opsdesk.cli.options import DryRun, Json, session_of
from opsdesk.cli.output import put, put_json
from opsdesk.cli.session import Session
from opsdesk.desk import followups_of_runs, runs, runs_learning
from opsdesk.desk.runs_deciding import line_of
from opsdesk.domain.checklist.comparing import with_places
from opsdesk.domain.checklist.run import Ending, Run, StepState

Step = Annotated[str, typer.Argument(metavar="STEP", help="Its number, such as 2.3.")]
Text = Annotated[str, typer.Argument(metavar="TEXT")]


def confirm(
    context: typer.Context,
    number: RunNumber,
    section: Annotated[int, typer.Argument(metavar="SECTION", help="The number before its title.")],
    json: Json = False,
) -> None:
    """Confirm the pause before a section, so that its steps count."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, runs.confirm(desk, number, section), json=json)


def mark(
    context: typer.Context,
    number: RunNumber,
    step: Step,
    state: Annotated[StepState, typer.Argument(metavar="done|failed|skipped|open", help="“open” takes a mark away.")],
    why: Annotated[str, typer.Option(metavar="WHY", help="The reason; needed for skipped and open.")] = "",
    json: Json = False,
) -> None:
    """Mark a step of a run. The same mark twice is harmless; another one than it has is refused."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, runs.mark(desk, number, step, state, why), step, json=json)


def note(context: typer.Context, number: RunNumber, step: Step, text: Text, json: Json = False) -> None:
    """Write words down at a step."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, runs.note(desk, number, step, text), step, json=json)


def wait(
    context: typer.Context,
    number: RunNumber,
    step: Step,
    until: Annotated[
        str, typer.Argument(metavar="WHEN", help="10m, 2h or 14:30; without it, it waits no longer.")
    ] = "",
    json: Json = False,
) -> None:
    """Say that a step isn't to be done before a time."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, wait_until(desk, number, step, until, session.zone), step, json=json)


def action(context: typer.Context, number: RunNumber, step: Step, text: Text, json: Json = False) -> None:
    """Make an action of a step (“@bo look at the pool in 15m”); without an incident, something to do later."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, make_action(desk, number, step, text, session.zone), step, json=json)


def undo(context: typer.Context, number: RunNumber, json: Json = False) -> None:
    """Take your newest entry in a run back."""
    session = session_of(context)
    with session.desk() as desk:
        _tell(session, runs.undo(desk, number), json=json)


def end(
    context: typer.Context,
    number: RunNumber,
    abandon: Annotated[
        str | None, typer.Option(metavar="WHY", help="Ends it without finishing it, for this reason.")
    ] = None,
    json: Json = False,
) -> None:
    """Finish a run, once every step is marked; or abandon it."""
    session = session_of(context)
    ending = Ending.FINISHED if abandon is None else Ending.ABANDONED
    with session.desk() as desk:
        _tell(session, runs.end(desk, number, ending, abandon or ""), json=json)


def sign_off(
    context: typer.Context,
    number: RunNumber,
    follow_ups: Annotated[
        bool, typer.Option("--follow-ups", help="Keeps what is to be done later as follow-ups; else it is let go.")
    ] = False,
    json: Json = False,
) -> None:
    """Stand for what the record of an ended run says."""
    session = session_of(context)
    with session.desk() as desk:
        if follow_ups:
            signed = followups_of_runs.sign_off_keeping(desk, number, session.today)
        else:
            signed = runs.sign_off(desk, number)
        _tell(session, signed, json=json)


def learn(
    context: typer.Context,
    number: RunNumber,
    steps: Annotated[list[str] | None, typer.Argument(metavar="STEP", help="Only what these steps taught.")] = None,
    decline: Annotated[bool, typer.Option("--decline", help="Leave it as it is; nobody is asked again.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Make what failed and skipped steps taught the next version of the checklist."""
    session = session_of(context)
    with session.desk() as desk:
        if decline:
            _tell(session, runs_learning.decline(desk, number), json=json)
            return
        for step in steps or ():
            line_of(runs.one(desk, number), step)
        offered = runs_learning.propose(desk, number).lessons
        chosen = [lesson for lesson in offered if not steps or lesson.step in steps]
        proposal = runs_learning.propose(desk, number, chosen)
        version = proposal.template.version
        if chosen and not dry_run:
            version = runs_learning.learn(desk, number, chosen).template.version
    _tell_learnt(proposal, version, json=json, dry_run=dry_run)


def _tell_learnt(proposal: runs_learning.Proposal, version: int, *, json: bool, dry_run: bool) -> None:
    """What the template learns, as the diff from the version before."""
    name, taught = proposal.template.name, proposal.lessons
    if json:
        lines = [f"{difference.what} {difference.line}" for difference in proposal.differences]
        told = [{"step": one.step, "why": one.because, "remedy": one.remedy, "text": one.text} for one in taught]
        put_json({"name": name, "version": version, "dry_run": dry_run, "lessons": told, "differences": lines})
        return
    put(f"{name} v{version}{'' if taught else ': nothing to learn'}")
    for difference in with_places(proposal.differences):
        put(f"  {difference.what} {difference.line}")


def _tell(session: Session, run: Run, step: str = "", *, json: bool) -> None:
    """The run as it is then: all of it as JSON, or in a line what became of it, or of a step."""
    if json:
        put_json(whole(run, session.now))
        return
    telling = Telling(session.now, session.zone)
    put(f"{run.call} {step} {' · '.join(became(run.record(step), telling)) or 'open'}" if step else row(run, telling))
