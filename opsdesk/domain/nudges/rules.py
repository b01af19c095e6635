"""All the rules, in the order in which what they say presses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges import board, people, work
from opsdesk.domain.nudges.nudge import Nudge
from opsdesk.domain.policy import Policy

Rule = Callable[[Incident, Policy, datetime], Iterator[Nudge]]

RULES: Final[tuple[Rule, ...]] = (
    work.false_ends,
    work.late_updates,
    work.late_actions,
    work.unverified_decision,
    work.failed_decision,
    work.unwatched_mitigation,
    work.unsaid_severity,
    board.untested_lead,
    work.same_work_twice,
    people.two_hats,
    people.empty_roles,
    people.too_long,
    people.too_many_reports,
    people.too_much_at_once,
    board.next_test,
    work.silence,
)


def nudges(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """What is to be said at a time (UTC), the most pressing first; nothing once the incident is over. Each is found
    when it is asked for: one line needs no more than the first."""
    if not incident.status.is_over:
        yield from chain.from_iterable(rule(incident, policy, now) for rule in RULES)
