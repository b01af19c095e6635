"""Use cases about the incident as a whole: declare, triage, severity, status, impact, services, links, milestones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from opsdesk.desk.decision import Decision, incident_named_first, need_reason, person, words, words_if_any
from opsdesk.domain.entries import Payload, declaration
from opsdesk.domain.entries.people import RoleTaken
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.labels import is_labels_alone, states_effect
from opsdesk.domain.vocabulary import Classification, Milestone, Origin, Role, ServiceState, Status

_NO_PLAN: Final = re.compile(
    r"-|(?:(?:there is |it is |is )?(?:no plan|none|no|nothing|withdrawn|gone|off)|drop(?:ped)?(?: it| the plan)?)"
    r"(?: any ?more| any longer| now| yet| so far)?",
    re.IGNORECASE,
)


def declare(
    title: str,
    *,
    severity: int = 0,
    services: Sequence[str] = (),
    commander: str = "",
    origin: Origin = Origin.LIVE,
) -> Decision:
    """Opens an incident at once; triage follows. Who declares coordinates until somebody takes over."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _check_severity(severity, allow_unknown=True)
        yield declaration.Declared(words(title, "the title"), severity, origin)
        for service in dict.fromkeys(words(service, "the service") for service in services):
            yield declaration.ServiceStated(service, ServiceState.DEGRADED)
        if commander:
            yield RoleTaken(incident.next_number("role"), person(commander), Role.COMMANDER)

    return decide


def retitle(title: str) -> Decision:
    """Gives it the title that says what it is."""
    return lambda incident: (declaration.Retitled(words(title, "the title")),)


def record_triage(
    classification: Classification, severity: int, rule: str, inputs: str, *, policy_version: int, watch: bool = False
) -> Decision:
    """Records what triage said; a severity that was set higher before holds."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _check_severity(severity)
        held = min(severity, incident.severity) if incident.severity else severity
        yield declaration.Triaged(classification, held, words(rule), inputs, policy_version, watch, paces_from_now=True)

    return decide


def change_severity(severity: int, why: str = "") -> Decision:
    """Raises it at once, without debate; lowering needs a reason."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _check_severity(severity)
        if severity == incident.severity:
            raise Refused(f"it is SEV-{severity} already")
        lower = incident.severity and severity > incident.severity
        reason = need_reason(why, f"lowering it to SEV-{severity}") if lower else words_if_any(why)
        yield declaration.SeverityChanged(severity, reason, paces_from_now=True)

    return decide


_NEEDS_REASON = {Status.CANCELLED: "cancelling it", Status.DUPLICATE: "calling it a duplicate"}


def change_status(status: Status, why: str = "") -> Decision:
    """Moves it on; cancelling, calling it a duplicate and reopening need a reason."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if status is incident.status:
            raise Refused(f"it is {status} already")
        if status is Status.CLOSED and incident.status is not Status.RESOLVED:
            raise Refused("only a resolved incident can be closed: type :resolved first")
        what = _NEEDS_REASON.get(status, "reopening it" if incident.status.is_over and not status.is_over else "")
        reason = need_reason(why, what) if what else words_if_any(why)
        if status is Status.DUPLICATE and incident_named_first(reason) == incident.number:
            raise Refused(f"INC-{incident.number} is this incident: name the one that it is a duplicate of")
        yield declaration.StatusChanged(status, reason, paces_from_now=True)

    return decide


def state_impact(text: str) -> Decision:
    """Says what users see, with numbers. What they can do meanwhile holds until these words say another; labels alone
    are said in addition to what was stated before."""

    def decide(incident: Incident) -> Iterable[Payload]:
        said = words(text, "the impact")
        is_addition = is_labels_alone(said) and states_effect(incident.impact)
        yield declaration.ImpactStated(said, keeps_workaround=True, is_addition=is_addition, keeps_data=True)

    return decide


def apply_mitigation(text: str) -> Decision:
    """Says what was done to make it better for users."""
    return lambda incident: (declaration.Mitigated(words(text, "the mitigation"), keeps_workaround=True),)


def state_plan(text: str) -> Decision:
    """Says what happens next, for whoever joins; “none” withdraws what was said."""

    def decide(incident: Incident) -> Iterable[Payload]:
        plan = words(text, "the plan")
        if not withdraws_plan(plan):
            yield declaration.PlanStated(plan)
        elif incident.plan:
            yield declaration.PlanStated("")
        else:
            raise Refused("there is no plan to withdraw")

    return decide


def withdraws_plan(text: str) -> bool:
    """The words say that there is no plan any more."""
    return bool(_NO_PLAN.fullmatch(text.strip(" .!")))


def state_service(service: str, state: ServiceState) -> Decision:
    """Says how a service fares from now on."""

    def decide(incident: Incident) -> Iterable[Payload]:
        name = words(service, "the service")
        held = incident.services.get(name)
        if held and held.state is state:
            raise Refused(f"{name} is {state} already")
        yield declaration.ServiceStated(name, state)

    return decide


def keep_link(name: str, url: str) -> Decision:
    """Keeps where the bridge, a dashboard or the chat is."""
    return lambda incident: (declaration.LinkKept(words(name, "the link's name").lower(), words(url, "the address")),)


def set_milestone(milestone: Milestone, at: datetime | None, *, now: datetime, approx: bool = False) -> Decision:
    """Gives a milestone its time, or None when nobody knows it; a time still to come is refused."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if at is not None and at > now:
            raise BadInput(f"{milestone} at {at:%Y-%m-%d %H:%M} UTC lies in the future")
        yield declaration.MilestoneSet(milestone, at, approx)

    return decide


def _check_severity(severity: int, *, allow_unknown: bool = False) -> None:
    if not (0 if allow_unknown else 1) <= severity <= 5:
        raise BadInput(f"SEV-{severity} doesn't exist; 1 (worst) to 5 do")
