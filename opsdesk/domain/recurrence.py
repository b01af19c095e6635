"""Recurrences: an incident that is an earlier one come back, linked by somebody, and what was made of it.

The link is a dossier of its own and not a part of either incident: it is found out afterwards, is about two of them,
and is over once an improvement with an owner came of it. Both timelines note it. What is proposed to be linked is
`opsdesk.domain.recurrence_signs`; what comes too often is `opsdesk.domain.recurrence_patterns`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass


class Means(StrEnum):
    """In which system an improvement is made."""

    CHECKLIST = "checklist step"
    RUNBOOK = "runbook fix"
    ALERT = "alert"
    """A follow-up by which it is seen sooner."""
    RITUAL = "ritual item"


@dataclass(frozen=True, slots=True)
class Improvement:
    """What somebody made of a recurrence, kept where such things are kept, with one who answers for it."""

    means: Means
    about: str
    """Where it is: `FU-7`, `DOC-3`, `RIT-2`, `MTG-4`, or a checklist's name."""
    words: str
    owner: str
    at: datetime
    by: str

    @property
    def told(self) -> str:
        """`alert FU-7 (ana): page when the pool is over 80 %`."""
        return f"{self.means} {self.about} ({self.owner}): {self.words}"


@dataclass(frozen=True, slots=True)
class Recurrence(Dossier):
    """One incident that is another come back. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "REC"

    incident: int = 0
    """The one that came later."""
    earlier: int = 0
    why: str = ""
    linked_at: datetime | None = None
    """None: it was only proposed, and somebody looked at it."""
    linked_by: str = ""
    improvements: tuple[Improvement, ...] = ()
    """Oldest first."""
    dismissed: str = ""
    """Why it is none after all, or why nothing is made of it."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return f"INC-{self.incident} is INC-{self.earlier} again"

    @property
    def stands(self) -> bool:
        """Somebody linked the two, and nobody says that it was wrong."""
        return self.linked_at is not None and not self.dismissed

    @property
    def decided(self) -> bool:
        """Somebody linked or dismissed it; else it is proposed as before."""
        return self.stands or bool(self.dismissed)

    @property
    def over(self) -> bool:
        """Something was made of it, or it is none."""
        return bool(self.improvements) or not self.stands
