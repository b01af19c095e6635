"""`change`: how risky a change is, the planned ones with their evidence, and what was noted after it had happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Final

import typer

from opsdesk.cli import change_import, change_steps
from opsdesk.cli.change_plan_options import Committed, Edit, Fixes, Link, Role, Services, Sort, asks_plan
from opsdesk.cli.change_report import as_json, as_text
from opsdesk.cli.change_risk_options import asks_risk, merged, without
from opsdesk.cli.change_steps import Number, tell
from opsdesk.cli.change_text import SHOWN, as_row, preceding_json, preceding_row, shown_json, told
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.options import Number as Incident
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.desk import changes as use_cases
from opsdesk.desk import changes_outlook, changes_preceding, changes_times
from opsdesk.desk.changes_line import read_line
from opsdesk.domain.change_grouping import in_order
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_risk import ChangeRisk, assess

changes = typer.Typer(help="Changes: how risky they are, what that demands as evidence, and what became of them.")

Title = Annotated[str, typer.Argument(metavar="TITLE", help="What changes, in a few words.")]
Line = Annotated[list[str], typer.Argument(metavar="LINE", help="“14:02 deploy payments: what changed https://…”.")]

_COME_IN: Final = "one is noted with “opsdesk change add LINE”, many come in with “opsdesk change import FILE”"


@changes.command("assess")
@asks_risk
def assess_change(context: typer.Context, risk: ChangeRisk, json: Json = False) -> None:
    """Say how risky a change is, what made it so, and which evidence that demands. Nothing is kept.

    What isn't answered counts as the worst answer. Questions of a number that is given need no answer.
    """
    session = session_of(context)
    rigor, today = session.settings.rigor, session.now.astimezone(session.zone).date()
    found = assess(risk, rigor)
    if json:
        put_json(as_json(found, rigor, risk.rehearsed, today))
    else:
        put(as_text(found, rigor, risk.rehearsed, today))


@changes.command("plan")
@asks_risk
@asks_plan
def plan_change(context: typer.Context, title: Title, edited: Edit, risk: ChangeRisk, json: Json = False) -> None:
    """Plan a change: its tier, and what that demands as evidence. Prints CHG-n.

    Where nobody says when its rollback was rehearsed, the rollback procedure of its service and type does.
    """
    session = session_of(context)
    wanted = edited(ChangePlan(title=title, risk=risk))
    with session.desk() as desk:
        tell(session, desk, use_cases.plan(desk, wanted, session.settings.rigor), json=json)


@changes.command("edit")
@asks_risk
@asks_plan
def edit_change(
    context: typer.Context,
    number: Number,
    edited: Edit,
    risk: ChangeRisk,
    title: Annotated[str, typer.Option(metavar="TITLE", help="What changes.")] = "",
    unknown: Annotated[
        list[str] | None,
        typer.Option(metavar="OPTION", help="Takes back what it said: tested, likelihood, emergency …"),
    ] = None,
    json: Json = False,
) -> None:
    """Change what is given of a plan and assess it anew; an approved one waits for its approval again."""
    session = session_of(context)
    with session.desk() as desk:
        shown = use_cases.one(desk, number).plan
        wanted = replace(
            edited(shown), title=title or shown.title, risk=merged(without(shown.risk, unknown or ()), risk)
        )
        tell(session, desk, use_cases.replan(desk, number, wanted, shown, session.settings.rigor), json=json)


@changes.command("add")
def add_change(
    context: typer.Context,
    line: Line,
    service: Services = None,
    sort: Sort = None,
    at: Annotated[str, typer.Option(metavar="TIME", help="When it happened; else now.")] = "",
    role: Role = None,
    link: Link = None,
    fixes: Fixes = None,
    committed: Committed = None,
    json: Json = False,
) -> None:
    """Note a change that has happened: a time, what kind, its services and a colon, what changed, a link.

    deploy · config · flag · migration · vendor. Only what changed is needed, and options say the rest as well.
    """
    session = session_of(context)
    now, zone = session.now, session.zone
    with session.desk() as desk:
        read = read_line(" ".join(line), now, zone, desk.service_names())
        happened = ChangePlan(
            title=read.title,
            sort=sort or read.sort,
            services=tuple(service or read.services),
            author_role=role or "",
            link=link or read.link,
            fixes=fixes or 0,
            committed_at=changes_times.been(committed or "", now, zone),
        )
        when = changes_times.been(at, now, zone) or read.at
        tell(session, desk, use_cases.record(desk, happened, at=when), json=json)


@changes.command("list")
def list_changes(
    context: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help="Only those about which something is to be done.")] = False,
    json: Json = False,
) -> None:
    """List the changes: rolling out, due for review, planned by time, past."""
    session = session_of(context)
    with session.desk() as desk:
        held = changes_outlook.overview(desk, session.settings.rigor)
    by_number = {outlook.change.number: outlook for outlook in held if not (only_open and outlook.change.over)}
    rows = [by_number[change.number] for change in in_order(outlook.change for outlook in by_number.values())]
    if json:
        put_json([shown_json(row, whole=False) for row in rows])
        return
    for row in rows:
        put_row(as_row(row, session.now, session.zone))
    if not rows:
        say(f"no change is {'under way or waits for anything' if only_open else 'known'}; {_COME_IN}")


@changes.command("suspects")
def suspected(
    context: typer.Context,
    incident: Incident,
    hours: Annotated[int, typer.Option(min=1, max=24 * 90, help="How far back to look.")] = 24,
    json: Json = False,
) -> None:
    """List what changed just before an incident began, where to look first on top, and why."""
    session = session_of(context)
    with session.desk() as desk:
        found = changes_preceding.before(desk, desk.incident(incident), timedelta(hours=hours))
    if json:
        put_json([preceding_json(one) for one in found])
        return
    for one in found:
        put_row(preceding_row(one, session.now, session.zone))
    if not found:
        say(f"nothing is known to have changed in the {hours} h before; {_COME_IN}")


@changes.command("show", epilog=f"The keys of --json: {', '.join(SHOWN)}.")
def show_change(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a change: its risk and why, its evidence, what else goes on in its window, its stages."""
    session = session_of(context)
    with session.desk() as desk:
        held = changes_outlook.outlook(desk, use_cases.one(desk, number), session.settings.rigor)
    if json:
        put_json(shown_json(held, whole=True))
    else:
        put("\n".join(told(held, session.now, session.zone)))


changes.command("import", epilog=change_import.EPILOG)(change_import.import_changes)
for name, command in change_steps.COMMANDS.items():
    changes.command(name)(command)
