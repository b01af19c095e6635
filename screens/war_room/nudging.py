"""What the desk would do now: one line at the foot, never in the way, done or put off by a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from screens.presenting.row import MUTED, plain, spread
from screens.session import Session
from screens.terminal.key_order import OPENING
from screens.war_room.entering import Entering
from screens.war_room.opening import Opening
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.domain.change_preceding import Preceding
    from opsdesk.domain.nudges import Nudge, PutOff

LOOK_S = 10.0
"""Seconds between two looks, while nothing is written."""
LOOK_AFTER_S = 0.3
"""What happened is painted first, and what was typed ahead of it read."""
NUDGE_KEYS = "  ^g does it  ^n not now"
BRIEF_KEYS = "  ^g do  ^n later"
ROOMY = 100
"""Columns from which the keys are said in full."""


class Nudging(Entering, part=True):
    """Looks now and then whether something should be said. The rules are loaded for it: no first frame needs them."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self.nudge: Nudge | None = None
        """What presses most now."""
        self._put_off: PutOff = {}
        self._changed: Sequence[Preceding] = ()
        """What changed before an incident that was declared just now."""
        self._look_timer: Timer | None = None

    def settle(self) -> None:
        super().settle()
        begin(self, self._begin_looking)

    async def _begin_looking(self) -> None:
        from opsdesk.desk import nudging

        number = self.number
        await self._take_put_off(lambda desk: nudging.put_off(desk, number))
        await self.look_again()
        self.set_interval(LOOK_S, partial(begin, self, self.look_again))

    async def look_again(self) -> None:
        """As `look_for_nudges`, with what is known by now of what changed before: who is called notes what they did,
        and a pipeline tells late."""
        from opsdesk.desk.changes_preceding import at_the_beginning

        incident, now = self.incident, self.session.now
        with suppress(DeskError):  # the list is a key away, and says then why it can't be read
            self._changed = await self.session.desk.ask(lambda desk: at_the_beginning(desk, incident, now))
        self.look_for_nudges()

    def show_all(self) -> None:
        super().show_all()
        if self.is_settled and self._look_timer is None:
            self._look_timer = self.set_timer(LOOK_AFTER_S, self.look_for_nudges)

    def look_for_nudges(self) -> None:
        """Finds the most pressing thing that wasn't put off; whatever else stands at the foot stays there."""
        from opsdesk.domain.nudges import changed_before, first_of, nudges

        self._look_timer = None
        now, shown = self.session.now, self.hint.says(self.hints) and self.capture.question is None
        pressing = nudges(self.incident, self.session.settings.policy, now)
        found = chain(pressing, changed_before(self._changed, self.incident, now))
        self.nudge = first_of(found, self._put_off, now)
        if shown:
            self.hint.say(self.hints)

    @property
    def proposal_shown(self) -> Nudge | None:
        """What the foot proposes, where nothing graver stands there."""
        return None if self.session.desk.desk.opened.notice else self.nudge

    def hints(self, width: int) -> Content:
        shown = self.proposal_shown
        if shown is None:
            return super().hints(width)
        words = f"→ {one_line(shown.says)}: {one_line(shown.why)}"
        keys = NUDGE_KEYS if width >= ROOMY else BRIEF_KEYS
        return spread(width, plain(words, "$text-warning"), plain(keys, MUTED))

    @property
    def next_step(self) -> str:
        """The line that does what is proposed at the foot; empty while nothing is."""
        return self.proposal_shown.line if self.proposal_shown else ""

    def action_follow_nudge(self) -> None:
        """Begins what the line at the foot proposes: opens it, or puts its beginning on the line."""
        if not self.next_step:
            self.say("there is nothing that the desk would do now", problem=True)
        elif not self.next_step.startswith(":"):
            self.begin_line(self.next_step)
        elif not self.is_busy():
            begin(self, partial(self.enter, self.next_step), group=OPENING)

    def action_put_off_nudge(self) -> None:
        """Not now: it is said again in half an hour, if it still holds then."""
        if self.proposal_shown is None:
            self.say("there is nothing to put off", problem=True)
        elif not self.is_busy():
            begin(self, partial(self._put_off_nudge, self.proposal_shown.key))

    async def _put_off_nudge(self, key: str) -> None:
        from opsdesk.desk import nudging

        number = self.number
        await self._take_put_off(lambda desk: nudging.put_off_now(desk, number, key))

    async def _take_put_off(self, ask: Callable[[Desk], PutOff]) -> None:
        """Takes over what is put off; a store that can't say it now keeps nobody from being told what presses."""
        try:
            self._put_off = await self.session.desk.ask(ask)
        except DeskError as error:
            self.say(error.message, problem=True)
        self.look_for_nudges()
