"""`D` among the vendors: due diligence is begun on a yes, and gone to once it is under way."""

from __future__ import annotations

from opsdesk.desk import vendors
from screens.checklists.run_screen import RunScreen
from screens.dialogs.confirm import Confirm
from screens.messages import PlaceWanted
from screens.vendors import VendorsScreen
from tests.screens.vendors.conftest import Open
from tests.screens.waiting import until


async def test_due_diligence_is_begun_and_gone_to(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-1")
        await shown.settle()
        assert "none yet: D begins it" in shown.detail_words
        for begins in (True, False):
            await shown.press("D")
            if begins:
                assert isinstance(shown.app.screen, Confirm)
                await shown.press("y")
            await until(lambda: isinstance(shown.app.screen, RunScreen))
            shown.app.screen.post_message(PlaceWanted("vendors"))
            await until(lambda: isinstance(shown.app.screen, VendorsScreen))
            await shown.settle()
            assert vendors.one(shown.desk, 1).profile.diligence_run == 1
            assert "RUN-1" in shown.detail
