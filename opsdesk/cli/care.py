"""`info` and `doctor`: where everything is, and whether it is well."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk import __version__
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.config import config_dir, data_dir, settings_path
from opsdesk.desk.checkup import Finding, check_up, copy_first
from opsdesk.desk.checkup import repair as mend


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


def doctor(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make anew what is made of the log; a copy is kept beside the store.")
    ] = False,
    json: Json = False,
) -> None:
    """Look the whole store over: file, hash chains, tables, dossiers, permissions; exit 1 when something is wrong."""
    with session_of(context).desk() as desk:
        findings = list(check_up(desk))
        if repair and any(item.mendable for item in findings):
            say(f"the store as it was is kept as {copy_first(desk)}")
            findings = list(mend(desk))
    if json:
        put_json([_as_json(item) for item in findings])
    else:
        for item in findings:
            put(_line(item))
    if any(item.problem for item in findings):
        if not repair and any(item.mendable for item in findings):
            say("“opsdesk doctor --repair” makes anew what is made of the log")
        raise typer.Exit(FINDINGS)


def _as_json(item: Finding) -> dict[str, object]:
    return {"what": item.what, "ok": not item.problem, "problem": item.problem, "mended": item.mended}


def _line(item: Finding) -> str:
    mended = f" (mended: {item.mended})" if item.mended else ""
    return f"{'✗' if item.problem else '✓'} {item.what}{f': {item.problem}' if item.problem else ''}{mended}"
