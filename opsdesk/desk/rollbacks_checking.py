"""What a rollback procedure must be before it is kept: its words, its checklist, and the way of deploying it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opsdesk.desk import checklists, registry
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import field
from opsdesk.domain.checklist.template import Kind
from opsdesk.domain.errors import BadInput, NotFound
from opsdesk.domain.rollback import EVERY_SERVICE, Plan
from opsdesk.domain.service import Service
from opsdesk.domain.text import one_line, quoted

MOST_MINUTES = 100_000


def checked(desk: Desk, plan: Plan) -> Plan:
    """The plan with every text cleaned; raises BadInput for one that can't be kept."""
    kept = replace(
        plan,
        metric=field("the metric", plan.metric),
        threshold=field("the threshold", plan.threshold),
        point_of_no_return=field("the point of no return", plan.point_of_no_return),
        checklist=plan.checklist.strip(),
        verifier=field("who verifies it", plan.verifier),
    )
    if not 0 <= kept.minutes <= MOST_MINUTES:
        raise BadInput(f"{kept.minutes} is no number of minutes that a rollback takes (0 to {MOST_MINUTES:,})")
    if kept.checklist:
        _rollback_checklist(desk, kept.checklist)
    return kept


def way_of_deploying(desk: Desk, service: str, deployment_type: str) -> Service:
    """The service with this one deployment type; without a name for the procedure of every service.

    Raises BadInput for what the registry doesn't know.
    """
    service, deployment_type = one_line(service).strip(), one_line(deployment_type).strip()
    if not deployment_type:
        raise BadInput("name the deployment type, as the registry writes it")
    services = registry.services(desk)
    if service == EVERY_SERVICE:
        if not any(deployment_type in held.deployment_types for held in services):
            raise BadInput(f"no service of the registry is deployed by {quoted(deployment_type)}{_ways(services)}")
        return Service(EVERY_SERVICE, deployment_types=(deployment_type,))
    held = next((each for each in services if each.name == service), None)
    if held is None:
        raise BadInput(f"{quoted(service)} isn't in the registry: add it there first")
    if deployment_type not in held.deployment_types:
        raise BadInput(f"{held.name} isn't deployed by {quoted(deployment_type)}{_ways([held])}")
    return replace(held, deployment_types=(deployment_type,))


def _ways(services: Iterable[Service]) -> str:
    ways = sorted({kind for service in services for kind in service.deployment_types})
    return f"; the registry knows {', '.join(ways)}" if ways else "; the registry knows no deployment type of it"


def _rollback_checklist(desk: Desk, name: str) -> None:
    try:
        template = checklists.template(desk, name)
    except NotFound as error:
        raise BadInput(error.message) from None
    if template.kind is not Kind.ROLLBACK:
        raise BadInput(f"the checklist “{name}” is of kind {template.kind}; a rollback's steps are of kind rollback")
