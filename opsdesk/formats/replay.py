"""Playing a record again: when each entry is due, and moving its times so that it happens now. Nobody waits here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.entries.declaration import Declared, MilestoneSet
from opsdesk.domain.errors import BadInput
from opsdesk.domain.vocabulary import Milestone

_TIME_IN_WORDS = re.compile(r"\b([01]\d|2[0-3]):([0-5]\d) UTC\b")


def schedule(what: Iterable[Dated], speed: float = 1.0, until: datetime | None = None) -> Iterator[tuple[float, Dated]]:
    """Each entry with the seconds to wait before it, at `speed` times real time, up to and including `until`.

    The declaration comes first whatever its time; from there on nobody waits for what lies before it.
    """
    if not speed > 0:
        raise BadInput(f"a speed of {speed:g} never gets there; it must be more than 0")
    reached: datetime | None = None
    for dated in what:
        if until is not None and dated.at > until and not isinstance(dated.payload, Declared):
            continue
        wait = timedelta(0) if reached is None else max(dated.at - reached, timedelta(0))
        reached = dated.at if reached is None else max(reached, dated.at)
        yield wait.total_seconds() / speed, dated


def start_of(what: Sequence[Dated]) -> datetime:
    """T+00:00: when it began for users, or else the time of the first entry. `what` holds at least one."""
    for dated in what:
        payload = dated.payload
        if isinstance(payload, MilestoneSet) and payload.milestone is Milestone.STARTED and payload.reached_at:
            return payload.reached_at
    return what[0].at


def shifted(what: Iterable[Dated], by: timedelta) -> tuple[Dated, ...]:
    """The same entries later by a span, with every time that stands in them, in words too (“by 13:44 UTC”)."""
    return tuple(replace(dated, at=dated.at + by, payload=_shifted(dated.payload, by)) for dated in what)


def as_if_now(what: Sequence[Dated], elapsed: timedelta, now: datetime) -> tuple[Dated, ...]:
    """The entries moved so that at `now` the incident has lasted `elapsed`: its timers then count in real time."""
    return shifted(what, now - (start_of(what) + elapsed))


def _shifted(payload: Payload, by: timedelta) -> Payload:
    moved: dict[str, Any] = {}
    for field in fields(payload):
        held = getattr(payload, field.name)
        if isinstance(held, datetime):
            moved[field.name] = held + by
        elif type(held) is str and field.name != "foreign":
            moved[field.name] = _TIME_IN_WORDS.sub(lambda found: _later(found, by), held)
    return replace(payload, **moved)


def _later(found: re.Match[str], by: timedelta) -> str:
    at = datetime(2000, 1, 2, int(found[1]), int(found[2]), tzinfo=UTC) + by
    return f"{at:%H:%M} UTC"
