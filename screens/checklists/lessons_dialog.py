"""What a template should learn from a run: a lesson a line, the changes they make below, nothing without a yes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from opsdesk.desk.runs_learning import Proposal
from opsdesk.domain.checklist.comparing import Difference
from opsdesk.domain.checklist.lessons import Lesson
from opsdesk.domain.text import one_line
from screens.presenting.checklists_changes import change_rows
from screens.presenting.row import GONE, join, plain
from screens.widgets.line_list import LineList, Row


class LessonsDialog(ModalScreen[tuple[Lesson, ...] | None]):
    """Gives back the lessons to learn; none of them: the template stays as it is; None: asked again later."""

    CSS_PATH = ["../../styles/dialogs.tcss", "../../styles/checklists.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Take it, or leave it", id="lessons.mark"),
        Binding("enter", "learn", "Learn", priority=True, id="lessons.learn"),
        Binding("n", "decline", "The checklist stays as it is", id="lessons.decline"),
        Binding("escape,q", "leave", "Later", id="lessons.leave"),
    ]

    def __init__(
        self, proposal: Proposal, compare: Callable[[Sequence[Lesson]], Awaitable[Sequence[Difference]]]
    ) -> None:
        """`compare` tells what the chosen lessons would change."""
        super().__init__()
        self._proposal = proposal
        self._compare = compare
        self._left: set[int] = set()
        self._changes: Sequence[Difference] = proposal.differences
        self.lessons = LineList(id="lessons", classes="dialog-lines")
        self.changes = LineList(id="changes", classes="dialog-lines", empty=Content("Nothing would change."))

    def compose(self) -> ComposeResult:
        held = self._proposal.template
        with Vertical(classes="dialog -tall"):
            yield Static(Content(f"Should {one_line(held.heading)} learn from this run?"), classes="dialog-title")
            yield self.lessons
            yield Static(Content(f"What would differ from v{held.version}"), classes="dialog-title -apart")
            yield self.changes
            keys = "space take or leave   Enter learn   n it stays as it is   Esc later"
            yield Static(Content(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """The lessons, all taken."""
        self.lessons.focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self._show)

    async def action_mark(self) -> None:
        """Takes a lesson, or leaves it."""
        if (key := self.lessons.selected_key) is not None:
            self._left ^= {int(key)}
            self._changes = await self._compare(self._taken)
            self._show()

    def action_learn(self) -> None:
        """The lessons that are marked."""
        self.dismiss(self._taken)

    def action_decline(self) -> None:
        """None of them."""
        self.dismiss(())

    def action_leave(self) -> None:
        """Not now."""
        self.dismiss(None)

    @property
    def _taken(self) -> tuple[Lesson, ...]:
        return tuple(lesson for place, lesson in enumerate(self._proposal.lessons) if place not in self._left)

    def _show(self) -> None:
        self.lessons.set_rows(tuple(self._row(place, lesson) for place, lesson in enumerate(self._proposal.lessons)))
        width = self.changes.scrollable_content_region.width
        self.changes.set_rows(change_rows(self._changes, width))

    def _row(self, place: int, lesson: Lesson) -> Row:
        taken = place not in self._left
        sign = plain("● " if taken else "○ ", "bold" if taken else GONE)
        words = f"{lesson.step} {lesson.remedy}: {one_line(lesson.because)}"
        return Row(str(place), join(sign, plain(words, "" if taken else GONE)))
