"""How incidents go, as lines: a row for all of them and one for each severity, and each in full."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from opsdesk.domain.incident_metrics import IncidentMetrics, SeverityNumbers
from opsdesk.domain.incident_metrics_words import (
    CAUTION,
    MEANINGS,
    count_words,
    incident_rows,
    left_out_words,
    rate_value,
    span_value,
    title_words,
)
from opsdesk.domain.incident_times import Measure
from opsdesk.domain.metrics_words import window_words
from opsdesk.domain.service_metrics import PARTS
from opsdesk.domain.values import dataclass
from screens.presenting.listing import Fact, Heading, Line, Part
from screens.presenting.row import MUTED, column, join, plain, spread


@dataclass(frozen=True, slots=True)
class OfIncidents:
    """The numbers of a severity or of all incidents, with all that was measured beside them."""

    held: SeverityNumbers
    among: IncidentMetrics

    @property
    def name(self) -> str:
        """What the list calls it."""
        return title_words(self.held).capitalize() if not self.held.severity else title_words(self.held)

    @property
    def key(self) -> str:
        """What it is known by."""
        return f"incidents {self.held.severity}"


def incidents_line(shown: OfIncidents, name: int, width: int) -> Content:
    """A row: how long users waited, what came in time, from how many."""
    whole = shown.held.whole
    timed = next((measure for measure in (Measure.MITIGATE, Measure.RESOLVE) if whole.times[measure].n), None)
    said = [f"updates {rate_value(whole.updates.in_time)}"] if whole.updates.in_time.n else []
    said += [f"{timed} {span_value(whole.times[timed])}"] if timed else []
    left = join(column(plain(shown.name), name), plain(" · ".join(said) or "no time is known", MUTED))
    return spread(width, left, plain(f"n = {whole.incidents}", MUTED))


def incidents_detail(shown: OfIncidents, *, ascii_only: bool) -> Iterator[Part]:
    """Every number with its course and what it is made from, then what they mean and leave out."""
    yield Line(f"{window_words(shown.among.window)} · {count_words(shown.held.whole)}", style=MUTED)
    for row in incident_rows(shown.held, ascii_only=ascii_only):
        label = row.label if row.label.startswith(" ") else row.label.capitalize()
        yield Fact(label, f"{row.course:<{PARTS}} {row.value}")
        yield Fact("", remark=row.basis)
    yield Heading("What it says")
    yield from (Fact(label.capitalize(), remark=words) for label, words in MEANINGS.items())
    yield Heading("What it leaves out")
    yield from (Line(words, "-") for words in left_out_words(shown.among))
    yield Line("")
    yield Line(CAUTION, style=MUTED)
