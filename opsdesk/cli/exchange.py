"""`export`: an incident for other tools, people and desks. Taking in is `opsdesk.cli.taking_in`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import At, Number, Output, look_at, session_of
from opsdesk.cli.output import json_text
from opsdesk.cli.session import Session
from opsdesk.domain.delivery_ways import with_ways
from opsdesk.domain.errors import BadInput


class OutFormat(StrEnum):
    """What `export` writes."""

    TIMELINE = "timeline"
    REPORT = "report"
    HANDOVER = "handover"
    CAN = "can"
    HTML = "html"
    POSTMORTEM = "postmortem"
    JSON = "json"


def export(
    context: typer.Context,
    number: Number,
    form: Annotated[
        OutFormat,
        typer.Option(
            "--as",
            help="Markdown pages (can: conditions, actions, needs); html: to read and print; json: what import reads.",
        ),
    ],
    output: Output = "",
    at: At = "",
) -> None:
    """Write an incident out, now or as it was."""
    session = session_of(context)
    if form is OutFormat.POSTMORTEM:
        put_or_write(_postmortem(session, number, at), output)
        return
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
    if form is OutFormat.JSON:
        from opsdesk.formats.record import record_of

        text = json_text(record_of(with_ways(seen.incident, seen.deliveries, seen.now), seen.entries))
    else:
        from opsdesk.desk.rendering import page

        text = page(seen, form, session.settings.policy, session.zone)
    put_or_write(text, output)


def _postmortem(session: Session, number: int, at: str) -> str:
    """In the shape of the desk's own practice; `postmortem export` knows more."""
    from opsdesk.desk.postmortems_opening import the_one_of
    from opsdesk.desk.postmortems_rendering import render

    if at:
        raise BadInput("a postmortem is written out as it is now: leave --at out")
    with session.desk() as desk:
        return render(desk, session.settings, the_one_of(desk, number), "practice")
