"""What else is due this week, and putting something of it off."""

from __future__ import annotations

import asyncio
import importlib
from dataclasses import replace
from datetime import datetime, tzinfo

from textual.timer import Timer

from opsdesk.domain.agenda import Item
from opsdesk.domain.errors import BadInput, DeskError
from screens.desk.base import DeskBase, DeskState
from screens.messages import PlaceWanted
from screens.presenting.agenda import KEY, OVERDUE, PLACES, THIS_WEEK, Week, beside_incidents, put_off_line, this_week
from screens.session import Session
from screens.widgets.capture_line import Question

AGENDA_AFTER_S = 0.3
"""Seconds after a write until the agenda is read anew."""


class DueThisWeek(DeskBase, part=True):
    """The agenda beside the incidents."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session, state)
        self._agenda_timer: Timer | None = None
        self._week = Week()
        self._week_at: tuple[datetime, tzinfo] | None = None

    def read_agenda_soon(self) -> None:
        """Has the agenda read: every part of the desk is asked for it, so once for many writes in a row."""
        if self._agenda_timer is None:
            self._agenda_timer = self.set_timer(AGENDA_AFTER_S, self.read_agenda)

    async def read_agenda(self) -> None:
        """Reads what else is due."""
        self._agenda_timer = None
        await asyncio.to_thread(importlib.import_module, "opsdesk.desk.agenda")
        from opsdesk.desk import agenda

        settings = self.session.settings
        items = await self.try_to(lambda desk: agenda.items(desk, settings))
        if items is not None:
            self.state = replace(self.state, agenda=beside_incidents(items))
            self._week_at = None
            self.show_state()

    def due_this_week(self, now: datetime, zone: tzinfo) -> Week:
        """What is overdue, and this week's part of the agenda: gone through once a minute, and when it was read."""
        looked_at = (now.replace(second=0, microsecond=0), zone)
        if self._week_at != looked_at:
            self._week_at, self._week = looked_at, this_week(self.state.agenda, now, zone)
        return self._week

    def agenda_item(self, key: str) -> Item | None:
        """The thing of the agenda that a row stands for."""
        return next((item for item in self.state.agenda if f"{KEY}{item.key}" == key), None)

    def go_to(self, item: Item) -> None:
        """Goes where it is seen to."""
        if (place := PLACES.get(item.sort)) is not None:
            self.post_message(PlaceWanted(place, item.about))
        else:
            self.say(f"{item.key}: see to it on the command line (opsdesk --help)")

    def action_put_off(self) -> None:
        """Puts the chosen thing of this week's list off: until when, and why."""
        item = self.agenda_item(self.due.selected_key or "")
        if item is None:
            self.say(f"choose what stands under “{OVERDUE}” or “{THIS_WEEK}”; an update: Z in its room")
            return
        self._ask_until(item.key)

    def _ask_until(self, key: str, typed: str = "") -> None:
        self.ask(Question("put off until?", lambda until: self._ask_why(key, until)), typed=typed)

    def _ask_why(self, key: str, until: str) -> None:
        from opsdesk.desk.agenda import time_typed

        try:
            time_typed(until, self.session.now, self.session.zone)
        except BadInput as error:
            self._ask_until(key, until)
            self.say(error.message)
            return
        self.ask(Question("why?", lambda why: self._put_off(key, until, why)))

    async def _put_off(self, key: str, until: str, why: str) -> None:
        from opsdesk.desk import agenda

        session = self.session
        try:
            item = await session.desk.ask(
                lambda desk: agenda.snooze_until(desk, session.settings, key, until, why, session.zone)
            )
        except DeskError as error:
            self._ask_until(key, until)
            self.say(error.message)
        else:
            self.notify(put_off_line(item, session.zone), markup=False)
        await self.resync()
