"""What an outside tool reports of something that may become an incident: an alert that fires, a provider's notice.

Readers of foreign formats (`opsdesk.formats.taking_in`) make these; severities and services are in the source's own
words here, and mapped to the desk's by settings when a report is taken in.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from opsdesk.domain.values import dataclass


class Condition(StrEnum):
    """How it stands with the problem, by the word of the source."""

    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    TOLD = "told"
    """A word about it that changes nothing of how it stands."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report about one problem. `source` and `key` say which problem, `id` which report of it."""

    source: str
    """The tool, and the place in it where there are several: `alertmanager`, `statuspage cloudflare`."""
    key: str
    """What the source calls the problem; all reports of it share it, and no other problem of this source has it."""
    id: str
    """What tells this report from all others of the problem: taken in twice, it counts once."""
    at: datetime
    """When it happened by the source's clock, UTC."""
    condition: Condition
    title: str
    """What it is about, in a line."""
    text: str = ""
    """What this report adds, whole."""
    severity: str = ""
    """In the source's words; empty: it didn't say."""
    services: tuple[str, ...] = ()
    """In the source's words."""
    url: str = ""
    began_at: datetime | None = None
    """When the problem began, by the source; UTC. None: it didn't say."""
    rule: str = ""
    """What the source calls the rule that fired, the same for all that it fires for; empty: the title stands for it."""
    labels: tuple[tuple[str, str], ...] = ()
    """Whatever else the source said that may help: names and values, in its order."""
