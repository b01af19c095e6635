"""Notices of any provider as rows: `provider, incident_id, at, status, text`, and `incident, url, severity, impact`.

One JSON object a line, or a list of them. Rows of one incident need not stand together.
"""

from __future__ import annotations

from typing import Final

from opsdesk.domain.text import slug
from opsdesk.formats.taking_in.foreign import ended_by, updates_by_time
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import ForeignIncident, Form, Taken

KEYS: Final = frozenset({"provider", "incident_id", "at", "text"})


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    return KEYS.issubset(document.value)


def read(documents: list[Node]) -> Taken:
    """The incidents that the rows tell of, in the order of their first rows; raises BadInput."""
    rows: dict[tuple[str, str], list[Node]] = {}
    for row in documents:
        rows.setdefault((slug(row.name("provider")), row.name("incident_id")), []).append(row)
    return Taken(Form.UPDATES, incidents=tuple(_incident(*key, held) for key, held in rows.items()))


def _incident(provider: str, key: str, rows: list[Node]) -> ForeignIncident:
    updates = updates_by_time((row.need_time("at"), row.line("status"), row.text("text")) for row in rows)
    ending, newest = ended_by(updates), rows[-1]
    return ForeignIncident(
        f"updates {provider}",
        key,
        newest.line("incident") or f"{newest.line('provider')}: {key}",
        url=newest.line("url"),
        began_at=updates[0].at,
        ended_at=ending.at if ending else None,
        severity=newest.line("severity") or newest.line("impact"),
        services=distinct([row.line("service") for row in rows]),
        updates=updates,
    )
