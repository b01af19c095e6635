"""`metrics incidents`: how incidents go, by severity and all together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from opsdesk.cli.files import put_or_write
from opsdesk.cli.metrics_incidents_json import as_json
from opsdesk.cli.options import Json, Output, session_of
from opsdesk.cli.output import json_text, say
from opsdesk.desk import metrics_incidents as numbers
from opsdesk.desk.metrics import USUAL_DAYS
from opsdesk.domain.incident_metrics import IncidentMetrics, SeverityNumbers
from opsdesk.domain.incident_metrics_words import (
    CAUTION,
    NONE_YET,
    count_words,
    incident_rows,
    left_out_words,
    title_words,
)
from opsdesk.domain.metrics_words import window_words
from opsdesk.domain.service_metrics import PARTS
from opsdesk.domain.text import one_line

EPILOG = (
    "--json: since, until, days, parts, service, all and severities (a list). Each has severity (null: all of them, 0: "
    "nobody said), incidents and imported; time_to_detect, time_to_acknowledge, time_to_mitigate, time_to_resolve "
    "(median_seconds, low_seconds, high_seconds, spread, values_seconds, n, unknown, contradictory, still_to_come, "
    "course); updates, promises and, by audience, audiences (share, hits, n, unknown, late_by, course); follow_ups and "
    "came_back (share, hits, n, unknown, course). spread says what low and high are: “quartiles” from n = 8 on, "
    "“range” from 3, below that “values”, with values_seconds. A course has one number for each of the parts, null "
    "where nothing is known."
)
_LABEL, _VALUE = 14, 27
"""Columns of the table, beside that of the course."""


def incidents(
    context: typer.Context,
    service: Annotated[str, typer.Option(metavar="S", help="Only incidents that affected this one.")] = "",
    severity: Annotated[
        int | None, typer.Option(min=0, max=5, metavar="N", help="Beside all, only this one; 0 for those without.")
    ] = None,
    days: Annotated[int, typer.Option(metavar="N", help="The last N days.")] = USUAL_DAYS,
    md: Annotated[bool, typer.Option("--md", help="As a Markdown page.")] = False,
    output: Output = "",
    json: Json = False,
) -> None:
    """Show how long incidents take, whether readers hear in time, and what becomes of the follow-ups.

    Medians with how far they spread, from how many, and how many nobody knows: those are counted and never zero. Made
    from the desk's own incidents; imported ones count where their times are known, practice doesn't.
    """
    session = session_of(context)
    with session.desk() as desk:
        found = numbers.measured(desk, session.settings.policy, session.zone, days=days, service=service)
    if severity is not None:
        found = replace(found, severities=tuple(one for one in found.severities if one.severity == severity))
        if not found.severities:
            say(f"there is {f'no SEV-{severity}' if severity else 'none without a severity'} in these days")
    ascii_only = session.settings.ascii
    if json:
        put_or_write(json_text(as_json(found)), output)
    elif md:
        from opsdesk.formats.markdown.incident_metrics import incident_metrics_page

        put_or_write(incident_metrics_page(found, ascii_only=ascii_only), output)
    else:
        put_or_write("\n".join(_told(found, ascii_only=ascii_only)), output)


def _told(found: IncidentMetrics, *, ascii_only: bool) -> Iterator[str]:
    of = f" of {one_line(found.service)}" if found.service else ""
    yield f"Incidents{of}, {window_words(found.window)}"
    yield CAUTION
    if found.is_empty:
        yield NONE_YET
        return
    for held in found.rows:
        yield from ("", *_severity(held, ascii_only=ascii_only))
    yield ""
    yield from left_out_words(found)


def _severity(held: SeverityNumbers, *, ascii_only: bool) -> Iterator[str]:
    yield f"{title_words(held)}, {count_words(held.whole)}"
    for row in incident_rows(held, ascii_only=ascii_only):
        yield f"  {row.label:<{_LABEL}}{row.course:<{PARTS}}  {row.value:<{_VALUE}} {row.basis}".rstrip()
