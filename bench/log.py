"""Log: one line from a shell, beside an interpreter that does nothing and the smallest program that keeps a line."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from bench import stores
from bench.figures import Comparison, in_ms, side_by_side
from bench.programs import bare_log_command, bare_python_command, environ, log_command

ROUNDS = 25


def measure(folder: Path) -> Comparison:
    """Runs the three in turn."""
    store, bare_store = stores.fresh(folder), folder / "bare.db"
    commands = (
        log_command(store, "error rate is back to normal"),
        bare_log_command(bare_store, "error rate is back to normal"),
        bare_python_command(),
    )
    surroundings = environ(folder)
    rounds = [[_run(command, surroundings) for command in commands] for _ in range(ROUNDS + 1)][1:]
    ours, bare_log, bare_python = (in_ms(column) for column in zip(*rounds, strict=True))
    return Comparison(
        "log",
        "",
        [
            side_by_side("a line kept, × argparse and sqlite3", ours, bare_log),
            side_by_side("a line kept, × python -c pass", ours, bare_python),
        ],
    )


def _run(command: Sequence[str], surroundings: dict[str, str]) -> float:
    """Seconds until it has ended."""
    began = time.monotonic()
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began
