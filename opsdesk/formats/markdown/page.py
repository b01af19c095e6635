"""How a Markdown page is put together: sections, lists, and times that name their zone, and their day where needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from opsdesk.domain.incident import Incident
from opsdesk.domain.times import elapsed
from opsdesk.domain.values import dataclass
from opsdesk.formats.markdown.escape import inline


@dataclass(frozen=True, slots=True)
class Clock:
    """Times as a page shows them: the day is named once the page tells of more than one, and so is the year."""

    zone: tzinfo
    named_days: bool = False
    named_years: bool = False

    @classmethod
    def over(cls, times: Iterable[datetime], zone: tzinfo) -> Clock:
        """The clock for a page on which these times stand."""
        days = {at.astimezone(zone).date() for at in times}
        return cls(zone, len(days) > 1, len({day.year for day in days}) > 1)

    def stamp(self, at: datetime) -> str:
        """`14:02 UTC`, or `Tue 17 Nov 14:02 UTC` when there is more than one day."""
        local = at.astimezone(self.zone)
        year = f" {local.year}" if self.named_years else ""
        return f"{local:%a} {local.day} {local:%b}{year} {local:%H:%M %Z}" if self.named_days else f"{local:%H:%M %Z}"

    def day(self, at: datetime) -> str:
        """`Tuesday 17 November 2026`."""
        local = at.astimezone(self.zone)
        return f"{local:%A} {local.day} {local:%B %Y}"

    def period(self, since: datetime, until: datetime | None) -> str:
        """`since 14:02 UTC` or `14:02 UTC to 15:10 UTC`."""
        return f"{self.stamp(since)} to {self.stamp(until)}" if until else f"since {self.stamp(since)}"


def clock_for(incident: Incident, now: datetime, zone: tzinfo) -> Clock:
    """The clock for a page about an incident from its start to now."""
    return Clock.over((at for at in (incident.started_at, incident.declared_at, now) if at), zone)


def top(kind: str, incident: Incident, now: datetime, clock: Clock) -> str:
    """The page's title and the line that says how things stand."""
    commander = incident.commander
    known = (
        f"SEV-{incident.severity}" if incident.severity else "no severity yet",
        str(incident.status),
        elapsed(incident.running(now)),
        f"commander {inline(commander.person)}" if commander else "no commander",
        f"as of {clock.stamp(now)}",
    )
    return f"# {kind}: {incident.name} {inline(incident.title)}\n\n{' · '.join(known)}"


def section(title: str, *blocks: str) -> str:
    """A headed section of blocks an empty line apart; nothing at all when they are all empty."""
    held = [block for block in blocks if block]
    return "\n\n".join([f"## {title}", *held]) if held else ""


def part(title: str, body: str) -> str:
    """A part of a section under a heading of its own; nothing when it is empty."""
    return f"### {title}\n\n{body}" if body else ""


def bullets(items: Iterable[str]) -> str:
    """A list; an item may bring lines of its own, already indented."""
    return "\n".join(f"- {item}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """A list in an order that matters."""
    return "\n".join(f"{place}. {item}" for place, item in enumerate(items, start=1))


def page(*blocks: str) -> str:
    """The whole page, ending in a line feed."""
    return "\n\n".join(block for block in blocks if block) + "\n"
