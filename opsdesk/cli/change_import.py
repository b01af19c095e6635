"""`change import`: the changes that git, GitHub, a spreadsheet or a status page know of.

The readers are loaded by the command itself: every command of `change` loads this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from opsdesk.cli.change_plan_options import Role, Services
from opsdesk.cli.exits import BAD_USAGE
from opsdesk.cli.files import called, read_bytes
from opsdesk.cli.options import DryRun, Json, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.table_words import tell_refused, tell_unused
from opsdesk.domain.change import Change
from opsdesk.domain.text import one_line
from opsdesk.formats.changes_forms import COLUMNS, GIT_COMMAND, ChangeForm

if TYPE_CHECKING:
    from opsdesk.desk.changes_importing import TakenIn

EPILOG: Final = (
    f"git: {GIT_COMMAND} prints what is read best; plain “git log” with any dates that have a zone is read, too. "
    "github: deployment_status and deployment payloads, one or one a line. "
    f"csv: the columns {', '.join(COLUMNS)}; only “at” and “title” are needed. "
    "statuspage: maintenance of incidents.json or summary.json; cstate: a post about planned work. "
    "Services are called as [taking_in] services in the settings says."
)


def import_changes(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="What another tool says; - is standard input.")],
    form: Annotated[ChangeForm | None, typer.Option("--format", help="What the file holds; else guessed.")] = None,
    service: Services = None,
    role: Role = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take in changes that have happened, all of a file or nothing; what was taken in before isn't doubled.

    --service and --role hold for those that say neither. No author's name is kept.
    """
    from opsdesk.desk.changes_importing import Defaults, take_in
    from opsdesk.formats.changes_reading import read_changes

    session = session_of(context)
    table = read_changes(read_bytes(file), called(file), session.zone, form)
    defaults = Defaults(tuple(service or ()), role or "")
    with session.desk() as desk:
        policy = session.settings.taking_in
        found = take_in(desk, table.changes, policy, defaults, problems=table.problems, dry_run=dry_run)
    if json:
        put_json(_json(found, table.unused, dry_run=dry_run))
    else:
        _tell(found, table.unused, dry_run=dry_run)
    if found.problems:
        raise typer.Exit(BAD_USAGE)


def _tell(found: TakenIn, unused: tuple[str, ...], *, dry_run: bool) -> None:
    if found.problems:
        tell_refused(found.problems)
        return
    for change in found.added:
        put(_row(change))
    for change in found.failed:
        put(f"{_row(change)} · failed, as is known now")
    to_come = f", {found.to_come} not begun yet and left out" if found.to_come else ""
    say(f"{'would be taken in' if dry_run else 'taken in'}: {len(found.added)}; {found.known} known already{to_come}")
    if found.strange:
        say(f"services that the registry doesn't know: {', '.join(found.strange)}")
    tell_unused(unused)


def _row(change: Change) -> str:
    name = f"{change.name:<7} " if change.number else ""
    parts = (f"{change.deployed_at:%Y-%m-%d %H:%M} UTC", ", ".join(change.plan.services), change.title)
    return f"{name}{change.plan.sort:<13} {' · '.join(one_line(part) for part in parts if part)}"


def _json(found: TakenIn, unused: tuple[str, ...], *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "added": [_change_json(change) for change in found.added],
        "failed": [change.name for change in found.failed],
        "known": found.known,
        "to_come": found.to_come,
        "unknown_services": found.strange,
        "unused_columns": unused,
        "problems": [{"place": problem.place, "why": problem.reason} for problem in found.problems],
    }


def _change_json(change: Change) -> dict[str, Any]:
    plan = change.plan
    return {
        "id": change.name if change.number else None,
        "title": change.title,
        "kind": plan.sort,
        "services": plan.services,
        "deployed_at": change.deployed_at,
        "status": change.state,
        "risk": change.tier,
        "author_role": plan.author_role,
        "url": plan.link,
        "origin": change.origin or None,
    }
