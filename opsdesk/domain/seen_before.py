"""An incident that is like another: what it was, what fixed it, and what was to be done afterwards."""

from __future__ import annotations

from typing import Final

from opsdesk.domain.action import Action
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup_standing import Standing, When
from opsdesk.domain.followup_words import due_words
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, HypothesisKind, HypothesisStatus, Lane, Outcome

LAST_REPAIRS: Final = 3
"""Repairs that are named where nobody said which of them helped."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An incident that is like the one in question."""

    incident: Incident
    share: float
    """How like, from 0 to 1."""
    words: tuple[str, ...]
    """What both speak of."""
    taken_on: tuple[Standing, ...] = ()
    """The follow-ups that were made or declined after it, as they stand."""

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
    def ways_out(self) -> tuple[str, ...]:
        """Repairs and recoveries of which it was confirmed that they would do."""
        held = (one for one in self.incident.hypotheses.values() if one.kind is HypothesisKind.PATH)
        return tuple(one.statement for one in held if one.status is HypothesisStatus.CONFIRMED)

    @property
    def carried_out(self) -> tuple[str, ...]:
        """Where nobody said what helped: the repairs that were done last, in their order. Other people's records, and
        tired commanders, say of most that they were done, and no more."""
        if any(action.outcome is Outcome.HELPED for action in self.incident.actions.values()):
            return ()
        done = [action for action in self.incident.actions.values() if _is_repair_done(action)]
        done.sort(key=lambda action: (action.ended_at is not None, action.ended_at, action.number))
        return tuple(action.text for action in done[-LAST_REPAIRS:])

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """What was to be done so that it doesn't come back: as it stands, then the ideas that nobody decided on."""
        decided = {one.followup.idea for one in self.taken_on}
        ideas = (idea for idea in self.incident.follow_ups.values() if idea.number not in decided)
        return (
            *(_told(one) for one in self.taken_on if one.when is not When.DECLINED),
            *(f"{idea.text} (@{idea.owner})" if idea.owner else idea.text for idea in ideas),
        )

    @property
    def left_undone(self) -> str:
        """`like INC-12, whose FU-3 is 40 days overdue`; empty where nothing is left to be done after it."""
        open_ones = [one for one in self.taken_on if not one.followup.over]
        if not open_ones:
            return ""
        worst = max(open_ones, key=lambda one: (one.over, one.age))
        late = f"{counted(worst.over, 'day')} overdue" if worst.over else f"open, {due_words(worst)}"
        others = f", and {len(open_ones) - 1} more open" if len(open_ones) > 1 else ""
        return f"like {self.incident.name}, whose {worst.followup.name} is {late}{others}"


def _is_repair_done(action: Action) -> bool:
    said = action.outcome not in {None, Outcome.NOT_SAID}
    return action.lane is Lane.FIX and action.status is ActionStatus.DONE and not said


def symptoms(incident: Incident) -> tuple[str, str, str, str]:
    """What an incident is about, as far as that is known: title, what users see, services, causes in question."""
    causes = (
        held.statement
        for held in incident.hypotheses.values()
        if held.kind is HypothesisKind.CAUSE and held.status is not HypothesisStatus.RULED_OUT
    )
    return incident.title, incident.impact, " ".join(incident.services), " ".join(causes)


def _told(one: Standing) -> str:
    followup = one.followup
    return f"{followup.name} {followup.title} (@{followup.task.owner}), {due_words(one)}"
