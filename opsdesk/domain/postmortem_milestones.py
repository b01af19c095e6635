"""The incident's milestones as a postmortem looks at them: which are missing, out of order or still to come, and which
somebody confirmed. Every metric is made of them, so a time that nobody looked at is no time yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import MilestoneTime
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone

ORDER: Final = (
    *((Milestone.STARTED, later) for later in Milestone if later is not Milestone.STARTED),
    (Milestone.DETECTED, Milestone.DECLARED),
    (Milestone.DETECTED, Milestone.ACKNOWLEDGED),
    (Milestone.MITIGATED, Milestone.RECOVERED),
    *(
        (earlier, Milestone.RESOLVED)
        for earlier in (
            Milestone.DETECTED,
            Milestone.DECLARED,
            Milestone.ACKNOWLEDGED,
            Milestone.MITIGATED,
            Milestone.RECOVERED,
        )
    ),
)
"""What can't be earlier than what. Acknowledged and declared have no order, nor have those two and mitigated: some
trouble is over before anybody sees to it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One milestone, and what is to be said about it."""

    milestone: Milestone
    known: MilestoneTime | None
    """As the incident has it; None: missing."""
    flags: tuple[str, ...]
    """What is wrong with it, in words; empty where nothing is."""
    is_settled: bool
    """Somebody confirmed this very time, or said that nobody knows it."""

    @property
    def at(self) -> datetime | None:
        """Its time, as far as it has one."""
        return self.known.at if self.known else None

    @property
    def is_unknown(self) -> bool:
        """Nobody knows when, and somebody said so."""
        return self.known is not None and self.known.at is None

    @property
    def told(self) -> str:
        """Its time in words."""
        return told(self.known)

    @property
    def problem(self) -> str:
        """Why a draft can't go on with it; empty where it can."""
        if self.is_settled:
            return ""
        what = ", ".join(self.flags) or "not confirmed"
        return f"{self.milestone} ({self.told}): {what}" if self.known else f"{self.milestone}: {what}"


def told(known: MilestoneTime | None) -> str:
    """`about 2026-11-17 14:02 UTC`, `nobody knows when`, `missing`."""
    if known is None:
        return "missing"
    if known.at is None:
        return "nobody knows when"
    return f"{'about ' if known.approx else ''}{known.at:%Y-%m-%d %H:%M} UTC"


def looked_at(postmortem: Postmortem, incident: Incident, now: datetime) -> tuple[Looked, ...]:
    """Every milestone in its order."""
    return tuple(_looked(postmortem, incident, milestone, now) for milestone in Milestone)


def _looked(postmortem: Postmortem, incident: Incident, milestone: Milestone, now: datetime) -> Looked:
    known = incident.milestones.get(milestone)
    said = postmortem.confirmation(milestone)
    flags = tuple(_flags(incident, milestone, known, now))
    unknown = known is not None and known.at is None
    same = said is not None and known is not None and said.at == known.at
    excused = not flags or (said is not None and bool(said.why))
    return Looked(milestone, known, flags, unknown or (same and excused))


def _flags(incident: Incident, milestone: Milestone, known: MilestoneTime | None, now: datetime) -> Iterator[str]:
    if known is None:
        yield "missing: say when it was, or that nobody knows"
    elif known.at is not None:
        if known.at > now:
            yield "in the future"
        for earlier, later in ORDER:
            before = incident.reached(earlier)
            if later is milestone and before is not None and known.at < before:
                yield f"out of order, before {earlier}"
