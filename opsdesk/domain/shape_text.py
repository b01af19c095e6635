"""A shape as lines of text, for a chat or a terminal without the screens: headings, lanes, and what the signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby
from textwrap import wrap

from opsdesk.domain.shape import Group, Shape
from opsdesk.domain.shape_cells import fitted
from opsdesk.domain.shape_drawing import Picture, axis, drawn, picture_of
from opsdesk.domain.shape_line import Cell, Window
from opsdesk.domain.shape_signs import Phase
from opsdesk.domain.shape_tracks import Track

NARROWEST = 20
"""Columns below which no picture is drawn."""
_WORDS_SHARE = 0.22
"""Of the width, for what stands left of the picture …"""
_WORDS_MOST, _WORDS_LEAST = 26, 7
"""… in columns."""
_WORDS_WHOLE, _ROOMY = 22, 76
"""Columns in which `promised executives` is whole, and from how many in all they are given."""

_BOUND = "\N{NO-BREAK SPACE}"

EMPTY = {
    Group.MILESTONES: "none reached",
    Group.UPDATES: "nothing was sent",
    Group.HYPOTHESES: "none raised",
    Group.ACTIONS: "none given",
}


def text_of(shape: Shape, width: int, zone: tzinfo) -> list[str]:
    """The picture in `width` columns, NARROWEST at least, and what its signs mean; no line ends with blanks."""
    width = max(width, NARROWEST)
    left = words_width(width)
    picture = picture_of(shape, width - left - 1, zone)
    window = Window(0, picture.columns)
    days, times = axis(picture, window)
    lines = [f"{' ' * left} {_plain(days)}", f"{fitted(zone_name(picture), left)} {_plain(times)}"]
    for group, tracks in in_groups(picture):
        lines.append(fitted(heading(shape, group), width))
        lines += [f"{fitted(name(track), left)} {_plain(drawn(picture, track, window))}" for track in tracks]
    return [line.rstrip() for line in (*lines, "", *_legend_lines(shape, width))]


def zone_name(picture: Picture) -> str:
    """What stands left of the times: `UTC`; both names where the clock is changed meanwhile."""
    ends = (at.astimezone(picture.zone).tzname() or "UTC" for at in (picture.shape.since, picture.shape.until))
    return "/".join(dict.fromkeys(ends))


def words_width(width: int) -> int:
    """Columns for what stands left of the picture."""
    return max(_WORDS_WHOLE if width >= _ROOMY else _WORDS_LEAST, min(_WORDS_MOST, int(width * _WORDS_SHARE)))


def in_groups(picture: Picture) -> Iterator[tuple[Group, list[Track]]]:
    """Every group with its rows; one that nothing is in, with none."""
    held = {group: list(rows) for group, rows in groupby(picture.tracks, key=lambda track: track.lane.group)}
    for group in Group:
        yield group, held.get(group, [])


def name(track: Track) -> str:
    """What stands left of a row: `  H1 pool size in 4.2`, `  sent customers`, `  @ana`."""
    lane = track.lane
    if lane.group is Group.HYPOTHESES and track.placed:
        item = track.placed[0].item
        return f"  {item.name} {item.words}"
    if not track.leads:
        return ""
    if lane.group is Group.UPDATES:
        return f"  {'promised' if lane.promises else 'sent'} {lane.name}"
    if lane.group is Group.ACTIONS:
        return f"  @{lane.name}" if lane.name else "  nobody yet"
    return ""


def heading(shape: Shape, group: Group) -> str:
    """A group with what became of what is in it: `Hypotheses: 1 confirmed, 2 ruled out`."""
    counts = Counter(item.standing for lane in shape.of(group) for item in (*lane.items, *lane.unplaced))
    told = ", ".join(f"{count} {standing}" for standing, count in counts.most_common())
    return f"{group.capitalize()}: {told or EMPTY[group]}"


def legend(shape: Shape) -> list[tuple[str, str]]:
    """The signs of this picture and what each means in it: `✓` and `confirmed, helped`."""
    spans = {(phase.glyph, str(phase)) for phase in phases(shape)}
    return _meant(_marks(shape) | spans)


def mark_legend(shape: Shape) -> list[tuple[str, str]]:
    """The same without the spans, for a picture that draws those otherwise."""
    return _meant(_marks(shape))


def phases(shape: Shape) -> list[Phase]:
    """What went on in this picture."""
    found = {span.phase for item in shape.items() for span in item.spans}
    return [phase for phase in Phase if phase in found]


def _marks(shape: Shape) -> set[tuple[str, str]]:
    return {(mark.sign.glyph, str(mark.sign)) for item in shape.items() for mark in item.marks}


def _meant(pairs: set[tuple[str, str]]) -> list[tuple[str, str]]:
    those = groupby(sorted(pairs), key=lambda pair: pair[0])
    return [(glyph, ", ".join(words for _, words in held)) for glyph, held in those]


def _legend_lines(shape: Shape, width: int) -> list[str]:
    """Signs and what they mean in `width` columns; a sign stays with its meaning where that fits."""
    signs = "   ".join(f"{sign} {meant}".replace(" ", _BOUND) for sign, meant in legend(shape))
    return [line.replace(_BOUND, " ") for line in wrap(signs, width)]


def _plain(cells: list[Cell]) -> str:
    return "".join(sign for sign, _ in cells)
