"""Nudges about people: roles that nobody has, a commander who repairs, who has had a role or too much for too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain import staffing
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges.nudge import Nudge
from opsdesk.domain.policy import Policy, standing
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Role, Status

STAFFED_WITHIN: Final = timedelta(minutes=5)
"""From the declaration: until then people are being called, and nobody needs to be told that they are missing."""
IN_PASSING: Final = timedelta(minutes=2)
"""So long a commander may do something alone: a look at a graph is no second job."""
SUB_TEAMS: Final = "sub-teams"
"""What the decision on them begins with, as it is proposed."""
NAMED: Final = 2
"""Roles, or people, that are named where there are many."""


def empty_roles(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """All of them at once: somebody who looks for people looks for all of them. While it is only watched, nobody but a
    commander is missed; and once an expert is there, whether more are needed is theirs to say."""
    missing = staffing.unstaffed(incident, policy)
    if incident.holders(Role.EXPERT):
        missing.pop(Role.EXPERT, None)
    if incident.status is Status.MONITORING:
        missing = {role: count for role, count in missing.items() if role is Role.COMMANDER}
    if missing and incident.declared_at and now - incident.declared_at >= STAFFED_WITHIN:
        kind = standing(incident)
        asks = f"the incident is {kind}, and the policy asks for {'them' if len(missing) > 1 else 'one'}"
        yield Nudge(f"staff:{kind}", f"find somebody as {_listed([str(role) for role in missing])}", asks, ":roles")


def two_hats(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """What the commander does that somebody else here could: not where one person is all that the policy asks for, nor
    while nobody else has come."""
    commander = incident.commander
    if commander is None or Role.COMMANDER not in policy.response_to(incident).roles:
        return
    if not staffing.direct_reports(incident):
        return
    who, why = commander.person, "the commander keeps the whole picture, and loses it while repairing"
    for action in staffing.hands_on(incident):
        if action.given_at is None or now - action.given_at >= IN_PASSING:
            yield Nudge(f"hands-on:{action.name}", f"give {action.name} to somebody else", why, f"{action.name} @")
    for cause in incident.board():
        if cause.tester == who and not cause.status.is_closed:
            yield Nudge(f"hands-on:{cause.name}", f"let somebody else test {cause.name}", why, f"{cause.name} @")
    if any(held.person == who for held in incident.holders(Role.EXPERT)):
        line = f"@{who} no longer {Role.EXPERT}"
        yield Nudge("hands-on:expert", f"let somebody else than {who} be the expert", why, line)


def too_long(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """The commander's three hours by themselves, those of the others together."""
    held = staffing.over_long(incident, now)
    most = spoken(staffing.HANDOVER_AFTER)
    for role in held:
        if role.role is Role.COMMANDER:
            why = f"{role.person} has had it for {spoken(now - role.since)}; {most} is the most for one person"
            yield Nudge(f"handover:{role.number}", f"hand the command over from {role.person}", why, ":handover")
    if others := [role for role in held if role.role is not Role.COMMANDER]:
        who = _listed([f"{role.person} ({role.role})" for role in others])
        why = f"{most} in one role are the most for one person"
        # Whoever takes a role of one holder relieves its last one; an expert stays one beside another.
        handed_on = any(role.role in staffing.COORDINATING for role in others)
        line = ":roles" if handed_on else f"@{others[0].person} off"
        yield Nudge(f"relief:{others[0].number}", f"relieve {who}", why, line)


def too_many_reports(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """More people than one can lead, until it was decided who leads whom: the board knows no teams."""
    reports = len(staffing.direct_reports(incident))
    if reports > staffing.MOST_REPORTS and not _is_parted(incident):
        why = f"{reports} report to the commander; {staffing.MOST_REPORTS} are the most one can lead"
        yield Nudge("sub-teams", "form sub-teams, each with a lead", why, f"! {SUB_TEAMS}: ")


def too_much_at_once(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Who answers for more than they can do at the same time."""
    for owner, actions in staffing.overloaded(incident).items():
        why = f"{len(actions)} are open: {', '.join(action.name for action in actions)}"
        yield Nudge(f"overloaded:{owner}", f"take something off {owner}", why, f"{actions[-1].name} @")


def _is_parted(incident: Incident) -> bool:
    return any(made.text.lower().startswith(SUB_TEAMS) for made in incident.decisions.values())


def _listed(names: Sequence[str]) -> str:
    """`deputy, scribe and 3 more`."""
    rest = len(names) - NAMED
    if rest > 1:
        return f"{', '.join(names[:NAMED])} and {rest} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
