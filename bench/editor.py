"""Editor: a key in an update that is being written, against the same screen where nobody drafts or lints."""

from __future__ import annotations

from pathlib import Path

from bench import stores
from bench.figures import Comparison, at_95, in_ms, side_by_side
from bench.programs import opened_undrafted, opened_war_room
from bench.terminal import Terminal

ENTRIES = 10_000
LINES = (
    "Customers in Spain may still see slow pages until most of them have been moved. ",
    "We have found a faulty switch, and expect a fix by 18:30 UTC; a small number of orders was lost. ",
)
ESCAPE, PANE, EDIT = "\x1b", "4", "e"


def measure(folder: Path) -> Comparison:
    """Types the same keys into both, key by key in turn."""
    store = stores.cached(folder, ENTRIES)
    with opened_war_room(store) as room, opened_undrafted(store) as other:
        for terminal in (room, other):
            _open_editor(terminal)
        pairs = [(_pressed(room, key), _pressed(other, key)) for line in LINES for key in line][5:]
    ours, theirs = (in_ms(times) for times in zip(*pairs, strict=True))
    return Comparison(
        "editor",
        "the same without drafting",
        [
            side_by_side("key to paint in a draft, p50", ours, theirs, limit=1.5),
            at_95("key to paint in a draft, p95", ours, theirs, limit=1.5),
        ],
    )


def _open_editor(terminal: Terminal) -> None:
    for key in (ESCAPE, PANE, EDIT):
        terminal.press(key)
        terminal.rest(1)


def _pressed(terminal: Terminal, key: str) -> float:
    pressed = terminal.press(key)
    return terminal.settled(pressed)[0] - pressed.at
