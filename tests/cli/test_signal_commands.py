"""`signal`: the inbox without a screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsdesk.desk.desk import Desk
from opsdesk.desk.signals_taking_in import take_in
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY
from opsdesk.domain.signal_report import Condition
from tests.cli.called import Called
from tests.desk.signals_told import report
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture(autouse=True)
def _told(desk: Desk, clock: FakeClock) -> None:
    reports = [
        report(0, severity="critical", services=("payments",), text="95 %", labels=(("host", "db-7"),)),
        report(4, severity="critical", url="https://m/1"),
        report(5, key="cpu", severity="p3"),
        report(6, Condition.RESOLVED, key="cpu", severity="p3"),
    ]
    clock.forward(minutes=42)
    take_in(desk, reports, DEFAULT_SIGNAL_POLICY)


def test_what_waits_is_listed_and_shown_with_everything_that_was_said(opsdesk: Call) -> None:
    assert opsdesk("signal", "list").out.splitlines() == [
        "SIG-1   SEV-1 critical  prometheus: disk is full (payments) · firing for 42 min, 2 times · waiting",
        "SIG-2   SEV-3 p3        prometheus: cpu is full · resolved there 36 min ago · waiting",
    ]
    rows = opsdesk("signal", "list", "--json").json
    assert (rows[0]["id"], rows[0]["services"], rows[0]["incident"]) == ("SIG-1", ["payments"], None)
    shown = opsdesk("signal", "show", "SIG-1").out
    for words in ("disk is full · waiting", "https://m/1", "2026-11-17 14:42 UTC firing: disk is full", "    95 %"):
        assert words in shown
    said = opsdesk("signal", "show", "1", "--json").json["said"]
    assert [one["labels"] for one in said] == [{"host": "db-7"}, {}]


def test_a_signal_is_merged_and_taken_out_again(opsdesk: Call, desk: Desk) -> None:
    opsdesk("declare", "Payments fail")
    assert opsdesk("signal", "merge", "SIG-1", "INC-1").err == "SIG-1: part of INC-1\n"
    assert "decided already: part of INC-1" in opsdesk("signal", "merge", "1", "1").refusal
    assert opsdesk("signal", "undo", "1").err == "SIG-1: took back “merged into INC-1”\n"
    assert "there is no INC-7" in opsdesk("signal", "merge", "1", "7").refusal


def test_a_signal_is_declared_under_its_own_words_or_others(opsdesk: Call, desk: Desk) -> None:
    assert opsdesk("signal", "declare", "1").out == "INC-1\n"
    assert opsdesk("signal", "declare", "2", "--title", "Machines are slow").out == "INC-2\n"
    assert [desk.incident(number).title for number in (1, 2)] == ["disk is full", "Machines are slow"]


def test_signals_are_dismissed_by_name_or_all_that_are_resolved(opsdesk: Call) -> None:
    assert opsdesk("signal", "dismiss", "--resolved").err == "SIG-2: dismissed\n"
    assert opsdesk("signal", "dismiss", "--resolved").err == "no signal is resolved\n"
    assert "needs a reason" in opsdesk("signal", "dismiss", "SIG-1").refusal
    assert "which signals" in opsdesk("signal", "dismiss", "--why", "noise").refusal
    assert "no signal" in opsdesk("signal", "dismiss", "INC-1", "--why", "noise").refusal
    assert opsdesk("signal", "dismiss", "SIG-1", "--why", "a test").err == "SIG-1: dismissed\n"
    nothing = opsdesk("signal", "list")
    assert (nothing.out, "opsdesk import" in nothing.err) == ("", True)
    assert opsdesk("signal", "list", "--all", "--json").json[1]["why"] == "a test"


def test_noise_is_told_for_people_and_for_programs(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("signal", "dismiss", "1", "2", "--why", "noise")
    assert opsdesk("signal", "noise").out.splitlines()[0] == (
        "prometheus: 2 signals, none became incidents, 2 dismissed, 1 repeat, decided after 0 min (median)"
    )
    row = opsdesk("signal", "noise", "--json").json[0]
    assert (row["source"], row["signals"], row["verdict"], row["alerts"][0]["alert"]) == (
        "prometheus",
        2,
        None,
        "disk is full",
    )
    clock.forward(days=9)
    assert opsdesk("signal", "noise", "--days", "3").err == "no signal came in the last 3 days\n"
