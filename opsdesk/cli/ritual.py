"""`ritual`: meetings that come again, when each is held next, and whether it is worth its time."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import ritual_run, ritual_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_as_it_is, put_json, put_row, say
from opsdesk.cli.ritual_json import KEYS, brief_json, charter_json, health_json, whole_json
from opsdesk.cli.ritual_options import Number, need_ritual, shipped_text
from opsdesk.cli.ritual_text import health_lines, summary, told
from opsdesk.desk import rituals_standing
from opsdesk.domain.text import one_line
from opsdesk.formats.ritual import shipped

app = typer.Typer(help="Rituals: meetings that come again, with an agenda that the desk fills in, and their minutes.")

Days = Annotated[int, typer.Option("--days", min=1, max=3650, metavar="N", help="Over the last N days.")]
One = Annotated[int | None, typer.Argument(metavar="[RIT]", parser=need_ritual, help="Only this one: RIT-3 or 3.")]


@app.command("list", epilog=KEYS)
def list_rituals(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are retired.")] = False,
    json: Json = False,
) -> None:
    """List the rituals, the one that is held next first."""
    session = session_of(context)
    with session.desk() as desk:
        held = rituals_standing.overview(desk, session.settings.meetings, retired=every)
    if json:
        put_json([brief_json(one) for one in held])
        return
    if not held:
        say("no ritual yet; one is kept by: opsdesk ritual add NAME --owner NAME")
    for one in held:
        put_row(summary(one, session.zone))


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a ritual: what speaks against it first, then its agenda, its health and its latest meetings."""
    session = session_of(context)
    with session.desk() as desk:
        held = rituals_standing.standing_of(desk, number, session.settings.meetings)
    if json:
        put_json(whole_json(held))
    else:
        put("\n".join(told(held, session.zone, session.settings.meetings.currency)))


@app.command(epilog=KEYS)
def health(
    context: typer.Context,
    number: One = None,
    days: Days = rituals_standing.USUAL_DAYS,
    json: Json = False,
) -> None:
    """Say what came of each ritual; exit 1 when one should be cancelled, shortened or made asynchronous."""
    session = session_of(context)
    policy = session.settings.meetings
    with session.desk() as desk:
        held = (
            rituals_standing.overview(desk, policy, days=days)
            if number is None
            else [rituals_standing.standing_of(desk, number, policy, days=days)]
        )
    if json:
        put_json([{"id": one.ritual.name, "title": one.ritual.title, **health_json(one.health)} for one in held])
    else:
        for one in held:
            put(one_line(f"{one.ritual.name} {one.ritual.title}"))
            put("\n".join(health_lines(one.health, policy.currency)))
    if any(one.health.proposal for one in held):
        raise typer.Exit(FINDINGS)


@app.command()
def templates(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Print this one as TOML, a pattern for your own.")] = "",
    json: Json = False,
) -> None:
    """List the rituals that ship: a beginning for `ritual add`."""
    if name:
        put_as_it_is(shipped_text(name))
        return
    held = shipped()
    if json:
        put_json([{"name": name, "title": one.title, **charter_json(one)} for name, one in held.items()])
        return
    for name, one in held.items():
        put_row(one_line(f"{name:<24}{one.minutes} min · {one.recurrence.rule or 'on request'} · {one.purpose}"))


app.command()(ritual_writing.add)
app.command()(ritual_writing.edit)
app.command()(ritual_writing.skip)
app.command()(ritual_writing.move)
app.command()(ritual_writing.retire)
app.command()(ritual_writing.undo)
app.command(epilog=ritual_run.EPILOG)(ritual_run.run)
app.command("say", epilog=ritual_run.EPILOG)(ritual_run.say_line)
app.command()(ritual_run.export)
