"""Use cases that write words down: notes, decisions, changes, follow-ups, and messages that were sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk.decision import Decision, words, words_if_any
from opsdesk.domain.entries import Payload, message, note
from opsdesk.domain.errors import Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage


def take_note(text: str) -> Decision:
    """Writes down what happened or was seen."""
    return lambda incident: (note.Noted(words(text, "the note")),)


def record_decision(text: str) -> Decision:
    """Writes down what the commander decided."""
    return lambda incident: (note.Decided(words(text, "the decision")),)


def note_change(text: str, service: str = "") -> Decision:
    """Names a change to production that may have to do with it."""
    return lambda incident: (
        note.ChangeNoted(incident.next_number("change"), words(text, "the change"), words_if_any(service)),
    )


def propose_follow_up(text: str, owner: str = "") -> Decision:
    """Keeps something to do after the incident."""
    return lambda incident: (
        note.FollowUpProposed(incident.next_number("follow-up"), words(text), words_if_any(owner)),
    )


def record_update(
    audience: Audience, stage: Stage, text: str, *, channel: str, next_at: datetime | None = None
) -> Decision:
    """Records a text that left the desk; the same words to the same people twice are refused."""

    def decide(incident: Incident) -> Iterable[Payload]:
        sent = words(text, "the update")
        last = incident.last_update(audience)
        if last and last.text.split() == sent.split():
            raise Refused(f"{audience} have this very text already; say what changed, or what was ruled out since")
        yield message.UpdateSent(incident.next_number("update"), audience, stage, sent, words_if_any(channel), next_at)

    return decide
