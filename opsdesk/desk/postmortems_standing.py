"""How postmortems stand: what each still needs for its next step, and what the rules say of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import dossiers, followups_checking
from opsdesk.desk.desk import Desk
from opsdesk.desk.followups_standing import by_incident
from opsdesk.domain import followup_rules
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.followup_lint import lint as lint_task
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import ProposedFollowUp
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_gates import Known, Reason, missing
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.postmortem_prompts import BY_ID
from opsdesk.domain.values import dataclass
from opsdesk.drafting.lint.model import Finding
from opsdesk.drafting.postmortem_lint import OF_FACTORS, lint_factors, lint_text

MOST: Final = 100_000
"""Postmortems that are listed."""
MOST_LOOKED_AT: Final = 300
"""Those under way, the newest first, whose incidents are read for a list that is read again with every write (a
millisecond each); older ones are looked at when somebody chooses them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A postmortem, and what is known around it."""

    postmortem: Postmortem
    title: str
    """The incident's, as it is now."""
    severity: int
    missing: tuple[Reason, ...] | None = None
    """What stands in the way of its next step; None where nobody looked."""
    follow_ups: tuple[FollowUp, ...] = ()
    open_again: bool = False
    """Its incident isn't over any more: what was due waits for the new end."""

    @property
    def waits_for(self) -> frozenset[str]:
        """What its next step waits for: ids of questions, milestones, parts."""
        return frozenset(reason.about for reason in self.missing or ())

    @property
    def open_follow_ups(self) -> int:
        """How many of its follow-ups are open."""
        return sum(not one.over for one in self.follow_ups)


def overview(desk: Desk, settings: Settings, most: int) -> list[Standing]:
    """Every postmortem, the newest first; of so many under way, what each needs."""
    look = _Looking(desk, settings)
    held = dossiers.listed(desk, POSTMORTEMS, limit=MOST)
    looked_at = [one.incident for one in held if not one.over][:most]
    known = desk.incidents(looked_at)
    return [look.past(one) if one.over else look.at(one, known.get(one.incident)) for one in held]


def standing_of(desk: Desk, settings: Settings, postmortem: Postmortem) -> Standing:
    """How one stands."""
    return _Looking(desk, settings).at(postmortem, desk.incident(postmortem.incident))


def reasons(desk: Desk, settings: Settings, postmortem: Postmortem) -> tuple[Reason, ...]:
    """What stands in the way of the next step of one."""
    return standing_of(desk, settings, postmortem).missing or ()


def texts_linted(settings: Settings, postmortem: Postmortem, people: Sequence[str]) -> dict[str, tuple[Finding, ...]]:
    """What the rules find in its texts, by the ids of the questions and `factors`; only where they find something."""
    found = {prompt: lint_text(prompt, said, people, settings.lint) for prompt, said in postmortem.answers.items()}
    found[OF_FACTORS] = lint_factors([factor.words for factor in postmortem.factors], people, settings.lint)
    return {about: those for about, those in found.items() if those}


class _Looking:
    """Looks at one postmortem after the other, with what is read once for all of them."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._settings = settings
        self._known = followups_checking.known(desk)
        self._follow_ups = by_incident(desk)
        self._running = {incident.number for incident in desk.open_incidents()}

    def past(self, postmortem: Postmortem) -> Standing:
        """As it was left."""
        again = postmortem.incident in self._running
        return Standing(postmortem, postmortem.subject, postmortem.severity, None, self._of(postmortem), again)

    def at(self, postmortem: Postmortem, incident: Incident | None) -> Standing:
        """With what it needs."""
        if incident is None:
            return self.past(postmortem)
        follow_ups = self._of(postmortem)
        known = Known(
            incident,
            self._desk.clock(),
            follow_ups,
            tuple(_undecided(incident, follow_ups)),
            tuple(dict.fromkeys(_faults(texts_linted(self._settings, postmortem, incident.everybody)))),
            tuple(_not_commitments(follow_ups, self._known)),
        )
        waits, again = missing(postmortem, known), not incident.status.is_over
        return Standing(postmortem, incident.title, incident.severity, waits, follow_ups, again)

    def _of(self, postmortem: Postmortem) -> tuple[FollowUp, ...]:
        return tuple(self._follow_ups.get(postmortem.incident, ()))


def _undecided(incident: Incident, follow_ups: Sequence[FollowUp]) -> Iterator[ProposedFollowUp]:
    decided = {one.idea for one in follow_ups}
    return (idea for idea in incident.follow_ups.values() if idea.number not in decided)


def _faults(found: Mapping[str, Sequence[Finding]]) -> Iterator[Reason]:
    for about, those in found.items():
        title = BY_ID[about].title if about in BY_ID else about
        for finding in those:
            if finding.blocks:
                yield Reason(about, f"“{title}”: {finding.message} ({finding.rule}): {finding.suggestion}")


def _not_commitments(follow_ups: Sequence[FollowUp], known: followup_rules.Known) -> Iterator[str]:
    for one in follow_ups:
        if not one.over:
            for finding in lint_task(one.task, known):
                if finding.blocks:
                    yield f"{one.name}: {finding.message}: {finding.suggestion}"
