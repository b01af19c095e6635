"""The incidents of the desk: the short rows of the desk screen and of `opsdesk list`."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from opsdesk.domain.incident import Incident
from opsdesk.domain.times import iso
from opsdesk.domain.vocabulary import Status
from opsdesk.store.projection import load_all

OPEN = (
    "SELECT number FROM incident WHERE status NOT IN ('resolved', 'closed', 'cancelled', 'duplicate')"
    " ORDER BY CASE severity WHEN 0 THEN 3 ELSE severity END, number DESC"
)
OVER = (
    "SELECT number FROM incident WHERE status IN ('resolved', 'closed', 'cancelled', 'duplicate')"
    " ORDER BY number DESC LIMIT ?"
)
TOUCHED = (
    "SELECT number FROM incident WHERE last_at >= ?"
    " OR status NOT IN ('resolved', 'closed', 'cancelled', 'duplicate') ORDER BY number"
)
DECLARED = "SELECT number FROM incident WHERE declared_at >= ? ORDER BY number"
DECLARED_AT = "SELECT number FROM incident WHERE declared_at = ? ORDER BY number"
PEOPLE = (
    "SELECT person FROM (SELECT person, max(joined_at) AS latest FROM presence GROUP BY person"
    " UNION ALL SELECT name, '' FROM person WHERE active = 1) GROUP BY person ORDER BY max(latest) DESC LIMIT 500"
)
SERVICES = "SELECT name FROM service ORDER BY name LIMIT 500"


def open_incidents(connection: sqlite3.Connection) -> list[Incident]:
    """Incidents somebody works on, worst first, then newest."""
    return load_all(connection, [row[0] for row in connection.execute(OPEN)])


def past_incidents(connection: sqlite3.Connection, limit: int = 200) -> list[Incident]:
    """Incidents that are over, newest first."""
    return load_all(connection, [row[0] for row in connection.execute(OVER, (limit,))])


def touched_since(connection: sqlite3.Connection, since: datetime) -> list[Incident]:
    """Incidents that somebody works on, and those in which something was written since a moment; in their order."""
    return load_all(connection, [row[0] for row in connection.execute(TOUCHED, (iso(since),))])


def declared_since(connection: sqlite3.Connection, since: datetime) -> list[Incident]:
    """Incidents that were declared since a moment, whenever they were written down; in their order."""
    return load_all(connection, [row[0] for row in connection.execute(DECLARED, (iso(since),))])


def declared_at(connection: sqlite3.Connection, at: datetime) -> list[int]:
    """The numbers of the incidents that were declared at just this moment."""
    return [row[0] for row in connection.execute(DECLARED_AT, (iso(at),))]


def timed_since(connection: sqlite3.Connection, since: datetime) -> list[Incident]:
    """As `declared_since`, each with its milestones, services and marks alone: what numbers are made from."""
    numbers = [row[0] for row in connection.execute(DECLARED, (iso(since),))]
    return load_all(connection, numbers, ("milestones", "services", "marks"))


def people_seen(connection: sqlite3.Connection) -> list[str]:
    """Who was on an incident, latest first, then the registry: for completion and “new person”."""
    return [row[0] for row in connection.execute(PEOPLE)]


def service_names(connection: sqlite3.Connection) -> list[str]:
    """Names of the registry's services: for completion."""
    return [row[0] for row in connection.execute(SERVICES)]


def newest_open(connection: sqlite3.Connection) -> int | None:
    """The number of the incident a bare `opsdesk log` means: the newest one that is open."""
    over = [str(status) for status in Status if status.is_over]
    marks = ", ".join("?" for _ in over)
    sql = f"SELECT max(number) FROM incident WHERE status NOT IN ({marks})"
    row = connection.execute(sql, over).fetchone()
    return None if row[0] is None else int(row[0])
