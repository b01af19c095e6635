"""How a line was read: what it will do, in words, before anything is done."""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime, tzinfo

from opsdesk.desk.decision import Decision
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """What a line is read against."""

    incident: Incident
    now: datetime
    by: str = ""
    zone: tzinfo = UTC
    """The zone times are typed and shown in."""
    target: int | None = None
    """Number of the hypothesis that evidence without a number means; None asks."""
    known_people: frozenset[str] = frozenset()
    known_services: frozenset[str] = frozenset()
    """Names in the registry."""
    check_in_minutes: int = 15
    at: datetime | None = None
    """When it happened, once the time before the line is read; None: now."""
    policy: Policy = DEFAULT_POLICY
    """How often each audience hears."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line means. Exactly one of `decision`, `opens` and `problem` says what Enter does."""

    kind: str
    """“note”, “evidence”, “action”, … : for the preview's colour and for tests."""
    says: str
    """The preview: how the line will be read, with its target, date and zone."""
    decision: Decision | None = None
    at: datetime | None = None
    """When it happened, when the line gives a time."""
    approx: bool = False
    opens: str = ""
    """A screen or dialog that the line opens (“desk”, “matrix” …), with what follows in `argument`."""
    argument: str = ""
    problem: str = ""
    """Why the line can't be entered as it is; it stays, and asks."""
    warnings: tuple[str, ...] = field(default=())
    """What to look at before Enter; nothing here blocks."""
    hypothesis: int = 0
    """The hypothesis that the line is about, if it is."""
