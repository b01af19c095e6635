"""Somebody else at the same desk: `python -m bench.writer STORE` enters each line it reads as a note, and says when.

One number a line: when the note was durable, in seconds of the monotonic clock, which all processes share.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from opsdesk.desk import noting
from opsdesk.desk.desk import Desk


def main(store: str) -> None:
    """Writes until there is nothing more to read."""
    desk = Desk.at(Path(store), by="bo")
    for line in sys.stdin:
        desk.do(1, noting.take_note(line.strip()))
        print(time.monotonic(), flush=True)
    desk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
