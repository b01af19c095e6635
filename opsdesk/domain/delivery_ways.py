"""How a text went, channel by channel, for those who read it back later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from opsdesk.domain.delivery import Delivery, DeliveryState
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate

BY_HAND: Final = "by hand"
"""The way of a text that somebody sends themselves: it is recorded, and nothing is queued."""

Ways: TypeAlias = Callable[[SentUpdate], Iterable[str]]
"""The ways of a text in words: “by slack”, “given up on status page: connection refused”."""


def ways_of(deliveries: Iterable[Delivery], now: datetime) -> Ways:
    """Asked for a text, tells what each of its channels did with it; of one that the desk didn't send itself, what was
    said of it. Nothing of one that reached nobody: that is told with its reasons."""
    by_update: defaultdict[int, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_update[delivery.update].append(delivery)

    def ways(update: SentUpdate) -> Iterator[str]:
        if update.undelivered:
            return
        went = by_update[update.number]
        yield from (_way(delivery, now) for delivery in went)
        if not went:
            yield from told_ways(update)
        elif went_by_hand(update):
            yield BY_HAND

    return ways


def told_ways(update: SentUpdate) -> tuple[str, ...]:
    """The ways of a text that this desk didn't send itself, as far as anybody said."""
    return update.ways or tuple(_by(channel) for channel in (update.channel,) if channel)


def went_by_hand(update: SentUpdate) -> bool:
    """Somebody sent it themselves, whatever became of it on other ways."""
    return BY_HAND in update.channel.split(", ")


def with_ways(incident: Incident, deliveries: Collection[Delivery], now: datetime) -> Incident:
    """The incident as its record tells it to another desk, which has none of the deliveries."""
    ways, went = ways_of(deliveries, now), {delivery.update for delivery in deliveries}
    told = {
        number: replace(held, ways=tuple(ways(held))) if number in went else held
        for number, held in incident.updates.items()
    }
    return replace(incident, updates=told)


def _way(delivery: Delivery, now: datetime) -> str:
    is_sent = delivery.standing(now) is DeliveryState.SENT
    return _by(delivery.channel) if is_sent else delivery.said(now)


def _by(channel: str) -> str:
    return channel if channel == BY_HAND else f"by {channel}"
