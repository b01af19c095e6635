"""What the first frame of a war room shows, read before there is an event loop."""

from __future__ import annotations

from opsdesk.desk.desk import Desk, TimelineShape
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.store.reads.timeline import TimelineRow
from screens.kept_text import form_key
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
    answer: str = ""
    """What was half-answered last time, with what was asked …"""
    half_triaged: bool = False
    """… and whether triage was."""


def capture_key(number: int, by: str) -> str:
    """Under which name a person's half-typed line is kept."""
    return f"capture INC-{number} {by}"


def answer_key(number: int, by: str) -> str:
    """Under which name a person's half-typed answer is kept."""
    return f"answer INC-{number} {by}"


def triage_form(number: int) -> str:
    """The name of an incident's triage among the half-filled forms."""
    return f"triage INC-{number}"


def read_opening(desk: Desk, session: Session, number: int) -> Opening:
    """Reads it all in a few milliseconds; raises NotFound."""
    incident = desk.incident(number)
    shape = desk.timeline_shape(number, incident.seq, session.zone)
    lines = DayLines(shape.length, shape.days)
    first_line = (lines.count - 1) // PAGE_ROWS * PAGE_ROWS if lines.count else 0
    on_page = [item for line in range(first_line, lines.count) if isinstance(item := lines.at_line(line), int)]
    newest = desk.timeline(number, on_page[0], on_page[-1]) if on_page else []
    typed = desk.kept_text(capture_key(number, session.by))
    answer = desk.kept_text(answer_key(number, session.by))
    half_triaged = bool(desk.kept_text(form_key(triage_form(number), session.by)))
    people, services = tuple(desk.people_seen()), tuple(desk.service_names())
    return Opening(incident, shape, newest, typed, people, services, answer, half_triaged)
