"""`decisions`: what was decided, with what was weighed and whether it worked."""

from __future__ import annotations

import typer

from opsdesk.cli.incident_json import decision_json
from opsdesk.cli.incident_text import decision
from opsdesk.cli.options import At, Json, Number, look_at, session_of
from opsdesk.cli.output import put, put_json


def decisions(context: typer.Context, number: Number, at: At = "", json: Json = False) -> None:
    """Tell what was decided, in the order it was written, each with its options, risks, objections and what came of it.

    JSON: id, text, at, by, options, risks, objections, fallback, verifier, check_at, worked, outcome,
    checked_at, checked_by. They are written by `opsdesk log`: “! roll back”, then “D1 risk …”, “D1 verify @bo in 10m”,
    “D1 worked”.
    """
    session = session_of(context)
    with session.desk() as desk:
        made = look_at(session, desk, number, at).incident.decisions.values()
    if json:
        put_json([decision_json(one) for one in made])
    else:
        put("\n".join(line for one in made for line in decision(one, session.zone)) or "nothing was decided yet")
