"""The registry's own keys beside those of every such screen: retire, and from services to people and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk.desk import Desk
from screens.presenting.listing import Look
from screens.registry.help_text import HELP
from screens.registry.keeping import registry_form
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from screens.registry.shelf import Item, Shelf
from screens.session import Session
from screens.skeleton import Skeleton
from screens.skeleton.keys import EDIT, NEW
from screens.working import begin

SHELVES: dict[str, Shelf[Any]] = {"services": SERVICES, "people": PEOPLE}


class RegistryScreen(Skeleton[Any]):
    """Services or people, kept by hand. All of a kind is read at once: a desk knows some hundred of each."""

    KEYS = ("n new", "Enter open", "e edit", "d retire", "/ filter", "Tab services or people", "y copy", "o sort")
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        Binding("d", "retire", "Retire", id="registry.retire"),
        Binding("tab", "switch", "Services or people", id="registry.switch"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.which = next(iter(SHELVES))

    @property
    def shelf(self) -> Shelf[Any]:
        """The registry that is shown."""
        return SHELVES[self.which]

    @property
    def look(self) -> Look[Any]:
        return self.shelf.look

    @property
    def titles(self) -> Sequence[str]:
        return [shelf.look.title for shelf in SHELVES.values()]

    def reading(self) -> Callable[[Desk], Sequence[Any]]:
        return self.shelf.read

    async def open_at(self, what: str) -> None:
        self.action_switch(what)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {name: partial(self.action_switch, name) for name in SHELVES}

    def action_switch(self, which: str = "") -> None:
        """To the other registry, or to the one named."""
        self.which = which or next(name for name in SHELVES if name != self.which)
        self.items, self.words = None, ""
        self.show()
        self.list.focus()
        begin(self, self.resync, group="resync")

    async def action_new(self) -> None:
        """Asks for a new one."""
        await self._open_form(self.shelf.blank)

    async def action_edit(self) -> None:
        """Asks for what has changed about the chosen one."""
        if (item := self.needed("edit")) is not None:
            await self._open_form(item)

    def action_retire(self) -> None:
        """Asks whether the chosen one is gone for good."""
        item, shelf = self.needed("retire"), self.shelf
        if item is None:
            return
        parting = shelf.parting(item, self.items or ())
        if parting.refused:
            self.say(parting.refused)
            return
        self.confirm(parting.question, parting.details, lambda: self.try_to(lambda desk: shelf.retire(desk, item.name)))

    async def _open_form(self, item: Item) -> None:
        desk, shelf = self.session.desk, self.shelf
        await self.open_form(
            f"{shelf.look.one} “{item.name}”",
            lambda typed: registry_form(desk, shelf, item, typed),
            lambda kept: self.select(kept.name),
        )
