"""What the desk fills in for a ritual's agenda: each input is one function from the desk to lines.

A new part of the desk joins by one more line in INPUTS. What the agenda knows is asked of its sources, so that both
always say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import (
    agenda_sources,
    commitments_standing,
    followups_standing,
    metrics,
    metrics_incidents,
    postmortems_agenda,
    recurrences_agenda,
    rituals_standing,
    signals,
)
from opsdesk.desk.agenda import Source
from opsdesk.desk.desk import Desk
from opsdesk.domain import commitment_words
from opsdesk.domain.agenda import Item, Sort, in_order
from opsdesk.domain.followup_words import standing_words
from opsdesk.domain.incident import Incident
from opsdesk.domain.incident_metrics_words import count_words, incident_rows
from opsdesk.domain.meeting import Gathered
from opsdesk.domain.metrics_words import frequency_words, share_words, span_words
from opsdesk.domain.signal_noise_words import noise_lines
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Origin

MOST_LINES: Final = 20
LONGEST_LINE: Final = 200
AHEAD: Final = timedelta(days=14)
"""So far a review looks ahead at what falls due."""
DELIVERY_DAYS: Final = 30
_FOR_EVER: Final = timedelta(days=100_000)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom something is filled in."""

    ritual: int
    since: datetime
    """When it was held last."""


Input = Callable[[Desk, Settings, Asked], Iterable[str]]


def gather(desk: Desk, settings: Settings, names: Iterable[str], asked: Asked) -> tuple[Gathered, ...]:
    """What the desk knows for each input, as much as a meeting can look at; names that it doesn't know are left out."""
    return tuple(_cut(name, INPUTS[name](desk, settings, asked)) for name in dict.fromkeys(names) if name in INPUTS)


def _cut(name: str, lines: Iterable[str]) -> Gathered:
    every = iter(lines)
    kept = tuple(one_line(line)[:LONGEST_LINE] for line in islice(every, MOST_LINES))
    return Gathered(name, kept, sum(1 for _ in every))


def _agreed(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """What came out of this ritual's meetings and is still to be done."""
    for meeting in rituals_standing.with_open_actions(desk):
        for action in meeting.open_actions if meeting.ritual == asked.ritual else ():
            due = f", due {action.due_on}" if action.due_on else ""
            yield f"{meeting.name} {action.name} {action.owner}: {action.task}{due}"


def _incidents(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """Incidents that are open, or were declared since it was held last."""
    for incident in _live(desk):
        declared = incident.declared_at
        if not incident.status.is_over or (declared and declared >= asked.since):
            severity = f"SEV-{incident.severity}" if incident.severity else "no severity"
            yield f"{incident.name} {severity} {incident.status}: {incident.title}"


def _follow_ups(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """What somebody took on after an incident and is still to be done, then the ideas that nobody has decided on."""
    for one in followups_standing.overview(desk, zone_named(settings.zone)):
        held = one.followup
        yield f"{held.name} {held.task.owner}: {held.title} · {standing_words(one)}"
    for idea in followups_standing.undecided(desk):
        yield f"idea, to take on or decline: INC-{idea.incident} {idea.owner or 'nobody'}: {idea.text}"


def _commitments(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """What teams promised each other that is blocked or overdue."""
    for one in commitments_standing.overview(desk, zone_named(settings.zone)):
        if one.state.is_pressing:
            promise = one.commitment.promise
            whose = f"{promise.giver} to {promise.receiver}"
            yield f"{one.commitment.name} {whose}: {promise.deliverable} · {commitment_words.standing_words(one)}"


def _delivery(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """DORA's five of each service over the last month, and what speaks for going slower."""
    for one in metrics.measured(desk, days=DELIVERY_DAYS).services:
        five = one.five
        parts = (
            f"deployed {frequency_words(five.frequency)}",
            f"lead time {span_words(five.lead_time.seconds)}",
            f"fail rate {share_words(five.fail_rate.share)}",
            f"recovery {span_words(five.recovery.seconds)}",
            f"rework {share_words(five.rework_rate.share)}",
        )
        yield f"{one.service}: {' · '.join(parts)}"


def _budgets(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """What is left of each error budget."""
    for one in metrics.measured(desk, days=DELIVERY_DAYS).services:
        if one.budget is not None:
            minutes = f"{float(one.budget.left):.0f} of {float(one.budget.allowed):.0f} min left"
            yield f"{one.service}: {minutes}{', overspent' if one.budget.overspent else ''}"


def _incident_numbers(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """How incidents went over the last month: medians with their spread, what came in time, what nobody knows."""
    every = metrics_incidents.measured(desk, settings.policy, zone_named(settings.zone), days=DELIVERY_DAYS).every
    if every.whole.incidents:
        yield f"incidents of {DELIVERY_DAYS} days: {count_words(every.whole)}"
        yield from (f"{row.label.strip()}: {row.value} · {row.basis}" for row in incident_rows(every))


def _alert_noise(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
    """What each source of alerts cost since it was held last, and its costliest alerts."""
    return noise_lines(signals.noise(desk, zone_named(settings.zone), asked.since))


def _live(desk: Desk) -> list[Incident]:
    every = (*desk.open_incidents(), *desk.past_incidents())
    return [incident for incident in every if incident.origin is Origin.LIVE]


def _from_agenda(source: Source, *sorts: Sort, ahead: timedelta | None = timedelta(0)) -> Input:
    """What a source of the agenda says is due by now, or within a span; None: all that it says."""

    def lines(desk: Desk, settings: Settings, asked: Asked) -> Iterator[str]:
        until = desk.clock() + (_FOR_EVER if ahead is None else ahead)
        due = (item for item in source(desk, settings) if item.sort in sorts and item.due_at(UTC) <= until)
        return map(_words, in_order(due, UTC))

    return lines


def _words(item: Item) -> str:
    due = f"{item.due:%Y-%m-%d} " if item.due else ""
    return f"{due}{item.key}: {item.words} ({item.owner or 'nobody'}){f'; {item.why}' if item.why else ''}"


INPUTS: Final[dict[str, Input]] = {
    "agreed-actions": _agreed,
    "alert-noise": _alert_noise,
    "blocked-commitments": _commitments,
    "incidents": _incidents,
    "follow-ups": _follow_ups,
    "recurrences": lambda desk, settings, asked: recurrences_agenda.told_to_a_meeting(desk),
    "overdue-actions": _from_agenda(agenda_sources.incidents, Sort.CHECK_IN),
    "overdue-updates": _from_agenda(agenda_sources.incidents, Sort.UPDATE),
    "delivery": _delivery,
    "error-budgets": _budgets,
    "incident-metrics": _incident_numbers,
    "changes-ahead": _from_agenda(agenda_sources.changes, Sort.CHANGE, ahead=AHEAD),
    "change-reviews": _from_agenda(agenda_sources.change_reviews, Sort.REVIEW, ahead=AHEAD),
    "postmortems": _from_agenda(postmortems_agenda.reminders, Sort.POSTMORTEM, ahead=AHEAD),
    "drills": _from_agenda(agenda_sources.drills, Sort.DRILL, ahead=AHEAD),
    "checklists": _from_agenda(agenda_sources.checklists, Sort.CHECKLIST, ahead=AHEAD),
    "runbooks": _from_agenda(agenda_sources.documents, Sort.DOCUMENT, ahead=AHEAD),
    "notice-deadlines": _from_agenda(agenda_sources.notices, Sort.NOTICE, ahead=None),
}
"""Every input by the name that an agenda asks for it with."""
