"""The README's pictures, taken from the app itself over the demo desk: `make screenshots`.

The demo's clock stands at the time of the real incident, so that a picture changes only when the app does.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from docs.furnishing import furnish
from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.replaying import with_origin
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.entries import Dated
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import start_of
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the terminal's size, and the keys pressed before it is taken."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()


PICTURES = (
    Picture("war-room", (120, 36)),
    Picture("war-room", (80, 24)),
    Picture("desk", (120, 36), ("f2",)),
    Picture("matrix", (120, 36), ("escape", "m")),
    Picture("shape", (120, 36), ("escape", "V", "G")),
    Picture("triage", (120, 36), ("escape", "T")),
    Picture("checklists", (120, 36), ("f4",)),
    Picture("checklist-run", (120, 36), ("f4", "n", *"checkout", "tab", *"4.2", "ctrl+s", "enter", "space", "space")),
    Picture("changes", (120, 36), ("f5",)),
    Picture("rollbacks", (120, 36), ("f5", "R")),
    Picture("runbooks", (120, 36), ("f8",)),
    Picture("runbook-text", (120, 36), ("f8", "enter")),
    Picture("vendors", (120, 36), ("f6",)),
    Picture("teams", (120, 36), ("colon", *"teams", "enter")),
    Picture("postmortem", (120, 36), ("f9", "enter", "g", "down", "down", "down", "down")),
    Picture("follow-ups", (120, 36), ("colon", *"followups", "enter")),
    Picture("rituals", (120, 36), ("f7",)),
    Picture(
        "meeting",
        (120, 36),
        ("f7", "slash", *"service r", "enter", "enter", "y", "d", *"repair first", "enter", "]", "]"),
    ),
)


async def take(picture: Picture, what: Sequence[Dated], now: datetime, folder: Path) -> Path:
    """Takes one picture over a fresh demo desk."""
    desk = Desk.at(folder / f"{picture.name}-{picture.size[0]}.db", by="ana", clock=lambda: now)
    number = desk.take_in(what).incident.number
    furnish(desk, now)
    session = Session(DeskThread(desk), Settings(), "ana")
    app = OpsDesk(session, read_opening(desk, session, number), crash_folder=folder)
    async with app.run_test(size=picture.size) as pilot:
        await _drafted(app, pilot)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause(0.5)
        svg = app.export_screenshot(title="opsdesk demo")
    session.desk.close()
    path = HERE / f"{picture.name}-{picture.size[0]}x{picture.size[1]}.svg"
    path.write_text(_stable(svg), encoding="utf-8")
    return path


async def _drafted(app: OpsDesk, pilot: Pilot[None]) -> None:
    """Until the war room has its draft, however busy the machine is."""
    room = app.screen
    assert isinstance(room, WarRoom)
    await room.load_drafter()
    while not room.is_settled:
        await pilot.pause(0.1)
    await pilot.pause(1.0)


def _stable(svg: str) -> str:
    """Without the number that the exporter draws anew for each picture."""
    return re.sub(r"terminal-\d+", "terminal-opsdesk", svg)


async def main() -> None:
    """Takes them all."""
    record = happenings(demo_record())
    now = start_of(record) + HALF_WAY
    so_far = [dated for dated in with_origin(record, Origin.DEMO) if dated.at <= now]
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            print(await take(picture, so_far, now, Path(folder)))


if __name__ == "__main__":
    asyncio.run(main())
