"""What is asked of a follow-up before the desk keeps it, and what is still wrong with one that it keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from opsdesk.desk import fields, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import Refused
from opsdesk.domain.followup import FollowUp, Task
from opsdesk.domain.followup_lint import Finding, lint
from opsdesk.domain.followup_rules import Known
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.team import spelling


def checked(given: Task) -> Task:
    """The task with every text cleaned; raises BadInput."""
    fields.sensible("the day", given.due, "a follow-up")
    return replace(
        given,
        text=fields.field("what is to be done", given.text, needed=True),
        owner=fields.owner(given.owner),
        done_test=fields.field("the done-test", given.done_test),
        inside=fields.field("what belongs to it", given.inside),
        outside=fields.field("what doesn't belong to it", given.outside),
        ticket=fields.field("the ticket", given.ticket),
        factor=fields.field("the contributing factor", given.factor),
    )


def committed(desk: Desk, given: Task, today: date, incident: Incident | None, policy: Policy) -> Task:
    """The task as somebody commits to it, with the day that policy sets; raises BadInput, and Refused for an error."""
    kept = checked(given)
    return kept_to(desk, replace(kept, due=kept.due or due_by_policy(incident, policy, today)))


def kept_to(desk: Desk, task: Task) -> Task:
    """The task, if somebody can be held to it; raises Refused where nobody could."""
    for finding in lint(task, known(desk)):
        if finding.blocks:
            words = f" ({finding.words})" if finding.words else ""
            raise Refused(f"{finding.message}{words}: {finding.suggestion}")
    return task


def due_by_policy(incident: Incident | None, policy: Policy, today: date) -> date | None:
    """The day on which a follow-up taken on today is due unless it says otherwise; None where policy sets none."""
    days = policy.response_to(incident).follow_up_days if incident else 0
    return today + timedelta(days=days) if days else None


def findings(desk: Desk, followup: FollowUp) -> tuple[Finding, ...]:
    """What is wrong with one as it reads now."""
    return lint(followup.task, known(desk))


def known(desk: Desk) -> Known:
    """The people and teams that the desk knows."""
    people = registry.people(desk, inactive=True)
    return Known(
        frozenset(map(spelling, teams.roster(desk).names)),
        frozenset(person.name for person in people if person.active),
        frozenset(person.name for person in people if not person.active),
    )
