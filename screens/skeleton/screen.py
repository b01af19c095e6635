"""The keys of such a screen: commands, copy, export, back."""

from __future__ import annotations

from typing import ClassVar, Generic

from textual.binding import BindingType

from screens.messages import BackWanted, CopyWanted
from screens.presenting.listing import as_markdown
from screens.skeleton import keys
from screens.skeleton.view import Item, SkeletonView


class Skeleton(SkeletonView[Item], Generic[Item]):
    """A screen over a list. Subclasses give `look` and `reading`, bind what else they can do, and say so in `KEYS`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.COPY,
        keys.EXPORT,
        keys.FILTER,
        keys.SORT,
        keys.COMMAND,
        keys.HELP,
        keys.BACK,
    ]

    async def open_at(self, what: str) -> None:
        """Shows the thing of a key: somebody came from another screen for it."""
        await self.resync()
        self.select(what)

    def markdown(self, item: Item) -> str:
        """What `y` copies and `E` writes."""
        return as_markdown(self.look.name(item), self.look.detail(item, self.items or ()))

    # Doing something

    def action_copy(self) -> None:
        """The chosen one as Markdown."""
        if (item := self.needed("copy")) is not None:
            self.post_message(CopyWanted(self.markdown(item)))

    def action_export(self) -> None:
        """The chosen one as a Markdown file, in the folder the desk was opened from."""
        if (item := self.needed("write out")) is not None:
            self.write_out(self.look.key(item), self.markdown(item))

    def action_back(self) -> None:
        """From the detail to the list, from a filtered list to all of it, from there to where one came from."""
        if self.detail.has_focus:
            self.remove_class("-opened")
            self.call_after_refresh(self.list.focus)
        elif self.words:
            self.filter_by("")
        else:
            self.post_message(BackWanted())

    def needed(self, to: str) -> Item | None:
        """The chosen thing, or a word that there is none to do something `to`."""
        if self.chosen is None:
            self.say(f"no {self.look.one} is chosen to {to}")
        return self.chosen
