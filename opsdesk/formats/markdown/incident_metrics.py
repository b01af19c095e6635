"""How incidents go, as a Markdown page: all of them and each severity, every number with what it is made from."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.domain.incident_metrics import IncidentMetrics, SeverityNumbers
from opsdesk.domain.incident_metrics_words import (
    CAUTION,
    MEANINGS,
    NONE_YET,
    count_words,
    incident_rows,
    left_out_words,
    title_words,
)
from opsdesk.domain.metrics_words import window_words
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import bullets, page, section


def incident_metrics_page(found: IncidentMetrics, *, ascii_only: bool = False) -> str:
    """A table for all together and one for each severity, then what the rows mean and what they leave out."""
    of = f" of {inside(found.service)}" if found.service else ""
    top = f"# Incidents{of}\n\n{window_words(found.window)}. {CAUTION}"
    if found.is_empty:
        return page(top, NONE_YET)
    return page(
        top,
        *(_table(held, ascii_only=ascii_only) for held in found.rows),
        section("What it says", bullets(f"**{label}**: {words}" for label, words in MEANINGS.items())),
        section("What it leaves out", bullets(left_out_words(found))),
    )


def _table(held: SeverityNumbers, *, ascii_only: bool) -> str:
    rows = (
        (row.label.strip(), row.value, row.basis, f"`{row.course}`" if row.course else "–")
        for row in incident_rows(held, ascii_only=ascii_only)
    )
    lines = ["| | | of | course |", "|---|---|---|---|", *map(_line, rows)]
    title = title_words(held)
    return section(f"{title[0].upper()}{title[1:]} ({count_words(held.whole)})", "\n".join(lines))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
