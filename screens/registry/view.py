"""What the registry shows and how one moves through it: a list, the chosen thing beside it, the counts on top."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from opsdesk.domain.errors import DeskError
from screens.following import Following
from screens.presenting.registry import Fact, detail_rows, head_line, matching, note_rows, registry_rows
from screens.presenting.row import MUTED, plain
from screens.registry.help_text import keys_line
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from screens.registry.shelf import Shelf
from screens.session import Session
from screens.widgets.capture_line import CaptureLine
from screens.widgets.line_list import LineList
from screens.widgets.text_line import TextLine

SHELVES: dict[str, Shelf[Any]] = {"services": SERVICES, "people": PEOPLE}


class RegistryView(Following):
    """Services or people. All of a kind is read at once: a desk knows some hundred of each."""

    CSS_PATH = "../../styles/registry.tcss"
    AUTO_FOCUS = "#list"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, session: Session, which: str) -> None:
        """`which` is “services” or “people”."""
        super().__init__(session)
        self.which = which
        self.items: list[Any] | None = None
        self.words = ""
        self.orders = dict.fromkeys(SHELVES, 0)
        self.list = LineList(id="list", classes="pane")
        self.detail = LineList(id="detail", classes="pane")
        self.head = TextLine(id="header")
        self.line = CaptureLine(Content("› "))
        self.hint = TextLine(self.keys, id="hint")

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="panes"):
            yield self.list
            yield self.detail
        yield self.line
        yield self.hint

    def on_mount(self) -> None:
        """The frame at once; what is kept is read beside it, since the first time loads SQLModel."""
        self.run_worker(self.resync(), group="resync")

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self.call_after_refresh(self.show)

    @property
    def shelf(self) -> Shelf[Any]:
        """The registry that is shown."""
        return SHELVES[self.which]

    @property
    def chosen(self) -> Any | None:
        """The selected service or person."""
        key = self.list.selected_key
        return next((item for item in self.items or () if item.name == key), None)

    async def resync(self) -> None:
        shelf = self.shelf
        try:
            items = await self.session.desk.ask(shelf.read)
        except DeskError as error:
            self.say(error.message)
            return
        if shelf is self.shelf:
            self.items = items
            self.show()

    def show(self) -> None:
        """Shows the list as it is filtered and sorted, and what is chosen in it."""
        look, items, width = self.shelf.look, self.items or [], self.list.scrollable_content_region.width
        titles = [shelf.look.title for shelf in SHELVES.values()]
        self.head.say(lambda room: head_line(titles, look.title, look.counts(items), room))
        order = look.orders[self.orders[self.which]]
        shown = matching(items, self.words)
        self.list.set_rows(registry_rows(shown, look, order, width) or note_rows(self._why_empty(), width))
        self.list.border_title = Content(f"{order.name} / {self.words}" if self.words else order.name)
        self.list.border_subtitle = Content(f"{len(shown)} of {len(items)}" if self.words else "")
        self.show_detail()

    def show_detail(self) -> None:
        """Shows the chosen thing in full."""
        item = self.chosen
        width = self.detail.scrollable_content_region.width
        self.detail.set_rows(detail_rows(item.name, self.facts, width) if item else ())
        self.detail.border_title = self.shelf.look.one.capitalize()

    def keys(self, width: int) -> Content:
        """The keys that do something here."""
        return plain(keys_line(width), MUTED)

    def say(self, message: str) -> None:
        """Says why something can't be done."""
        self.notify(message, markup=False, severity="warning")

    @property
    def facts(self) -> tuple[Fact, ...]:
        item = self.chosen
        return self.shelf.look.facts(item, self.items or ()) if item else ()

    def _why_empty(self) -> str:
        if self.items is None:
            return "Reading the registry …"
        return f"Nothing fits “{self.words}”; Esc shows all." if self.items else self.shelf.look.empty

    # Moving about

    @on(LineList.Highlighted, "#list")
    def moved(self, event: LineList.Highlighted) -> None:
        """Another thing is chosen."""
        self.show_detail()

    @on(LineList.Chosen, "#list")
    def opened(self, event: LineList.Chosen) -> None:
        """To the detail, which stands over the list where both don't fit."""
        self.add_class("-opened")
        self.call_after_refresh(self.detail.focus)

    @on(LineList.Chosen, "#detail")
    def followed(self, event: LineList.Chosen) -> None:
        """To the thing that a line of the detail names."""
        fact = self.facts[int(event.key.split()[0])]
        if fact.leads_to:
            self.select(fact.leads_to)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where the focus is decides which of the two is seen where both don't fit."""
        self.set_class(self.focused is self.detail, "-opened")
        self.call_after_refresh(self.show)

    def select(self, name: str) -> None:
        """Chooses a thing, also one that the filter leaves out."""
        if name not in {item.name for item in matching(self.items or [], self.words)}:
            self.words = ""
            self.show()
        self.list.select_key(name)

    def filter_by(self, words: str) -> None:
        """Shows what has every one of the words in it."""
        self.words = words.strip()
        self.show()

    def action_switch(self, which: str = "") -> None:
        """To the other registry, or to the one named."""
        self.which = which or next(name for name in SHELVES if name != self.which)
        self.items, self.words = None, ""
        self.show()
        self.list.focus()
        self.run_worker(self.resync(), group="resync")

    def action_sort(self) -> None:
        """The next way to lay the list out."""
        self.orders[self.which] = (self.orders[self.which] + 1) % len(self.shelf.look.orders)
        self.show()

    def action_back(self) -> None:
        """From the detail to the list, from a filtered list to all of it, from there to where one came from."""
        if self.detail.has_focus:
            self.remove_class("-opened")
            self.call_after_refresh(self.list.focus)
        elif self.words:
            self.filter_by("")
        else:
            self.dismiss()
