"""A screen with more than one list and the same keys for all, where a key fits."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.content import Content

from screens.presenting.footer import footer
from screens.presenting.listing import Look
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.skeleton.screen import Skeleton
from screens.working import begin


class SeveralLists(Skeleton[Any]):
    """The lists take turns at the same place. Subclasses bind `switch` and give `looks`."""

    KEYS_OF: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """What the footer names instead of `KEYS`, by the list."""
    CALLED: ClassVar[Mapping[type[Any], str]] = {}
    """What the things in the lists are called, where a key fits only some of them: “a team”."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.which = next(iter(self.looks))
        """The list that is shown."""

    @property
    @abstractmethod
    def looks(self) -> Mapping[str, Look[Any]]:
        """How the lists read, by their names; the first is the one that is shown first."""

    @property
    def look(self) -> Look[Any]:
        return self.looks[self.which]

    @property
    def titles(self) -> Sequence[str]:
        return [look.title for look in self.looks.values()]

    def keys(self, width: int) -> Content:
        return plain(footer(self.KEYS_OF.get(self.which, self.KEYS), width), MUTED)

    def list_of(self, key: str) -> str:
        """The list that a thing's key belongs to."""
        return self.which

    async def open_at(self, what: str) -> None:
        """One of the lists by its name, or a thing in its list."""
        self.show_list(what if what in self.looks else self.list_of(what))
        await super().open_at(what)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {name: partial(self.action_switch, name) for name in self.looks}

    def action_switch(self, which: str = "") -> None:
        """To the next list, or to the one named."""
        names = list(self.looks)
        self.show_list(which or names[(names.index(self.which) + 1) % len(names)])
        begin(self, self.resync, group="resync")

    def show_list(self, which: str) -> None:
        """Makes it the list that is shown; what is in it is still to be read."""
        if which != self.which:
            self.which, self.items, self.words = which, None, ""
            self.show()
            self.hint.say(self.keys)
            self.list.focus()

    def with_chosen(self, what: str, doing: Mapping[type[Any], Callable[[Any], object]]) -> object:
        """Does what a key means for the chosen thing, or says for what it means something."""
        held = self.needed(what)
        if held is None:
            return None
        if type(held) in doing:
            return doing[type(held)](held)
        self.say(f"that is for {' or '.join(self.CALLED[kind] for kind in doing)}; this is {self.CALLED[type(held)]}")
        return None
