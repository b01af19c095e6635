"""Playing a record: at its own times, faster on request, until it is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.desk.desk import FROM_THE_RECORD, Desk
from opsdesk.desk.replaying import Play, Player, ReplayClock, prepare
from opsdesk.domain.entries import Dated
from opsdesk.domain.errors import BadInput
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import demo_record
from opsdesk.formats.record import happenings
from tests.fakes import OpenDesk

FASTEST = 1_000_000.0


@pytest.fixture(scope="module")
def what() -> tuple[Dated, ...]:
    return happenings(demo_record())


def begun(desk: Desk, play: Play) -> int:
    return desk.take_in(play.opening).incident.number


def test_it_opens_with_what_nobody_waits_for(what: tuple[Dated, ...]) -> None:
    play = prepare(what, 60.0)
    assert play.opening[0].payload.KIND == "incident.declared"
    assert len(play.opening) + len(play.rest) == len(what)
    seconds = sum(wait for wait, _ in play.rest)
    end = play.begins_at + timedelta(seconds=seconds * 60)
    assert abs(end - max(item.at for item in what)) < timedelta(seconds=1)


def test_played_to_its_end_it_is_the_incident_of_the_record(
    what: tuple[Dated, ...], desk: Desk, desk_path: Path
) -> None:
    play = prepare(what, FASTEST)
    number = begun(desk, play)
    with Player(desk_path, number, play, ReplayClock(play)) as player:
        player.finish()
    assert player.problem == ""
    played, taken = desk.incident(number), desk.take_in(what).incident
    assert (played.origin, played.status, len(played.actions)) == (Origin.REPLAY, taken.status, len(taken.actions))
    assert [entry.at for entry in desk.entries(number)] == [dated.at for dated in what]


def test_what_nobody_is_named_for_is_the_records_and_not_the_persons(
    what: tuple[Dated, ...], open_desk: OpenDesk, desk_path: Path
) -> None:
    play = prepare([replace(dated, by="") for dated in what], FASTEST)
    desk = open_desk(FROM_THE_RECORD)
    with Player(desk_path, begun(desk, play), play, ReplayClock(play)) as player:
        player.finish()
    assert {entry.by for entry in desk.entries(1)} == {FROM_THE_RECORD}


def test_it_stops_at_once_when_the_desk_is_left(what: tuple[Dated, ...], desk: Desk, desk_path: Path) -> None:
    play = prepare(what, 1.0)
    with Player(desk_path, begun(desk, play), play, ReplayClock(play)):
        pass
    assert len(desk.entries(1)) == len(play.opening)


def test_a_store_that_goes_away_ends_it_with_a_reason(what: tuple[Dated, ...], desk: Desk, tmp_path: Path) -> None:
    play = prepare(what, FASTEST)
    with Player(tmp_path, 1, play, ReplayClock(play)) as player:
        player.finish()
    assert str(tmp_path) in player.problem


def test_the_clock_runs_from_the_records_time_at_the_speed_asked_for(what: tuple[Dated, ...]) -> None:
    seconds = [100.0]
    play = prepare(what, 60.0)
    clock = ReplayClock(play, monotonic=lambda: seconds[0])
    seconds[0] += 2
    assert clock() == play.begins_at + timedelta(minutes=2)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
def test_a_speed_that_never_gets_there(what: tuple[Dated, ...], speed: float) -> None:
    with pytest.raises(BadInput):
        prepare(what, speed)
