"""A process that writes notes: `python writer_process.py STORE NAME COUNT`, one line of output an acknowledged note.

It opens the store (making it when it isn't there) and uses INC-1, declaring it when nobody has.
"""

from __future__ import annotations

import sys
from pathlib import Path

from opsdesk.desk import declaring, noting
from opsdesk.desk.desk import Desk


def main(path: str, name: str, count: str) -> None:
    desk = Desk.at(Path(path), by=name)
    if desk.newest_open() is None:
        desk.open_incident(declaring.declare("Card payments fail"))
    acknowledge("open")
    for place in range(int(count)):
        desk.do(1, noting.take_note(f"{name}{place}"))
        acknowledge(f"{name}{place}")
    desk.close()


def acknowledge(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
