"""`metrics incidents`: the numbers of a real desk, from logs that were written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.config.settings import Settings
from opsdesk.desk import declaring, followups, rituals_inputs
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared, MilestoneSet, ServiceStated, StatusChanged
from opsdesk.domain.entries.message import UpdateSent, UpdateUndelivered
from opsdesk.domain.followup import Task
from opsdesk.domain.vocabulary import Audience, Milestone, Origin, ServiceState, Stage, Status
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


def lived(
    desk: Desk,
    clock: FakeClock,
    *,
    days_ago: int,
    lasted: float,
    told: tuple[float, ...] = (),
    lost: tuple[int, ...] = (),
    severity: int = 2,
    origin: Origin = Origin.LIVE,
) -> int:
    """An incident that began 10 minutes before it was declared, with texts to customers; some never left."""
    declared = clock() - timedelta(days=days_ago)

    texts = [
        Dated(
            declared + timedelta(minutes=at), UpdateSent(place, Audience.CUSTOMERS, Stage.MONITORING, f"text {place}")
        )
        for place, at in enumerate(told, start=1)
    ]
    over = declared + timedelta(minutes=lasted)
    return desk.take_in(
        [
            Dated(declared, Declared("Cards fail", severity, origin)),
            Dated(declared, ServiceStated("payments", ServiceState.DEGRADED)),
            Dated(declared, MilestoneSet(Milestone.STARTED, declared - timedelta(minutes=10))),
            *texts,
            *(Dated(over, UpdateUndelivered(number, Audience.CUSTOMERS, "refused")) for number in lost),
            Dated(over, StatusChanged(Status.RESOLVED, "fixed")),
        ]
    ).incident.number


@pytest.fixture
def kept(desk: Desk, clock: FakeClock) -> None:
    """Three incidents of two severities, one that another tool handled, one that was played, one that is open."""
    lived(desk, clock, days_ago=80, lasted=50, told=(10, 45))
    lived(desk, clock, days_ago=20, lasted=110, told=(10, 12), lost=(2,))
    number = lived(desk, clock, days_ago=10, lasted=30, severity=4)
    lived(desk, clock, days_ago=5, lasted=200, severity=4, origin=Origin.IMPORTED)
    lived(desk, clock, days_ago=5, lasted=900, origin=Origin.REPLAY)
    desk.open_incident(declaring.declare("Search is slow", severity=4))
    today = clock().date()
    for task, due in (("Add an alert", 3), ("Test a restore", 2), ("Write a probe", -9)):
        words = Task(task, owner="bo", due=today - timedelta(days=due), done_test="seen")
        held = followups.add(desk, words, today, incident=number)
        if task == "Add an alert":
            followups.done(desk, held.number, "it rang", today - timedelta(days=3))
    clock.forward(minutes=1)


def test_the_numbers_of_a_desk_agree_with_those_worked_out_by_hand(opsdesk: Call, kept: None) -> None:
    found = opsdesk("metrics", "incidents", "--json").json
    every = found["all"]
    assert (every["severity"], every["incidents"], every["imported"]) == (None, 5, 1)
    # 40, 60, 120 and 210 min from the start; the middle is 90 min, and of four their range is told.
    assert {key: value for key, value in every["time_to_resolve"].items() if key != "course"} == {
        "median_seconds": 5400, "low_seconds": 2400, "high_seconds": 12600, "spread": "range", "values_seconds": [],
        "n": 4, "unknown": 0, "contradictory": 0, "still_to_come": 1,
    }  # fmt: skip
    assert every["time_to_resolve"]["course"][1] == 3600
    assert every["time_to_resolve"]["course"][2:9] == [None] * 7, "a gap, which 0 would not be"
    assert every["time_to_detect"]["unknown"] == 5
    # Customers: of the first by 15 (at 10) and by 40 (at 45); of the second by 15 (at 10) and by 40 (never).
    customers = every["audiences"]["customers"]
    assert (customers["hits"], customers["n"]) == (2, 4)
    assert (customers["late_by"]["values_seconds"], customers["late_by"]["unknown"]) == ([300], 1)
    assert (every["follow_ups"]["hits"], every["follow_ups"]["n"]) == (1, 2), "the third isn't due yet"
    assert (every["came_back"]["n"], every["came_back"]["unknown"]) == (0, 5), "nobody looked yet"
    opsdesk("recurrence", "link", "2", "1", "--why", "the same cause")
    again = opsdesk("metrics", "incidents", "--json").json["all"]["came_back"]
    assert (again["hits"], again["n"], again["share"]) == (1, 5, 0.2)
    assert [(one["severity"], one["incidents"]) for one in found["severities"]] == [(2, 2), (4, 3)]
    assert found["severities"][1]["follow_ups"]["n"] == 2


def test_people_read_what_is_known_from_how_many_and_what_isnt(opsdesk: Call, kept: None, tmp_path: Path) -> None:
    shown = opsdesk("metrics", "incidents", "--days", "30", "--severity", "2").out.splitlines()
    start = shown.index("SEV-2, n = 1")
    assert [" ".join(line.split()) for line in shown[start + 4 : start + 8]] == [
        "resolve █ 2 h n = 1",
        "updates █ 33.3 % 1 of n = 3, 2 never came",
        "customers █ 1 of 2 1 of n = 2, 1 never came",
        "executives ▁ 0 of 1 0 of n = 1, 1 never came",
    ]
    assert shown[-2].startswith("Imported incidents count where their times are known")
    page = tmp_path / "page.md"
    assert opsdesk("metrics", "incidents", "--md", "-o", str(page)).code == 0
    assert "| resolve | median 1 h 30 min | 40 min to 3 h 30 min, n = 4, 1 still to come |" in page.read_text()
    assert opsdesk("metrics", "incidents", "--service", "search").out.splitlines()[-1].startswith("No incident was")


def test_a_review_is_given_the_same_numbers(desk: Desk, clock: FakeClock, kept: None) -> None:
    asked = rituals_inputs.Asked(1, clock())
    [gathered] = rituals_inputs.gather(desk, Settings(), ["incident-metrics"], asked)
    assert gathered.lines[0] == "incidents of 30 days: n = 4, 1 of them imported"
    assert "resolve: median 2 h · 40 min to 3 h 30 min, n = 3, 1 still to come" in gathered.lines


def test_every_key_of_the_json_is_documented(opsdesk: Call, kept: None) -> None:
    told = " ".join(opsdesk("metrics", "incidents", "--help").out.split())
    found = opsdesk("metrics", "incidents", "--json").json
    every = found["all"]
    for keys in (found, every, every["time_to_detect"], every["updates"], every["follow_ups"]):
        for key in keys:
            assert key in told


def test_options_stand_behind_what_they_belong_to(opsdesk: Call) -> None:
    assert opsdesk("metrics", "--days", "30", "incidents").refusal == "options of “incidents” stand after it"
    assert opsdesk("metrics", "incidents", "--days", "0").refusal == "0 is no number of days to measure (1 to 3,660)"
