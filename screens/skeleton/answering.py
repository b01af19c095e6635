"""A screen on which several things can be asked on the line, each kept half-typed like everything else that somebody
types, so that a lost connection or a crash takes none of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from typing import TypeVar

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.values import dataclass
from screens.half_answered import HalfAnswered
from screens.kept_text import KEEP_EVERY_S, KeptText
from screens.session import Session
from screens.skeleton.asking import Asking
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
        self._half = HalfAnswered(self.line, KeptText(session.desk, lambda: self.answers_key))

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
        return [*super().keep_typed(), *self._half.keep()]

    def ask_about(self, what: str, *, about: str = "", typed: str = "") -> None:
        """Asks about something, whatever is chosen when the answer comes."""
        if self.closed:
            self.say(self.closed)
            return
        asked = self.questions[what]

        async def answered(text: str) -> None:
            if not await asked.take(about, text):
                self.ask_about(what, about=about, typed=text)

        question = self._half.question(what, about, f"{about} {asked.words}".lstrip(), answered)
        self.ask(question, f"{asked.hint}   {ANSWER}" if asked.hint else ANSWER, typed)

    async def take_answer(self, call: Callable[[Desk], T]) -> T:
        """What a use case gives back that takes the answer: none that was taken is asked for again, also by a desk that
        was killed in between. Raises DeskError; the answer is kept then."""
        key = self.answers_key
        return await self.session.desk.ask(lambda desk: desk.take_typed(call, key))

    async def _ask_again(self) -> None:
        """What can't be answered any more is said, so that its words aren't lost with it."""
        try:
            half = await self._half.left_over()
        except DeskError as error:
            self.say(error.message)
            return
        if half is None:
            return
        if not self.closed:
            self.ask_about(half.what, about=half.about, typed=half.typed)
            return
        self._half.forget()
        if half.typed.strip():
            self.say(f"{self.closed}; you were typing: {half.typed}")
