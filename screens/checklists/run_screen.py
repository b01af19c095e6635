"""One run on the whole screen: the pauses, the end of it, and its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from opsdesk.desk import followups_of_runs, runs, runs_learning
from opsdesk.domain.checklist.comparing import Difference
from opsdesk.domain.checklist.lessons import Lesson
from opsdesk.domain.checklist.run import Ending
from opsdesk.domain.errors import DeskError
from screens.checklists.help_text import RUN_HELP
from screens.checklists.lessons_dialog import LessonsDialog
from screens.checklists.run_marking import RunMarking
from screens.messages import CopyWanted
from screens.presenting.checklists_step import step_text
from screens.skeleton import keys
from screens.widgets.capture_line import Question
from screens.widgets.line_list import LineList

WITH_TO_DOS = ("Sign, and keep what is to be done later as follow-ups", "Sign, and let it go: nobody is reminded of it")


class RunScreen(RunMarking):
    """Enter does what comes next: it ends a pause, finishes, asks what to learn, signs off; else it shows a step."""

    HELP = RUN_HELP
    KEYS = (
        "space done", "x failed", "s skip", "n note", "w wait", "a action", "u undo", "[ ] sections", "c command",
        "y copy", "E export", "r reopen", "A abandon",
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "abandon", "Abandon the run", id="run.abandon"),
        keys.COPY,
        keys.EXPORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    @property
    def subject(self) -> str:
        return f"{self.state.call} {self.state.heading}"

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"finish": self.finish, "abandon": self.action_abandon, "sign": self.sign_off}

    @on(LineList.Chosen, "#steps")
    async def enter_pressed(self, event: LineList.Chosen) -> None:
        """What comes next."""
        run = self.state
        if not run.over and not run.open_steps():
            self.finish()
        elif run.over and self.deviations and not run.lessons_settled:
            await self.ask_what_to_learn()
        elif run.over and not run.signed_at:
            self.sign_off()
        elif not run.over and not run.is_confirmed(self.section):
            number, section = self.number, self.section
            await self.do(lambda desk: runs.confirm(desk, number, section))
        else:
            text = step_text(run, self.chosen, self.session.now, self.session.zone)
            self.show_text(f"{run.call} step {self.chosen}", text)

    def finish(self) -> None:
        """Asks whether this was it; then what to learn, then who signs."""
        if self.state.over:
            self.say(f"{self.state.call} has ended already")
            return
        number = self.number

        async def finished() -> None:
            if await self.do(lambda desk: runs.end(desk, number, Ending.FINISHED)):
                await self.settle()

        self.confirm(f"Finish {self.state.call}?", (runs.outcome(self.state),), finished)

    def action_abandon(self, typed: str = "") -> None:
        """Asks why it ends before its time."""
        number = self.number

        async def answered(why: str) -> None:
            if await self.do(lambda desk: runs.abandon(desk, number, why)):
                await self.settle()
            elif why.strip():
                self.action_abandon(why)

        if self.state.over:
            self.say(f"{self.state.call} has ended already")
        else:
            self.ask(Question(f"abandon {self.state.call}: why?", answered), "↵ abandon it   Esc back", typed)

    async def settle(self) -> None:
        """What is asked at the end: what the template should learn, then the signature."""
        if self.deviations and not self.state.lessons_settled:
            await self.ask_what_to_learn()
        else:
            self.sign_off()

    async def ask_what_to_learn(self) -> None:
        """Shows what the template would say differently; learns on a yes."""
        number, desk = self.number, self.session.desk

        async def compare(chosen: Sequence[Lesson]) -> Sequence[Difference]:
            proposal = await desk.ask(lambda desk: runs_learning.propose(desk, number, chosen))
            return proposal.differences

        try:
            proposal = await desk.ask(lambda desk: runs_learning.propose(desk, number))
        except DeskError as error:
            self.say(error.message)
            self.sign_off()
            return
        if proposal.lessons:
            self.app.push_screen(LessonsDialog(proposal, compare), self._taught)
        else:
            await self._taught(())

    def sign_off(self) -> None:
        """Asks who stands for the record, and what becomes of that which is to be done later."""
        number, question = self.number, f"Sign {self.state.call} off as {self.session.by}?"
        if self.state.signed_at:
            self.say(f"{self.state.call} was signed off by {self.state.signed_by}")
        elif any(not made.action for record in self.state.records for made in record.made):
            self.choose(question, WITH_TO_DOS, self._sign_keeping)
        else:
            self.confirm(
                question,
                (runs.outcome(self.state), "You stand for what its record says. Esc leaves it for somebody else."),
                lambda: self.do(lambda desk: runs.sign_off(desk, number)),
            )

    async def _sign_keeping(self, place: int) -> None:
        """The first of the two keeps as follow-ups what the signature would end the reminders of."""
        number, today = self.number, self.session.today
        if place:
            await self.do(lambda desk: runs.sign_off(desk, number))
        else:
            await self.do(lambda desk: followups_of_runs.sign_off_keeping(desk, number, today))

    def action_copy(self) -> None:
        """The record as Markdown."""
        self.post_message(CopyWanted(self._record()))

    def action_export(self) -> None:
        """The record as a file."""
        self.write_out(self.state.call, self._record())

    async def _taught(self, chosen: Sequence[Lesson] | None) -> None:
        number = self.number
        if chosen:
            taken = await self.session.desk.ask(lambda desk: runs_learning.learn(desk, number, chosen))
            self.notify(f"{taken.template.name} is at v{taken.template.version} now", markup=False)
        elif chosen is not None:
            await self.session.desk.ask(lambda desk: runs_learning.decline(desk, number))
        await self.resync()
        if not self.state.signed_at:
            self.sign_off()

    def _record(self) -> str:
        from opsdesk.formats.markdown.run_record import render

        return render(self.state, self.session.now, zone=self.session.zone)
