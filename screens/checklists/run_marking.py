"""Working through a run by keys: what became of a step, words, waits and work made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import runs
from opsdesk.desk.capture.clock import check_in
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run, StepState
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.errors import BadInput, DeskError
from opsdesk.domain.text import quoted
from screens.checklists.run_view import RunView
from screens.dialogs.confirm import Confirm
from screens.messages import CopyWanted
from screens.presenting.checklists_words import addresses
from screens.skeleton.answering import Asked, Take
from screens.skeleton.keys import UNDO, make, mark

_OWNED = re.compile(r"@(?P<owner>\S+) +(?P<task>.+)", re.S)
WHEN = "10m, 1h 30m or 14:30; nothing: it needn't wait any more"
TASK = "@bo look at the pool in 20m: who, what, when to ask again"


class RunMarking(RunView):
    """Each key acts on the chosen step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        mark("Done"),
        Binding("x", "ask('fail')", "Failed", id="run.fail"),
        Binding("s", "ask('skip')", "Skip, with a reason", id="run.skip"),
        Binding("n", "ask('note')", "Note", id="run.note"),
        Binding("w", "ask('wait')", "Wait until", id="run.wait"),
        make("Action of it"),
        Binding("r", "reopen", "Reopen a marked step", id="run.reopen"),
        Binding("c", "command_line", "Copy the command, or the link", id="run.command"),
        Binding("left_square_bracket", "section(-1)", "Section before", id="run.before", key_display="["),
        Binding("right_square_bracket", "section(1)", "Next section", id="run.after", key_display="]"),
        UNDO,
    ]

    async def do(self, call: Callable[[Desk], Run], *, go_on: bool = False, takes_answer: bool = False) -> bool:
        """Does something to the run, which can take an answer; on demand goes on to the step to do then. What
        is refused is said."""
        try:
            self.state = await (self.take_answer(call) if takes_answer else self.session.desk.ask(call))
        except DeskError as error:
            self.say(error.message)
            await self.resync()
            return False
        if go_on:
            self.go_on()
        else:
            self.show()
        return True

    async def action_mark(self) -> None:
        """It is done."""
        number, step = self.number, self.chosen
        if self._paused_before(step):
            self.say(f"a pause comes before section {self.section}: Enter goes on, then its steps count")
        else:
            await self.do(lambda desk: runs.mark(desk, number, step, StepState.DONE, ""), go_on=True)

    @property
    def answers_key(self) -> str:
        return f"{self.state.call} {self.session.by}"

    @property
    def closed(self) -> str:
        return f"{self.state.call} has ended: nothing is changed in it any more" if self.state.over else ""

    @property
    def questions(self) -> Mapping[str, Asked]:
        number, incident = self.number, self.state.incident

        async def note(step: str, text: str) -> bool:
            return await self.do(lambda desk: runs.note(desk, number, step, text), takes_answer=True)

        return {
            "fail": Asked("failed: what happened?", self._after_pause(partial(self._mark_as, StepState.FAILED))),
            "skip": Asked("skipped: why?", self._after_pause(partial(self._mark_as, StepState.SKIPPED))),
            "reopen": Asked("open again: why?", partial(self._mark_as, StepState.OPEN)),
            "note": Asked("note", note),
            "wait": Asked("wait until", self._after_pause(self._wait), WHEN),
            "make": Asked(f"action on INC-{incident}" if incident else "to do", self._make, TASK),
        }

    def action_make(self) -> None:
        """Work made of it: an action of the incident, or something to do later."""
        self.action_ask("make")

    def action_reopen(self) -> None:
        """A mark was wrong."""
        if self.state.record(self.chosen).open:
            self.say(f"{self.chosen} is open")
        else:
            self.action_ask("reopen")

    def action_ask(self, what: str) -> None:
        """Failed, skipped, a note, a wait: each with words, about the step that is chosen now."""
        self.ask_about(what, about=self.chosen)

    def action_command_line(self) -> None:
        """What is to be typed elsewhere."""
        step = self.state.layout.lines[self.chosen].step
        text = step.command or next(addresses(step), "")
        if text:
            self.post_message(CopyWanted(text))
        else:
            self.say(f"{self.chosen} has neither a command nor a link")

    async def action_undo(self) -> None:
        """Names what was mine last, and takes it back on a yes."""
        number = self.number
        await self.ask_back(RUNS, number, lambda: self.do(lambda desk: runs.undo(desk, number), go_on=True))

    def _paused_before(self, step: str) -> bool:
        """The step stands behind a pause that nobody has ended yet."""
        return not self.state.over and not self.state.is_confirmed(self.state.layout.lines[step].section)

    def _after_pause(self, take: Take) -> Take:
        """Asks to end the pause before it takes what was typed: refused at the key already, the words would be taken
        for keys."""

        async def taken(step: str, typed: str) -> bool:
            number, section = self.number, self.state.layout.lines[step].section
            if self._paused_before(step):
                details = ("Its steps count once everyone is ready.",)
                if not await self.app.push_screen_wait(Confirm(f"End the pause before section {section}?", details)):
                    return False
                await self.do(lambda desk: runs.confirm(desk, number, section))
            return await take(step, typed)

        return taken

    async def _mark_as(self, state: StepState, step: str, why: str) -> bool:
        number = self.number
        return await self.do(lambda desk: runs.mark(desk, number, step, state, why), go_on=True, takes_answer=True)

    async def _wait(self, step: str, typed: str) -> bool:
        number = self.number
        try:
            until = _until(typed.strip(), self.session.now, self.session.zone)
        except DeskError as error:
            self.say(error.message)
            return False
        return await self.do(lambda desk: runs.wait_until(desk, number, step, until), go_on=True, takes_answer=True)

    async def _make(self, step: str, typed: str) -> bool:
        number, now = self.number, self.session.now
        timed = check_in(typed.strip(), now, self.session.zone)
        task, at = (timed.rest, timed.at) if timed and timed.rest else (typed.strip(), None)
        owned = _OWNED.fullmatch(task)
        owner, task = (owned["owner"], owned["task"]) if owned else ("", task)
        return await self.do(
            lambda desk: runs.make_action(desk, number, step, task, owner=owner, check_in_at=at), takes_answer=True
        )


def _until(typed: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The time of `10m` or `14:30`; None for nothing typed. Raises BadInput."""
    if not typed:
        return None
    words = typed.removeprefix("until ").removeprefix("for ")
    timed = check_in(words, now, zone) or check_in(f"in {words}", now, zone) or check_in(f"by {words}", now, zone)
    if timed is None or timed.rest:
        raise BadInput(f"{quoted(typed)} is no time to wait until ({WHEN})")
    return timed.at
