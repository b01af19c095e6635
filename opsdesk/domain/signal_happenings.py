"""What can happen to a signal, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.signal import MOST_SERVICES, Ending, Signal
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Reported(Happening[Signal]):
    """Its source reported something of it. Severity and services are those that the settings of that time made of its
    words. The first report opens the signal."""

    KIND: ClassVar[str] = "reported"
    FINAL: ClassVar[bool] = True

    report: Report
    severity: int = 0
    services: tuple[str, ...] = ()
    earlier: tuple[int, ...] = ()
    """For the first: the signals of the same problem that were decided before."""

    def change(self, state: Signal, page: Page[Signal]) -> Signal:
        report = self.report
        first: dict[str, Any] = {} if state.reports else {"opened_at": page.at, "earlier": self.earlier}
        told = replace(
            state,
            source=report.source,
            key=report.key,
            first_at=min(state.first_at or report.at, report.at),
            firings=state.firings + (report.condition is Condition.FIRING),
            reports=state.reports + 1,
            services=tuple(dict.fromkeys((*state.services, *self.services)))[:MOST_SERVICES],
            **first,
        )
        return self._newest(told) if state.newest_at is None or report.at >= state.newest_at else told

    def _newest(self, state: Signal) -> Signal:
        """With what only the newest report knows; one that was late says nothing of how it stands now."""
        report = self.report
        silent = report.condition is Condition.TOLD or (state.resolved and report.at == state.newest_at)
        return replace(
            state,
            about=report.title or state.about,
            rule=report.rule or state.rule,
            condition=state.condition if silent else report.condition,
            claimed=report.severity or state.claimed,
            severity=self.severity or (0 if report.severity else state.severity),
            url=report.url or state.url,
            began_at=report.began_at or state.began_at,
            newest_at=report.at,
        )

    def headline(self) -> str:
        return f"{self.report.condition}: {self.report.title}"


@dataclass(frozen=True, slots=True)
class Merged(Happening[Signal]):
    """It belongs to an incident."""

    KIND: ClassVar[str] = "merged"
    incident: int = 0

    def change(self, state: Signal, page: Page[Signal]) -> Signal:
        return _ended(state, page, Ending.MERGED, incident=self.incident)

    def headline(self) -> str:
        return f"merged into INC-{self.incident}"


@dataclass(frozen=True, slots=True)
class Declared(Happening[Signal]):
    """An incident was declared from it: people are called by now."""

    KIND: ClassVar[str] = "declared"
    FINAL: ClassVar[bool] = True
    incident: int = 0

    def change(self, state: Signal, page: Page[Signal]) -> Signal:
        return _ended(state, page, Ending.DECLARED, incident=self.incident)

    def headline(self) -> str:
        return f"declared as INC-{self.incident}"


@dataclass(frozen=True, slots=True)
class Dismissed(Happening[Signal]):
    """It is no incident, and why."""

    KIND: ClassVar[str] = "dismissed"
    why: str = ""

    def change(self, state: Signal, page: Page[Signal]) -> Signal:
        return _ended(state, page, Ending.DISMISSED, why=self.why)

    def headline(self) -> str:
        return f"dismissed: {self.why}"


def _ended(state: Signal, page: Page[Signal], ending: Ending, *, incident: int = 0, why: str = "") -> Signal:
    return replace(state, ending=ending, incident=incident, why=why, ended_at=page.at, ended_by=page.by)


SIGNALS: Final = Cabinet("signal", Signal, (Reported, Merged, Declared, Dismissed))
