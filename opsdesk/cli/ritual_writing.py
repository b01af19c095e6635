"""`ritual add`, `edit`, `skip`, `move`, `retire`, `undo`: what is written about a ritual."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.ritual_options import (
    At,
    First,
    Minutes,
    Number,
    Owner,
    Rule,
    Title,
    Why,
    Zone,
    new_charter,
    with_given,
)
from opsdesk.cli.session import Session
from opsdesk.cli.taking_back import take_back
from opsdesk.desk import changes_times, rituals
from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.ritual_happenings import RITUALS
from opsdesk.domain.ritual_words import stamp

Time = Annotated[str, typer.Option("--to", metavar="TIME", help=f"The new time: {changes_times.EXAMPLE}.")]
Slot = Annotated[str, typer.Option("--date", metavar="TIME", help="Which date: 2026-12-01 10:00; the next one else.")]
From = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A ritual that ships, or a TOML file (- reads it).")]


def add(
    context: typer.Context,
    what: From,
    title: Title = None,
    owner: Owner = None,
    minutes: Minutes = None,
    rule: Rule = None,
    first: First = None,
    at: At = None,
    zone: Zone = None,
) -> None:
    """Set a ritual up, from one that ships (`ritual templates`) or from a file; prints RIT-n."""
    charter = with_given(
        new_charter(what), title=title, owner=owner, minutes=minutes, rule=rule, first=first, at=at, zone=zone
    )
    with session_of(context).desk() as desk:
        added = rituals.add(desk, charter)
    put(added.name)


def edit(
    context: typer.Context,
    number: Number,
    file: Annotated[str, typer.Option("--from", metavar="FILE", help="A TOML file in place of all it says.")] = "",
    title: Title = None,
    owner: Owner = None,
    minutes: Minutes = None,
    rule: Rule = None,
    first: First = None,
    at: At = None,
    zone: Zone = None,
) -> None:
    """Change what is given of a ritual. With another rule its dates count from now."""
    with session_of(context).desk() as desk:
        shown = rituals.one(desk, number).charter
        charter = with_given(
            new_charter(file) if file else shown,
            title=title,
            owner=owner,
            minutes=minutes,
            rule=rule,
            first=first,
            at=at,
            zone=zone,
        )
        edited = rituals.edit(desk, number, charter, shown)
    say(f"{edited.name}: kept")


def skip(context: typer.Context, number: Number, why: Why, date: Slot = "") -> None:
    """Say that it isn't held on its next date, and why."""
    session = session_of(context)
    with session.desk() as desk:
        slot = changes_times.starts(date, desk.clock(), session.zone)
        skipped = rituals.skip(desk, number, why, slot).skips[-1]
    say(f"{Ritual.called(number)}: not held on {stamp(skipped.slot, session.zone)}")


def move(context: typer.Context, number: Number, to: Time, why: Why, date: Slot = "") -> None:
    """Put its next date to another time, and say why."""
    session = session_of(context)
    with session.desk() as desk:
        slot = changes_times.starts(date, desk.clock(), session.zone)
        moved = rituals.move(desk, number, _time(to, session), why, slot).moves[-1]
    say(f"{Ritual.called(number)}: {stamp(moved.slot, session.zone)} is held on {stamp(moved.to, session.zone)}")


def retire(context: typer.Context, number: Number, why: Why) -> None:
    """Say why it isn't held any more."""
    with session_of(context).desk() as desk:
        retired = rituals.retire(desk, number, why)
    say(f"{retired.name} is retired: {retired.retired}")


def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote about a ritual last."""
    with session_of(context).desk() as desk:
        take_back(desk, RITUALS, number, rituals.undo)


def _time(text: str, session: Session) -> datetime:
    at = changes_times.starts(text, session.now, session.zone)
    if at is None:
        raise BadInput(f"say to when (write it like {changes_times.EXAMPLE})")
    return at
