"""Use cases that write words down: notes, decisions, changes, follow-ups, and messages that were sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk.decision import Decision, words, words_if_any
from opsdesk.domain.entries import Payload, message, note
from opsdesk.domain.errors import Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.vocabulary import Audience, Stage


def take_note(text: str) -> Decision:
    """Writes down what happened or was seen."""
    return lambda incident: (note.Noted(words(text, "the note")),)


def record_decision(text: str) -> Decision:
    """Writes down what the commander decided."""
    return lambda incident: (note.Decided(words(text, "the decision"), incident.next_number("decision")),)


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


def said_already(before: SentUpdate) -> str:
    """Why a text that was sent can't be sent again: whoever reads it twice learns only that nobody is at work."""
    what = "say what changed, or as of when nothing did and what was ruled out since"
    return f"{before.audience} have this very text already (sent {before.sent_at:%H:%M} UTC): {what}"


def record_update(
    audience: Audience,
    stage: Stage,
    text: str,
    *,
    channel: str,
    next_at: datetime | None = None,
    approved_by: str = "",
    facts: tuple[SentFact, ...] = (),
    findings: tuple[str, ...] = (),
    override: str = "",
) -> Decision:
    """Records a text that left the desk, and what it was approved on; the same words to the same people twice are
    refused. Sending it is `opsdesk.desk.publishing`."""

    def decide(incident: Incident) -> Iterable[Payload]:
        sent = words(text, "the update")
        if before := incident.told_before(audience, sent):
            raise Refused(said_already(before))
        yield message.UpdateSent(
            incident.next_number("update"),
            audience,
            stage,
            sent,
            words_if_any(channel),
            next_at,
            approved_by,
            facts,
            findings,
            words_if_any(override),
        )

    return decide
