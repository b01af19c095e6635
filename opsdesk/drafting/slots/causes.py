"""Why it happens: confirmed, suspected with a calibrated word, or not known; and what has been ruled out.

A public text names a cause only when it is confirmed, or as suspected when the commander approved it. Likelihood is
told in the words of ICD-203, those of the band that the commander chose, never computed from evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from opsdesk.domain.hypothesis import Hypothesis, weigh
from opsdesk.domain.vocabulary import Audience, Band, HypothesisStatus
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Public, objection, public_objection
from opsdesk.drafting.phrasing import counted, inline, tidy
from opsdesk.drafting.slots.telling import confirmed, for_customers, told, unknown

ENGINEERS: Final = frozenset({Audience.ENGINEERS})
MOST_LINES: Final = 12
"""Lines of a list in a draft; the board shows them all."""

_CALLED: Final[Mapping[Band | None, str]] = {
    Band.ROUGHLY_EVEN: "a possible cause (roughly even chance)",
    Band.LIKELY: "a likely cause",
    Band.VERY_LIKELY: "a very likely cause",
    Band.ALMOST_CERTAIN: "an almost certain cause",
}
"""Below roughly even nobody outside the call hears of a suspicion."""
_STRENGTH: Final = list(Band)


def cause(frame: Frame) -> Iterator[Fact]:
    """The cause, as far as each audience may hear of it (PD-SC: contributing factors, in the plural)."""
    if frame.confirmed:
        yield from _confirmed(frame)
    else:
        yield from _suspected(frame)


def suspects(frame: Frame) -> Iterator[Fact]:
    """What is looked at: the number for everybody, each hypothesis with its evidence for engineers."""
    standing = frame.standing
    if not standing:
        return
    evidence = tuple(item.name for item in standing)
    number = counted(len(standing), "possible cause")
    yield confirmed("suspects", number, evidence=evidence)
    for item in standing[:MOST_LINES]:
        yield Fact(
            f"suspects.{item.name}",
            _line(frame, item),
            FactState.SUSPECTED,
            item.raised_at,
            _behind(frame, item),
            ENGINEERS,
        )
    if len(standing) > MOST_LINES:
        more = f"{len(standing) - MOST_LINES} more on the board"
        yield confirmed("suspects.more", more, evidence=evidence[MOST_LINES:], audiences=ENGINEERS)


def ruled_out(frame: Frame) -> Iterator[Fact]:
    """What it is not: by name for the desk, as a number for customers, who must not read a cause that wasn't one."""
    out = [item for item in frame.causes if item.status is HypothesisStatus.RULED_OUT and not objection(item.statement)]
    if not out:
        return
    last = max((item.closed_at for item in out if item.closed_at), default=None)
    evidence = tuple(item.name for item in out)
    fact = Fact(
        "ruled_out",
        "; ".join(inline(tidy(item.statement)) for item in out),
        FactState.RULED_OUT,
        last,
        evidence,
        INTERNAL,
    )
    yield fact
    yield replace(fact, key=for_customers("ruled_out"), text=counted(len(out), "possible cause"), audiences=PUBLIC)
    for item in sorted(out, key=_closed, reverse=True)[:MOST_LINES]:
        yield Fact(
            f"ruled_out.{item.name}",
            _closed_line(frame, item),
            FactState.RULED_OUT,
            item.closed_at,
            _behind(frame, item),
            ENGINEERS,
        )


def beside_the_point(frame: Frame) -> Iterator[Fact]:
    """Causes that are confirmed and yet don't explain what users see: engineers only."""
    for item in frame.causes:
        beside = item.status is HypothesisStatus.CONFIRMED and item.explains is False
        if beside and not objection(item.statement):
            text = f"{item.name} confirmed, does not explain what users see: {inline(tidy(item.statement))}"
            yield confirmed(
                f"aside.{item.name}", text, at=item.closed_at, evidence=_behind(frame, item), audiences=ENGINEERS
            )


def _confirmed(frame: Frame) -> Iterator[Fact]:
    causes = frame.confirmed
    words = "; ".join(inline(tidy(item.statement)) for item in causes)
    evidence = tuple(name for item in causes for name in _behind(frame, item))
    fact = confirmed(
        "cause", words, at=max((i.closed_at for i in causes if i.closed_at), default=None), evidence=evidence
    )
    yield from told(frame, fact, "the cause", "the cause, which is confirmed", Public(cause_known=True))


def _suspected(frame: Frame) -> Iterator[Fact]:
    """Named inside, and outside only by the commander's leave; without it customers hear that there is a suspicion."""
    approved = [item for item in frame.standing if item.number in frame.approved]
    suspects = [item for item in frame.standing if item.band in _CALLED or item in approved]
    if not suspects:
        yield unknown("cause", "the cause")
        return
    inside = max(suspects, key=_strength)
    outside = max(approved, key=_strength, default=None)
    fact = _suspicion(frame, inside)
    if inside is outside:
        yield from told(frame, fact, "the suspected cause", "the suspected cause", Public(cause_known=True))
        return
    yield replace(fact, text=_called(inside) if objection(fact.text) else fact.text, audiences=INTERNAL)
    public = _suspicion(frame, outside) if outside else replace(fact, text=_called(inside))
    barred = outside and public_objection(public.text, Public(cause_known=True))
    yield replace(public, key=for_customers("cause"), text=_called(inside) if barred else public.text, audiences=PUBLIC)


def _suspicion(frame: Frame, item: Hypothesis) -> Fact:
    named = f"{_called(item)}: {inline(tidy(item.statement))}"
    return Fact("cause", named, FactState.SUSPECTED, item.raised_at, _behind(frame, item), EVERYBODY)


def _called(item: Hypothesis) -> str:
    """“a likely cause”: the word of the hypothesis's own band, or none."""
    return _CALLED.get(item.band, "a suspected cause")


def _strength(item: Hypothesis) -> int:
    return _STRENGTH.index(item.band) if item.band else -1


def _behind(frame: Frame, item: Hypothesis) -> tuple[str, ...]:
    """The hypothesis, and the evidence that closed it or was rated on it."""
    rated = [f"E{cell.evidence}" for cell in frame.ratings_on(item.number).values() if cell.rating]
    closing = [f"E{item.closed_by}"] if item.closed_by else []
    return (item.name, *dict.fromkeys(closing + rated))


def _line(frame: Frame, item: Hypothesis) -> str:
    weight = weigh(item.number, frame.ratings_on(item.number))
    evidence = f"evidence +{weight.consistent} −{weight.inconsistent}{_latest(frame, item)}"
    tested = f"{item.tester} tests it" if item.tester else "nobody tests it"
    likelihood = item.band or "suspected"
    if barred := objection(item.statement):
        return f"{item.name} (not shown: it {barred.why})"
    return f"{item.name} {likelihood}: {inline(tidy(item.statement))}; {evidence}, {tested}"


def _latest(frame: Frame, item: Hypothesis) -> str:
    """The newest evidence that speaks for or against it, with its sign."""
    cells = [cell for cell in frame.ratings_on(item.number).values() if cell.rating]
    if not cells:
        return ""
    cell = max(cells, key=lambda cell: cell.evidence)
    text = _evidence_text(frame, cell.evidence)
    return f" ({cell.rating.sign} {text})" if text and not objection(text) else ""


def _closed_line(frame: Frame, item: Hypothesis) -> str:
    reason = tidy(item.closed_why) or _evidence_text(frame, item.closed_by)
    when = f" at {frame.clock(item.closed_at)}" if item.closed_at else ""
    shown = f" ({reason})" if reason and not objection(reason) else ""
    return f"{item.name} (hypothesis ruled out{when}): {inline(tidy(item.statement))}{shown}"


def _evidence_text(frame: Frame, number: int) -> str:
    held = frame.incident.evidence.get(number)
    return tidy(held.text) if held else ""


def _closed(item: Hypothesis) -> tuple[float, int]:
    return item.closed_at.timestamp() if item.closed_at else 0, item.number
