"""Signals as rows of the desk's list and as a page: what is worst and newest on top, a few where many wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_matching import Match
from opsdesk.domain.signal_report import Report
from opsdesk.domain.signal_words import earlier_words, services_words, severity_words, stands_words
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
from screens.presenting.urgency import severity_name
from screens.widgets.line_list import Row, Rows

_FEWEST, _MOST = 2, 6
_BESIDE = 3
"""Lines of the list that are neither: two headings, and the one that shows the others."""
ALARMING = 2
"""The mildest severity that stands out."""
_WORD_CELLS = 9


def few(height: int, incidents: int) -> int:
    """How many are shown where more wait, in a list of so many lines: a storm of alerts mustn't push the incidents out
    of sight, and lines that nobody needs are theirs."""
    return max(min(max(height // 4, _FEWEST), _MOST), height - incidents - _BESIDE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Of the signals that wait those that are shown, in their order."""

    signals: Sequence[Signal]
    keys: Sequence[str]
    """Their rows' keys: made once for many looks at the clock."""
    waiting: int
    """How many there are in all."""
    fold: str
    """The key of the row by which all or a few are seen; empty where few wait."""


def inbox_rows(shown: Shown, now: datetime, width: int) -> Rows:
    """Signals under a heading, each laid out when it is seen."""
    keys = ["inbox", *shown.keys, *([shown.fold] if shown.fold else [])]

    def lay_out(place: int) -> Row:
        if place == 0:
            return _heading(keys[0], "Signals")
        if place > len(shown.keys):
            return Row(shown.fold, plain(_fold_words(shown.waiting, len(shown.keys)), MUTED))
        return Row(keys[place], _line(shown.signals[place - 1], now, width))

    return Rows(keys, lay_out, unselectable=(0,))


def incidents_heading() -> Row:
    """Parts the incidents from the signals above them."""
    return _heading("incidents", "Incidents")


def merge_options(found: Sequence[Match]) -> list[str]:
    """The incidents that a signal can become part of, each with what speaks for it."""
    return [
        f"{match.incident.name:<7}{severity_name(match.incident.severity)}  {one_line(match.incident.title)}"
        + (f"  · {one_line(match.why)}" if match.why else "")
        for match in found
    ]


def signal_page(signal: Signal, reports: Sequence[Report], now: datetime, zone: tzinfo) -> str:
    """A signal in full: how it stands, everything its source said, the newest first, and its labels."""
    facts = (
        severity_words(signal),
        f"{signal.source}{f' · {services_words(signal)}' if signal.services else ''}",
        stands_words(signal, now),
        earlier_words(signal),
        signal.url,
    )
    lines = [*(one_line(fact) for fact in facts if fact), ""]
    for report in sorted(reports, key=lambda one: one.at, reverse=True):
        lines += _said(report, zone)
    labels = reports[-1].labels if reports else ()
    lines += ["# Labels", *(one_line(f"{name}: {value}") for name, value in labels)] if labels else []
    return "\n".join(lines)


def signal_text(signal: Signal) -> str:
    """What a filter looks in, in small letters: what its row shows, and its name."""
    known = (signal.name, signal.title, signal.claimed, "resolved" if signal.resolved else "", signal.source)
    return " ".join((*known, *signal.services)).casefold()


def _said(report: Report, zone: tzinfo) -> Iterator[str]:
    at = report.at.astimezone(zone)
    yield f"# {at:%a %d %b %Y %H:%M %Z} {report.condition}: {one_line(report.title)}"
    yield from (one_line(line) for line in report.text.splitlines())
    yield ""


def _heading(key: str, words: str) -> Row:
    return Row(key, plain(words, f"bold {MUTED}"), selectable=False)


def _fold_words(number: int, shown: int) -> str:
    return "  Enter shows the first few only" if shown == number else f"  and {number - shown:,} more: Enter shows them"


def _line(signal: Signal, now: datetime, width: int) -> Content:
    """`critical  High CPU core temperature  payments · alertmanager   again  ×3  42 m`."""
    whole = GONE if signal.resolved else ""
    style = whole or ("bold $text-warning" if 0 < signal.severity <= ALARMING else MUTED)
    word = "resolved" if signal.resolved else one_line(signal.claimed) or "–"
    services = f"{services_words(signal)} · " if signal.services else ""
    left = join(
        column(plain(word, style), _WORD_CELLS),
        " ",
        plain(one_line(signal.title), whole),
        plain(one_line(f"  {services}{signal.source}"), whole or MUTED),
    )
    again = plain("again  ", "$text-warning") if signal.earlier and not signal.resolved else ""
    often = f"×{signal.firings}  " if signal.firings > 1 else ""
    return spread(width, left, join(again, plain(f"{often}{_age(signal, now):>4}", whole or MUTED)))


def _age(signal: Signal, now: datetime) -> str:
    """`now`, `42 m`, `5 h`, `12 d`: since when, in as few cells as that takes."""
    since = signal.newest_at if signal.resolved else signal.since
    minutes = (now - since) // timedelta(minutes=1) if since else 0
    days, hours = minutes // (24 * 60), minutes // 60
    if days > 1:
        return f"{days} d"
    return f"{hours} h" if hours > 1 else f"{minutes} m" if minutes > 0 else "now"
