"""Everything that files of other tools say is taken in together, all of it or none.

Records and incidents of others that are over become incidents; alerts, and incidents of others that go on, become
signals; changes are kept as recorded changes. What is here already isn't taken in again. Loads pydantic.
"""

from __future__ import annotations

from collections.abc import Mapping

from opsdesk.desk import changes_importing, foreign_incidents, signals_taking_in
from opsdesk.desk.desk import Desk
from opsdesk.desk.signals_taking_in import Problems
from opsdesk.domain.change import Change
from opsdesk.domain.errors import BadInput
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_policy import SignalPolicy, TakenAs
from opsdesk.domain.signal_report import Report
from opsdesk.domain.values import dataclass
from opsdesk.formats.record import Record
from opsdesk.formats.taking_in import ForeignIncident, Taken, joined, reports_of
from opsdesk.store.connection import transaction


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was said, and what it is here."""

    file: str
    held: Incident | Signal | Change
    new: int
    """Parts of it that weren't here: entries of an incident, reports of a signal, a change."""
    known: int
    """Parts that were."""
    opened: bool
    """It wasn't here at all."""


@dataclass(frozen=True, slots=True)
class Result:
    """What all files became."""

    things: tuple[Thing, ...] = ()
    ignored: int = 0
    """Reports that the settings pass over."""
    known_changes: int = 0
    """Changes that were here; they are no things here, since nothing is to be said of them."""
    to_come: int = 0
    """Changes that are announced and haven't begun: they aren't taken in yet."""


class _OnlyTried(Exception):
    """Everything went well, and nothing of it is to be kept."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


def take_in(
    desk: Desk,
    files: Mapping[str, Taken],
    policy: SignalPolicy,
    *,
    taken_as: TakenAs | None = None,
    dry_run: bool = False,
) -> Result:
    """Takes in what files say, by their names; raises BadInput, Refused or StoreUnavailable, and then nothing is kept.

    With `dry_run` nothing is kept either way: the numbers it tells are those that things would get.
    """
    _check(files, taken_as)
    try:
        with transaction(desk.opened.connection, desk.opened.path):
            result = _taken_in(desk, files, policy, taken_as)
            if dry_run:
                raise _OnlyTried(result)
    except _OnlyTried as tried:
        return tried.result
    return result


def _check(files: Mapping[str, Taken], taken_as: TakenAs | None) -> None:
    for name, taken in files.items():
        if taken_as is TakenAs.INCIDENT and taken.reports:
            raise BadInput(f"{name}: an alert becomes a signal; “opsdesk signal declare” makes an incident of one")
        if taken_as is TakenAs.SIGNAL and (taken.records or any(foreign.talk for foreign in taken.incidents)):
            raise BadInput(f"{name}: what people wrote of an incident is one, and no signal")


def _taken_in(desk: Desk, files: Mapping[str, Taken], policy: SignalPolicy, taken_as: TakenAs | None) -> Result:
    said_in = _places(files)
    things = [_record(desk, name, record) for name, taken in files.items() for record in taken.records]
    reports = [report for taken in files.values() for report in taken.reports]
    known = signals_taking_in.known_problems(desk)
    for foreign in joined(foreign for taken in files.values() for foreign in taken.incidents):
        if _is_incident(desk, foreign, taken_as, known):
            name = said_in[foreign.source, foreign.key]
            things.append(_thing(name, foreign_incidents.take_in_foreign(desk, foreign, policy, name)))
        else:
            reports += reports_of(foreign)
    came = signals_taking_in.take_in(desk, reports, policy)
    things += [
        Thing(said_in[one.signal.source, one.signal.key], one.signal, one.new, one.known, one.opened)
        for one in came.arrivals
    ]
    changes = [(name, _changes(desk, taken, policy)) for name, taken in files.items() if taken.changes]
    things += [Thing(name, held, 1, 0, opened=True) for name, found in changes for held in found.added]
    things += [Thing(name, held, 1, 1, opened=False) for name, found in changes for held in found.failed]
    counted = sum(found.known for _, found in changes), sum(found.to_come for _, found in changes)
    return Result(tuple(things), came.ignored, *counted)


def _changes(desk: Desk, taken: Taken, policy: SignalPolicy) -> changes_importing.TakenIn:
    """The changes of a file; raises BadInput for the first that can't be kept."""
    found = changes_importing.take_in(desk, taken.changes, policy)
    for problem in found.problems:
        raise BadInput(f"{problem.place}: {problem.reason}")
    return found


def _places(files: Mapping[str, Taken]) -> dict[tuple[str, str], str]:
    """The file that speaks first of each problem and each incident."""
    said_in: dict[tuple[str, str], str] = {}
    for name, taken in files.items():
        problems: list[Report | ForeignIncident] = [*taken.reports, *taken.incidents]
        for one in problems:
            said_in.setdefault((one.source, one.key), name)
    return said_in


def _is_incident(desk: Desk, foreign: ForeignIncident, taken_as: TakenAs | None, known: Problems) -> bool:
    """It is over, or was taken in as one before; what waits here as a signal, or was decided on, stays a signal."""
    if taken_as is not None:
        return taken_as is TakenAs.INCIDENT
    if foreign_incidents.held_under(desk, foreign_incidents.foreign_key(foreign)) is not None:
        return True
    return foreign.over and (foreign.source, foreign.key) not in known


def _record(desk: Desk, name: str, record: Record) -> Thing:
    return _thing(name, foreign_incidents.take_in_record(desk, record))


def _thing(name: str, taken: foreign_incidents.Taken) -> Thing:
    return Thing(name, taken.incident, taken.new, taken.known, taken.opened)
