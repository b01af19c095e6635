"""What was half-answered in the war room when the desk went: asked again, or given back where that is over.

Loaded when there is something.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Role
from screens.half_answered import Half

if TYPE_CHECKING:
    from opsdesk.store.reads.timeline import TimelineRow
    from screens.war_room.commanding import Commanding

HALF_TRIAGED = "T goes on with it"


@dataclass(frozen=True, slots=True)
class Over:
    """Why something isn't asked again, and the line that gives its words back."""

    why: str
    line: str


async def ask_again(room: Commanding) -> None:
    """Asks again what was asked when the desk went. A form comes by its key, as everywhere: no letter that is meant for
    the line should answer it."""
    if room.was_half_triaged:
        room.notify(HALF_TRIAGED, title="Triage is half-answered", timeout=10, markup=False)
    half = room.half_answered.waiting
    if half is None or half.what not in _ASKS:
        return
    try:
        over = await _ASKS[half.what](room, half)
    except DeskError as error:  # it is kept, and asked for the next time
        room.say(error.message, problem=True)
        return
    if over is not None:
        _give_back(room, over)


def _give_back(room: Commanding, over: Over) -> None:
    """Kept as a line before it is forgotten as an answer."""
    if over.line.strip():
        room.give_back(over.line)
        room.keep_line()
        room.notify("What you were typing is on the line.", title=over.why, timeout=10, markup=False)
    room.half_answered.forget()


async def _severity(room: Commanding, half: Half) -> Over | None:
    if room.incident.status.is_over:
        return Over(_ended(room), f":sev {half.typed}" if half.typed.strip() else "")
    room.action_severity(half.typed)
    return None


async def _role(room: Commanding, half: Half) -> Over | None:
    role = Role(half.about)
    if room.incident.status.is_over:
        return Over(_ended(room), f"@{half.typed.strip()} as {role}" if half.typed.strip() else "")
    room.ask_who(role, half.typed)
    return None


async def _strike(room: Commanding, half: Half) -> Over | None:
    row = await _row(room, int(half.about))
    if row.mark and row.mark.struck:
        return Over(_struck(row), _note(half.typed))
    room.strike_entry(row.entry, half.typed)
    return None


async def _edit(room: Commanding, half: Half) -> Over | None:
    seq, seen = (int(number) for number in half.about.split())
    row = await _row(room, seq)
    if row.mark and row.mark.struck:
        return Over(_struck(row), "" if half.typed == row.entry.payload.text else _note(half.typed))
    room.edit_entry(row.entry, half.typed, seen=seen)
    return None


_ASKS: dict[str, Callable[[Commanding, Half], Awaitable[Over | None]]] = {
    "severity": _severity,
    "role": _role,
    "strike": _strike,
    "edit": _edit,
}


async def _row(room: Commanding, seq: int) -> TimelineRow:
    number = room.number
    return await room.session.desk.ask(lambda desk: desk.timeline_row(number, seq))


def _note(words: str) -> str:
    """Words that were meant for something else: as a line they are a note, whatever they begin with."""
    return f" {words}"


def _ended(room: Commanding) -> str:
    return f"{room.incident.name} is {room.incident.status}"


def _struck(row: TimelineRow) -> str:
    return f"{quoted(one_line(row.entry.payload.headline()))} is struck"
