"""How a text went, channel by channel, for those who read it back later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeAlias

from opsdesk.domain.delivery import Delivery, DeliveryState
from opsdesk.domain.parts import SentUpdate

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
        if update.channel and not went:
            yield f"by {update.channel}"

    return ways


def _way(delivery: Delivery, now: datetime) -> str:
    is_sent = delivery.standing(now) is DeliveryState.SENT
    return f"by {delivery.channel}" if is_sent else delivery.said(now)
