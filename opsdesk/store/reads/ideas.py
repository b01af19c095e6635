"""What was proposed while incidents ran, of all of them at once: reading every incident for it would take seconds."""

from __future__ import annotations

import sqlite3

from opsdesk.domain.followup import Idea

IDEAS = (
    "SELECT p.incident, i.title, p.number, p.text, p.owner FROM proposed_follow_up p"
    " JOIN incident i ON i.number = p.incident WHERE i.origin = 'live' AND i.status NOT IN ('cancelled', 'duplicate')"
    " ORDER BY p.incident DESC, p.number"
)


def ideas(connection: sqlite3.Connection) -> list[Idea]:
    """Every idea of a live incident, the newest incident's first."""
    return [Idea(*row) for row in connection.execute(IDEAS)]
