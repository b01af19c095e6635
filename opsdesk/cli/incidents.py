"""`declare`, `list`, `show`, `search`: incidents themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import incident_json, incident_text
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.invocation import incident_number
from opsdesk.cli.names_json import short_times
from opsdesk.cli.options import At, Json, Number, look_at, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.desk import declaring
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import NotFound
from opsdesk.domain.incident import Incident
from opsdesk.store.reads.timeline import TimelineRow

SHOW_EPILOG = f"The keys of --json: {', '.join(incident_json.SHOWN)}."


def declare(
    context: typer.Context,
    title: Annotated[list[str], typer.Argument(metavar="TITLE", help="What is wrong, in a few words.")],
    severity: Annotated[int, typer.Option(help="1 (worst) to 5; left out, triage says it.")] = 0,
    service: Annotated[
        list[str] | None, typer.Option(metavar="S", help="An affected service; repeat for more.")
    ] = None,
    json: Json = False,
) -> None:
    """Open an incident; prints its name. Whoever declares it commands until somebody takes over."""
    session = session_of(context)
    decision = declaring.declare(
        " ".join(title), severity=severity, services=tuple(service or ()), commander=session.by
    )
    with session.desk() as desk:
        opened = desk.open_incident(decision).incident
        if json:
            put_json({"id": opened.name})
        else:
            put(opened.name)
        _say_what_was_left_undone(desk, opened.number)
        _say_what_changed(desk, opened)


def _say_what_was_left_undone(desk: Desk, number: int) -> None:
    """That it is like one after which something is still to be done is said while it happens."""
    from opsdesk.desk.similar import left_undone

    if words := left_undone(desk, number):
        say(f"{words} (opsdesk similar INC-{number})")


def _say_what_changed(desk: Desk, opened: Incident) -> None:
    """Most incidents come from a change: the likeliest of those before it, with what speaks for it."""
    from opsdesk.desk.changes_preceding import at_the_beginning
    from opsdesk.domain.nudges import changed_before

    now = desk.clock()
    for nudge in changed_before(at_the_beginning(desk, opened, now), opened, now):
        say(f"{nudge.says}: {nudge.why} (opsdesk change suspects {opened.name})")


def list_incidents(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are over.")] = False,
    json: Json = False,
) -> None:
    """List the incidents somebody works on, worst first."""
    session = session_of(context)
    with session.desk() as desk:
        found = desk.open_incidents() + (desk.past_incidents() if every else [])
    if json:
        put_json([incident_json.listed(item, session.settings.policy, session.now) for item in found])
        return
    for item in found:
        put_row(incident_text.row(item, session.settings.policy, session.now))
    if not found:
        say(f"no incident {'is on this desk' if every else 'is open'}; somebody declares one by: opsdesk declare TITLE")


def show(context: typer.Context, number: Number, at: At = "", json: Json = False) -> None:
    """Show one incident, now or as it was."""
    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
    if json:
        from opsdesk.formats.record import record_of

        timeline = record_of(seen.incident, seen.entries).get("timeline", [])
        put_json(incident_json.shown(seen, short_times(timeline), seen.deliveries))
    else:
        put(incident_text.shown(seen, session.settings.policy, session.zone))


def search(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words, or beginnings of words.")],
    json: Json = False,
) -> None:
    """Find what was written, in every incident, newest first."""
    session = session_of(context)
    with session.desk() as desk:
        found = [row for hit in desk.search(" ".join(text)) if (row := _line(desk, hit.incident, hit.seq))]
    if json:
        put_json([incident_json.found(row) for row in found])
        return
    for row in found:
        put_row(incident_text.found(row, session.zone))
    if not found:
        say("nothing was written that holds these words, or begins with them")


def _line(desk: Desk, number: int, seq: int) -> TimelineRow | None:
    """The line of an entry; None for one that shows only in the entry it amends."""
    try:
        return desk.timeline_row(number, seq)
    except NotFound:
        return None


def similar(
    context: typer.Context,
    asked: Annotated[list[str], typer.Argument(metavar="INC|TEXT", help="An incident, or words that tell of one.")],
    json: Json = False,
) -> None:
    """Find incidents like one, with what fixed them and what was to be done afterwards; exit 1 when there is none."""
    from opsdesk.desk.similar import seen_before
    from opsdesk.formats.markdown.seen_before import seen_before_page

    session, words = session_of(context), " ".join(asked)
    number = incident_number(words)
    with session.desk() as desk:
        found = seen_before(desk, words if number is None else number)
    if json:
        put_json([incident_json.seen(one) for one in found])
    else:
        put(seen_before_page(found, session.zone))
    if not found:
        raise typer.Exit(FINDINGS)
