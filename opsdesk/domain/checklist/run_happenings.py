"""What can happen to a run; `RUNS` is the cabinet that keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from opsdesk.domain.checklist.run import Ending, Made, Note, Record, Run, StepState, settled, with_record
from opsdesk.domain.checklist.run_layout import Filled, layout
from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.times import iso
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class RunBegun(Happening[Run]):
    """Somebody took a template and began."""

    KIND: ClassVar[str] = "run_begun"
    FINAL: ClassVar[bool] = True

    snapshot: str
    variables: tuple[Filled, ...] = ()
    incident: int = 0
    change_number: int = 0
    drill: int = 0

    def change(self, state: Run, page: Page[Run]) -> Run:
        plan = layout(self.snapshot, self.variables)
        begun = replace(
            state,
            name=plan.template.name,
            version=plan.template.version,
            heading=plan.filled.heading,
            service=plan.template.service,
            snapshot=self.snapshot,
            variables=self.variables,
            incident=self.incident,
            change=self.change_number,
            drill=self.drill,
            begun_by=page.by,
            begun_at=page.at,
            step_count=len(plan.numbers),
        )
        return settled(begun, page.at)

    def headline(self) -> str:
        return "began"


@dataclass(frozen=True, slots=True)
class SectionConfirmed(Happening[Run]):
    """Somebody said at a pause that it goes on."""

    KIND: ClassVar[str] = "section_confirmed"

    section: int

    def change(self, state: Run, page: Page[Run]) -> Run:
        return settled(replace(state, confirmed=(*state.confirmed, self.section)), page.at)

    def headline(self) -> str:
        return f"confirmed section {self.section}"


@dataclass(frozen=True, slots=True)
class StepMarked(Happening[Run]):
    """Somebody did a step, or it failed, or they left it out."""

    KIND: ClassVar[str] = "step_marked"

    step: str
    state: StepState
    why: str = ""

    def change(self, state: Run, page: Page[Run]) -> Run:
        held = state.record(self.step)
        marked = replace(held, state=self.state, by=page.by, at=page.at, why=self.why, wait_until=None)
        return settled(with_record(state, marked), page.at)

    def headline(self) -> str:
        return f"{self.step} {self.state}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class StepReopened(Happening[Run]):
    """A mark was wrong: the step is open again."""

    KIND: ClassVar[str] = "step_reopened"

    step: str
    why: str

    def change(self, state: Run, page: Page[Run]) -> Run:
        held = state.record(self.step)
        noted = Note(f"opened again: {self.why}", page.by, page.at)
        opened = Record(held.number, begun_at=held.begun_at, notes=(*held.notes, noted), made=held.made)
        return settled(with_record(state, opened), page.at)

    def headline(self) -> str:
        return f"{self.step} opened again: {self.why}"


@dataclass(frozen=True, slots=True)
class StepNoted(Happening[Run]):
    """Words that somebody wrote at a step."""

    KIND: ClassVar[str] = "step_noted"

    step: str
    text: str

    def change(self, state: Run, page: Page[Run]) -> Run:
        held = state.record(self.step)
        return with_record(state, replace(held, notes=(*held.notes, Note(self.text, page.by, page.at))))

    def headline(self) -> str:
        return f"note at {self.step}: {self.text}"


@dataclass(frozen=True, slots=True)
class WaitSet(Happening[Run]):
    """A step isn't to be done before a time; None: it is to be done now after all."""

    KIND: ClassVar[str] = "wait_set"

    step: str
    until: datetime | None = None

    def change(self, state: Run, page: Page[Run]) -> Run:
        held = state.record(self.step)
        return settled(with_record(state, replace(held, wait_until=self.until)), page.at)

    def headline(self) -> str:
        return f"{self.step} waits until {iso(self.until)[:16]}Z" if self.until else f"{self.step} waits no longer"


@dataclass(frozen=True, slots=True)
class WorkMade(Happening[Run]):
    """Work was made of a step: an action of the incident, or something to do later."""

    KIND: ClassVar[str] = "work_made"

    step: str
    task: str
    incident: int = 0
    action: int = 0
    check_in_at: datetime | None = None
    told: tuple[int, ...] = ()

    def change(self, state: Run, page: Page[Run]) -> Run:
        held = state.record(self.step)
        made = Made(self.task, page.by, page.at, self.incident, self.action, self.check_in_at)
        return with_record(state, replace(held, made=(*held.made, made)))

    def headline(self) -> str:
        what = f"INC-{self.incident} A{self.action}" if self.action else "to do"
        return f"{what} made of {self.step}: {self.task}"


@dataclass(frozen=True, slots=True)
class RunEnded(Happening[Run]):
    """It was finished, or abandoned for a reason."""

    KIND: ClassVar[str] = "run_ended"
    FINAL: ClassVar[bool] = True

    ending: Ending
    why: str = ""

    def change(self, state: Run, page: Page[Run]) -> Run:
        return replace(state, ending=self.ending, ended_by=page.by, ended_at=page.at, why=self.why)

    def headline(self) -> str:
        return f"{self.ending}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class RunSignedOff(Happening[Run]):
    """Somebody stands for what the record says."""

    KIND: ClassVar[str] = "run_signed_off"
    FINAL: ClassVar[bool] = True

    def change(self, state: Run, page: Page[Run]) -> Run:
        return replace(state, signed_by=page.by, signed_at=page.at)

    def headline(self) -> str:
        return "signed off"


@dataclass(frozen=True, slots=True)
class LessonsSettled(Happening[Run]):
    """Somebody said whether the template should learn from it; `version` did, 0 for no."""

    KIND: ClassVar[str] = "lessons_settled"
    FINAL: ClassVar[bool] = True

    version: int = 0

    def change(self, state: Run, page: Page[Run]) -> Run:
        return replace(state, lessons_settled=True, learnt_version=self.version)

    def headline(self) -> str:
        return f"the template learnt from it (v{self.version})" if self.version else "the template stays as it is"


RUNS: Cabinet[Run] = Cabinet(
    "run",
    Run,
    (
        RunBegun,
        SectionConfirmed,
        StepMarked,
        StepReopened,
        StepNoted,
        WaitSet,
        WorkMade,
        RunEnded,
        RunSignedOff,
        LessonsSettled,
    ),
)
