"""A run in a plain terminal: a step, a prompt, a typed line, the next step. Each line is kept before the next is asked
for, so the run can be left, or its terminal lost, at any moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import tzinfo

from opsdesk.cli import checklist_run_answers as answers
from opsdesk.cli import checklist_run_text as text
from opsdesk.cli.checklist_run_answers import Answer
from opsdesk.cli.output import put, say
from opsdesk.cli.standard_input import is_typed
from opsdesk.desk import dossiers, followups_of_runs, runs, runs_deciding, runs_learning
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.lessons import Lesson, Remedy
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.checklist.run_layout import Line, Part
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.values import dataclass

Ask = Callable[[str], str | None]
"""Prompts and gives the typed line; None when there won't be another."""

_PAUSE = "pause"
_END = "end"


def ask_on_terminal(prompt: str) -> str | None:
    """A line of standard input; the prompt is only for a person's eyes."""
    if sys.stdin is None:
        return None
    if is_typed():
        try:
            return input(prompt)
        except EOFError:
            put("")
            return None
    return sys.stdin.readline() or None


class Left(Exception):
    """Whoever answered wants to go on another time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the run stands: at a step, at the pause before a section, or at the end."""

    name: str
    line: Line | None = None
    part: Part | None = None


class Dialogue:
    """One person at one run."""

    def __init__(self, desk: Desk, number: int, zone: tzinfo, ask: Ask = ask_on_terminal) -> None:
        self._desk = desk
        self._number = number
        self._zone = zone
        self._ask = ask
        self._went_to = ""
        """The step that somebody asked for, until it is marked."""

    def work_through(self) -> None:
        """Asks for step after step to the end, then what the template learns and who signs; raises Left."""
        told = ""
        while not (run := self._run()).over:
            place = self._place(run)
            if place.name != told:
                self._put(self._about(run, place))
                told = place.name
            try:
                self._answer(run, place, answers.read(self._line(place.name)))
            except (Refused, BadInput, NotFound) as error:
                say(error.message)
        if told:
            put(text.row(run, self._telling))
        if not run.lessons_settled:
            self._learn()
        if run.signed_at is None and self._yes(f"sign {run.call} off as {self._desk.by}? y/n"):
            self._keep_to_dos()
            runs.sign_off(self._desk, self._number)
            put(f"{run.call} signed off by {self._desk.by}")

    @property
    def _telling(self) -> text.Telling:
        return text.Telling(self._desk.clock(), self._zone)

    def _run(self) -> Run:
        return runs.one(self._desk, self._number)

    def _place(self, run: Run) -> Place:
        if self._went_to and not run.record(self._went_to).open:
            self._went_to = ""
        line = run.layout.lines[self._went_to] if self._went_to else run.next_step(self._desk.clock())
        if line is None:
            return Place(_END)
        if not run.is_confirmed(line.section):
            part = runs_deciding.part_of(run, line.section)
            return Place(f"{_PAUSE} {part.number}", part=part)
        return Place(line.number, line)

    def _about(self, run: Run, place: Place) -> Iterable[str]:
        if place.line is not None:
            return text.step(run, place.line, self._telling)
        if place.part is not None:
            return text.pause(run, place.part)
        return ("", f"-- every step is marked: {runs.outcome(run)}. Enter finishes {run.call}")

    def _line(self, where: str) -> str:
        line = self._ask(f"RUN-{self._number} {where}> ")
        if line is None:
            raise Left
        return line

    def _answer(self, run: Run, place: Place, answer: Answer) -> None:
        if answer.word == "q":
            raise Left
        if answer.word == "?":
            put(answers.HELP)
        elif answer.word == "go":
            self._go(run, answer.rest)
        elif place.line is not None or answer.word in answers.AT_A_PAUSE:
            self._do(run, place.line.number if place.line else "", answer)
        elif answer.word != "d":
            raise BadInput("no step is asked for here: Enter goes on, q leaves, ? lists the answers")
        elif place.part is not None:
            runs.confirm(self._desk, run.number, place.part.number)
        else:
            runs.end(self._desk, run.number, Ending.FINISHED)

    def _go(self, run: Run, number: str) -> None:
        record = run.record(runs_deciding.line_of(run, number).number)
        if record.open:
            self._went_to = number
        else:
            put(f"    {number} {text.marked(record, self._telling)}")

    def _do(self, run: Run, step: str, answer: Answer) -> None:
        undone = ""
        if answer.word == "u":
            undone = dossiers.undo_candidate(self._desk, RUNS, run.number).happening.headline()
        after = answers.do(self._desk, run, step, answer, self._zone)
        if answer.word == "w":
            self._went_to = ""
        if undone:
            put(f"    undone: {undone}")
        elif answer.word == "r":
            put(f"    {answer.rest.split()[0]} is open again")
        elif step:
            put(f"    {step} {self._what_it_did(after, step, answer)}")

    def _what_it_did(self, run: Run, step: str, answer: Answer) -> str:
        record = run.record(step)
        if answer.word == "a":
            return text.work(record.made[-1], self._telling)
        if answer.word == "w":
            return next(text.became(record, self._telling)) if record.wait_until else "waits no longer"
        return "noted" if record.state is StepState.OPEN else text.marked(record, self._telling)

    def _learn(self) -> None:
        proposal = runs_learning.propose(self._desk, self._number)
        if not proposal.lessons:
            return
        chosen = [held for lesson in proposal.lessons if (held := self._chosen(lesson)) is not None]
        if not chosen:
            runs_learning.decline(self._desk, self._number)
            return
        taken = runs_learning.learn(self._desk, self._number, chosen)
        put(f"{taken.became}: {taken.template.name} v{taken.template.version}")

    def _chosen(self, lesson: Lesson) -> Lesson | None:
        """The lesson as somebody wants it, its diff seen; None for not at all."""
        while True:
            shown = runs_learning.propose(self._desk, self._number, [lesson])
            self._put(("", f"{lesson.step} {lesson.words} · {lesson.because}"))
            self._put(f"  {difference.what} {difference.line}" for difference in shown.differences)
            typed = self._line("should the template learn this? y, n, r NEW WORDS, x takes the step out").strip()
            if typed.lower() in {"y", "yes"}:
                return lesson
            if typed.lower() in {"n", "no", ""}:
                return None
            if typed.lower() == "x":
                lesson = replace(lesson, remedy=Remedy.REMOVE, text="")
            elif typed[:2].lower() == "r ":
                lesson = replace(lesson, remedy=Remedy.REWORD, text=typed[2:].strip())

    def _keep_to_dos(self) -> None:
        """What is to be done later leaves the agenda with the signature, unless it becomes a follow-up."""
        run = self._run()
        left = followups_of_runs.to_dos(self._desk, run)
        self._put(f"  {step} {made.task}" for step, made in left)
        if left and self._yes("nobody is reminded of these any more: keep them as follow-ups? y/n"):
            today = self._desk.clock().astimezone(self._zone).date()
            kept = followups_of_runs.keep_to_dos(self._desk, run, today)
            self._put(f"{one.name} {one.task.words}" for one in kept)

    def _yes(self, question: str) -> bool:
        return self._line(question).strip().lower() in {"y", "yes"}

    def _put(self, lines: Iterable[str]) -> None:
        for line in lines:
            put(line)
