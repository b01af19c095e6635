"""The moment a ledger is made for: the incident, the clock, and who may hear of what."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cached_property
from typing import Final

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.action import Action
from opsdesk.domain.criteria import Exposure, TriageInputs, inputs_from_json
from opsdesk.domain.errors import BadInput
from opsdesk.domain.hypothesis import Hypothesis, Judgement, Judgements
from opsdesk.domain.incident import Incident
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, HypothesisStatus, Lane, Milestone, Outcome
from opsdesk.drafting.lint.zones import clock_for_all
from opsdesk.drafting.objections import Public
from opsdesk.drafting.phrasing import labelled
from opsdesk.drafting.recovery_words import says_well_again
from opsdesk.drafting.steps import TakenStep, last_step, told_step

_NO_HELP: Final = (Outcome.DID_NOT_HELP, Outcome.MADE_IT_WORSE)


@dataclass(frozen=True)
class Frame:
    """Everything the builders of facts read; they have no clock and no settings of their own."""

    incident: Incident
    now: datetime
    zone: tzinfo
    next_at: datetime | None = None
    first_due: datetime | None = None
    """When whoever was told nothing yet should have heard first; None while no pace asks for it."""
    lint: LintSettings = DEFAULT_LINT
    """What the settings keep out of texts, or let into them."""

    @cached_property
    def causes(self) -> list[Hypothesis]:
        """The causes as ranked on the board; paths never reach a draft."""
        return self.incident.board()

    @cached_property
    def confirmed(self) -> list[Hypothesis]:
        """The causes that are confirmed, without those that don't explain what users see."""
        return [
            cause for cause in self.causes if cause.status is HypothesisStatus.CONFIRMED and cause.explains is not False
        ]

    @cached_property
    def standing(self) -> list[Hypothesis]:
        """The causes that are neither confirmed nor ruled out."""
        return [cause for cause in self.causes if not cause.status.is_closed]

    @cached_property
    def unspoken(self) -> list[Hypothesis]:
        """The causes whose words customers must not read: neither confirmed nor named, or ruled out."""
        spoken = {cause.number for cause in self.confirmed}
        spoken |= {cause.number for cause in self.standing if cause.named}
        return [cause for cause in self.causes if cause.number not in spoken]

    @cached_property
    def open_actions(self) -> list[Action]:
        """What somebody has still to do, in the order in which it was given."""
        return [action for action in self.incident.actions.values() if not action.status.is_over]

    @cached_property
    def in_vain(self) -> list[Action]:
        """The steps that were taken and did not help, in the order in which they ended; a question isn't one."""
        tried = (action for action in self.incident.actions.values() if action.outcome in _NO_HELP)
        steps = (action for action in tried if action.lane is Lane.FIX and action.status is ActionStatus.DONE)
        return sorted(steps, key=_ended)

    @cached_property
    def last_step(self) -> TakenStep | None:
        """The step that should have helped last: what users saw before it is past."""
        return last_step(self.incident)

    @cached_property
    def told_step(self) -> TakenStep | None:
        """The step that readers hear of last, though users may see as much as before."""
        return told_step(self.incident)

    def ratings_on(self, hypothesis: int) -> Judgements:
        """The cells of the evidence matrix in one hypothesis's column."""
        return self._columns.get(hypothesis, {})

    @cached_property
    def _columns(self) -> dict[int, dict[tuple[int, int], Judgement]]:
        columns: dict[int, dict[tuple[int, int], Judgement]] = {}
        for key, cell in self.incident.judgements.items():
            columns.setdefault(cell.hypothesis, {})[key] = cell
        return columns

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Those who work or worked on it: nobody is blamed by name, and no draft for customers names one of them."""
        return self.incident.everybody

    @cached_property
    def rules(self) -> Public:
        """What customers may read now."""
        return Public(
            cause_known=bool(self.confirmed),
            security_confirmed=self.triage.data_or_security is Exposure.CONFIRMED,
            unspoken=tuple(cause.statement for cause in self.unspoken),
            people=self.people,
            lint=self.lint,
        )

    @cached_property
    def triage(self) -> TriageInputs:
        """What triage knew; nothing where an imported log holds something else."""
        try:
            return inputs_from_json(self.incident.triage_inputs)
        except BadInput:
            return TriageInputs()

    @cached_property
    def recovered_at(self) -> datetime | None:
        """Since when it has worked for everyone; None where that was overtaken."""
        at = self.incident.reached(Milestone.RECOVERED)
        return at if at and not self._is_felt_since(at) and self.still_holds(at) else None

    def _is_felt_since(self, at: datetime) -> bool:
        """Since then somebody said that users see something, or that a service suffers, whether it still does or not.

        Once it is over only what was said while it was watched counts: whoever writes it all down afterwards says it
        later than it was.
        """
        felt = [item.suffered_at for item in self.incident.services.values() if item.suffered_at]
        words, said = labelled(self.incident.impact)[0], self.incident.impact_at
        if words and said and not says_well_again(words):
            felt.append(said)
        if not self.incident.status.is_over:
            return any(since > at for since in felt)
        watched = self.incident.reached(Milestone.MITIGATED)
        return watched is not None and any(since > max(at, watched) for since in felt)

    def still_holds(self, recovered_at: datetime) -> bool:
        """Nobody was told since that all is over, while now it isn't."""
        if self.incident.status.is_over:
            return True
        told = (sent for sent in self.incident.updates.values() if not sent.undelivered)
        return all(sent.sent_at <= recovered_at for sent in told if tells_the_end(sent))

    def clock(self, at: datetime, *, approx: bool = False, short_of: datetime | None = None) -> str:
        """`14:02 UTC`, with the day when it isn't today: always absolute, always with its zone (PD-SC).

        Before `short_of`, a time of the same day that is told next to it, day and zone stay out.
        """
        local, today = at.astimezone(self.zone), self.now.astimezone(self.zone)
        about = "about " if approx else ""
        if short_of and short_of.astimezone(self.zone).date() == local.date():
            return f"{about}{local:%H:%M}"
        year = "" if local.year == today.year else f" {local.year}"
        day = "" if local.date() == today.date() else f" on {local:%a} {local.day} {local:%b}{year}"
        return f"{about}{clock_for_all(at, self.zone)}{day}"

    def stamp(self, at: datetime | None, *names: str) -> tuple[str, ...]:
        """Names of evidence, each with the time at which it was written down: `impact 14:02`."""
        suffix = f" {at.astimezone(self.zone):%H:%M}" if at else ""
        return tuple(f"{name}{suffix}" for name in names)


def _ended(action: Action) -> tuple[float, int]:
    return action.ended_at.timestamp() if action.ended_at else 0.0, action.number
