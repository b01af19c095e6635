"""F8: what people act by, stale documents first; a text opens over the list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import runbooks_searching, runbooks_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_searching import Found
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.errors import DeskError
from screens.messages import IncidentChosen, PlaceWanted
from screens.presenting.listing import Look
from screens.presenting.runbooks import TEXT, runbooks_look
from screens.runbooks.help_text import HELP
from screens.runbooks.keeping import Keeping
from screens.runbooks.reading import ReadingScreen
from screens.runbooks.reading_view import opening
from screens.session import Session
from screens.skeleton.keys import EDIT, NEW, UNDO
from screens.terminal.key_order import OPENING
from screens.working import begin

CHANGE, INCIDENT = "CHG-", "INC-"
"""How what a line leads to begins."""
TYPING_S = 0.15
"""Seconds that a filter stands before the texts are looked through for it."""


class RunbooksScreen(Keeping):
    """Every document, those that are retired last."""

    KEYS = (
        "n new",
        "Enter read",
        "/ filter",
        "v review",
        "w wrong step",
        "i about it",
        "e edit",
        "t text",
        "o sort",
        "D drill",
        "u undo",
    )
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        UNDO,
        Binding("i", "about", "About it: what is known", id="runbooks.about"),
        Binding("v", "review", "Review it", id="runbooks.review"),
        Binding("w", "wrong", "Mark a step wrong", id="runbooks.wrong"),
        Binding("D", "drill", "How a drill went", id="runbooks.drill"),
        Binding("t", "text", "Take its text in anew", id="runbooks.text"),
        Binding("d", "retire", "Retire", id="runbooks.retire"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: Mapping[str, Found] = {}
        """The lines of the texts that fit the filter, by the documents' names."""

    @cached_property
    def look(self) -> Look[Standing]:
        return runbooks_look(lambda: self.session.now.date(), lambda: self._found)

    def reading(self) -> Callable[[Desk], Sequence[Standing]]:
        return lambda desk: runbooks_standing.overview(desk, retired=True)

    @property
    def found(self) -> Collection[str]:
        return self._found.keys()

    def filter_by(self, words: str) -> None:
        """By the words of the rows at once, and by the kept texts as soon as they were looked through."""
        self._found = {}
        super().filter_by(words)
        if self.words:
            begin(self, self._look_through, group="texts", exclusive=True)

    def open_item(self, item: Standing) -> None:
        begin(self, lambda: self._read(item.document.number), group=OPENING)

    def action_about(self) -> None:
        """To what is known of the chosen one, and back."""
        if self.detail.has_focus:
            self.action_back()
        elif (held := self.needed("tell about")) is not None:
            super().open_item(held)

    def follow(self, key: str) -> None:
        if key == TEXT and self.chosen is not None:
            self.open_item(self.chosen)
        elif key.startswith(CHANGE):
            self.post_message(PlaceWanted("changes", key))
        elif key.startswith(INCIDENT):
            self.post_message(IncidentChosen(int(key.removeprefix(INCIDENT))))
        else:
            super().follow(key)

    async def _look_through(self) -> None:
        await asyncio.sleep(TYPING_S)
        words, documents = self.words, [held.document for held in self.items or ()]
        try:
            found = await self.session.desk.ask(lambda desk: runbooks_searching.first_lines(desk, documents, words))
        except DeskError as error:
            self.say(error.message)
            return
        if words == self.words:
            self._found = {one.document.name: one for one in found}
            self.show_fitting()

    async def _read(self, number: int) -> None:
        """Its text, from the line that the filter found in it."""
        try:
            opened = await self.session.desk.ask(lambda desk: opening(desk, number))
        except DeskError as error:
            self.say(error.message)
            return
        found = self._found.get(opened.standing.document.name)
        line, words = (found.line, self.words) if found is not None else (0, "")
        self.app.push_screen(ReadingScreen(self.session, opened, line=line, words=words))
