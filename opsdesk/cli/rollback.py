"""`rollback`: how each way of deploying is taken back, when that was rehearsed, and which drill is due."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from opsdesk.cli import rollback_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.cli.rollback_options import Number
from opsdesk.cli.rollback_text import as_json, brief_json, summary, told, uncovered_json, way
from opsdesk.desk import rollbacks_running, rollbacks_standing
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rollback import Procedure
from opsdesk.domain.text import quoted

KEYS = (
    "--json of a list has procedures and uncovered (service, deployment_type). A procedure has id, service (null: "
    "every one), deployment_type, metric, threshold, point_of_no_return, checklist, verifier, tier, expected_minutes, "
    "expected_n (0: an estimate), last (at, outcome, elapsed_seconds, drill, run, incident, why, by), last_worked_on, "
    "due_on, is_due, doubts (on, words), gaps, under_way and retired; “show” adds drill_days, checklist_version, steps "
    "(number, text) and rehearsals."
)

app = typer.Typer(help="Rollback procedures: one for each way of deploying, with its drills.")

Variables = Annotated[list[str] | None, typer.Option("--var", metavar="K=V", help="A blank of the steps; repeatable.")]


@app.command("list", epilog=KEYS)
def list_procedures(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are retired.")] = False,
    json: Json = False,
) -> None:
    """List the procedures, what needs somebody first; then the deployment types that have none."""
    session = session_of(context)
    with session.desk() as desk:
        held = rollbacks_standing.overview(desk, session.settings.rigor, retired=every)
    if json:
        today = session.now.date()
        put_json(
            {
                "procedures": [brief_json(one, today) for one in held.standings],
                "uncovered": [uncovered_json(gap) for gap in held.uncovered],
            }
        )
        return
    if not held.standings and not held.uncovered:
        say("no rollback procedure yet; one is kept by: opsdesk rollback add TYPE --service NAME --steps CHECKLIST")
    for one in held.standings:
        put_row(summary(one, session.now.date()))
    for gap in held.uncovered:
        put(f"{'–':<6}{way(gap)}: no procedure yet")


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a procedure: doubts first, then what it says, its steps and its rehearsals."""
    session = session_of(context)
    with session.desk() as desk:
        held = rollbacks_standing.standing_of(desk, number, session.settings.rigor)
        steps = rollbacks_running.steps_of(desk, held.procedure)
    if json:
        put_json(as_json(held, steps, session.settings.rigor, session.now.date()))
    else:
        put("\n".join(told(held, steps, session.settings.rigor, session.now.date())))


@app.command()
def drill(context: typer.Context, number: Number, var: Variables = None, json: Json = False) -> None:
    """Begin a drill, a run of the procedure's checklist; prints RUN-n. Result and minutes count once it has ended."""
    with session_of(context).desk() as desk:
        run = rollbacks_running.drill(desk, number, variables=_filled(var or []))
    if json:
        procedure = Procedure.called(number)
        put_json({"id": run.call, "procedure": procedure, "checklist": run.name, "version": run.version})
    else:
        put(run.call)


@app.command()
def due(
    context: typer.Context,
    days: Annotated[
        int, typer.Option(min=0, max=3660, metavar="N", help="Also what falls due in the next N days.")
    ] = 0,
    json: Json = False,
) -> None:
    """List the drills that are due; exit 1 when there are any."""
    session = session_of(context)
    today = session.now.date()
    with session.desk() as desk:
        held = rollbacks_standing.overview(desk, session.settings.rigor).standings
    found = [one for one in held if one.is_due(today + timedelta(days=days))]
    if json:
        put_json([brief_json(one, today) for one in found])
    else:
        for one in found:
            put_row(summary(one, today))
    if found:
        raise typer.Exit(FINDINGS)


@app.command()
def missing(context: typer.Context, json: Json = False) -> None:
    """List the registry's deployment types that have no procedure; exit 1 when there are any."""
    with session_of(context).desk() as desk:
        found = rollbacks_standing.missing(desk)
    if json:
        put_json([uncovered_json(gap) for gap in found])
    else:
        for gap in found:
            put(way(gap))
    if found:
        raise typer.Exit(FINDINGS)


app.command()(rollback_writing.add)
app.command()(rollback_writing.edit)
app.command()(rollback_writing.rehearsed)
app.command()(rollback_writing.changed)
app.command()(rollback_writing.retire)
app.command()(rollback_writing.undo)


def _filled(pairs: list[str]) -> dict[str, str]:
    filled = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise BadInput(f"--var {quoted(pair)} has no value (write it like release=4.2)")
        filled[name.strip()] = value
    return filled
