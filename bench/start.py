"""Start: from the command to the first frame that shows the incident, and to the first key that is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench import stores
from bench.bare_app import GREETING
from bench.figures import Comparison, in_ms, side_by_side
from bench.programs import PROMPT, bare_app, war_room
from bench.terminal import Terminal

ROUNDS = 21
KEY = "ø"
"""A letter that neither program shows by itself."""


def measure(folder: Path) -> Comparison:
    """Starts both in turn, and types a key as soon as there is something to see."""
    store = stores.fresh(folder)
    newest = stores.newest_words(store)
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    for warm in range(-1, ROUNDS):
        one = _started(lambda: war_room(store), PROMPT, newest)
        other = _started(lambda: bare_app(folder), GREETING)
        if warm >= 0:
            ours.append(one)
            theirs.append(other)
    return Comparison(
        "start",
        "a bare Textual app",
        [
            side_by_side(what, in_ms(one), in_ms(other), limit=1.5)
            for what, one, other in zip(
                ("first frame", "first key answered"), zip(*ours, strict=True), zip(*theirs, strict=True), strict=True
            )
        ],
    )


def _started(start: Callable[[], Terminal], *texts: str) -> tuple[float, float]:
    """Seconds from the command to the frame that shows the texts, and to the one that shows the first key."""
    with start() as terminal:
        first_frame = terminal.shown(*texts, since=terminal.started)
        answered = terminal.shown(KEY, since=terminal.press(KEY))
        terminal.press("\x15")
        terminal.rest(0.2)
        return first_frame - terminal.started.at, answered - terminal.started.at
