"""The zones that updates name, in lower case as the linter reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from opsdesk.domain.times import clock_in

OFFSETS: Final = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "sast": 2,
    "eest": 3,
    "msk": 3,
    "ist": 5.5,
    "sgt": 8,
    "hkt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
"""Hours ahead of UTC, as most readers take the letters: CST is China's too, IST Ireland's, Israel's, PST Manila's."""
_REGIONS: Final = {
    "us/pacific": "America/Los_Angeles",
    "us/mountain": "America/Denver",
    "us/central": "America/Chicago",
    "us/eastern": "America/New_York",
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
    "central": "America/Chicago",
    "eastern": "America/New_York",
    "pt": "America/Los_Angeles",
    "mt": "America/Denver",
    "ct": "America/Chicago",
    "et": "America/New_York",
    "aet": "Australia/Sydney",
    "nzt": "Pacific/Auckland",
}
"""Zones whose offset changes with the season."""
_NAMES: Final = "|".join(sorted([*_REGIONS, *OFFSETS], key=len, reverse=True))
_NAMED: Final = re.compile(
    rf"(?<![a-z])({_NAMES})(?![a-z/])|\b((?:europe|america|asia|australia|pacific|africa)/[a-z_]+)"
)
_AHEAD: Final = re.compile(r"(?:(?:utc|gmt) ?|(?<=:\d\d) ?)([+-])(\d{1,2})(?::?(\d\d))?\b")
"""`UTC+09:00`, or only `+0900` after a time."""


def clock_for_all(at: datetime, zone: tzinfo) -> str:
    """`14:02 UTC`, `15:02 CET`; `16:02 UTC+08` where the zone's letters are another one's too, or nobody's else."""
    local = at.astimezone(zone)
    name, ahead = (local.tzname() or "UTC").lower(), local.utcoffset()
    if not name.isalpha() or (name in OFFSETS and ahead == timedelta(hours=OFFSETS[name])):
        return clock_in(at, zone)
    return f"{local:%H:%M} UTC{f'{local:%z}'.removesuffix('00')}"


def zone_in(words: str, default: tzinfo) -> tzinfo | None:
    """The zone that some words name, `default` where they name none; None for one that isn't known here. Letters that
    are those of `default` mean it: whoever writes “16:00 CST” in Shanghai means their own clock."""
    if (ahead := offset_in(words)) is not None:
        return timezone(ahead)
    found = _NAMED.search(words)
    if found is None:
        return default
    if found[1] in OFFSETS:
        if home := at_home(found[1], default):
            return home
        return timezone(timedelta(hours=OFFSETS[found[1]]))
    return _region(_REGIONS[found[1]] if found[1] else found[2].title())


@lru_cache(maxsize=32)
def at_home(name: str, zone: tzinfo) -> tzinfo | None:
    """What some letters mean in a zone that itself is called so, in summer or in winter; None where it isn't."""
    for month in (1, 7):
        local = datetime(2026, month, 1, tzinfo=UTC).astimezone(zone)
        if (local.tzname() or "").lower() == name:
            return timezone(local.utcoffset() or timedelta(0))
    return None


def offset_in(words: str) -> timedelta | None:
    """How far ahead of UTC `UTC+09:00` is; no zone is further than a day, whatever is written."""
    match = _AHEAD.search(words)
    if match is None:
        return None
    off = timedelta(hours=int(match[2]) % 24, minutes=int(match[3] or 0) % 60)
    return -off if match[1] == "-" else off


def _region(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):  # unknown, or a system without a zone database
        return None
