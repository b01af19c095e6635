"""F4, the library: runs under way, templates by kind, past runs; and what begins, opens and edits one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.errors import DeskError
from screens.checklists.beginning import Beginning, beginning_form, read_beginning
from screens.checklists.help_text import LIBRARY_HELP
from screens.checklists.library import read_library
from screens.checklists.run_screen import RunScreen
from screens.presenting.checklists import library_look
from screens.presenting.checklists_items import Shelved
from screens.presenting.listing import Look
from screens.skeleton import Skeleton
from screens.skeleton.keys import EDIT, new
from screens.widgets.capture_line import Question

RUN_PREFIX = "RUN-"
FILE = "Markdown with boxes or tables: ~/release.md   ↵ take it in   Esc back"


class ChecklistsScreen(Skeleton[Shelved]):
    """Templates and their runs in one list; a run opens over it."""

    KEYS = ("n begin a run", "Enter open", "e edit", "N new checklist", "/ filter", "y copy", "E export", "o sort")
    HELP = LIBRARY_HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        new("Begin a run"),
        EDIT,
        Binding("N", "write", "Write a new checklist", id="checklists.write"),
        Binding("i", "starters", "Take in the starters", id="checklists.starters"),
        Binding("I", "take_in", "Take in a file", id="checklists.take_in"),
    ]

    @cached_property
    def look(self) -> Look[Shelved]:
        return library_look(self.session)

    def one_of(self, item: Shelved) -> str:
        return "run" if isinstance(item, Run) else super().one_of(item)

    def reading(self) -> Callable[[Desk], Sequence[Shelved]]:
        return read_library

    async def resync(self) -> None:
        """Under a run nobody sees the list: it is read again when they come back to it."""
        if self.items is None or not self._covered:
            await super().resync()

    async def open_at(self, what: str) -> None:
        """A template by its name, or a run, which opens."""
        if self._covered:
            self.app.pop_screen()
        await super().open_at(what)
        if what.startswith(RUN_PREFIX):
            await self._open_run(int(what.removeprefix(RUN_PREFIX)))

    def open_item(self, item: Shelved) -> None:
        if isinstance(item, Run):
            self.app.push_screen(RunScreen(self.session, item))
        else:
            super().open_item(item)

    def follow(self, key: str) -> None:
        self.select(key)
        self.call_after_refresh(self.list.focus)

    def markdown(self, item: Shelved) -> str:
        if isinstance(item, Run):
            from opsdesk.formats.markdown.run_record import render

            return render(item, self.session.now, zone=self.session.zone)
        from opsdesk.formats.checklist import write_checklist

        return write_checklist(item.template)

    async def action_new(self) -> None:
        """Begins a run of the chosen checklist; the first checklist is written first."""
        item = self.chosen
        if item is None:
            await self.action_write()
            return
        name = item.name if isinstance(item, Run) else item.template.name
        try:
            asked = await self.session.desk.ask(lambda desk: read_beginning(desk, name))
        except DeskError as error:
            self.say(error.message)
            return
        if asked.fields:
            desk = self.session.desk
            await self.open_form(f"run of {name}", lambda typed: beginning_form(desk, asked, typed), self._begun)
        else:
            self.confirm(f"{asked.title}?", asked.details, lambda: self._begin(asked))

    async def action_write(self) -> None:
        """A new checklist, as Markdown."""
        await self._edit("")

    async def action_edit(self) -> None:
        """The chosen checklist as Markdown; of a run, the checklist it was begun from."""
        if (item := self.needed("edit")) is not None:
            await self._edit(item.name if isinstance(item, Run) else item.template.name)

    async def action_starters(self) -> None:
        """The templates that ship, as far as the desk has none of that name."""

        def take(desk: Desk) -> list[checklists.TakenIn]:
            from opsdesk.formats.checklist.shipped import shipped

            return checklists.take_in(desk, (), starters=shipped())

        taken = await self.try_to(take) or ()
        fresh = sum(one.became is checklists.Became.NEW for one in taken)
        if taken:
            words = f"{fresh} starter{'' if fresh == 1 else 's'} taken in" if fresh else "every starter is here already"
            self.notify(words, markup=False)

    def action_take_in(self) -> None:
        """A Markdown file, whose checklist is kept."""

        async def answered(typed: str) -> None:
            from screens.checklists.taking_in import take_in

            if file := typed.strip():
                await take_in(self, file)

        self.ask(Question("file", answered), FILE)

    @property
    def _covered(self) -> bool:
        return any(isinstance(screen, RunScreen) for screen in self.app.screen_stack)

    async def _begin(self, asked: Beginning) -> None:
        run = await self.try_to(lambda desk: runs.begin(desk, asked.template.name))
        if run is not None:
            self._begun(run)

    def _begun(self, run: Run) -> None:
        self.select(run.call)
        self.app.push_screen(RunScreen(self.session, run))

    async def _open_run(self, number: int) -> None:
        try:
            run = await self.session.desk.ask(lambda desk: runs.one(desk, number))
        except DeskError as error:
            self.say(error.message)
        else:
            self.app.push_screen(RunScreen(self.session, run))

    async def _edit(self, name: str) -> None:
        """Textual's editor is a large import: it comes when somebody edits."""
        from screens.checklists.editing import open_editor

        await open_editor(self, name)
