"""`vendor`: whose contract renews when, what rests on whom, what they promised and kept."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import vendor_contracts, vendor_import, vendor_reaching, vendor_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import Json, Output, session_of
from opsdesk.cli.output import json_text, put, put_json, put_row, say
from opsdesk.cli.vendor_json import SHOWN, brief_json, pack_json, proposal_json, spread_json
from opsdesk.cli.vendor_options import Who
from opsdesk.cli.vendor_text import due_line, proposal, spread_told, summary, told
from opsdesk.desk import vendors, vendors_pack, vendors_standing
from opsdesk.formats.markdown.vendor_pack import negotiation_brief, review_pack

app = typer.Typer(help="Vendors: notice deadlines, what rests on few of them, what they promised and kept.")


@app.command("list")
def list_vendors(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that are retired or merged.")] = False,
    json: Json = False,
) -> None:
    """List the vendors, the nearest notice deadline first."""
    session = session_of(context)
    with session.desk() as desk:
        held = vendors_standing.overview(desk, session.settings.vendors, session.today, every=every)
    if json:
        put_json([brief_json(one) for one in held])
        return
    if not held:
        say("no vendor is kept yet; a register comes in by: opsdesk vendor import FILE")
    for one in held:
        put_row(summary(one))


@app.command(epilog=f"The keys of --json: {SHOWN}.")
def show(context: typer.Context, vendor: Who, json: Json = False) -> None:
    """Show a vendor: its contracts, what it promised and kept, its part in incidents, what nobody has said yet."""
    session = session_of(context)
    with session.desk() as desk:
        number = vendors.named(desk, vendor).number
        held = vendors_pack.pack(desk, number, session.settings.vendors, session.today)
    if json:
        put_json(pack_json(held))
    else:
        put("\n".join(told(held)))


@app.command()
def deadlines(
    context: typer.Context,
    days: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Those of the next N days; else all that press.")
    ] = None,
    json: Json = False,
) -> None:
    """List the contracts whose notice deadline is near or has passed, nearest first; exit 1 when there are any.

    --json has their vendors, each with all of its contracts.
    """
    session = session_of(context)
    policy = session.settings.vendors
    with session.desk() as desk:
        held = vendors_standing.overview(desk, policy, session.today)
    most = policy.evaluate_days if days is None else days
    found = [one for one in held if any(standing.is_due(most) for standing in one.contracts)]
    if json:
        put_json([brief_json(one) for one in found])
    else:
        due = ((standing, one) for one in found for standing in one.contracts if standing.is_due(most))
        for standing, one in sorted(due, key=lambda pair: (pair[0].rank, pair[1].rank)):
            put_row(due_line(one, standing))
    if found:
        raise typer.Exit(FINDINGS)


@app.command()
def concentration(context: typer.Context, json: Json = False) -> None:
    """Say how much rests on few vendors: on spend, each currency for itself, and on critical services."""
    session = session_of(context)
    with session.desk() as desk:
        held = vendors_standing.concentration(desk, session.today)
    if json:
        put_json(spread_json(held))
    else:
        put("\n".join(spread_told(held)))


@app.command()
def duplicates(context: typer.Context, json: Json = False) -> None:
    """List entries that may be one vendor, for `merge` or `distinct`; exit 1 when there are any."""
    with session_of(context).desk() as desk:
        found = vendors_standing.duplicates(desk)
    if json:
        put_json([proposal_json(one) for one in found])
    else:
        for one in found:
            put_row(proposal(one))
    if found:
        raise typer.Exit(FINDINGS)


@app.command()
def pack(
    context: typer.Context,
    vendor: Who,
    brief: Annotated[bool, typer.Option("--brief", help="The brief for a negotiation instead.")] = False,
    output: Output = "",
    json: Json = False,
) -> None:
    """Write the review pack of a vendor, or the brief for a negotiation, as Markdown."""
    session = session_of(context)
    with session.desk() as desk:
        number = vendors.named(desk, vendor).number
        held = vendors_pack.pack(desk, number, session.settings.vendors, session.today)
    if json:
        put_or_write(json_text(pack_json(held)), output)
    else:
        put_or_write(negotiation_brief(held) if brief else review_pack(held), output)


app.command("import", epilog=vendor_import.EPILOG)(vendor_import.import_register)
for group in (vendor_writing.COMMANDS, vendor_reaching.COMMANDS, vendor_contracts.COMMANDS):
    for name, command in group.items():
        app.command(name)(command)
