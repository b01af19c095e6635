"""Which panes a size has room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.war_room.arranging import PANES, arranged


@pytest.mark.parametrize(
    ("size", "chosen", "panes", "stacked"),
    [
        ((200, 60), 4, (1, 2, 3, 4), False),
        ((120, 24), 1, (1, 2, 3, 4), False),
        ((119, 24), 1, (1, 3), True),
        ((80, 24), 2, (2, 3), True),
        ((80, 24), 3, (1, 3), True),
        ((80, 24), 4, (1, 4), True),
        ((120, 23), 3, (3,), True),
        ((79, 40), 2, (2,), True),
        ((60, 15), 4, (4,), True),
        ((59, 40), 1, (), True),
        ((120, 14), 1, (), True),
    ],
)
def test_a_size_shows_the_panes_it_has_room_for(
    size: tuple[int, int], chosen: int, panes: tuple[int, ...], stacked: bool
) -> None:
    arrangement = arranged(*size, chosen)
    assert (arrangement.panes, arrangement.stacked) == (panes, stacked)


@given(width=st.integers(0, 400), height=st.integers(0, 200), chosen=st.sampled_from(PANES), zoomed=st.booleans())
def test_the_chosen_pane_is_shown_wherever_there_is_room(width: int, height: int, chosen: int, zoomed: bool) -> None:
    panes = arranged(width, height, chosen, zoomed=zoomed).panes
    assert chosen in panes or not panes
    assert list(panes) == sorted(set(panes))
    assert not zoomed or len(panes) <= 1
