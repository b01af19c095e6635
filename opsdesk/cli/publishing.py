"""`publish`: approve an update, record it on the incident, and hand it over."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import put_or_write, read_text
from opsdesk.cli.options import Number, session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.session import Session
from opsdesk.cli.telling import AtStage, For, finding_line
from opsdesk.desk import noting
from opsdesk.desk.decision import Decision
from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage

if TYPE_CHECKING:
    from datetime import datetime

    from opsdesk.desk.updates import Proposal


class Channel(StrEnum):
    """How a text is handed over."""

    STDOUT = "stdout"
    CLIPBOARD = "clipboard"
    FILE = "file"


def publish(
    context: typer.Context,
    number: Number,
    audience: For,
    stage: AtStage = None,
    text: Annotated[str, typer.Option(metavar="FILE|-", help="Your own words; left out, the draft's.")] = "",
    via: Annotated[Channel, typer.Option(help="How it is handed over.")] = Channel.STDOUT,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The file for --via file.")] = "",
    override: Annotated[str, typer.Option(metavar="REASON", help="Send it against the linter's errors.")] = "",
) -> None:
    """Record an update as sent and hand it over. Errors of the linter keep it back (exit 1) without a reason."""
    if (via is Channel.FILE) != bool(output):
        raise BadInput("--via file and -o FILE go together")
    session = session_of(context)
    own = read_text(text) if text else ""
    with session.desk() as desk:
        incident = desk.incident(number)
        if not incident.origin.sends:
            raise Refused(f"{incident.name} is a {incident.origin}: it sends nothing")
        made = _proposal(session, incident, audience, stage, own)
        for finding in made.findings:
            say(finding_line(finding, made.text))
        if made.blocking and not override.strip():
            say("not sent: give the reason with --override to send it all the same")
            raise typer.Exit(FINDINGS)
        desk.do(number, _sending(made, via, _promised(session, made), override))
    _hand_over(session, made.text, via, output)
    say(f"recorded as sent to {audience} ({made.draft.stage}, {via})")


def _proposal(session: Session, incident: Incident, audience: Audience, stage: Stage | None, own: str) -> Proposal:
    from opsdesk.desk.updates import propose
    from opsdesk.drafting.edits import KeptEdit
    from opsdesk.drafting.writer import stage_of

    edit = KeptEdit(own.strip(), audience, stage or stage_of(incident, audience), {}, session.now) if own else None
    policy = session.settings.policy
    return propose(incident, audience, policy, now=session.now, stage=stage, zone=session.zone, edit=edit)


def _promised(session: Session, made: Proposal) -> datetime | None:
    """When the text says that the next one comes."""
    if made.edit is None:
        return made.draft.next_at
    from opsdesk.drafting.lint import moment_of, promise_in, read

    promise = promise_in(read(made.text))
    return moment_of(promise, session.now, session.zone) if promise else None


def _sending(made: Proposal, via: Channel, next_at: datetime | None, override: str) -> Decision:
    """The text as sent, and why it was sent against the linter when it was: both are recorded, or neither."""
    draft = made.draft
    rules = ", ".join(dict.fromkeys(finding.rule for finding in made.blocking))
    approved = noting.record_decision(f"sent to {draft.audience} against {rules}: {override}")
    sent = noting.record_update(draft.audience, draft.stage, made.text, channel=via, next_at=next_at)

    def decide(incident: Incident) -> Iterable[Payload]:
        if rules:
            yield from approved(incident)
        yield from sent(incident)

    return decide


def _hand_over(session: Session, text: str, via: Channel, output: str) -> None:
    if via is not Channel.CLIPBOARD:
        put_or_write(text, output)
        return
    from opsdesk.outbox.clipboard import copy

    copied = copy(text, session.environ)
    if copied:
        say(f"copied ({copied.by})")
    else:
        say("no clipboard program took it; here it is:")
        put(text)
