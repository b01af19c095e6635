"""An incident is declared from a signal, by somebody or by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from opsdesk.desk import declaring, dossiers, registry, signals, signals_telling
from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk
from opsdesk.domain.criteria import Function, TriageInputs
from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_happenings import SIGNALS, Declared
from opsdesk.domain.signal_policy import SignalPolicy
from opsdesk.domain.signal_report import Condition
from opsdesk.domain.vocabulary import Origin
from opsdesk.store.log import Written

WRITER: Final = "import"
"""Who writes what other tools say: never the person at the keyboard, whose undo would take it back."""
FRESH: Final = timedelta(hours=24)
"""What began longer ago is history that was taken in late, and declares nothing by itself."""
_FUNCTION: Final = {1: Function.DOWN, 2: Function.DEGRADED, 3: Function.DEGRADED}
"""What a severity suggests of the function; whoever triages knows better."""


def declare(desk: Desk, number: int, title: str = "") -> Written:
    """Declares an incident from a signal that waits, with its services, its severity and its source's times."""
    with desk.together():
        signal = signals.undecided(signals.one(desk, number))
        written = desk.open_incident(_declaration(signal, title or signal.title, desk.by, desk.clock()))
        incident = written.incident.number
        signals.tell_story(desk, [signal], incident)
        dossiers.do(desk, SIGNALS, number, lambda waiting: (Declared(incident),))
        return written


def declare_by_itself(desk: Desk, signal: Signal, policy: SignalPolicy) -> Signal | None:
    """Declares an incident from an alarm that just came, where the settings want that. Nobody commands it yet.

    Not while an incident is open on one of its services, or any where it names none: a storm of alerts is one incident,
    and somebody sees which of them belong to it.
    """
    now = desk.clock()
    if not _alarms(signal, policy, now) or any(_concerns(incident, signal) for incident in desk.open_incidents()):
        return None
    said = _declaration(signal, signal.title, "", now)(Incident())
    incident = desk.take_in([Dated(now, payload, by=signal.source) for payload in said]).incident.number
    return dossiers.do_all(desk, SIGNALS, [(signal.number, lambda waiting: (Declared(incident),))], by=WRITER)[0]


def guessed(desk: Desk, signal: Signal) -> TriageInputs:
    """What a signal answers of triage's questions: a proposal for whoever triages, and no triage."""
    known = {service.name: service for service in registry.services(desk)}
    affected = [known[name] for name in signal.services if name in known]
    teams = {service.owner_team for service in affected if service.owner_team}
    return TriageInputs(
        function=_FUNCTION.get(signal.severity),
        core=True if any(service.core for service in affected) else None,
        teams=len(teams) if len(teams) > 1 else None,
    )


def _declaration(signal: Signal, title: str, commander: str, now: datetime) -> Decision:
    opened = declaring.declare(title, severity=signal.severity, services=signal.services, commander=commander)

    def decide(incident: Incident) -> Iterable[Payload]:
        yield from opened(incident)
        yield from signals_telling.milestones(signal, now)
        yield signals_telling.naming(signal)

    return decide


def _alarms(signal: Signal, policy: SignalPolicy, now: datetime) -> bool:
    severe = 0 < signal.severity <= policy.declare_from
    return severe and signal.condition is Condition.FIRING and signal.since is not None and now - signal.since <= FRESH


def _concerns(incident: Incident, signal: Signal) -> bool:
    live = incident.origin is Origin.LIVE
    return live and (not signal.services or any(service in incident.services for service in signal.services))
