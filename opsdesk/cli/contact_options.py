"""Options about people outside one's own team, a vendor's or another team's: who they are, and whether they answer."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.domain.reach import MOST_DAYS

Contacts = Annotated[
    list[str] | None,
    typer.Option("--contact", metavar="C", help="“name / role / how to reach”, nearest first; repeatable."),
]
CheckDays = Annotated[
    int | None,
    typer.Option(
        "--check-days", min=0, max=MOST_DAYS, metavar="N", help="Days a check holds; 0: the calendar never asks."
    ),
]
Where = Annotated[
    str, typer.Option("--incident", metavar="INC", help="Where it was needed; its timeline notes it too.")
]
Why = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]…")]
