"""Why it happens: confirmed, suspected with a calibrated word, or not known.

A public text names a cause only when it is confirmed, or as a suspicion that the commander lets be named. Likelihood is
told in the words of ICD-203, those of the band that the commander chose, never computed from evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.vocabulary import Audience, Band
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Public, cause_objection, public_objection
from opsdesk.drafting.phrasing import capital, inline, tidy
from opsdesk.drafting.slots.telling import confirmed, for_customers, told, unknown

ENGINEERS: Final = frozenset({Audience.ENGINEERS})
_ITS_CHANGE: Final = re.compile(r"^\s*CHG-\d{1,9}:?\s+(?=\S)", re.IGNORECASE)
MOST_LINES: Final = 12
"""Lines of a list in a draft, and names of evidence behind a fact; the board shows them all."""

_CALLED: Final[Mapping[Band | None, str]] = {
    Band.ROUGHLY_EVEN: "a possible cause (roughly even chance)",
    Band.LIKELY: "a likely cause",
    Band.VERY_LIKELY: "a very likely cause",
    Band.ALMOST_CERTAIN: "a suspected cause (almost certain)",
}
"""Below roughly even nobody outside the call hears of a suspicion."""
_STRENGTH: Final = list(Band)


def cause(frame: Frame) -> Iterator[Fact]:
    """The cause, as far as each audience may hear of it (PD-SC: contributing factors, in the plural)."""
    if frame.confirmed:
        yield from _confirmed(frame)
    else:
        yield from _suspected(frame)


def statement(item: Hypothesis) -> str:
    """What a hypothesis says, as it goes on after a colon; its name when it says nothing."""
    return inline(tidy(item.statement)) or item.name


def _plainly(item: Hypothesis) -> str:
    """The same without the number of the change that it was made of, which says nothing off the desk."""
    return statement(replace(item, statement=_ITS_CHANGE.sub("", item.statement, count=1)))


def behind(frame: Frame, item: Hypothesis) -> tuple[str, ...]:
    """The hypothesis, and the evidence that closed it or was rated on it, the newest first."""
    rated = (cell.evidence for cell in frame.ratings_on(item.number).values() if cell.rating)
    closing = [item.closed_by] if item.closed_by else []
    evidence = [f"E{number}" for number in dict.fromkeys([*closing, *sorted(rated, reverse=True)])]
    more = [f"{len(evidence) - MOST_LINES} more"] if len(evidence) > MOST_LINES else []
    return (item.name, *evidence[:MOST_LINES], *more)


def _readers(frame: Frame) -> Public:
    """What bars the words of a cause that may be told."""
    return Public(cause_known=True, people=frame.people, of_cause=True, lint=frame.lint)


def _confirmed(frame: Frame) -> Iterator[Fact]:
    """One cause in a sentence, several in a list of their own."""
    causes = frame.confirmed
    rules = _readers(frame)
    fact = confirmed(
        "cause",
        ". ".join([_plainly(causes[0]), *(capital(_plainly(item)) for item in causes[1:])]),
        at=max((item.closed_at for item in causes if item.closed_at), default=None),
        evidence=tuple(name for item in causes for name in behind(frame, item)),
    )
    yield from told(frame, fact, "the cause", "the cause, which is confirmed", rules)
    for item in causes if len(causes) > 1 else ():
        line = confirmed(f"cause.{item.name}", capital(_plainly(item)), at=item.closed_at, evidence=behind(frame, item))
        if not cause_objection(line.text, frame.people):
            yield line if public_objection(line.text, rules) is None else replace(line, audiences=INTERNAL)


def _suspected(frame: Frame) -> Iterator[Fact]:
    """Named inside, and outside only by the commander's leave; without it customers hear that there is a suspicion."""
    named = [item for item in frame.standing if item.named]
    suspects = [item for item in frame.standing if item.band in _CALLED or item.named]
    if not suspects:
        yield unknown("cause", "the cause")
        return
    inside = max(suspects, key=_strength)
    outside = max(named, key=_strength, default=None)
    fact = _suspicion(frame, inside)
    if inside is outside:
        yield from told(frame, fact, "the suspected cause", "the suspected cause", _readers(frame))
        return
    yield replace(
        fact,
        text=_called(inside) if cause_objection(fact.text, frame.people) else fact.text,
        audiences=INTERNAL,
    )
    public = _suspicion(frame, outside) if outside else replace(fact, text=_called(inside))
    barred = outside and public_objection(public.text, _readers(frame))
    yield replace(public, key=for_customers("cause"), text=_called(inside) if barred else public.text, audiences=PUBLIC)
    yield replace(fact, key="discretion", text="please do not pass it on", audiences=frozenset({Audience.SUPPORT}))


def _suspicion(frame: Frame, item: Hypothesis) -> Fact:
    words = f"{_called(item)}: {_plainly(item)}"
    return Fact("cause", words, FactState.SUSPECTED, item.raised_at, behind(frame, item), EVERYBODY)


def _called(item: Hypothesis) -> str:
    """“a likely cause”: the word of the hypothesis's own band, or none."""
    return _CALLED.get(item.band, "a suspected cause")


def _strength(item: Hypothesis) -> int:
    return _STRENGTH.index(item.band) if item.band else -1
