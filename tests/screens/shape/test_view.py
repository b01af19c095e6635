"""Moving through the picture: what is chosen stays chosen, whatever is looked at how closely."""

from __future__ import annotations

from datetime import UTC, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.fold import fold
from opsdesk.domain.shape import Group
from opsdesk.domain.shape_drawing import BREAK, GUIDE, NOW
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.shape_signs import SIGNS, Phase, Sign
from screens.presenting.glyphs import TWINS
from screens.presenting.shape import told
from screens.presenting.shape_details import in_full
from screens.presenting.shape_view import ZOOMS, View, closer
from tests.domain.shape_story import NOW as WHEN
from tests.domain.shape_story import STORY
from tests.strategies import logs

INCIDENT = fold(STORY)
SHAPE = shape_of(INCIDENT, STORY, WHEN)
IN_A_LANE = (
    {Sign.REACHED},
    {Sign.SENT, Sign.UNDELIVERED},
    {Sign.KEPT, Sign.BROKEN, Sign.PROMISED, Phase.LATE},
    {Sign.RAISED, Sign.TESTED, Sign.PUT_DOWN, Sign.CONFIRMED, Sign.RULED_OUT, Phase.OPEN, Phase.TESTING},
    {Sign.GIVEN, Sign.HANDED_ON, Sign.BLOCKED, Sign.RESUMED, Phase.DOING, Phase.BLOCKED}
    | {Sign.HELPED, Sign.NO_HELP, Sign.WORSE, Sign.DONE, Sign.DROPPED},
)
"""What can stand in one lane; a hypothesis that is open again was raised once more, and has the same sign."""


def view(width: int = 118, zoom: int = 1) -> View:
    return View.onto(SHAPE, UTC, width, zoom)


@pytest.mark.parametrize("signs", IN_A_LANE, ids=["milestones", "sent", "promised", "hypotheses", "actions"])
def test_no_two_signs_of_a_lane_look_alike_not_even_in_ascii(signs: set[Sign | Phase]) -> None:
    for one, other in combinations(sorted(signs), 2):
        assert one.glyph != other.glyph, (one, other)
        assert TWINS.get(one.glyph, one.glyph) != TWINS.get(other.glyph, other.glyph), (one, other)


def test_every_glyph_has_a_twin() -> None:
    glyphs = [*SIGNS.values(), *(phase.glyph for phase in Phase), BREAK, GUIDE, NOW]
    assert all(glyph.isascii() or TWINS[glyph].isascii() for glyph in glyphs)


def test_a_row_is_entered_at_the_nearest_mark_and_left_at_its_ends() -> None:
    chosen = view().on_row("actions 1")
    assert chosen.mark is not None
    assert chosen.mark[1].sign is Sign.HELPED
    assert chosen.step(1) is chosen
    signs = []
    while (before := chosen.step(-1)) is not chosen:
        chosen = before
        assert chosen.mark is not None
        signs.append(chosen.mark[1].sign)
    assert signs == [Sign.RESUMED, Sign.BLOCKED, Sign.GIVEN]
    assert chosen.on_row("milestones 2").mark is None


@pytest.mark.parametrize("zoom", ZOOMS)
def test_what_is_chosen_stays_chosen_and_in_sight(zoom: int) -> None:
    before = view().on_row("hypotheses 1").step(1)
    closer_look = view(zoom=zoom).as_before(before)
    assert closer_look.mark is not None
    assert before.mark is not None
    assert closer_look.mark[1] == before.mark[1]
    assert closer_look.stop is not None
    assert 0 <= closer_look.stop[0] - closer_look.window.first < closer_look.window.room


@given(logs(), st.sampled_from(ZOOMS), st.lists(st.sampled_from(["left", "right", "earlier", "later"]), max_size=8))
@settings(max_examples=25, deadline=None)
def test_the_window_never_leaves_the_picture(log: list, zoom: int, keys: list[str]) -> None:
    shape = shape_of(fold(log), log, WHEN)
    seen = View.onto(shape, UTC, 80, zoom)
    seen = seen.on_row(next((key for key, _ in seen.lanes.order if seen.lanes.track(key)), None))
    for key in keys:
        seen = (
            seen.step(1 if key == "right" else -1)
            if key in {"left", "right"}
            else seen.pan(1 if key == "later" else -1)
        )
        assert 0 <= seen.window.first <= max(seen.lanes.picture.columns - seen.window.room, 0)
    rows = seen.lanes.rows(seen.window, seen.key, seen.stop[0] if seen.stop else None)
    assert all(rows[place].content.cell_length <= 80 for place in range(len(rows)) if rows.can_select(place))


def test_no_column_stands_for_less_than_a_second() -> None:
    assert closer(1, 99, SHAPE, 1_000) == 4
    assert closer(8, -99, SHAPE, 100) == 1


def test_everything_can_be_read_in_full() -> None:
    for lane in SHAPE.lanes:
        for item in (*lane.items, *lane.unplaced):
            text = in_full(INCIDENT, lane.group, item, WHEN + timedelta(minutes=1), UTC)
            assert (item.name if lane.group is not Group.UPDATES else "customers") in text
            assert all(told(lane, item, mark, UTC)[0].startswith(mark.sign.glyph) for mark in item.marks)
