"""What the desk asks of postmortems beside the days that each classification's response sets."""

from __future__ import annotations

import re
from typing import Annotated, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FactorKind:
    """A kind of contributing factor: what a later incident can have in common with this one."""

    id: str
    """Small letters and hyphens; it is kept, so it stays."""
    group: str
    """`change`, `capacity`, `detection` …"""
    words: str
    """What it means, as one would ask for it."""


@dataclass(frozen=True, slots=True)
class PostmortemPolicy:
    """When a postmortem is asked for and by when its parts are due; the meeting's days stand in the policy."""

    draft_days: Annotated[int, Within(0, 30)] = 1
    """Days before the meeting on which the draft is read."""
    preliminary_hours: Annotated[int, Within(0, 168)] = 24
    """From the end to the preliminary analysis; 0 asks for none."""
    mobilised: Annotated[int, Within(0, 1000)] = 3
    """From so many people on it, a false alarm gets a postmortem too; 0: it never does."""
    factors: tuple[FactorKind, ...] = ()
    """A team's own kinds of contributing factors, beside those that ship."""

    def __post_init__(self) -> None:
        for kind in self.factors:
            if not _ID.fullmatch(kind.id) or not kind.group or not kind.words:
                raise ValueError(f"a factor needs an id (small letters and hyphens), a group and words: {kind.id!r}")


DEFAULT_POSTMORTEM_POLICY: Final = PostmortemPolicy()
