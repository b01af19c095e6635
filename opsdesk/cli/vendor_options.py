"""What the commands about vendors have in common: the vendor they name, days and amounts as they are typed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from opsdesk.formats.contracts_cells import DecimalSign, minor_units, typed_day, whole_number, yes_or_no

Who = Annotated[str, typer.Argument(metavar="V", help="The vendor: VEN-3, 3, or its name.")]
Ref = Annotated[str, typer.Argument(metavar="REF", help="The contract's reference.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS")]


def a_day(text: str) -> date:
    """The day that an option names; raises BadInput."""
    return typed_day(text)


def an_amount(text: str, currency: str) -> int:
    """Minor units of what an option names; raises BadInput."""
    return minor_units(text, currency, DecimalSign.POINT)


a_number, a_yes = whole_number, yes_or_no
