"""The war room's widgets, and which of them have room: laid out once, at the first frame and at each size since."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Origin
from screens.following import Following
from screens.panes.actions import ActionsPane
from screens.panes.board import BoardPane
from screens.panes.draft import DraftPane
from screens.panes.timeline import TimelinePane
from screens.session import Session
from screens.war_room.arranging import SMALLEST, Arrangement, arranged
from screens.war_room.opening import Opening
from screens.widgets.backdrop import Backdrop
from screens.widgets.capture_line import CaptureLine
from screens.widgets.text_line import TextLine

TOO_SMALL = f"The desk needs {SMALLEST[0]} × {SMALLEST[1]} signs at least."
SETTLE_S = 0.25
"""After the first frame, which shows everything, in which the first keys go before what can wait."""


class Furnished(Following, part=True):
    """Four panes, a line to type on, and what stands around them. Subclasses fill them."""

    CSS_PATH = "../../styles/war_room.tcss"
    AUTO_FOCUS = "#capture"

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session)
        self._settling = False
        self.is_settled = False
        self.timeline = TimelinePane(session.desk, opening.incident.number, opening.shape, opening.newest_page)
        self.timeline.zone = session.zone
        self.board = BoardPane()
        self.actions = ActionsPane()
        self.draft = DraftPane()
        self.capture = CaptureLine(_prompt(opening.incident), edited=self.line_edited, entered=self.line_entered)
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

    def line_edited(self, value: str) -> None:
        """Something was typed on the capture line."""

    def line_entered(self, line: str) -> None:
        """Enter on the capture line, in the key's own handler."""

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


def _prompt(incident: Incident) -> Content:
    marks = {Origin.DEMO: "DEMO", Origin.REPLAY: "REPLAY"}
    mark = marks.get(incident.origin)
    if mark:
        return Content.assemble((f"{mark} › ", "bold $text-warning"))
    return Content.assemble((f"{incident.name} › ", "bold $text-accent"))
