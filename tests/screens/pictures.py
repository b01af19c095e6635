"""What the pictures of the screens have in common: an app brought somewhere by keys, and let go afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from screens.messages import PlaceWanted
from screens.war_room import WarRoom
from tests.screens.waiting import settled, until

Ready = Callable[[Pilot[None]], Any]
Picture = Callable[..., bool]
"""`picture(session, after("f4"), size=(80, 24))`: whether it looks as it did; the fixture is in `conftest.py`."""


def after(*keys: str, place: str = "") -> Ready:
    """Once a place was opened and those keys were pressed, each with what it asks of the store."""

    async def ready(pilot: Pilot[None]) -> None:
        await settled(pilot.app)
        if place:
            before = pilot.app.screen
            before.post_message(PlaceWanted(place))
            await until(lambda: pilot.app.screen is not before, place)
            await settled(pilot.app)
        for key in keys:
            await pilot.press(key)
            await settled(pilot.app)

    return ready


def drafted(*keys: str) -> Ready:
    """The same, once the update pane of the war room has its draft, and its foot what the desk would do now."""

    async def ready(pilot: Pilot[None]) -> None:
        await settled(pilot.app)
        room = pilot.app.screen
        assert isinstance(room, WarRoom)
        await room.load_drafter()
        await until(lambda: room.is_settled)
        await settled(pilot.app)
        await after(*keys)(pilot)

    return ready
