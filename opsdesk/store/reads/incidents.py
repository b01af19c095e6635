"""The incidents of the desk: the short rows of the desk screen and of `opsdesk list`."""

from __future__ import annotations

import sqlite3

from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Origin, Status
from opsdesk.store.projection import load

OPEN = (
    "SELECT number FROM incident WHERE status NOT IN ('resolved', 'closed', 'cancelled', 'duplicate')"
    " ORDER BY CASE severity WHEN 0 THEN 3 ELSE severity END, number DESC"
)
OVER = (
    "SELECT number FROM incident WHERE status IN ('resolved', 'closed', 'cancelled', 'duplicate')"
    " ORDER BY number DESC LIMIT ?"
)
PEOPLE = "SELECT person FROM presence GROUP BY person ORDER BY max(joined_at) DESC LIMIT 200"


def open_incidents(connection: sqlite3.Connection) -> list[Incident]:
    """Incidents somebody works on, worst first, then newest."""
    return _loaded(connection, [row[0] for row in connection.execute(OPEN)])


def past_incidents(connection: sqlite3.Connection, limit: int = 200) -> list[Incident]:
    """Incidents that are over, newest first."""
    return _loaded(connection, [row[0] for row in connection.execute(OVER, (limit,))])


def people_seen(connection: sqlite3.Connection) -> list[str]:
    """Names of people who were on an incident, latest first: for completion and “new person”."""
    return [row[0] for row in connection.execute(PEOPLE)]


def only_live(incidents: list[Incident]) -> list[Incident]:
    """Without demos and replays, which count in no metric."""
    return [item for item in incidents if item.origin in {Origin.LIVE, Origin.IMPORTED}]


def newest_open(connection: sqlite3.Connection) -> int | None:
    """The number of the incident a bare `opsdesk log` means: the newest one that is open."""
    over = [str(status) for status in Status if status.is_over]
    marks = ", ".join("?" for _ in over)
    sql = f"SELECT max(number) FROM incident WHERE status NOT IN ({marks})"
    row = connection.execute(sql, over).fetchone()
    return None if row[0] is None else int(row[0])


def _loaded(connection: sqlite3.Connection, numbers: list[int]) -> list[Incident]:
    loaded = (load(connection, number) for number in numbers)
    return [item for item in loaded if item is not None]
