"""Deliveries: what has to leave the desk on one channel, how it went, and when it is tried again.

The log says that a text was approved and sent; a delivery says whether a channel took it. What may have gone, though
nobody can say so, isn't tried again: that is told (“unsure”), and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.values import dataclass

MOST_ATTEMPTS: Final = 8
"""Attempts after which the desk gives up by itself: with the pauses between them about half an hour, after which a text
is no news any more and somebody has to look at it."""
SHORTEST_TRY: Final = timedelta(minutes=15)
"""It isn't given up before, however often somebody asks for another attempt meanwhile."""
FIRST_PAUSE: Final = timedelta(seconds=15)
LONGEST_PAUSE: Final = timedelta(minutes=15)
LONGEST_ATTEMPT: Final = timedelta(minutes=5)
"""More than any channel may take. A time further ahead than this, or than the longest pause, was written before the
clock was set back: nobody waits for it."""
SOON: Final = timedelta(seconds=3)
"""What takes no longer than this on its way needn't be seen to be on it."""
NOT_TRIED: Final = "not tried yet"
"""Why something that was dropped before its first attempt did not go."""


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    """It did not go, and is tried again."""
    UNSURE = "unsure"
    """It may have gone: the answer never came, or the program ended while it was being sent."""
    GIVEN_UP = "given up"
    DROPPED = "dropped"
    """Somebody said that it needn't go any more."""

    @property
    def is_open(self) -> bool:
        """Something is still to be done about it, by the desk or by a person."""
        return self not in {DeliveryState.SENT, DeliveryState.DROPPED}

    @property
    def needs_somebody(self) -> bool:
        """Nothing happens with it until a person sends it again or drops it."""
        return self in {DeliveryState.UNSURE, DeliveryState.GIVEN_UP}

    @property
    def went_wrong(self) -> bool:
        """It is to be pointed out: its readers may not have it."""
        return self is DeliveryState.FAILED or self.needs_somebody


@dataclass(frozen=True, slots=True)
class Delivery:
    """An update on its way through one channel; times are UTC."""

    id: int
    key: str
    """Given to receivers that can tell a repetition by it; never used twice."""
    incident: int
    update: int
    channel: str
    text: str
    state: DeliveryState
    attempts: int
    queued_at: datetime
    next_at: datetime | None = None
    """When it is tried next; None when nobody tries it."""
    claimed_by: str = ""
    """Which attempt has it in hand."""
    claimed_until: datetime | None = None
    """When that attempt is over for certain, whatever became of it."""
    how: str = ""
    """Which way it went: “tmux”, “status 201”, a file's path."""
    last_error: str = ""
    sent_at: datetime | None = None

    def standing(self, now: datetime) -> DeliveryState:
        """Its state as of now: who was sending and is gone left nobody to say whether it went."""
        if self.state is not DeliveryState.SENDING or self.claimed_until is None:
            return self.state
        return self.state if now < self.claimed_until <= now + LONGEST_ATTEMPT else DeliveryState.UNSURE

    def said(self, now: datetime) -> str:
        """“sent by page (status 201)”, “failed on slack: connection refused”."""
        state = self.standing(now)
        if state is DeliveryState.SENT:
            return f"sent by {self.channel}{f' ({self.how})' if self.how else ''}"
        why = self.last_error or ("it was being sent when the program ended" if state is DeliveryState.UNSURE else "")
        return f"{state} on {self.channel}{f': {why}' if why else ''}"

    def is_slow(self, now: datetime) -> bool:
        """It is still on its way, and somebody who looks would take it for sent."""
        state = self.standing(now)
        return state.is_open and not state.went_wrong and now - self.queued_at >= SOON


class Fate(StrEnum):
    """What became of one attempt."""

    SENT = "sent"
    NOT_SENT = "not sent"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt went, in words that hold no secret."""

    fate: Fate
    words: str = ""
    """Which way it went, or why it didn't."""
    again: bool = True
    """Whether trying again may help; what a person has to put right first isn't tried again."""


def sent(how: str = "") -> Outcome:
    """It went."""
    return Outcome(Fate.SENT, how)


def not_sent(why: str, *, again: bool = True) -> Outcome:
    """It certainly did not go."""
    return Outcome(Fate.NOT_SENT, why, again)


def unsure(why: str) -> Outcome:
    """It may have gone."""
    return Outcome(Fate.UNSURE, why, again=False)


def pause_after(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many attempts: doubled each time, up to a quarter of an hour, and cut by up to half of
    it (`jitter` from 0 to 1), so that desks that failed together don't all come back together."""
    doubled: int = 1 << min(attempts - 1, 16)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE) * (1 - jitter / 2)


def reached_nobody(deliveries: Sequence[Delivery]) -> str:
    """Why an update's readers don't have it, from all its deliveries; empty unless none of them went or is to go.

    What may have gone counts as gone, also once somebody dropped it: they looked.
    """
    if not all(item.state is DeliveryState.GIVEN_UP or _dropped_unsent(item) for item in deliveries):
        return ""
    return "; ".join(f"{item.channel}: {' · '.join(filter(None, (item.last_error, item.how)))}" for item in deliveries)


def in_doubt(deliveries: Iterable[Delivery], now: datetime) -> list[Delivery]:
    """Those whose readers may not have the text, oldest first: it failed, nobody knows, or it was given up."""
    return sorted((item for item in deliveries if item.standing(now).went_wrong), key=lambda item: item.id)


def went_since(delivery: Delivery, every: Iterable[Delivery]) -> list[Delivery]:
    """The texts that went, or may have gone, on the same channel after this one was queued, oldest first.

    Sent again, this one would come after them.
    """
    there = {DeliveryState.SENT, DeliveryState.UNSURE}
    later = [item for item in every if item.id > delivery.id and item.state in there]
    same = [item for item in later if (item.incident, item.channel) == (delivery.incident, delivery.channel)]
    return sorted(same, key=lambda item: item.id)


def goes_by_itself(delivery: Delivery, now: datetime) -> bool:
    """Whether it is on its way without anybody, on a channel where what nobody knows of is sent again."""
    if delivery.state in {DeliveryState.WAITING, DeliveryState.FAILED}:
        return True
    is_lost = delivery.standing(now) is DeliveryState.UNSURE
    return delivery.state is DeliveryState.SENDING and not (is_lost and delivery.attempts >= MOST_ATTEMPTS)


def overtaken_by(delivery: Delivery, every: Iterable[Delivery]) -> Delivery | None:
    """The newest of `went_since`."""
    return next(reversed(went_since(delivery, every)), None)


def in_hand(delivery: Delivery, by: str, until: datetime) -> Delivery:
    """The delivery once an attempt begins, which is over for certain at a time. Why an earlier one failed is past: of
    this one it would say that the text certainly did not go, should nobody ever say what became of it."""
    return replace(
        delivery,
        state=DeliveryState.SENDING,
        attempts=delivery.attempts + 1,
        last_error="",
        next_at=None,
        claimed_by=by,
        claimed_until=until,
    )


def dropped(delivery: Delivery, by: str, now: datetime) -> Delivery:
    """The delivery once somebody said that it needn't go any more. What certainly did not go keeps the reason."""
    over = replace(delivery, state=DeliveryState.DROPPED, next_at=None, claimed_by="", claimed_until=None)
    may_have_gone = delivery.standing(now) is DeliveryState.UNSURE
    return replace(over, how=f"dropped by {by}", last_error="" if may_have_gone else delivery.last_error or NOT_TRIED)


def _dropped_unsent(delivery: Delivery) -> bool:
    return delivery.state is DeliveryState.DROPPED and bool(delivery.last_error)


def after(delivery: Delivery, outcome: Outcome, now: datetime, jitter: float) -> Delivery:
    """The delivery once an attempt is over."""
    over = replace(delivery, claimed_by="", claimed_until=None, next_at=None, last_error="")
    if outcome.fate is Fate.SENT:
        return replace(over, state=DeliveryState.SENT, how=outcome.words, sent_at=now)
    over = replace(over, last_error=outcome.words)
    if outcome.fate is Fate.UNSURE:
        return replace(over, state=DeliveryState.UNSURE)
    is_old = not timedelta(0) <= now - delivery.queued_at < SHORTEST_TRY
    if not outcome.again or (delivery.attempts >= MOST_ATTEMPTS and is_old):
        return replace(over, state=DeliveryState.GIVEN_UP)
    return replace(over, state=DeliveryState.FAILED, next_at=now + pause_after(delivery.attempts, jitter))
