"""A screen that does something: use cases whose refusal is said, an answer that stands there again when refused."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Cabinet
from opsdesk.domain.errors import DeskError, EditedMeanwhile
from screens.session import Session
from screens.skeleton.asking import Asking
from screens.widgets.capture_line import Question
from screens.working import awaited

T = TypeVar("T")


class Doing(Asking):
    """What every screen writes by."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._answered: tuple[Question, str, str] | None = None
        """The question, its hint and the answer that is being written."""

    def ask(self, question: Question, hint: str, typed: str = "") -> None:
        """Asks for one thing on the line; an answer whose writing is refused stands there again, to be mended."""

        def answered(said: str) -> object:
            self._answered = (question, hint, said) if said.strip() else None
            done = question.answered(said)
            if inspect.isawaitable(done):
                return self._taken_in_hand(done)
            self._answered = None
            return None

        super().ask(replace(question, answered=answered), hint, typed)

    async def _taken_in_hand(self, written: Awaitable[object]) -> None:
        try:
            await written
        finally:
            self._answered = None

    def _ask_once_more(self) -> None:
        """Unless whoever answered does something else by now."""
        if self._answered is not None and self.line.question is None and self.app.screen is self:
            self.ask(*self._answered)

    async def try_to(self, call: Callable[[Desk], T], again: Callable[[], object] | None = None) -> T | None:
        """What a use case gives back, with what is shown as it is then; None when it was refused, which is said.

        `again` asks anew where somebody else changed the same thing meanwhile, once theirs is seen.
        """
        try:
            done, refused = await self.session.desk.ask(call), None
        except DeskError as error:
            self.say(error.message)
            done, refused = None, error
        await self.resync()
        if again is not None and isinstance(refused, EditedMeanwhile):
            await awaited(again())
        elif refused is not None:
            self._ask_once_more()
        else:
            self._answered = None
        return done

    async def undo_in(self, cabinet: Cabinet[Any], number: int, undo: Callable[[Desk, int], object]) -> None:
        """Names what the person wrote last in a dossier, and takes it back on a yes, by the use case of its kind."""
        await self.ask_back(cabinet, number, lambda: self.try_to(lambda desk: undo(desk, number)))
