"""One nudge, and putting it off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain.values import dataclass

PUT_OFF_FOR: Final = timedelta(minutes=30)
LONGEST: Final = 40
"""Signs of what somebody wrote that a nudge repeats, behind its reason, which is to be seen in 80 columns too."""

PutOff = Mapping[str, datetime]
"""Keys of nudges, with the time until which somebody doesn't want to hear of each."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to do now; `key` stays the same while the reason for it lasts, and is another when it comes anew."""

    key: str
    says: str
    why: str
    line: str
    """What begins to do it: a command (`:roles`), or the beginning of a line whose rest is somebody's to type."""


def first_of(found: Iterable[Nudge], put_off: PutOff, now: datetime) -> Nudge | None:
    """The one to say now: the most pressing that wasn't put off."""
    return next((nudge for nudge in found if put_off.get(nudge.key, now) <= now), None)


def still_put_off(put_off: PutOff, now: datetime) -> dict[str, datetime]:
    """Those that aren't to be said yet."""
    return {key: until for key, until in put_off.items() if until > now}
