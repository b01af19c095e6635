"""Prometheus Alertmanager's webhook, version 4 (Grafana sends the same): each alert of it is a report.

An alert is known by its fingerprint, and one firing of it by when it started: the reminders that Alertmanager repeats
are the same report. `endsAt` is the year 1 while it fires, and in some senders' messages also after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain, islice
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.times import iso
from opsdesk.formats.taking_in.node import MOST_LABELS, Node, distinct
from opsdesk.formats.taking_in.taken import Form, Taken

SOURCE: Final = "alertmanager"
NO_END: Final = "The source doesn't say when it was resolved."

_SERVICES: Final = ("service", "app", "application", "component")
_WEAK_SERVICES: Final = ("job", "namespace")
"""Labels that often name what exports a figure rather than what suffers; they count where no better one is there."""
_SUMMARIES: Final = ("summary", "title")
_DETAILS: Final = ("description", "message")


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    return isinstance(document.value, dict) and isinstance(document.value.get("alerts"), list)


def read(documents: list[Node]) -> Taken:
    """The alerts of all documents; raises BadInput."""
    alerts = ((document, alert) for document in documents for alert in _alerts(document))
    return Taken(Form.ALERTMANAGER, tuple(_report(document, alert) for document, alert in alerts))


def fingerprint(labels: Mapping[str, str]) -> str:
    """The fingerprint that Prometheus gives a set of labels: FNV-1a, 64 bits, over sorted names and values."""
    told = 0xCBF29CE484222325
    for name in sorted(labels):
        for byte in chain(name.encode(), b"\xff", labels[name].encode(), b"\xff"):
            told = (told ^ byte) * 0x100000001B3 % 2**64
    return f"{told:016x}"


def _alerts(document: Node) -> list[Node]:
    document.need("alerts")
    return document.items("alerts")


def _report(document: Node, alert: Node) -> Report:
    labels, notes = dict(alert.labels("labels")), dict(alert.labels("annotations"))
    began_at, ended_at = alert.need_time("startsAt"), alert.time("endsAt")
    resolved = (alert.line("status") or document.line("status")).lower() == Condition.RESOLVED
    known_end = ended_at is not None and ended_at >= began_at
    return Report(
        source=SOURCE,
        key=alert.name("fingerprint") if alert.line("fingerprint") else fingerprint(labels),
        id=f"{'resolved' if resolved else 'firing'} {iso(began_at)}",
        at=_at(began_at, ended_at, resolved=resolved and known_end),
        condition=Condition.RESOLVED if resolved else Condition.FIRING,
        title=_first(notes, _SUMMARIES) or labels.get("alertname") or "an alert without a name",
        text="\n".join(_texts(alert, no_end=resolved and not known_end)),
        severity=labels.get("severity") or notes.get("severity", ""),
        services=distinct([labels.get(name, "") for name in _SERVICES])
        or distinct([labels.get(name, "") for name in _WEAK_SERVICES]),
        url=alert.line("generatorURL") or document.line("externalURL"),
        began_at=began_at,
        rule=labels.get("alertname", ""),
        labels=tuple(islice(_labels(document, labels, notes), MOST_LABELS)),
    )


def _at(began_at: datetime, ended_at: datetime | None, *, resolved: bool) -> datetime:
    return ended_at if resolved and ended_at else began_at


def _texts(alert: Node, *, no_end: bool) -> Iterator[str]:
    notes = alert.find("annotations")
    said = (notes.text(name) for name in _DETAILS) if notes else ()
    yield from (text for text in said if text)
    if no_end:
        yield NO_END


def _labels(document: Node, labels: Mapping[str, str], notes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """All labels, and of the annotations those that aren't told elsewhere: links to runbooks and dashboards."""
    yield from labels.items()
    told = {*_SUMMARIES, *_DETAILS, "severity"}
    yield from ((name, value) for name, value in notes.items() if name not in told)
    for name in ("externalURL", "receiver"):
        if said := document.line(name):
            yield name, said


def _first(held: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((held[name] for name in names if held.get(name)), "")
