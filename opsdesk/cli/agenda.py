"""`agenda`: everything due from all that the desk keeps, for the screen, a pipe, a calendar and cron."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated, Final

import typer

from opsdesk.cli.agenda_text import NOBODY, as_json, lines
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.incident_text import entries
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.desk import agenda as use_cases
from opsdesk.desk import rituals_calendar
from opsdesk.desk.capture.clock import spoken_time
from opsdesk.desk.desk import Desk
from opsdesk.domain import agenda
from opsdesk.domain.agenda import Item, When
from opsdesk.formats.markdown.digest import digest
from opsdesk.outbox.files import write_file

app = typer.Typer(help="Everything that is due, in one list.", invoke_without_command=True)

Key = Annotated[str, typer.Argument(metavar="KEY", help="What the list calls it: “CHG-3 review”.")]
Days = Annotated[int, typer.Option("--days", min=1, max=3650, metavar="N", help="Today and so many days in all.")]
Owner = Annotated[str, typer.Option("--owner", help="Only what this person or team owns; “nobody” for the rest.")]
ByOwner = Annotated[bool, typer.Option("--by-owner", help="Grouped by owner instead of by date.")]
Digest = Annotated[bool, typer.Option("--digest", help="As a Markdown page, to send in the morning.")]
Ics = Annotated[
    Path | None, typer.Option("--ics", metavar="FILE", help="Also write a calendar file; - prints one instead.")
]

STDOUT: Final = "-"


@app.callback()
def show(
    context: typer.Context,
    days: Days = 30,
    owner: Owner = "",
    by_owner: ByOwner = False,
    md: Digest = False,
    ics: Ics = None,
    json: Json = False,
) -> None:
    """List what is due: what nobody owns first, then by time.

    The exit code is 1 when something is overdue that nobody put off, so that cron can tell. Run it again with the same
    --ics FILE: calendars know each entry by its UID and update it in place.
    """
    if context.invoked_subcommand is not None:
        return
    session = session_of(context)
    with session.desk() as desk:
        items = use_cases.items(desk, session.settings)
        now = desk.clock()
        chosen = _chosen(items, days, owner, session.zone, now)
        calendar = _calendar(desk, chosen, now, session.zone) if ics is not None else ""
    if ics is not None and str(ics) != STDOUT:
        write_file(ics, calendar)
        say(f"{entries(len(chosen))} in {ics}")
    if str(ics) == STDOUT:
        put(calendar.rstrip())
    elif json:
        put_json(as_json(chosen, now, session.zone))
    elif md:
        put(digest(chosen, now, session.zone))
    else:
        for line in lines(chosen, now, session.zone, by_owner=by_owner) if chosen else ["nothing is due"]:
            put_row(line)
    if any(agenda.when(item, now, session.zone) is When.OVERDUE for item in chosen):
        raise typer.Exit(FINDINGS)


def _calendar(desk: Desk, chosen: Sequence[Item], now: datetime, zone: tzinfo) -> str:
    from opsdesk.formats.ics import as_calendar

    return as_calendar(chosen, use_cases.calendar_id(desk), now, rituals_calendar.series(desk), zone)


@app.command()
def snooze(
    context: typer.Context,
    key: Key,
    until: Annotated[str, typer.Option("--until", metavar="TIME", help="“Mon 09:00”, “2026-12-01 09:00”, …")],
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="Why it can wait; it is kept.")],
) -> None:
    """Put something off, with a reason that everybody sees."""
    session = session_of(context)
    with session.desk() as desk:
        item = use_cases.snooze_until(desk, session.settings, key, until, why, session.zone)
        now = desk.clock()
    assert item.snoozed is not None
    put(f"{item.key} put off until {spoken_time(item.snoozed.until, now, session.zone)}")


@app.command()
def wake(context: typer.Context, key: Key) -> None:
    """Take a snooze back."""
    session = session_of(context)
    with session.desk() as desk:
        item = use_cases.wake(desk, session.settings, key)
    put(f"{item.key} is back on the agenda")


def _chosen(items: list[Item], days: int, owner: str, zone: tzinfo, now: datetime) -> list[Item]:
    wanted = owner.removeprefix("@").casefold()
    if wanted:
        items = [item for item in items if (item.owner.casefold() or NOBODY) == wanted]
    return agenda.within(items, days, now, zone)
