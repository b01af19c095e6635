"""Every command but `log`, put together. Typer reads the words; what goes wrong is one line, whoever noticed it."""

from __future__ import annotations

import typer
from typer.exceptions import TyperException

from opsdesk.cli import exchange, handing_over, incidents, log_help, registry, store_care, telling, triage
from opsdesk.cli.invocation import Invocation
from opsdesk.cli.output import complain
from opsdesk.cli.session import Session

BAD_USAGE = 2

HELP = "An incident commander's desk in a terminal. Without a command, or with an incident (INC-7, 7), it opens the desk."
EVERYWHERE = (
    "With every command, before or after it: --db PATH (or OPSDESK_DB) names the desk, --as NAME (or OPSDESK_USER) says "
    "who is typing, --readonly writes nothing, --version. “export” has an --as of its own: put the name before it."
)

app = typer.Typer(
    help=HELP, epilog=EVERYWHERE, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=False
)
app.command("demo")(exchange.demo)
