"""Nudges about the hypotheses: a lead that nobody tests, and the test that would tell the leading ones apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain import next_test as tests
from opsdesk.domain.hypothesis import Hypothesis, weigh
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges.nudge import LONGEST, Nudge
from opsdesk.domain.policy import Policy
from opsdesk.domain.text import short
from opsdesk.domain.vocabulary import HypothesisStatus, Status

TESTED_WITHIN: Final = timedelta(minutes=2)
"""From raising a hypothesis to somebody who tests it: whoever raised it is still speaking."""
TOLD_APART_WITHIN: Final = timedelta(minutes=5)
"""From raising the younger of two hypotheses to a test that tells them apart."""


def untested_lead(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Not while it is only watched: what the cause was can wait then."""
    lead = incident.leading_cause
    if lead is None or lead.status is HypothesisStatus.CONFIRMED or incident.status is Status.MONITORING:
        return
    if _stood_for(incident, lead, now) < TESTED_WITHIN:
        return
    why = _why_untested(incident, lead)
    if why and not _is_tested(incident, {lead.number}):
        said = f"{why} · {short(lead.statement, LONGEST)}"
        yield Nudge(f"untested:{lead.number}", f"find somebody to test {lead.name}", said, f"{lead.name} @")


def next_test(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Once the two that lead stood side by side for a while and nobody looks for what tells them apart. One that has
    more against it than the other is behind, as is one that the commander called less likely."""
    leading = tests.leading_causes(incident)[:2]
    if len(leading) < 2 or incident.status is Status.MONITORING or any(untested_lead(incident, policy, now)):
        return
    numbers = {cause.number for cause in leading}
    against = {weigh(number, incident.judgements).inconsistent for number in numbers}
    bands = {cause.band for cause in leading if cause.band}
    settled = all(_stood_for(incident, cause, now) >= TOLD_APART_WITHIN for cause in leading)
    if len(against) > 1 or len(bands) > 1 or not settled or _is_tested(incident, numbers):
        return
    test = next((test for test in tests.next_tests(incident) if set(test.hypotheses) == numbers), None)
    if test is not None:
        yield Nudge(test.key, test.says, test.why, tests.line_for(test, incident))


def _stood_for(incident: Incident, cause: Hypothesis, now: datetime) -> timedelta:
    """How long it has been on the board of this incident."""
    began = [at for at in (cause.raised_at, incident.declared_at) if at]
    return now - max(began) if began else timedelta.max


def _why_untested(incident: Incident, lead: Hypothesis) -> str:
    """An empty text where somebody who is here tests it."""
    if not lead.tester:
        return "it leads the board and nobody tests it"
    presence = incident.people.get(lead.tester)
    left = presence is not None and presence.left_at is not None
    return f"it leads the board, and {lead.tester} who tested it is off" if left else ""


def _is_tested(incident: Incident, hypotheses: set[int]) -> bool:
    """Open work would tell about all of them."""
    working = (action for action in incident.actions.values() if not action.status.is_over)
    return any(hypotheses <= set(action.tests) for action in working)
