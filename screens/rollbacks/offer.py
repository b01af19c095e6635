"""What the desk offers to take a suspected change back: the procedure in full, begun with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from opsdesk.desk.rollbacks_offering import Suspect, Way
from opsdesk.domain.text import one_line
from screens.presenting.listing import detail_rows
from screens.presenting.rollback_detail import offer_detail
from screens.widgets.line_list import LineList


class RollbackOffer(ModalScreen[bool | None]):
    """Gives back True when it is to be begun, or gone on with."""

    CSS_PATH = "../../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin the rollback", priority=True, id="offer.begin"),
        Binding("escape,q", "leave", "Back", id="offer.leave"),
    ]

    def __init__(self, incident: str, suspect: Suspect, way: Way) -> None:
        super().__init__()
        self._incident = incident
        self._suspect = suspect
        self._way = way
        self._parts = offer_detail(way.standing, way.steps)
        self.lines = LineList(classes="dialog-lines")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content(f"Roll back: {one_line(self._suspect.what)}"), classes="dialog-title")
            yield self.lines
            yield Static(Content(f"{self._enter()}   j k move   q back"), classes="dialog-keys")

    def on_mount(self) -> None:
        """The lines in the width there is."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Wrapped anew."""
        self.call_after_refresh(self._fill)

    def action_begin(self) -> None:
        """Begins it, or goes on with it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leaves it."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without steps there is nothing to begin."""
        return self._way.steps is not None if action == "begin" else True

    def _enter(self) -> str:
        if self._way.steps is None:
            return "e in :rollbacks names its steps"
        return (
            f"Enter goes on with RUN-{self._way.begun}" if self._way.begun else f"Enter begins it in {self._incident}"
        )

    def _fill(self) -> None:
        width = self.lines.scrollable_content_region.width
        procedure = self._way.standing.procedure
        self.lines.set_rows(detail_rows(f"{procedure.name} {procedure.title}", self._parts, width))
        self.lines.focus()
