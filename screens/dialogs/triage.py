"""Triage as a form: an answer a line, “unknown” always allowed, the result below at once with the rule that fired."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from opsdesk.domain.criteria import LABELS, TriageInputs, inputs_from_json
from opsdesk.domain.errors import DeskError, EditedMeanwhile
from opsdesk.domain.policy import Policy
from opsdesk.domain.triage import classify
from screens.dialogs.dialog import Dialog, Fillable
from screens.dialogs.form_fields import Typed
from screens.dialogs.form_refused import CHANGED
from screens.dialogs.triage_answers import is_digit_of, stepped, with_digit
from screens.dialogs.triage_met import met, typed_before, typed_into
from screens.presenting.row import plain, spread
from screens.presenting.triage import follows, question_line, verdict
from screens.terminal.key_order import OPENING
from screens.widgets.line_list import LineList, Row
from screens.widgets.text_line import TextLine
from screens.working import begin

Save = Callable[[TriageInputs, str], Awaitable[object]]
"""Records answers over what was shown as recorded before; raises what the desk raises."""

ENOUGH = 24
"""Lines of a terminal in which there is room for the questions and for what follows from them."""
ROOMY = 30
"""Lines of a terminal in which there is room for all of it, also after somebody else answered meanwhile."""


class TriageForm(Dialog[bool | None], Fillable[bool]):
    """j k choose the question, ← → or space the answer, digits a number, u unknown; Enter records. What isn't recorded
    stays here beside the reason; answers that somebody else recorded meanwhile are met first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "record", "Record", priority=True, id="triage.record"),
        Binding("left,h", "step(-1)", "Answer before", id="triage.before"),
        Binding("right,l,space", "step(1)", "Next answer", id="triage.next"),
        Binding("u,delete", "forget", "Unknown", id="triage.unknown"),
        Binding("escape,q", "leave", "Back", id="triage.leave"),
    ]

    def __init__(
        self,
        held: str,
        policy: Policy,
        save: Save,
        guessed: TriageInputs | None = None,
        typed: Mapping[str, Typed] | None = None,
        awaited: Callable[[], Content] = Content,
    ) -> None:
        """`held` is what is recorded, `guessed` what to begin with in its place, `typed` what was answered before that
        was neither recorded nor left; `awaited` says when the next update is due, which may lie under the form."""
        super().__init__()
        self._held = held
        self._policy = policy
        self._save = save
        self._saving = False
        self._was = self._inputs = self._recorded if guessed is None else guessed
        self._notes: Mapping[str, str] = {}
        if typed:
            self._was = self._recorded
            self._inputs, self._notes = met(*typed_before(self._was, typed), self._was)
        left = " · as you left it" if typed and self.typed else ""
        self._title, self._awaited = plain(f"Triage: what is known now{left}"), awaited
        self.title_line = TextLine(self._titled, classes="dialog-title")
        self._message = CHANGED if any(self._notes.values()) else ""
        self._problem, self._then = Static(classes="dialog-error"), Static(id="triage-follows", classes="dialog-text")
        self.questions = LineList(classes="dialog-lines", id="questions")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield self.title_line
            yield self.questions
            yield Static(id="triage-result", classes="dialog-text")
            yield self._then
            yield self._problem
            yield Static(
                Content("j k move   ← → answer   0–9 number   u unknown   Enter record   q back"),
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        """The questions, with what is known of each; the first that somebody else answered is selected."""
        self.questions.focus()
        self._say(self._message)
        self.set_interval(1.0, lambda: self.title_line.say(self._titled))

    def on_resize(self) -> None:
        """What follows from the answers is shown where there is room."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Digits write a number, backspace takes its last one."""
        question = self.questions.selected_key
        if question is not None and is_digit_of(question, event.key):
            event.stop()
            self._answer(question, with_digit(question, getattr(self._inputs, question), event.key))

    def action_step(self, step: int) -> None:
        """The next answer of the question, or the one before."""
        if (question := self.questions.selected_key) is not None:
            self._answer(question, stepped(question, getattr(self._inputs, question), step))

    def action_forget(self) -> None:
        """Nobody knows."""
        if (question := self.questions.selected_key) is not None:
            self._answer(question, None)

    def action_record(self) -> None:
        """Records what is known. Keys typed after it are meant for what comes then."""
        if not self._saving:
            self._saving = True
            begin(self, self._record, group=OPENING)

    def action_leave(self) -> None:
        """Records nothing."""
        if not self._saving:
            self.dismiss(None)

    @property
    def typed(self) -> Mapping[str, Typed]:
        return typed_into(self._recorded, self._inputs)

    async def _record(self) -> None:
        try:
            with self.taken():
                await self._save(self._inputs, self._held)
        except EditedMeanwhile as clash:
            self._held = clash.theirs
            self._inputs, self._notes = met(self._was, self._inputs, self._recorded)
            self._was = self._recorded
            self._say(CHANGED)
        except DeskError as error:
            self._say(error.message)
        else:
            self.dismiss(True)
        finally:
            self._saving = False

    def _say(self, message: str) -> None:
        """Says why nothing is recorded yet, and selects the first question that somebody else answered."""
        self._message = message
        self._problem.update(Content(message))
        self._problem.display = bool(message)
        self._show()
        if noted := [question for question, note in self._notes.items() if note]:
            self.questions.select_key(noted[0])

    def _titled(self, width: int) -> Content:
        """What it asks, and the countdown that the form covers where there is little room."""
        return spread(width, self._title, self._awaited())

    @property
    def _recorded(self) -> TriageInputs:
        return inputs_from_json(self._held)

    @property
    def _least(self) -> int:
        """Lines of a terminal below which what follows from the answers gives way to the questions."""
        return ROOMY if self._message else ENOUGH

    @property
    def _room(self) -> int:
        """Cells of a line of what follows: below `ROOMY` it is cut, as is whatever isn't laid out yet."""
        return self.questions.size.width if self.app.size.height >= ROOMY else 0

    def _answer(self, question: str, answer: Any) -> None:
        self._inputs = replace(self._inputs, **{question: answer})
        self._show()

    def _show(self) -> None:
        result = classify(self._inputs, self._policy)
        lines = {key: question_line(key, self._inputs, result, self._notes.get(key, "")) for key in LABELS}
        self.questions.set_rows(tuple(Row(key, line) for key, line in lines.items()))
        self.query_one("#triage-result", Static).update(verdict(result, self._policy))
        self._then.display = self.app.size.height >= self._least
        self._then.update(follows(result, self._policy, self._room))
