"""What can happen to a rollback procedure. How a run of it went is told by the run itself."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.rollback import (
    EVERY_SERVICE,
    KEPT,
    ArchitectureChange,
    BegunRun,
    Plan,
    Procedure,
    Rehearsal,
    Result,
)
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Added(Happening[Procedure]):
    """The procedure was written down."""

    KIND: ClassVar[str] = "added"
    FINAL: ClassVar[bool] = True
    service: str = EVERY_SERVICE
    deployment_type: str = ""
    plan: Plan = Plan()
    depends_on: tuple[str, ...] = ()

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        return replace(
            state,
            service=self.service,
            deployment_type=self.deployment_type,
            plan=self.plan,
            depends_on=self.depends_on,
            added_at=page.at,
        )

    def headline(self) -> str:
        return "written down"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Procedure]):
    """Its plan reads otherwise."""

    KIND: ClassVar[str] = "edited"
    plan: Plan = Plan()

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        return replace(state, plan=self.plan)


@dataclass(frozen=True, slots=True)
class ArchitectureChanged(Happening[Procedure]):
    """The service isn't built as it was when the procedure was rehearsed."""

    KIND: ClassVar[str] = "architecture_changed"
    what: str = ""

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        return replace(state, changes=(*state.changes, ArchitectureChange(page.at, self.what))[-KEPT:])

    def headline(self) -> str:
        return f"architecture changed: {self.what}"


@dataclass(frozen=True, slots=True)
class RollbackBegun(Happening[Procedure]):
    """Somebody began to roll back by its checklist, for practice or in earnest. How it went is the run's to tell."""

    KIND: ClassVar[str] = "rollback_begun"
    FINAL: ClassVar[bool] = True
    run: int = 0
    incident: int = 0
    depends_on: tuple[str, ...] = ()

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        begun = BegunRun(self.run, page.at, self.depends_on)
        return replace(state, runs=(*state.runs, begun)[-KEPT:])

    def headline(self) -> str:
        return (
            f"rollback RUN-{self.run} begun in INC-{self.incident}" if self.incident else f"drill RUN-{self.run} begun"
        )


@dataclass(frozen=True, slots=True)
class RehearsalTold(Happening[Procedure]):
    """It was rehearsed, or done, without a checklist run here; the page's time is when it ended."""

    KIND: ClassVar[str] = "rehearsal_told"
    result: Result = Result.WORKED
    minutes: int | None = None
    why: str = ""
    incident: int = 0
    depends_on: tuple[str, ...] = ()

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        seconds = None if self.minutes is None else self.minutes * 60
        told = Rehearsal(
            page.at,
            self.result,
            seconds,
            self.why,
            incident=self.incident,
            by=page.by,
            depends_on=self.depends_on,
        )
        return replace(state, told=(*state.told, told)[-KEPT:])

    def headline(self) -> str:
        took = f" in {self.minutes} min" if self.minutes is not None else ""
        what = f"rollback in INC-{self.incident}" if self.incident else "drill"
        return f"{what} {self.result}{took}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Retired(Happening[Procedure]):
    """Nobody rolls back this way any more."""

    KIND: ClassVar[str] = "retired"
    why: str = ""

    def change(self, state: Procedure, page: Page[Procedure]) -> Procedure:
        return replace(state, retired=self.why)

    def headline(self) -> str:
        return f"retired: {self.why}"


ROLLBACKS: Final = Cabinet(
    "rollback", Procedure, (Added, Edited, ArchitectureChanged, RollbackBegun, RehearsalTold, Retired)
)
