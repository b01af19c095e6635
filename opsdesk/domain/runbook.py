"""Documents that people act by: runbooks, processes, decision frameworks, escalation paths, onboarding.

What a document *is*, and what happened to it here, stands in this file; why it can't be trusted any more is
`opsdesk.domain.runbook_staleness`. Its text is on a page of the dossier and not in the state, which lists decode.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass

KEPT: Final = 20
"""Reviews that a document remembers; what is older stays readable in its pages."""
MOST_DAYS: Final = 3660
"""The longest interval between two reviews, in days."""

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Sort(StrEnum):
    """What a document is for; what is needed in an incident stands first."""

    RUNBOOK = "runbook"
    ESCALATION = "escalation path"
    DECISIONS = "decision framework"
    PROCESS = "process"
    ONBOARDING = "onboarding"


class Check(StrEnum):
    """What a review looked at."""

    STEPS = "steps"
    """They were followed, or read by somebody who would: it answers steps marked wrong, and a failed drill."""
    SERVICES = "services"
    """It tells the services as they are now: it answers what changed in them."""
    LINKS = "links"
    CONTACTS = "contacts"
    """Owner and escalation path."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a document beside its text: all that a form asks."""

    title: str = ""
    sort: Sort = Sort.RUNBOOK
    place: str = ""
    """Where it is written: a path or a URL."""
    owner: str = ""
    """A person's short name, or a team."""
    services: tuple[str, ...] = ()
    interval_days: Annotated[int, Within(0, MOST_DAYS)] = 180
    """Days for which a review holds; 0: the calendar never asks for one."""
    escalation: str = ""
    """Whom to turn to when it doesn't help; people of the registry are written `@bo`."""

    @property
    def is_url(self) -> bool:
        """It isn't a file here."""
        return _URL.match(self.place) is not None

    @property
    def words(self) -> str:
        """All of it in one line."""
        parts = (
            self.title,
            self.sort.value,
            self.place,
            f"owner {self.owner}" if self.owner else "",
            f"for {', '.join(self.services)}" if self.services else "",
            f"reviewed every {self.interval_days} days" if self.interval_days else "",
            f"then {self.escalation}" if self.escalation else "",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class KeptText:
    """What is known of the text that was kept: where it is, and where its links lead."""

    page: int
    """The page of the dossier that holds it."""
    at: datetime
    digest: str = ""
    lines: int = 0
    links: tuple[str, ...] = ()
    """Relative ones, as they are written."""
    dead_anchors: tuple[str, ...] = ()
    """Links to headings of its own that it doesn't have."""


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody looked at it, and said at what."""

    at: datetime
    by: str = ""
    """Empty for the stamp that it came with."""
    checked: tuple[Check, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class WrongStep:
    """A step that didn't do what it says, as whoever followed it saw."""

    step: str
    at: datetime
    by: str
    why: str = ""
    incident: int = 0
    """Where it was followed; 0: outside of any."""


@dataclass(frozen=True, slots=True)
class FailedDrill:
    """It was tried for practice, and didn't work."""

    at: datetime
    by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A service as the registry had it when the document was last compared with it."""

    service: str
    version: int


@dataclass(frozen=True, slots=True)
class Document(Dossier):
    """One document. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "DOC"

    card: Card = Card()
    text: KeptText | None = None
    added_at: datetime | None = None
    reviews: tuple[Review, ...] = ()
    """Oldest first."""
    compared_at: datetime | None = None
    """When somebody last said that it tells the services as they are; None while nobody has."""
    seen: tuple[Seen, ...] = ()
    wrong: tuple[WrongStep, ...] = ()
    """Those that no review of its steps answered yet."""
    failed_drill: FailedDrill | None = None
    """The newest, until a drill works or a review answers it."""
    retired: str = ""
    """Why nobody goes by it any more."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.card.title

    @property
    def over(self) -> bool:
        """Nobody goes by it any more."""
        return bool(self.retired)

    @property
    def reviewed_on(self) -> date | None:
        """The day of the newest review (UTC)."""
        return self.reviews[-1].at.date() if self.reviews else None

    @property
    def unchanged_since(self) -> datetime | None:
        """From when on a change of its services counts: when it was compared with them, else when it was added."""
        return self.compared_at or self.added_at

    @property
    def due_on(self) -> date | None:
        """The last day on which that review holds; None without a review or an interval."""
        if self.reviewed_on is None or not self.card.interval_days:
            return None
        return self.reviewed_on + min(timedelta(days=self.card.interval_days), date.max - self.reviewed_on)
