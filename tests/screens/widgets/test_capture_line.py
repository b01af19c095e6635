"""The line at the foot of every screen, while the app goes down."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen

from screens.widgets.capture_line import CaptureLine


class Foot(Screen[None]):
    def compose(self) -> ComposeResult:
        yield CaptureLine(Content("› "))


@pytest.mark.parametrize("turns", range(6))
async def test_an_app_that_ends_while_its_screen_opens_ends_in_peace(turns: int) -> None:
    app = App[None]()
    async with app.run_test():
        app.push_screen(Foot())
        for _ in range(turns):
            await asyncio.sleep(0)
