"""What a run looks like while people work through it: every step in a line, the chosen one in full below."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from opsdesk.desk import runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run, StepState
from screens.presenting.checklists_run import next_thing, run_head, run_rows
from screens.presenting.checklists_step import step_rows, step_title
from screens.presenting.row import plain
from screens.session import Session
from screens.skeleton.going_through import GoingThrough
from screens.widgets.text_line import TextLine


class RunView(GoingThrough[Run]):
    """One run. The chosen step is one's own: what others mark changes it as little as what one reads."""

    CSS_PATH = ["../../styles/skeleton.tcss", "../../styles/checklists.tcss"]
    AUTO_FOCUS = "#steps"
    COURSE = "steps"
    DETAIL = "step"

    def __init__(self, session: Session, run: Run) -> None:
        super().__init__(session, run)
        self.next = TextLine(id="next")

    def compose(self) -> ComposeResult:
        yield self.head
        with Vertical(id="panes"):
            yield self.course
            yield self.next
            yield self.detail
        yield self.line
        yield self.hint

    def reading(self, number: int) -> Callable[[Desk], Run]:
        return lambda desk: runs.one(desk, number)

    @property
    def chosen(self) -> str:
        """The number of the chosen step."""
        return self.course.selected_key or self.state.layout.numbers[0]

    @property
    def section(self) -> int:
        """The section in which the chosen step stands."""
        return self.state.layout.lines[self.chosen].section

    @property
    def deviations(self) -> int:
        """How many steps didn't go as written."""
        return sum(self.state.count(state) for state in (StepState.FAILED, StepState.SKIPPED))

    def show(self) -> None:
        if not self.is_attached:
            return
        run, now, zone = self.state, self.session.now, self.session.zone
        self.head.say(lambda width: run_head(run, now, width))
        self.course.set_rows(run_rows(run, now, zone, self.course.scrollable_content_region.width))
        self.show_chosen()

    def show_chosen(self) -> None:
        """The chosen step, and what Enter does at it."""
        run, now, width = self.state, self.session.now, self.detail.scrollable_content_region.width
        words = next_thing(run, self.section, self.deviations)
        self.next.display = bool(words)
        self.next.say(plain(words, "bold $text-accent"))
        title = Content(step_title(run, self.chosen, now))
        if self.detail.border_title != title.markup:
            self.detail.border_title = title
        self.detail.set_rows(step_rows(run, self.chosen, now, self.session.zone, width))

    def go_on(self) -> None:
        """To the step to do now; at the end the last one stays chosen."""
        self.show()
        step = self.state.next_step(self.session.now)
        if step is not None and not self.state.over:
            self.course.select_key(step.number)

    def action_section(self, step: int) -> None:
        """To the next section, or the one before: its first open step, or its first."""
        sections = [part for part in self.state.parts if part.steps]
        place = next(at for at, part in enumerate(sections) if part.number == self.section)
        part = sections[max(0, min(place + step, len(sections) - 1))]
        lines = [line.number for line in part.steps]
        self.course.select_key(next((one for one in lines if self.state.record(one).open), lines[0]))
