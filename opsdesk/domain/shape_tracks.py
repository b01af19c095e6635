"""A shape in rows and columns: which column each mark takes, and which things can share a row without touching.

Two marks of one thing never share a column while there are columns enough: the later one gives way by one, since an
action that was over within a minute is still one that began and one that ended. Every column is of the whole picture;
what part of it is seen is the drawing's business (`shape_drawing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from opsdesk.domain.shape import Group, Item, Lane, Shape
from opsdesk.domain.shape_scale import Scale
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the columns it takes."""

    item: Item
    columns: tuple[int, ...]
    """One for each of its marks."""
    spans: tuple[tuple[int, int], ...]
    """First and last column of each of its spans."""
    first: int
    """The first column of its marks and spans."""
    last: int
    label: str = ""
    label_at: int = 0

    @property
    def begins(self) -> int:
        """The first column that nothing else may take, its label's among them."""
        return min(self.first, self.label_at) if self.label else self.first

    @property
    def ends(self) -> int:
        """The last such column."""
        return max(self.last, self.label_at + len(self.label) - 1) if self.label else self.last


@dataclass(frozen=True, slots=True)
class Track:
    """A row of a lane."""

    lane: Lane
    placed: tuple[Placed, ...]
    """From left to right; they don't touch."""
    leads: bool = False
    """The first row of its lane, which bears its name."""
    unplaced: tuple[Item, ...] = ()
    """In a row of their own: what nobody knows the time of."""

    @property
    def stops(self) -> list[tuple[int, Placed, int]]:
        """Every mark from left to right: its column, what it is of, and which mark of that it is."""
        found = [(column, held, place) for held in self.placed for place, column in enumerate(held.columns)]
        return sorted(found, key=lambda stop: stop[0])

    def with_room(self, columns: int) -> Iterator[tuple[Placed, int]]:
        """Each thing with the column before which its words have to end, in a picture of so many columns."""
        ends = [*(held.begins - 1 for held in self.placed[1:]), columns]
        return zip(self.placed, ends, strict=False)


def tracks_of(shape: Shape, scale: Scale) -> tuple[Track, ...]:
    """The rows of a shape, lane by lane, on a scale of whole columns."""
    return tuple(track for lane in shape.lanes for track in _tracks(lane, scale))


def _tracks(lane: Lane, scale: Scale) -> Iterator[Track]:
    placed = [placed_on(item, scale, _label(lane, item)) for item in lane.items]
    rows = [[item] for item in placed] if lane.group is Group.HYPOTHESES else packed(placed)
    for place, row in enumerate(rows):
        yield Track(lane, tuple(row), leads=not place)
    if lane.unplaced:
        yield Track(lane, (), leads=not rows, unplaced=lane.unplaced)


def packed(placed: Iterable[Placed]) -> list[list[Placed]]:
    """Items in as few rows as hold them with a column between two; an earlier one stands higher."""
    rows: list[list[Placed]] = []
    for item in sorted(placed, key=lambda item: item.begins):
        free = (row for row in rows if row[-1].ends + 1 < item.begins)
        row = next(free, None)
        if row is None:
            rows.append([item])
        else:
            row.append(item)
    return rows


def placed_on(item: Item, scale: Scale, label: str = "") -> Placed:
    """An item on a scale, its label after it, before it where there is no room, or left out."""
    end = int(scale.width)
    columns = apart([scale.column(mark.at) for mark in item.marks], end)
    spans = tuple((scale.column(span.since), scale.column(span.until)) for span in item.spans)
    first = min((*columns, *(since for since, _ in spans)))
    last = max((*columns, *(until for _, until in spans)))
    held = Placed(item, columns, spans, first, last)
    if label and last + 1 + len(label) <= end:
        return replace(held, label=label, label_at=last + 2)
    if label and first - 1 - len(label) >= 0:
        return replace(held, label=label, label_at=first - 1 - len(label))
    return held


def apart(columns: Sequence[int], last: int) -> tuple[int, ...]:
    """Columns in order, 0 … last, that differ from each other wherever there are enough of them."""
    taken: list[int] = []
    for column in columns:
        taken.append(max(column, taken[-1] + 1) if taken else column)
    for place in reversed(range(len(taken))):
        most = last - (len(taken) - 1 - place)
        taken[place] = max(min(taken[place], most), 0)
    return tuple(taken)


def _label(lane: Lane, item: Item) -> str:
    """What stands beside an item: short, since it takes room that nothing else can have."""
    return item.name if lane.group in {Group.MILESTONES, Group.ACTIONS} else ""
