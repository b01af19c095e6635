"""How signals are told in a terminal: in a line, and in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_report import Report
from opsdesk.domain.signal_words import earlier_words, ending_words, services_words, severity_words, stands_words
from opsdesk.domain.text import one_line


def summary(signal: Signal, now: datetime) -> str:
    """`SIG-3   SEV-1 critical  prometheus: High CPU (payments) · firing for 42 min, 3 times · waiting`."""
    about = f"{signal.source}: {signal.title}"
    services = f" ({services_words(signal)})" if signal.services else ""
    line = f"{signal.name:<7} {severity_words(signal):<15} {about}{services} · {stands_words(signal, now)}"
    return one_line(" · ".join(filter(None, (line, earlier_words(signal), ending_words(signal)))))


def told(signal: Signal, reports: Sequence[Report], now: datetime, zone: tzinfo) -> Iterator[str]:
    """A signal in full: how it stands, then everything that was said of it, then the labels of the newest report."""
    yield one_line(f"{signal.name} {signal.title} · {ending_words(signal)}")
    facts = (
        ("source", f"{signal.source}, {signal.key}"),
        ("severity", severity_words(signal)),
        ("services", ", ".join(signal.services)),
        ("stands", stands_words(signal, now)),
        ("before", earlier_words(signal)),
        ("link", signal.url),
    )
    yield from (one_line(f"{label:<10}{words}") for label, words in facts if words)
    yield ""
    for report in reports:
        yield from _said(report, zone)
    if reports and reports[-1].labels:
        yield ""
        yield from (one_line(f"{name}: {value}") for name, value in reports[-1].labels)


def _said(report: Report, zone: tzinfo) -> Iterator[str]:
    at = report.at.astimezone(zone)
    yield one_line(f"{at:%Y-%m-%d %H:%M %Z} {report.condition}: {report.title}")
    yield from (one_line(f"    {line}") for line in report.text.splitlines())
