"""`checklist run`, `runs`, `status`: a checklist worked through in a plain terminal, and how its runs stand."""

from __future__ import annotations

import re
import sys
from typing import Annotated

import typer

from opsdesk.cli import exits
from opsdesk.cli.change_steps import need_change
from opsdesk.cli.checklist_run_answers import HELP
from opsdesk.cli.checklist_run_dialogue import Dialogue, Left, ask_on_terminal
from opsdesk.cli.checklist_run_json import SUMMARY, summary, whole
from opsdesk.cli.checklist_run_text import Telling, page, row
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, number_of, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.cli.session import Session
from opsdesk.cli.standard_input import is_typed
from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.variables import blanks
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

need_run = number_of(Run, "run")

RunNumber = Annotated[int, typer.Argument(metavar="RUN", parser=need_run, help="The run: RUN-3 or 3.")]

RUN_EPILOG = (
    "What to type at a step: "
    + "; ".join(re.sub("  +", " – ", line) for line in HELP.splitlines())
    + ". A script says "
    "--json, which asks nothing: it begins the run, or finds the one under way, and prints it. Then: checklist confirm "
    "RUN SECTION, mark RUN STEP done|failed|skipped|open [--why], note, wait, action, undo, end, learn, sign-off; each "
    "takes --json too and prints the run as it is then."
)
STATUS_EPILOG = f"The keys of --json: {', '.join(SUMMARY)}, and sections with their steps. See also “checklist runs”."


def run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The checklist; its run that is under way goes on.")] = "",
    var: Annotated[
        list[str] | None, typer.Option(metavar="K=V", help="Fills a blank of the checklist in; as often as needed.")
    ] = None,
    incident: Annotated[
        int | None, typer.Option(metavar="INC", parser=need_incident, help="The incident that the run belongs to.")
    ] = None,
    change: Annotated[
        int | None, typer.Option(metavar="CHG", parser=need_change, help="The change it belongs to.")
    ] = None,
    resume: Annotated[int | None, typer.Option(metavar="RUN", parser=need_run, help="Goes on with this run.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Begins another run while one is under way.")] = False,
    json: Json = False,
) -> None:
    """Work through a checklist, line by line. Everything typed is kept at once: leave it at any step, and the same
    command goes on there."""
    session = session_of(context)
    wanted = _Wanted(name, _values(var or []), incident or 0, change or 0, new)
    with session.desk() as desk:
        found = runs.one(desk, resume) if resume is not None else wanted.found(desk, json=json)
        if json:
            put_json(whole(found, session.now))
        else:
            _talk(session, desk, found)


def list_runs(context: typer.Context, json: Json = False) -> None:
    """List the runs, newest first."""
    session = session_of(context)
    with session.desk() as desk:
        held = runs.listed(desk)
    if json:
        put_json([summary(one, session.now) for one in held])
        return
    if not held:
        say("nothing was run yet; a run begins by: opsdesk checklist run NAME")
    for one in held:
        put_row(row(one, Telling(session.now, session.zone)))


def status(context: typer.Context, number: RunNumber, json: Json = False) -> None:
    """Show how a run stands, step by step."""
    session = session_of(context)
    with session.desk() as desk:
        held = runs.one(desk, number)
    if json:
        put_json(whole(held, session.now))
    else:
        put("\n".join(page(held, Telling(session.now, session.zone))))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line asks to be run."""

    name: str
    values: dict[str, str]
    incident: int
    change: int
    new: bool

    def found(self, desk: Desk, *, json: bool) -> Run:
        """The run of it that is under way, or the one that begins now; a person is asked for blanks without a value."""
        if not self.name:
            raise BadInput("name the checklist to run, or say --resume RUN")
        held = [] if self.new else [one for one in runs.under_way(desk, self.name) if self._fits(one)]
        if len(held) > 1:
            names = ", ".join(one.call for one in held)
            raise BadInput(f"{names} are under way: say --resume with one of them, or --new")
        if held and self.values:
            raise BadInput(f"{held[0].call} is under way with its own values: leave --var out, or say --new")
        if held:
            say(f"{held[0].call} is under way: it goes on (--new begins another)")
            return held[0]
        values = self.values if json else {**_asked(desk, self.name, self.values), **self.values}
        return runs.begin(desk, self.name, variables=values, incident=self.incident, change=self.change)

    def _fits(self, held: Run) -> bool:
        return self.incident in {0, held.incident} and self.change in {0, held.change}


def _asked(desk: Desk, name: str, given: dict[str, str]) -> dict[str, str]:
    """What somebody at a terminal puts in the blanks that have no value yet; an empty line leaves one as it is."""
    if not is_typed():
        return {}
    left = [variable for variable in blanks(checklists.template(desk, name)) if variable.name not in given]
    return {
        one.name: ask_on_terminal(one_line(f"{one.name}{f' ({one.words})' if one.words else ''} = ")) or ""
        for one in left
    }


def _talk(session: Session, desk: Desk, held: Run) -> None:
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    put(row(held, Telling(session.now, session.zone)))
    missing = [variable.name for variable in held.variables if not variable.value]
    if missing and not held.over:
        say(f"not filled in: {', '.join(missing)}")
    try:
        Dialogue(desk, held.number, session.zone).work_through()
    except Left:
        say(_how_to_go_on(held))
    except KeyboardInterrupt:
        say(_how_to_go_on(held))
        raise typer.Exit(exits.INTERRUPTED) from None


def _how_to_go_on(held: Run) -> str:
    return f"{held.call} is kept as it stands; to go on: opsdesk checklist run --resume {held.call}"


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise BadInput(f"--var {one[:40]}: write it as NAME=VALUE")
        values[name.strip()] = value
    return values
