"""Arguments and options that several commands take, so that each means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated

import typer

from opsdesk.cli.invocation import need_incident
from opsdesk.cli.session import Session
from opsdesk.desk.capture import clock
from opsdesk.desk.desk import Desk
from opsdesk.desk.exporting import Whole, whole
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.errors import BadInput
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import quoted
from opsdesk.domain.times import parse_iso, within_reason

Json = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
Number = Annotated[int, typer.Argument(metavar="INC", parser=need_incident, help="The incident: INC-7 or 7.")]
At = Annotated[
    str,
    typer.Option(
        metavar="TIME",
        help="As it was then: 14:10, “21 14:10” (day and time), “2026-11-21 14:10”, 2026-11-21T14:10Z, or T+90 "
        "(minutes after the start).",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead.")]


def number_of(kept: type[Dossier], noun: str) -> Callable[[str], int]:
    """Reads which one of a cabinet's own is meant, `RIT-3` or `3`; what it returns raises BadInput."""

    def read(word: str) -> int:
        number = kept.numbered(word)
        if number is None:
            raise BadInput(f"{quoted(word)} is no {noun} (they are written {kept.called(3)} or 3)")
        return number

    return read


def session_of(context: typer.Context) -> Session:
    """The session that the command runs in."""
    session = context.obj
    assert isinstance(session, Session)
    return session


def look_at(session: Session, desk: Desk, number: int, at: str) -> Whole:
    """The incident with its log, now or as it was at the time that `--at` names."""
    return whole(desk, number, moment(at, desk.incident(number), session) if at else None)


def moment(text: str, incident: Incident, session: Session) -> datetime:
    """The time that `--at` names; raises BadInput."""
    span = minutes_after_start(text)
    if span is not None:
        if incident.started_at is None:
            raise BadInput(f"nobody knows when {incident.name} started, so {text} is no time of it")
        return incident.started_at + span
    timed, untaken = clock.time_first(text, session.now, session.zone)
    if untaken:
        raise BadInput(untaken)
    if timed is not None:
        return timed.at
    return within_reason(parse_iso(text, session.zone), text)


def minutes_after_start(text: str) -> timedelta | None:
    """The span of `T+90`; None for anything else."""
    sign, minutes = text[:2].upper(), text[2:].removesuffix("m")
    return timedelta(minutes=int(minutes)) if sign == "T+" and minutes.isdecimal() and len(minutes) < 8 else None
