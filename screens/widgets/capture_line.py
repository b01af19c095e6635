"""The line that is always there: a prompt that names the incident, and what is typed. It can also ask one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from screens.widgets.fixed_input import FixedInput
from screens.widgets.text_line import TextLine


class CaptureInput(FixedInput):
    """The typed part. Every edit is told at once, so that the preview is painted in the key's own frame."""

    @dataclass
    class Left(Message):
        """Escape: the line is left as it is."""

    @dataclass
    class Stepped(Message):
        """Up or down."""

        step: int

    @dataclass
    class Completing(Message):
        """Tab: the word before the cursor asks to be completed."""

    def __init__(self, edited: Callable[[str], None]) -> None:
        super().__init__(id="capture")
        self._edited = edited

    def value_edited(self, value: str) -> None:
        self._edited(value)

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
    edited: Callable[[str], None] | None = None
    left: Callable[[], object] | None = None


class CaptureLine(Horizontal):
    """Prompt and input; while a question is asked, what was being typed waits."""

    def __init__(self, prompt: Content, edited: Callable[[str], None]) -> None:
        super().__init__(id="capture-line")
        self._prompt = prompt
        self._edited = edited
        self._question: Question | None = None
        self._waiting = ""
        self.input = CaptureInput(self._was_edited)

    def compose(self) -> ComposeResult:
        yield TextLine(id="prompt")
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
        """Puts a text on the line, the cursor at its end, and the focus there."""
        self.input.value = text
        self.input.cursor_position = len(text)
        self._was_edited(text)
        self.input.focus()

    def set_prompt(self, prompt: Content) -> None:
        """Names another incident."""
        self._prompt = prompt
        self._show_prompt()

    def ask(self, question: Question, initial: str = "") -> None:
        """Asks on the line; Enter answers, Escape takes the question back."""
        if self._question is None:
            self._waiting = self.input.typed_value
        self._question = question
        self._show_prompt()
        self.write(initial)

    def end_question(self) -> Question | None:
        """Ends the question; what was being typed is back on the line."""
        question, self._question = self._question, None
        if question is not None:
            self._show_prompt()
            self.write(self._waiting)
            self._waiting = ""
        return question

    def _was_edited(self, value: str) -> None:
        if self._question is None:
            self._edited(value)
        elif self._question.edited is not None:
            self._question.edited(value)

    def _show_prompt(self) -> None:
        shown = Content(f"{self._question.prompt} › ") if self._question else self._prompt
        line = self.query_one("#prompt", TextLine)
        line.styles.width = shown.cell_length
        line.say(shown)
