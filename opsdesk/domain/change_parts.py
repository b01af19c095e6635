"""The parts of a change: its plan, the verdict on its risk, the evidence, approval, stages and review."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.rigor import Demand, Tier
from opsdesk.domain.values import dataclass

KEPT: Final = 64
"""Sets of demands that are kept: one for each tier of each policy there was."""


class ChangeSort(StrEnum):
    """What kind of thing changes."""

    DEPLOY = "deploy"
    CONFIGURATION = "configuration"
    FLAG = "flag"
    MIGRATION = "migration"
    VENDOR_NOTICE = "vendor notice"
    """Something a provider changes, or announced: no deployment of our own."""
    OTHER = "other"


SORTS: Final = {
    "deploy": ChangeSort.DEPLOY,
    "deployed": ChangeSort.DEPLOY,
    "deployment": ChangeSort.DEPLOY,
    "release": ChangeSort.DEPLOY,
    "rollout": ChangeSort.DEPLOY,
    "config": ChangeSort.CONFIGURATION,
    "configuration": ChangeSort.CONFIGURATION,
    "flag": ChangeSort.FLAG,
    "feature flag": ChangeSort.FLAG,
    "migration": ChangeSort.MIGRATION,
    "vendor": ChangeSort.VENDOR_NOTICE,
    "vendor notice": ChangeSort.VENDOR_NOTICE,
}
"""The words by which people name them."""


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """What is planned: all that a form asks."""

    title: str = ""
    sort: ChangeSort = ChangeSort.DEPLOY
    services: tuple[str, ...] = ()
    deployment_type: str = ""
    """One of the service's ways to be changed; its rollback procedure is kept under it."""
    starts_at: datetime | None = None
    """The planned window, in UTC; None while nobody said."""
    ends_at: datetime | None = None
    requester: str = ""
    """The short name of who asks for it."""
    author_role: str = ""
    """What its author is (“payments developer”): enough to ask the right people, and no name to blame."""
    link: str = ""
    """Where its code, ticket or announcement is."""
    stages: tuple[str, ...] = ()
    """The names of the steps in which it reaches its users, in their order."""
    risk: ChangeRisk = ChangeRisk()
    fixes: int = 0
    """The incident it is made to fix; 0: it was wanted anyway."""
    committed_at: datetime | None = None
    """When its code was committed: the start of its lead time."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How risky it was found to be, by the policy of that day; a later policy doesn't change it."""

    tier: Tier
    score: int
    likelihood: int
    impact: int
    why: tuple[str, ...] = ()
    """What made it so, a sentence each."""
    asked: str = ""
    """What it demands, as text: lists read every change, and few ask for it."""
    rigor_version: int = 0
    review_days: int = 0
    """Of an emergency: the days within which it is reviewed."""

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Every piece of evidence that is asked for, put together at the first question."""
        return _demands(self.asked)


def asked_of(demands: Iterable[Demand]) -> str:
    """Demands as the text that a verdict keeps."""
    return json.dumps([encode(demand) for demand in demands], ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=KEPT)
def _demands(asked: str) -> tuple[Demand, ...]:
    return tuple(decode(Demand, held) for held in json.loads(asked or "[]"))


class PieceSort(StrEnum):
    """What a piece of evidence is."""

    WORDS = "words"
    LINK = "link"
    PERSON = "person"
    DAY = "day"
    RUN = "run"
    CHECKLIST = "checklist"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is linked to a demand."""

    demand: str
    sort: PieceSort
    text: str = ""
    """Words, URL, short name, or the name of a checklist."""
    number: int = 0
    """Of the run or the rollback procedure."""
    on: date | None = None
    """The day of a rehearsal that was held elsewhere."""
    by: str = ""
    at: datetime | None = None

    @property
    def words(self) -> str:
        """What a list shows: `RUN-3`, `2026-11-02`, `@bo`, the words."""
        match self.sort:
            case PieceSort.RUN:
                return f"RUN-{self.number}"
            case PieceSort.PROCEDURE:
                return f"RB-{self.number}"
            case PieceSort.PERSON:
                return f"@{self.text}"
            case PieceSort.DAY:
                return str(self.on)
        return self.text


@dataclass(frozen=True, slots=True)
class Approval:
    """By whom it was approved, when, and for an emergency against which missing evidence."""

    by: str
    at: datetime
    why: str = ""
    missing: tuple[str, ...] = ()
    """Ids of the demands that weren't met; none but for an emergency."""


@dataclass(frozen=True, slots=True)
class StageMark:
    """A stage that was reached."""

    stage: str
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """An emergency looked at afterwards."""

    by: str
    at: datetime
    words: str
    missing: tuple[str, ...] = ()
    """Demands whose evidence never came; the words say why."""
