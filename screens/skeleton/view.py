"""What such a screen shows and how one moves through it: a list, the chosen thing beside it, the counts on top."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from screens.breadth import Breadth
from screens.filtering import Filtering
from screens.presenting.arranged import Arranged
from screens.presenting.filtered import filtered_title, nothing_fits, shown_of
from screens.presenting.listing import Fact, Line, Look, Part, detail_rows, head_line, note_rows, part_of
from screens.session import Session
from screens.skeleton.doing import Doing
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

Item = TypeVar("Item")


class SkeletonView(Doing, Filtering, Breadth[None], Generic[Item]):
    """A list read at once, and the chosen thing of it."""

    CSS_PATH = "../../styles/skeleton.tcss"
    AUTO_FOCUS = "#list"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.items: Sequence[Item] | None = None
        """Everything in the list, None while it is being read."""
        self.list = LineList(id="list", classes="pane")
        self.detail = LineList(id="detail", classes="pane")
        self.head = TextLine(id="header")
        self._orders: dict[str, int] = {}
        self._arranged: Arranged[Item] | None = None

    @property
    @abstractmethod
    def look(self) -> Look[Item]:
        """How the list reads now."""

    @abstractmethod
    def reading(self) -> Callable[[Desk], Sequence[Item]]:
        """What reads the list; it is called on the store's thread."""

    @property
    def titles(self) -> Sequence[str]:
        """The names on the head line, for a screen with several lists."""
        return (self.look.title,)

    @property
    def subject(self) -> str:
        return " and ".join(self.titles)

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="panes"):
            yield self.list
            yield self.detail
        yield self.line
        yield self.hint

    def on_mount(self) -> None:
        """The frame at once; what is kept is read after it, since the first time may load SQLModel."""
        self.show()

    @property
    def chosen(self) -> Item | None:
        """The selected thing."""
        return self.item_of(self.list.selected_key)

    @property
    def order(self) -> int:
        """Which of the look's orders the list has."""
        return self._orders.get(self.look.title, 0)

    @property
    def parts(self) -> Sequence[Part]:
        """What the detail shows."""
        item = self.chosen
        return () if item is None else self.look.detail(item, self.items or ())

    def one_of(self, item: Item) -> str:
        """What a thing is called, where a list holds several kinds."""
        return self.look.one

    def item_of(self, key: str | None) -> Item | None:
        """The thing of a key."""
        return None if self._arranged is None else self._arranged.item_of(key)

    async def resync(self) -> None:
        look = self.look
        try:
            items = await self.session.desk.ask(self.reading())
        except DeskError as error:
            self.say(error.message)
            return
        if look.title == self.look.title:
            self.items = items
            self.show()

    @property
    def found(self) -> Collection[str]:
        """The keys of what fits the filter by more than the words of its row."""
        return ()

    def show(self) -> None:
        """Shows the list as it is now: counted and sorted anew."""
        look, items = self.look, self.items or ()
        counts = Content() if self.items is None else look.counts(items)
        self.head.say(lambda room: head_line(self.titles, look.title, counts, room))
        self._arranged = Arranged(items, look, look.orders[self.order])
        self.show_fitting()

    def show_fitting(self) -> None:
        """Shows what fits the filter, and what is chosen in it."""
        if (arranged := self._arranged) is None:
            return
        shown = arranged.narrowed(self.words, self.found)
        empty = "" if shown else self._why_empty()
        self.list.fit_rows(lambda width: arranged.rows(shown, width) if shown else note_rows(empty, width))
        order = self.look.orders[self.order].name
        self.list.border_title = filtered_title(order, self.words)
        self.list.say_on_border(shown_of(len(shown), len(arranged.items), self.words))
        self.show_detail()

    def show_detail(self) -> None:
        """Shows the chosen thing in full."""
        item = self.chosen
        parts = self.parts
        self.detail.fit_rows(lambda width: () if item is None else detail_rows(self.look.name(item), parts, width))
        self.detail.border_title = Content(self.one_of(item).capitalize() if item is not None else "")

    def _why_empty(self) -> str:
        if self.items is None:
            return "Reading …"
        return nothing_fits(self.words) if self.items else self.look.empty

    # Moving about

    @property
    def filtered_list(self) -> LineList:
        return self.list

    @on(LineList.Highlighted, "#list")
    def moved(self, event: LineList.Highlighted) -> None:
        """Another thing is chosen."""
        self.show_detail()

    @on(LineList.Chosen, "#list")
    def opened(self, event: LineList.Chosen) -> None:
        """Enter on a thing."""
        if (item := self.item_of(event.key)) is not None:
            self.open_item(item)

    def open_item(self, item: Item) -> None:
        """To the detail, which stands over the list where both don't fit."""
        self.add_class("-opened")
        self.call_after_refresh(self.detail.focus)

    @on(LineList.Chosen, "#detail")
    def followed(self, event: LineList.Chosen) -> None:
        """Enter on a line of the detail."""
        part = part_of(self.parts, event.key)
        if isinstance(part, Fact | Line) and part.leads_to:
            self.follow(part.leads_to)

    def follow(self, key: str) -> None:
        """To what a line of the detail leads to."""
        self.select(key)

    def on_descendant_focus(self) -> None:
        """Where the focus is decides which of the two is seen where both don't fit."""
        self.set_class(self.focused is self.detail, "-opened")

    def select(self, key: str) -> None:
        """Chooses a thing, also one that the filter leaves out."""
        if self.item_of(key) is not None and not self.list.select_key(key):
            self.filter_by("")
            self.list.select_key(key)

    def action_sort(self) -> None:
        """The next way to lay the list out."""
        self._orders[self.look.title] = (self.order + 1) % len(self.look.orders)
        self.show()
