"""Every command but the hot one, put together. Typer reads the words; what goes wrong is one line, whoever noticed."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from opsdesk.cli import (
    agenda,
    care,
    changes,
    checklist,
    exchange,
    handing_over,
    incidents,
    metrics,
    outbox,
    playing,
    publishing,
    registry,
    rollback,
    runbook,
    telling,
    triage,
    vendor,
)
from opsdesk.cli.exits import BAD_USAGE
from opsdesk.cli.incident_json import SHOWN
from opsdesk.cli.invocation import Invocation
from opsdesk.cli.logging_lines import log_lines
from opsdesk.cli.options import session_of
from opsdesk.cli.output import complain
from opsdesk.cli.session import Session

HELP = "An incident commander's desk in a terminal. Without a command, or with an incident (INC-7, 7), the desk opens."
EVERYWHERE = (
    "With every command, before or after it: --db PATH (or OPSDESK_DB) names the desk, --as NAME (or OPSDESK_USER) "
    "says who is typing, --readonly writes nothing. “export” has an --as of its own: there the name stands before it."
)

VALIDATORS_PREFIX = "Value error, "
"""Stands before some of Typer's reasons and says nothing to anybody."""

app = typer.Typer(help=HELP, epilog=EVERYWHERE, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(context_settings={"ignore_unknown_options": True})
def log(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="[INC-7] LINE|-", help="- reads lines from standard input.")],
) -> None:
    """Enter a line as on the capture line, into the newest open incident unless one is named.

    text · 14:02 text · ? hypothesis · + for · - against · @name action in 15m · A4 done helped · ! decision ·
    = impact · ~ mitigation · @name joins · :sev 1 why · :identified · :undo. The line may begin with anything; --db,
    --as and --readonly stand before it.
    """
    log_lines(session_of(context), words)


app.command()(incidents.declare)
app.command("list")(incidents.list_incidents)
app.command(epilog=f"The keys of --json: {', '.join(SHOWN)}.")(incidents.show)
app.command()(incidents.search)
app.command()(triage.triage)
app.command()(telling.draft)
app.command()(telling.lint)
app.command()(publishing.publish)
app.command()(handing_over.handover)
app.command("import")(exchange.import_files)
app.command()(exchange.export)
app.command()(playing.replay)
app.command()(playing.demo)
app.add_typer(outbox.outbox, name="outbox")
app.add_typer(agenda.app, name="agenda")
app.add_typer(changes.changes, name="change")
app.add_typer(checklist.app, name="checklist")
app.add_typer(rollback.app, name="rollback")
app.add_typer(runbook.app, name="runbook")
app.add_typer(vendor.app, name="vendor")
app.command(epilog=metrics.EPILOG)(metrics.metrics)
app.add_typer(registry.services, name="service")
app.add_typer(registry.people, name="person")
app.command()(care.info)
app.command()(care.doctor)


@cache
def _root() -> Any:
    """The whole tree of commands, which takes Typer a while to build."""
    return typer.main.get_command(app)


def run_command(invocation: Invocation) -> int:
    """Runs a command and gives its exit code; errors of the desk are the caller's."""
    try:
        code = _root().main(list(invocation.words), prog_name="opsdesk", standalone_mode=False, obj=Session(invocation))
    except TyperException as error:
        complain(" ".join(error.format_message().split()).replace(VALIDATORS_PREFIX, ""))
        return BAD_USAGE
    return code if isinstance(code, int) else 0
