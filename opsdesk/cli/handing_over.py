"""`handover`: the page for whoever takes over, and taking over by name."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import At, Number, Output, look_at, session_of
from opsdesk.cli.output import say
from opsdesk.desk.decision import person as short_name
from opsdesk.desk.people import accept_handover
from opsdesk.domain.errors import BadInput


def handover(
    context: typer.Context,
    number: Number,
    accept: Annotated[
        str | None, typer.Option(metavar="NAME", help="This person accepts and commands from now on.")
    ] = None,
    output: Output = "",
    at: At = "",
) -> None:
    """Print what whoever takes over needs, in the order they need it; with --accept the command changes hands."""
    from opsdesk.desk.rendering import page

    if accept is not None and at:
        raise BadInput("a handover is accepted now: leave --at out")
    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
        if accept is not None:
            desk.do(number, accept_handover(accept))
    put_or_write(page(seen, "handover", session.settings.policy, session.zone), output)
    if accept is not None:
        say(f"{short_name(accept)} commands {seen.incident.name} from now on")
