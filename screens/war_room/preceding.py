"""What changed just before the incident: where to look first, made a hypothesis or taken back by a key.

Loaded when somebody asks for it first.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from opsdesk.desk import changes_preceding, rollbacks_offering
from opsdesk.domain.change_preceding import WITHIN, Preceding
from opsdesk.domain.text import quoted
from screens.dialogs.dialog import Dialog
from screens.presenting.preceding import preceding_rows
from screens.session import Session
from screens.war_room import rolling_back
from screens.widgets.line_list import LineList

if TYPE_CHECKING:
    from screens.war_room.commanding import Commanding

HOUR: Final = timedelta(hours=1)
MOST_HOURS: Final = 24 * 90
"""How far back is looked at most, as by the command."""


async def show_preceding(room: Commanding, typed: str = "") -> None:
    """Shows the changes of the day before, or of as many hours as were typed, and does what is chosen with one."""
    hours = typed.strip().lower().removesuffix("h").rstrip() or str(WITHIN // HOUR)
    if not (hours.isascii() and hours.isdigit() and 0 < int(hours[:5]) <= MOST_HOURS):
        room.say(f"{quoted(typed)} is no number of hours up to {MOST_HOURS}: :preceding 72", problem=True)
        return
    incident, within = room.incident, int(hours) * HOUR
    found = await room.session.desk.ask(lambda desk: changes_preceding.before(desk, incident, within))
    if not found:
        further = f"“:preceding {min(3 * int(hours), MOST_HOURS)}” looks further, F5 N notes one"
        room.say(f"no change is known {hours} h before; {further}", problem=True)
        return

    async def answered(wanted: Wanted | None) -> None:
        if wanted is None:
            return
        rolls_back, chosen = wanted
        if rolls_back:
            await rolling_back.offer(room, rollbacks_offering.of_change(chosen.change))
        elif await room.try_do(changes_preceding.suspect(chosen)):
            room.capture.input.focus()

    title = f"What changed in the {hours} h before {incident.name}"
    room.app.push_screen(PrecedingChanges(title, found, room.session), answered)


Wanted = tuple[bool, Preceding]
"""Whether it is to be rolled back, and which."""


class PrecedingChanges(Dialog[Wanted | None]):
    """Gives back what is wanted of one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "want(False)", "A hypothesis of it", priority=True, id="preceding.suspect"),
        Binding("r", "want(True)", "Its rollback", id="preceding.roll_back"),
        Binding("escape,q", "leave", "Back", id="preceding.leave"),
    ]

    def __init__(self, title: str, found: tuple[Preceding, ...], session: Session) -> None:
        super().__init__()
        self._title = title
        self._found = found
        self._session = session
        self.lines = LineList(classes="dialog-lines")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content(self._title), classes="dialog-title")
            yield self.lines
            keys = "j k move   Enter makes it a hypothesis   r rolls it back   q back"
            yield Static(Content(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """A few lines for each: what it was and when, and why it stands where it does."""
        self.lines.focus()
        now, zone = self._session.now, self._session.zone
        self.lines.fit_rows(lambda width: preceding_rows(self._found, now, zone, width))

    def action_want(self, rolls_back: bool) -> None:
        """The chosen one is to be suspected, or taken back."""
        if self.lines.selected_key is not None:
            self.dismiss((rolls_back, self._found[int(self.lines.selected_key)]))

    def action_leave(self) -> None:
        """Leaves it at that."""
        self.dismiss(None)
