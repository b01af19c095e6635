"""What the pictures of the screens have in common: an app brought somewhere by keys, and let go afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from screens.messages import PlaceWanted
from screens.war_room import WarRoom
from tests.screens.waiting import settled

Ready = Callable[[Pilot[None]], Any]
Picture = Callable[..., bool]
"""`picture(session, after("f4"), size=(80, 24))`: whether it looks as it did; the fixture is in `conftest.py`."""


def after(*keys: str, place: str = "") -> Ready:
    """Once a place was opened and those keys were pressed, each with what it asks of the store."""

    async def ready(pilot: Pilot[None]) -> None:
        await settled(pilot.app)
        if place:
            pilot.app.screen.post_message(PlaceWanted(place))
            await settled(pilot.app)
        for key in keys:
            await pilot.press(key)
            await settled(pilot.app)

    return ready


def drafted(*keys: str) -> Ready:
    """The same, once the update pane of the war room has its draft."""

    async def ready(pilot: Pilot[None]) -> None:
        await settled(pilot.app)
        assert isinstance(pilot.app.screen, WarRoom)
        await pilot.app.screen.load_drafter()
        await after(*keys)(pilot)

    return ready
