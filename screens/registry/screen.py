"""The registry's keys: add, edit, retire, copy, filter, and the commands typed after a colon."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from opsdesk.domain.errors import DeskError
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView
from screens.messages import CopyWanted
from screens.presenting.registry import as_markdown
from screens.presenting.row import MUTED, plain
from screens.registry.half_filled import KEEP_EVERY_S, HalfFilled, half_filled
from screens.registry.help_text import COMMANDS, FILTERING, HELP
from screens.registry.shelf import Item
from screens.registry.view import SHELVES, RegistryView
from screens.session import Session
from screens.widgets.capture_line import CaptureInput, Question


class RegistryScreen(RegistryView):
    """Services or people, kept by hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="registry.new"),
        Binding("e", "edit", "Edit", id="registry.edit"),
        Binding("d", "retire", "Retire", id="registry.retire"),
        Binding("y", "copy", "Copy as Markdown", id="registry.copy"),
        Binding("slash", "filter", "Filter", id="registry.filter", key_display="/"),
        Binding("o", "sort", "Sort otherwise", id="registry.sort"),
        Binding("tab", "switch", "Services or people", id="registry.switch"),
        Binding("colon", "command", "Command", id="registry.command", key_display=":"),
        Binding("question_mark", "help", "Help", id="registry.help", key_display="?"),
        Binding("q,escape", "back", "Back", id="registry.back"),
    ]

    def __init__(self, session: Session, which: str) -> None:
        super().__init__(session, which)
        self._form: HalfFilled | None = None

    def on_mount(self) -> None:
        """An open form is kept while it is filled in."""
        self.set_interval(KEEP_EVERY_S, self.keep_typed)

    def keep_typed(self) -> list[Future[None]]:
        return self._form.keep() if self._form else []

    async def action_new(self) -> None:
        """Asks for a new one."""
        await self._open_form(self.shelf.blank)

    async def action_edit(self) -> None:
        """Asks for what has changed about the chosen one."""
        if self.chosen is None:
            self.say(f"no {self.shelf.look.one} is chosen to edit")
        else:
            await self._open_form(self.chosen)

    def action_retire(self) -> None:
        """Asks whether the chosen one is gone for good."""
        item, shelf = self.chosen, self.shelf
        if item is None:
            self.say(f"no {shelf.look.one} is chosen")
            return
        parting = shelf.parting(item, self.items or ())
        if parting.refused:
            self.say(parting.refused)
            return

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._retire(item.name)

        self.app.push_screen(Confirm(parting.question, parting.details), answered)

    def action_copy(self) -> None:
        """The chosen one as Markdown."""
        if self.chosen is None:
            self.say(f"no {self.shelf.look.one} is chosen to copy")
        else:
            self.post_message(CopyWanted(as_markdown(self.chosen.name, self.facts)))

    def action_help(self) -> None:
        """What can be pressed here."""
        self.app.push_screen(TextView("Services and people", HELP, can_save=False))

    async def _open_form(self, item: Item) -> None:
        opened = self._form = await half_filled(self.session.desk, self.shelf, item, self.session.by)

        async def answered(kept: Item | None) -> None:
            self._form = None
            opened.forget()
            if kept is not None:
                await self.resync()
                self.select(kept.name)

        self.app.push_screen(opened.form, answered)

    async def _retire(self, name: str) -> None:
        try:
            await self.session.desk.ask(lambda desk: self.shelf.retire(desk, name))
        except DeskError as error:
            self.say(error.message)
        await self.resync()

    # The line

    def action_filter(self) -> None:
        """Shows what fits while it is typed; Enter keeps it so, Escape shows all."""
        question = Question("filter", self.filter_by, self.filter_by, lambda: self.filter_by(""))
        self._ask(question, FILTERING, self.words)

    def action_command(self) -> None:
        """Asks for a command."""
        self._ask(Question("command", self._command), COMMANDS)

    def _command(self, typed: str) -> None:
        name = typed.strip().removeprefix(":").lower()
        if name in SHELVES:
            self.action_switch(name)
        elif name == "help":
            self.action_help()
        elif name:
            self.say(f"there is no command “:{name[:40]}” here; :services, :people and :help are")

    def _ask(self, question: Question, hint: str, typed: str = "") -> None:
        self.hint.say(plain(hint, MUTED))
        self.line.ask(question, typed)

    @on(CaptureInput.Stepped)
    def line_stepped(self, event: CaptureInput.Stepped) -> None:
        """Up and down move through the list while a filter is typed."""
        event.stop()
        self.list.move_to((self.list.selected_index or 0) + event.step)
