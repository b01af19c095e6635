"""What the linter may know about the incident behind a text. Everything but the stage may be unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Band, HypothesisKind, HypothesisStatus, Stage

_SUSPECTED_BANDS = frozenset({None, Band.ROUGHLY_EVEN, Band.LIKELY, Band.VERY_LIKELY, Band.ALMOST_CERTAIN})
_STANDING = frozenset({HypothesisStatus.OPEN, HypothesisStatus.TESTING})


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of the ledger, as plain words."""

    key: str
    """What it is about: `impact`, `start`, `data`, `workaround` …"""
    state: str
    """`confirmed`, `suspected`, `ruled out` or `unknown`."""
    words: str
    numbers: tuple[str, ...] = ()
    """Numbers a text may say because of this fact, when they don't stand in its words: `12 %`, `14:00`."""

    @property
    def is_unknown(self) -> bool:
        """Nobody knows yet, which is what an honest admission says."""
        return self.state == "unknown"


@dataclass(frozen=True, slots=True)
class KnownHypothesis:
    """A hypothesis of the board; only those of the kind *cause* count."""

    statement: str
    status: HypothesisStatus
    band: Band | None = None
    kind: HypothesisKind = HypothesisKind.CAUSE

    @property
    def is_confirmed(self) -> bool:
        """The commander confirmed it."""
        return self.status is HypothesisStatus.CONFIRMED

    @property
    def is_suspected(self) -> bool:
        """Still open, and not called less than even."""
        return self.status in _STANDING and self.band in _SUSPECTED_BANDS


@dataclass(frozen=True, slots=True, eq=False)
class LintContext:
    """For whom, when and about what a text speaks; None means that nobody told the linter.

    A context is itself and no other, so that what follows from it is kept as long as the same one is handed in.
    """

    stage: Stage = Stage.INVESTIGATING
    audience: Audience = Audience.CUSTOMERS
    previous: tuple[str, ...] = ()
    """Texts already sent to this audience, oldest first."""
    news: tuple[str, ...] = ()
    """What became known since the last of them, in the words of its facts."""
    now: datetime | None = None
    zone: tzinfo = UTC
    """The zone of clock times that name none."""
    next_due: datetime | None = None
    """When the last text promised the next one, or policy asks for it."""
    cadence: timedelta | None = None
    """The longest time policy allows until the next update."""
    has_cadence: bool = True
    """False: policy sets no cadence for this incident and audience."""
    is_over: bool = False
    """The incident is over, so that no next update is owed, whatever a correction of it is called."""
    facts: tuple[KnownFact, ...] | None = None
    hypotheses: tuple[KnownHypothesis, ...] | None = None
    resolution_confirmed: bool | None = None
    """The commander confirmed it, an observation window passed, or a resolved time is recorded."""
    security_confirmed: bool = False
    """The commander approved speaking of security or data in public."""
    impact_total: bool | None = None
    planned: bool = False
    """Planned maintenance: its window is known, not guessed."""
    named_actions: tuple[str, ...] = ()
    """Actions that an internal text may give a time to."""
    services: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Short names of those who work on the incident."""
    contradicted: tuple[str, ...] = ()
    """What this audience was told that isn't so, in words: “started: we said “14:00 UTC”, and it is “13:40 UTC””."""

    @property
    def is_public(self) -> bool:
        """Customers read it."""
        return self.audience is Audience.CUSTOMERS

    @property
    def causes(self) -> tuple[KnownHypothesis, ...]:
        """The hypotheses about the cause; repair paths are none."""
        return tuple(item for item in self.hypotheses or () if item.kind is HypothesisKind.CAUSE)
