"""How documents look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from textual.pilot import Pilot

from opsdesk.desk.desk import Desk
from screens.runbooks.reading import ReadingScreen
from tests.fakes import FakeClock
from tests.screens.runbooks.conftest import MakeApp, on_the_runbooks, told
from tests.screens.waiting import until


async def on_the_text(pilot: Pilot[None]) -> None:
    """Once the first document's text is open, with a word found in it."""
    await on_the_runbooks(pilot)
    await pilot.press("enter")
    await until(lambda: isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.text.row_count)
    await pilot.press("slash", *"queue", "enter", "n")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def test_the_runbooks(make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare) -> None:
    told(desk, clock)
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=on_the_runbooks)


def test_a_stale_text_at_80_columns_in_light(make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare) -> None:
    told(desk, clock)
    assert snap_compare(make_app("opsdesk-light"), terminal_size=(80, 24), run_before=on_the_text)
