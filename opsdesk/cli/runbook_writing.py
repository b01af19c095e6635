"""`runbook add`, `edit`, `refresh`, `review`, `wrong`, `drill`, `retire`, `undo`: what is written of a document."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

import typer

from opsdesk.cli.files import read_text
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.runbook_options import (
    Checked,
    Escalation,
    ForWhat,
    Interval,
    Note,
    Number,
    Numbers,
    Owner,
    ReviewedOn,
    Services,
    TextFile,
    Title,
    Words,
)
from opsdesk.cli.taking_back import take_back
from opsdesk.desk import runbooks
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_files import located, text_of_card, titled
from opsdesk.domain.errors import BadInput
from opsdesk.domain.runbook import Card, Document
from opsdesk.domain.runbook_happenings import RUNBOOKS

Why = Annotated[str, typer.Option(metavar="WORDS", help="What is wrong.")]


class Went(StrEnum):
    """How a drill went."""

    WORKED = "worked"
    FAILED = "failed"


def add(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="PATH|URL")],
    title: Title = None,
    sort: ForWhat = None,
    owner: Owner = None,
    service: Services = None,
    interval: Interval = None,
    escalation: Escalation = None,
    reviewed: ReviewedOn = None,
    text: TextFile = "",
) -> None:
    """Begin to keep a document and its text; prints DOC-n. Nothing is fetched: a URL's text is given with --text."""
    where = located(Card(place=place))
    words = _text_of(where, text)
    card = _said(
        titled(where, words),
        title=title,
        sort=sort,
        owner=owner,
        services=tuple(service) if service else None,
        interval_days=interval,
        escalation=escalation,
    )
    with session_of(context).desk() as desk:
        added = runbooks.add(desk, card, words, reviewed_on=reviewed)
    put(added.name)


def edit(
    context: typer.Context,
    number: Number,
    place: Annotated[str | None, typer.Option(metavar="PATH|URL", help="Where it is written now.")] = None,
    title: Title = None,
    sort: ForWhat = None,
    owner: Owner = None,
    service: Services = None,
    interval: Interval = None,
    escalation: Escalation = None,
) -> None:
    """Change what is given of a document; an empty text takes it away, and --service says all of them anew."""
    with session_of(context).desk() as desk:
        shown = runbooks.one(desk, number).card
        card = _said(
            shown,
            place=located(Card(place=place)).place if place else None,
            title=title,
            sort=sort,
            owner=owner,
            services=tuple(service) if service else None,
            interval_days=interval,
            escalation=escalation,
        )
        edited = runbooks.edit(desk, number, card, shown)
    put(f"{edited.name} {edited.card.words}")


def refresh(context: typer.Context, numbers: Numbers = None, text: TextFile = "") -> None:
    """Take texts in anew from their files, and say which were different; without a DOC those of every file."""
    if text and len(numbers or ()) != 1:
        raise BadInput("--text is the text of one document: say of which")
    with session_of(context).desk() as desk:
        if numbers:
            held = [runbooks.one(desk, number) for number in numbers]
        else:
            held = [one for one in runbooks.listed(desk) if not one.card.is_url]
        for document in held:
            _refresh(desk, document, text)


def review(context: typer.Context, number: Number, checked: Checked, words: Note = None) -> None:
    """Record that you reviewed a document, and what you checked; that a step was wrong is answered by its steps."""
    with session_of(context).desk() as desk:
        reviewed = runbooks.review(desk, number, checked, " ".join(words or ()))
    say(f"{reviewed.name}: reviewed{f', again by {reviewed.due_on}' if reviewed.due_on else ''}")


def wrong(
    context: typer.Context,
    number: Number,
    step: Annotated[list[str], typer.Argument(metavar="STEP", help="Its number or its words.")],
    why: Why = "",
    incident: Annotated[
        str, typer.Option(metavar="INC", help="Where it was followed; its timeline notes it too.")
    ] = "",
) -> None:
    """Say that a step was wrong when somebody followed it: the document is stale until a review of its steps."""
    with session_of(context).desk() as desk:
        where = need_incident(incident) if incident else 0
        document = runbooks.mark_wrong(desk, number, " ".join(step), why=why, incident=where)
    say(f"{document.name}: marked, and to be reviewed")


def drill(
    context: typer.Context,
    number: Number,
    result: Annotated[Went, typer.Argument(metavar="RESULT", help=f"How it went: {', '.join(Went)}.")],
    why: Why = "",
) -> None:
    """Keep how it went when somebody went by a document for practice."""
    with session_of(context).desk() as desk:
        document = runbooks.tell_drill(desk, number, worked=result is Went.WORKED, why=why)
    say(f"{document.name}: kept")


def retire(context: typer.Context, number: Number, words: Words) -> None:
    """Say why nobody goes by a document any more."""
    with session_of(context).desk() as desk:
        retired = runbooks.retire(desk, number, " ".join(words))
    say(f"{retired.name} is retired: {retired.retired}")


def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote of a document last."""
    with session_of(context).desk() as desk:
        take_back(desk, RUNBOOKS, number, runbooks.undo)


def _text_of(where: Card, given: str) -> str:
    return read_text(given) if given else text_of_card(where)


def _refresh(desk: Desk, document: Document, given: str) -> None:
    if document.card.is_url and not given:
        raise BadInput(f"{document.name} is {document.card.place}: give its text with --text")
    try:
        words = _text_of(document.card, given)
    except BadInput as error:
        say(f"{document.name}: {error.message}")
        return
    before = document.text
    after = runbooks.keep_text(desk, document.number, words).text
    if after != before:
        put(f"{document.name} {document.title}")


def _said(card: Card, **given: Any) -> Card:
    """The card with what is given."""
    return replace(card, **{field: value for field, value in given.items() if value is not None})
