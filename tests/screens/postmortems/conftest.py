"""Postmortems over a real store: one that is drafted, one that is overdue and unowned, one that is closed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from opsdesk.desk import declaring, followups, followups_ideas, postmortems, postmortems_opening, postmortems_steps
from opsdesk.desk.desk import Desk
from opsdesk.domain.postmortem_prompts import NONE_BECAUSE
from opsdesk.domain.vocabulary import Status
from screens.messages import PlaceWanted
from screens.postmortems import PostmortemsScreen
from tests.desk.postmortem_story import SETTINGS, begun, drafted
from tests.fakes import FakeClock, OpenDesk
from tests.prepared import Prepared, prepared
from tests.screens.shown import WIDE, Shown, session_of, shown_on

PostmortemsShown = Shown[PostmortemsScreen]
Open = Callable[..., AbstractAsyncContextManager[PostmortemsShown]]


def told(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk."""
    closed = drafted(desk, begun(desk, clock)).number
    postmortems_steps.advance(desk, SETTINGS, closed)
    postmortems_steps.hold_review(desk, closed, clock.now.date(), ["ana", "bo"], today=clock.now.date())
    followups_ideas.decline_idea(desk, 1, 1, "the alert does", clock.now.date())
    postmortems_steps.advance(desk, SETTINGS, closed)
    followups.done(desk, 1, "it fired in the drill", clock.now.date())
    postmortems_steps.advance(desk, SETTINGS, closed)
    number = desk.open_incident(declaring.declare("Search is slow [/]", severity=1)).incident.number
    desk.do(number, declaring.change_status(Status.RESOLVED, "index rebuilt"))
    postmortems_opening.begin(desk, SETTINGS, number)
    clock.forward(days=4)
    nearly = drafted(desk, begun(desk, clock)).number
    postmortems.answer(desk, nearly, "lucky", "")
    postmortems.answer(desk, nearly, NONE_BECAUSE, "")
    small = desk.open_incident(declaring.declare("A small thing", severity=4)).incident.number
    desk.do(small, declaring.change_status(Status.RESOLVED))


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Prepared:
    """The desk when it is filled."""
    return prepared(empty_store, tmp_path_factory.mktemp("postmortems"), told)


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, told_once: Prepared, tmp_path: Path) -> Open:
    """Opens the postmortems: `async with opened((80, 24)) as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, empty: bool = False) -> AsyncIterator[PostmortemsShown]:
        if not empty:
            told_once.onto(desk, clock)
        place, other = PlaceWanted("postmortems"), open_desk("bo")
        async with shown_on(place, PostmortemsScreen, session_of(desk), other, tmp_path, size) as shown:
            yield shown

    return open_it
