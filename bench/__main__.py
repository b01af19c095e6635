"""`python -m bench [NAME…]`: measures and prints the table. Exit code 1 when a figure is missed."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import draft, editor, feed, keys, log, start, timeline
from bench.figures import Comparison, table

COMPARISONS: dict[str, Callable[[Path], Comparison]] = {
    "start": start.measure,
    "keys": keys.measure,
    "draft": draft.measure,
    "editor": editor.measure,
    "timeline": timeline.measure,
    "feed": feed.measure,
    "log": log.measure,
}


def main() -> None:
    """Measures what is named, or everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "name", nargs="*", choices=[*COMPARISONS, []], help="what to measure; nothing named: everything"
    )
    names = parser.parse_args().name or list(COMPARISONS)
    taken = [_taken(name) for name in names]
    print(table(taken))
    if not all(figure.within for comparison in taken for figure in comparison.figures):
        raise SystemExit(1)


def _taken(name: str) -> Comparison:
    print(f"measuring {name} …", flush=True)
    with tempfile.TemporaryDirectory(prefix="opsdesk-bench-") as folder:
        return COMPARISONS[name](Path(folder))


if __name__ == "__main__":
    main()
