"""Keys that act in the order in which they were typed, also those that one read of a slow line brings together."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual._time import get_time
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from screens.working import begin

OPENING = "opening"
"""The group of the workers after which another screen stands there: what is typed meanwhile is meant for that one."""
READING = "resync"
"""The group of the workers that read what a screen shows."""
HOPS = 3
"""Messages that may follow from a key one from the other: from a list to its screen, to the app, to what that opens."""
TURN_S = 0.05
"""Seconds between two looks at whether a widget that was asked for a turn is still there."""
LAID_OUT_WITHIN_S = 1.0
"""Seconds in which a pane that is only now to be seen has its place, also on a machine that has much else to do."""
HELD_AT_MOST_S = 15.0
"""Seconds after which keys go where the focus is, whatever they waited for: longer than a locked store is tried."""
AT_ONCE = "ctrl+q"
"""Waits for nothing: whoever wants to leave can."""


class LookFirst:
    """Mixin for a screen whose question nobody may answer unseen: an Enter typed before it was painted is let go. An
    Escape isn't: whoever pressed it had changed their mind."""

    painted_at = math.inf
    """When it was seen first, by the clock of events."""

    def was_painted(self) -> None:
        """For the screen to call after its first refresh."""
        self.painted_at = get_time()


class KeysInOrder(App[None]):
    """Mixin for an app: the next key comes when all that the one before it did is done, and its screen stands there.

    Textual gives every key of a burst to the widget that has the focus then, runs a binding only once its key has
    bubbled back to the app, and shows a new screen some messages later: of `n` and a title typed in one go, the title
    would be lost. Letters typed into a line wait for nothing, and only a key that never gets to their line, since its
    binding comes first, waits for them: Enter would send with half of a reason.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._typed_ahead: deque[events.Key | events.Paste] = deque()
        self._acting = True
        self._written_in: Widget | None = None

    def on_mount(self) -> None:
        """What was typed while the app started waits for its first screen."""
        begin(self, partial(self._until_done, None, []), group="keys")

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes come here first, and once more when nothing below wanted them."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._acting and not _is(event, AT_ONCE):
            self._typed_ahead.append(event)
        else:
            await self._act(event)

    async def _act(self, event: events.Key | events.Paste) -> None:
        typed = isinstance(event, events.Key) and self._is_typed(event)
        line, self._written_in = self._written_in, self.focused if typed else None
        if line is not None and self._overtakes(event):
            self._acting = True
            self._typed_ahead.appendleft(event)
            begin(self, partial(self._until_read, line), group="keys")
            return
        screen, path = self.screen, self._path
        self._acting = self._acting or not typed
        await super().on_event(event)
        if not typed:
            begin(self, partial(self._until_done, screen, path), group="keys")

    def _is_typed(self, key: events.Key) -> bool:
        """Whether the focus is on a line that takes this key as a letter."""
        return self.focused is not None and self.focused.check_consume_key(key.key, key.character)

    def _overtakes(self, event: events.Key | events.Paste) -> bool:
        """Whether its binding is run before a line has read the letters that were typed before it."""
        active = None if isinstance(event, events.Paste) else self.screen.active_bindings.get(event.key)
        return active is not None and active.binding.priority and not _is(event, AT_ONCE)

    async def _until_read(self, line: Widget) -> None:
        """Until a line has read all that was typed into it; then the key that waits for that."""
        await _turn_of(line)
        self.call_later(self._go_on)

    @property
    def _path(self) -> list[MessagePump]:
        """The way of a key from where the focus is up to the app."""
        return list((self.focused or self.screen).ancestors_with_self)

    async def _until_done(self, screen: Screen[Any] | None, path: list[MessagePump]) -> None:
        """Waits for all that follows from a key given to somebody on that path, then lets the next ones act."""
        try:
            async with asyncio.timeout(HELD_AT_MOST_S):
                await self._consequences(path)
                while screen is not (screen := self.screen):
                    await self._stands(screen)
                    await self._consequences(self._path)
                await self._laid_out()
        except TimeoutError:
            self.log.warning("keys waited for long enough")
        except ScreenStackError:  # the app goes down meanwhile
            return
        self.call_later(self._go_on)

    async def _consequences(self, path: list[MessagePump]) -> None:
        """A turn of everybody on the path, a hop after the other; then what opens another screen."""
        for _ in range(HOPS):
            for pump in path:
                await _turn_of(pump)
        if await self._workers_done(OPENING):
            await self._consequences(path)

    async def _stands(self, screen: Screen[Any]) -> None:
        """A screen stands when it was painted; one that isn't typed into, when it has read what it shows, too."""
        await _turn_of(screen)
        painted = asyncio.Event()
        if screen.call_after_refresh(painted.set):
            await _happened(painted, screen)
        if self.focused is None or not self.focused.check_consume_key("a", "a"):
            await self._workers_done(READING, screen)

    async def _laid_out(self) -> None:
        """Until the widget with the focus has its place: a list that is only now to be seen has no rows before."""
        widget, until = self.focused, get_time() + LAID_OUT_WITHIN_S
        while widget is not None and widget is self.focused and not widget.outer_size.area and get_time() < until:
            await asyncio.sleep(TURN_S / 5)

    async def _workers_done(self, group: str, node: Screen[Any] | None = None) -> bool:
        """Whether there were workers of a group, which are done now."""
        waited = False
        while any(it.group == group and node in (None, it.node) and not it.is_finished for it in self.workers):
            waited = True
            await asyncio.sleep(TURN_S / 5)
        return waited

    async def _go_on(self) -> None:
        """The keys that came meanwhile, up to the next one with consequences."""
        self._acting = False
        while self._typed_ahead and not self._acting:
            event = self._typed_ahead.popleft()
            if not (_is(event, "enter") and _unseen(self.screen, event.time)):
                await self._act(event)


def _is(event: events.Key | events.Paste, key: str) -> bool:
    return isinstance(event, events.Key) and event.key == key


def _unseen(screen: Screen[Any], at: float) -> bool:
    """Whether that was before a screen that asks to be looked at was painted."""
    return isinstance(screen, LookFirst) and at < screen.painted_at


async def _turn_of(pump: MessagePump) -> None:
    """Until a widget has handled all that it was sent so far."""
    handled = asyncio.Event()
    if pump.call_later(handled.set):
        await _happened(handled, pump)


async def _happened(event: asyncio.Event, pump: MessagePump) -> None:
    """Waits for an event that a widget sets, or that it never will because it is gone."""
    while not event.is_set() and pump.is_running:
        try:
            async with asyncio.timeout(TURN_S):
                await event.wait()
        except TimeoutError:
            continue
