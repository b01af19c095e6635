"""What every full screen has in common: it follows the store, keeps what is half-typed, and explains itself."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.command import Provider
from textual.events import ScreenResume
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from screens.kept_text import KEEP_EVERY_S
from screens.session import Session
from screens.widgets.backdrop import backdrop
from screens.working import awaited, begin

if TYPE_CHECKING:
    from screens.half_filled import HalfFilled, MakeForm

T = TypeVar("T")


def _screen_commands() -> type[Provider]:
    from screens.palette import ScreenCommands

    return ScreenCommands


class Following(Screen[None]):
    """A screen over the desk. Subclasses say what they read again when somebody wrote."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_screen_commands}

    def __init_subclass__(cls, *, part: bool = False, **options: Any) -> None:
        """A screen written in several files is a chain of classes. For each class Textual gathers bindings, reactives
        and styles anew, which takes a start's time; for a `part`, of which no screen is made, it needn't."""
        if not part:
            super().__init_subclass__(**options)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._was_seen = False
        self._resuming = False
        self._form: HalfFilled[Any] | None = None

    def _screen_resized(self, size: Size) -> None:
        """Textual lays a screen out each time it is told a size, three times at the start, even for the same one.

        The size it was laid out for is the compositor's: its own is the terminal's, which has changed by then.
        """
        if size != self._compositor.size:
            super()._screen_resized(size)

    def render_lines(self, crop: Region) -> list[Strip]:
        return backdrop(self, crop)

    async def resync(self) -> None:
        """Somebody wrote to the store, perhaps this screen itself: takes over what is new, and nothing else."""

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Back in sight: what happened meanwhile is taken over, once, although Textual tells a mode's first screen so
        twice. The first time every widget was given its style just before, and needn't be given it again."""
        event.refresh_styles = event.refresh_styles and self._was_seen
        self._was_seen = True
        if not self._resuming:
            self._resuming = True
            self.call_after_refresh(self.catch_up)
        if self.session.remember is not None:
            self.call_after_refresh(self._ask_who_types, self.session.remember)
            self.session.remember = None

    def catch_up(self) -> None:
        """Begins to take over what others wrote."""
        self._resuming = False
        begin(self, self.resync, group="resync")

    def _ask_who_types(self, remember: Callable[[str], None]) -> None:
        from screens.naming import ask_who_types

        ask_who_types(self, remember)

    def keep_typed(self) -> list[Future[None]]:
        """Begins to keep what is half-typed; called before the app goes, for whatever reason."""
        return self._form.keep() if self._form else []

    async def open_form(
        self,
        what: str,
        make: MakeForm[T],
        then: Callable[[T], object],
        left: Callable[[], object] | None = None,
    ) -> None:
        """Shows a form; `then` gets what its save made, once the screen is as it is then, `left` is done otherwise.

        `what` names it for the store, which keeps it half-filled.
        """
        from screens.half_filled import half_filled

        opened = self._form = await half_filled(self.session.desk, what, self.session.by, make)

        async def answered(saved: T | None) -> None:
            self._form = None
            opened.forget()
            if saved is not None:
                await self.resync()
                await awaited(then(saved))
            elif left is not None:
                await awaited(left())

        self.app.push_screen(opened.form, answered)
        opened.form.set_interval(KEEP_EVERY_S, self.keep_typed)

    def action_help(self) -> None:
        """What can be typed and pressed here."""
        from screens.help_text import help_text

        self.show_help("Help", help_text())

    def show_help(self, title: str, text: str) -> None:
        """Shows what can be pressed here, and at its end by which ids the settings give it other keys."""
        from screens.key_ids import key_ids

        self.show_text(title, f"{text.rstrip()}\n\n{key_ids(self, self.session.settings.keymap)}")

    def show_text(self, title: str, text: str) -> None:
        """Shows a text over this screen, to be read and left."""
        from screens.dialogs.text_view import TextView

        self.app.push_screen(TextView(title, text, can_save=False))
