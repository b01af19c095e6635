"""How F4 looks at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.config import Settings
from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import StepState
from opsdesk.formats.checklist.shipped import shipped
from tests.fakes import FakeClock
from tests.screens.pictures import Picture, after
from tests.screens.shown import session_of


def half_way(desk: Desk, clock: FakeClock) -> None:
    """A deployment in its second section: one step failed, one was skipped, one waits."""
    checklists.take_in(desk, (), starters=shipped())
    values = {"service": "checkout", "release": "4.2", "previous": "4.1", "watcher": "bo"}
    run = runs.begin(desk, "deploy", variables=values)
    numbers = run.layout.numbers
    for place, number in enumerate(numbers[:9]):
        if not runs.one(desk, run.number).is_confirmed(run.layout.lines[number].section):
            runs.confirm(desk, run.number, run.layout.lines[number].section)
        clock.forward(seconds=41 + place)
        if place == 3:
            runs.note(desk, run.number, number, "the calendar doesn't load")
            runs.mark(desk, run.number, number, StepState.FAILED, "nobody could see whether there is a freeze")
        elif place == 5:
            runs.mark(desk, run.number, number, StepState.SKIPPED, "bo watches anyway")
        elif place == 7:
            runs.wait_until(desk, run.number, number, clock() + timedelta(minutes=10))
        else:
            runs.mark(desk, run.number, number, StepState.DONE)
    clock.forward(seconds=72)


@pytest.fixture
def told(desk: Desk, clock: FakeClock) -> Desk:
    """A desk with a run half-way."""
    half_way(desk, clock)
    return desk


def test_the_library(told: Desk, picture: Picture) -> None:
    assert picture(session_of(told), after("f4", "j"))


def test_a_run_half_way(told: Desk, picture: Picture) -> None:
    assert picture(session_of(told), after("f4", "enter"))


def test_a_run_half_way_at_80_columns_in_light(told: Desk, picture: Picture) -> None:
    assert picture(session_of(told, Settings(theme="opsdesk-light")), after("f4", "enter"), size=(80, 24))
