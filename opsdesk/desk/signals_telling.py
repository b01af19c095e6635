"""What an incident is told of a signal that belongs to it: each thing at its source's own time, in its source's name.

That it fires again is a note. That its source calls it resolved is evidence, filed without a rating: it speaks for or
against something, and what that is the commander says. An alert that flaps is evidence once. Words of the source stand
as they came, between “ ”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Final

from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.entries.board import EvidenceFiled
from opsdesk.domain.entries.declaration import LinkKept, MilestoneSet
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.signal_words import counted, described, names_words
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Milestone, Status

Heard = Sequence[tuple[Signal, Sequence[Report]]]
"""Signals, each with what was reported of it."""

FEW: Final = 5
"""Of so many signals an incident hears one by one; a storm of them is one line."""
_SAYS: Final = {
    Condition.FIRING: ("fires again", "fire again"),
    Condition.ACKNOWLEDGED: ("is acknowledged there", "are acknowledged there"),
    Condition.RESOLVED: ("is resolved there", "are resolved there"),
    Condition.TOLD: ("", ""),
}
_ADDRESSES: Final = ("https://", "http://")
_WORTH_A_LINK: Final = ("runbook", "playbook", "dashboard")
"""Words in the names of labels whose addresses help whoever works on it."""


def listens(incident: Incident) -> bool:
    """It still wants to hear of its signals: also when it is resolved, since a late word may show that it isn't."""
    return not incident.status.is_over or incident.status is Status.RESOLVED


def news(incident: Incident, heard: Heard, now: datetime) -> list[Dated]:
    """Reports that came since the signals belong to the incident."""
    entries = _of_many(heard) if len(heard) > FEW else _of_few(incident, heard)
    number, told = incident.next_number("evidence"), list[Dated]()
    for at, words, is_evidence, source in sorted(entries, key=lambda entry: entry[0]):
        payload: Payload = EvidenceFiled(number, words) if is_evidence else Noted(words)
        number += is_evidence
        told.append(Dated(min(at, now), payload, by=source))
    return told


def story(incident: Incident, heard: Heard, now: datetime) -> list[Dated]:
    """What the sources said until the signals became part of the incident: their words, which are resolved, and where
    to look. How often one fired is in the note that names it."""
    worth = [(signal, said) for signal, reports in heard if (said := _worth_telling(signal, reports))]
    links = chain.from_iterable(_places(signal, reports) for signal, reports in heard[:FEW])
    places = {name: (url, source) for name, url, source in links if name not in incident.links}
    kept = [Dated(now, LinkKept(name, url), by=source) for name, (url, source) in places.items()]
    return [*news(incident, worth, now), *kept]


def belonging(signals: Sequence[Signal]) -> list[str]:
    """The notes by which an incident says that signals are part of it."""
    if len(signals) <= FEW:
        return [f"{signal.name} belongs to this: {described(signal)}" for signal in signals]
    return [f"{len(signals):,} signals belong to this: {names_words(signals)} ({_sources(signals)})"]


def milestones(signal: Signal, now: datetime) -> Iterator[MilestoneSet]:
    """When it began and when it was seen, as far as its source says; about, since users may have felt it earlier."""
    for milestone, at in ((Milestone.STARTED, signal.since), (Milestone.DETECTED, signal.first_at)):
        if at is not None and at <= now:
            yield MilestoneSet(milestone, at, approx=milestone is Milestone.STARTED)


def naming(signal: Signal) -> Noted:
    """The note by which an incident says that it was declared from a signal."""
    return Noted(f"declared from {signal.name}: {described(signal)}")


def _worth_telling(signal: Signal, reports: Sequence[Report]) -> list[Report]:
    newest = max(reports, key=lambda report: report.at)
    return [one for one in reports if one.condition is Condition.TOLD or (one is newest and signal.resolved)]


def _places(signal: Signal, reports: Sequence[Report]) -> Iterator[tuple[str, str, str]]:
    """Where the source itself shows it, and the runbooks and dashboards that it names: name, address, source."""
    if signal.url:
        yield signal.name.lower(), signal.url, signal.source
    for name, value in max(reports, key=lambda report: report.at).labels:
        plain = name.lower()
        if value.startswith(_ADDRESSES) and any(word in plain for word in _WORTH_A_LINK):
            yield one_line(plain), value, signal.source


_Entry = tuple[datetime, str, bool, str]
"""When, in which words, whether it is evidence, and who says so."""


def _of_few(incident: Incident, heard: Heard) -> Iterator[_Entry]:
    for signal, reports in heard:
        about = f"{one_line(signal.source)}: {signal.name} "
        told = any(fact.text.startswith(about) for fact in incident.evidence.values())
        for report in sorted(reports, key=lambda one: one.at):
            is_evidence = report.condition is Condition.RESOLVED and not told
            told = told or is_evidence
            yield report.at, _words(about, report), is_evidence, signal.source


def _of_many(heard: Heard) -> Iterator[_Entry]:
    """A line for each condition, and the sources' own words one by one."""
    for signal, reports in heard:
        for report in reports:
            if report.condition is Condition.TOLD:
                yield report.at, _words(f"{one_line(signal.source)}: {signal.name} ", report), False, signal.source
    for condition in (Condition.FIRING, Condition.ACKNOWLEDGED, Condition.RESOLVED):
        said = {signal: [one.at for one in reports if one.condition is condition] for signal, reports in heard}
        among = [signal for signal, times in said.items() if times]
        if among:
            last = max(at for times in said.values() for at in times)
            words = f"{_sources(among)}: {counted(among)} {_SAYS[condition][len(among) > 1]}: {names_words(among)}"
            yield last, words, condition is Condition.RESOLVED, among[0].source


def _words(about: str, report: Report) -> str:
    """`alertmanager: SIG-3 “High CPU” fires again: “34.75C”`."""
    said = f"{about}“{one_line(report.title)}” {_SAYS[report.condition][0]}".rstrip()
    return f"{said}: “{report.text.strip()}”" if report.text.strip() else said


def _sources(signals: Iterable[Signal]) -> str:
    return ", ".join(dict.fromkeys(one_line(signal.source) for signal in signals))
