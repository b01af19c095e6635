"""What people go by for the services that an incident affects: chosen, read in full, with why not to trust it on top.
A step that is found wrong is marked from there, and noted on the timeline.

Loaded when somebody asks for it first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from opsdesk.desk import runbooks_standing
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.text import one_line
from screens.dialogs.choose import Choose
from screens.runbooks.reading import ReadingScreen
from screens.runbooks.reading_view import opening

if TYPE_CHECKING:
    from screens.war_room.commanding import Commanding, Places


async def consult(room: Commanding) -> None:
    """Shows the only document for the affected services, or the list to choose one from."""
    services = tuple(room.incident.services)
    held = await room.session.desk.ask(lambda desk: runbooks_standing.for_services(desk, services))
    if not services:
        room.say("no service is affected yet: type “:service payments down”, then x", problem=True)
    elif not held:
        others = f" and {len(services) - 1} more" if len(services) > 1 else ""
        room.say(f"no runbook covers {one_line(services[0])}{others}: :runbooks, then n keeps one", problem=True)
    elif len(held) == 1:
        await _show(room, held[0])
    else:

        async def answered(places: Places) -> None:
            if places:
                await _show(room, held[places[0]])

        room.app.push_screen(Choose("Which one is to be read?", [_line(one) for one in held], several=False), answered)


async def _show(room: Commanding, held: Standing) -> None:
    number = held.document.number
    opened = await room.session.desk.ask(lambda desk: opening(desk, number))
    room.app.push_screen(ReadingScreen(room.session, opened, incident=room.incident.number))


def _line(held: Standing) -> str:
    document = held.document
    mark = "stale" if held.stale else ""
    return f"{document.name:<6} {mark:<7}{document.card.sort}: {document.title}{f' · {held.why}' if held.stale else ''}"
