"""`team`: how one works with a team, which contacts can't be trusted, who waits for whom, a brief for two teams."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import team_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import Json, Output, session_of
from opsdesk.cli.output import json_text, put, put_json, put_row, say
from opsdesk.cli.team_json import KEYS, as_json, brief_json, coordination_json, waits_json
from opsdesk.cli.team_options import Who
from opsdesk.cli.team_text import summary, told
from opsdesk.desk import commitments_standing, coordination, teams_standing
from opsdesk.formats.markdown.coordination_brief import coordination_brief
from opsdesk.formats.markdown.waits import waits_page

app = typer.Typer(help="Teams: how one works with them, what they promised, who waits for whom.")


@app.command("list", epilog=KEYS)
def list_teams(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are retired.")] = False,
    json: Json = False,
) -> None:
    """List the teams that are kept, or that the service registry or a commitment names."""
    session = session_of(context)
    with session.desk() as desk:
        held = teams_standing.overview(desk, session.zone, every=every)
    if not held and not json:
        say("no team is known yet; one is kept by: opsdesk team add NAME --lead NAME")
    _put_all(held, json=json)


@app.command(epilog=KEYS)
def show(context: typer.Context, team: Who, json: Json = False) -> None:
    """Show a team: what not to trust first, then how one works with it and what became of its promises."""
    session = session_of(context)
    with session.desk() as desk:
        held = teams_standing.standing_of(desk, team, session.zone)
    if json:
        put_json(as_json(held))
    else:
        put("\n".join(told(held, session.now)))


@app.command(epilog=KEYS)
def stale(context: typer.Context, json: Json = False) -> None:
    """List the teams whose contacts can't be trusted, and why; exit 1 when there are any."""
    session = session_of(context)
    with session.desk() as desk:
        held = [one for one in teams_standing.overview(desk, session.zone) if one.stale]
    _put_all(held, json=json)
    if held:
        raise typer.Exit(FINDINGS)


@app.command()
def waits(context: typer.Context, output: Output = "", json: Json = False) -> None:
    """Say who waits for whom, as Markdown: circles first, then chains; exit 1 when promises wait in a circle."""
    session = session_of(context)
    with session.desk() as desk:
        held = commitments_standing.waits(desk, session.zone)
    put_or_write(json_text(waits_json(held)) if json else waits_page(held, session.today), output)
    if held.promised.circles:
        raise typer.Exit(FINDINGS)


@app.command()
def brief(
    context: typer.Context,
    first: Who,
    second: Annotated[str, typer.Argument(metavar="T", help="The other team.")],
    output: Output = "",
    json: Json = False,
) -> None:
    """Write the brief for two teams as Markdown: what they owe each other, and which mechanism fits them, and why."""
    session = session_of(context)
    with session.desk() as desk:
        held = coordination.brief(desk, first, second, session.zone)
    put_or_write(json_text(coordination_json(held)) if json else coordination_brief(held), output)


for name, command in team_writing.COMMANDS.items():
    app.command(name)(command)


def _put_all(held: list[teams_standing.Standing], *, json: bool) -> None:
    if json:
        put_json([brief_json(one) for one in held])
    else:
        for one in held:
            put_row(summary(one))
