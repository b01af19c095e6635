"""Reports of other tools become signals: each report once, each problem one signal, all of a batch or none of it.

A report of a problem that somebody decided on goes where it belongs: to the incident it became, or to nobody's inbox
while it is the same firing that was dismissed. When it fires anew, it waits anew, and names what was before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from opsdesk.desk import dossiers, signals, signals_telling
from opsdesk.desk.desk import Desk
from opsdesk.desk.signals_declaring import WRITER, declare_by_itself
from opsdesk.domain.signal import MOST_SERVICES, Signal
from opsdesk.domain.signal_happenings import SIGNALS, Reported
from opsdesk.domain.signal_policy import SignalPolicy
from opsdesk.domain.signal_report import Report
from opsdesk.domain.signal_succession import allotted, in_time
from opsdesk.domain.values import dataclass

Problems = Mapping[tuple[str | None, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one problem's reports."""

    signal: Signal
    new: int = 0
    known: int = 0
    opened: bool = False
    """The signal wasn't there before."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a batch of reports became."""

    arrivals: tuple[Arrival, ...] = ()
    ignored: int = 0
    """Reports that the settings pass over."""


def take_in(desk: Desk, reports: Iterable[Report], policy: SignalPolicy) -> TakenIn:
    """Takes a batch of reports in; raises StoreUnavailable, and then nothing of it is kept."""
    every = list(reports)
    wanted = [report for report in every if not policy.ignores(report.title)]
    with desk.together():
        batches = _by_problem(desk, wanted)
        runs = [run for batch in batches for run in _runs(desk, batch)]
        arrivals = _written(desk, runs, _Words(policy, desk.service_names()))
        _tell_incidents(desk, arrivals, runs)
        kept = tuple(_declared(desk, arrival, policy) for arrival in arrivals)
    return TakenIn(kept, len(every) - len(wanted))


def known_problems(desk: Desk) -> Problems:
    """The numbers of all signals there are and were, oldest first, by source and by what that calls the problem."""
    return dossiers.numbers_by(desk, SIGNALS, "source", "key")


@dataclass(frozen=True, slots=True)
class _Batch:
    """One problem: its signals so far, oldest first, and what was reported of it now."""

    held: tuple[Signal, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Reports for one signal; without `signal` they open the next."""

    signal: Signal | None
    fresh: tuple[Report, ...]
    known: int
    earlier: tuple[int, ...] = ()


class _Words:
    """What severities and services of other tools are called here."""

    def __init__(self, policy: SignalPolicy, registered: Iterable[str]) -> None:
        self._policy = policy
        self._registered = {name.casefold(): name for name in registered}

    def happening(self, report: Report, earlier: tuple[int, ...]) -> Reported:
        """A report with what its words mean here."""
        named = (self._policy.service(service) for service in report.services)
        services = dict.fromkeys(self._registered.get(name.casefold(), name) for name in named if name)
        return Reported(report, self._policy.severity(report.severity), tuple(services)[:MOST_SERVICES], earlier)


def _by_problem(desk: Desk, reports: Sequence[Report]) -> list[_Batch]:
    said: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        said.setdefault((report.source, report.key), []).append(report)
    numbers = known_problems(desk)
    return [
        _Batch(tuple(signals.one(desk, number) for number in numbers.get(problem, ())), tuple(said[problem]))
        for problem in said
    ]


def _runs(desk: Desk, batch: _Batch) -> Iterator[_Run]:
    """The batch without what is known already, shared out among the newest signal of the problem and the next."""
    seen = {report.id for signal in batch.held for report in signals.reports(desk, signal.number)}
    fresh = in_time(_once(report for report in batch.reports if report.id not in seen))
    known = len(batch.reports) - len(fresh)
    newest = batch.held[-1] if batch.held else None
    old, anew = allotted(newest, fresh, listens=_listens(desk, newest))
    if newest is not None and (old or not anew):
        yield _Run(newest, tuple(old), known)
    if anew:
        earlier = tuple(signal.number for signal in batch.held)
        yield _Run(None, tuple(anew), 0 if old else known, earlier)


def _once(reports: Iterable[Report]) -> Iterable[Report]:
    by_id: dict[str, Report] = {}
    for report in reports:
        by_id.setdefault(report.id, report)
    return by_id.values()


def _listens(desk: Desk, signal: Signal | None) -> bool:
    return bool(signal and signal.incident and signals_telling.listens(desk.incident(signal.incident)))


def _written(desk: Desk, runs: Sequence[_Run], words: _Words) -> list[Arrival]:
    writing = [run for run in runs if run.fresh]
    decisions = [(run.signal.number if run.signal else None, _decision(run, words)) for run in writing]
    states = iter(dossiers.do_all(desk, SIGNALS, decisions, by=WRITER))
    return [_arrival(run, next(states) if run.fresh else run.signal) for run in runs]


def _decision(run: _Run, words: _Words) -> dossiers.DecisionOn[Signal]:
    return lambda signal: [words.happening(report, run.earlier) for report in run.fresh]


def _arrival(run: _Run, signal: Signal | None) -> Arrival:
    assert signal is not None, "without a fresh report there is a signal that knows them all"
    return Arrival(signal, len(run.fresh), run.known, opened=run.signal is None)


def _tell_incidents(desk: Desk, arrivals: Sequence[Arrival], runs: Sequence[_Run]) -> None:
    """Each incident hears of its signals, of all at once."""
    heard: dict[int, list[tuple[Signal, Sequence[Report]]]] = {}
    for arrival, run in zip(arrivals, runs, strict=True):
        if run.fresh and _listens(desk, arrival.signal):
            heard.setdefault(arrival.signal.incident, []).append((arrival.signal, run.fresh))
    for number, said in heard.items():
        desk.play(number, signals_telling.news(desk.incident(number), said, desk.clock()))


def _declared(desk: Desk, arrival: Arrival, policy: SignalPolicy) -> Arrival:
    """An alarm may have become an incident by itself."""
    declared = declare_by_itself(desk, arrival.signal, policy) if arrival.opened else None
    return replace(arrival, signal=declared) if declared else arrival
