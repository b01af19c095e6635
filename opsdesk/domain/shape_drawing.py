"""A shape drawn with characters, as wide as its scale; what a window of it shows. Nothing here knows a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from itertools import groupby, pairwise

from opsdesk.domain.shape import Group, Mark, Shape
from opsdesk.domain.shape_cells import cells_of, fitted
from opsdesk.domain.shape_line import Cell, Ink, Line, Window
from opsdesk.domain.shape_scale import Scale, days, pieces_of, ticks
from opsdesk.domain.shape_signs import Phase
from opsdesk.domain.shape_tracks import Placed, Track, tracks_of
from opsdesk.domain.times import spoken
from opsdesk.domain.values import dataclass

GAP = 2
"""Columns of a break: one for its sign, and one to tell it from what follows."""
TICKS_APART = 10
"""Columns between two times on the axis at least: `14:00`, and room."""
BESIDE_DAY = 11
"""Columns that the name of a day behind a break takes, with room."""
MOST_DAYS_BESIDE = 2
"""Names of days that may stand between a break and how much it leaves out: the one before may end just behind it."""
LEAST_WORDS = 6
"""Columns for an action's words, below which its name stands alone."""
BREAK, GUIDE, NOW = "┊", "·", "│"


@dataclass(frozen=True, slots=True)
class Picture:
    """A shape laid out for a width and a zone."""

    shape: Shape
    scale: Scale
    zone: tzinfo
    tracks: tuple[Track, ...]
    times: Mapping[int, str]
    """Labels of the axis by their columns: `14:00`."""
    days: Mapping[int, str]
    """Where a day may be named, each as often as that: `Tue 17 Nov`."""
    breaks: Mapping[int, str]
    """How much each break leaves out: `3 h 20 min`."""

    @property
    def columns(self) -> int:
        """How many there are."""
        return int(self.scale.width) + 1

    @property
    def now(self) -> int | None:
        """The column of now; None once the incident is over."""
        return self.scale.column(self.shape.now) if self.shape.now else None


def picture_of(shape: Shape, columns: int, zone: tzinfo) -> Picture:
    """A shape laid out in so many columns, its times as the clock of a zone shows them."""
    scale = Scale(pieces_of(shape.moments()), max(columns, 1) - 1, GAP)
    times = {scale.column(at): f"{at.astimezone(zone):%H:%M}" for at in ticks(scale, zone, TICKS_APART)}
    named = {scale.column(at): f"{day:%a} {day.day} {day:%b}" for at, day in days(scale, zone)}
    breaks = {int(start + 0.5) + 1: spoken(left_out) for start, left_out in scale.breaks()}
    return Picture(shape, scale, zone, tracks_of(shape, scale), times, named, breaks)


def axis(picture: Picture, window: Window) -> tuple[list[Cell], list[Cell]]:
    """The two lines over the lanes: days and now; and times, with how much each break leaves out."""
    above, below = Line(window), Line(window)
    for line in (above, below):
        line.put(picture.breaks, BREAK, Ink.BREAK)
    if picture.now is not None:
        above.write_if_free(picture.now, "now", Ink.NOW)
    named = ""
    for (column, day), (next_at, _) in pairwise([*_days_from(picture, window.first), (above.end, "")]):
        # Where another name stands in its way it may stand later, as long as it is still that day.
        if day != named and any(above.write_if_free(at, day, Ink.LABEL) for at in range(column, next_at)):
            named = day
    for column, time in picture.times.items():
        below.write_if_free(column, time, Ink.LABEL)
    for column, left_out in picture.breaks.items():
        beside = (column + 1 + names * BESIDE_DAY for names in range(MOST_DAYS_BESIDE + 1))
        places = ((below, column + 1), *((above, at) for at in beside))
        any(line.write_if_free(at, f"{left_out} cut", Ink.BREAK) for line, at in places)
    return above.cells, below.cells


def _days_from(picture: Picture, first: int) -> Iterator[tuple[int, str]]:
    """Where days may be named from a column on, the first of them at that column, whenever it began."""
    begun = [day for column, day in picture.days.items() if column <= first]
    if begun:
        yield first, begun[-1]
    yield from ((column, day) for column, day in picture.days.items() if column > first)


def drawn(picture: Picture, track: Track, window: Window) -> list[Cell]:
    """A row of the picture, as much of it as is seen."""
    line = Line(window)
    line.put(picture.times, GUIDE, Ink.GUIDE)
    for held in track.placed:
        _draw_spans(line, held)
    line.put(picture.breaks, BREAK, Ink.BREAK)
    if picture.now is not None:
        line.put((picture.now,), NOW, Ink.NOW)
    for held, end in track.with_room(picture.columns):
        _draw_marks(line, held)
        if held.label:
            _draw_label(line, held, label_of(track, held, min(end, line.end)))
    if track.unplaced:
        line.write(cells_of(when_unknown(track)), window.first, Ink.LABEL)
    return line.cells


def labels_in(cells: Sequence[Cell]) -> Iterator[tuple[int, str, Ink]]:
    """The labels of a line of the axis: where each begins, what it says, and its ink."""
    column = 0
    for ink, held in groupby(cells, key=lambda cell: cell[1]):
        label = "".join(sign for sign, _ in held)
        said = label.lstrip(BREAK)
        if ink is not Ink.NOTHING and said:
            yield column + len(label) - len(said), said, ink
        column += len(label)


def when_unknown(track: Track) -> str:
    """What a row says of things that have no place: `time not known: recovered, A7`."""
    return f"time not known: {', '.join(item.name for item in track.unplaced)}"


def label_of(track: Track, held: Placed, end: int) -> str:
    """The label of a thing, and behind an action as much of its words as there is room for before a column."""
    room = end - held.label_at
    if track.lane.group is Group.ACTIONS and held.label_at > held.last and room >= len(held.label) + LEAST_WORDS:
        return fitted(f"{held.label} {held.item.words}", room).rstrip()
    return held.label


def ink_of(mark: Mark) -> Ink:
    """What a mark is drawn with: only what went well or badly stands out."""
    return Ink.GOOD if mark.sign.is_good else Ink.BAD if mark.sign.is_bad else Ink.MARK


def _draw_spans(line: Line, held: Placed) -> None:
    for span, (since, until) in zip(held.item.spans, held.spans, strict=True):
        late = span.phase is Phase.LATE
        line.put(range(since, until + 1), span.phase.glyph, Ink.LATE if late else Ink.SPAN)


def _draw_marks(line: Line, held: Placed) -> None:
    for mark, column in zip(held.item.marks, held.columns, strict=True):
        line.put((column,), mark.sign.glyph, ink_of(mark))


def _draw_label(line: Line, held: Placed, label: str) -> None:
    """A label with a blank between it and its thing, on whichever side of that it stands."""
    if held.label_at < held.first:
        line.write(cells_of(f"{label} "), held.label_at, Ink.LABEL)
    else:
        line.write(cells_of(f" {label}"), held.label_at - 1, Ink.LABEL)
