"""A process with little room: `python small_disk_process.py STORE BYTES` declares a long incident in a new store.

What the desk says of it goes to its output, and its exit code is the error's.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from opsdesk.desk import declaring
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError


def main(path: str, room: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    try:
        Desk.at(Path(path), by="ana").open_incident(declaring.declare("x" * 200_000))
    except DeskError as error:
        sys.stdout.write(error.message)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main(*sys.argv[1:])
