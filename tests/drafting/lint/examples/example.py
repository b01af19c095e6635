"""How an example is written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from opsdesk.domain.vocabulary import Audience, Band, HypothesisStatus, Stage
from opsdesk.drafting.lint import KnownFact, KnownHypothesis, LintContext

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
"""A Tuesday, 14:00 UTC."""


@dataclass(frozen=True)
class Example:
    """A text and what is known when it is linted."""

    text: str
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def context(self) -> LintContext:
        """The context, investigating and for customers unless said otherwise."""
        return LintContext(**self.known)


def texts(*written: str, **known: Any) -> tuple[Example, ...]:
    """Examples that share what is known."""
    return tuple(Example(text, known) for text in written)


def minutes(count: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)


IMPACT = KnownFact("impact", "confirmed", "12 % of card payments in Europe fail since 13:40 UTC")
NO_DATA_LOST = KnownFact("data", "confirmed", "no data was lost")
DATA_UNKNOWN = KnownFact("data", "unknown", "whether data was lost")
CAUSE_UNKNOWN = KnownFact("cause", "unknown", "the cause")
POOL = KnownHypothesis("connection pool too small since release 4.2", HypothesisStatus.TESTING, Band.LIKELY)
POOL_CONFIRMED = KnownHypothesis("connection pool too small since release 4.2", HypothesisStatus.CONFIRMED)
ATTACK_RULED_OUT = KnownHypothesis("attack from outside", HypothesisStatus.RULED_OUT)
RESOLVED = Stage.RESOLVED
ENGINEERS = Audience.ENGINEERS
