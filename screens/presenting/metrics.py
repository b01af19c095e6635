"""The numbers of services as lines: a row each in the order of their names, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from opsdesk.domain.metrics_words import (
    CAUTION,
    frequency_words,
    metric_rows,
    share_words,
    uncounted_words,
)
from opsdesk.domain.service_metrics import PARTS, Metrics, ServiceMetrics
from opsdesk.domain.speed_hint import Speed
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import MUTED, column, join, plain, spread

STYLES = {Speed.HOLD: "$text-warning", Speed.SPEED_UP: "$text-success", Speed.AS_NOW: MUTED}


@dataclass(frozen=True, slots=True)
class Numbers:
    """A service's numbers, with all that was measured beside them."""

    held: ServiceMetrics
    among: Metrics
    days: int


def metrics_look(*, ascii_only: bool) -> Look[Numbers]:
    """How the list reads."""
    return Look(
        title="Metrics",
        one="service",
        empty=(
            "No service is known yet. Here stand the numbers of each, made from changes and incidents; :services, then"
            " n makes the first."
        ),
        orders=(Order("By name", lambda numbers: (0, "")),),
        key=lambda numbers: numbers.held.service,
        name=lambda numbers: numbers.held.service,
        words=lambda numbers: f"{numbers.held.hint.speed} {numbers.held.objective}",
        counts=_counts,
        line=_line,
        detail=lambda numbers, _: tuple(_detail(numbers, ascii_only=ascii_only)),
    )


def _counts(items: Sequence[Numbers]) -> Content:
    deployments = sum(item.held.five.deployments for item in items)
    days = f" in {items[0].days} days" if items else ""
    return counted(
        f"{len(items)} service{'' if len(items) == 1 else 's'}",
        (deployments, f"deployment{'' if deployments == 1 else 's'}{days}", MUTED),
    )


def _line(numbers: Numbers, name: int, width: int) -> Content:
    five = numbers.held.five
    failed = f" · {share_words(five.fail_rate.share)} failed" if five.fail_rate.n else ""
    words = f"{frequency_words(five.frequency)}{failed}" if five.deployments else "no deployment"
    left = join(column(plain(one_line(numbers.held.service)), name), plain(words, MUTED))
    speed = numbers.held.hint.speed
    return spread(width, left, plain(speed, STYLES[speed]))


def _detail(numbers: Numbers, *, ascii_only: bool) -> Iterator[Part]:
    window = numbers.among.window
    yield Line(f"{window.since:%Y-%m-%d} to {window.until:%Y-%m-%d}, {numbers.days} days", style=MUTED)
    for row in metric_rows(numbers.held, ascii_only=ascii_only):
        course = f"{row.course:<{PARTS}} " if row.course else ""
        yield Fact(row.label.capitalize(), f"{course}{row.value}", row.basis)
    hint = numbers.held.hint
    yield Heading("Speed up or hold")
    yield Line(hint.speed, style=f"bold {STYLES[hint.speed]}")
    yield from (Line(reason, "-") for reason in hint.reasons)
    if uncounted := uncounted_words(numbers.among):
        yield Heading("Not counted")
        yield from (Line(words, "-") for words in uncounted)
    yield Line("")
    yield Line(CAUTION, style=MUTED)
