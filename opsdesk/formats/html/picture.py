"""An incident's shape as SVG within the page: the lanes of `opsdesk.domain.shape`, a figure for each group.

It is laid out in columns as in a terminal, so that the same rules keep marks apart; only the drawing differs. Its
colours and letters come from the page's stylesheet, and a mark tells what it is when it is pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Final

from opsdesk.domain.shape import Group, Shape
from opsdesk.domain.shape_cells import fitted
from opsdesk.domain.shape_drawing import Picture, axis, ink_of, label_of, labels_in, picture_of, when_unknown
from opsdesk.domain.shape_line import Ink, Window
from opsdesk.domain.shape_signs import Phase
from opsdesk.domain.shape_text import heading, in_groups, mark_legend, name, phases
from opsdesk.domain.shape_tracks import Placed, Track
from opsdesk.formats.html.markup import Html, element
from opsdesk.formats.html.page import Section

COLUMNS: Final = 78
COLUMN: Final = 8
"""Width of a column, in the units of the drawing, in which a letter of a label has room."""
ROW: Final = 20
LEFT: Final = 168
WIDTH: Final = LEFT + COLUMNS * COLUMN + COLUMN
AXIS: Final = 34
"""Height of the days and times on top."""
LABEL_CELLS: Final = 25
"""Letters of a label that fit left of the picture."""
MOST_ROWS: Final = 30
"""Rows of one figure, which has to fit on a printed page."""
AS_TEXT: Final = "\ufe0e"
"""Asks for the plain form of a sign that some systems would draw as a coloured picture."""


def picture_section(shape: Shape) -> Section:
    """The picture with what its signs mean; times in UTC."""
    picture = picture_of(shape, COLUMNS, UTC)
    figures = [
        _figure(picture, group, tracks[first : first + MOST_ROWS], continued=bool(first))
        for group, tracks in in_groups(picture)
        for first in range(0, len(tracks), MOST_ROWS)
    ]
    return Section("At a glance", (*figures, _legend(shape)))


def _legend(shape: Shape) -> Html:
    spans = (element("li", element("span", class_=f"swatch {phase}"), " ", phase) for phase in phases(shape))
    marks = (element("li", f"{sign}{AS_TEXT} {meant}") for sign, meant in mark_legend(shape))
    return element("ul", *spans, *marks, element("li", "times in UTC"), class_="legend")


def _figure(picture: Picture, group: Group, tracks: Sequence[Track], *, continued: bool) -> Html:
    caption = f"{heading(picture.shape, group)}{' (continued)' if continued else ''}"
    height = AXIS + ROW * len(tracks) + 4
    drawing = element(
        "svg",
        element("title", caption),
        element("desc", f"{group.capitalize()} over time, a lane each; the tables below say the same in words."),
        *_axis(picture, height),
        *(_row(picture, track, AXIS + ROW * place) for place, track in enumerate(tracks)),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=caption,
    )
    scrolling = element("div", drawing, class_="wide", role="region", aria_label=caption, tabindex=0)
    return element("figure", element("figcaption", caption), scrolling, class_="lanes")


def _axis(picture: Picture, height: int) -> Iterator[Html]:
    for line, top in zip(axis(picture, Window(0, picture.columns)), (12, 26), strict=True):
        for column, label, ink in labels_in(line):
            yield _text(_x(column) - COLUMN / 2, top, label, ink.name.lower())
    for columns, kind in ((picture.times, "guide"), (picture.breaks, "cut")):
        yield from (_line(_x(column), height, kind) for column in columns)
    if picture.now is not None:
        yield _line(_x(picture.now), height, "now")


def _row(picture: Picture, track: Track, top: int) -> Html:
    middle = top + ROW / 2
    inside = [_text(0, middle + 4, fitted(name(track).strip(), LABEL_CELLS).rstrip(), "name")]
    for held, end in track.with_room(picture.columns):
        inside.append(_item(held, middle))
        if held.label:
            inside.append(_text(_x(held.label_at) - COLUMN / 2, middle + 4, label_of(track, held, end), "label"))
    if track.unplaced:
        inside.append(_text(LEFT, middle + 4, when_unknown(track), "label"))
    return element("g", *inside)


def _item(held: Placed, middle: float) -> Html:
    spans = (
        _span(span.phase, _x(since), _x(until), middle)
        for span, (since, until) in zip(held.item.spans, held.spans, strict=True)
    )
    marks = (
        element("g", _mark(_x(column), middle, mark.sign.glyph, ink_of(mark)), element("title", _told(held, place)))
        for place, (mark, column) in enumerate(zip(held.item.marks, held.columns, strict=True))
    )
    return element("g", *spans, *marks)


def _span(phase: Phase, since: float, until: float, middle: float) -> Html:
    """A bar; hatched where something is late, so that it is told from others without its colour."""
    if phase is Phase.LATE:
        return element("line", x1=since, x2=until, y1=middle, y2=middle, class_="late")
    return element("rect", x=since, y=middle - 4, width=max(until - since, 1), height=8, class_=f"span {phase}")


def _told(held: Placed, place: int) -> str:
    mark = held.item.marks[place]
    when = f"{'about ' if mark.approx else ''}{mark.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{when} {mark.words or mark.sign} · {held.item.told}"


def _mark(x: float, middle: float, glyph: str, ink: Ink) -> Html:
    return _text(x, middle + 5, f"{glyph}{AS_TEXT}", f"mark {ink.name.lower()}")


def _x(column: float) -> float:
    return LEFT + (column + 0.5) * COLUMN


def _text(x: float, y: float, said: str, kind: str) -> Html:
    return element("text", said, x=x, y=y, class_=kind)


def _line(x: float, height: int, kind: str) -> Html:
    return element("line", x1=x, x2=x, y1=AXIS - 4, y2=height, class_=kind)
