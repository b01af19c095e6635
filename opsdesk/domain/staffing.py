"""Who is missing, who has held on too long, who has too much or nothing to do. Suggestions, never rules.

After PagerDuty's incident training: hand over after three hours at most, at most seven direct reports, and a commander
who coordinates and doesn't repair.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from opsdesk.domain.action import TOO_MANY, Action, open_by_owner
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import RoleHeld
from opsdesk.domain.policy import Policy, standing
from opsdesk.domain.times import spoken
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Classification, Lane, Role, ServiceState

HANDOVER_AFTER = timedelta(hours=3)
MOST_REPORTS = 7
"""People one commander can lead directly."""

COORDINATING = frozenset(Role) - {Role.EXPERT, Role.RESPONDER}
"""Roles that are work enough without an action."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the commander may want to do; `key` stays the same while the reason for it lasts."""

    key: str
    text: str
    why: str


def roles_to_staff(classification: Classification, policy: Policy) -> tuple[Role, ...]:
    """The roles that a classification asks for, the most needed first."""
    return policy.response(classification).roles


def unstaffed(incident: Incident, policy: Policy) -> dict[Role, int]:
    """The roles that nobody has now, with how many people are missing in each."""
    response = policy.response_to(incident)
    suffering = sum(service.state is not ServiceState.OPERATIONAL for service in incident.services.values())
    experts = max(1, suffering) if response.expert_per_service else 1
    wanted = {role: experts if role is Role.EXPERT else 1 for role in response.roles}
    missing = {role: count - _filled(incident, role) for role, count in wanted.items()}
    return {role: count for role, count in missing.items() if count > 0}


def over_long(incident: Incident, now: datetime) -> tuple[RoleHeld, ...]:
    """Who has held a role for three hours or more, longest first."""
    held = [role for role in incident.roles.values() if role.until is None and now - role.since >= HANDOVER_AFTER]
    return tuple(sorted(held, key=lambda role: role.since))


def direct_reports(incident: Incident) -> tuple[str, ...]:
    """Everyone present whom the commander leads; empty while there is no commander. Whoever only helps with actions is
    led by those who answer for them."""
    commander = incident.commander
    if commander is None:
        return ()
    open_ones = [action for action in incident.actions.values() if not action.status.is_over]
    helping = {person for action in open_ones for person in action.owners[1:]}
    led_by_others = helping - {action.owner for action in open_ones}
    return tuple(person for person in incident.present if person not in {commander.person, *led_by_others})


def without_action(incident: Incident) -> tuple[str, ...]:
    """Who is present and neither owns an open action nor helps with one."""
    busy = {person for action in incident.actions.values() if not action.status.is_over for person in action.owners}
    return tuple(person for person in incident.present if person not in busy)


def idle(incident: Incident) -> tuple[str, ...]:
    """Who is present with no open action and no role that is work by itself."""
    coordinating = {held.person for role in COORDINATING for held in incident.holders(role)}
    return tuple(person for person in without_action(incident) if person not in coordinating)


def overloaded(incident: Incident) -> dict[str, tuple[Action, ...]]:
    """Who answers for too many open actions at once, with those actions."""
    owned = open_by_owner(incident.actions.values())
    return {owner: tuple(actions) for owner, actions in owned.items() if owner and len(actions) >= TOO_MANY}


def hands_on(incident: Incident) -> tuple[Action, ...]:
    """Open diagnosing and fixing that the commander answers for: somebody else's work."""
    commander = incident.commander
    owned = open_by_owner(incident.actions.values()).get(commander.person, []) if commander else []
    return tuple(action for action in owned if action.lane is not Lane.COMMUNICATE)


def suggestions(incident: Incident, policy: Policy, now: datetime) -> tuple[Suggestion, ...]:
    """All of the above as things to do, the most pressing first; none once the incident is over."""
    if incident.status.is_over:
        return ()
    return (
        *_about_long_roles(incident, now),
        *_about_empty_roles(incident, policy),
        *_about_the_commander(incident),
        *_about_load(incident),
    )


def _about_long_roles(incident: Incident, now: datetime) -> Iterator[Suggestion]:
    most = spoken(HANDOVER_AFTER)
    for held in over_long(incident, now):
        why = f"{held.person} has had it for {spoken(now - held.since)}; {most} is the most for one person"
        yield Suggestion(f"handover:{held.number}", f"hand over {held.role} from {held.person}", why)


def _about_empty_roles(incident: Incident, policy: Policy) -> Iterator[Suggestion]:
    classification = standing(incident)
    each = " for each affected service" if policy.response(classification).expert_per_service else ""
    for role, missing in unstaffed(incident, policy).items():
        somebody = f"{missing} more people" if missing > 1 else "somebody"
        why = f"the policy asks for one{each if role is Role.EXPERT else ''}; the incident is {classification}"
        yield Suggestion(f"staff:{role}", f"find {somebody} as {role}", why)


def _about_the_commander(incident: Incident) -> Iterator[Suggestion]:
    for action in hands_on(incident):
        why = "the commander keeps the whole picture, and loses it while repairing"
        yield Suggestion(f"hands-on:{action.number}", f"give {action.name} to somebody other than {action.owner}", why)
    reports = len(direct_reports(incident))
    if reports > MOST_REPORTS:
        why = f"{reports} people report to the commander; {MOST_REPORTS} are the most one can lead"
        yield Suggestion("sub-teams", "form sub-teams, each with a lead", why)


def _about_load(incident: Incident) -> Iterator[Suggestion]:
    for owner, actions in overloaded(incident).items():
        names = ", ".join(action.name for action in actions)
        yield Suggestion(f"overloaded:{owner}", f"take something off {owner}", f"{len(actions)} are open: {names}")
    for person in idle(incident):
        yield Suggestion(f"idle:{person}", f"give {person} something to do, or let them go", "no open action, no role")


def _filled(incident: Incident, role: Role) -> int:
    """A responder is anyone who is there; the other roles are taken by name."""
    return len(incident.present) if role is Role.RESPONDER else len(incident.holders(role))
