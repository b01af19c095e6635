"""`outbox`: what is on its way out, what went wrong, and sending it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.incident_json import delivery_json
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put_json, put_row, say
from opsdesk.cli.session import Session
from opsdesk.desk import deliveries
from opsdesk.domain.delivery import Delivery, DeliveryState, overtaken_by
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.text import one_line, quoted

if TYPE_CHECKING:
    from datetime import datetime

    from opsdesk.desk.desk import Desk
    from opsdesk.outbox.sending import Outbox

outbox = typer.Typer(help="Updates on their way out: what waits, what went wrong, and sending it again.")


def _need_delivery(word: str) -> int:
    if not (word.isascii() and word.isdecimal() and len(word) < 10):
        raise BadInput(f"{quoted(word)} is no delivery: “opsdesk outbox list --all” shows their numbers")
    return int(word)


Which = Annotated[
    int, typer.Argument(metavar="ID", parser=_need_delivery, help="A delivery's number, as “outbox list” shows it.")
]
KEYS = (
    "incident, update, number, channel, status (waiting, sending, sent, failed, unsure, given up, dropped), attempts, "
    "queued_at, next_at, sent_at, how, last_error, text"
)


@outbox.command("list", epilog=f"The keys of --json: {KEYS}.")
def list_deliveries(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[INC]", parser=need_incident, help="Of this incident only.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what went, newest last.")] = False,
    json: Json = False,
) -> None:
    """List what is on its way or went wrong; exit 1 when something went wrong."""
    session = session_of(context)
    with session.desk() as desk:
        if number is not None:
            desk.incident(number)
            held = deliveries.of_incident(desk, number)
        else:
            held = deliveries.newest(desk) if every else deliveries.unsettled(desk)
    if not held:
        say("nothing was sent yet" if every or number is not None else "nothing waits and nothing went wrong")
    _show(session, held, json=json)


@outbox.command("flush", epilog=f"The keys of --json: {KEYS}.")
def flush(context: typer.Context, json: Json = False) -> None:
    """Send now what waits or is tried again later, on the channels of these settings; exit 1 when some didn't go."""
    from opsdesk.cli.hands import outbox_of
    from opsdesk.desk import delivering

    session = session_of(context)
    ways = outbox_of(session)
    with session.desk() as desk:
        tried = delivering.send_due(lambda call: call(desk), ways, early=True)
        unsettled = deliveries.unsettled(desk)
    elsewhere = [item for item in unsettled if item.standing(session.now) is DeliveryState.SENDING]
    left = [item for item in unsettled if item not in elsewhere]
    _say_what_is_left(ways, left, len(elsewhere), session.now)
    if not tried and not unsettled:
        say("nothing waits")
    _show(session, tried, json=json, left=bool(left))


def _say_what_is_left(ways: Outbox, left: list[Delivery], elsewhere: int, now: datetime) -> None:
    for name in dict.fromkeys(item.channel for item in left):
        if problem := ways.problem(name):
            say(f"{name} can't be used here: {problem}")
    may_be_there = sum(item.standing(now) is DeliveryState.UNSURE for item in left)
    if may_be_there:
        say(f"{may_be_there} may have gone: look there, then “opsdesk outbox resend ID” or “drop ID”")
    if len(left) > may_be_there:
        say(f"{len(left) - may_be_there} not sent: “opsdesk outbox list” says why")
    if elsewhere:
        say(f"{elsewhere} being sent by another desk just now")


@outbox.command("resend")
def resend(
    context: typer.Context,
    delivery: Which,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also when newer words went since: its readers then have the older ones last.")
    ] = False,
) -> None:
    """Send one again, though it may have gone: you have looked, and it isn't there."""
    from opsdesk.cli.hands import outbox_of
    from opsdesk.desk import delivering

    session = session_of(context)
    with session.desk() as desk:
        ways = outbox_of(session)
        _refuse_older_words(desk, delivery, said_yes=yes)
        tried = delivering.send(lambda call: call(desk), ways, delivering.take(desk, ways, delivery))
    _show(session, [tried], json=False)


def _refuse_older_words(desk: Desk, number: int, *, said_yes: bool) -> None:
    """Newer words that went, or may have gone, since would be followed by older ones: only with a yes."""
    held = deliveries.need(desk, number)
    newer = overtaken_by(held, deliveries.of_incident(desk, held.incident))
    if newer and not said_yes and newer.text.split() != held.text.split():
        went = "went" if newer.state is DeliveryState.SENT else "may have gone"
        words = f"update {newer.update} {went} by {held.channel} since: its readers would have the older words last"
        raise Refused(f"{words}; --yes sends them")


@outbox.command("drop")
def drop(context: typer.Context, delivery: Which) -> None:
    """Say that one needn't go any more: it is there, or too late."""
    with session_of(context).desk() as desk:
        deliveries.drop(desk, delivery)
    say(f"delivery {delivery} is dropped")


def as_json(delivery: Delivery, session: Session) -> dict[str, Any]:
    """A delivery for programs."""
    return {
        "incident": f"INC-{delivery.incident}",
        "update": delivery.update,
        **delivery_json(delivery, session.now),
        "text": delivery.text,
    }


def _show(session: Session, held: list[Delivery], *, json: bool, left: bool = False) -> None:
    if json:
        put_json([as_json(delivery, session) for delivery in held])
    else:
        for delivery in held:
            put_row(_line(delivery, session))
    if left or any(delivery.standing(session.now).went_wrong for delivery in held):
        raise typer.Exit(FINDINGS)


def _line(delivery: Delivery, session: Session) -> str:
    """`4  INC-7 update 3  failed on slack: no connection (2 attempts, next 14:05)`."""
    tries = f"{delivery.attempts} attempt{'' if delivery.attempts == 1 else 's'}"
    then = f", next {delivery.next_at.astimezone(session.zone):%H:%M}" if delivery.next_at else ""
    said = one_line(delivery.said(session.now))
    return f"{delivery.id:<4}INC-{delivery.incident} update {delivery.update}  {said} ({tries}{then})"
