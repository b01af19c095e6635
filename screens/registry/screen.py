"""The registry's own keys beside those of every such screen: retire, and from services to people and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk.desk import Desk
from screens.presenting.listing import Look
from screens.registry.help_text import HELP
from screens.registry.keeping import registry_form
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from screens.registry.shelf import Item, Shelf
from screens.skeleton.keys import EDIT, NEW
from screens.skeleton.lists import SeveralLists

SHELVES: dict[str, Shelf[Any]] = {"services": SERVICES, "people": PEOPLE}


class RegistryScreen(SeveralLists):
    """Services or people, kept by hand. All of a kind is read at once: a desk knows some hundred of each."""

    KEYS_OF = {
        "services": ("Tab people", "n new", "Enter open", "e edit", "d retire", "/ filter", "o sort", "y copy"),
        "people": ("Tab services", "n new", "Enter open", "e edit", "d retire", "/ filter", "o sort", "y copy"),
    }
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        Binding("d", "retire", "Retire", id="registry.retire"),
        Binding("tab", "switch", "Services or people", id="registry.switch"),
    ]

    @property
    def shelf(self) -> Shelf[Any]:
        """The registry that is shown."""
        return SHELVES[self.which]

    @cached_property
    def looks(self) -> Mapping[str, Look[Any]]:
        return {name: shelf.look for name, shelf in SHELVES.items()}

    def reading(self) -> Callable[[Desk], Sequence[Any]]:
        return self.shelf.read

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
