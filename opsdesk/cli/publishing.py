"""`publish`: approve an update, record it on the incident, and send it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Annotated

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import called, read_text
from opsdesk.cli.options import Number, session_of
from opsdesk.cli.output import put_as_it_is, say
from opsdesk.cli.session import Session
from opsdesk.cli.telling import AtStage, For, finding_line
from opsdesk.desk import deliveries
from opsdesk.domain.delivery import Delivery, DeliveryState
from opsdesk.domain.delivery_ways import BY_HAND
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal


def publish(
    context: typer.Context,
    number: Number,
    audience: For,
    stage: AtStage = None,
    text: Annotated[str, typer.Option(metavar="FILE|-", help="Your own words; left out, the draft's.")] = "",
    via: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHANNEL",
            help="A channel of the settings, stdout, clipboard, file (with -o) or “by hand”; repeatable. "
            "Left out: the channels that the settings have for the audience, else stdout.",
        ),
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The file to write it to.")] = "",
    override: Annotated[str, typer.Option(metavar="REASON", help="Send it against the linter's errors.")] = "",
) -> None:
    """Record an update as sent, with what it was approved on, and send it.

    Exit 1: the linter's errors keep it back and nothing was sent, or a channel didn't take it (see “opsdesk outbox”).
    """
    from opsdesk.cli.hands import STDOUT, outbox_of
    from opsdesk.desk import delivering, publishing
    from opsdesk.desk.approving import approve
    from opsdesk.desk.followups_ideas import as_decided
    from opsdesk.outbox.hands import FILE

    session = session_of(context)
    own = read_text(text) if text else ""
    if text and not own.strip():
        raise BadInput(f"{called(text)} holds no words; leave --text out to send the draft")
    outbox = outbox_of(session, output)
    with session.desk() as desk:
        incident = desk.incident(number)
        if not incident.origin.sends:
            raise Refused(f"{incident.name} is a {incident.origin}: it sends nothing")
        named = via or ([FILE] if output else list(outbox.set_for(audience)) or [STDOUT])
        if FILE not in session.settings.channels and (FILE in named) != bool(output):
            raise BadInput("--via file and -o FILE go together")
        beside = () if FILE in outbox.offered(audience) else (f"{FILE} (with -o FILE)",)
        way = publishing.way_named(outbox, audience, named, beside)
        made = _proposal(session, as_decided(desk, incident), audience, stage, own)
        _show_findings(made, override)
        approved = approve(made, incident, now=session.now, zone=session.zone, override=override)
        published = publishing.publish(desk, number, approved, way, outbox)
        say(f"recorded as update {published.update} to {audience} ({approved.stage}, {way.name})")
        if BY_HAND in way.channels and STDOUT not in way.channels:
            say("these are the words to send yourself:")
            put_as_it_is(approved.text)
        delivering.send_due(lambda call: call(desk), outbox, published.in_hand)
        every = deliveries.of_incident(desk, number)
    went = [item for item in every if item.update == published.update]
    for delivery in went:
        say(_said(delivery, every, session.now, session.zone))
    if any(delivery.state not in _UNDER_WAY for delivery in went):
        raise typer.Exit(FINDINGS)


def _said(delivery: Delivery, every: Sequence[Delivery], now: datetime, zone: tzinfo) -> str:
    """How it went; for what waits, the earlier text that goes first, and what to do."""
    if delivery.state is not DeliveryState.WAITING:
        return delivery.said(now)
    queue = [item for item in every if item.channel == delivery.channel and item.id < delivery.id]
    first = next((item for item in queue if item.standing(now) in _GOES_FIRST), None)
    if first is None:
        return f"{delivery.said(now)}: an open desk sends it as soon as it can go, or “opsdesk outbox flush”"
    if first.state is DeliveryState.SENDING and first.claimed_until:
        until = first.claimed_until.astimezone(zone)
        why = f"update {first.update} goes first, which is being sent (by {until:%H:%M:%S} it is known whether it went)"
    else:
        is_waiting = first.state is DeliveryState.WAITING
        why = f"update {first.update} goes first, which {'is ' if is_waiting else ''}{first.said(now)}"
    return f"{delivery.said(now)}: {why}; an open desk sends both, or “opsdesk outbox flush”"


_GOES_FIRST = {DeliveryState.WAITING, DeliveryState.FAILED, DeliveryState.SENDING}
"""What a later text of the same channel waits for."""
_UNDER_WAY = {DeliveryState.SENT, DeliveryState.SENDING}
"""What needs nobody: it went, or another desk has it in hand just now."""


def _show_findings(made: Proposal, override: str) -> None:
    """What the linter says; ends here when that stands against sending and no reason is given."""
    if made.refusal:
        raise Refused(made.refusal)
    for finding in made.findings:
        say(finding_line(finding, made.text))
    if made.blocking and not override.strip():
        say("not sent: give the reason with --override to send it all the same")
        raise typer.Exit(FINDINGS)


def _proposal(session: Session, incident: Incident, audience: Audience, stage: Stage | None, own: str) -> Proposal:
    from opsdesk.desk.updates import propose
    from opsdesk.drafting.edits import KeptEdit
    from opsdesk.drafting.writer import stage_of

    edit = KeptEdit(own.strip(), audience, stage or stage_of(incident, audience), (), session.now) if own else None
    return propose(
        incident,
        audience,
        session.settings.policy,
        now=session.now,
        stage=stage,
        zone=session.zone,
        edit=edit,
        templates=session.templates,
        rules=session.settings.lint,
    )
