"""Incidents like one, as a page: what each was, what fixed it, what was to be done afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from opsdesk.domain.seen_before import Seen
from opsdesk.domain.text import one_line, short

LONGEST = 300
"""Signs of one fact."""
NOTHING = "No incident on this desk is like it."


def seen_before_page(found: Sequence[Seen], zone: tzinfo) -> str:
    """The page; what was left undone after one of them first, then the likest first."""
    warnings = [f"L{one_line(seen.left_undone)[1:]}." for seen in found if seen.left_undone]
    lines = [*warnings, *([""] if warnings else []), *(line for seen in found for line in _told(seen, zone))]
    return "\n".join(lines).strip() or NOTHING


def _told(seen: Seen, zone: tzinfo) -> Iterator[str]:
    incident = seen.incident
    severity = f"SEV-{incident.severity} " if incident.severity else ""
    day = f"{incident.started_at.astimezone(zone):%a %d %b %Y}" if incident.started_at else "nobody knows when"
    yield f"{incident.name} {one_line(incident.title)}"
    yield f"  {seen.share * 100:.0f} % alike: {one_line(', '.join(seen.words))}"
    yield f"  {severity}{incident.status} · {day}"
    yield from _facts("cause", seen.causes)
    yield from _facts("helped", seen.fixed_by)
    yield from _facts("way out", seen.ways_out)
    yield from _facts("done, nobody said whether it helped", seen.carried_out)
    yield from _facts("to be done after it", seen.follow_ups)
    yield ""


def _facts(what: str, told: Iterable[str]) -> Iterator[str]:
    yield from (f"  {what}: {short(words, LONGEST)}" for words in told)
