"""Saving a form of the registry: over the version it showed, or over a newer one once both were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Generic

from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import EditedMeanwhile
from opsdesk.domain.text import one_line
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Typed
from screens.dialogs.form_refused import NotSaved, Overtaken
from screens.registry.shelf import Item, Shelf


def registry_form(
    desk: DeskThread, shelf: Shelf[Item], item: Item, typed: Mapping[str, Typed] | None = None
) -> Form[Item]:
    """The form of a thing, or of a new one when it has no name yet; `typed` is what was typed into it before."""
    title = f"Edit {one_line(item.name)}" if item.name else f"New {shelf.look.one}"
    return Form(title, shelf.fields(item), Keeping(desk, shelf, item), typed)


class Keeping(Generic[Item]):
    """Saves what a form says.

    After another person's edit the form takes theirs where nothing was typed, shows theirs beside what was, and the
    next save goes over the version that was seen then.
    """

    def __init__(self, desk: DeskThread, shelf: Shelf[Item], item: Item) -> None:
        self._desk = desk
        self._shelf: Shelf[Item] = shelf
        self._base: Item = item

    async def __call__(self, answers: Answers) -> Item:
        """What is kept now; raises Overtaken when somebody was faster, and what the desk raises."""
        keep, version = self._shelf.keep, self._base.version
        mine = replace(self._base, **answers)
        try:
            return await self._desk.ask(lambda desk: keep(desk, mine, expected_version=version))
        except EditedMeanwhile as clash:
            kept = await self._desk.ask(self._shelf.read)
            theirs = next((item for item in kept if item.name == mine.name), None)
            raise self._clash(mine, theirs) from clash

    def _clash(self, mine: Item, theirs: Item | None) -> NotSaved | Overtaken:
        if theirs is None:
            self._base = replace(self._base, version=0)
            return NotSaved(f"{mine.name} was removed meanwhile; ^s puts it back as it stands here.", {})
        if not self._base.name:
            there = f"{theirs.name} is there already ({theirs.words}): Esc, then e changes it"
            return NotSaved("", {"name": there})
        self._base = theirs
        return Overtaken(self._shelf.fields(theirs))
