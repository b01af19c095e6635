"""What the commands about teams and commitments have in common: the team or commitment they name, and days."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import typer

from opsdesk.domain.commitment import PREFIX
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.formats.contracts_cells import DateOrder, day

_NUMBER = re.compile(rf"(?:{PREFIX}-)?(\d{{1,9}})", re.IGNORECASE)


def _commitment(word: str) -> int:
    match = _NUMBER.fullmatch(word)
    if match is None:
        raise BadInput(f"{quoted(word)} is no commitment (they are written {PREFIX}-3 or 3)")
    return int(match[1])


def a_day(word: str) -> date | None:
    """The day that an option names, None for an empty one; raises BadInput."""
    return day(word, DateOrder.ISO) if word.strip() else None


Who = Annotated[str, typer.Argument(metavar="T", help="The team: TEAM-3, or its name.")]
Number = Annotated[int, typer.Argument(metavar="COM", parser=_commitment, help="The commitment: COM-3 or 3.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS")]
AnyWords = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]…")]
On = Annotated[str, typer.Option(metavar="DAY", help="On which day (2026-12-01); else today.")]
