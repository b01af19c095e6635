"""How an incident begins on the desk: a title and Enter. What is half-typed of it is kept, as on every other line."""

from __future__ import annotations

from concurrent.futures import Future

from textual.timer import Timer

from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.store.log import Written
from screens.desk.base import DeskState
from screens.desk.merging import Merging
from screens.kept_text import KeptText
from screens.messages import IncidentChosen
from screens.session import Session
from screens.widgets.capture_line import Question

KEEP_AFTER_S = 0.4
"""Seconds after a key within which the title is kept."""


class Declaring(Merging, part=True):
    """The first words of an incident: a lost connection must not take them."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session, state)
        self._title = ""
        self._title_text = KeptText(session.desk, lambda: self.title_key)
        self._title_timer: Timer | None = None

    @property
    def title_key(self) -> str:
        """Under which name a person's half-typed title is kept."""
        return f"title of {self.session.by}"

    async def ask_title_again(self) -> None:
        """Asks for the title that was half-typed when the desk went, unless something else is asked by now."""
        try:
            kept = await self._title_text.read()
        except DeskError as error:
            self.say(error.message)
            return
        self._title = self._title or kept
        if kept and self.line.question is None:
            self.action_declare(kept)

    def action_declare(self, title: str = "") -> None:
        """Asks for a title; Enter declares and opens the war room."""
        edited = self._title_edited
        self.ask(Question("what is broken?", self._declare, edited, lambda: edited(""), opens=True), typed=title)

    def _title_edited(self, title: str) -> None:
        self._title = title
        if self._title_timer is None:
            self._title_timer = self.set_timer(KEEP_AFTER_S, self.keep_typed)

    def keep_typed(self) -> list[Future[None]]:
        self._title_timer = None
        return [*super().keep_typed(), *self._title_text.keep(self._title)]

    async def _declare(self, title: str) -> None:
        by, key = self.session.by, self.title_key
        self._title = ""  # kept from here on only if it comes back

        def begin_incident(desk: Desk) -> Written:
            return desk.open_incident(declare(title, commander=by))

        try:
            written = await self.session.desk.ask(lambda desk: desk.take_typed(begin_incident, key))
        except DeskError as error:
            self.action_declare(title)
            self.say(error.message)
            return
        self.keep_typed()
        self.post_message(IncidentChosen(written.incident.number))
