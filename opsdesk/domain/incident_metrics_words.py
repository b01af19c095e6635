"""The numbers of incidents as rows of words: how much, how far it spreads, from how many, and its course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

from opsdesk.domain.dora import Rate
from opsdesk.domain.incident_metrics import Heard, IncidentMetrics, IncidentNumbers, SeverityNumbers, course_of
from opsdesk.domain.incident_times import Measure
from opsdesk.domain.metrics_words import MetricRow, share_words, span_words
from opsdesk.domain.sparkline import sparkline
from opsdesk.domain.spread import FEWEST_FOR_A_MIDDLE, Gap, Spread, Told
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience

CAUTION: Final = "A desk is held against itself over time: no targets, and no ranking of severities, teams or people."
NONE_YET: Final = "No incident was declared in these days. One is made by: opsdesk declare TITLE."
MEANINGS: Final = {
    "detect": "from its start to its being noticed",
    "acknowledge": "from its being noticed to somebody answering",
    "mitigate": "from its start to its being better for users",
    "resolve": "from its start to its end",
    "updates": "of the texts that policy or a promise asked for, those that came by then; a silence is one text",
    "promises": "of the times that texts named for the next one, those by which it came",
    "follow-ups": "of those whose day came, those that were done by it",
    "came back": "of the incidents, those that somebody linked to an earlier one (recurrence list proposes)",
}
"""What each row says, for whoever reads it for the first time."""

Number = Callable[[IncidentNumbers], Fraction | int | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Makes the rows of one severity."""

    held: SeverityNumbers
    ascii_only: bool = False

    def times(self, measure: Measure) -> MetricRow:
        """How long something took."""
        spread = self.held.whole.times[measure]
        course = self._course(lambda part: part.times[measure].median)
        value = span_value(spread)
        return MetricRow(measure, f"median {value}" if spread.has_middle else value, spread_basis(spread), course)

    def heard(self, label: str, of: Callable[[IncidentNumbers], Heard]) -> MetricRow:
        """What came in time of what readers were to hear."""
        whole = of(self.held.whole)
        course = self._course(lambda part: of(part).in_time.share)
        return MetricRow(label, rate_value(whole.in_time), heard_basis(whole), course)

    def rate(self, label: str, of: Callable[[IncidentNumbers], Rate]) -> MetricRow:
        """A share of what is known."""
        whole = of(self.held.whole)
        return MetricRow(label, rate_value(whole), rate_basis(whole), self._course(lambda part: of(part).share))

    def _course(self, number: Number) -> str:
        return sparkline(course_of(self.held, number), ascii_only=self.ascii_only).rstrip()


def incident_rows(held: SeverityNumbers, *, ascii_only: bool = False) -> tuple[MetricRow, ...]:
    """Times, updates and those of each audience, promises, follow-ups, recurrence."""
    drawn = Drawn(held, ascii_only)
    return (
        *(drawn.times(measure) for measure in Measure),
        drawn.heard("updates", lambda part: part.updates),
        *(drawn.heard(f"  {audience}", _of_audience(audience)) for audience in held.whole.by_audience),
        drawn.heard("promises", lambda part: part.promises),
        drawn.rate("follow-ups", lambda part: part.follow_ups),
        drawn.rate("came back", lambda part: part.came_back),
    )


def title_words(held: SeverityNumbers) -> str:
    """`all incidents`, `SEV-2`, `no severity`."""
    if held.severity is None:
        return "all incidents"
    return f"SEV-{held.severity}" if held.severity else "no severity"


def count_words(numbers: IncidentNumbers) -> str:
    """`n = 12, 3 of them imported`."""
    return f"n = {numbers.incidents}{f', {numbers.imported} of them imported' if numbers.imported else ''}"


def left_out_words(found: IncidentMetrics) -> Iterator[str]:
    """What the numbers don't say, a sentence each."""
    whole = found.every.whole
    yield "Practice, replays, demos, cancelled incidents and duplicates count in nothing."
    if whole.imported:
        yield "Imported incidents count where their times are known; of their updates only promises are judged."
    if any(spread.unknown for spread in whole.times.values()):
        yield "An unknown time is made known by its milestone: opsdesk log INC ':started 14:02' (:detected, …)."


def span_value(held: Spread) -> str:
    """The median; what is too little for one, each by itself."""
    if held.told is Told.VALUES:
        return " and ".join(span_words(Fraction(span.total_seconds())) for span in held.known)
    return span_words(held.median)


def spread_basis(held: Spread) -> str:
    """`half of them 12 min to 31 min, n = 9, 5 unknown, 1 of them contradictory`."""
    parts = [_extent(held)] if held.has_middle else []
    parts += [f"n = {held.n}"]
    contradict = f", {held.contradictory} of them contradictory" if held.contradictory else ""
    parts += [f"{held.unknown} unknown{contradict}"] if held.unknown else []
    parts += [f"{held.ahead} {Gap.AHEAD}"] if held.ahead else []
    return ", ".join(parts)


def rate_value(held: Rate) -> str:
    """A share in percent; what is too little for one is counted."""
    return share_words(held.share) if not held.n or held.n >= FEWEST_FOR_A_MIDDLE else f"{held.hits} of {held.n}"


def rate_basis(held: Rate) -> str:
    """`3 of n = 5, 1 unknown`."""
    known = f"{held.hits} of n = {held.n}" if held.n else "n = 0"
    return f"{known}{f', {held.unknown} unknown' if held.unknown else ''}"


def heard_basis(held: Heard) -> str:
    """`23 of n = 28, 3 late by 4 min (median, 2 min to 40 min), 2 never came`."""
    late = held.late_by
    parts = [rate_basis(held.in_time)]
    if late.n:
        extent = f" (median, {_extent(late)})" if late.has_middle else ""
        parts.append(f"{late.n} late by {span_value(late)}{extent}")
    parts += [f"{late.unknown} never came"] if late.unknown else []
    return ", ".join(parts)


def _extent(held: Spread) -> str:
    assert held.bounds is not None
    low, high = map(span_words, held.bounds)
    return f"{'half of them ' if held.told is Told.QUARTILES else ''}{low} to {high}"


def _of_audience(audience: Audience) -> Callable[[IncidentNumbers], Heard]:
    return lambda part: part.by_audience.get(audience, Heard())
