"""What has to be there before a postmortem goes a step ahead; whatever is missing is said, one reason a thing.

The steps are PagerDuty's (draft, in review, reviewed, closed); what each asks for is this project's reading of the
public postmortem guides: numbers or “unknown”, factors in the plural and with evidence, no culprits, and actions that
somebody can be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from opsdesk.domain import followup
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import ProposedFollowUp
from opsdesk.domain.postmortem import Postmortem, State
from opsdesk.domain.postmortem_milestones import looked_at
from opsdesk.domain.postmortem_prompts import IMPACT, NONE_BECAUSE, PROMPTS
from opsdesk.domain.values import dataclass

_NUMBER_OR_UNKNOWN: Final = re.compile(r"\d|\bunknown\b|\bnot known\b", re.IGNORECASE)
OWNER, FACTORS, FOLLOW_UPS, REVIEW, STATUS = "owner", "factors", "follow-ups", "review", "incident"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way."""

    about: str
    """What to look at: the id of a question, a milestone, `owner`, `factors`, `follow-ups`, `review`, `incident`."""
    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a gate looks at beside the postmortem itself."""

    incident: Incident
    now: datetime
    follow_ups: tuple[FollowUp, ...] = ()
    ideas: tuple[ProposedFollowUp, ...] = ()
    """What was proposed while it ran, and nobody decided on."""
    faults: tuple[Reason, ...] = ()
    """What its own texts say that keeps it from being read: blame."""
    follow_up_faults: tuple[str, ...] = ()
    """What is wrong with its follow-ups as commitments: `FU-3: no named owner`."""

    @property
    def taken_on(self) -> tuple[FollowUp, ...]:
        """The follow-ups that somebody took on and that weren't declined."""
        return tuple(one for one in self.follow_ups if one.state is not followup.State.DECLINED)


def missing(postmortem: Postmortem, known: Known) -> tuple[Reason, ...]:
    """What stands in the way of its next step; nothing where it has none, or may take it."""
    step = postmortem.state.ahead
    return tuple(reason for gate in _GATES[step] for reason in gate(postmortem, known)) if step else ()


def has_numbers(words: str) -> bool:
    """A text says how much, or that nobody knows."""
    return bool(_NUMBER_OR_UNKNOWN.search(words))


def _owned(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    if not postmortem.owner:
        yield Reason(OWNER, "nobody owns it: name one person")


def _milestones(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    for looked in looked_at(postmortem, known.incident, known.now):
        if looked.problem:
            yield Reason(looked.milestone, looked.problem)


def _answers(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    for prompt in PROMPTS:
        if prompt.id == IMPACT:
            yield from _impact(postmortem, known)
        elif prompt.needed and not postmortem.answer(prompt.id):
            yield Reason(prompt.id, f"“{prompt.title}” isn't answered")


def _impact(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    said = postmortem.answer(IMPACT) or known.incident.impact
    if not has_numbers(said):
        yield Reason(IMPACT, "the impact has no number: say how many, how much or how long, or “unknown”")


def _factors(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    if not postmortem.factors:
        yield Reason(FACTORS, "no contributing factor is named")
    struck = {seq for seq, mark in known.incident.marks.items() if mark.struck}
    for factor in postmortem.factors:
        if not set(factor.entries) - struck:
            yield Reason(FACTORS, f"{factor.name} “{factor.words}” stands on no entry: link what shows it")


def _texts(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    yield from known.faults


def _follow_ups(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    if not known.taken_on and not postmortem.answer(NONE_BECAUSE):
        yield Reason(FOLLOW_UPS, "there is no follow-up: take one on, or say why none is needed")


def _met(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    if postmortem.review is None:
        yield Reason(REVIEW, "no review meeting is written down: say on which day, and who was there")


def _committed(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    for fault in known.follow_up_faults:
        yield Reason(FOLLOW_UPS, fault)
    for one in known.taken_on:
        if not one.task.done_test:
            yield Reason(FOLLOW_UPS, f"{one.name} has no done-test: say what is looked at when it is done")


def _decided(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    for idea in known.ideas:
        words = f"idea {idea.number} “{idea.text}” isn't decided: make a follow-up of it, or decline it"
        yield Reason(FOLLOW_UPS, words)


def _settled(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    for one in known.taken_on:
        if not one.over and not one.task.ticket:
            yield Reason(FOLLOW_UPS, f"{one.name} is open: done, declined, or carried on as a ticket")


def _over(postmortem: Postmortem, known: Known) -> Iterator[Reason]:
    if not known.incident.status.is_over:
        yield Reason(STATUS, f"{known.incident.name} is {known.incident.status} again: nothing is over yet")


Gate = Callable[[Postmortem, Known], Iterator[Reason]]

_DRAFTED: Final[tuple[Gate, ...]] = (_owned, _milestones, _answers, _factors, _texts, _follow_ups)
_GATES: Final[dict[State, tuple[Gate, ...]]] = {
    State.IN_REVIEW: _DRAFTED,
    State.REVIEWED: (*_DRAFTED, _met, _committed, _decided),
    State.CLOSED: (_over, *_DRAFTED, _committed, _decided, _settled),
}
"""By the state that it would have then. What was asked for once still holds: a text can be changed in a review."""
