"""An incident's shape on the whole screen: moved through mark by mark, closer or further."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from opsdesk.domain.errors import DeskError
from opsdesk.domain.shape import Item
from opsdesk.domain.shape_text import text_of
from opsdesk.domain.text import slug
from opsdesk.outbox.files import write_export
from screens.following import Following
from screens.messages import CopyWanted
from screens.presenting.footer import footer
from screens.presenting.row import MUTED, plain
from screens.presenting.shape import head_line, running, signs
from screens.presenting.shape_details import in_full
from screens.presenting.shape_view import View, closer, words_of
from screens.session import Session
from screens.shape.help_text import HELP
from screens.shape.reading import Read, read_shape
from screens.widgets.line_list import LineList, Row
from screens.widgets.text_line import TextLine
from screens.widgets.wrapped_text import wrapped
from screens.working import begin

REFRESH_S = 30.0
"""After so long the picture of a running incident has moved on."""
COPIED_COLUMNS = 100
KEYS = ("← → mark", "j k row", "+ - zoom", "Enter open", "h l move", "0 all", "E html", "y copy")


class ShapeScreen(Following):
    """One incident at a glance."""

    CSS_PATH = "../../styles/shape.tcss"
    AUTO_FOCUS = "#lanes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "The mark before", id="shape.before"),
        Binding("right", "step(1)", "The next mark", id="shape.next"),
        Binding("h", "pan(-1)", "Earlier", id="shape.earlier"),
        Binding("l", "pan(1)", "Later", id="shape.later"),
        Binding("plus,equals_sign", "zoom(1)", "Closer", id="shape.closer", key_display="+"),
        Binding("minus", "zoom(-1)", "Further", id="shape.further", key_display="-"),
        Binding("0", "zoom(-99)", "All of it", id="shape.all"),
        Binding("t", "zone", "UTC or local time", id="shape.zone"),
        Binding("y", "copy", "Copy as text", id="shape.copy"),
        Binding("E", "export", "Write an HTML file", id="shape.export"),
        Binding("question_mark", "help", "Help", id="shape.help", key_display="?"),
        Binding("q,escape,V", "back", "Back", id="shape.back"),
    ]

    def __init__(self, session: Session, read: Read) -> None:
        super().__init__(session)
        self.read = read
        self.zoom = 1
        self._view: View | None = None
        self.lanes = LineList(id="lanes")
        self.head, self.above, self.below = TextLine(id="header"), TextLine(id="days"), TextLine(id="times")
        self.words = LineList(id="words")
        self.words.can_focus = False
        self.hint = TextLine(lambda width: plain(footer(KEYS, width), MUTED), id="hint")

    def compose(self) -> ComposeResult:
        yield from (self.head, self.above, self.below, self.lanes, self.words, self.hint)

    def on_mount(self) -> None:
        """The picture as it is, and while the incident runs as it becomes."""
        self.call_after_refresh(self.lay_out)
        if self.read.shape.now is not None:
            self.set_interval(REFRESH_S, partial(begin, self, self.resync, group="resync"))

    def on_resize(self) -> None:
        """The picture is made for its width."""
        self.call_after_refresh(self.lay_out)

    async def resync(self) -> None:
        known = self.read
        try:
            self.read = await self.session.desk.ask(lambda desk: read_shape(desk, known.seen.incident.number, known))
        except DeskError as error:
            self.notify(error.message, markup=False, severity="warning")
        self.lay_out()

    def lay_out(self) -> None:
        """Draws the picture anew, with what was chosen and seen before."""
        width = self.lanes.scrollable_content_region.width
        if not width:
            return
        view, before = View.onto(self.read.shape, self.session.zone, width, self.zoom), self._view
        self.show_view(view.as_before(before) if before else view.on_row(self._first_row(view)))

    def show_view(self, view: View) -> None:
        """Shows a view, and of the chosen mark all there is to read."""
        self._view = view
        self.lanes.set_rows(view.lanes.rows(view.window, view.key, view.stop[0] if view.stop else None))
        if view.key is not None and view.key != self.lanes.selected_key:
            self.lanes.select_key(view.key)
        incident, above_and_below = self.read.seen.incident, view.lanes.axis(view.window)
        lasted = running(incident, view.lanes.picture)
        self.head.say(lambda width: head_line(incident, lasted, self.zoom, width))
        for line, content in zip((self.above, self.below), above_and_below, strict=True):
            line.say(content)
        self.words.set_rows(self._words(view))

    def _words(self, view: View) -> tuple[Row, ...]:
        """As much of the words as there is room for; the last line says when there are more."""
        width, height = self.words.scrollable_content_region.width, max(self.words.container_size.height, 1)
        rows = wrapped(words_of(view, self.session.zone), width)
        more = Row("more", plain("… Enter shows all of it", MUTED))
        return rows if len(rows) <= height else (*rows[: height - 1], more)

    @staticmethod
    def _first_row(view: View) -> str | None:
        return next((key for key, held in view.lanes.order if view.lanes.track(key)), None)

    @on(LineList.Highlighted)
    def row_chosen(self, event: LineList.Highlighted) -> None:
        """Another row: of its marks the nearest."""
        if self._view is not None and event.line_list is self.lanes and event.key not in {None, self._view.key}:
            self.show_view(self._view.on_row(event.key))

    @on(LineList.Chosen)
    def row_opened(self, event: LineList.Chosen) -> None:
        """The chosen thing in full; of what has no place all that is known."""
        view, seen = self._view, self.read.seen
        if view is None or (track := view.track) is None:
            return
        items: tuple[Item, ...] = (view.mark[0],) if view.mark else track.unplaced
        texts = (in_full(seen.incident, track.lane.group, item, self.session.now, self.session.zone) for item in items)
        self.show_text(seen.incident.name, "\n\n".join(texts))

    def action_step(self, by: int) -> None:
        """The mark before or after the chosen one."""
        if self._view is not None:
            self.show_view(self._view.step(by))

    def action_pan(self, by: int) -> None:
        """A part of the picture further."""
        if self._view is not None:
            self.show_view(self._view.pan(by))

    def action_zoom(self, by: int) -> None:
        """Closer, or further away."""
        if self._view is not None:
            self.zoom = closer(self.zoom, by, self.read.shape, self._view.window.room)
            self.lay_out()

    def action_zone(self) -> None:
        """Times in UTC or in local time."""
        self.session.toggle_zone()
        self.lay_out()

    def action_copy(self) -> None:
        """The whole picture as lines of text, for a chat."""
        self.post_message(CopyWanted("\n".join(text_of(self.read.shape, COPIED_COLUMNS, self.session.zone))))

    def action_export(self) -> None:
        """The incident as one HTML file, beside which the desk was begun."""
        begin(self, self._export, group="export")

    async def _export(self) -> None:
        seen, session = self.read.seen, self.session
        path = Path.cwd() / f"{slug(seen.incident.name)}.html"

        def write() -> str:
            from opsdesk.desk.rendering import page

            return write_export(path, page(seen, "html", session.settings.policy, session.zone))

        try:
            self.notify(await asyncio.to_thread(write), markup=False)
        except DeskError as error:
            self.notify(error.message, markup=False, severity="error")

    def action_help(self) -> None:
        """How to read the picture and move through it."""
        if self._view is not None:
            self.show_help("At a glance", f"{HELP}{signs(self._view.lanes.picture)}")

    def action_back(self) -> None:
        """To where it was opened."""
        self.dismiss()
