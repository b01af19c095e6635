"""What can happen to a document, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.runbook import KEPT, Card, Check, Document, FailedDrill, KeptText, Review, Seen, WrongStep
from opsdesk.domain.values import dataclass

STAMP: Final = "the stamp it came with"


@dataclass(frozen=True, slots=True)
class Added(Happening[Document]):
    """Somebody began to keep it."""

    KIND: ClassVar[str] = "added"
    FINAL: ClassVar[bool] = True
    card: Card = Card()
    reviewed_on: date | None = None
    """The day of the stamp that it came with."""
    seen: tuple[Seen, ...] = ()

    def change(self, state: Document, page: Page[Document]) -> Document:
        stamped = datetime.combine(self.reviewed_on, time(), UTC) if self.reviewed_on else None
        return replace(
            state,
            card=self.card,
            added_at=page.at,
            reviews=(Review(stamped, checked=tuple(Check), words=STAMP),) if stamped else (),
            compared_at=stamped,
            seen=self.seen,
        )

    def headline(self) -> str:
        return f"added {self.card.title}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Document]):
    """What is known of it reads otherwise."""

    KIND: ClassVar[str] = "edited"
    card: Card = Card()
    seen: tuple[Seen, ...] = ()
    """Its services: those it had before as they were seen then."""

    def change(self, state: Document, page: Page[Document]) -> Document:
        return replace(state, card=self.card, seen=self.seen)


@dataclass(frozen=True, slots=True)
class TextKept(Happening[Document]):
    """Its text was taken in, so that it can be read and searched where its place can't be reached."""

    KIND: ClassVar[str] = "text_kept"
    text: str = ""
    digest: str = ""
    links: tuple[str, ...] = ()
    dead_anchors: tuple[str, ...] = ()

    def change(self, state: Document, page: Page[Document]) -> Document:
        lines = len(self.text.splitlines())
        return replace(state, text=KeptText(page.seq, page.at, self.digest, lines, self.links, self.dead_anchors))

    def headline(self) -> str:
        return f"kept its text, {len(self.text.splitlines())} lines"


@dataclass(frozen=True, slots=True)
class Reviewed(Happening[Document]):
    """Somebody looked whether it is still right."""

    KIND: ClassVar[str] = "reviewed"
    checked: tuple[Check, ...] = ()
    words: str = ""
    seen: tuple[Seen, ...] = ()
    """Its services as the registry has them then."""

    def change(self, state: Document, page: Page[Document]) -> Document:
        review = Review(page.at, page.by, self.checked, self.words)
        reviewed = replace(state, reviews=(*state.reviews, review)[-KEPT:])
        if Check.STEPS in self.checked:
            reviewed = replace(reviewed, wrong=(), failed_drill=None)
        if Check.SERVICES in self.checked:
            reviewed = replace(reviewed, compared_at=page.at, seen=self.seen)
        return reviewed

    def headline(self) -> str:
        return f"reviewed, checked {', '.join(self.checked)}{f': {self.words}' if self.words else ''}"


@dataclass(frozen=True, slots=True)
class StepMarkedWrong(Happening[Document]):
    """Somebody followed a step, and it was wrong."""

    KIND: ClassVar[str] = "step_marked_wrong"
    step: str = ""
    why: str = ""
    incident: int = 0
    told: tuple[int, ...] = ()

    def change(self, state: Document, page: Page[Document]) -> Document:
        wrong = WrongStep(self.step, page.at, page.by, self.why, self.incident)
        return replace(state, wrong=(*state.wrong, wrong)[-KEPT:])

    def headline(self) -> str:
        where = f" in INC-{self.incident}" if self.incident else ""
        return f"step “{self.step}” marked wrong{where}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Drilled(Happening[Document]):
    """Somebody went by it for practice."""

    KIND: ClassVar[str] = "drilled"
    worked: bool = True
    why: str = ""

    def change(self, state: Document, page: Page[Document]) -> Document:
        return replace(state, failed_drill=None if self.worked else FailedDrill(page.at, page.by, self.why))

    def headline(self) -> str:
        return f"drill {'worked' if self.worked else 'failed'}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Retired(Happening[Document]):
    """Nobody goes by it any more."""

    KIND: ClassVar[str] = "retired"
    why: str = ""

    def change(self, state: Document, page: Page[Document]) -> Document:
        return replace(state, retired=self.why)

    def headline(self) -> str:
        return f"retired: {self.why}"


RUNBOOKS: Final = Cabinet("runbook", Document, (Added, Edited, TextKept, Reviewed, StepMarkedWrong, Drilled, Retired))
