"""`metrics`: the numbers of a real desk, from changes and incidents that were written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import declaring, dossiers, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_happenings import CHANGES, Begun, Ended, Planned
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.vocabulary import Milestone, Status
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


def roll_out(desk: Desk, clock: FakeClock, *, lead: float, took: float, how: ChangeState, incident: int = 0) -> None:
    """A change of payments: so many minutes from commit to production, and from there to its end."""
    plan = ChangePlan("a release", services=("payments",), committed_at=clock())
    number = dossiers.begin(desk, CHANGES, lambda change: [Planned(plan=plan)]).number
    clock.forward(minutes=lead)
    dossiers.do(desk, CHANGES, number, lambda change: [Begun()])
    clock.forward(minutes=took)
    dossiers.do(desk, CHANGES, number, lambda change: [Ended(how=how, incident=incident)])


@pytest.fixture
def kept(desk: Desk, clock: FakeClock, opsdesk: Call) -> None:
    """Four releases of payments in an hour, of which two failed, and the incident that one of them led to."""
    opsdesk("service", "add", "payments", "--objective", "99.9 % a month")
    roll_out(desk, clock, lead=10, took=1, how=ChangeState.DONE)
    roll_out(desk, clock, lead=20, took=5, how=ChangeState.ROLLED_BACK)
    number = desk.open_incident(declaring.declare("Cards fail", services=["payments"])).incident.number
    started = clock()
    roll_out(desk, clock, lead=30, took=2, how=ChangeState.FAILED, incident=number)
    desk.do(number, declaring.set_milestone(Milestone.STARTED, started + timedelta(minutes=30), now=clock()))
    clock.forward(minutes=7)
    desk.do(number, declaring.set_milestone(Milestone.RECOVERED, clock(), now=clock()))
    desk.do(number, declaring.change_status(Status.RESOLVED))
    desk.do(number, noting.note_change("a flag that nobody recorded"))
    roll_out(desk, clock, lead=40, took=1, how=ChangeState.DONE)


def test_the_numbers_of_a_desk_agree_with_those_worked_out_by_hand(opsdesk: Call, kept: None) -> None:
    found = opsdesk("metrics", "--json", "--days", "30").json
    [payments] = found["services"]
    # 10, 20, 30 and 40 min: the middle is 25 min.
    assert {key: payments["lead_time"][key] for key in ("median_seconds", "n", "unknown")} == {
        "median_seconds": 1500, "n": 4, "unknown": 0,
    }  # fmt: skip
    assert (payments["deployments"], payments["frequency"]["per_day"]) == (4, 4 / 30)
    assert (payments["fail_rate"]["share"], payments["fail_rate"]["hits"], payments["fail_rate"]["n"]) == (0.5, 2, 4)
    # The one rolled back after 5 min; the other's incident recovered 2 + 7 min after it began: 7 min.
    assert (payments["recovery"]["median_seconds"], payments["recovery"]["n"]) == (420, 2)
    assert payments["rework_rate"]["share"] == 0
    # 9 of 43.2 min.
    budget = payments["error_budget"]
    assert (budget["allowed_minutes"], budget["spent_minutes"], budget["left_minutes"]) == (43.2, 9, 34.2)
    assert budget["left_share"] == 34.2 / 43.2
    assert payments["hint"]["speed"] == "go on as now", "four deployments are too few for a fail rate"
    assert (found["days"], found["parts"], found["without_service"], found["unrecorded"]) == (30, 12, 0, 1)
    assert payments["frequency"]["course"] == [0] * 11 + [4]


def test_people_read_a_table_that_says_from_how_many(opsdesk: Call, kept: None) -> None:
    assert opsdesk("metrics", "--service", "payments").out.splitlines() == [
        "2026-08-19 to 2026-11-17, 90 days",
        "A service is held against itself over time: no targets, and no ranking of services, teams or people.",
        "",
        "payments",
        "  lead time     25 min                 median, n = 4                   █",
        "  frequency     1.3 in 30 days         n = 4                ▁▁▁▁▁▁▁▁▁▁▁█",
        "  fail rate     50 %                   2 of n = 4                      █",
        "  recovery      7 min                  median, n = 2                   █",
        "  rework rate   0 %                    0 of n = 4                      ▁",
        "  error budget  34.2 of 43.2 min left  99.9 % over 30 days",
        "  hint          go on as now",
        "                - 4 deployments whose outcome is known are too few for a fail rate",
        "                - 9 of 43.2 bad minutes are spent: 79 % of the error budget is left",
        "",
        "Not counted: 1 change was noted on incidents and nowhere else: opsdesk change add makes them count.",
    ]


def test_an_empty_desk_says_what_to_do(opsdesk: Call) -> None:
    shown = opsdesk("metrics")
    assert (shown.code, shown.out.splitlines()[2]) == (
        0, "No service is in the registry, and none was deployed: “service add” makes the first.",
    )  # fmt: skip
    assert opsdesk("metrics", "--json").json["services"] == []


def test_every_key_of_the_json_is_documented(opsdesk: Call, kept: None) -> None:
    told = " ".join(opsdesk("metrics", "--help").out.split())
    found = opsdesk("metrics", "--json").json
    [service] = found["services"]
    nested = (service[name] for name in ("lead_time", "frequency", "fail_rate", "error_budget", "hint"))
    for keys in (found, service, *nested):
        for key in keys:
            assert key in told


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--service", "nowhere"), "neither the registry nor a change of the last days knows a service “nowhere”"),
        (("--days", "0"), "0 is no number of days to measure (1 to 3,660)"),
        (("--days", "99999"), "99999 is no number of days to measure (1 to 3,660)"),
    ],
)
def test_what_cant_be_measured_is_refused(opsdesk: Call, argv: tuple[str, ...], said: str) -> None:
    refused = opsdesk("metrics", *argv)
    assert (refused.code, refused.refusal) == (2, said)
