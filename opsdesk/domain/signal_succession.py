"""Which of a problem's signals a report belongs to: the newest one, or a new one that names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_report import Condition, Report

_PLACE: Final = {place: rank for rank, place in enumerate(Condition)}
"""What was reported at one moment is read in this order: a problem fires before it is resolved."""


def in_time(reports: Iterable[Report]) -> list[Report]:
    """Reports of one problem in the order in which they happened."""
    return sorted(reports, key=lambda report: (report.at, _PLACE[report.condition]))


def allotted(
    newest: Signal | None, reports: Sequence[Report], *, listens: bool
) -> tuple[Sequence[Report], Sequence[Report]]:
    """Reports, in the order of time, for the newest signal of their problem, and those for a new one.

    `listens` says that the newest is part of an incident that still wants to hear of it.
    """
    if newest is None:
        return (), reports
    if not newest.over or listens:
        return reports, ()
    cleared = newest.resolved
    for place, report in enumerate(reports):
        if _begins_anew(newest, report, cleared=cleared):
            return reports[:place], reports[place:]
        if report.condition is not Condition.TOLD:
            cleared = report.condition is Condition.RESOLVED
    return reports, ()


def _begins_anew(decided: Signal, report: Report, *, cleared: bool) -> bool:
    """It fires, and isn't the very firing that somebody decided on: nobody has seen this one."""
    if report.condition is not Condition.FIRING or (decided.newest_at and report.at < decided.newest_at):
        return False
    return cleared or report.began_at is None or report.began_at != decided.began_at
