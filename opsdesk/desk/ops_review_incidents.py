"""The weekly review's parts about incidents: those of the week, whether readers heard in time, what came back, and what
happened a year ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import followups_standing, metrics_incidents, recurrences_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.dora import Window
from opsdesk.domain.dora_sources import counted as really_incidents
from opsdesk.domain.followup_standing import Standing, When, standings
from opsdesk.domain.followup_words import due_words
from opsdesk.domain.incident import Incident
from opsdesk.domain.incident_metrics_words import heard_basis
from opsdesk.domain.ops_review import Part, Span, part
from opsdesk.domain.recurrence_patterns import DAYS
from opsdesk.domain.recurrence_words import after_words
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Origin
from opsdesk.store.connection import in_words
from opsdesk.store.reads.incidents import declared_since

YEAR: Final = timedelta(weeks=52)
"""So the days of the week are the same."""


def incidents(desk: Desk, settings: Settings, span: Span) -> Part:
    """What was declared in the week, the worst first, and what is open from before."""
    held = _declared(desk, span)
    worst = sorted(held, key=lambda one: (one.severity or 9, one.number))
    older = [
        one
        for one in desk.open_incidents()
        if one.origin is Origin.LIVE and one.declared_at and one.declared_at < span.since
    ]
    bad = sum(one.severity in {1, 2} for one in held)
    says = f"{counted(len(held), 'incident')}, {bad} of them SEV-1 or SEV-2." if held else "None was declared."
    still = [f"open from before: {_line(one, span)}" for one in older]
    return part("Incidents", says if held or still else "", (*(_line(one, span) for one in worst), *still))


def updates(desk: Desk, settings: Settings, span: Span) -> Part:
    """Whether readers heard in time of the week's incidents, each audience by itself."""
    window = Window(span.since, span.until)
    numbers = metrics_incidents.measured_in(desk, settings.policy, window, span.zone).every.whole
    if not (numbers.updates.in_time.n or numbers.updates.in_time.unknown):
        return Part("Updates")
    lines = [f"{audience}: {heard_basis(heard)}" for audience, heard in numbers.by_audience.items()]
    lines += [f"promised times kept: {heard_basis(numbers.promises)}"] if numbers.promises.in_time.n else []
    return part("Updates", f"On time: {heard_basis(numbers.updates)}.", lines)


def recurrences(desk: Desk, settings: Settings, span: Span) -> Part:
    """What came back in the week, what may have, and what comes too often."""
    found = recurrences_standing.overview(desk, (span.until - span.since).days, span.until, often_in=DAYS)
    often = [one for one in found.patterns if span.holds(one.last_at)]
    again = [
        f"INC-{one.incident} {'is' if one.linked else 'may be'} INC-{one.earlier} again, {after_words(one.days)}: "
        f"{'; '.join((one.why, *one.notes))}"
        for one in (*found.linked, *found.proposed)
        if one.linked is None or one.linked.stands
    ]
    if not (again or often):
        return Part("What came back")
    linked = sum(one.linked is not None and one.linked.stands for one in found.linked)
    says = f"{linked} linked, {len(found.proposed)} to look at, {len(often)} too often (n = {found.incidents})."
    return part("What came back", says, (*(one.words for one in often), *again))


def a_year_ago(desk: Desk, settings: Settings, span: Span) -> Part:
    """What happened in the same week a year ago, and whether what was to follow from it was done."""
    then = replace(span, since=span.since - YEAR, until=span.since - YEAR + timedelta(weeks=1))
    held = _declared(desk, then)
    taken_on = followups_standing.by_incident(desk) if held else {}
    today = span.now.astimezone(span.zone).date()
    lines = (
        _anniversary(one, standings(taken_on.get(one.number, ()), today, span.zone), then)
        for one in sorted(held, key=lambda one: (one.severity or 9, one.number))
    )
    return part("A year ago this week", f"{counted(len(held), 'incident')}." if held else "", lines)


def _declared(desk: Desk, span: Span) -> list[Incident]:
    with in_words(desk.opened.path):
        held = declared_since(desk.opened.connection, span.since)
    return [one for one in really_incidents(held) if span.holds(one.declared_at)]


def _line(one: Incident, span: Span) -> str:
    severity = f"SEV-{one.severity}" if one.severity else "no severity"
    lasted = spoken(one.running(span.now))
    how = f"{one.status} after {lasted}" if one.status.is_over else f"{one.status}, for {lasted} so far"
    return f"{one.name} {severity} {how}: {one.title}"


def _anniversary(one: Incident, taken_on: Iterable[Standing], then: Span) -> str:
    every = [held for held in taken_on if held.when is not When.DECLINED]
    undone = [held for held in every if not held.followup.over]
    if undone:
        told = "; ".join(f"{held.followup.name} still open, {due_words(held)}" for held in undone)
    else:
        told = f"all {counted(len(every), 'follow-up')} done" if every else "nothing was taken on after it"
    return f"{_line(one, then)} · {told}"
