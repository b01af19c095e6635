"""`shape`: an incident at a glance, as lines of text."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import Annotated

import typer

from opsdesk.cli import incident_text
from opsdesk.cli.names_json import said_as
from opsdesk.cli.options import At, Json, Number, look_at, session_of
from opsdesk.cli.output import put, put_json, with_twins
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.shape_text import NARROWEST, text_of

WITHOUT_A_TERMINAL = (100, 24)
"""Columns and lines where nothing says how many there are."""


def shape(
    context: typer.Context,
    number: Number,
    width: Annotated[int | None, typer.Option(min=NARROWEST, help="Columns; left out, those of the terminal.")] = None,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="With signs of ASCII alone.")] = False,
    at: At = "",
    json: Json = False,
) -> None:
    """Draw milestones, updates, hypotheses and actions as lanes over time, now or as it was."""
    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
    drawn = shape_of(seen.incident, seen.entries, seen.now)
    if json:
        put_json(said_as(asdict(drawn), {"standing": "status", "now": "as_of"}))
        return
    columns = width or max(shutil.get_terminal_size(WITHOUT_A_TERMINAL).columns, NARROWEST)
    lines = [incident_text.row(seen.incident, session.settings.policy, seen.now), ""]
    text = "\n".join([*lines, *text_of(drawn, columns, session.zone)])
    put(with_twins(text) if ascii_only else text)
