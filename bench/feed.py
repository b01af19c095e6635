"""Feed: how soon a change that another process wrote is on screen, and what watching for it costs."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from statistics import median

from bench import stores
from bench.figures import Comparison, Figure, in_ms, percentile_95
from bench.programs import environ, opened_bare_app, opened_war_room, watcher_command, writer_command
from bench.terminal import Terminal

WRITES = 150
IDLE_S = 30
SEED = 7
"""The writes come at uneven times, so that every phase of the watch is met; the same ones at every run."""
_ROOT = Path(__file__).parents[1]


def measure(folder: Path) -> Comparison:
    """One process shows, one writes; then nobody does anything."""
    store = stores.fresh(folder, 1_000)
    with opened_war_room(store) as room:
        seen = in_ms(_seen(room, store))
        watching = _watching(store)
    with opened_war_room(store) as room, opened_bare_app(folder) as bare:
        idle, bare_idle = _idle(room, bare)
    return Comparison(
        "feed",
        "",
        [
            Figure("written elsewhere to shown, p50", "ms", median(seen)),
            Figure("written elsewhere to shown, p95", "ms", percentile_95(seen), limit=60),
            Figure("processor for watching", "%", watching, limit=0.5),
            Figure("processor of all at rest, timers running (other: a bare app)", "%", idle, bare_idle),
        ],
    )


def _seen(room: Terminal, store: Path) -> list[float]:
    """Seconds from each durable write of another process to the frame that shows it."""
    pauses = random.Random(SEED)
    seen = []
    with subprocess.Popen(
        writer_command(store),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=_ROOT,
        env=environ(store.parent),
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        for place in range(WRITES):
            room.rest(pauses.uniform(0.2, 0.4))
            words = f"from elsewhere, number {place}"
            asked = room.now()
            writer.stdin.write(words + "\n")
            shown = room.shown(words, since=asked)
            seen.append(shown - float(writer.stdout.readline()))
    return seen[1:]


def _watching(store: Path) -> float:
    """Per cent of one processor that it takes to see others' writes, while there are none."""
    command = watcher_command(store, IDLE_S)
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT, env=environ(store.parent))
    return float(told.stdout)


def _idle(*terminals: Terminal) -> list[float]:
    """Per cent of one processor that each takes while nothing happens."""
    before = [terminal.processor_s for terminal in terminals]
    for terminal in terminals:
        terminal.rest(IDLE_S / len(terminals))
    return [(terminal.processor_s - used) * 100 / IDLE_S for terminal, used in zip(terminals, before, strict=True)]
