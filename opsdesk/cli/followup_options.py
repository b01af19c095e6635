"""The options that tell of a follow-up, the same for taking one on, for making one of an idea and for changing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import typer

from opsdesk.cli.gathered import gathered
from opsdesk.cli.options import number_of
from opsdesk.cli.session import Session
from opsdesk.domain.followup import FollowUp, Kind, Task

Text = str | None
Say = Callable[[Task], Task]
"""The task with what was given."""

_followup = number_of(FollowUp, "follow-up")

Number = Annotated[int, typer.Argument(metavar="FU", parser=_followup, help="The follow-up: FU-3 or 3.")]
AnyNumber = Annotated[int | None, typer.Argument(metavar="[FU]", parser=_followup, help="The follow-up: FU-3 or 3.")]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why; it is kept.")]
Due = Annotated[str, typer.Option(metavar="DAY", help="By when: 2026-12-01; else as policy says for the severity.")]


def given_task(
    session: Session,
    kind: Annotated[Kind | None, typer.Option("--kind", help="What it changes about the next time.")] = None,
    owner: Annotated[Text, typer.Option(metavar="NAME", help="The one person who sees to it.")] = None,
    done_test: Annotated[
        Text, typer.Option("--done-test", metavar="WORDS", help="What is looked at to say that it is done.")
    ] = None,
    inside: Annotated[Text, typer.Option("--in", metavar="WORDS", help="What belongs to it.")] = None,
    outside: Annotated[Text, typer.Option("--out", metavar="WORDS", help="What doesn't belong to it.")] = None,
    ticket: Annotated[Text, typer.Option(metavar="LINK", help="Where else it is kept.")] = None,
    factor: Annotated[
        Text, typer.Option(metavar="F", help="The contributing factor that it answers: F2, or its kind.")
    ] = None,
) -> Say:
    """What the options say of a follow-up."""
    said: dict[str, Any] = {
        "kind": kind,
        "owner": owner,
        "done_test": done_test,
        "inside": inside,
        "outside": outside,
        "ticket": ticket,
        "factor": factor,
    }
    given = {field: value for field, value in said.items() if value is not None}
    return lambda task: replace(task, **given)


asks_task = gathered("said", given_task)
"""Gives a command these options; what they say is its argument `said`."""
