"""`runbook`: the documents people act by, which of them can't be trusted and why, and words found in their texts."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from opsdesk.cli import runbook_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_as_it_is, put_json, put_row, say
from opsdesk.cli.runbook_options import Number, Words
from opsdesk.cli.runbook_text import as_json, brief_json, found_json, found_line, summary, told
from opsdesk.desk import runbooks, runbooks_searching, runbooks_standing
from opsdesk.domain.runbook import MOST_DAYS

KEYS = (
    "A document in --json has id, title, kind, place, owner, services, interval_days, escalation, reviewed_on, due_on, "
    "stale, reasons (cause, words), text_at, retired; “show” adds reviews (at, by, checked, text), wrong_steps (step, "
    "why, at, by, incident), text. “search” has id, title, line (null: the title), heading, text."
)

app = typer.Typer(help="Runbooks and other documents: kept readable, searchable, and known when stale.")

Service = Annotated[str, typer.Option(metavar="S", help="Only those that cover this service.")]
DueIn = Annotated[
    int, typer.Option("--days", min=0, max=MOST_DAYS, metavar="N", help="Also what falls due in the next N days.")
]
TextOnly = Annotated[bool, typer.Option("--text", help="Only its text, as it was kept.")]


@app.command("list", epilog=KEYS)
def list_documents(
    context: typer.Context,
    service: Service = "",
    every: Annotated[bool, typer.Option("--all", help="Also those that are retired.")] = False,
    json: Json = False,
) -> None:
    """List the documents, stale ones first."""
    with session_of(context).desk() as desk:
        held = runbooks_standing.overview(desk, retired=every)
    if not held and not json:
        say("no document is known yet; one comes in by: opsdesk runbook add FILE --service NAME --owner NAME")
    _put_all([one for one in held if not service or service in one.document.card.services], json=json)


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, text: TextOnly = False, json: Json = False) -> None:
    """Show a document: why not to trust it first, then what is known of it and its reviews."""
    with session_of(context).desk() as desk:
        held = runbooks_standing.standing_of(desk, number)
        kept = runbooks.text_of(desk, held.document) if text or json else ""
    if json:
        put_json(as_json(held, kept))
    else:
        (put_as_it_is if text else put)(kept if text else "\n".join(told(held)))


@app.command(epilog=KEYS)
def stale(
    context: typer.Context,
    days: DueIn = 0,
    json: Json = False,
) -> None:
    """List the documents that can't be trusted, and why; exit 1 when there are any."""
    session = session_of(context)
    until = session.now.date() + timedelta(days=days)
    with session.desk() as desk:
        found = [one for one in runbooks_standing.overview(desk) if one.is_due(until)]
    _put_all(found, json=json)
    if found:
        raise typer.Exit(FINDINGS)


@app.command(epilog=KEYS)
def search(context: typer.Context, words: Words, json: Json = False) -> None:
    """Find the lines that have all the words, in every text that is kept."""
    with session_of(context).desk() as desk:
        found = runbooks_searching.search(desk, " ".join(words))
    if json:
        put_json([found_json(one) for one in found])
    else:
        for one in found:
            put_row(found_line(one))


app.command()(runbook_writing.add)
app.command()(runbook_writing.edit)
app.command()(runbook_writing.refresh)
app.command()(runbook_writing.review)
app.command()(runbook_writing.wrong)
app.command()(runbook_writing.drill)
app.command()(runbook_writing.retire)
app.command()(runbook_writing.undo)


def _put_all(held: list[runbooks_standing.Standing], *, json: bool) -> None:
    if json:
        put_json([brief_json(one) for one in held])
    else:
        for one in held:
            put_row(summary(one))
