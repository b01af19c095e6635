"""The zones that updates name, in lower case as the linter reads them."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from typing import Final

OFFSETS: Final = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eest": 3,
    "ist": 5.5,
    "sgt": 8,
    "jst": 9,
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
"""Hours ahead of UTC."""
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


def zone_in(words: str, default: tzinfo) -> tzinfo | None:
    """The zone that some words name, `default` where they name none; None for one that isn't known here."""
    if (ahead := offset_in(words)) is not None:
        return timezone(ahead)
    found = _NAMED.search(words)
    if found is None:
        return default
    if found[1] in OFFSETS:
        return timezone(timedelta(hours=OFFSETS[found[1]]))
    return _region(_REGIONS[found[1]] if found[1] else found[2].title())


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
