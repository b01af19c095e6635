"""`+ text`, `-- text`, `+H2 text`, `+H1 -H3 text`: a fact and how it sits with the hypotheses."""

from __future__ import annotations

import re

from opsdesk.desk import hypotheses
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.text import short
from opsdesk.domain.vocabulary import Rating

_BARE = re.compile(r"(\+\+|\+|--|-)(?: +(.*))?", re.S)
_NUMBERED = re.compile(r"(\+\+|\+|--|-)[Hh](\d{1,4})(?= |$)")


def read(text: str, context: Context) -> Reading | None:
    """A line that begins with a rating."""
    if numbered := _ratings(text):
        ratings, rest = numbered
        return _filed(rest, ratings, context)
    match = _BARE.fullmatch(text)
    if match is None:
        return None
    rating = Rating.from_sign(match[1])
    target = context.target if context.target is not None else only_open(context)
    if target is None:
        return Reading("evidence", "", problem=_which(match[1], context))
    return _filed((match[2] or "").strip(), {target: rating}, context)


def only_open(context: Context) -> int | None:
    """The number of the one hypothesis that is open; None when there are none or several."""
    open_ones = [item.number for item in context.incident.hypotheses.values() if not item.status.is_closed]
    return open_ones[0] if len(open_ones) == 1 else None


def _ratings(text: str) -> tuple[dict[int, Rating], str] | None:
    ratings: dict[int, Rating] = {}
    rest = text
    while match := _NUMBERED.match(rest):
        ratings[int(match[2])] = Rating.from_sign(match[1])
        rest = rest[match.end() :].lstrip(" ")
    return (ratings, rest.strip()) if ratings else None


def _filed(rest: str, ratings: dict[int, Rating], context: Context) -> Reading:
    for number in ratings:
        if number not in context.incident.hypotheses:
            return Reading("evidence", "", problem=f"there is no H{number}")
    says = " · ".join(_against(number, rating, context) for number, rating in ratings.items())
    if not rest:
        return Reading("evidence", says, problem=f"{says}: what is the fact?")
    first = next(iter(ratings))
    return Reading("evidence", says, hypotheses.file_evidence(rest, ratings), hypothesis=first)


def _against(number: int, rating: Rating, context: Context) -> str:
    held = context.incident.hypotheses[number]
    strongly = "strongly " if abs(rating) > 1 else ""
    side = "for" if rating > 0 else "against"
    closed = f" ({held.status})" if held.status.is_closed else ""
    return f"{strongly}{side} H{number} {short(held.statement, 36)}{closed}"


def _which(sign: str, context: Context) -> str:
    names = [item.name for item in context.incident.hypotheses.values() if not item.status.is_closed]
    if not names:
        return "no hypothesis is open: raise one with “? statement”"
    return f"which one? type {sign}{names[0]} … (open: {', '.join(names)}), or choose with ↑ ↓"
