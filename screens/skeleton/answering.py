"""A screen on which several things can be asked on the line, each kept half-typed like everything else that somebody
types, so that a lost connection or a crash takes none of it."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from typing import TypeVar

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.values import dataclass
from screens.session import Session
from screens.skeleton.asking import Asking
from screens.skeleton.half_filled import KEEP_EVERY_S
from screens.widgets.capture_line import Question
from screens.working import begin

T = TypeVar("T")

Take = Callable[[str, str], Awaitable[bool]]
"""Gets what was asked about and what was typed; whether that was taken."""
ANSWER = "↵ take it   Esc back"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that can be asked."""

    words: str
    take: Take
    hint: str = ""


class Answering(Asking):
    """One question at a time, about what was chosen when it was asked; what is refused is asked again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._open: tuple[str, str, Question] | None = None
        """What is being asked, and about what."""
        self._stored = ""

    @property
    @abstractmethod
    def questions(self) -> Mapping[str, Asked]:
        """Everything that can be asked, by the name of its action."""

    @property
    @abstractmethod
    def answers_key(self) -> str:
        """Under which name a person's half-typed answer is kept."""

    @property
    @abstractmethod
    def closed(self) -> str:
        """Why nothing can be answered any more; empty while it can."""

    def on_mount(self) -> None:
        """What is typed is kept; what was half-typed when the app went is asked again."""
        self.set_interval(KEEP_EVERY_S, self.keep_typed)
        begin(self, self._ask_again)

    def keep_typed(self) -> list[Future[None]]:
        """Begins to keep what is being answered; forgets what was answered or left."""
        text, key = "", self.answers_key
        if self._open is not None and self.line.question is self._open[2]:
            text = json.dumps([*self._open[:2], self.line.input.value])
        if text == self._stored:
            return []
        self._stored = text
        return [self.session.desk.begin(lambda desk: desk.keep_text(key, text))]

    def ask_about(self, what: str, *, about: str = "", typed: str = "") -> None:
        """Asks about something, whatever is chosen when the answer comes."""
        if self.closed:
            self.say(self.closed)
            return
        asked = self.questions[what]

        async def answered(text: str) -> None:
            if not await asked.take(about, text):
                self.ask_about(what, about=about, typed=text)
            self.keep_typed()

        question = Question(f"{about} {asked.words}".lstrip(), answered)
        self._open = what, about, question
        self.ask(question, f"{asked.hint}   {ANSWER}" if asked.hint else ANSWER, typed)

    async def take_answer(self, call: Callable[[Desk], T]) -> T:
        """What a use case gives back that takes the answer: none that was taken is asked for again, also by a desk that
        was killed in between. Raises DeskError; the answer is kept then."""
        key = self.answers_key
        done = await self.session.desk.ask(lambda desk: desk.take_typed(call, key))
        self._stored = ""
        return done

    async def _ask_again(self) -> None:
        key = self.answers_key
        try:
            self._stored = await self.session.desk.ask(lambda desk: desk.kept_text(key))
        except DeskError as error:
            self.say(error.message)
        if self._stored and not self.closed:
            what, about, typed = json.loads(self._stored)
            self.ask_about(what, about=about, typed=typed)
