"""`python -m bench.watcher STORE SECONDS`: watches a desk as the app does; prints the processor time it took (%)."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from opsdesk.store.feed import SETTLED_S, ChangeFeed


def main() -> None:
    """Watches, with nobody writing."""
    path, seconds = Path(sys.argv[1]), int(sys.argv[2])
    feed = ChangeFeed(path, lambda: None)
    feed.start()
    time.sleep(SETTLED_S + 1)
    began, used = time.monotonic(), time.process_time()
    time.sleep(seconds)
    print((time.process_time() - used) * 100 / (time.monotonic() - began))
    feed.stop()


if __name__ == "__main__":
    main()
