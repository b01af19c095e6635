"""What the commander decided, with what was weighed before and whether it worked after.

After PagerDuty's training for commanders: options, risks, strong objections?, the decision, who verifies it, fallback.
Most decisions are one line and stay one; the rest is there for those that can go wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody had against it, strongly enough to be kept."""

    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """A decision as it stands now."""

    number: int
    text: str
    at: datetime
    by: str = ""
    options: tuple[str, ...] = ()
    """What else could have been done."""
    risks: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    fallback: str = ""
    """What is done if it doesn't work."""
    verifier: str = ""
    """Who looks whether it worked."""
    check_at: datetime | None = None
    """When they are asked."""
    worked: bool | None = None
    """None while nobody said."""
    result: str = ""
    """How that shows."""
    checked_at: datetime | None = None
    checked_by: str = ""

    @property
    def name(self) -> str:
        """`D2`, as typed and shown."""
        return f"D{self.number}"

    def left(self, now: datetime) -> timedelta | None:
        """Time until somebody is asked whether it worked, negative when overdue; None when nobody is to be."""
        return self.check_at - now if self.check_at and self.worked is None else None

    @property
    def outcome(self) -> str:
        """“worked”, “did not work”, or an empty text while nobody said."""
        return "" if self.worked is None else "worked" if self.worked else "did not work"


def decision_parts(made: MadeDecision, zone: tzinfo) -> Iterator[tuple[str, str]]:
    """What was said about a decision, in the order in which a commander asks: what it is, and the words."""
    yield from (("option", option) for option in made.options)
    yield from (("risk", risk) for risk in made.risks)
    for held in made.objections:
        yield "objection", f"{held.words}{f' ({held.who})' if held.who else ''}"
    if made.fallback:
        yield "fallback", made.fallback
    if made.verifier:
        when = f", asked at {made.check_at.astimezone(zone):%H:%M}" if made.check_at else ""
        yield "verifies", f"{made.verifier}{when}"
    if made.outcome:
        by = f" ({made.checked_by})" if made.checked_by else ""
        yield made.outcome, f"{made.result}{by}".strip()
