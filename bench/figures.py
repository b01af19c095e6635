"""What is measured, and the table it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `ratio` is the desk's value over the other's, None where there is nothing to divide by."""

    what: str
    unit: str
    ours: float
    theirs: float | None = None
    ratio: float | None = None
    limit: float | None = None
    """What the ratio, or without one the value, may be at most; None: told for its own sake."""

    @property
    def within(self) -> bool:
        """Whether it is what it should be."""
        return self.limit is None or (self.ours if self.ratio is None else self.ratio) <= self.limit


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures that were taken together: what was compared with what, and how often."""

    name: str
    against: str
    figures: Sequence[Figure]


def side_by_side(
    what: str, ours: Sequence[float], theirs: Sequence[float], unit: str = "ms", limit: float | None = None
) -> Figure:
    """The median of the ratios, round by round: a machine that slows down for a while slows both down."""
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    return Figure(what, unit, median(ours), median(theirs), ratio, limit)


def at_95(what: str, ours: Sequence[float], theirs: Sequence[float], unit: str = "ms", *, limit: float) -> Figure:
    """The ratio of what 95 of 100 stay under."""
    one, other = percentile_95(ours), percentile_95(theirs)
    return Figure(what, unit, one, other, one / other, limit)


def percentile_95(values: Sequence[float]) -> float:
    """What 95 of 100 values stay under."""
    return quantiles(values, n=20, method="inclusive")[-1]


def in_ms(seconds: Iterable[float]) -> list[float]:
    """Milliseconds."""
    return [second * 1000 for second in seconds]


def table(comparisons: Iterable[Comparison]) -> str:
    """The figures as a Markdown table, as it stands in the README of this folder."""
    lines = ["| | against | desk | other | ratio | limit |", "|---|---|--:|--:|--:|--:|"]
    for comparison in comparisons:
        lines += [_line(comparison, figure) for figure in comparison.figures]
    return "\n".join(lines)


def _line(comparison: Comparison, figure: Figure) -> str:
    theirs = "" if figure.theirs is None else f"{figure.theirs:,.1f} {figure.unit}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} ×"
    limit = "" if figure.limit is None else f"{figure.limit:g} {'×' if figure.ratio is not None else figure.unit}"
    missed = "" if figure.within else " **missed**"
    cells = (f"{comparison.name}: {figure.what}", comparison.against, f"{figure.ours:,.1f} {figure.unit}", theirs)
    return f"| {' | '.join((*cells, ratio + missed, limit))} |"
