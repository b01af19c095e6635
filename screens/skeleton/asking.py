"""A screen with a line at its foot, which asks for one thing at a time and takes the commands typed after `:`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.content import Content

from opsdesk.desk import dossiers
from opsdesk.domain.dossier import Cabinet
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import slug
from opsdesk.outbox.files import write_export
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView, TextWish
from screens.following import Following
from screens.messages import CopyWanted, PlaceWanted
from screens.places import FIRST_PLACES, PLACES
from screens.presenting.footer import footer
from screens.presenting.preview import asked
from screens.presenting.row import MUTED, plain
from screens.session import Session
from screens.widgets.capture_line import CaptureLine, Question
from screens.widgets.text_line import TextLine
from screens.working import awaited


class Asking(Following):
    """Line and footer; subclasses compose both."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    """What the footer names, the most needed first: `n new`."""
    HELP: ClassVar[str] = ""
    """What is kept here and every key, as `?` shows it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.line = CaptureLine(Content("› "))
        self.hint = TextLine(self.keys, id="hint")

    @property
    def subject(self) -> str:
        """What the help is about."""
        return "Help"

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What can be typed after a colon here, beside the places that are known everywhere."""
        return {}

    def keys(self, width: int) -> Content:
        """The keys that do something here."""
        return plain(footer(self.KEYS, width), MUTED)

    def say(self, message: str) -> None:
        """Says why something can't be done, or what was done."""
        self.notify(message, markup=False, severity="warning")

    def confirm(self, question: str, details: Sequence[str], then: Callable[[], object]) -> None:
        """Asks; `then` is done on a yes."""

        async def answered(yes: bool | None) -> None:
            if yes:
                await awaited(then())

        self.app.push_screen(Confirm(question, details), answered)

    async def ask_back(self, cabinet: Cabinet[Any], number: int, undo: Callable[[], object]) -> None:
        """Names what the person wrote last in a dossier; `undo` takes it back, on a yes."""
        try:
            page = await self.session.desk.ask(lambda desk: dossiers.undo_candidate(desk, cabinet, number))
        except DeskError as error:
            self.say(error.message)
            return
        self.confirm("Take this back?", (f"{cabinet.call(number)}: {page.happening.headline()}",), undo)

    def choose(self, title: str, options: Sequence[str], then: Callable[[int], object]) -> None:
        """Asks for one of several lines; `then` gets its place."""

        async def answered(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                await awaited(then(chosen[0]))

        self.app.push_screen(Choose(title, options, several=False), answered)

    def read_page(self, title: str, name: str, page: str) -> None:
        """Shows a page to be read, copied or written out; `name` is the file's."""

        def answered(wish: TextWish | None) -> None:
            if wish is not None and wish.wish == "copy":
                self.post_message(CopyWanted(wish.text))
            elif wish is not None:
                self.write_out(name, wish.text)

        self.app.push_screen(TextView(title, page), answered)

    def ask(self, question: Question, hint: str, typed: str = "") -> None:
        """Asks for one thing on the line; `hint` stands below it meanwhile."""
        self.hint.say(partial(asked, hint))
        self.line.ask(question, typed)

    def write_out(self, name: str, text: str, suffix: str = "md") -> None:
        """Writes a file, of Markdown unless it ends otherwise, into the folder the desk was opened from, and says where
        it is."""
        path = Path.cwd() / f"{slug(name)}.{suffix}"
        try:
            self.notify(write_export(path, text), markup=False)
        except DeskError as error:
            self.say(error.message)

    def on_descendant_focus(self) -> None:
        """Once nothing is asked any more, the footer names the keys again."""
        if self.line.question is None:
            self.hint.say(self.keys)

    def action_help(self) -> None:
        """What can be pressed here."""
        self.show_help(self.subject, self.HELP)

    def action_command(self) -> None:
        """Asks for a command."""
        known = "  ".join(f":{name}" for name in (*self.commands(), *FIRST_PLACES, *PLACES, "help"))
        self.ask(Question("command", self._command), f"{known}  Esc back")

    def _command(self, typed: str) -> object:
        name = typed.strip().removeprefix(":").lower()
        own = {**self.commands(), "help": self.action_help}
        if name in own:
            return own[name]()
        if name in PLACES or name in FIRST_PLACES:
            self.post_message(PlaceWanted(name))
        elif name:
            self.say(f"there is no command “:{name[:40]}” here; :help says what there is")
        return None
