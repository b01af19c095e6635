"""`team add`, `edit`, `way`, `check`, `failed`, `retire`, `undo`: what is written of a team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Final

import typer

from opsdesk.cli.contact_options import Where, Why
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.taking_back import take_back
from opsdesk.cli.team_options import Who, Words, a_day
from opsdesk.cli.team_profile_options import Edit, asks_profile
from opsdesk.desk import teams
from opsdesk.domain.reach_staleness import next_check
from opsdesk.domain.team import Profile, Relation, Way
from opsdesk.domain.team_happenings import TEAMS


@asks_profile
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As the service registry names it.")],
    edited: Edit,
) -> None:
    """Begin to keep a team; prints TEAM-n."""
    with session_of(context).desk() as desk:
        put(teams.add(desk, edited(Profile(name))).name)


@asks_profile
def edit(
    context: typer.Context,
    team: Who,
    edited: Edit,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Its name from now on.")] = None,
) -> None:
    """Change what is given of a team; an empty text takes it away, and --contact says all of them anew."""
    with session_of(context).desk() as desk:
        held = teams.named(desk, team)
        profile = held.profile if name is None else replace(held.profile, name=name)
        kept = teams.edit(desk, held.number, edited(profile), held.profile)
    say(f"{kept.name} {kept.title}: kept")


def way(
    context: typer.Context,
    team: Who,
    other: Annotated[str, typer.Argument(metavar="T", help="The team it works with.")],
    mode: Annotated[Way, typer.Argument(metavar="MODE", help=f"How: {', '.join(Way)}.")],
    cadence: Annotated[str, typer.Option(metavar="WORDS", help="How often, and where.")] = "",
    decision: Annotated[str, typer.Option(metavar="WORDS", help="Who decides what.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="When that ends, or is looked at again.")] = "",
) -> None:
    """Say how a team works with another one, in place of what was said before."""
    relation = Relation(other, mode, cadence, decision, a_day(until))
    with session_of(context).desk() as desk:
        held = teams.agree(desk, teams.named(desk, team).number, relation)
    say(f"{held.title} and {held.relations[-1].team}: {held.relations[-1].words}")


def check(
    context: typer.Context,
    team: Who,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[REACH]…", help="channel, on-call, a name; else all.")
    ] = None,
) -> None:
    """Record that you tried the ways to reach a team, and that they work."""
    with session_of(context).desk() as desk:
        held = teams.check(desk, teams.named(desk, team).number, names or ())
    again = next_check(held)
    say(f"{held.name} {held.title}: reached{f', again by {again}' if again else ''}")


def failed(
    context: typer.Context,
    team: Who,
    name: Annotated[str, typer.Argument(metavar="REACH", help="channel, on-call, or a contact's name.")],
    words: Why = None,
    incident: Where = "",
) -> None:
    """Say that a way to reach a team didn't work when it was needed: it is stale until somebody checks it."""
    with session_of(context).desk() as desk:
        where = need_incident(incident) if incident else 0
        held = teams.fail(desk, teams.named(desk, team).number, name, why=" ".join(words or ()), incident=where)
    say(f"{held.name} {held.title}: kept")


def retire(context: typer.Context, team: Who, words: Words) -> None:
    """Say why there is no such team any more."""
    with session_of(context).desk() as desk:
        retired = teams.retire(desk, teams.named(desk, team).number, " ".join(words))
    say(f"{retired.name} is retired: {retired.retired}")


def undo(context: typer.Context, team: Who) -> None:
    """Take back what you wrote of a team last."""
    with session_of(context).desk() as desk:
        take_back(desk, TEAMS, teams.named(desk, team).number, teams.undo)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "add": add,
    "edit": edit,
    "way": way,
    "check": check,
    "failed": failed,
    "retire": retire,
    "undo": undo,
}
