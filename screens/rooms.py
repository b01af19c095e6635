"""From one full screen to another: every place keeps a mode of its own, so that it is found again as it was left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.following import Following
from screens.messages import BackWanted, IncidentChosen, LeftRoom, PlaceWanted
from screens.places import PLACES
from screens.session import Session
from screens.terminal import GuardedApp
from screens.terminal.key_order import KeysInOrder
from screens.war_room import WarRoom
from screens.war_room.opening import Opening, read_opening

if TYPE_CHECKING:
    from screens.skeleton import Skeleton

FIRST_MODE = "work"


class Rooms(KeysInOrder, GuardedApp):
    """The app as far as it goes from desk to war room and to every other place, and back."""

    DEFAULT_MODE = FIRST_MODE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "desk", "Desk", priority=True, id="app.desk"),
        Binding("f3", "incident", "Incident", priority=True, id="app.incident"),
        *(
            Binding(place.key, f"place('{name}')", place.title, priority=True, id=f"app.{name}")
            for name, place in PLACES.items()
            if place.key
        ),
    ]

    def __init__(self, session: Session, opening: Opening | None, *, crash_folder: Path) -> None:
        """An opening shows that incident first, None the desk screen."""
        super().__init__(crash_folder=crash_folder)
        self.session = session
        self.number = opening.incident.number if opening else None
        """The incident looked at last."""
        self._room_mode, self._desk_mode = (FIRST_MODE, "desk") if opening else ("room", FIRST_MODE)
        if opening is not None:
            self.add_mode(self._desk_mode, self._desk_screen)
        self._first_screen = self._desk_screen if opening is None else lambda: WarRoom(session, opening)
        self._home_mode = FIRST_MODE

    def get_default_screen(self) -> Screen[Any]:
        """What the first frame shows. It becomes its mode's base afterwards: for one that has a base from the start
        Textual parses every stylesheet twice more."""
        screen = self._first_screen()
        for path in screen.css_path:
            self.stylesheet.read(path)
        return screen

    def on_mount(self) -> None:
        """The first screen becomes its mode's base."""
        self.add_mode(FIRST_MODE, self._first_screen)

    async def open_incident(self, number: int) -> None:
        """Shows an incident's war room."""
        session = self.session
        opening = await session.desk.ask(lambda desk: read_opening(desk, session, number))
        if self.number is not None:
            await self.remove_mode(self._room_mode)
        self.number = number
        self.add_mode(self._room_mode, lambda: WarRoom(session, opening))
        await self._go(self._room_mode)

    @on(IncidentChosen)
    async def incident_chosen(self, event: IncidentChosen) -> None:
        """The desk screen chose one."""
        if event.number == self.number:
            await self._go(self._room_mode)
        else:
            await self.open_incident(event.number)

    @on(LeftRoom)
    async def room_left(self, event: LeftRoom) -> None:
        """Back to the desk screen."""
        await self._go(self._desk_mode)

    @on(PlaceWanted)
    async def place_wanted(self, event: PlaceWanted) -> None:
        """A screen named by a command, or by another screen that knows what is to be seen there."""
        await self._open_place(event.name, event.what)

    @on(BackWanted)
    async def back_wanted(self, event: BackWanted) -> None:
        """From there to desk or war room, whichever was shown last."""
        await self._go(self._home_mode)

    async def action_desk(self) -> None:
        """F2."""
        if not self._has_modal:
            await self._open_place("desk")

    async def action_incident(self) -> None:
        """F3: the incident looked at last."""
        if not self._has_modal:
            await self._open_place("incident")

    async def action_place(self, name: str) -> None:
        """F4 and on: a screen, as it was left."""
        if not self._has_modal:
            await self._open_place(name)

    async def _open_place(self, name: str, what: str = "") -> None:
        """Goes to a screen by its name; one that was never open is made."""
        if name == "desk":
            await self._go(self._desk_mode)
        elif name == "incident" and self.number is None:
            self.notify("no incident is chosen yet: open one on the desk, or n to declare one", markup=False)
        elif name == "incident":
            await self._go(self._room_mode)
        else:
            place = PLACES[name]
            await self._go(place.module, lambda: place.make(self.session))
            if seen_first := what or place.what:
                await cast("Skeleton[Any]", self.screen_stack[0]).open_at(seen_first)

    async def _go(self, mode: str, make: Callable[[], Screen[Any]] | None = None) -> None:
        """Shows a mode as it was left; `make` gives the screen of one that is shown for the first time."""
        if not self.is_running:  # it goes down, and closes one screen after the other: none may join them
            return
        if make is not None and mode not in self._modes:
            self.add_mode(mode, make)
        if self.current_mode in {self._desk_mode, self._room_mode}:
            self._home_mode = self.current_mode
        if mode != self.current_mode:
            self.keep_typed()
            await self.switch_mode(mode)

    @property
    def _has_modal(self) -> bool:
        return self.screen.is_modal

    def keep_typed(self) -> list[Future[None]]:
        return [save for screen in self.screen_stack if isinstance(screen, Following) for save in screen.keep_typed()]

    def _desk_screen(self) -> Following:
        from screens.desk import DeskScreen

        return DeskScreen(self.session)
