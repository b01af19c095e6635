"""What the first frame of a war room shows, read before there is an event loop."""

from __future__ import annotations

from opsdesk.desk.desk import Desk, TimelineShape
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.day_lines import DayLines
from screens.session import Session
from screens.widgets.page_cache import PAGE_ROWS


@dataclass(frozen=True, slots=True)
class Opening:
    """An incident with the newest page of its timeline and the half-typed line of last time."""

    incident: Incident
    shape: TimelineShape
    newest_page: list[TimelineRow]
    typed: str
    people: tuple[str, ...]
    services: tuple[str, ...] = ()


def capture_key(number: int, by: str) -> str:
    """Under which name a person's half-typed line is kept."""
    return f"capture INC-{number} {by}"


def read_opening(desk: Desk, session: Session, number: int) -> Opening:
    """Reads it all in a few milliseconds; raises NotFound."""
    incident = desk.incident(number)
    shape = desk.timeline_shape(number, incident.seq, session.zone)
    lines = DayLines(shape.length, shape.days)
    first_line = (lines.count - 1) // PAGE_ROWS * PAGE_ROWS if lines.count else 0
    on_page = [item for line in range(first_line, lines.count) if isinstance(item := lines.at_line(line), int)]
    newest = desk.timeline(number, on_page[0], on_page[-1]) if on_page else []
    typed = desk.kept_text(capture_key(number, session.by))
    return Opening(incident, shape, newest, typed, tuple(desk.people_seen()), tuple(desk.service_names()))
