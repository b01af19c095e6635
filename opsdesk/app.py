"""OpsDesk: the composition root. Opens the store, puts the desk on its thread, and shows the screens over it."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from opsdesk.config import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk.desk import Clock, Desk, utc_now
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.text import quoted
from opsdesk.store.connection import DISPLACED, displaced
from opsdesk.store.feed import FOCUSED_S, RESTING_S, ChangeFeed
from opsdesk.store.opening import health
from screens.following import Following
from screens.messages import CopyWanted, LeaveWanted, ThemeWanted
from screens.places import PLACES
from screens.presenting.glyphs import TABLE
from screens.rooms import Rooms
from screens.session import Session
from screens.terminal import install_twins
from screens.terminal.editor import terminal_editor
from screens.themes import DARK, THEMES
from screens.war_room.opening import Opening, read_opening
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.desk.courier import Courier

HEALTH_AFTER_S = 5.0
"""Seconds from the start to the check of the whole store: when nobody waits for it."""


class OpsDesk(Rooms):
    """The whole-screen app: one person at one desk. An opening shows that incident first, None the desk screen."""

    TITLE = "opsdesk"
    CSS_PATH = ["../styles/app.tcss", "../styles/widgets.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", priority=True, id="app.help"),
        Binding("ctrl+q", "leave_desk", "Leave", priority=True, show=False, id="app.leave"),
    ]

    def __init__(self, session: Session, opening: Opening | None, *, crash_folder: Path) -> None:
        super().__init__(session, opening, crash_folder=crash_folder)
        session.editor = session.editor or terminal_editor(self, os.environ)
        session.courier = self.courier
        self._feed: ChangeFeed | None = None
        self._courier: Courier | None = None
        self._asks_to_leave = False
        self._is_displaced = False
        self.animation_level = "none"
        if session.settings.ascii:
            install_twins(TABLE)
        for theme in THEMES:
            self.register_theme(theme)
        wanted = session.settings.theme or DARK.name
        self._begin_with_theme(wanted if wanted in self.available_themes else DARK.name)
        self.set_keymap(dict(session.settings.keymap))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Of Textual's own commands only the theme, and the screens that no key of the app opens."""
        yield SystemCommand("Theme", "Choose how the desk looks", self.action_change_theme)
        for name, place in PLACES.items():
            if not place.key:
                yield SystemCommand(place.title, f"Go there; also :{name}", partial(self.action_place, name))

    def on_mount(self) -> None:
        """Watches for other people's writes, and leaves the garbage of the start alone from here on."""
        path = self.session.desk.desk.opened.path
        loop = asyncio.get_running_loop()

        def changed() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._store_changed)

        self._feed = ChangeFeed(path, changed)
        self._feed.start()
        self.set_timer(HEALTH_AFTER_S, self._check_store)
        if self.session.settings.channels and not self.session.desk.desk.opened.readonly:
            self.set_timer(HEALTH_AFTER_S, self._start_courier)
        self.call_after_refresh(_settle_memory)
        if (wanted := self.session.settings.theme) and wanted != self.theme:
            self._say_no_theme(wanted)
        if self.session.problem:
            self.notify(self.session.problem, title="The settings", severity="warning", timeout=20, markup=False)

    def on_unmount(self) -> None:
        """Nobody is left to be told."""
        if self._feed is not None:
            self._feed.stop()
        if self._courier is not None:
            self._courier.stop()

    def on_app_blur(self, event: events.AppBlur) -> None:
        """Nobody looks: other people's writes may take a moment longer."""
        if self._feed is not None:
            self._feed.interval = RESTING_S

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Somebody looks."""
        if self._feed is not None:
            self._feed.interval = FOCUSED_S

    async def save_everything(self) -> None:
        """Keeps what is half-typed, on any screen, before the app goes."""
        for save in self.keep_typed():
            await asyncio.wrap_future(save)

    def copy_text(self, text: str) -> str:
        """Copies a text and says which way worked; the terminal's own way is tried when no program takes it."""
        from opsdesk.outbox.clipboard import copy

        copied = copy(text, os.environ)
        if copied:
            words = f"copied ({copied.by})"
        else:
            self.copy_to_clipboard(text)
            words = "sent to the terminal's clipboard; if it isn't there, save it with E"
        self.notify(words, markup=False, timeout=3)
        return words

    def courier(self) -> Courier:
        """Who takes texts out of this process; it comes with the channels' code, so when it is needed first."""
        if self._courier is None:
            from screens.outgoing import courier_of

            loop = asyncio.get_running_loop()

            def copy(text: str) -> None:
                loop.call_soon_threadsafe(self.copy_to_clipboard, text)

            self._courier = courier_of(self.session, os.environ, copy)
        return self._courier

    @on(LeaveWanted)
    def leave_wanted(self, event: LeaveWanted) -> None:
        """Leaves; what is half-typed is kept."""
        self.action_leave_desk()

    @on(ThemeWanted)
    def theme_wanted(self, event: ThemeWanted) -> None:
        """A theme by name, or the next of the desk's own."""
        own = [theme.name for theme in THEMES]
        if event.name and event.name not in self.available_themes:
            self._say_no_theme(event.name)
        else:
            place = own.index(self.theme) if self.theme in own else -1
            self.theme = event.name or own[(place + 1) % len(own)]

    def _say_no_theme(self, name: str) -> None:
        own = ", ".join(theme.name for theme in THEMES)
        self.notify(f"there is no theme {quoted(name)}; the desk's own are {own}", markup=False)

    @on(CopyWanted)
    def copy_wanted(self, event: CopyWanted) -> None:
        """To the clipboard."""
        self.copy_text(event.text)

    def action_help(self) -> None:
        """F1."""
        if isinstance(self.screen, Following):
            self.screen.action_help()

    def action_leave_desk(self) -> None:
        """Leaves; what is half-typed is kept. It asks first while a text is on its way; a second time says yes."""
        if self._courier is None or self._asks_to_leave:
            self.leave(0)
        else:
            begin(self, self._ask_to_leave, group="leaving", exclusive=True)

    async def _ask_to_leave(self) -> None:
        from screens.dialogs.confirm import Confirm
        from screens.outgoing import still_going

        def answered(yes: bool | None) -> None:
            self._asks_to_leave = False
            if yes:
                self.leave(0)

        if going := await still_going(self.session):
            self._asks_to_leave = True
            self.push_screen(
                Confirm("Leave while this is on its way? It goes on once a desk is open.", going), answered
            )
        else:
            self.leave(0)

    def _begin_with_theme(self, name: str) -> None:
        """Takes a theme while nothing is shown: set as usual, it has every stylesheet parsed and applied once more."""
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)

    async def _start_courier(self) -> None:
        """Looks for what is due on the channels of the settings; imported off the event loop."""
        await asyncio.to_thread(importlib.import_module, "screens.outgoing")
        self.courier().start()

    async def _check_store(self) -> None:
        """Looks at the whole file once, off the event loop and off the store's thread."""
        try:
            problem = await asyncio.to_thread(health, self.session.desk.desk.opened)
        except StoreUnavailable as error:
            problem = error.message
        if problem:
            self.notify(problem, title="The store", severity="error", timeout=60, markup=False)

    async def _check_file(self) -> None:
        """Says once that what others write can't be seen here any more, nor what is written here by them."""
        opened = self.session.desk.desk.opened
        if self._is_displaced or opened.copied_to is not None:
            return
        if await asyncio.to_thread(displaced, opened.connection, opened.path):
            self._is_displaced = True
            self.notify(f"{opened.path}: {DISPLACED}", title="The store", severity="error", timeout=60, markup=False)

    def _store_changed(self) -> None:
        begin(self, self._check_file, group="file")
        if self._courier is not None:
            self._courier.wake()
        for screen in self.screen_stack:
            if isinstance(screen, Following):
                begin(screen, screen.resync, group="resync")


def run(
    path: Path,
    number: int | None,
    settings: Settings,
    *,
    by: str,
    crash_folder: Path,
    templates: Path | None = None,
    readonly: bool = False,
    clock: Clock = utc_now,
    remember: Callable[[str], None] | None = None,
    problem: str = "",
) -> int:
    """Opens the desk at a path on this terminal; the exit code. Raises StoreUnavailable and NotFound.

    With `remember`, who is typing is asked once, `by` being offered, and given to it. A `problem` that was met on the
    way is said once the desk is open.
    """
    desk = Desk.at(path, by=by, readonly=readonly, clock=clock)
    zone = zone_named(settings.zone)
    session = Session(DeskThread(desk), settings, by, zone, templates, remember=remember, problem=problem)
    try:
        opening = read_opening(desk, session, number) if number is not None else None
        app = OpsDesk(session, opening, crash_folder=crash_folder)
        app.run()
    finally:
        session.desk.close()
    return app.return_code or 0


def _settle_memory() -> None:
    """The start's objects live as long as the app: the collector needn't look at them again."""
    gc.freeze()
    gc.enable()
