"""`import` and `export`: incidents from and to other tools, people and desks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from opsdesk.cli.files import called, put_or_write, read_bytes
from opsdesk.cli.options import At, DryRun, Json, Number, Output, look_at, session_of
from opsdesk.cli.output import json_text, put, put_json
from opsdesk.cli.session import Session
from opsdesk.domain.entries import Dated
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident


class InFormat(StrEnum):
    """What `import` reads."""

    RECORD = "record"


def import_files(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE|-", help="A record each; - is standard input.")],
    form: Annotated[InFormat, typer.Option("--format", help="What the files hold.")] = InFormat.RECORD,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take incidents in, each whole, and say which INC it became. One file with a fault keeps all of them out."""
    from opsdesk.desk.promises import with_promises
    from opsdesk.formats.record import happenings, read_record

    session = session_of(context)
    read = {called(file): with_promises(happenings(read_record(read_bytes(file), called(file)))) for file in files}
    taken = _foreseen(read) if dry_run else _taken_in(session, read)
    if json:
        put_json([_row(name, incident, dry_run=dry_run) for name, incident in taken.items()])
        return
    for name, incident in taken.items():
        became = "would be taken in" if dry_run else incident.name
        put(f"{became}: {incident.title} ({_counted(incident)}; from {name})")


def _taken_in(session: Session, read: dict[str, tuple[Dated, ...]]) -> dict[str, Incident]:
    with session.desk() as desk:
        return {name: desk.take_in(what).incident for name, what in read.items()}


def _foreseen(read: dict[str, tuple[Dated, ...]]) -> dict[str, Incident]:
    from opsdesk.formats.record import as_entries

    return {name: fold(as_entries(what)) for name, what in read.items()}


def _row(name: str, incident: Incident, *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": name,
        "incident": None if dry_run else incident.name,
        "number": None if dry_run else incident.number,
        "title": incident.title,
        "entries": incident.seq,
    }


def _counted(incident: Incident) -> str:
    return f"{incident.seq} entries, {len(incident.hypotheses)} hypotheses, {len(incident.actions)} actions"


class OutFormat(StrEnum):
    """What `export` writes."""

    TIMELINE = "timeline"
    REPORT = "report"
    HANDOVER = "handover"
    CAN = "can"
    JSON = "json"


def export(
    context: typer.Context,
    number: Number,
    form: Annotated[OutFormat, typer.Option("--as", help="Markdown pages, or json: the record that import reads.")],
    output: Output = "",
    at: At = "",
) -> None:
    """Write an incident out, now or as it was."""
    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
    if form is OutFormat.JSON:
        from opsdesk.formats.record import record_of

        text = json_text(record_of(seen.incident, seen.entries))
    else:
        from opsdesk.desk.rendering import page

        text = page(seen, form, session.settings.policy, session.zone)
    put_or_write(text, output)
