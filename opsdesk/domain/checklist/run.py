"""A checklist's run: a template as it was when somebody began it, and what became of each step.

The state is small and flat, since lists read every run; `layout` gives sections and steps in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.checklist.run_layout import Filled, Layout, Line, Part, layout
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass


class StepState(StrEnum):
    """What became of a step."""

    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


class Ending(StrEnum):
    """How a run ended."""

    NOT_YET = ""
    FINISHED = "finished"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Note:
    """Words that somebody wrote at a step."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """Work that was made of a step: an action of an incident, or something to do later while there is none."""

    task: str
    by: str
    at: datetime
    incident: int = 0
    action: int = 0
    check_in_at: datetime | None = None
    """When to ask after something to do later; of an action the incident knows."""

    @property
    def name(self) -> str:
        """`INC-7 A4`, or `to do`."""
        return f"INC-{self.incident} A{self.action}" if self.action else "to do"

    @property
    def owner(self) -> str:
        """Whom it is addressed to (`@bo look`), else its maker."""
        first = self.task.partition(" ")[0]
        return first.removeprefix("@") if first.startswith("@") and first != "@" else self.by


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one step. The times are UTC."""

    number: str
    """The step's, `2.3`."""
    state: StepState = StepState.OPEN
    by: str = ""
    """Who marked it."""
    at: datetime | None = None
    """When it was marked."""
    why: str = ""
    """Why it failed or was skipped."""
    begun_at: datetime | None = None
    """When it became the current step first; None for one that was marked out of turn."""
    wait_until: datetime | None = None
    notes: tuple[Note, ...] = ()
    made: tuple[Made, ...] = ()

    @property
    def open(self) -> bool:
        """Nobody has marked it."""
        return self.state is StepState.OPEN

    @property
    def elapsed(self) -> timedelta | None:
        """From when it became the current step to its mark; None while it is open, or was marked out of turn."""
        return max(self.at - self.begun_at, timedelta()) if self.at and self.begun_at else None

    def waits(self, now: datetime) -> bool:
        """It is open, and not to be done before a time that is still to come."""
        return self.open and self.wait_until is not None and self.wait_until > now


@dataclass(frozen=True, slots=True)
class Run(Dossier):
    """One run of a checklist. It begins at the first step and ends once: finished, or abandoned for a reason."""

    PREFIX: ClassVar[str] = "RUN"

    name: str = ""
    """The template's, …"""
    version: int = 0
    """… and which one of it."""
    heading: str = ""
    """What people call it, with the blanks filled in."""
    service: str = ""
    snapshot: str = ""
    """The template as text, see `run_layout`."""
    variables: tuple[Filled, ...] = ()
    incident: int = 0
    """What it belongs to: an incident, …"""
    change: int = 0
    """… a planned change; 0 for none."""
    drill: int = 0
    """The rollback procedure that it rehearses; 0 for none."""
    begun_by: str = ""
    begun_at: datetime | None = None
    step_count: int = 0
    confirmed: tuple[int, ...] = ()
    """Numbers of the sections whose pause is over."""
    records: tuple[Record, ...] = ()
    """What is known of steps; one that isn't named here is open."""
    position: str = ""
    """The number of the step to do next, as it was when the last page was written; empty when none is open."""
    ending: Ending = Ending.NOT_YET
    ended_by: str = ""
    ended_at: datetime | None = None
    why: str = ""
    """Why it was abandoned."""
    signed_by: str = ""
    signed_at: datetime | None = None
    lessons_settled: bool = False
    """Somebody has said whether the template should learn from it, …"""
    learnt_version: int = 0
    """… and this version of the template did; 0 when it should not, or nobody was asked."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.heading

    @property
    def over(self) -> bool:
        """It has ended, signed off or not."""
        return self.ending is not Ending.NOT_YET

    @property
    def call(self) -> str:
        """`RUN-3`."""
        return self.called(self.number)

    @property
    def layout(self) -> Layout:
        """Sections and steps, put together at the first question."""
        return layout(self.snapshot, self.variables)

    @property
    def template(self) -> Template:
        """The exact version that it was begun with, blanks and all."""
        return self.layout.template

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its sections, with the blanks filled in."""
        return self.layout.parts

    @property
    def by_number(self) -> dict[str, Record]:
        """What is known of steps, by number."""
        return {record.number: record for record in self.records}

    def record(self, number: str) -> Record:
        """What became of a step."""
        return next((record for record in self.records if record.number == number), Record(number))

    def marked(self) -> Iterator[Record]:
        """The steps that somebody marked, in the order in which something became of them first."""
        return (record for record in self.records if not record.open)

    def count(self, state: StepState) -> int:
        """How many steps are in a state."""
        marked = list(self.marked())
        if state is StepState.OPEN:
            return self.step_count - len(marked)
        return sum(record.state is state for record in marked)

    def is_confirmed(self, section: int) -> bool:
        """The pause before a section is over."""
        return section in self.confirmed

    def open_steps(self) -> list[Line]:
        """The steps nobody has marked, in reading order."""
        marked = {record.number for record in self.marked()}
        plan = self.layout
        return [plan.lines[number] for number in plan.numbers if number not in marked]

    def open_before(self, section: int) -> list[Line]:
        """The steps of earlier sections that nobody has marked."""
        return [line for line in self.open_steps() if line.section < section]

    def next_step(self, now: datetime) -> Line | None:
        """The step to do now: the first open one that doesn't wait, or the first of those that do; None at the end."""
        waiting = {record.number for record in self.records if record.waits(now)}
        left = self.open_steps()
        free = (line for line in left if line.number not in waiting)
        return next(free, left[0] if left else None)

    def elapsed(self, now: datetime) -> timedelta:
        """How long it has run, or ran."""
        return (self.ended_at or now) - self.begun_at if self.begun_at else timedelta()


def with_record(run: Run, record: Record) -> Run:
    """The run with what is known of one step."""
    held = [one.number for one in run.records]
    if record.number not in held:
        return replace(run, records=(*run.records, record))
    return replace(run, records=tuple(record if one.number == record.number else one for one in run.records))


def settled(run: Run, at: datetime) -> Run:
    """The run with its position; a step that is to be done now, after its pause, has begun."""
    step = run.next_step(at)
    if step is None:
        return replace(run, position="")
    record = run.record(step.number)
    if record.begun_at is None and run.is_confirmed(step.section):
        run = with_record(run, replace(record, begun_at=at))
    return replace(run, position=step.number)
