"""The war room's keys: every one is an action with an id, in the palette too, and says why when it can't be done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from opsdesk.domain.entries.message import UpdateSent
from screens.messages import LeaveWanted, LeftRoom, PlaceWanted, ThemeWanted
from screens.panes.timeline import TimelinePane
from screens.places import PLACES
from screens.presenting.details import action_details, entry_details, hypothesis_details, overview
from screens.war_room.filtering import parse_filter, why_unknown
from screens.war_room.selecting import Selecting
from screens.widgets.capture_line import Question
from screens.widgets.line_list import LineList
from screens.working import begin


class WarRoom(Selecting):
    """One incident, commanded from one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "capture", "Type", id="room.capture"),
        Binding("colon", "capture(':')", "Command", id="room.command", key_display=":"),
        Binding("slash", "filter", "Filter the timeline", id="room.filter", key_display="/"),
        Binding("1", "pane(1)", "Timeline", id="room.timeline"),
        Binding("2", "pane(2)", "Hypotheses", id="room.hypotheses"),
        Binding("3", "pane(3)", "Actions", id="room.actions"),
        Binding("4", "pane(4)", "Update", id="room.update"),
        Binding("z", "zoom", "Zoom the pane", id="room.zoom"),
        Binding("u", "undo", "Undo my last entry", id="room.undo"),
        Binding("e", "edit", "Edit", id="room.edit"),
        Binding("X", "strike", "Strike the entry", id="room.strike"),
        Binding("p", "pin", "Pin the entry", id="room.pin"),
        Binding("y", "copy", "Copy", id="room.copy"),
        Binding("o", "group", "Lay the actions out otherwise", id="room.group"),
        Binding("plus", "evidence('+')", "Evidence for", id="room.for", key_display="+"),
        Binding("minus", "evidence('-')", "Evidence against", id="room.against", key_display="-"),
        Binding("left_square_bracket", "audience(-1)", "Audience before", id="room.audience_before", key_display="["),
        Binding("right_square_bracket", "audience(1)", "Next audience", id="room.audience", key_display="]"),
        Binding("s", "stage", "Another stage", id="room.stage"),
        Binding("n", "next_finding", "Next finding", id="room.finding"),
        Binding("ctrl+j", "next_finding", "Next finding", show=False, id="room.finding_in_editor"),
        Binding("ctrl+g", "follow_nudge", "Do what the desk proposes", id="room.follow_nudge", key_display="^g"),
        Binding("ctrl+n", "put_off_nudge", "Not now, what it proposes", id="room.put_off_nudge", key_display="^n"),
        Binding("ctrl+o", "editor", "Your own editor", id="room.editor", key_display="^o"),
        Binding("D", "drop_edit", "Drop my words", id="room.drop_edit"),
        Binding("ctrl+s", "send", "Send the update", id="room.send"),
        Binding("O", "outbox", "What is on its way out", id="room.outbox"),
        Binding("c", "since_last", "What changed since the last update", id="room.since"),
        Binding("Z", "snooze", "Snooze the next update", id="room.snooze"),
        Binding("P", "pause", "Pause or resume updates", id="room.pause"),
        Binding("S", "severity", "Change the severity", id="room.severity"),
        Binding("v", "overview", "Services, links, roles, milestones", id="room.overview"),
        Binding("V", "shape", "The incident at a glance", id="room.shape"),
        Binding("m", "matrix", "Evidence matrix", id="room.matrix"),
        Binding("a", "tell_apart", "A test that tells the leading causes apart", id="room.tell_apart"),
        Binding("w", "preceding", "What changed before", id="room.preceding"),
        Binding("h", "seen_before", "Seen before", id="room.seen_before"),
        Binding("r", "roll_back", "Roll a suspected change back", id="room.roll_back"),
        Binding("x", "consult", "Runbooks of the affected services", id="room.consult"),
        Binding("d", "weigh", "A decision: options, risks, who verifies it", id="room.weigh"),
        Binding("T", "triage", "Triage", id="room.triage"),
        Binding("E", "export", "Export", id="room.export"),
        Binding("t", "zone", "UTC or local time", id="room.zone"),
        Binding("question_mark", "help", "Help", id="room.help", key_display="?"),
        Binding("q", "back", "Back to the desk", id="room.back"),
    ]

    # Moving about

    def action_capture(self, typed: str = "") -> None:
        """To the line, with a beginning when there is nothing on it."""
        if typed:
            self.begin_line(typed)
        self.capture.input.focus()

    def action_pane(self, place: int) -> None:
        """To a pane, brought to the front where not all fit."""
        self.set_focus(self.show_pane(place))

    def action_zoom(self) -> None:
        """One pane over the others, or all of them again."""
        self.zoomed = not self.zoomed
        self.arrange_panes(self.size)

    @on(TimelinePane.Chosen)
    def entry_opened(self, event: TimelinePane.Chosen) -> None:
        """An entry in full, with its history."""
        row = self.timeline.selected_row
        if row is None:
            return
        sent = row.entry.payload
        if isinstance(sent, UpdateSent):
            self.show_sent(sent.number)
        elif sent.KIND.startswith("decision"):
            self.show_decision(row)
        else:
            self.show_text("Entry", entry_details(row, self.session.zone))

    @on(LineList.Chosen)
    def row_opened(self, event: LineList.Chosen) -> None:
        """A hypothesis, an action or the facts behind a sentence in full."""
        now, zone = self.session.now, self.session.zone
        if event.line_list is self.board and (number := self.board.target):
            self.show_text(f"H{number}", hypothesis_details(self.incident, number, zone))
        elif event.line_list is self.actions and (number := self.actions.selected_number):
            self.show_text(f"A{number}", action_details(self.incident, number, now, zone))
        elif event.line_list is self.draft.lines:
            self.show_facts()

    # Filtering

    def action_filter(self) -> None:
        """Asks for words on the line and shows what fits while they are typed."""
        self.capture.ask(
            Question("filter", partial(self._filter_soon, entered=True), self._filter_soon, self._end_filter),
            self.timeline.filter_words,
        )
        self.show_pane(1)

    def _end_filter(self) -> None:
        """Shows everything, also where what was typed last is still being looked for."""
        self.workers.cancel_group(self, "filter")
        self.timeline.show_all()

    def _filter_soon(self, words: str, *, entered: bool = False) -> None:
        begin(self, partial(self._filter, words, entered), group="filter", exclusive=True)

    async def _filter(self, words: str, entered: bool) -> None:
        wanted = parse_filter(words)
        if entered and wanted.unknown:
            self.timeline.show_only(words, (), why_none=why_unknown(wanted))
            return
        if wanted.is_empty:
            self.timeline.show_all()
            return
        number = self.number
        positions = await self.session.desk.ask(
            lambda desk: desk.filtered(number, wanted.words, wanted.kinds, only_pinned=wanted.only_pinned)
        )
        self.timeline.show_only(words, positions)

    # The whole screen

    def action_group(self) -> None:
        """Lays the actions out by urgency, owner or lane."""
        self.actions.next_grouping()
        self.actions.show(self.incident, self.session.now)

    def action_zone(self) -> None:
        """Shows times in UTC or in local time."""
        self.timeline.zone = self.session.toggle_zone()
        begin(self, self._rezone)

    async def _rezone(self) -> None:
        shape = await self._shape(self.incident.seq)
        self.timeline.take_shape(shape)
        self.timeline.invalidate()
        self.show_all()

    def action_overview(self) -> None:
        """What the panes have no room for."""
        self.show_text(self.incident.name, overview(self.incident, self.session.zone))

    def action_back(self) -> None:
        """To the desk; a half-typed line is kept."""
        self.keep_line()
        self.post_message(LeftRoom())

    async def open(self, what: str, argument: str) -> None:
        """Opens what a command names."""
        opened = OPENS[what](self, argument)
        if asyncio.iscoroutine(opened):
            await opened

    def action_leave(self) -> None:
        """Leaves the whole desk; what is half-typed is kept."""
        self.post_message(LeaveWanted())


def _go_to(name: str, room: WarRoom, what: str) -> None:
    room.post_message(PlaceWanted(name, what))


OPENS: dict[str, Callable[[WarRoom, str], object]] = {
    "decision": lambda room, named: room.action_weigh(named),
    "desk": lambda room, _: room.action_back(),
    "draft": lambda room, _: room.action_pane(4),
    "edit": lambda room, _: room.action_edit_draft(),
    "export": lambda room, kind: room.action_export(kind),
    "handover": lambda room, _: room.action_export("handover"),
    "help": lambda room, _: room.action_help(),
    "matrix": lambda room, _: room.action_matrix(),
    "outbox": lambda room, _: room.action_outbox(),
    "overview": lambda room, _: room.action_overview(),
    "similar": lambda room, _: room.action_seen_before(),
    "preceding": lambda room, hours: room.action_preceding(hours),
    "quit": lambda room, _: room.action_leave(),
    "roles": lambda room, _: room.action_roles(),
    "rollback": lambda room, _: room.action_roll_back(),
    "send": lambda room, audience: room.send_to(audience),
    "shape": lambda room, _: room.action_shape(),
    "since": lambda room, _: room.action_since_last(),
    "split": lambda room, _: room.action_tell_apart(),
    "starters": lambda room, _: room.action_starters(),
    "theme": lambda room, name: room.post_message(ThemeWanted(name)),
    "triage": lambda room, _: room.action_triage(),
    "undo": lambda room, _: room.action_undo(),
    "zone": lambda room, _: room.action_zone(),
    **{name: partial(_go_to, name) for name in PLACES},
}
"""What each command of `opsdesk.desk.capture.commands.SCREENS` opens here; a test holds that both say the same."""
