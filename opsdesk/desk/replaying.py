"""Playing a record into a desk at its own times, in real time or faster: for training, demonstrations and tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

from opsdesk.desk.desk import FROM_THE_RECORD, Desk
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.replay import schedule


@dataclass(frozen=True, slots=True)
class Play:
    """A record made ready: what is known when it begins, and what comes after how many seconds of waiting each."""

    opening: tuple[Dated, ...]
    rest: tuple[tuple[float, Dated], ...]
    speed: float

    @property
    def begins_at(self) -> datetime:
        """The time of the record at which the waiting begins."""
        return max(dated.at for dated in self.opening)


def prepare(what: Sequence[Dated], speed: float, until: datetime | None = None) -> Play:
    """Makes a record ready to be played at `speed` times real time; raises BadInput for a speed that isn't one."""
    plan = list(schedule(with_origin(what, Origin.REPLAY), speed, until))
    opening = [dated for _, dated in takewhile(lambda step: not step[0], plan)]
    return Play(tuple(opening), tuple(plan[len(opening) :]), speed)


class ReplayClock:
    """A clock that starts at a time of the record and runs `speed` times as fast as the machine's."""

    def __init__(self, play: Play, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._start = play.begins_at
        self._speed = play.speed
        self._monotonic = monotonic
        self._began = monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=(self._monotonic() - self._began) * self._speed)


class Player:
    """Writes the rest of a record into an incident as its time comes, on a thread and a connection of its own.

    An open desk on the same store sees each entry as it would see another person's.
    """

    def __init__(self, path: Path, number: int, play: Play, clock: ReplayClock) -> None:
        self.problem = ""
        """Why it stopped before its end; empty when it didn't."""
        self._path = path
        self._number = number
        self._play = play
        self._clock = clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="opsdesk-replay", daemon=True)

    def __enter__(self) -> Player:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def finish(self) -> None:
        """Waits until everything is played."""
        self._thread.join()

    def _run(self) -> None:
        try:
            with closing(Desk.at(self._path, by=FROM_THE_RECORD, clock=self._clock)) as desk:
                for wait, dated in self._play.rest:
                    if self._stop.wait(wait):
                        return
                    desk.play(self._number, (dated,))
        except StoreUnavailable as error:
            self.problem = error.message


def with_origin(what: Sequence[Dated], origin: Origin) -> tuple[Dated, ...]:
    """The happenings as a replay's or a demo's, so that nothing of them is sent or counted."""
    return tuple(
        replace(dated, payload=replace(dated.payload, origin=origin)) if isinstance(dated.payload, Declared) else dated
        for dated in what
    )
