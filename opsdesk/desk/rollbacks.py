"""Use cases about rollback procedures: write one down, edit it, say what happened to it. One for each way of deploying.

What is known of a procedure is `rollbacks_standing`, rolling back by one `rollbacks_running`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk import dossiers, registry
from opsdesk.desk.decision import need_reason, words, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.desk.rollbacks_checking import MOST_MINUTES, checked, way_of_deploying
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.rollback import Plan, Procedure, Result
from opsdesk.domain.rollback_happenings import ROLLBACKS, Added, ArchitectureChanged, Edited, RehearsalTold, Retired
from opsdesk.domain.service import Service
from opsdesk.domain.text import is_reason, one_line


def add(desk: Desk, service: str, deployment_type: str, plan: Plan) -> Procedure:
    """Writes a procedure down for one deployment type of a service, or of every one (an empty name).

    Raises BadInput for what the registry doesn't know, and Refused where there is a procedure already.
    """
    kept = checked(desk, plan)
    held = way_of_deploying(desk, service, deployment_type)

    def decide(procedure: Procedure) -> Iterable[Added]:
        for one in listed(desk):
            if (one.service, one.deployment_type) == (held.name, held.deployment_types[0]):
                raise Refused(f"{one.name} is the procedure for {one.title} already: change it, or retire it first")
        yield Added(held.name, held.deployment_types[0], kept, held.depends_on)

    return dossiers.begin(desk, ROLLBACKS, decide)


def edit(desk: Desk, number: int, plan: Plan, shown: Plan) -> Procedure:
    """Makes a procedure's plan read otherwise; EditedMeanwhile when it isn't any more as its form showed it."""
    kept = checked(desk, plan)

    def decide(procedure: Procedure) -> Iterable[Edited]:
        _followed(procedure)
        if procedure.plan != shown:
            raise EditedMeanwhile(procedure.name, mine=kept.words, theirs=procedure.plan.words)
        if kept != shown:
            yield Edited(kept)

    return dossiers.do(desk, ROLLBACKS, number, decide)


def architecture_changed(desk: Desk, number: int, what: str, *, at: datetime | None = None) -> Procedure:
    """Says that the service isn't built any more as it was: the procedure is to be rehearsed again."""

    def decide(procedure: Procedure) -> Iterable[ArchitectureChanged]:
        _followed(procedure)
        yield ArchitectureChanged(one_line(words(what, "what changed")))

    return dossiers.do(desk, ROLLBACKS, number, decide, at=_past(desk, at))


def tell_rehearsal(
    desk: Desk,
    number: int,
    result: Result,
    *,
    minutes: int | None = None,
    why: str = "",
    incident: int = 0,
    at: datetime | None = None,
) -> Procedure:
    """Keeps a drill, or with an incident a real rollback, that was no checklist run here."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise BadInput(f"{minutes} is no number of minutes that a rollback takes (0 to {MOST_MINUTES:,})")
    if result is not Result.WORKED and not is_reason(why):
        raise Refused("say what went wrong, so that the next one goes better")
    if incident:
        desk.incident(incident)

    service = service_of(desk, one(desk, number))

    def decide(procedure: Procedure) -> Iterable[RehearsalTold]:
        _followed(procedure)
        depends_on = service.depends_on if service else ()
        yield RehearsalTold(result, minutes, one_line(words_if_any(why)), incident, depends_on)

    return dossiers.do(desk, ROLLBACKS, number, decide, at=_past(desk, at))


def retire(desk: Desk, number: int, why: str) -> Procedure:
    """Says that nobody rolls back this way any more; what happened stays readable."""

    def decide(procedure: Procedure) -> Iterable[Retired]:
        _followed(procedure)
        yield Retired(one_line(need_reason(why, "retiring a procedure")))

    return dossiers.do(desk, ROLLBACKS, number, decide)


def undo(desk: Desk, number: int) -> Procedure:
    """Takes back what I wrote in it last; raises Refused when that can't be."""
    return dossiers.undo(desk, ROLLBACKS, number)


def one(desk: Desk, number: int) -> Procedure:
    """A procedure; raises NotFound."""
    return dossiers.one(desk, ROLLBACKS, number)


def listed(desk: Desk, *, retired: bool = False) -> list[Procedure]:
    """Every procedure that is followed, newest first; on request those that aren't any more, too."""
    return dossiers.listed(desk, ROLLBACKS, under_way=not retired)


def service_of(desk: Desk, procedure: Procedure) -> Service | None:
    """What the registry says of the service; None when it says nothing, or the procedure is for every one."""
    return next((held for held in registry.services(desk) if held.name == procedure.service), None)


def _followed(procedure: Procedure) -> None:
    if procedure.retired:
        raise Refused(f"{procedure.name} is retired: {procedure.retired}")


def _past(desk: Desk, at: datetime | None) -> datetime | None:
    if at is not None and at > desk.clock():
        raise BadInput("what happened can't lie in the future")
    return at
