"""What the parts of the desk screen share: its state, its lists, and the line on which it asks."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual.content import Content

from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from screens.filtering import Filtering
from screens.presenting.footer import footer
from screens.presenting.preview import asked
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.widgets.capture_line import CaptureLine, Question
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

T = TypeVar("T")

EMPTY = Content("No incident yet. n, a title and Enter declare the first one; everything else can follow.")
NOTHING_DUE = Content("Nothing is due: no update, no check-in, nothing without an owner.")
KEYS = ("n declare", "Enter open", "Tab list", "/ filter", "F4–F9 the rest", "w put off", "^p palette", "s services")
SIGNAL_KEYS = ("d declare", "m merge", "x dismiss", "X all resolved", "Enter read", "u undo", "/ filter")


LAST_KEYS = ("F1 help", "q leave")


@dataclass(frozen=True, slots=True)
class DeskState:
    """The incidents as the store has them."""

    running: tuple[Incident, ...]
    past: tuple[Incident, ...]
    agenda: tuple[Item, ...] = ()
    """What else is due; it comes after the incidents, since it has to ask every part of the desk."""


class DeskBase(Filtering, part=True):
    """Two lists, a line to ask on, and a line that says what can be pressed."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session)
        self.state = state or DeskState((), ())
        self.incidents = LineList(empty=EMPTY, id="incidents", classes="pane")
        self.due = LineList(empty=NOTHING_DUE, id="due", classes="pane")
        self.head = TextLine(id="header")
        self.line = CaptureLine(Content("desk › "))
        self.hint = TextLine(desk_keys, id="hint")

    @abstractmethod
    def show_state(self) -> None:
        """Shows everything as it is at this second."""

    def say(self, message: str) -> None:
        """Says what went wrong on the hint line, until something is asked again."""
        self.hint.say(plain(message, "$text-error"))

    def ask(self, question: Question, hint: str = "", typed: str = "") -> None:
        """Asks on the line; what was said about an answer before is over. `hint` stands below it, else the keys."""
        self.show_keys()
        if hint:
            self.hint.say(partial(asked, hint))
        self.line.ask(question, typed)

    def show_keys(self) -> None:
        """Says what can be pressed."""
        self.hint.say(desk_keys)

    async def try_to(self, what: Callable[[Desk], T]) -> T | None:
        """Does something on the store's thread; None where it was refused, which is said."""
        try:
            return await self.session.desk.ask(what)
        except DeskError as error:
            self.say(error.message)
            return None


def desk_keys(width: int) -> Content:
    """What can be pressed on the desk."""
    return plain(footer(KEYS, width, LAST_KEYS), MUTED)


def signal_keys(width: int) -> Content:
    """What can be done with a signal."""
    return plain(footer(SIGNAL_KEYS, width, LAST_KEYS), MUTED)
