"""Keys: from a key to the last byte of what it paints, in the capture line over four full panes."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from bench import stores
from bench.figures import Comparison, Figure, at_95, in_ms, side_by_side
from bench.programs import opened_bare_app, opened_war_room
from bench.terminal import Terminal

ENTRIES = 10_000
ROUNDS = 3
LINES = (
    "error rate on eu-1 is back to normal since the rollback ended",
    "@cy ask the provider for their own error rate in 10m",
    "+H2 the provider's status page shows nothing at all",
)
"""A note, an action, evidence: each is read anew at every key, for its preview."""
EMPTY_THE_LINE = "\x15"


def measure(folder: Path) -> Comparison:
    """Types the same keys into both, key by key in turn."""
    store = stores.fresh(folder, ENTRIES)
    with opened_war_room(store) as room, opened_bare_app(folder) as bare:
        pairs = [pair for _ in range(ROUNDS) for line in LINES for pair in _typed(line, room, bare)]
    ours, theirs = zip(*pairs, strict=True)
    one, other = in_ms(time for time, _ in ours), in_ms(time for time, _ in theirs)
    return Comparison(
        "keys",
        "a bare Textual Input",
        [
            side_by_side("key to paint, p50", one, other, limit=1.2),
            at_95("key to paint, p95", one, other, limit=1.5),
            Figure("written for a key", "bytes", median(size for _, size in ours), median(size for _, size in theirs)),
        ],
    )


def _typed(line: str, room: Terminal, bare: Terminal) -> list[tuple[tuple[float, int], tuple[float, int]]]:
    """What each key took in each of both: seconds and bytes."""
    pairs = [(_pressed(room, key), _pressed(bare, key)) for key in line]
    for terminal in (room, bare):
        terminal.press(EMPTY_THE_LINE)
        terminal.wait_quiet(0.2)
    return pairs[5:]


def _pressed(terminal: Terminal, key: str) -> tuple[float, int]:
    pressed = terminal.press(key)
    painted, size = terminal.settled(pressed)
    return painted - pressed.at, size
