"""Saving a form of the registry: over the version it showed, or over a newer one once both were seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Generic

from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import EditedMeanwhile
from opsdesk.domain.text import one_line
from screens.dialogs.form import Answers, Form, NotSaved
from screens.registry.shelf import Item, Shelf

NOTHING = "(nothing)"
CHANGED = (
    "Somebody else changed it meanwhile; theirs stands beside each field that differs. "
    "^s again keeps what is typed here, Esc leaves theirs."
)


def registry_form(desk: DeskThread, shelf: Shelf[Item], item: Item) -> Form[Item]:
    """The form of a thing, or of a new one when it has no name yet."""
    title = f"Edit {one_line(item.name)}" if item.name else f"New {shelf.look.one}"
    return Form(title, shelf.fields(item), Keeping(desk, shelf, item))


class Keeping(Generic[Item]):
    """Saves what a form says. After another person's edit it shows theirs beside mine; another ^s keeps mine."""

    def __init__(self, desk: DeskThread, shelf: Shelf[Item], item: Item) -> None:
        self._desk = desk
        self._shelf: Shelf[Item] = shelf
        self._item: Item = item
        self._version = item.version

    async def __call__(self, answers: Answers) -> Item:
        """What is kept now; raises NotSaved when somebody was faster, and what the desk raises."""
        mine, version = replace(self._item, **answers), self._version
        try:
            return await self._desk.ask(lambda desk: self._shelf.keep(desk, mine, expected_version=version))
        except EditedMeanwhile as clash:
            raise await self._clash(mine, answers) from clash

    async def _clash(self, mine: Item, answers: Answers) -> NotSaved:
        kept = await self._desk.ask(self._shelf.read)
        theirs = next((item for item in kept if item.name == mine.name), None)
        if not self._item.name and theirs is not None:
            words = f"{theirs.name} is there already ({theirs.words}): Esc, then e changes it"
            return NotSaved("", {"name": words})
        self._version = theirs.version if theirs else 0
        if theirs is None:
            return NotSaved(f"{mine.name} was removed meanwhile. ^s again puts it back as it is here.", {})
        whose = "Somebody else changed it meanwhile; theirs stands beside each field that differs."
        return NotSaved(
            f"{whose} ^s again keeps what is typed here, Esc leaves theirs.", dict(self._other(theirs, answers))
        )

    def _other(self, theirs: Item, answers: Answers) -> Iterator[tuple[str, str]]:
        """Their words for each field in which mine differ."""
        for field in self._shelf.fields(theirs):
            if field.read(field.shown) != answers[field.key]:
                yield field.key, f"theirs: {one_line(field.shown) or NOTHING}"
