"""Times to places: linear, with long quiet stretches cut out where a break shows it.

An hour is as long on one side of a break as on the other; only what is cut has no length. Cutting beats squeezing:
order and distance are read from the picture, and a night in which nothing happened would take most of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from opsdesk.domain.values import dataclass

MOST_CUTS = 3
CUT_FROM = timedelta(minutes=45)
"""A quiet stretch shorter than this is never cut …"""
CUT_SHARE = 0.25
"""… nor one that takes no more than this share of what is shown."""
MARGIN_SHARE = 0.1
"""What stays of a cut stretch on either side, so that the quiet can be seen …"""
MARGIN_MOST = timedelta(minutes=10)
"""… and at most so much."""
STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)
"""Minutes between two labels of the axis; each divides a day."""
DAY_MIN = 1440

Piece = tuple[datetime, datetime]


def pieces_of(moments: Sequence[datetime]) -> tuple[Piece, ...]:
    """What is shown of the time from the first moment to the last; `moments` are in order, two at least."""
    shown = moments[-1] - moments[0]
    cuts: list[Piece] = []
    for since, until in sorted(pairwise(moments), key=lambda gap: gap[0] - gap[1])[:MOST_CUTS]:
        if until - since < CUT_FROM or until - since <= shown * CUT_SHARE:
            break
        margin = min((until - since) * MARGIN_SHARE, MARGIN_MOST)
        cuts.append((since + margin, until - margin))
        shown -= until - since - 2 * margin
    edges = [moments[0], *(edge for cut in sorted(cuts) for edge in cut), moments[-1]]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of `width`, from 0 at the first moment to `width` at the last; a break takes `gap` of it."""

    pieces: tuple[Piece, ...]
    width: float
    gap: float

    @property
    def shown(self) -> timedelta:
        """All that isn't cut."""
        return sum((until - since for since, until in self.pieces), timedelta())

    @property
    def drawn(self) -> float:
        """What of the width time takes, without the breaks."""
        return max(self.width - self.gap * (len(self.pieces) - 1), 0.0)

    def position(self, at: datetime) -> float:
        """Where a moment stands; one in a cut stands at its beginning, one outside of everything at the edge."""
        before = sum((min(max(at - since, timedelta()), until - since) for since, until in self.pieces), timedelta())
        breaks = sum(since <= at for since, _ in self.pieces[1:])
        return self.drawn * (before / self.shown) + self.gap * breaks

    def column(self, at: datetime) -> int:
        """The same as a whole number, 0 … width."""
        return int(self.position(at) + 0.5)

    def at(self, position: float) -> datetime:
        """The moment that stands there; within a break, when it begins."""
        left = position
        for since, until in self.pieces:
            length = self.drawn * ((until - since) / self.shown)
            if left <= length:
                return since + (until - since) * (max(left, 0.0) / length if length else 0.0)
            left = max(left - length - self.gap, 0.0)
        return self.pieces[-1][1]

    def breaks(self) -> list[tuple[float, timedelta]]:
        """Where each break begins, and how much time it leaves out."""
        return [(self.position(until), later - until) for (_, until), (later, _) in pairwise(self.pieces)]

    def step_min(self, least: float) -> int:
        """Minutes between labels, so that they stand `least` apart."""
        for step in STEPS_MIN:
            if self.drawn * (timedelta(minutes=step) / self.shown) >= least:
                return step
        return STEPS_MIN[-1]


def ticks(scale: Scale, zone: tzinfo, least: float) -> list[datetime]:
    """Moments for the labels of the axis (UTC), `least` apart and round by the clock of a zone.

    What lies between two breaks and has no round time is told by its beginning, which is better than not at all.
    """
    step = scale.step_min(least)
    found: list[datetime] = []
    last = -least
    for since, until in scale.pieces:
        for at in [*_round_times(since, until, zone, step)] or [since]:
            if scale.position(at) - last >= least:
                found.append(at)
                last = scale.position(at)
    return found


def midnights(scale: Scale, zone: tzinfo) -> list[datetime]:
    """When a day begins within what is shown (UTC)."""
    return [at for since, until in scale.pieces for at in _round_times(since, until, zone, DAY_MIN)]


def days(scale: Scale, zone: tzinfo) -> list[tuple[datetime, date]]:
    """Where a day may be named, and which it is there: where the picture, a day, or what follows a break begins."""
    starts = sorted({*(since for since, _ in scale.pieces), *midnights(scale, zone)})
    return [(at, at.astimezone(zone).date()) for at in starts]


def _round_times(since: datetime, until: datetime, zone: tzinfo, step: int) -> Iterator[datetime]:
    """Each moment of a stretch at which the clock of a zone shows a multiple of `step` minutes."""
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    while day <= last:
        for minutes in range(0, DAY_MIN, step):
            clock = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
            at = clock.astimezone(UTC)
            if since <= at <= until:
                yield at
        day += timedelta(days=1)
