"""How long an incident went unseen, unanswered, unhelped and unsolved, from its milestones.

They are taken as they stand on the incident and never guessed: one that nobody set leaves its span unknown, even where
another moment lies near (a declaration isn't the start), and one that contradicts another makes it unknown, too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.spread import Gap
from opsdesk.domain.vocabulary import Milestone


class Measure(StrEnum):
    """What is timed."""

    DETECT = "detect"
    ACKNOWLEDGE = "acknowledge"
    MITIGATE = "mitigate"
    RESOLVE = "resolve"

    @property
    def ends(self) -> tuple[Milestone, Milestone]:
        """The milestones between which it lies."""
        return _ENDS[self]


_ENDS: Final = {
    Measure.DETECT: (Milestone.STARTED, Milestone.DETECTED),
    Measure.ACKNOWLEDGE: (Milestone.DETECTED, Milestone.ACKNOWLEDGED),
    Measure.MITIGATE: (Milestone.STARTED, Milestone.MITIGATED),
    Measure.RESOLVE: (Milestone.STARTED, Milestone.RESOLVED),
}
"""Users wait from the start on, whenever somebody noticed; only an answer is timed from the moment there was a call."""
_STILL_TO_COME: Final = frozenset({Measure.MITIGATE, Measure.RESOLVE})
"""What an open incident may yet reach; that it was seen and answered is past once it is on the desk."""


def time_to(incident: Incident, measure: Measure, now: datetime) -> timedelta | Gap:
    """How long it took, zero or more; or why nobody can say."""
    start, end = measure.ends
    if measure in _STILL_TO_COME and end not in incident.milestones and not incident.status.is_over:
        return Gap.AHEAD
    began, reached = incident.reached(start), incident.reached(end)
    if began is None or reached is None:
        return Gap.UNKNOWN
    return reached - began if began <= reached <= now else Gap.CONTRADICTORY
