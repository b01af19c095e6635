"""Triage as a form: an answer a line, “unknown” always allowed, the result below at once with the rule that fired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from opsdesk.domain.cadence import described
from opsdesk.domain.criteria import LABELS, Exposure, Function, Redundancy, Trend, TriageInputs
from opsdesk.domain.policy import Policy
from opsdesk.domain.triage import TriageResult, classify
from opsdesk.domain.vocabulary import Audience
from screens.dialogs.dialog import CRAMPED, Dialog
from screens.dialogs.form_refused import CHANGED, note_of
from screens.presenting.row import MUTED, join, plain
from screens.presenting.urgency import severity_name, severity_style
from screens.widgets.line_list import LineList, Row

_CHOICES: dict[str, tuple[Any, ...]] = {
    "function": (None, *Function),
    "core": (None, False, True),
    "data_or_security": (None, *Exposure),
    "contract": (None, False, True),
    "workaround": (None, True, False),
    "redundancy": (None, *Redundancy),
    "trend": (None, *Trend),
    "help_asked": (None, False, True),
    "blind": (None, False, True),
}
"""The answers of each question, “unknown” first, then from harmless to bad; the two others are numbers."""

_NUMBERS = {"users_pct": 100, "teams": 1000}
"""Questions answered by a number, with the highest there is."""

ROOMY = 30
"""Lines of a terminal in which there is room for all of it, also after somebody else answered meanwhile."""


class TriageForm(Dialog[TriageInputs | None]):
    """j k choose the question, ← → or space the answer, digits a number, u unknown; Enter records."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "record", "Record", priority=True, id="triage.record"),
        Binding("left,h", "step(-1)", "Answer before", id="triage.before"),
        Binding("right,l,space", "step(1)", "Next answer", id="triage.next"),
        Binding("u,delete", "forget", "Unknown", id="triage.unknown"),
        Binding("escape,q", "leave", "Back", id="triage.leave"),
    ]

    def __init__(self, inputs: TriageInputs, policy: Policy, notes: Mapping[str, str] | None = None) -> None:
        """`notes` stand beside the questions after somebody else recorded other answers meanwhile."""
        super().__init__()
        self._inputs = inputs
        self._policy = policy
        self._notes = notes
        self.questions = LineList(classes="dialog-lines", id="questions")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content("Triage: what is known now"), classes="dialog-title")
            yield self.questions
            yield Static(id="triage-result", classes="dialog-text")
            if self._notes is not None:
                yield Static(Content(CHANGED), classes="dialog-error")
            yield Static(
                Content("j k question   ← → answer   digits number   u unknown   Enter record   Esc back"),
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        """The questions, with what is known of each; the first that somebody else answered is selected."""
        self.questions.focus()
        self._show()
        if noted := [question for question, note in (self._notes or {}).items() if note]:
            self.questions.select_key(noted[0])

    def on_resize(self) -> None:
        """What follows from the answers is shown where there is room."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Digits write a number, backspace takes its last one."""
        question = self.questions.selected_key
        if question not in _NUMBERS or not (event.key.isdigit() or event.key == "backspace"):
            return
        event.stop()
        held = getattr(self._inputs, question)
        digits = "" if held is None else str(int(held))
        digits = digits[:-1] if event.key == "backspace" else digits + event.key
        number = min(int(digits), _NUMBERS[question]) if digits else None
        self._answer(question, number)

    def action_step(self, step: int) -> None:
        """The next answer of the question, or the one before."""
        question = self.questions.selected_key
        if question in _CHOICES:
            choices = _CHOICES[question]
            place = choices.index(getattr(self._inputs, question))
            self._answer(question, choices[(place + step) % len(choices)])
        elif question in _NUMBERS:
            held = getattr(self._inputs, question)
            self._answer(question, max(0, min((held or 0) + step * _stride(question), _NUMBERS[question])))

    def action_forget(self) -> None:
        """Nobody knows."""
        if (question := self.questions.selected_key) is not None:
            self._answer(question, None)

    def action_record(self) -> None:
        """Gives the answers back."""
        self.dismiss(self._inputs)

    def action_leave(self) -> None:
        """Records nothing."""
        self.dismiss(None)

    @property
    def _least(self) -> int:
        """Lines of a terminal below which what follows from the answers gives way to the questions."""
        return CRAMPED if self._notes is None else ROOMY

    def _answer(self, question: str, answer: Any) -> None:
        self._inputs = replace(self._inputs, **{question: answer})
        self._show()

    def _show(self) -> None:
        result = classify(self._inputs, self._policy)
        notes = self._notes or {}
        lines = {question: _line(question, self._inputs, result, notes.get(question, "")) for question in LABELS}
        self.questions.set_rows(tuple(Row(question, line) for question, line in lines.items()))
        self.query_one("#triage-result", Static).update(
            _verdict(result, self._policy) if self.app.size.height < self._least else _result(result, self._policy)
        )


def _stride(question: str) -> int:
    return 5 if question == "users_pct" else 1


def met(was: TriageInputs, mine: TriageInputs, theirs: TriageInputs) -> tuple[TriageInputs, dict[str, str]]:
    """Theirs with what I answered otherwise than it was, and what is to be said beside the questions."""
    answered = {key: getattr(mine, key) for key in LABELS if getattr(mine, key) != getattr(was, key)}
    notes = {key: note_of(*(_words(key, getattr(inputs, key)) for inputs in (was, mine, theirs))) for key in LABELS}
    return replace(theirs, **answered), notes


def _line(question: str, inputs: TriageInputs, result: TriageResult, note: str) -> Content:
    answer = getattr(inputs, question)
    words = _words(question, answer)
    matters = plain("  could change the result", "$text-warning") if question in result.unknowns else ""
    shown = plain(words, MUTED if answer is None else "bold")
    return join(f"{LABELS[question]:<34}", shown, plain(f"  {note}", "bold $text-error") if note else matters)


def _words(question: str, answer: Any) -> str:
    if answer is None:
        return "unknown"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer:g} %" if question == "users_pct" else str(answer)


def _verdict(result: TriageResult, policy: Policy) -> Content:
    """How bad it is, and why."""
    watch = " · watch" if result.watch else ""
    return join(
        plain(f" {severity_name(result.severity)} ", severity_style(result.severity)),
        plain(f" {result.classification}{watch}\n", "bold"),
        plain(f"{result.because} (rule {result.rule.id}, policy {policy.version})\n"),
    )


def _result(result: TriageResult, policy: Policy) -> Content:
    """The verdict, and what follows from it."""
    response = policy.response(result.classification)
    roles = ", ".join(response.roles)
    pace = "\n".join(
        f"{audience:<11}{described(response.pace(audience))}" for audience in (Audience.CUSTOMERS, Audience.EXECUTIVES)
    )
    return join(_verdict(result, policy), plain(f"roles      {roles}\n{pace}", MUTED))
