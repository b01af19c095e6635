"""The war room's state and how it flows: one incident, one clock, four panes. What is typed is in `capturing.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic, time

from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk, TimelineShape
from opsdesk.domain.cadence import most_urgent
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.overdue import overdue_things
from opsdesk.domain.vocabulary import Origin
from opsdesk.store.log import Written
from opsdesk.store.reads.timeline import TimelineRow
from screens.following import Following
from screens.panes.actions import ActionsPane
from screens.panes.board import BoardPane
from screens.panes.draft import DraftPane
from screens.panes.timeline import TimelinePane
from screens.presenting.header import Header, header_line, situation_line
from screens.session import Session
from screens.war_room.arranging import SMALLEST, Arrangement, arranged
from screens.war_room.opening import Opening
from screens.widgets.backdrop import Backdrop
from screens.widgets.capture_line import CaptureLine
from screens.widgets.text_line import TextLine

TOO_SMALL = f"The desk needs {SMALLEST[0]} × {SMALLEST[1]} signs at least."
TICK_S = 1.0
TICK_AT_LEAST_S = 2.5
"""So often the timers move even while somebody types without a pause."""
COVERED_TICK_S = 5.0
"""Between two ticks while a dialog lies over the room: everything under it is blended anew for each."""
SETTLE_S = 0.25
"""After the first frame, which shows everything, in which the first keys go before what can wait."""
TYPING_S = 0.1
"""Seconds after a key within which the next one is likely."""


class Room(Following, part=True):
    """One incident on screen. Subclasses add what is typed, drafted and bound to keys."""

    CSS_PATH = "../../styles/war_room.tcss"
    AUTO_FOCUS = "#capture"
    incident: var[Incident] = var(Incident, init=False)

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session)
        self.number = opening.incident.number
        self.typed_at = 0.0
        """When a key was typed last, by the machine's monotonic clock."""
        self._ticked_at = 0.0
        self._settling = False
        self.is_settled = False
        self._overdue: frozenset[str] = frozenset()
        self.set_reactive(Room.incident, opening.incident)
        self.known_people = frozenset(opening.people)
        self.timeline = TimelinePane(session.desk, self.number, opening.shape, opening.newest_page)
        self.timeline.zone = session.zone
        self.board = BoardPane()
        self.actions = ActionsPane()
        self.draft = DraftPane()
        self.capture = CaptureLine(self._prompt(), edited=self.line_edited, entered=self.line_entered)
        self.header = TextLine(id="header")
        self.situation = TextLine(id="situation")
        self.hint = TextLine(id="hint")
        self.panes = Backdrop(self.timeline, self.board, self.actions, self.draft, id="panes")
        self.too_small = TextLine(lambda width: Content(TOO_SMALL), id="too-small")
        self.zoomed = False
        self.chosen_pane = 1
        self._arranged: Arrangement | None = None
        self._focused_before: Widget | None = None
        """What had the focus when there was no room for it any more."""
        self.arrange_panes(self.app.size)

    def compose(self) -> ComposeResult:
        yield from self._when_large_enough
        yield self.too_small
        yield self.capture
        yield self.hint

    def on_mount(self) -> None:
        """Everything at once, then the clock once a second."""
        self.show_all()
        self.set_timer(TICK_S, self.tick_between_keys)

    def tick_between_keys(self) -> None:
        """Ticks, but not in the frame of a key: nothing else is painted there, so a second may wait for the next."""
        now = monotonic()
        if now - self.typed_at < TYPING_S and now - self._ticked_at < TICK_AT_LEAST_S:
            self.set_timer(TYPING_S, self.tick_between_keys)
            return
        self._ticked_at = now
        self.tick()
        self.set_timer(TICK_S - time() % TICK_S if self.is_current else COVERED_TICK_S, self.tick_between_keys)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """In sight again: the timers are right at once."""
        if self._ticked_at:
            self.show_timers(self.session.now)

    def line_edited(self, value: str) -> None:
        """Something was typed on the capture line."""

    def line_entered(self, line: str) -> None:
        """Enter on the capture line, in the key's own handler."""

    def watch_incident(self, incident: Incident) -> None:
        """Every pane follows the incident."""
        if self.is_mounted:
            self.show_all()

    def tick(self) -> None:
        """A second went by: timers move, nothing else is painted; the bell rings when something has become due."""
        now = self.session.now
        self.show_timers(now)
        overdue = overdue_things(self.incident, self.session.settings.policy, now)
        if self.session.settings.bell and overdue - self._overdue:
            self.app.bell()
        self._overdue = overdue

    def show_all(self) -> None:
        """Shows everything as it is now."""
        self.show_timers(self.session.now)
        self.situation.say(lambda width: situation_line(self.incident, width))

    def show_timers(self, now: datetime) -> None:
        """Shows what changes with time alone."""
        due = most_urgent(self.incident, self.session.settings.policy, now)
        header = Header(self.incident, now, self.session.zone, due, self.session.desk.desk.opened.notice)
        self.header.say(lambda width: header_line(header, width))
        self.board.show(self.incident, now, self.session.zone)
        self.actions.show(self.incident, now)

    async def do(
        self, decision: Decision, at: datetime | None = None, approx: bool = False, *, takes: str = ""
    ) -> Written:
        """Runs a use case and shows what it wrote; raises DeskError. What was kept half-typed under the name `takes` is
        forgotten with it."""
        number = self.number

        def write(desk: Desk) -> Written:
            return desk.do(number, decision, at=at, approx=approx)

        return await self.show_written(lambda desk: desk.take_typed(write, takes) if takes else write(desk))

    async def show_written(self, call: Callable[[Desk], Written]) -> Written:
        """Makes a call that writes to the incident, and shows what it wrote; raises DeskError."""
        written = await self.session.desk.ask(call)
        await self.take(written.incident)
        if written.incident.status.is_over:
            await self._follow_the_end(written)
        return written

    async def _follow_the_end(self, written: Written) -> None:
        """What the end of an incident leads to; its code is loaded then."""
        from screens.war_room.ended import begin_postmortem

        await begin_postmortem(self, written)

    async def try_do(self, decision: Decision, at: datetime | None = None, approx: bool = False) -> bool:
        """As `do`; what is refused is said on the hint line."""
        try:
            await self.do(decision, at, approx)
        except DeskError as error:
            self.say(error.message, problem=True)
            return False
        return True

    async def take(self, incident: Incident) -> None:
        """Takes over a newer state of the incident, whoever wrote it."""
        if incident.seq > self.incident.seq:
            self._show_newer(incident, *await self.session.desk.ask(self._news()))

    async def resync(self) -> None:
        """Somebody wrote to the store: takes over what is new here."""
        known, news = self.incident, self._news()
        try:
            incident, found = await self.session.desk.ask(lambda desk: (desk.caught_up(known), news(desk)))
            self._show_newer(incident, *found)
        except DeskError as error:
            self.say(error.message, problem=True)

    def _news(self) -> Callable[[Desk], tuple[TimelineShape, list[TimelineRow]]]:
        """What reads how the timeline differs from what is shown now."""
        known, zone, shape = self.incident, self.session.zone, self.timeline.shape
        return lambda desk: desk.timeline_news(known.number, known.seq, zone, shape)

    def _show_newer(self, incident: Incident, shape: TimelineShape, appended: Sequence[TimelineRow]) -> None:
        """Shows a newer state; one that came late, after a newer one still, is passed over."""
        if incident.seq > self.incident.seq:
            self.incident = incident
            self.timeline.take_shape(shape, appended)

    def say(self, message: str, *, problem: bool = False) -> None:
        """Says something on the hint line until the next key."""
        self.hint.set_class(problem, "-problem")
        self.hint.say(Content(message))

    def _on_timer_update(self) -> None:
        """Textual lays the first frame out and paints it a second time, since its widgets were told their sizes by it.
        That finds nothing new and takes as long as a few keys, so those go first."""
        if not self._settling and self.size:
            self._settling = True
            self._layout_required = self._repaint_required = False
            self._dirty_widgets.clear()
            self.set_timer(SETTLE_S, self.settle)
        super()._on_timer_update()

    def settle(self) -> None:
        """The first keys are through: what could wait is done now."""
        self.is_settled = True
        self._layout_required = self._repaint_required = True
        self.check_idle()
        self.catch_up()

    def catch_up(self) -> None:
        """What is shown was read just before the first frame: what others wrote since waits for the first keys."""
        if self.is_settled:
            super().catch_up()

    def arrange_panes(self, size: Size) -> None:
        """Shows the panes that fit a size. In code, since as rules of a stylesheet it took a tenth of the first frame,
        and Textual would apply them a frame late."""
        now = arranged(size.width, size.height, self.chosen_pane, zoomed=self.zoomed)
        if now == self._arranged:
            return
        self._arranged = now
        self.panes.set_class(now.stacked, "-stacked")
        for place, pane in self._placed_panes:
            pane.display = place in now.panes
        for widget in self._when_large_enough:
            widget.display = bool(now.panes)
        self.too_small.display = not now.panes

    def _screen_resized(self, size: Size) -> None:
        focused = next((place for place, pane in self._placed_panes if pane.has_pseudo_class("focus-within")), None)
        self.chosen_pane = focused or self.chosen_pane
        self.arrange_panes(size)
        self._keep_focus(in_pane=focused is not None)
        super()._screen_resized(size)

    def _keep_focus(self, *, in_pane: bool) -> None:
        """What is typed goes to the line while there is no room for the pane that had the focus, and back afterwards:
        without a focus words would be taken for keys."""
        if in_pane and self.too_small.display:
            self._focused_before = self.focused
            self.set_focus(self.capture.input)
        elif self._focused_before is not None and not self.too_small.display:
            before, self._focused_before = self._focused_before, None
            if before.is_attached:
                self.call_after_refresh(self.set_focus, before)

    @property
    def _placed_panes(self) -> tuple[tuple[int, Widget], ...]:
        return (1, self.timeline), (2, self.board), (3, self.actions), (4, self.draft)

    @property
    def _when_large_enough(self) -> tuple[Widget, ...]:
        return self.header, self.situation, self.panes

    def show_pane(self, place: int) -> Widget:
        """Brings pane 1–4 to the front where not all of them fit; the widget that takes its focus."""
        self.chosen_pane = place
        self.arrange_panes(self.size)
        if place == 4:
            return self.draft.editor or self.draft.lines
        return (self.timeline, self.board, self.actions)[place - 1]

    def _prompt(self) -> Content:
        marks = {Origin.DEMO: "DEMO", Origin.REPLAY: "REPLAY"}
        mark = marks.get(self.incident.origin)
        if mark:
            return Content.assemble((f"{mark} › ", "bold $text-warning"))
        return Content.assemble((f"INC-{self.number} › ", "bold $text-accent"))

    async def _shape(self, after_seq: int) -> TimelineShape:
        number, zone, known = self.number, self.session.zone, self.timeline.shape
        return await self.session.desk.ask(lambda desk: desk.timeline_shape(number, after_seq, zone, known))
