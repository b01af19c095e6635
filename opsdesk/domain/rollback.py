"""Rollback procedures: how one way of deploying is taken back, agreed on while nobody is in a hurry.

The trigger is decided beforehand, so that nobody has to win an argument at three in the morning (PRACTICE §5). What a
procedure *is* stands here; whether it can be trusted is `opsdesk.domain.rollback_standing`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.rigor import Tier
from opsdesk.domain.values import dataclass

EVERY_SERVICE: Final = ""
"""The service of a procedure that holds for every one that is deployed so."""
KEPT: Final = 20
"""Rehearsals and runs a procedure remembers; what is older stays readable in its pages."""


class Result(StrEnum):
    """How a rollback went, rehearsed or real."""

    WORKED = "worked"
    FAILED = "failed"
    BROKEN_OFF = "broken off"
    """Nobody knows whether it would have worked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a procedure says."""

    metric: str = ""
    """What is watched to decide."""
    threshold: str = ""
    """The value of the metric at which the rollback begins."""
    point_of_no_return: str = ""
    """From when on going forward is the only way; or that there is no such point."""
    checklist: str = ""
    """The name of the template that holds its steps."""
    verifier: str = ""
    """Who looks whether it worked: a role or a person other than the one who rolls back."""
    minutes: Annotated[int, Within(0, 100_000)] = 0
    """How long it takes, as estimated before it was ever timed; 0: nobody said."""
    tier: Tier = Tier.NORMAL
    """The riskiest changes it is for: the higher, the more often it is rehearsed."""

    @property
    def trigger(self) -> str:
        """`error rate > 2 % for 5 min`, as far as anybody said."""
        return " ".join(part for part in (self.metric, self.threshold) if part)

    @property
    def words(self) -> str:
        """All of it in one line."""
        parts = (
            f"trigger {self.trigger}" if self.trigger else "",
            f"point of no return: {self.point_of_no_return}" if self.point_of_no_return else "",
            f"steps {self.checklist}" if self.checklist else "",
            f"verified by {self.verifier}" if self.verifier else "",
            f"about {self.minutes} min" if self.minutes else "",
            f"for changes up to {self.tier}",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rollback that was done, for practice or because it had to be."""

    at: datetime
    """When it ended (UTC)."""
    result: Result
    seconds: int | None = None
    """From its first step to its end; None when nobody took the time."""
    why: str = ""
    """What went wrong; which steps were skipped."""
    run: int = 0
    """The checklist run it was; 0 for one that is only told of."""
    incident: int = 0
    """The incident that made it real; 0 for a drill."""
    by: str = ""
    depends_on: tuple[str, ...] = ()
    """What the registry said of the service then."""

    @property
    def what(self) -> str:
        """“drill” or “rollback”, and where it is kept."""
        where = f" RUN-{self.run}" if self.run else ""
        return f"rollback{where} in INC-{self.incident}" if self.incident else f"drill{where}"


@dataclass(frozen=True, slots=True)
class BegunRun:
    """A checklist run that was begun to roll back, or to rehearse it."""

    run: int
    at: datetime
    depends_on: tuple[str, ...] = ()
    """What the registry said of the service then."""


@dataclass(frozen=True, slots=True)
class ArchitectureChange:
    """Something about the service that may have made the steps wrong."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Procedure(Dossier):
    """One procedure: its plan, and what happened around it that no checklist run tells."""

    PREFIX: ClassVar[str] = "RB"

    service: str = EVERY_SERVICE
    deployment_type: str = ""
    plan: Plan = Plan()
    added_at: datetime | None = None
    depends_on: tuple[str, ...] = ()
    """What the registry said of the service when the procedure was written down."""
    changes: tuple[ArchitectureChange, ...] = ()
    told: tuple[Rehearsal, ...] = ()
    """Rehearsals that were no checklist run here, in the order they were told of."""
    runs: tuple[BegunRun, ...] = ()
    retired: str = ""
    """Why it isn't followed any more."""

    @property
    def title(self) -> str:
        """`payments · rolling`."""
        return f"{self.service or 'every service'} · {self.deployment_type}"

    @property
    def over(self) -> bool:
        """It isn't followed any more."""
        return bool(self.retired)
