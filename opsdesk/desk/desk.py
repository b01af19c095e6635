"""The desk itself: one store, one clock, one person typing; every screen and every command goes through it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TypeVar

from opsdesk.desk import amending
from opsdesk.desk.decision import Decision, incident_named_first
from opsdesk.domain.entries import Dated, Entry, Payload
from opsdesk.domain.entries.declaration import StatusChanged
from opsdesk.domain.errors import NotFound, StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import clean, one_line
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Status
from opsdesk.store import kept_texts, log, order, projection, search
from opsdesk.store.connection import in_words, transaction
from opsdesk.store.log import Written
from opsdesk.store.opening import Opened, health, open_store
from opsdesk.store.reads import incidents, timeline
from opsdesk.store.reads.timeline import TimelineRow

FROM_THE_RECORD = "record"
"""Who wrote what a record ascribes to nobody: never the person at the keyboard, whose undo would strike it."""

T = TypeVar("T")

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


FEW_LINES = 20
"""New lines that are read together with the news of them."""


@dataclass(frozen=True, slots=True)
class TimelineShape:
    """What a view needs to know of a timeline before it reads a line of it."""

    length: int
    days: tuple[tuple[int, date], ...]
    """Position of each day's first line, and the day …"""
    zone: tzinfo = UTC
    """… in this zone."""
    new: tuple[int, ...] = ()
    """Positions of the entries that weren't there before."""
    amended: Sequence[int] = ()
    """Positions of those that look otherwise than before."""


class Desk:
    """Runs use cases and answers questions, each in one short call. Not for two threads at once: see `DeskThread`."""

    def __init__(self, opened: Opened, *, by: str, clock: Clock = utc_now) -> None:
        self.opened = opened
        self.by = one_line(by).strip()
        self.clock = clock

    @classmethod
    def at(cls, path: Path, *, by: str, clock: Clock = utc_now, readonly: bool = False, make: bool = True) -> Desk:
        """Opens the desk at a path, and makes it unless that isn't wanted; raises StoreUnavailable in words."""
        return cls(open_store(path, readonly=readonly, make=make), by=by, clock=clock)

    def close(self) -> None:
        """Lets the store go."""
        self.opened.close()

    # What somebody does

    def open_incident(self, decision: Decision, *, key: str | None = None) -> Written:
        """Runs a decision that opens the next incident (`declare`)."""
        return self._append(None, self._dated(decision, None, False), key)

    def do(
        self,
        number: int,
        decision: Decision,
        *,
        at: datetime | None = None,
        approx: bool = False,
        key: str | None = None,
        by: str = "",
        also: log.Also | None = None,
    ) -> Written:
        """Runs a decision on an incident; `at` backdates what it writes, `key` makes a retry harmless, `by` is who
        wrote it where that isn't whoever is at the desk, `also` keeps something beside the log in the same
        transaction."""
        self._require(number)
        return self._append(number, self._dated(decision, at, approx), key, by=by, also=also)

    def take_in(self, happenings: Sequence[Dated], *, key: str | None = None) -> Written:
        """Opens the next incident from a record's happenings, all of them or none."""
        return self._append(None, lambda incident: happenings, key, by=FROM_THE_RECORD)

    def play(self, number: int, happenings: Sequence[Dated]) -> Written:
        """Adds what happened elsewhere to an incident: what a record it replays goes on with, what a tool reports."""
        self._require(number)
        return self._append(number, lambda incident: happenings, None, by=FROM_THE_RECORD)

    def undo(self, number: int) -> Written:
        """Strikes my newest entry that still counts; raises Refused when there is none or it is final."""
        entry = self.undo_candidate(number)
        return self.do(number, amending.strike(entry, amending.UNDONE))

    def keep_text(self, key: str, text: str) -> None:
        """Keeps what is being typed, under a name of the screen's; empty forgets it."""
        if not self.opened.readonly:
            with in_words(self.opened.path):
                kept_texts.keep(self.opened.connection, key, clean(text), self.clock())

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written within it is kept together or not at all, however many use cases it takes: one deed of
        somebody's is one write, which neither a refusal nor a kill leaves half done."""
        if self.opened.readonly:
            yield  # each of them refuses by itself, and says why
            return
        with transaction(self.opened.connection, self.opened.path):
            yield

    def take_typed(self, call: Callable[[Desk], T], key: str, left: str = "") -> T:
        """Runs a use case that takes what was typed, and keeps only what is left of it, both or neither: a desk that is
        killed between them would ask again for what it took."""
        with self.together():
            done = call(self)
            self.keep_text(key, left)
        return done

    def taking(self, call: Callable[[Desk], T], key: str) -> T:
        """As `take_typed`, for a call that may do no more than look: what was typed is forgotten once something is
        written."""
        connection = self.opened.connection
        with self.together():
            before = connection.total_changes
            done = call(self)
            if connection.total_changes != before:
                self.keep_text(key, "")
        return done

    # What somebody asks

    def incident(self, number: int) -> Incident:
        """The incident as it stands; raises NotFound."""
        with in_words(self.opened.path):
            held = projection.load(self.opened.connection, number)
        if held is None:
            raise NotFound(f"there is no INC-{number} on this desk")
        return held

    def caught_up(self, known: Incident) -> Incident:
        """The incident with what was written since the state that is known; that state itself when nothing was."""
        with in_words(self.opened.path):
            return log.caught_up(self.opened.connection, known)

    def incidents(self, numbers: Iterable[int]) -> dict[int, Incident]:
        """Those incidents as they stand, by number, without those that there are none of."""
        with in_words(self.opened.path):
            return {one.number: one for one in projection.load_all(self.opened.connection, list(numbers))}

    def open_incidents(self) -> list[Incident]:
        """Those somebody works on, worst first."""
        with in_words(self.opened.path):
            return incidents.open_incidents(self.opened.connection)

    def past_incidents(self, limit: int = 200) -> list[Incident]:
        """Those that are over, newest first."""
        with in_words(self.opened.path):
            return incidents.past_incidents(self.opened.connection, limit)

    def newest_open(self) -> int | None:
        """The number of the newest open incident: what a command without a number means."""
        with in_words(self.opened.path):
            return incidents.newest_open(self.opened.connection)

    def people_seen(self) -> list[str]:
        """Everybody who was on an incident, latest first, and everybody the registry knows."""
        with in_words(self.opened.path):
            return incidents.people_seen(self.opened.connection)

    def service_names(self) -> list[str]:
        """Names of the registry's services."""
        with in_words(self.opened.path):
            return incidents.service_names(self.opened.connection)

    def entries(self, number: int) -> list[Entry]:
        """The whole log of an incident in the order it was written."""
        with in_words(self.opened.path):
            return log.read_log(self.opened.connection, number)

    def timeline_length(self, number: int) -> int:
        """How many lines the timeline has."""
        with in_words(self.opened.path):
            return order.count(self.opened.connection, number)

    def timeline(self, number: int, first: int, last: int) -> list[TimelineRow]:
        """The timeline's lines from `first` to `last`, both included."""
        with in_words(self.opened.path):
            return timeline.page(self.opened.connection, number, first, last)

    def timeline_at(self, number: int, positions: Sequence[int]) -> list[TimelineRow]:
        """The timeline's lines at some positions: a page of a filtered timeline."""
        with in_words(self.opened.path):
            return timeline.rows_at(self.opened.connection, number, positions)

    def timeline_shape(
        self, number: int, after_seq: int, zone: tzinfo, known: TimelineShape | None = None
    ) -> TimelineShape:
        """How long the timeline is, where its days begin, and where the entries after a sequence number stand.

        With the shape `known` at that number only those days are looked for that begin behind the first new line.
        """
        connection = self.opened.connection
        with in_words(self.opened.path):
            length = order.count(connection, number)
            new = tuple(timeline.positions_after(connection, number, after_seq))
            if timeline.was_retimed(connection, number, after_seq):
                days = timeline.day_starts(connection, number, length, zone)
                return TimelineShape(length, tuple(days), zone, new, range(length))
            first_new = new[0] if new else length
            kept = [day for day in known.days if day[0] < first_new] if known and known.zone is zone else []
            days = timeline.day_starts(connection, number, length, zone, kept)
            amended = timeline.amended_after(connection, number, after_seq)
            return TimelineShape(length, tuple(days), zone, new, tuple(amended))

    def timeline_news(
        self, number: int, after_seq: int, zone: tzinfo, known: TimelineShape
    ) -> tuple[TimelineShape, list[TimelineRow]]:
        """The shape, and with it the lines that were added at the end, where they are few: they are shown at once."""
        shape = self.timeline_shape(number, after_seq, zone, known)
        appended = shape.new == tuple(range(known.length, shape.length))
        few = shape.new if appended and len(shape.new) <= FEW_LINES else ()
        return shape, self.timeline(number, few[0], few[-1]) if few else []

    def timeline_row(self, number: int, seq: int) -> TimelineRow:
        """The line of one entry; raises NotFound."""
        with in_words(self.opened.path):
            row = timeline.at_seq(self.opened.connection, number, seq)
        if row is None:
            raise NotFound(f"INC-{number} has no entry {seq}")
        return row

    def filtered(self, number: int, query: str, kinds: Iterable[str] = (), *, only_pinned: bool = False) -> list[int]:
        """Positions of the timeline's lines that hold the words, are of the kinds, or are pinned; in display order."""
        with in_words(self.opened.path):
            return timeline.positions(self.opened.connection, number, query, tuple(kinds), only_pinned)

    def search(self, query: str, number: int | None = None) -> list[search.Hit]:
        """Where words were written, newest first."""
        with in_words(self.opened.path):
            return search.find(self.opened.connection, query, number)

    def undo_candidate(self, number: int) -> Entry:
        """What `undo` would strike, so that it can be named first."""
        with in_words(self.opened.path):
            row = timeline.newest_mine(self.opened.connection, number, self.by)
        return amending.undoable(row.entry if row else None)

    def kept_text(self, key: str) -> str:
        """What was being typed under a name, or an empty text."""
        with in_words(self.opened.path):
            return kept_texts.kept(self.opened.connection, key)

    def health(self) -> str:
        """What is wrong with the store, or an empty text; reads all of it."""
        return health(self.opened, thorough=True)

    def _require(self, number: int) -> None:
        with in_words(self.opened.path):
            found = self.opened.connection.execute("SELECT 1 FROM incident WHERE number = ?", (number,)).fetchone()
        if found is None:
            raise NotFound(f"there is no INC-{number} on this desk")

    def _dated(self, decision: Decision, at: datetime | None, approx: bool) -> log.Decide:
        when = at or self.clock()
        return lambda incident: [
            Dated(when, self._checked(item, incident.number), approx=approx) for item in decision(incident)
        ]

    def _checked(self, payload: Payload, number: int) -> Payload:
        """What a decision can't know: the incident that a duplicate's reason begins with is on this desk."""
        if isinstance(payload, StatusChanged) and payload.status is Status.DUPLICATE:
            self._require(incident_named_first(payload.why) or number)
        return payload

    def _append(
        self,
        number: int | None,
        decide: log.Decide,
        key: str | None,
        *,
        by: str = "",
        also: log.Also | None = None,
    ) -> Written:
        if self.opened.readonly:
            raise StoreUnavailable(f"{self.opened.path}: nothing can be written ({self.opened.notice})")
        return log.append(
            self.opened.connection,
            self.opened.path,
            number,
            decide,
            now=self.clock(),
            by=by or self.by,
            key=key or uuid.uuid4().hex,
            also=also,
        )
