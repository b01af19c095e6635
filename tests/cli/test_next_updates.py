"""Without the screen: what changed since the last update, what is promised, and what is held back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from opsdesk.desk.desk import Desk
from opsdesk.domain.vocabulary import Audience
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture
def told(opsdesk: Call, clock: FakeClock, number: int) -> int:
    """An incident whose customers know, since 14:44, that 12 % of payments fail; they hear again by 15:14."""
    clock.forward(minutes=2)
    opsdesk("log", "= 12 % of card payments in Europe fail")
    opsdesk("log", ":service checkout degraded")
    assert opsdesk("publish", str(number), "--audience", "customers").code == 0
    return number


def test_a_draft_says_what_changed_since_the_last_text(opsdesk: Call, clock: FakeClock, told: int) -> None:
    assert opsdesk("draft", "1", "--audience", "executives", "--json").json["since_last"] is None
    clock.forward(minutes=3)
    opsdesk("log", "= 30 % of card payments in Europe fail")
    called = opsdesk("draft", "1", "--audience", "customers")
    assert "1 fact changed since 14:44" in called.err
    assert "impact: 12 % of card payments in Europe fail → 30 % of card payments in Europe fail" in called.err
    since = opsdesk("draft", "1", "--audience", "customers", "--json").json["since_last"]
    assert list(since) == ["update", "stage", "sent_at", "compared", "changes", "contradictions"]
    assert (since["update"], since["compared"], since["contradictions"]) == (1, "facts", [])
    (change,) = since["changes"]
    assert (change["fact"], change["kind"]) == ("impact", "changed")
    assert (change["now"]["status"], change["now"]["words"]) == ("confirmed", "30 % of card payments in Europe fail")


def test_a_contradiction_is_drafted_as_a_correction(opsdesk: Call, clock: FakeClock, desk: Desk, told: int) -> None:
    opsdesk("log", ":started 14:30")
    clock.forward(minutes=3)
    opsdesk("publish", "1", "--audience", "customers")
    opsdesk("log", ":started 14:10")
    clock.forward(minutes=3)
    made = opsdesk("draft", "1", "--audience", "customers", "--json").json
    assert made["stage"] == "correction"
    (wrong,) = made["since_last"]["contradictions"]
    assert (wrong["fact"], wrong["update"], wrong["before"]["words"]) == ("started", 2, "14:30 UTC")
    other = opsdesk("publish", "1", "--audience", "customers", "--stage", "scope update")
    assert other.code == 1
    assert "CRT8" in other.err
    assert opsdesk("publish", "1", "--audience", "customers").code == 0
    assert desk.incident(told).updates[3].stage == "correction"


def test_the_same_text_is_refused_whatever_reason_is_given(opsdesk: Call, desk: Desk, told: int) -> None:
    text = desk.incident(told).updates[1].text
    again = opsdesk("publish", "1", "--audience", "customers", "--text", "-", "--override", "please", stdin=text)
    assert "have this very text already (sent 14:44 UTC)" in again.refusal
    assert len(desk.incident(told).updates) == 1


def test_show_and_handover_tell_promises_and_holds(opsdesk: Call, clock: FakeClock, told: int) -> None:
    opsdesk("log", ":snooze customers 1h we wait for the provider")
    opsdesk("log", ":pause executives they are on the call")
    clock.forward(minutes=34)
    shown = opsdesk("show", "1").out
    assert "customers   last 14:44 · promised 15:14, 4 min overdue · snoozed until 15:44" in shown
    assert "executives  paused: they are on the call" in shown
    handover = opsdesk("export", "1", "--as", "handover").out
    assert "Tell customers: the update they were promised is overdue by 04:00" in handover
    assert "promised 15:14 UTC, overdue by 04:00; snoozed until 15:44 UTC by ana" in handover
    assert "Decide whether updates to executives stay paused: they are on the call" in handover
    data = opsdesk("show", "1", "--json").json
    assert [(held["audience"], held["until"] is None) for held in data["holds"]] == [
        ("customers", False),
        ("executives", True),
    ]
    (row,) = opsdesk("list", "--json").json
    assert row["next_update"]["promised_at"] == "2026-11-17T15:14:00Z"
    assert "customers −04:00" in opsdesk("list").out


def test_resuming_by_a_line(opsdesk: Call, desk: Desk, told: int) -> None:
    assert opsdesk("log", ":resume all").code == 2
    assert opsdesk("log", ":pause all we are all in one room").code == 0
    assert opsdesk("log", ":resume all").code == 0
    assert all(not held.is_pause for held in desk.incident(told).holds.values())
    assert set(desk.incident(told).holds) == set(Audience)


def test_an_end_that_is_taken_back_is_to_be_corrected_at_once(opsdesk: Call, clock: FakeClock, told: int) -> None:
    assert opsdesk("agenda", "snooze", "INC-1 customers", "--until", "in 2h", "--why", "busy").code == 0
    opsdesk("log", ":recovered 14:50")
    clock.forward(minutes=10)
    opsdesk("log", "= Data: no payment was lost")
    opsdesk("log", ":resolved rolled back 4.2")
    text = "Card payments work again since 14:50 UTC. No payment was lost."
    sent = opsdesk("publish", "1", "--audience", "customers", "--text", "-", "--override", "true", stdin=text)
    assert sent.code == 0, sent.err
    clock.forward(minutes=5)
    opsdesk("log", "INC-1", ":reopen payments fail again")
    clock.forward(minutes=2)
    first = opsdesk("nudges", "1").out.splitlines()[0]
    assert first.startswith("send customers the correction")
    assert "they were told that it is over, and it is open again" in first
    shown = opsdesk("show", "1").out
    assert "customers   last 14:54 · they were told that it is over · correction 14:59 (−02:00)" in shown
    assert "customers −02:00" in opsdesk("list").out
    (row,) = opsdesk("list", "--json").json
    assert (row["next_update"]["kind"], row["next_update"]["at"]) == ("correction", "2026-11-17T14:59:00Z")
    items = json.loads(opsdesk("agenda", "--json").out)
    item = next(item for item in items if item["key"] == "INC-1 customers correction")
    assert (item["when"], item["why"]) == ("overdue", "they were told that it is over")
    assert item["words"].startswith("correction to customers: ")
    handover = opsdesk("export", "1", "--as", "handover").out
    assert ". Tell customers that it is not over (they were told that it is over): overdue by 02:00" in handover
    assert "correction due 14:59 UTC, overdue by 02:00" in handover
    opsdesk("log", ":snooze customers 15m we count first")
    assert "correction" not in opsdesk("nudges", "1").out
    assert "correction 15:16 (15:00) · snoozed until 15:16: we count first" in opsdesk("show", "1").out
    assert opsdesk("publish", "1", "--audience", "customers").code == 0
    assert "correction" not in opsdesk("show", "1").out
