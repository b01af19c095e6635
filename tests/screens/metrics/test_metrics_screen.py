"""The metrics screen: how incidents go, then a service a row by name; all of it beside, over several spans of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from opsdesk.desk import declaring, dossiers, registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES, Begun, Ended, Planned
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.dossier import Happening
from opsdesk.domain.service import Service
from opsdesk.domain.vocabulary import Milestone, Status
from screens.messages import PlaceWanted
from screens.metrics import MetricsScreen
from tests.fakes import FakeClock, OpenDesk
from tests.screens.shown import session_of, shown_on
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


async def test_how_incidents_go_stands_above_the_services(
    desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path
) -> None:
    for minutes in (30, 50, 90):
        number = desk.open_incident(declaring.declare("Cards fail", severity=2)).incident.number
        clock.forward(minutes=minutes)
        desk.do(number, declaring.set_milestone(Milestone.STARTED, clock() - timedelta(minutes=minutes), now=clock()))
        desk.do(number, declaring.change_status(Status.RESOLVED, "fixed"))
    clock.forward(days=1)
    wanted = PlaceWanted("metrics")
    async with shown_on(wanted, MetricsScreen, session_of(desk), open_desk("bo"), tmp_path, size=(80, 24)) as shown:
        assert shown.list_text == [
            "Incidents",
            "All incidents updates 0 % · resolve 50 min n = 3",
            "SEV-2 updates 0 % · resolve 50 min n = 3",
        ]
        await shown.press("enter")
        await until(lambda: "Resolve █ median 50 min 30 min to 1 h 30 min, n = 3" in shown.detail_words)
        assert "Detect – n = 0, 3 unknown" in shown.detail_words
        await shown.press("escape", "down", "y")
        assert "## SEV-2" in shown.app.clipboard


async def test_the_numbers_of_a_service_stand_beside_its_name(
    desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path
) -> None:
    registry.keep_service(desk, Service("payments", objective="99.9 % a month"))
    registry.keep_service(desk, Service("search [1]"))
    for place in range(6):
        deployed(desk, clock, days_ago=3 + 12 * place, failed=place < 3)
    wanted = PlaceWanted("metrics", "payments")
    async with shown_on(wanted, MetricsScreen, session_of(desk), open_desk("bo"), tmp_path) as shown:
        assert shown.list_text == [
            "Services",
            "payments 2 in 30 days · 50 % failed hold",
            "search [1] no deployment go on as now",
        ]
        detail = [" ".join(line.split()) for line in shown.detail.splitlines()]
        assert "Frequency ▁▁▁█▁██▁█▁██ 2 in 30 days · n = 6" in detail, "in parts of seven days and a half"
        assert "- 3 of 6 deployments failed (50 %): 30 % or more is a reason to hold" in " ".join(detail)
        assert detail[-2:] == [
            "A service is held against itself over time: no targets,",
            "and no ranking of services, teams or people.",
        ]
        await shown.press("w", "w", "w")
        assert shown.screen.days == 30
        assert "100 % · 3 of n = 3" in shown.detail_words
