"""`commitment`: what teams promised each other, who has been waiting longest, what is blocked and by what."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import commitment_writing
from opsdesk.cli.commitment_json import KEYS, standing_json
from opsdesk.cli.commitment_text import summary, told
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.cli.team_options import Number
from opsdesk.desk import commitments_standing, teams
from opsdesk.domain.commitment_standing import Standing

app = typer.Typer(help="Commitments between teams: promised, kept, broken, moved, blocked, escalated.")

Team = Annotated[str, typer.Option(metavar="T", help="Only those that this team gave or waits for.")]
Every = Annotated[bool, typer.Option("--all", help="Also those that are over.")]


@app.command("list", epilog=KEYS)
def list_commitments(context: typer.Context, team: Team = "", every: Every = False, json: Json = False) -> None:
    """List the commitments: blocked first, then overdue ones, the longest waiting first."""
    session = session_of(context)
    with session.desk() as desk:
        roster = teams.roster(desk)
        held = commitments_standing.overview(desk, session.zone, every=every)
    if not held and not json:
        say("no commitment is open; one is kept by: opsdesk commitment add WORDS --by TEAM --to TEAM --due DAY")
    wanted = roster.spelt(team)
    sides = [(one, {one.commitment.promise.giver, one.commitment.promise.receiver}) for one in held]
    _put_all([one for one, names in sides if not team or wanted in set(map(roster.spelt, names))], json=json)


@app.command(epilog=KEYS)
def due(context: typer.Context, json: Json = False) -> None:
    """List the commitments that are blocked or overdue; exit 1 when there are any."""
    session = session_of(context)
    with session.desk() as desk:
        held = [one for one in commitments_standing.overview(desk, session.zone) if one.state.is_pressing]
    _put_all(held, json=json)
    if held:
        raise typer.Exit(FINDINGS)


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a commitment: what holds it up first, then what was promised, and every date that moved."""
    session = session_of(context)
    with session.desk() as desk:
        held = commitments_standing.standing_of(desk, number, session.zone)
    if json:
        put_json(standing_json(held))
    else:
        put("\n".join(told(held)))


for name, command in commitment_writing.COMMANDS.items():
    app.command(name)(command)


def _put_all(held: list[Standing], *, json: bool) -> None:
    if json:
        put_json([standing_json(one) for one in held])
    else:
        for one in held:
            put_row(summary(one))
