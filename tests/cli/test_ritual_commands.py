"""`ritual` and `meeting`: set up, held line by line, weighed, written out; as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.cli.status_round import STATUS_ROUND
from tests.fakes import FakeClock

Call = Callable[..., Called]

MEETING = "here: ana, bo\n! delete the disk alert\nn\n@bo raise the pool by fri\nhelp\n@x\n? pay\nnothing new\nend\n"


@pytest.fixture
def review(opsdesk: Call) -> None:
    """RIT-1, held on Tuesdays at 15:00 UTC."""
    rule = ("--rule", "FREQ=WEEKLY;BYDAY=TU;COUNT=4", "--at", "15:00")
    added = opsdesk("ritual", "add", "weekly-on-call-review", "--owner", "@ana", *rule)
    assert (added.code, added.out) == (0, "RIT-1\n"), added.err


def test_one_that_ships_is_listed_and_shown(opsdesk: Call, review: None) -> None:
    listed = "RIT-1  On-call review · Tue 17 Nov 2026 15:00 UTC · ana · never held\n"
    assert opsdesk("ritual", "list").out == listed
    shown = opsdesk("ritual", "show", "RIT-1").out
    assert "comes    every week on Tue, 4 times, at 15:00 UTC" in shown
    assert "costs    125 EUR each time, 500 EUR a year (4 times)" in shown
    assert "  1. What came out of last time · 3 min  ← agreed-actions" in shown
    told = opsdesk("ritual", "show", "1", "--json").json
    assert told["next"] == {
        "at": "2026-11-17T15:00:00Z", "slot_at": "2026-11-17T15:00:00Z", "status": "ahead", "why": "",
    }  # fmt: skip
    assert told["cost"] == {"once": 125.0, "per_year": 500.0, "times_a_year": 4}
    assert {"purpose", "agenda", "recurrence", "slots", "meetings", "health", "findings"} <= {*told}


def test_a_meeting_is_held_line_by_line_and_its_minutes_written(opsdesk: Call, review: None, tmp_path: Path) -> None:
    held = opsdesk("ritual", "run", "1", stdin=MEETING)
    assert (held.code, held.out.splitlines()[0]) == (0, "MTG-1 On-call review")
    assert "2/5 Incidents of the week, and what nearly was one · 10 min" in held.out
    assert held.out.endswith("MTG-1 held\nA1 bo: raise the pool, due 2026-11-20\n")
    assert held.err.splitlines() == [
        "an action needs an owner and words: @ana raise the pool size by fri",
        "minutes: opsdesk ritual export MTG-1",
    ]
    minutes = opsdesk("ritual", "export", "MTG-1").out
    assert minutes.startswith("# Minutes: On-call review\n")
    assert "- [ ] A1 **bo**: raise the pool, due 2026-11-20" in minutes
    opsdesk("ritual", "export", "MTG-1", "-o", str(tmp_path / "minutes.md"))
    assert (tmp_path / "minutes.md").read_text() == minutes
    assert opsdesk("ritual", "say", "MTG-1", "A1", "done", "--json").json["actions"][0]["status"] == "done"
    health = opsdesk("ritual", "health", "1", "--json").json[0]
    assert (health["held"], health["decisions"], health["done"], health["on_time"]) == (1, 1, 1, 1)


def test_a_script_holds_a_meeting(opsdesk: Call, review: None) -> None:
    begun = opsdesk("ritual", "run", "1", "--json").json
    assert (begun["id"], begun["slot_at"], begun["item"]) == ("MTG-1", "2026-11-17T15:00:00Z", 1)
    assert opsdesk("ritual", "run", "1", "--json").json["id"] == "MTG-1", "it goes on"
    assert "under way" in opsdesk("ritual", "list").out
    said = opsdesk("ritual", "say", "MTG-1", "!", "yes", "--json").json
    assert said["decisions"][0]["text"] == "yes"
    left = opsdesk("ritual", "run", "1", stdin="quit\n")
    assert left.err == "MTG-1 is under way; to go on: opsdesk ritual run RIT-1\n"
    assert opsdesk("ritual", "say", "MTG-1", "n 9").refusal == "MTG-1 has items 1 to 5"
    assert opsdesk("ritual", "say", "MTG-1", "end").code == 0
    assert opsdesk("ritual", "say", "MTG-1", "! no").refusal == "MTG-1 is over"


def test_dates_are_skipped_and_moved(opsdesk: Call, review: None) -> None:
    skipped = opsdesk("ritual", "skip", "1", "--why", "holiday")
    assert skipped.err == "RIT-1: not held on Tue 17 Nov 2026 15:00 UTC\n"
    opsdesk("ritual", "move", "1", "--to", "2026-11-25 09:00", "--why", "ana is off")
    assert "Wed 25 Nov 2026 09:00 UTC, moved: ana is off" in opsdesk("ritual", "list").out
    assert "RIT-1: On-call review" in opsdesk("agenda").out
    assert opsdesk("ritual", "undo", "1").err.startswith("RIT-1: took back “moved 2026-11-24")
    assert opsdesk("ritual", "skip", "1", "--date", "2026-11-26 09:00", "--why", "x").refusal == (
        "RIT-1 has no open date at 2026-11-26 09:00 UTC"
    )
    opsdesk("ritual", "retire", "1", "--why", "enough")
    assert opsdesk("ritual", "list").out == ""
    assert "retired: enough" in opsdesk("ritual", "list", "--all").out


def test_three_empty_runs_are_findings(opsdesk: Call, review: None, clock: FakeClock) -> None:
    for _ in range(3):
        opsdesk("ritual", "run", "1", stdin="end\n")
        clock.forward(days=7)
    found = opsdesk("ritual", "health")
    assert found.code == 1
    assert "propose to cancel: 3 runs in a row without a decision or an action, and nobody even noted" in found.out
    assert "propose: cancel" in opsdesk("ritual", "list").out
    assert opsdesk("meeting", "lint", "RIT-1").out.startswith("empty-runs: 3 runs in a row")


def test_an_own_ritual_comes_from_a_file(opsdesk: Call) -> None:
    assert opsdesk("ritual", "add", "-", stdin=STATUS_ROUND).out == "RIT-1\n"
    linted = opsdesk("meeting", "lint", "1")
    assert linted.code == 1
    assert [line.partition(":")[0] for line in linted.out.splitlines()] == [
        "information-only", "no-purpose", "no-outcome", "no-agenda", "no-end", "too-long",
    ]  # fmt: skip
    assert opsdesk("meeting", "async", "1").out.startswith("# Status round, in writing\n")
    opsdesk("ritual", "edit", "1", "--minutes", "30", "--rule", "FREQ=WEEKLY;BYDAY=TU;COUNT=8", "--zone", "Asia/Tokyo")
    assert "every week on Tue, 8 times, at 15:00 Asia/Tokyo" in opsdesk("ritual", "show", "1").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 5", "-: title should be a valid string"),
        ('title = "x"\nsaeson = 1', "-: a ritual has no “saeson”"),
        ("title = ", "-: no valid TOML"),
        ('title = "x"\nagenda = [{ minutes = 5 }]', "-: agenda#1.title is missing"),
        ('title = "x"\naim = "gossip"', "-: aim"),
        ('title = "x"\nowner = "two words"', "is no short name"),
    ],
)
def test_a_file_that_can_t_be_used_is_refused_with_place_and_reason(opsdesk: Call, text: str, said: str) -> None:
    assert said in opsdesk("ritual", "add", "-", stdin=text).refusal


def test_what_a_meeting_costs(opsdesk: Call) -> None:
    cost = opsdesk(
        "meeting", "cost", "--people", "4", "--people", "2:senior", "--minutes", "45", "--rule", "FREQ=DAILY"
    )
    assert cost.out == "6 people, 45 min: 375 EUR each time\n365 times a year: 136,875 EUR\n"
    ends = opsdesk("meeting", "cost", "--people", "4", "--rule", "FREQ=WEEKLY;COUNT=26")
    assert ends.out.endswith("26 times a year: 3,900 EUR\n")
    last = opsdesk("meeting", "cost", "--people", "4", "--rule", "FREQ=WEEKLY;COUNT=1")
    assert last.out.endswith("once a year: 150 EUR\n")
    told = opsdesk("meeting", "cost", "planning", "--json").json
    assert (told["people"], told["cost"]["times_a_year"]) == (7, 13)
    nobody = opsdesk("meeting", "cost").refusal
    assert nobody == "the meeting: nobody is said to come; write --people 6, or --people 2:senior"
    assert "there is no rate band “star”" in opsdesk("meeting", "cost", "--people", "1:star").refusal
    assert "names no number" in opsdesk("meeting", "cost", "--people", "few").refusal
    assert "is no ritual that ships" in opsdesk("meeting", "cost", "nonsense").refusal


def test_templates_are_listed_and_printed(opsdesk: Call, tmp_path: Path) -> None:
    assert len(opsdesk("ritual", "templates").out.splitlines()) == 5
    assert {one["name"] for one in opsdesk("ritual", "templates", "--json").json} >= {"planning", "retrospective"}
    printed = opsdesk("ritual", "templates", "retrospective").out
    assert opsdesk("ritual", "add", "-", stdin=printed).out == "RIT-1\n"
    assert "is no ritual that ships" in opsdesk("ritual", "templates", "x").refusal


@pytest.mark.parametrize("words", [("show", "9"), ("show", "x"), ("run", "9"), ("export", "MTG-9"), ("add", "x")])
def test_what_isn_t_there_is_said_in_a_line(opsdesk: Call, words: tuple[str, ...]) -> None:
    assert opsdesk("ritual", *words).refusal
