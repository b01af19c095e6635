"""What the commands about rollback procedures have in common: the procedure they name, and what a plan says."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli.options import number_of
from opsdesk.domain.rigor import Tier
from opsdesk.domain.rollback import Procedure

_procedure = number_of(Procedure, "procedure")

Number = Annotated[int, typer.Argument(metavar="RB", parser=_procedure, help="The procedure: RB-3 or 3.")]
Metric = Annotated[str | None, typer.Option(metavar="M", help="What is watched to decide.")]
Threshold = Annotated[str | None, typer.Option(metavar="T", help="Its value at which the rollback begins.")]
NoReturn = Annotated[str | None, typer.Option(metavar="WORDS", help="From when on going forward is the only way.")]
Steps = Annotated[str | None, typer.Option(metavar="NAME", help="A checklist of kind rollback.")]
Verifier = Annotated[str | None, typer.Option(metavar="WHO", help="Who looks whether it worked.")]
Minutes = Annotated[int | None, typer.Option(min=0, metavar="N", help="How long it takes, until a drill is timed.")]
ForTier = Annotated[Tier | None, typer.Option(help="The riskiest changes it is for: they say how often it is drilled.")]
