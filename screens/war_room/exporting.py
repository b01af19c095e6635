"""An incident as Markdown from the war room: chosen, read, copied or saved. Loaded when somebody asks for it first."""

from __future__ import annotations

import asyncio
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import slug
from opsdesk.outbox.files import write_export
from screens.dialogs.choose import Choose
from screens.dialogs.text_view import TextView, TextWish
from screens.messages import CopyWanted

if TYPE_CHECKING:
    from screens.war_room.commanding import Commanding, Places

EXPORTS = {
    "handover": "what whoever takes over needs, in the order they need it",
    "report": "the whole incident on one page, for those who weren't there",
    "timeline": "every entry, a heading a day",
    "can": "conditions, actions, needs: where it stands, in three breaths",
}
"""The pages that can be made of an incident, each with what it is for."""


async def export(room: Commanding, kind: str = "") -> None:
    """Shows the page of a kind, or asks which, each with what it is for."""
    kinds = tuple(EXPORTS)
    if kind in kinds:
        await _show(room, kind)
        return

    async def answered(places: Places) -> None:
        if places:
            await _show(room, kinds[places[0]])

    lines = [f"{kind:<10}{words}" for kind, words in EXPORTS.items()]
    room.app.push_screen(Choose("Export as", lines, several=False), answered)


async def _show(room: Commanding, kind: str) -> None:
    rendering = await asyncio.to_thread(importlib.import_module, "opsdesk.desk.rendering")
    number, policy, zone = room.number, room.session.settings.policy, room.session.zone
    text = await room.session.desk.ask(lambda desk: rendering.render(desk, number, kind, policy, zone=zone))

    async def answered(wish: TextWish | None) -> None:
        if wish is not None:
            _keep(room, kind, wish)
        room.capture.input.focus()

    room.app.push_screen(TextView(f"{room.incident.name} {kind}", text), answered)


def _keep(room: Commanding, kind: str, wish: TextWish) -> None:
    if wish.wish == "copy":
        room.post_message(CopyWanted(wish.text))
        return
    path = Path.cwd() / f"{slug(room.incident.name)}-{kind}.md"
    try:
        room.say(write_export(path, wish.text))
    except DeskError as error:
        room.say(error.message, problem=True)
