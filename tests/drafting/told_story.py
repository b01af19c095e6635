"""Stories whose updates were really drafted and sent: with their words, their facts and their promise."""

from __future__ import annotations

from datetime import UTC, tzinfo

from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.entries import message
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.told import told_to
from tests.drafting.drafting_story import Story


def proposed(
    story: Story, at: int, audience: Audience = Audience.CUSTOMERS, stage: Stage | None = None, zone: tzinfo = UTC
) -> Proposal:
    """What would be sent at a minute."""
    return propose(story.incident, audience, DEFAULT_POLICY, now=story.moment(at), stage=stage, zone=zone)


def send(
    story: Story,
    at: int,
    audience: Audience = Audience.CUSTOMERS,
    stage: Stage | None = None,
    text: str = "",
    *,
    facts: bool = True,
) -> Story:
    """Sends what is proposed, or a text of one's own; without its facts as another tool would."""
    made = proposed(story, at, audience, stage)
    told = told_to(audience, made.draft.ledger) if facts else ()
    number = story.incident.next_number("update")
    words = text or made.text
    return story.tell(
        at,
        message.UpdateSent(number, audience, made.draft.stage, words, next_at=made.draft.next_at, facts=told),
    )
