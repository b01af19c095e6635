"""An incident's shape as lines: the axis, the lanes, and what there is to read of the mark that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import tzinfo
from itertools import groupby

from textual.content import Content

from opsdesk.domain.incident import Incident
from opsdesk.domain.shape import Group, Item, Lane, Mark
from opsdesk.domain.shape_cells import fitted
from opsdesk.domain.shape_drawing import Picture, axis, drawn
from opsdesk.domain.shape_line import Cell, Ink, Window
from opsdesk.domain.shape_text import heading, in_groups, legend, name, words_width, zone_name
from opsdesk.domain.shape_tracks import Track
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed
from opsdesk.domain.values import dataclass
from screens.presenting.details import stamp
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.widgets.line_list import Row, Rows

INKS = {
    Ink.NOTHING: "",
    Ink.GUIDE: GONE,
    Ink.BREAK: MUTED,
    Ink.NOW: "$text-accent",
    Ink.SPAN: MUTED,
    Ink.LATE: "bold $text-error",
    Ink.MARK: "bold",
    Ink.GOOD: "bold $text-success",
    Ink.BAD: "bold $text-error",
    Ink.LABEL: MUTED,
}
"""Only what went well or badly has a colour, which its sign says too."""
BEGUN_BY = {
    Group.UPDATES: "^s in its war room sends the first",
    Group.HYPOTHESES: "“? what it could be” raises the first",
    Group.ACTIONS: "“@name what to do” gives the first",
}
"""What to do where a group is empty while the incident runs."""
CHOSEN = "bold $background on $accent"


@dataclass(frozen=True, slots=True)
class Lanes:
    """A picture as rows: headings, and the tracks by the keys of theirs."""

    picture: Picture
    left: int
    """Columns for the words before the picture."""
    order: tuple[tuple[str, Group | Track], ...]
    """What each row shows, under its key."""
    drawn: dict[tuple[str, Window], Row] = field(default_factory=dict)
    """Rows as they are while no mark of them is chosen: a key redraws two of them, not all that are seen."""

    @classmethod
    def of(cls, picture: Picture, width: int) -> Lanes:
        """The rows of a picture in a list of so many columns."""
        order: list[tuple[str, Group | Track]] = []
        for group, tracks in in_groups(picture):
            order.append((group, group))
            order += [(f"{group} {place}", track) for place, track in enumerate(tracks)]
        return cls(picture, words_width(width), tuple(order))

    def track(self, key: str | None) -> Track | None:
        """The track under a key."""
        held = dict(self.order).get(key or "")
        return held if isinstance(held, Track) else None

    def rows(self, window: Window, key: str | None, column: int | None) -> Rows:
        """The rows, laid out as they are seen; the mark at a column of one of them stands out."""

        def lay_out(place: int) -> Row:
            own, held = self.order[place]
            if not isinstance(held, Track):
                return Row(own, self._heading(held), selectable=False)
            if own == key:
                return Row(own, self._line(held, window, column))
            if (own, window) not in self.drawn:
                self.drawn[own, window] = Row(own, self._line(held, window, None))
            return self.drawn[own, window]

        headings = [place for place, (_, held) in enumerate(self.order) if not isinstance(held, Track)]
        return Rows([own for own, _ in self.order], lay_out, headings)

    def axis(self, window: Window) -> tuple[Content, Content]:
        """Days and times over the lanes."""
        above, below = axis(self.picture, window)
        zone = plain(fitted(zone_name(self.picture), self.left + 1), MUTED)
        return join(" " * (self.left + 1), _inked(above)), join(zone, _inked(below))

    def _heading(self, group: Group) -> Content:
        shape = self.picture.shape
        how = f"; {BEGUN_BY[group]}" if shape.now and group in BEGUN_BY and not shape.of(group) else ""
        return join(plain(heading(shape, group), "bold"), plain(how, MUTED))

    def _line(self, track: Track, window: Window, chosen: int | None) -> Content:
        cells = drawn(self.picture, track, window)
        at = -1 if chosen is None else chosen - window.first
        words = plain(f"{fitted(name(track), self.left)} ")
        if not 0 <= at < len(cells):
            return join(words, _inked(cells))
        return join(words, _inked(cells[:at]), plain(cells[at][0] or " ", CHOSEN), _inked(cells[at + 1 :]))


def _inked(cells: Sequence[Cell]) -> Content:
    runs = groupby(cells, key=lambda cell: cell[1])
    return join(*(plain("".join(sign for sign, _ in held), INKS[ink]) for ink, held in runs))


def head_line(incident: Incident, running: str, zoom: int, width: int) -> Content:
    """`INC-7 at a glance  Card payments fail` and how it stands."""
    left = join(plain(f"{incident.name} at a glance", "bold"), "  ", one_line(incident.title))
    zoomed = f"{zoom}× · " if zoom > 1 else ""
    return spread(width, left, plain(f"{zoomed}{incident.status} · {running}", MUTED))


def running(incident: Incident, picture: Picture) -> str:
    """`T+05:46`."""
    return elapsed(incident.running(picture.shape.now or picture.shape.until))


def told(lane: Lane, item: Item, mark: Mark, zone: tzinfo) -> list[str]:
    """A mark in full: what happened and when, and the thing that it happened to, with who answers for it."""
    when = f"{'about ' if mark.approx else ''}{stamp(mark.at, zone)}"
    happened = f"{mark.sign.glyph} {one_line(mark.words) or mark.sign} · {when}"
    owner = f"@{lane.name} · " if lane.group is Group.ACTIONS and lane.name else ""
    return [happened, one_line(f"{owner}{item.told}")] if item.words else [happened]


def signs(picture: Picture) -> str:
    """What every sign of a picture means, a line each."""
    return "\n".join(f"{sign}  {meant}" for sign, meant in legend(picture.shape))
