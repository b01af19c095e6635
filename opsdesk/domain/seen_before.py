"""An incident that is like another: what it was, what fixed it, and what was to be done afterwards."""

from __future__ import annotations

from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Outcome


@dataclass(frozen=True, slots=True)
class Seen:
    """An incident that is like the one in question."""

    incident: Incident
    share: float
    """How like, from 0 to 1."""
    words: tuple[str, ...]
    """What both speak of."""

    @property
    def causes(self) -> tuple[str, ...]:
        """What was confirmed to be the cause."""
        held = (one for one in self.incident.hypotheses.values() if one.kind is HypothesisKind.CAUSE)
        return tuple(one.statement for one in held if one.status is HypothesisStatus.CONFIRMED)

    @property
    def fixed_by(self) -> tuple[str, ...]:
        """What helped: the mitigation, the actions of which somebody said so, the words of the resolution."""
        helped = (action.text for action in self.incident.actions.values() if action.outcome is Outcome.HELPED)
        told = (self.incident.mitigation, *helped, self.incident.resolution)
        return tuple(dict.fromkeys(words for words in told if words))

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """What was to be done so that it doesn't come back."""
        held = self.incident.follow_ups.values()
        return tuple(f"{one.text} (@{one.owner})" if one.owner else one.text for one in held)


def symptoms(incident: Incident) -> tuple[str, str, str, str]:
    """What an incident is about, as far as that is known: title, what users see, services, causes in question."""
    causes = (
        held.statement
        for held in incident.hypotheses.values()
        if held.kind is HypothesisKind.CAUSE and held.status is not HypothesisStatus.RULED_OUT
    )
    return incident.title, incident.impact, " ".join(incident.services), " ".join(causes)
