"""Several processes at one store, and processes that are killed: nothing acknowledged is lost, nothing is locked."""

from __future__ import annotations

import random
import time
from pathlib import Path

from opsdesk.desk.desk import Desk
from opsdesk.domain.entries.note import Noted
from tests.fakes import OpenDesk
from tests.programs import Piped
from tests.store.store_checks import assert_sound


def writer(path: Path, name: str, count: int) -> Piped:
    return Piped("tests.store.writer_process", (path, name, str(count)))


def notes(desk: Desk) -> list[str]:
    return [entry.payload.text for entry in desk.entries(1) if isinstance(entry.payload, Noted)]


def test_two_writers_wait_for_each_other_and_lose_nothing(desk: Desk, number: int) -> None:
    writers = {name: writer(desk.opened.path, name, 200) for name in ("bo", "cy")}
    for process in writers.values():
        process.rest()
    assert [process.returncode for process in writers.values()] == [0, 0]
    written = notes(desk)
    for name in writers:
        assert [text for text in written if text.startswith(name)] == [f"{name}{place}" for place in range(200)]
    assert_sound(desk)


def test_processes_that_meet_at_a_new_store_make_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "desk.db"
    writers = [writer(path, name, 3) for name in ("bo", "cy", "di")]
    for process in writers:
        process.rest()
    assert [process.returncode for process in writers] == [0, 0, 0]
    desk = Desk.at(path, by="ana")
    assert len(notes(desk)) == 9
    assert_sound(desk)
    desk.close()


def test_killed_writers_lose_nothing_that_was_acknowledged(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    dice, acknowledged = random.Random(11), []
    for kill in range(15):
        process = writer(desk.opened.path, f"w{kill}n", 10_000)
        assert process.stdout.readline() == "open\n"
        if kill % 2:  # on a busy machine the first line alone takes longer than the pause
            acknowledged.append(process.stdout.readline().strip())
        time.sleep(dice.uniform(0.005, 0.06))
        process.kill()
        acknowledged += process.rest().split()
    whole = [line for line in acknowledged if line]
    assert len(whole) >= 7
    again = open_desk("bo")
    written = notes(again)
    assert len(written) == len(set(written)), "nothing twice"
    assert set(whole) <= set(written)
    assert len(written) <= len(whole) + 15, "at most one a kill was kept and not acknowledged"
    assert again.opened.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert again.search(whole[-1], 1)
    assert_sound(again)
