"""What the commands about documents have in common: the document they name, and what is said of one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from opsdesk.cli.options import number_of
from opsdesk.domain.errors import BadInput
from opsdesk.domain.runbook import MOST_DAYS, Check, Document, Sort
from opsdesk.domain.text import quoted

_document = number_of(Document, "document")


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadInput(f"{quoted(word)} is no day (write it like 2026-11-21)") from None


Number = Annotated[int, typer.Argument(metavar="DOC", parser=_document, help="The document: DOC-3 or 3.")]
Numbers = Annotated[
    list[int] | None, typer.Argument(metavar="[DOC]…", parser=_document, help="Documents; none: every one of a file.")
]
Words = Annotated[list[str], typer.Argument(metavar="WORDS")]
Note = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]…")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="Its first heading, where nothing is said.")]
ForWhat = Annotated[Sort | None, typer.Option("--sort", help="What it is for; a runbook, where nothing is said.")]
Owner = Annotated[str | None, typer.Option(metavar="WHO", help="A person's short name, or a team.")]
Services = Annotated[
    list[str] | None, typer.Option("--service", metavar="S", help="A service that it covers; repeatable.")
]
Interval = Annotated[
    int | None,
    typer.Option("--interval", min=0, max=MOST_DAYS, metavar="DAYS", help="How long a review holds; 0: no limit."),
]
Escalation = Annotated[str | None, typer.Option(metavar="WORDS", help="Whom to turn to next; people as @bo.")]
ReviewedOn = Annotated[
    date | None, typer.Option("--reviewed", parser=_day, metavar="DAY", help="The stamp it comes with: 2026-11-21.")
]
Checked = Annotated[list[Check], typer.Option("--checked", help="What was looked at; repeatable.")]
TextFile = Annotated[
    str, typer.Option("--text", metavar="FILE|-", help="Its text, where the place is no file that can be read here.")
]
