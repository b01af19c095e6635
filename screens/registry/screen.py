"""The registry on screen: a list on the left, the chosen thing on the right, the counts on top."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView
from screens.following import Following
from screens.messages import CopyWanted
from screens.presenting.registry import as_markdown, detail_rows, head_line, matching, registry_rows
from screens.presenting.row import MUTED, plain
from screens.registry.help_text import HELP, KEYS
from screens.registry.keeping import registry_form
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from screens.registry.shelf import Shelf
from screens.session import Session
from screens.widgets.capture_line import CaptureInput, CaptureLine, Question
from screens.widgets.line_list import LineList, Row
from screens.widgets.text_line import TextLine

SHELVES: dict[str, Shelf[Any]] = {"services": SERVICES, "people": PEOPLE}
READING = Row("reading", plain("Reading the registry …", MUTED), selectable=False)


class RegistryScreen(Following):
    """Services or people. Everything of a kind is read at once: a desk knows some hundred of each."""

    CSS_PATH = "../../styles/registry.tcss"
    AUTO_FOCUS = "#list"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="registry.new"),
        Binding("e", "edit", "Edit", id="registry.edit"),
        Binding("d", "retire", "Retire", id="registry.retire"),
        Binding("y", "copy", "Copy as Markdown", id="registry.copy"),
        Binding("slash", "filter", "Filter", id="registry.filter", key_display="/"),
        Binding("o", "order", "Sort", id="registry.sort"),
        Binding("tab", "switch", "Services or people", id="registry.switch"),
        Binding("colon", "command", "Command", id="registry.command", key_display=":"),
        Binding("question_mark", "help", "Help", id="registry.help", key_display="?"),
        Binding("q,escape", "back", "Back", id="registry.back"),
    ]

    def __init__(self, session: Session, which: str) -> None:
        """`which` is “services” or “people”."""
        super().__init__(session)
        self.which = which
        self.items: list[Any] | None = None
        """What is kept; None until it was read."""
        self.words = ""
        """The filter."""
        self._orders = dict.fromkeys(SHELVES, 0)
        self.lists = {
            name: LineList(empty=Content(shelf.look.empty), classes="pane list") for name, shelf in SHELVES.items()
        }

    @property
    def shelf(self) -> Shelf[Any]:
        """The registry that is shown."""
        return SHELVES[self.which]
