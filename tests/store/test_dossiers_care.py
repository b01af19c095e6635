"""Dossiers out of step with their pages are found, and made anew from them."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import opsdesk.domain
from docs.furnishing import furnish
from opsdesk.desk import dossiers
from opsdesk.desk.checkup import check_up, repair
from opsdesk.desk.desk import Desk
from opsdesk.domain.cabinets import CABINETS
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.dossier import Cabinet
from tests.desk.change_plans import under_way
from tests.fakes import FakeClock

WHAT = "the dossiers say what their pages say"


def problem(desk: Desk) -> str:
    return next(found.problem for found in check_up(desk) if found.what == WHAT)


def test_every_cabinet_is_looked_after() -> None:
    found = set[str]()
    for module in pkgutil.walk_packages(opsdesk.domain.__path__, "opsdesk.domain."):
        held = vars(importlib.import_module(module.name)).values()
        found |= {one.name for one in held if isinstance(one, Cabinet)}
    assert found == {one.name for one in CABINETS}


def test_a_desk_with_something_of_everything_is_sound(desk: Desk, clock: FakeClock) -> None:
    furnish(desk, clock.now)
    assert not [found for found in check_up(desk) if found.problem]
    held = desk.opened.connection.execute("SELECT count(*), count(DISTINCT cabinet) FROM dossier").fetchone()
    assert held[0] > 30
    assert held[1] > 8


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dossier SET body = json_set(body, '$.plan.title', 'something else')",
        "UPDATE dossier SET body = '{}'",
        "UPDATE dossier SET body = 'no JSON'",
        "UPDATE dossier SET over = 1",
        "UPDATE dossier SET seq = seq - 1",
        "DELETE FROM dossier",
    ],
)
def test_what_is_kept_beside_its_pages_is_found_and_made_anew(desk: Desk, sql: str) -> None:
    change = under_way(desk)
    desk.opened.connection.execute("PRAGMA foreign_keys = OFF")
    desk.opened.connection.execute(f"{sql} {'WHERE' if 'WHERE' not in sql else 'AND'} cabinet = 'change'")
    assert problem(desk) == f"{change.name}: what is kept isn't what the pages say"
    mended = {found.what: found for found in repair(desk)}
    assert (mended[WHAT].problem, change.name in mended[WHAT].mended) == ("", True)
    assert dossiers.one(desk, CHANGES, change.number) == change
    assert problem(desk) == ""


@pytest.mark.parametrize("seq", [1, 2, 99], ids=["first", "second", "newest"])
def test_a_dossier_whose_page_is_gone_is_found_and_stays_as_it_is(desk: Desk, seq: int) -> None:
    """What is kept is all there is of that page."""
    change = under_way(desk)
    gone = min(seq, change.seq)
    desk.opened.connection.execute("DELETE FROM page WHERE cabinet = 'change' AND seq = ?", (gone,))
    assert f"page {gone} of {change.name} is missing" in problem(desk)
    assert f"page {gone} of {change.name} is missing" in next(x.problem for x in repair(desk) if x.what == WHAT)
    assert dossiers.one(desk, CHANGES, change.number) == change


def test_a_page_that_can_t_be_read_keeps_no_other_dossier_from_being_mended(desk: Desk) -> None:
    first, second = under_way(desk), under_way(desk)
    connection = desk.opened.connection
    connection.execute("UPDATE page SET payload = 'no JSON' WHERE cabinet = 'change' AND number = ?", (first.number,))
    connection.execute("UPDATE dossier SET over = 1 WHERE cabinet = 'change'")
    list(repair(desk))
    assert problem(desk).startswith(f"{first.name}: ")
    assert dossiers.one(desk, CHANGES, second.number) == second


def test_many_are_counted_and_what_a_newer_version_wrote_is_left_alone(desk: Desk) -> None:
    for _ in range(5):
        under_way(desk)
    desk.opened.connection.execute("UPDATE dossier SET seq = 0 WHERE cabinet = 'change'")
    assert "CHG-1, CHG-2, CHG-3 and 2 more" in problem(desk)
    desk.opened.connection.execute("PRAGMA foreign_keys = OFF")
    desk.opened.connection.execute("UPDATE dossier SET cabinet = 'moon' WHERE cabinet = 'change' AND number = 5")
    assert "newer opsdesk" in problem(desk)
