"""What is asked about a step on the line, and kept half-typed like everything else that somebody types."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future

from opsdesk.domain.checklist.run import Run
from opsdesk.domain.errors import DeskError
from opsdesk.domain.values import dataclass
from screens.checklists.run_view import RunView
from screens.session import Session
from screens.skeleton.half_filled import KEEP_EVERY_S
from screens.widgets.capture_line import Question
from screens.working import begin

Take = Callable[[str, str], Awaitable[bool]]
"""Gets a step's number and what was typed about it; whether that was taken."""
ANSWER = "↵ take it   Esc back"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that can be asked about a step."""

    words: str
    take: Take
    hint: str = ""


class RunAsking(RunView):
    """One question at a time, about the step that was chosen when it was asked."""

    def __init__(self, session: Session, run: Run) -> None:
        super().__init__(session, run)
        self._open: tuple[str, str, Question] | None = None
        """What is being asked, about which step."""
        self._stored = ""

    @property
    @abstractmethod
    def questions(self) -> Mapping[str, Asked]:
        """Everything that can be asked, by the name of its action."""

    def on_mount(self) -> None:
        """What is typed is kept; what was half-typed when the app went is asked again."""
        self.set_interval(KEEP_EVERY_S, self.keep_typed)
        begin(self, self._ask_again)

    def keep_typed(self) -> list[Future[None]]:
        """Begins to keep what is being answered; forgets what was answered or left."""
        text, key = "", self._key
        if self._open is not None and self.line.question is self._open[2]:
            text = json.dumps([*self._open[:2], self.line.input.value])
        if text == self._stored:
            return []
        self._stored = text
        return [self.session.desk.begin(lambda desk: desk.keep_text(key, text))]

    def ask_about(self, what: str, *, step: str = "", typed: str = "") -> None:
        """Asks about a step, the one chosen now, whichever is when the answer comes; what is refused is asked again."""
        if self.state.over:
            self.say(f"{self.state.call} has ended: nothing is changed in it any more")
            return
        about, asked = step or self.chosen, self.questions[what]

        async def answered(text: str) -> None:
            if not await asked.take(about, text):
                self.ask_about(what, step=about, typed=text)

        question = Question(f"{about} {asked.words}", answered)
        self._open = what, about, question
        self.ask(question, f"{asked.hint}   {ANSWER}" if asked.hint else ANSWER, typed)

    async def _ask_again(self) -> None:
        key = self._key
        try:
            self._stored = await self.session.desk.ask(lambda desk: desk.kept_text(key))
        except DeskError as error:
            self.say(error.message)
        if self._stored and not self.state.over:
            what, step, typed = json.loads(self._stored)
            self.ask_about(what, step=step, typed=typed)

    @property
    def _key(self) -> str:
        """Under which name a person's half-typed answer is kept."""
        return f"{self.state.call} {self.session.by}"
