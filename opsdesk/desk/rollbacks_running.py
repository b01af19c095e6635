"""Rolling back by a procedure, for practice or because an incident needs it: a run of its checklist."""

from __future__ import annotations

from collections.abc import Mapping

from opsdesk.desk import checklists, dossiers, noting, rollbacks, runs
from opsdesk.desk.desk import Desk
from opsdesk.desk.rollbacks_standing import standing_of
from opsdesk.domain.checklist import variables as blanks
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.rollback import Procedure
from opsdesk.domain.rollback_happenings import ROLLBACKS, RollbackBegun
from opsdesk.domain.rollback_standing import Standing
from opsdesk.domain.rollback_words import expected_words
from opsdesk.domain.text import one_line


def drill(desk: Desk, number: int, *, variables: Mapping[str, str] | None = None) -> Run:
    """Begins a drill: a run of the procedure's checklist, whose result and minutes count once it has ended.

    Raises Refused for a procedure that is retired, has no checklist, or is being drilled already.
    """
    with desk.together():
        return _begin(desk, number, 0, "", variables or {})


def roll_back(
    desk: Desk, number: int, incident: int, what: str, *, service: str = "", variables: Mapping[str, str] | None = None
) -> Run:
    """Begins the real thing as a part of an incident, whose timeline gets the decision to roll `what` back.

    `service` is the one it is about, for a procedure that holds for every service. Decision and run are kept together
    or not at all, and of two people who begin it at once the later one is told of the other's run.
    """
    with desk.together():
        held = _ready(desk, number, incident)
        named = f"{held.procedure.name} ({held.procedure.title})"
        words = f"roll back {one_line(what)} by {named}: {expected_words(held.expected)}"
        desk.do(incident, noting.record_decision(words))
        return _begin(desk, number, incident, service, variables or {})


def steps_of(desk: Desk, procedure: Procedure) -> Template | None:
    """The checklist of a procedure, for its service; None when it names none, or one that isn't there any more."""
    if not procedure.plan.checklist:
        return None
    try:
        template = checklists.template(desk, procedure.plan.checklist)
    except NotFound:
        return None
    return blanks.substitute(template, {blanks.SERVICE: procedure.service}) if procedure.service else template


def _begin(desk: Desk, number: int, incident: int, service: str, variables: Mapping[str, str]) -> Run:
    procedure = _ready(desk, number, incident).procedure
    registered = rollbacks.service_of(desk, procedure)
    filled = {**_known_blanks(desk, procedure, procedure.service or service), **variables}
    # A real rollback belongs to its incident; only practice is a drill to the run.
    practised = 0 if incident else number
    run = runs.begin(desk, procedure.plan.checklist, variables=filled, incident=incident, drill=practised)
    begun = RollbackBegun(run.number, incident, registered.depends_on if registered else ())
    dossiers.do(desk, ROLLBACKS, number, lambda procedure: [begun])
    return run


def _ready(desk: Desk, number: int, incident: int) -> Standing:
    """The procedure, if it can be begun now; raises Refused."""
    held = standing_of(desk, number, DEFAULT_RIGOR)
    procedure = held.procedure
    if procedure.retired:
        raise Refused(f"{procedure.name} is retired: {procedure.retired}")
    if not procedure.plan.checklist:
        raise Refused(f"{procedure.name} names no checklist with its steps: give it one first")
    for run in held.under_way:
        if runs.one(desk, run).incident == incident:
            raise Refused(f"RUN-{run} by {procedure.name} isn't over: go on with it, or abandon it")
    return held


def _known_blanks(desk: Desk, procedure: Procedure, service: str) -> dict[str, str]:
    template = checklists.template(desk, procedure.plan.checklist)
    return blanks.about(template, service)
