"""`recurrence`: proposed, linked, dismissed, made an improvement; as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture
def twice(opsdesk: Call, clock: FakeClock) -> None:
    """INC-2 is INC-1 again, 20 days after it and 2 after its follow-up was closed."""
    opsdesk("declare", "Card payments fail: pool exhausted", "--severity", "1", "--service", "payments")
    opsdesk("log", "INC-1", ":resolved rolled back")
    opsdesk("followup", "add", "Add a limit", "--incident", "1", "--owner", "bo")
    clock.forward(days=18)
    opsdesk("followup", "done", "1", "--seen", "it is limited")
    clock.forward(days=2)
    opsdesk("declare", "Payments fail, pool exhausted", "--severity", "2", "--service", "payments")


TOLD = [
    "INC-2 Payments fail, pool exhausted is INC-1 Card payments fail: pool exhausted again, after 20 days",
    "both speak of exhausted, pool; both hit payments",
    "came back after its follow-up FU-1 was closed",
]


def test_proposed_then_linked_then_improved(opsdesk: Call, twice: None) -> None:
    proposed = opsdesk("recurrence", "propose", "INC-2").out.splitlines()
    assert proposed == [f"perhaps {TOLD[0]}", *(f"        {line}" for line in TOLD[1:])]
    assert opsdesk("recurrence", "list").out.splitlines() == ["2 incidents in 90 days", *proposed]
    assert opsdesk("recurrence", "link", "2", "INC-1", "--why", "the same pool").out == "REC-1\n"
    made = opsdesk(
        "recurrence", "improve", "REC-1", "alert", "Add", "an alert", "--owner", "di", "--done-test", "it pages"
    )
    assert (made.out, made.err) == ("FU-2\n", "REC-1: alert FU-2 (di): Add an alert\n")
    assert (
        opsdesk("recurrence", "show", "1").out.splitlines()[-1] == "        made of it: alert FU-2 (di): Add an alert"
    )
    assert opsdesk("followup", "show", "FU-2", "--json").json["origin"] == "REC-1"
    [again] = opsdesk("recurrence", "list", "--json").json["linked"]
    assert (again["id"], again["improvements"][0]["about"]) == ("REC-1", "FU-2")


def test_dismissed_with_a_reason(opsdesk: Call, twice: None) -> None:
    assert opsdesk("recurrence", "dismiss", "2", "1", "--why", "another pool").out == "REC-1\n"
    assert (
        opsdesk("recurrence", "propose", "2").err
        == "nothing on this desk speaks for INC-2 being an earlier one again\n"
    )
    assert opsdesk("recurrence", "undo", "1").err == "REC-1: took back “dismissed: another pool”\n"
    assert opsdesk("recurrence", "link", "1", "2", "--why", "x").refusal.startswith("INC-1 began before INC-2")
    refused = opsdesk("recurrence", "improve", "1", "poster", "x").refusal
    assert refused == "“poster” is none of checklist, runbook, alert, ritual"


def test_an_open_incident_says_what_was_left_undone(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("declare", "Card payments fail: pool exhausted", "--severity", "1")
    opsdesk("followup", "add", "Add a limit", "--incident", "1", "--owner", "bo")
    clock.forward(days=55)
    said = "like INC-1, whose FU-1 is 40 days overdue (opsdesk similar INC-2)\n"
    assert opsdesk("declare", "Payments fail, pool exhausted").err == said
    assert opsdesk("declare", "The coffee machine leaks").err == ""
    similar = opsdesk("similar", "INC-2")
    assert similar.out.splitlines()[0] == "Like INC-1, whose FU-1 is 40 days overdue."
    assert "  to be done after it: FU-1 Add a limit (@bo), due 2026-12-02, 40 days overdue" in similar.out
