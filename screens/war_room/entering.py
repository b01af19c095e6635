"""Enter in the war room: a line is read, written in its turn, and given back when the store won't have it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from opsdesk.desk import hypotheses
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line, short
from screens.session import Session
from screens.terminal.key_order import OPENING
from screens.war_room.capturing import Capturing
from screens.war_room.opening import Opening
from screens.working import Work, begin

if TYPE_CHECKING:
    from opsdesk.desk.capture import Reading
    from opsdesk.desk.decision import Decision
    from opsdesk.desk.desk import Desk
    from opsdesk.store.log import Written

LATE_S = 1.0
"""Seconds after which a line that is on its way into the store is told to be."""


class Entering(Capturing, part=True):
    """What becomes of the lines that are entered, one after the other."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._writing = asyncio.Lock()
        """Held by the line that is being written: the one after it may speak of what that one makes."""

    def line_entered(self, line: str) -> None:
        """Reads the line and takes it off; it comes back when the store won't have it. While the one before it is being
        written, which it may speak of, it waits for its turn to be read."""
        if self._unwritten or self._writing.locked():
            self._begin_to_write(line, partial(self._enter_in_turn, line), OPENING)
            return
        reading = self.read(line)
        if reading.problem:
            self.say(reading.problem, problem=True)
        elif reading.kind == "confirm":
            self._ask_whether_it_explains(reading)
        elif reading.opens:
            self.take_off()
            begin(self, partial(self._open, reading), group=OPENING)
        elif reading.decision is not None:
            self._begin_to_write(line, partial(self._write, reading, reading.decision, line))

    async def enter(self, line: str) -> None:
        """Does what a line says that nobody typed; it comes onto the line when it can't be done."""
        reading = self.read(line)
        if reading.problem:
            self.say(reading.problem, problem=True)
        elif reading.opens:
            await self._open(reading)
        elif reading.decision is not None:
            self._unwritten.append(line)
            await self._write(reading, reading.decision, line)

    def _begin_to_write(self, line: str, work: Work, group: str = "default") -> None:
        self.take_off()
        self._unwritten.append(line)
        begin(self, work, group=group)

    async def _enter_in_turn(self, line: str) -> None:
        async with self._writing:
            if line not in self._unwritten:  # the one before it was refused, and this one given back with it
                return
            reading = self.read(line)
            if reading.decision is not None and reading.kind != "confirm":
                await self._put(reading, reading.decision, line)
                return
        self._unwritten.remove(line)
        if reading.opens:
            await self._open(reading)
            return
        self.give_back(line)
        if reading.problem:
            self.say(reading.problem, problem=True)
        else:
            self._ask_whether_it_explains(reading)

    async def _open(self, reading: Reading) -> None:
        await self.open(reading.opens, reading.argument)
        self.keep_line()

    async def _write(self, reading: Reading, decision: Decision, line: str) -> None:
        async with self._writing:
            await self._put(reading, decision, line)

    async def _put(self, reading: Reading, decision: Decision, line: str) -> None:
        self._unwritten.remove(line)
        number, key, left = self.number, self.capture_key, self._half_typed

        def write(desk: Desk) -> Written:
            return desk.do(number, decision, at=reading.at, approx=reading.approx)

        try:
            with self._told_if_late(line):
                await self.show_written(lambda desk: desk.take_typed(write, key, left))
        except DeskError as error:
            self.give_back(line)
            self.say(error.message, problem=True)
        else:
            self.timeline.follow()
        self.keep_line()

    @contextmanager
    def _told_if_late(self, line: str) -> Iterator[None]:
        """A line that has left the capture line and isn't on the timeline yet is nowhere to be seen: where that takes
        long, the hint line says so."""

        def tell(late: str) -> None:
            self.late = late
            self.show_preview(self.capture.input.typed_value)

        timer = self.set_timer(LATE_S, partial(tell, short(one_line(line), 40)))
        try:
            yield
        finally:
            timer.stop()
            if self.late:
                tell("")

    def _ask_whether_it_explains(self, reading: Reading) -> None:
        held = self.incident.hypotheses[reading.hypothesis]

        async def answered(explains: bool | None) -> None:
            if explains is not None and await self.try_do(hypotheses.confirm(held.number, explains=explains)):
                self.take_off()
                self.keep_line()

        impact = one_line(self.incident.impact) or "impact not stated yet"
        self.confirm(f"Does {held.name} explain what users see?", (one_line(held.statement), impact), answered)

    async def open(self, what: str, argument: str) -> None:
        """Opens what a command names."""
