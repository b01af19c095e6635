"""What the commands about postmortems have in common: the postmortem they name, by its own number or its incident's."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from opsdesk.cli.invocation import incident_number
from opsdesk.desk import postmortems, postmortems_opening
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """A postmortem as it was named."""

    number: int
    is_incident: bool = False
    """The number is its incident's."""

    def found(self, desk: Desk) -> Postmortem:
        """The postmortem itself; raises NotFound."""
        if self.is_incident:
            return postmortems_opening.the_one_of(desk, self.number)
        return postmortems.one(desk, self.number)


def meant(word: str) -> Meant:
    """What `PM-3`, `3` or `INC-7` means; raises BadInput."""
    number = Postmortem.numbered(word)
    if number is not None:
        return Meant(number)
    number = incident_number(word)
    if number is None:
        raise BadInput(f"{quoted(word)} is no postmortem (write it like PM-3 or 3, or as its incident: INC-7)")
    return Meant(number, is_incident=True)


class Form(StrEnum):
    """How it is written out."""

    SRE = "sre"
    PRACTICE = "practice"
    HTML = "html"


Named = Annotated[Meant, typer.Argument(metavar="PM|INC", parser=meant, help="PM-3 or 3, or its incident: INC-7.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS|-", help="- reads them from standard input.")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason.")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="ENTRY", help="What shows it: #14, E3, H1, A2; repeatable, or with commas."),
]
