"""The line that is typed on: a prompt, and what is typed. It can also ask one question, while what was typed waits."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from opsdesk.domain.values import dataclass
from screens.terminal.key_order import OPENING
from screens.widgets.fixed_input import FixedInput
from screens.widgets.text_line import TextLine

NAMELESS = "@ "


class CaptureInput(FixedInput):
    """The typed part. Every edit and every Enter is told in the key's own handler: told later, as a message, Enter
    would find on the line what was typed after it."""

    class Left(Message):
        """Escape: the line is left as it is."""

    @dataclass
    class Stepped(Message):
        """Up or down."""

        step: int

    class Completing(Message):
        """Tab: the word before the cursor asks to be completed."""

    def __init__(self, edited: Callable[[str], None], submitted: Callable[[str], None]) -> None:
        super().__init__(id="capture")
        self._edited = edited
        self._submitted = submitted

    def value_edited(self, value: str) -> None:
        self._edited(value)

    async def action_submit(self) -> None:
        """Enter."""
        self._submitted(self.value)

    def action_line_up(self) -> None:
        self.post_message(self.Stepped(-1))

    def action_line_down(self) -> None:
        self.post_message(self.Stepped(+1))

    def action_complete(self) -> None:
        self.post_message(self.Completing())

    def action_leave(self) -> None:
        self.post_message(self.Left())


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked on the line instead of an entry: its prompt, and what is done with the answer."""

    prompt: str
    answered: Callable[[str], object]
    """Gets the answer; what it returns is awaited where that is possible."""
    edited: Callable[[str], None] | None = None
    left: Callable[[], object] | None = None
    opens: bool = False
    """Whether another screen follows the answer: what is typed until then is meant for that one."""


class CaptureLine(Horizontal):
    """Prompt and input; while a question is asked, what was being typed waits.

    Without `entered` the line is only there to ask: it shows while it does, and gives the focus back after it.
    """

    def __init__(
        self,
        prompt: Content,
        *,
        edited: Callable[[str], None] | None = None,
        entered: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(id="capture-line")
        self._prompt = prompt
        self._prompt_line = TextLine(id="prompt")
        self._edited = edited
        self._entered = entered
        self._question: Question | None = None
        self._waiting = ""
        self._focus_before: Widget | None = None
        self.input = CaptureInput(self._was_edited, self._was_submitted)
        self.display = entered is not None

    def compose(self) -> ComposeResult:
        yield self._prompt_line
        yield self.input

    def on_mount(self) -> None:
        """The prompt in its width."""
        self._show_prompt()

    @property
    def question(self) -> Question | None:
        """What is being asked, if anything is."""
        return self._question

    @property
    def entry(self) -> str:
        """What is typed for the log, also while a question is asked."""
        return self._waiting if self._question else self.input.typed_value

    def write(self, text: str) -> None:
        """Puts a text on the line, and the focus there at once: the cursor at its end, or, where it lacks a name
        (`@ check …`), there."""
        self.input.value = text
        self.input.cursor_position = 1 if text.startswith(NAMELESS) else len(text)
        self._was_edited(text)
        self.screen.set_focus(self.input)

    def write_entry(self, text: str) -> None:
        """Puts a text on the line for the log; while a question is asked it waits with what was being typed."""
        if self._question is None:
            self.write(text)
        else:
            self._waiting = text

    def ask(self, question: Question, initial: str = "") -> None:
        """Asks on the line; Enter answers, Escape takes the question back."""
        if self._question is None:
            self._waiting = self.input.typed_value
            self._focus_before = self.screen.focused
        self._question = question
        self.display = True
        self._show_prompt()
        self.write(initial)

    def end_question(self) -> Question | None:
        """Ends the question; what was being typed is back on the line."""
        question, self._question = self._question, None
        if question is not None:
            waiting, self._waiting = self._waiting, ""
            self._show_prompt()
            self.write(waiting)
            if self._entered is None:
                self.display = False
                self.screen.set_focus(self._focus_before)
        return question

    @on(CaptureInput.Left)
    def _left(self, event: CaptureInput.Left) -> None:
        question = self.end_question()
        if question is not None:
            event.stop()
            if question.left is not None:
                question.left()

    def _was_edited(self, value: str) -> None:
        told = self._edited if self._question is None else self._question.edited
        if told is not None:
            told(value)

    def _was_submitted(self, value: str) -> None:
        question = self.end_question()
        if question is not None:
            answer = question.answered(value)
            if inspect.isawaitable(answer):
                self.screen.run_worker(answer, group=OPENING if question.opens else "default")
        elif self._entered is not None:
            self._entered(value)

    def _show_prompt(self) -> None:
        shown = Content(f"{self._question.prompt} › ") if self._question else self._prompt
        self._prompt_line.styles.width = shown.cell_length
        self._prompt_line.say(shown)
