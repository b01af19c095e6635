"""The machine's own zone tells what its wall clock tells, whatever zone that is and whatever year."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from shutil import copyfile
from zoneinfo import TZPATH, ZoneInfo

import pytest

from opsdesk.config import local_zone
from opsdesk.config.local_zone import AskedZone, machine_zone

ZONES = [
    *("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Europe/Dublin"),
    *("Africa/Casablanca", "Africa/El_Aaiun", "America/Asuncion", "America/Scoresbysund", "Asia/Almaty"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "America/Caracas", "Europe/Istanbul", "Asia/Gaza"),
]
SINCE, UNTIL = datetime(2011, 12, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)
DUBLIN = next(path for folder in TZPATH if (path := Path(folder) / "Europe/Dublin").exists())
SetTo = Callable[[str | None], None]


@pytest.fixture(scope="module")
def set_to() -> Iterator[SetTo]:
    """Sets this process to a zone; it is as before afterwards."""
    with pytest.MonkeyPatch.context() as patch:

        def set_to(name: str | None) -> None:
            if name is None:
                patch.delenv("TZ", raising=False)
            else:
                patch.setenv("TZ", name)
            time.tzset()

        yield set_to
    time.tzset()


def told(at: datetime, zone: tzinfo) -> tuple[datetime, timedelta | None, str | None, int]:
    shown = at.astimezone(zone)
    return shown.replace(tzinfo=None), shown.utcoffset(), shown.tzname(), shown.fold


@cache
def moments(name: str) -> list[datetime]:
    """The middle of each month, and each half hour of the days on which the zone's offset changes."""
    zone, day = ZoneInfo(name), timedelta(days=1)
    days = [SINCE + day * number for number in range((UNTIL - SINCE).days)]
    turns = [at for at in days if at.astimezone(zone).utcoffset() != (at + day).astimezone(zone).utcoffset()]
    return [at for at in days if at.day == 15] + [
        at + timedelta(minutes=30) * part for at in turns for part in range(48)
    ]


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("kind", [machine_zone, AskedZone], ids=["by its rules", "as asked"])
def test_every_change_of_a_zone_is_known(name: str, kind: Callable[[], tzinfo], set_to: SetTo) -> None:
    set_to(name)
    zone, right = kind(), ZoneInfo(name)
    for at in moments(name):
        assert told(at, zone) == told(at, right), at
        assert at.astimezone(zone).astimezone(UTC) == at


@pytest.mark.parametrize("name", ZONES)
def test_what_a_wall_clock_shows_is_the_same_moment(name: str, set_to: SetTo) -> None:
    """Also at times that it shows twice or never."""
    set_to(name)
    right, zone = ZoneInfo(name), AskedZone()
    for at in moments(name):
        for fold in (0, 1):
            typed = at.replace(fold=fold, tzinfo=right)
            for kind in (zone, machine_zone()):
                assert typed.replace(tzinfo=kind).astimezone(UTC) == typed.astimezone(UTC), typed


@pytest.mark.parametrize("name", [":Europe/Dublin", str(DUBLIN)])
def test_a_zone_is_named_in_other_ways_too(name: str, set_to: SetTo) -> None:
    set_to(name)
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert told(summer, machine_zone()) == told(summer, ZoneInfo("Europe/Dublin"))


def test_without_a_name_it_is_what_the_machine_is_set_to(
    tmp_path: Path, set_to: SetTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked, copied = tmp_path / "linked", tmp_path / "copied"
    linked.symlink_to(DUBLIN)
    copyfile(DUBLIN, copied)
    set_to(None)
    winter = datetime(2026, 11, 23, 16, 47, tzinfo=UTC)
    for path in (linked, copied):
        monkeypatch.setattr(local_zone, "SET", path)
        local_zone._zone_of.cache_clear()
        assert told(winter, machine_zone()) == told(winter, ZoneInfo("Europe/Dublin"))
    local_zone._zone_of.cache_clear()


@pytest.mark.parametrize(
    "name", ["CET-1CEST,M3.5.0,M10.5.0/3", "", "Nowhere/At_All", "../..", "/", "/nowhere", "Europe"]
)
def test_what_names_no_zone_is_asked_of_the_machine(name: str, set_to: SetTo) -> None:
    set_to(name)
    zone = machine_zone()
    for month in (1, 7):
        at = datetime(2026, month, 1, 12, tzinfo=UTC)
        assert told(at, zone)[:3] == (
            datetime.fromtimestamp(at.timestamp()),  # noqa: DTZ006
            at.astimezone().utcoffset(),
            at.astimezone().tzname(),
        )


def test_a_file_that_holds_no_zone_leaves_the_machine_to_be_asked(
    tmp_path: Path, set_to: SetTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to(None)
    for held in (b"", b"TZif", b"TZif2" + bytes(20), b"words"):
        (tmp_path / "localtime").write_bytes(held)
        monkeypatch.setattr(local_zone, "SET", tmp_path / "localtime")
        local_zone._zone_of.cache_clear()
        assert isinstance(machine_zone(), AskedZone)
    local_zone._zone_of.cache_clear()


def test_times_at_the_ends_of_what_can_be_written_are_told_somehow(set_to: SetTo) -> None:
    set_to("Europe/Dublin")
    zone = AskedZone()
    for at in (datetime.min.replace(tzinfo=zone), datetime.max.replace(tzinfo=zone)):
        assert at.utcoffset() is not None
    assert zone.utcoffset(None) is None
    assert zone.tzname(None) is None


def test_one_setting_is_one_zone(set_to: SetTo) -> None:
    set_to("Europe/Dublin")
    assert machine_zone() is machine_zone()
    assert hash(machine_zone()) == hash(machine_zone())
    at = datetime(2026, 7, 1, 12, tzinfo=AskedZone())
    assert at == datetime(2026, 7, 1, 11, tzinfo=UTC)
