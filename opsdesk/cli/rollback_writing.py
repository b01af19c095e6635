"""`rollback add`, `edit`, `rehearsed`, `changed`, `retire`, `undo`: what is written in a procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.rollback_options import (
    ForTier,
    Metric,
    Minutes,
    NoReturn,
    Number,
    Steps,
    Threshold,
    Verifier,
)
from opsdesk.cli.session import Session
from opsdesk.cli.taking_back import take_back
from opsdesk.desk import rollbacks
from opsdesk.desk.capture import clock
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rollback import EVERY_SERVICE, Plan, Result
from opsdesk.domain.rollback_happenings import ROLLBACKS
from opsdesk.domain.times import parse_iso, within_reason

When = Annotated[str, typer.Option("--at", metavar="TIME", help="When it was: 2026-11-21T14:10Z, 14:10, “21 14:10”.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS")]


def add(
    context: typer.Context,
    deployment_type: Annotated[str, typer.Argument(metavar="TYPE", help="As the registry writes it.")],
    service: Annotated[str | None, typer.Option(metavar="S", help="The service that is deployed so.")] = None,
    every: Annotated[bool, typer.Option("--every", help="For every service that has none of its own.")] = False,
    metric: Metric = None,
    threshold: Threshold = None,
    point_of_no_return: NoReturn = None,
    steps: Steps = None,
    verifier: Verifier = None,
    minutes: Minutes = None,
    tier: ForTier = None,
) -> None:
    """Write a procedure down, for one way of deploying one service or every one; prints RB-n."""
    if every == bool(service):
        raise BadInput("say for which service (--service S), or that it is for every one (--every)")
    plan = _planned(
        Plan(),
        metric=metric,
        threshold=threshold,
        point_of_no_return=point_of_no_return,
        checklist=steps,
        verifier=verifier,
        minutes=minutes,
        tier=tier,
    )
    with session_of(context).desk() as desk:
        added = rollbacks.add(desk, service or EVERY_SERVICE, deployment_type, plan)
    put(added.name)


def edit(
    context: typer.Context,
    number: Number,
    metric: Metric = None,
    threshold: Threshold = None,
    point_of_no_return: NoReturn = None,
    steps: Steps = None,
    verifier: Verifier = None,
    minutes: Minutes = None,
    tier: ForTier = None,
) -> None:
    """Change what is given of a procedure; an empty text takes it away."""
    with session_of(context).desk() as desk:
        shown = rollbacks.one(desk, number).plan
        plan = _planned(
            shown,
            metric=metric,
            threshold=threshold,
            point_of_no_return=point_of_no_return,
            checklist=steps,
            verifier=verifier,
            minutes=minutes,
            tier=tier,
        )
        edited = rollbacks.edit(desk, number, plan, shown)
    put(f"{edited.name} {edited.title}: {edited.plan.words}")


def rehearsed(
    context: typer.Context,
    number: Number,
    result: Annotated[Result, typer.Argument(metavar="RESULT", help=f"How it went: {', '.join(Result)}.")],
    minutes: Annotated[int | None, typer.Option(min=0, metavar="N", help="How long it took.")] = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="What went wrong; needed unless it worked.")] = "",
    incident: Annotated[
        str, typer.Option(metavar="INC", help="The incident that made it real; without one it was a drill.")
    ] = "",
    at: When = "",
) -> None:
    """Keep a drill, or a real rollback, that was no checklist run here."""
    session = session_of(context)
    with session.desk() as desk:
        when = _moment(at, session)
        real = need_incident(incident) if incident else 0
        rollbacks.tell_rehearsal(desk, number, result, minutes=minutes, why=why, incident=real, at=when)
    say(f"RB-{number}: kept")


def changed(context: typer.Context, number: Number, words: Words, at: When = "") -> None:
    """Say what changed in the architecture: from then on the procedure is in doubt until a drill works."""
    session = session_of(context)
    with session.desk() as desk:
        rollbacks.architecture_changed(desk, number, " ".join(words), at=_moment(at, session))
    say(f"RB-{number}: to be rehearsed again")


def retire(context: typer.Context, number: Number, words: Words) -> None:
    """Say why nobody rolls back this way any more."""
    with session_of(context).desk() as desk:
        retired = rollbacks.retire(desk, number, " ".join(words))
    say(f"{retired.name} is retired: {retired.retired}")


def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote in a procedure last."""
    with session_of(context).desk() as desk:
        take_back(desk, ROLLBACKS, number, rollbacks.undo)


def _planned(plan: Plan, **given: Any) -> Plan:
    """The plan with what is given."""
    return replace(plan, **{field: value for field, value in given.items() if value is not None})


def _moment(text: str, session: Session) -> datetime | None:
    """The time that `--at` names; None for now. Raises BadInput."""
    if not text:
        return None
    timed, untaken = clock.time_first(text, session.now, session.zone)
    if untaken:
        raise BadInput(untaken)
    return timed.at if timed else within_reason(parse_iso(text, session.zone), text)
