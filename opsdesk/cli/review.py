"""`review`: the weekly review of operations as Markdown."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import Json, Output, session_of
from opsdesk.cli.output import json_text
from opsdesk.desk import ops_review
from opsdesk.domain.ops_review import OpsReview
from opsdesk.formats.markdown.ops_review import ops_review_page

EPILOG: Final = "The keys of --json: week, since, until, as_of, parts (title, says, lines, more)."


def review(
    context: typer.Context,
    week: Annotated[str, typer.Option(metavar="WEEK", help="2026-W47; else the week of yesterday.")] = "",
    output: Output = "",
    json: Json = False,
) -> None:
    """Write the review of a week: incidents, updates in time, what came back, follow-ups, changes, noise, deadlines.

    And what happened a year ago, with what became of it. Each part says how many it stands on.
    """
    session = session_of(context)
    with session.desk() as desk:
        monday = ops_review.monday_of(week, session.today)
        held = ops_review.review(desk, session.settings, monday, session.zone)
    put_or_write(json_text(_as_json(held)) if json else ops_review_page(held), output)


def _as_json(held: OpsReview) -> dict[str, Any]:
    return {
        "week": held.week,
        "since": held.span.since,
        "until": held.span.until,
        "as_of": held.span.now,
        "parts": [
            {"title": one.title, "says": one.says or None, "lines": list(one.lines), "more": one.more}
            for one in held.parts
        ],
    }
