"""What `opsdesk log` is measured against: the smallest program that keeps a line durably. `bare_log.py STORE LINE`."""

from __future__ import annotations

import argparse
import sqlite3


def main() -> None:
    """Keeps one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("line")
    options = parser.parse_args()
    connection = sqlite3.connect(options.store)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS line (at TEXT DEFAULT CURRENT_TIMESTAMP, words TEXT)")
    connection.execute("INSERT INTO line (words) VALUES (?)", (options.line,))
    connection.commit()
    connection.close()


if __name__ == "__main__":
    main()
