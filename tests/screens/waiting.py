"""Waiting for what is expected, instead of for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App

from opsdesk.app import OpsDesk

PATIENCE_S = 20.0
LOOK_S = 0.005
"""Between two looks at whether it is so."""
ROUNDS = 2
"""A key asks the store, and what is shown then may ask once more; what is painted asks for its rows, and shows them."""


async def until(expected: Callable[[], object], what: str = "it") -> None:
    """Until it is so; fails when it isn't after a long while, saying `what` never came."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not expected():
                await asyncio.sleep(LOOK_S)
    except TimeoutError as late:
        raise AssertionError(f"{what} never came") from late


async def idle(*_: float) -> None:
    """Until nothing is ready to run in the event loop: what is left waits for a thread or for a time."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:  # type: ignore[attr-defined]  # asyncio tells it in no other way
        await asyncio.sleep(0)


async def painted(app: App[Any]) -> None:
    """Until what changed is on screen, with what it asked for while it was painted."""
    for _ in range(ROUNDS):
        await _paint(app)


async def settled(app: OpsDesk) -> None:
    """Until everything asked for, also of the store's thread, is on screen, or the app is left.

    Fails when it never comes to rest.
    """
    try:
        async with asyncio.timeout(PATIENCE_S):
            await _settled(app)
    except TimeoutError as late:
        raise AssertionError("it never came to rest") from late


async def _settled(app: OpsDesk) -> None:
    rounds = ROUNDS
    while rounds and not app._exit:
        await idle()
        await app.session.desk.ask(lambda desk: None)
        await _paint(app)
        if all(worker.is_finished for worker in app.workers) and not app.screen._layout_required:
            rounds -= 1
        else:
            rounds = ROUNDS
            await asyncio.sleep(LOOK_S)


async def _paint(app: App[Any]) -> None:
    """The next frame, at once instead of when its time comes."""
    await idle()
    app.screen._on_timer_update()
    await idle()
