"""What has a history of its own beside the incidents: a checklist's run, a rollback procedure, a planned change.

A dossier is kept as an incident is: pages are only ever added, each says in the past tense what happened, and the
state is what `fold` makes of them. Taking something back is one more page. A file a concept declares a state (a
`Dossier`), its happenings, and a `Cabinet` that names them; store and desk need nothing else to keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from opsdesk.domain.codec import decode, encode
from opsdesk.domain.errors import Refused, StoreUnavailable
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Dossier:
    """The state that every cabinet's own extends. Its first page opened it; number 0 and page 0: it isn't there yet."""

    PREFIX: ClassVar[str] = ""
    """What stands before the numbers of its cabinet: `RIT` of `RIT-3`."""

    number: int = 0
    seq: int = 0
    """The newest page."""
    last_at: datetime | None = None
    """When that page was written."""

    @classmethod
    def called(cls, number: int) -> str:
        """What people call the one of that number: `RIT-3`."""
        return f"{cls.PREFIX}-{number}"

    @classmethod
    def numbered(cls, word: str, *, bare: bool = True) -> int | None:
        """The number that `RIT-3` names, or `3` where it may stand alone; None for any other word."""
        prefix = f"(?:{cls.PREFIX}-)" + "?" * bare
        match = re.fullmatch(rf"{prefix}([0-9]{{1,9}})", word, re.IGNORECASE)
        return int(match[1]) if match else None

    @property
    def name(self) -> str:
        """`RIT-3`, as typed and shown."""
        return self.called(self.number)

    @property
    def title(self) -> str:
        """What a list calls it."""
        return ""

    @property
    def over(self) -> bool:
        """Nothing more is to be done about it: lists show it among the past ones."""
        return False


S = TypeVar("S", bound=Dossier)


@dataclass(frozen=True, slots=True)
class Happening(Generic[S]):
    """What happened, in the past tense. `change` is the only place that says what it means."""

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    """Raised whenever a field changes its meaning; new fields with a default don't need it."""
    FINAL: ClassVar[bool] = False
    """It can't be taken back: others acted on it, or everything after stands on it."""

    @property
    def told(self) -> tuple[int, ...]:
        """The incident and its entry that say so, too, and are taken back with it; empty where none does."""
        return ()

    def change(self, state: S, page: Page[S]) -> S:
        """The state after this; `page` is the envelope that carries it."""
        return state

    def headline(self) -> str:
        """One line for the history, without time and name."""
        return self.KIND


@dataclass(frozen=True, slots=True)
class TakenBack(Happening[Any]):
    """A page doesn't count any more; it stays readable."""

    KIND: ClassVar[str] = "taken_back"
    FINAL: ClassVar[bool] = True
    page: int = 0

    def headline(self) -> str:
        """What the history says."""
        return f"took page {self.page} back"


@dataclass(frozen=True, slots=True)
class Page(Generic[S]):
    """One page of a dossier. `at` is when it happened, `written_at` when it was written down (both UTC)."""

    seq: int
    id: str
    at: datetime
    written_at: datetime
    by: str
    happening: Happening[S]


class Cabinet(Generic[S]):
    """All dossiers of one concept: their name in the store, what an empty one is, and what can happen to one."""

    def __init__(self, name: str, state: type[S], happenings: Sequence[type[Happening[S]]]) -> None:
        self.name = name
        self.state = state
        every: list[type[Happening[Any]]] = [*happenings, TakenBack]
        self._kinds = {cls.KIND: cls for cls in every}
        assert len(self._kinds) == len(every), "each happening needs a KIND of its own"

    def call(self, number: int) -> str:
        """What people call one: `RUN-3`."""
        return self.state.called(number)

    def blank(self, number: int) -> S:
        """A dossier before its first page."""
        return self.state(number=number)

    def read(self, data: dict[str, Any]) -> S:
        """The state that the store holds; raises what decoding does for one that this program didn't write."""
        state: S = decode(self.state, data)
        return state

    def decode(self, kind: str, version: int, data: dict[str, Any]) -> Happening[S]:
        """The happening that the store holds; raises StoreUnavailable for what a newer version wrote."""
        cls = self._kinds.get(kind)
        if cls is None or version > cls.VERSION:
            raise StoreUnavailable(f"the store holds a page ({kind} v{version}) of a newer opsdesk; update this one")
        happening: Happening[S] = decode(cls, data)
        return happening


def fold(cabinet: Cabinet[S], number: int, pages: Iterable[Page[S]]) -> S:
    """The state that a dossier's pages tell; they come in the order of their numbers."""
    written = list(pages)
    gone = taken_back(written)
    state = cabinet.blank(number)
    for page in written:
        if page.seq not in gone:
            state = page.happening.change(state, page)
    return replace(state, seq=written[-1].seq, last_at=written[-1].written_at) if written else state


def continued(cabinet: Cabinet[S], state: S, before: Sequence[Page[S]], new: Sequence[Page[S]]) -> S:
    """The state that `before` amounts to after further pages; where one takes another back, all are told anew."""
    if any(isinstance(page.happening, TakenBack) for page in new):
        return fold(cabinet, state.number, [*before, *new])
    for page in new:
        state = page.happening.change(state, page)
    return replace(state, seq=new[-1].seq, last_at=new[-1].written_at) if new else state


def taken_back(pages: Sequence[Page[Any]]) -> frozenset[int]:
    """The numbers of the pages that don't count any more."""
    final = {page.seq for page in pages if page.happening.FINAL}
    wanted = {page.happening.page for page in pages if isinstance(page.happening, TakenBack)}
    return frozenset(wanted - final)


def newest_of(pages: Sequence[Page[S]], by: str) -> Page[S]:
    """The newest page somebody wrote that still counts: what their undo takes back; raises Refused."""
    gone = taken_back(pages)
    mine = [page for page in pages if page.by == by and page.seq not in gone]
    mine = [page for page in mine if not isinstance(page.happening, TakenBack)]
    if not mine:
        raise Refused("there is nothing of yours to undo here")
    if mine[-1].happening.FINAL:
        raise Refused(f"“{mine[-1].happening.headline()}” can't be undone")
    return mine[-1]


def encode_happening(happening: Happening[Any]) -> dict[str, Any]:
    """The happening as the JSON object that the store keeps."""
    return encode(happening)
