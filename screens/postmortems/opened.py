"""A postmortem as it is read to be worked on, with what a person left half-typed."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk import postmortems, postmortems_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_filling import document
from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.followup import Idea
from opsdesk.domain.incident import Incident
from opsdesk.domain.postmortem_document import Document
from opsdesk.domain.postmortem_milestones import Looked, looked_at
from opsdesk.domain.values import dataclass
from screens.dialogs.form_fields import Typed
from screens.half_filled import from_text
from screens.postmortems.stepping import undecided_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A postmortem as it was read."""

    standing: Standing
    incident: Incident
    document: Document
    milestones: tuple[Looked, ...]
    people: tuple[str, ...]
    ideas: tuple[Idea, ...]
    """What was proposed while it ran, and nobody decided on."""
    half: dict[str, Typed]
    """Answers that were being typed when somebody left without meaning to, by question."""


def opening(desk: Desk, settings: Settings, number: int, by: str) -> Opened:
    """What the screen shows; on the store's thread."""
    held = postmortems.one(desk, number)
    incident = desk.incident(held.incident)
    return Opened(
        postmortems_standing.standing_of(desk, settings, held),
        incident,
        document(desk, settings, held),
        looked_at(held, incident, desk.clock()),
        incident.everybody,
        tuple(undecided_of(desk, held)),
        from_text(desk.kept_text(text_key(held.name, by))),
    )


def text_key(name: str, by: str) -> str:
    """Under which name a person's half-typed answers are kept."""
    return f"postmortem {name} {by}"
