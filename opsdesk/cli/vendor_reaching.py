"""`vendor check`, `failed`: who of the escalation path was tried, and who didn't answer when they were needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer

from opsdesk.cli.contact_options import Where, Why
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import session_of
from opsdesk.cli.output import say
from opsdesk.cli.vendor_options import Who
from opsdesk.desk import vendors, vendors_reaching
from opsdesk.domain.reach_staleness import next_check


def check(
    context: typer.Context,
    vendor: Who,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="Contacts by name; else all.")] = None,
) -> None:
    """Record that you tried a vendor's contacts, and that they answer."""
    with session_of(context).desk() as desk:
        held = vendors_reaching.check(desk, vendors.named(desk, vendor).number, names or ())
    again = next_check(held)
    say(f"{held.name} {held.title}: reached{f', again by {again}' if again else ''}")


def failed(
    context: typer.Context,
    vendor: Who,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The contact's name.")],
    words: Why = None,
    incident: Where = "",
) -> None:
    """Say that a contact didn't answer when it was needed: the path is stale until somebody checks it."""
    with session_of(context).desk() as desk:
        where = need_incident(incident) if incident else 0
        number = vendors.named(desk, vendor).number
        held = vendors_reaching.fail(desk, number, name, why=" ".join(words or ()), incident=where)
    say(f"{held.name} {held.title}: kept")


COMMANDS: Final[dict[str, Callable[..., None]]] = {"check": check, "failed": failed}
