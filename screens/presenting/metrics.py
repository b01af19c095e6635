"""The numbers of a desk as lines: how incidents go, then each service in the order of their names, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from opsdesk.domain.metrics_words import (
    CAUTION,
    frequency_words,
    metric_rows,
    share_words,
    uncounted_words,
    window_words,
)
from opsdesk.domain.service_metrics import PARTS, Metrics, ServiceMetrics
from opsdesk.domain.speed_hint import Speed
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.incident_numbers import OfIncidents, incidents_detail, incidents_line
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted
from screens.presenting.row import MUTED, column, join, plain, spread

STYLES = {Speed.HOLD: "$text-warning", Speed.SPEED_UP: "$text-success", Speed.AS_NOW: MUTED}


@dataclass(frozen=True, slots=True)
class OfService:
    """A service's numbers, with all that was measured beside them."""

    held: ServiceMetrics
    among: Metrics

    @property
    def name(self) -> str:
        """What the list calls it."""
        return self.held.service

    @property
    def key(self) -> str:
        """What it is known by."""
        return self.held.service


Numbers = OfIncidents | OfService
"""What the list holds."""


def metrics_look(*, ascii_only: bool) -> Look[Numbers]:
    """How the list reads."""
    return Look(
        title="Metrics",
        one="row",
        empty=(
            "Nothing is measured yet. Here stands how incidents go (F2, then n declares one) and how the deployments of"
            " each service do, made from changes and incidents (:services, then n makes the first)."
        ),
        orders=(Order("By name", _group, _rank),),
        key=lambda numbers: numbers.key,
        name=lambda numbers: numbers.name,
        words=_words,
        counts=_counts,
        line=_line,
        detail=lambda numbers, _: tuple(_detail(numbers, ascii_only=ascii_only)),
    )


def _group(numbers: Numbers) -> tuple[int, str]:
    return (0, "Incidents") if isinstance(numbers, OfIncidents) else (1, "Services")


def _rank(numbers: Numbers) -> tuple[int, str, str]:
    """All incidents, each severity, those without one; then services by name."""
    if isinstance(numbers, OfIncidents):
        return numbers.among.rows.index(numbers.held), "", ""
    return 0, numbers.name.casefold(), numbers.name


def _words(numbers: Numbers) -> str:
    if isinstance(numbers, OfIncidents):
        return "incidents"
    return f"{numbers.held.hint.speed} {numbers.held.objective}"


def _counts(items: Sequence[Numbers]) -> Content:
    services = [item for item in items if isinstance(item, OfService)]
    incidents = next((item.among.every.whole.incidents for item in items if isinstance(item, OfIncidents)), 0)
    deployments = sum(item.held.five.deployments for item in services)
    windows = [item.among.window for item in items]
    return counted(
        f"{len(services)} service{'' if len(services) == 1 else 's'}",
        (incidents, f"incident{'' if incidents == 1 else 's'}", MUTED),
        (deployments, f"deployment{'' if deployments == 1 else 's'}", MUTED),
        (int(windows[0].days) if windows else 0, "days", MUTED),
    )


def _line(numbers: Numbers, name: int, width: int) -> Content:
    if isinstance(numbers, OfIncidents):
        return incidents_line(numbers, name, width)
    five = numbers.held.five
    failed = f" · {share_words(five.fail_rate.share)} failed" if five.fail_rate.n else ""
    words = f"{frequency_words(five.frequency)}{failed}" if five.deployments else "no deployment"
    left = join(column(plain(one_line(numbers.name)), name), plain(words, MUTED))
    speed = numbers.held.hint.speed
    return spread(width, left, plain(speed, STYLES[speed]))


def _detail(numbers: Numbers, *, ascii_only: bool) -> Iterator[Part]:
    if isinstance(numbers, OfIncidents):
        yield from incidents_detail(numbers, ascii_only=ascii_only)
        return
    yield Line(window_words(numbers.among.window), style=MUTED)
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
