"""The machine's own zone, with every change that its rules ever made. Only `zones` loads it, when somebody wants it.

A zone has more than two offsets: its rules change over the years, in Ireland summer is the standard time, and Morocco
goes back in Ramadan. So it is read from the zone's own file, the one that the C library reads, and where that can't be
had the C library is asked for each moment.
"""

from __future__ import annotations

import os
import struct
import time
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

SET: Final = Path("/etc/localtime")
"""What the machine is set to: a link to its zone's file, or a copy of that."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)


def machine_zone() -> tzinfo:
    """The zone of the machine's wall clock: one object for one setting, since drafts are kept by it among others."""
    return _zone_of(os.environ.get("TZ"))


@cache
def _zone_of(variable: str | None) -> tzinfo:
    """By the rules that the variable TZ names, or that the machine is set to where there is none."""
    try:
        if variable is None:
            return _read(SET)
        name = variable.removeprefix(":")
        return _read(Path(name)) if name.startswith("/") else ZoneInfo(name)
    except (OSError, LookupError, ValueError, struct.error):  # no such zone, or rules of its own (CET-1CEST); no file
        return AskedZone()


def _read(path: Path) -> ZoneInfo:
    with path.open("rb") as rules:
        return ZoneInfo.from_file(rules)


class AskedZone(tzinfo):
    """Local time as the C library tells it, asked anew for each moment."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC."""
        if dt is None:
            return None
        wall = dt.replace(tzinfo=None, microsecond=0)
        try:
            return wall.replace(tzinfo=UTC) - _EPOCH - _SECOND * round(wall.timestamp())
        except (OSError, OverflowError, ValueError):  # beyond what the C library counts
            return timedelta(seconds=-time.timezone)

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Nothing: the C library doesn't say how much of the offset is summer time."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """`CET`, `CEST`."""
        ahead = self.utcoffset(dt)
        if dt is None or ahead is None:
            return None
        told = _told(dt - ahead)
        return told.tm_zone if told else time.tzname[0]

    def fromutc(self, dt: datetime) -> datetime:
        """Local time at a moment; the hour that comes twice is told apart by its fold."""
        told = _told(dt)
        ahead = timedelta(seconds=told.tm_gmtoff if told else -time.timezone)
        first = (dt + ahead).replace(fold=0)
        return first if self.utcoffset(first) == ahead else first.replace(fold=1)


def _told(utc: datetime) -> time.struct_time | None:
    """What the C library says of a moment, whatever zone it is labelled with; None where it doesn't count so far."""
    try:
        return time.localtime((utc.replace(tzinfo=UTC) - _EPOCH) // _SECOND)
    except (OSError, OverflowError, ValueError):
        return None
