"""A screen on which people go through something together, a place after another: a checklist's run, a meeting's agenda.

The places stand in one list, each a line, the chosen one in full beside it. Which one is chosen is one's own: what
others do changes it as little as what one reads.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import on

from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.errors import DeskError
from screens.session import Session
from screens.skeleton.answering import Answering
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

S = TypeVar("S", bound=Dossier)

TICK_S = 1.0
"""Seconds between two looks at the clock."""


class GoingThrough(Answering, Generic[S]):
    """What is gone through, read anew whenever somebody wrote, and shown anew with every second."""

    COURSE: ClassVar[str]
    """The name of the list of places in the stylesheets, which also has the focus at first …"""
    DETAIL: ClassVar[str]
    """… and of the chosen one in full."""

    def __init__(self, session: Session, state: S) -> None:
        super().__init__(session)
        self.state = state
        self.head = TextLine(id="header")
        self.course = LineList(id=self.COURSE, classes="pane")
        self.detail = LineList(id=self.DETAIL, classes="pane")

    @abstractmethod
    def reading(self, number: int) -> Callable[[Desk], S]:
        """How it is read as it stands."""

    @abstractmethod
    def show(self) -> None:
        """Shows it as it is at this second, or nothing before there is a screen."""

    @abstractmethod
    def show_chosen(self) -> None:
        """Shows the chosen place in full."""

    @abstractmethod
    def go_on(self) -> None:
        """Chooses the place that is next."""

    def on_mount(self) -> None:
        """The place to be at now, then the clock once a second."""
        self.call_after_refresh(self.go_on)
        self.set_interval(TICK_S, self.show)

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.show)

    @property
    def number(self) -> int:
        """Its own."""
        return self.state.number

    async def resync(self) -> None:
        before = self.state
        try:
            self.state = await self.session.desk.ask(self.reading(self.number))
        except DeskError as error:
            self.say(error.message)
            return
        self.came(before)

    def came(self, before: S) -> None:
        """It stands otherwise than before, perhaps by somebody else."""
        self.show()

    @on(LineList.Highlighted)
    def moved(self, event: LineList.Highlighted) -> None:
        """Another place is chosen."""
        if event.line_list is self.course:
            self.detail.action_first()
            self.show_chosen()

    @on(LineList.Chosen)
    def left_detail(self, event: LineList.Chosen) -> None:
        """Enter in the chosen one's text: back to the places."""
        if event.line_list is self.detail:
            self.course.focus()

    def action_back(self) -> None:
        """From the chosen one's text to the places, from there away; it waits until somebody comes back."""
        if self.detail.has_focus:
            self.course.focus()
        else:
            self.dismiss()
