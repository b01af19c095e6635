"""Approving: a text and all that it is approved on, frozen at the last look.

Loads the drafter, so screens and commands import this module when they need it and not before.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from opsdesk.desk.checking import WRITING_MINUTES
from opsdesk.desk.promises import promised_in
from opsdesk.desk.updates import Proposal, told_stage
from opsdesk.domain.errors import Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact
from opsdesk.domain.text import is_reason, quoted
from opsdesk.domain.times import clock_in, spoken
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage, Status
from opsdesk.drafting.told import behind

LONGEST_LOOK: Final = timedelta(minutes=WRITING_MINUTES)
"""For so long what somebody looked at may go as it is."""


@dataclass(frozen=True, slots=True)
class Approved:
    """A text that somebody approved, frozen with everything it was approved on."""

    audience: Audience
    stage: Stage
    text: str
    next_at: datetime | None
    """When the text itself says that the next one comes."""
    facts: tuple[SentFact, ...]
    findings: tuple[str, ...]
    """The rules that were open."""
    against: tuple[str, ...]
    """Those of them that stood against sending it."""
    override: str
    after: int
    """The number of the update that was the audience's last one then; 0 for none."""
    status: Status
    """How the incident stood then."""


def approve(proposal: Proposal, incident: Incident, *, now: datetime, zone: tzinfo, override: str = "") -> Approved:
    """The text as somebody approves it now; raises Refused where it can't be sent, and while something stands against
    it and no reason is given."""
    if proposal.refusal:
        raise Refused(proposal.refusal)
    _refuse_what_grew_old(proposal, now, zone)
    draft = proposal.draft
    against = tuple(dict.fromkeys(finding.rule for finding in proposal.blocking))
    reason = override.strip() if against else ""
    if against and not is_reason(reason):
        no_reason = f"{quoted(reason)} is no reason: " if reason else ""
        stand = f"{', '.join(against)} stand against sending it"
        raise Refused(f"{no_reason}{stand}; give a reason to send it all the same")
    last, stage = incident.last_update(draft.audience), told_stage(proposal)
    text = proposal.text.strip()
    return Approved(
        draft.audience,
        stage,
        text,
        promised_in(text, now, zone),
        behind(stage, draft.audience, draft.ledger),
        tuple(dict.fromkeys(finding.rule for finding in proposal.findings)),
        against,
        reason,
        last.number if last else 0,
        incident.status,
    )


def _refuse_what_grew_old(proposal: Proposal, now: datetime, zone: tzinfo) -> None:
    """A last look that somebody was called away from: what the text says of now, and of next, isn't so any more."""
    looked = proposal.draft.ledger["now"].as_of or now
    promise = promised_in(proposal.text.strip(), looked, zone)
    if promise and looked < promise <= now:
        raise Refused(f"the next update that it promises was due at {clock_in(promise, zone)}: look at the text anew")
    if now - looked > LONGEST_LOOK:
        raise Refused(f"you looked at it {spoken(now - looked)} ago: look at the text anew")
