"""What the commands about teams and commitments have in common: the team or commitment they name, and days."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from opsdesk.cli.options import number_of
from opsdesk.domain.commitment import Commitment
from opsdesk.formats.contracts_cells import typed_day

_commitment = number_of(Commitment, "commitment")


def a_day(word: str) -> date | None:
    """The day that an option names, None for an empty one; raises BadInput."""
    return typed_day(word) if word.strip() else None


Who = Annotated[str, typer.Argument(metavar="T", help="The team: TEAM-3, or its name.")]
Number = Annotated[int, typer.Argument(metavar="COM", parser=_commitment, help="The commitment: COM-3 or 3.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS")]
AnyWords = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]…")]
On = Annotated[str, typer.Option(metavar="DAY", help="On which day (2026-12-01); else today.")]
