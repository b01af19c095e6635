"""What part of a shape is looked at, how closely, and which mark is chosen: a value, and its neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from opsdesk.domain.shape import Item, Mark, Shape
from opsdesk.domain.shape_drawing import picture_of
from opsdesk.domain.shape_line import Window
from opsdesk.domain.shape_text import words_width
from opsdesk.domain.shape_tracks import Placed, Track
from opsdesk.domain.values import dataclass
from screens.presenting.shape import Lanes, told

ZOOMS = (1, 2, 4, 8, 16, 32, 64)
FINEST_S = 1.0
"""Seconds that a column stands for at the least."""
PAN_SHARE = 4
"""A step sideways is this part of what is seen."""

Stop = tuple[int, Placed, int]
"""A mark that can be chosen: its column, what it is of, and which mark of that it is."""


@dataclass(frozen=True, slots=True)
class View:
    """A picture, the window onto it, and what is chosen in it."""

    lanes: Lanes
    window: Window
    key: str | None = None
    stop: Stop | None = None

    @classmethod
    def onto(cls, shape: Shape, zone: tzinfo, width: int, zoom: int = 1) -> View:
        """The whole of a shape, or the beginning of a closer look, in a list of so many columns."""
        room = max(width - words_width(width) - 1, 1)
        return cls(Lanes.of(picture_of(shape, room * zoom, zone), width), Window(0, room))

    @property
    def track(self) -> Track | None:
        """The chosen row."""
        return self.lanes.track(self.key)

    @property
    def mark(self) -> tuple[Item, Mark] | None:
        """The chosen mark, with what it is of."""
        return (self.stop[1].item, self.stop[1].item.marks[self.stop[2]]) if self.stop else None

    @property
    def middle(self) -> datetime:
        """What to keep in sight when one looks closer: the chosen mark while it is seen, or what is in the middle."""
        if self.stop and self._sees(self.stop[0]) and (mark := self.mark):
            return mark[1].at
        return self.lanes.picture.scale.at(self.window.first + self.window.room / 2)

    def on_row(self, key: str | None) -> View:
        """Another row, and of it the mark that is nearest to the one before."""
        track = self.lanes.track(key)
        if track is None or not track.stops:
            return replace(self, key=key, stop=None)
        column = self.stop[0] if self.stop else self.window.first + self.window.room // 2
        return replace(self, key=key, stop=min(track.stops, key=lambda stop: abs(stop[0] - column)))._shown()

    def step(self, by: int) -> View:
        """The next mark of the row, or the one before; at its ends nothing changes."""
        track = self.track
        if track is None or self.stop is None:
            return self
        place = track.stops.index(self.stop) + by
        return replace(self, stop=track.stops[place])._shown() if 0 <= place < len(track.stops) else self

    def pan(self, by: int) -> View:
        """Earlier or later, without another choice."""
        return self._from(self.window.first + by * max(self.window.room // PAN_SHARE, 1))

    def as_before(self, before: View) -> View:
        """This view with what was chosen and seen in another one of the same incident."""
        found = self._centred(before.middle)
        wanted = _what(before.stop) if before.stop else None
        tracks = ((key, track) for key, track in self.lanes.order if isinstance(track, Track))
        stops = ((key, stop) for key, track in tracks for stop in track.stops)
        same = next(((key, stop) for key, stop in stops if _what(stop) == wanted), None)
        return replace(found, key=same[0], stop=same[1]) if same else found.on_row(before.key)

    def _centred(self, at: datetime) -> View:
        return self._from(self.lanes.picture.scale.column(at) - self.window.room // 2)

    def _shown(self) -> View:
        """With the chosen mark in sight."""
        if self.stop is None or self._sees(self.stop[0]):
            return self
        return self._from(self.stop[0] - self.window.room // 2)

    def _sees(self, column: int) -> bool:
        return 0 <= column - self.window.first < self.window.room

    def _from(self, first: int) -> View:
        last = max(self.lanes.picture.columns - self.window.room, 0)
        return replace(self, window=Window(min(max(first, 0), last), self.window.room))


def _what(stop: Stop) -> tuple[str, Mark]:
    """What a mark is known by in every picture of the same incident."""
    _, held, place = stop
    return held.item.name, held.item.marks[place]


def words_of(view: View, zone: tzinfo) -> list[str]:
    """What there is to read of what is chosen: a mark, or things whose time nobody knows."""
    if view.track is None:
        return []
    return told(view.track.lane, *view.mark, zone) if view.mark else [item.told for item in view.track.unplaced]


def closer(zoom: int, by: int, shape: Shape, room: int) -> int:
    """The next closeness in a direction, no finer than FINEST_S a column."""
    seconds = (shape.until - shape.since).total_seconds()
    able = [one for one in ZOOMS if one == 1 or seconds / (room * one) >= FINEST_S]
    return able[min(max(able.index(zoom) + by, 0), len(able) - 1)] if zoom in able else 1
