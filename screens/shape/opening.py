"""Opens the picture of an incident over another screen."""

from __future__ import annotations

from collections.abc import Callable

from screens.following import Following
from screens.shape.reading import read_shape
from screens.shape.screen import ShapeScreen


async def open_shape(screen: Following, number: int, left: Callable[[], object]) -> None:
    """Reads the incident and shows its picture; `left` is called when that is left again. Raises NotFound."""
    read = await screen.session.desk.ask(lambda desk: read_shape(desk, number))

    def gone(_: None) -> None:
        left()

    screen.app.push_screen(ShapeScreen(screen.session, read), gone)
