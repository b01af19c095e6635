"""The machine's own zone. Imports dateutil, so only `zones` loads it, when somebody wants local time."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from dateutil.tz import tzlocal


class LocalZone(tzinfo):
    """Dateutil's local zone, which can be a key as well: drafts are kept by what they were made of, zone included."""

    def __init__(self) -> None:
        self._own = tzlocal()

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC."""
        return self._own.utcoffset(dt)

    def dst(self, dt: datetime | None) -> timedelta | None:
        """How much of that is summer time."""
        return self._own.dst(dt)

    def tzname(self, dt: datetime | None) -> str | None:
        """`CET`, `CEST`."""
        return self._own.tzname(dt)

    def fromutc(self, dt: datetime) -> datetime:
        """Local time at a moment; the hour that comes twice is told apart by its fold."""
        return self._own.fromutc(dt.replace(tzinfo=self._own)).replace(tzinfo=self)
