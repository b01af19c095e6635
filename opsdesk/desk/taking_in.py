"""Everything that files of other tools say is taken in together, all that can be read of it or none.

Records and incidents of others that are over become incidents; alerts, and incidents of others that go on, become
signals; changes are kept as recorded changes. What is here already isn't taken in again. Loads pydantic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from opsdesk.formats.taking_in import ForeignIncident, Form, ReadFile, Taken, joined, reports_of
from opsdesk.store.connection import transaction
from opsdesk.store.opening import to_try_on

_Told = list[tuple[str, Taken]]
"""What is said, each with the file that says it."""
_Place = tuple[str, Form]
"""Where something is said first: file and format."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was said, and what it is here."""

    file: str
    form: Form
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
    files: Mapping[str, ReadFile],
    policy: SignalPolicy,
    *,
    taken_as: TakenAs | None = None,
    dry_run: bool = False,
) -> Result:
    """Takes in what files say, by their names; raises BadInput, Refused or StoreUnavailable, and then nothing is kept.

    With `dry_run` nothing is kept either way: the numbers it tells are those that things would get.
    """
    told = [(name, taken) for name, file in files.items() for taken in file.told]
    _check(told, taken_as)
    if dry_run:
        return _tried(desk, told, policy, taken_as)
    with desk.together():
        return _taken_in(desk, told, policy, taken_as)


def _tried(desk: Desk, told: _Told, policy: SignalPolicy, taken_as: TakenAs | None) -> Result:
    """What would come of it; a store that can't be written is no hindrance."""
    try:
        with to_try_on(desk.opened) as opened, transaction(opened.connection, opened.path):
            raise _OnlyTried(_taken_in(Desk(opened, by=desk.by, clock=desk.clock), told, policy, taken_as))
    except _OnlyTried as tried:
        return tried.result


def _check(told: _Told, taken_as: TakenAs | None) -> None:
    for name, taken in told:
        if taken_as is TakenAs.INCIDENT and taken.reports:
            raise BadInput(f"{name}: an alert becomes a signal; “opsdesk signal declare” makes an incident of one")
        if taken_as is TakenAs.SIGNAL and (taken.records or any(foreign.talk for foreign in taken.incidents)):
            raise BadInput(f"{name}: what people wrote of an incident is one, and no signal")


def _taken_in(desk: Desk, said: _Told, policy: SignalPolicy, taken_as: TakenAs | None) -> Result:
    told = [(name, _with_notices(desk, taken, taken_as)) for name, taken in said]
    said_in = _places(told)
    things = [_record(desk, name, record) for name, taken in told for record in taken.records]
    reports = [report for _, taken in told for report in taken.reports]
    known = signals_taking_in.known_problems(desk)
    for foreign in joined(foreign for _, taken in told for foreign in taken.incidents):
        if _is_incident(desk, foreign, taken_as, known):
            place = said_in[foreign.source, foreign.key]
            things.append(_thing(place, foreign_incidents.take_in_foreign(desk, foreign, policy, place[0])))
        else:
            reports += reports_of(foreign)
    came = signals_taking_in.take_in(desk, reports, policy)
    things += [
        Thing(*said_in[one.signal.source, one.signal.key], one.signal, one.new, one.known, one.opened)
        for one in came.arrivals
    ]
    changes = [((name, taken.form), _changes(desk, taken, policy)) for name, taken in told if taken.changes]
    things += [Thing(*place, held, 1, 0, opened=True) for place, found in changes for held in found.added]
    things += [Thing(*place, held, 1, 1, opened=False) for place, found in changes for held in found.failed]
    counted = sum(found.known for _, found in changes), sum(found.to_come for _, found in changes)
    return Result(tuple(things), came.ignored, *counted)


def _with_notices(desk: Desk, taken: Taken, taken_as: TakenAs | None) -> Taken:
    """Planned work as the incident it is on request, or already was here before."""
    notices = [
        change.notice
        for change in taken.changes
        if change.notice and (taken_as is TakenAs.INCIDENT or _is_held(desk, change.notice))
    ]
    changes = tuple(change for change in taken.changes if change.notice not in notices)
    return replace(taken, changes=changes, incidents=(*taken.incidents, *notices))


def _changes(desk: Desk, taken: Taken, policy: SignalPolicy) -> changes_importing.TakenIn:
    """The changes of a file; raises BadInput for the first that can't be kept."""
    found = changes_importing.take_in(desk, taken.changes, policy)
    for problem in found.problems:
        raise BadInput(f"{problem.place}: {problem.reason}")
    return found


def _places(told: _Told) -> dict[tuple[str, str], _Place]:
    """Where each problem and each incident is spoken of first."""
    said_in: dict[tuple[str, str], _Place] = {}
    for name, taken in told:
        problems: list[Report | ForeignIncident] = [*taken.reports, *taken.incidents]
        for one in problems:
            said_in.setdefault((one.source, one.key), (name, taken.form))
    return said_in


def _is_incident(desk: Desk, foreign: ForeignIncident, taken_as: TakenAs | None, known: Problems) -> bool:
    """It is over, or was taken in as one before; what waits here as a signal, or was decided on, stays a signal."""
    if taken_as is not None:
        return taken_as is TakenAs.INCIDENT
    return _is_held(desk, foreign) or (foreign.over and (foreign.source, foreign.key) not in known)


def _is_held(desk: Desk, foreign: ForeignIncident) -> bool:
    """It is an incident here already."""
    return foreign_incidents.held_under(desk, foreign_incidents.foreign_key(foreign)) is not None


def _record(desk: Desk, name: str, record: Record) -> Thing:
    return _thing((name, Form.RECORD), foreign_incidents.take_in_record(desk, record))


def _thing(place: _Place, taken: foreign_incidents.Taken) -> Thing:
    return Thing(*place, taken.incident, taken.new, taken.known, taken.opened)
