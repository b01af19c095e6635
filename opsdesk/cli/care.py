"""`info` and `doctor`: where everything is, and whether it is well."""

from __future__ import annotations

import typer

from opsdesk import __version__
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json
from opsdesk.config import config_dir, data_dir, settings_path
from opsdesk.desk.checkup import check_up


def info(context: typer.Context, json: Json = False) -> None:
    """Say where the desk, its settings and its crash reports are, and as whom you type."""
    session = session_of(context)
    settings = settings_path(session.environ)
    known = {
        "version": __version__,
        "desk": str(session.database),
        "desk_exists": session.database.exists(),
        "settings": str(settings or ""),
        "settings_folder": str(config_dir(session.environ)),
        "data_folder": str(data_dir()),
        "crash_reports": str(session.crash_folder),
        "typing_as": session.typist.name,
        "typing_as_from": session.typist.source,
    }
    if json:
        put_json(known)
        return
    for name, value in known.items():
        put(f"{name.replace('_', ' '):<16} {'yes' if value is True else value or 'none yet'}")


def doctor(context: typer.Context, json: Json = False) -> None:
    """Look the whole store over: file, hash chains, tables, permissions; exit 1 when something is wrong."""
    with session_of(context).desk() as desk:
        findings = list(check_up(desk))
    if json:
        put_json([{"what": item.what, "ok": not item.problem, "problem": item.problem} for item in findings])
    else:
        for item in findings:
            put(f"{'✗' if item.problem else '✓'} {item.what}{f': {item.problem}' if item.problem else ''}")
    if any(item.problem for item in findings):
        raise typer.Exit(FINDINGS)
