"""The metrics screen: a service a row in the order of their names, all of it beside, over several spans of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import dossiers, registry
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES, Begun, Ended, Planned
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.dossier import Happening
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.metrics import MetricsScreen
from screens.session import Session
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until


def deployed(desk: Desk, clock: FakeClock, *, days_ago: int, failed: bool) -> None:
    """A release of payments that long ago, an hour after its commit."""
    at = clock() - timedelta(days=days_ago)
    how = ChangeState.FAILED if failed else ChangeState.DONE
    plan = ChangePlan("a release", services=("payments",), committed_at=at - timedelta(hours=1))

    def write(change: Change) -> Iterable[Happening[Change]]:
        return [Begun(), Ended(how=how)]

    number = dossiers.begin(desk, CHANGES, lambda change: [Planned(plan=plan)]).number
    dossiers.do(desk, CHANGES, number, write, at=at)


def text_of(lines: LineList) -> list[str]:
    """Rows as text, with single blanks."""
    return [" ".join(lines.row_at(place).content.plain.split()) for place in range(lines.row_count)]


async def test_the_numbers_of_a_service_stand_beside_its_name(
    desk_path: Path, clock: FakeClock, tmp_path: Path
) -> None:
    desk = Desk.at(desk_path, by="ana", clock=clock)
    registry.keep_service(desk, Service("payments", objective="99.9 % a month"))
    registry.keep_service(desk, Service("search [1]"))
    for place in range(6):
        deployed(desk, clock, days_ago=3 + 12 * place, failed=place < 3)
    app = OpsDesk(Session(DeskThread(desk), Settings(user="ana"), "ana"), None, crash_folder=tmp_path / "crashes")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.screen.post_message(PlaceWanted("metrics", "payments"))
        await until(lambda: isinstance(app.screen, MetricsScreen) and app.screen.chosen)
        screen = app.screen
        assert isinstance(screen, MetricsScreen)
        assert text_of(screen.list) == [
            "payments 2 in 30 days · 50 % failed hold",
            "search [1] no deployment go on as now",
        ]
        detail = text_of(screen.detail)
        assert "Frequency ▁▁▁█▁██▁█▁██ 2 in 30 days · n = 6" in detail, "in parts of seven days and a half"
        assert "- 3 of 6 deployments failed (50 %): 30 % or more is a reason to hold" in " ".join(detail)
        assert detail[-2:] == [
            "A service is held against itself over time: no targets,",
            "and no ranking of services, teams or people.",
        ]
        await pilot.press("w", "w", "w")
        await until(lambda: screen.days == 30 and "100 % · 3 of n = 3" in " ".join(text_of(screen.detail)))
    app.session.desk.close()
