"""What is told of an incident that was called off: that there was no problem, unless the log knows of one.

Who calls it off after it was resolved, or after its cause was confirmed, ends the work on a problem that there was. A
text that denied it then would deny what its readers lived through, and what they were told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.vocabulary import Milestone, Status
from opsdesk.drafting.facts import FactState, slot_of
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.phrasing import capital, labelled
from opsdesk.drafting.recovery_words import says_no_harm
from opsdesk.drafting.slots.as_it_was import was_told_of_harm
from opsdesk.drafting.told import folded

_WAS_MENDED: Final = (Milestone.MITIGATED, Milestone.RECOVERED, Milestone.RESOLVED)


def was_a_problem(frame: Frame) -> bool:
    """Its cause is confirmed, or users felt it until it was mended."""
    mended = any(frame.incident.reached(milestone) for milestone in _WAS_MENDED)
    return bool(frame.confirmed) or (mended and (_was_felt(frame) or was_told_of_harm(frame)))


def called_off(frame: Frame) -> str:
    """What is told to whoever heard nothing of it; completes “We …”. Empty where it wasn't called off."""
    incident = frame.incident
    noticed = frame.clock(incident.reached(Milestone.DECLARED) or incident.declared_at or frame.now)
    if incident.status is Status.DUPLICATE:
        return f"report on what we noticed at {noticed} together with another problem"
    if incident.status is not Status.CANCELLED:
        return ""
    if was_a_problem(frame):
        return "; ".join((f"called off our work on a problem that we noticed at {noticed}", *_works_again(frame)))
    return f"looked into a possible problem at {noticed} and found none"


def corrected(frame: Frame, last: SentUpdate) -> str:
    """What is told to whoever has a text, of which `last` is the newest; completes “Correction: …”. A text that told
    an end is passed over. Empty where it wasn't called off."""
    told = frame.incident.told(last.audience)
    when = frame.clock(next((text for text in reversed(told) if not tells_the_end(text)), last).sent_at)
    if frame.incident.status is Status.DUPLICATE:
        return f"what we told you at {when} belongs to another problem, which we report on separately"
    if frame.incident.status is not Status.CANCELLED:
        return ""
    if not was_a_problem(frame):
        return f"at {when} we told you of a problem; we have found that there was none"
    stands = " and ".join(_that_stands(frame, [fact for text in told for fact in text.facts]))
    sentences = (
        f"at {when} we told you of a problem{'' if stands else ', and there was one'}",
        "we have called off our work on it",
        *([f"what we told you of {stands} stands"] if stands else ()),
        *_works_again(frame),
    )
    return ". ".join((sentences[0], *map(capital, sentences[1:])))


def _was_felt(frame: Frame) -> bool:
    words = labelled(frame.incident.first_impact)[0]
    return bool(words) and not says_no_harm(words)


def _works_again(frame: Frame) -> Iterator[str]:
    if confirmed_at := frame.incident.reached(Milestone.RESOLVED):
        yield f"we confirmed at {frame.clock(confirmed_at)} that it works again"


def _that_stands(frame: Frame, told: Iterable[SentFact]) -> Iterator[str]:
    """Of what readers were told as known: the effect, and a cause that is confirmed now."""
    known = [fact for fact in told if fact.state == FactState.CONFIRMED]
    if any(slot_of(fact.key) == "impact" and not says_no_harm(fact.words) for fact in known):
        yield "its effect"
    causes = [folded(cause.statement) for cause in frame.confirmed]
    said = [folded(fact.words) for fact in known if slot_of(fact.key) == "cause"]
    if any(cause in words or words in cause for cause in causes for words in said):
        yield "its cause"
