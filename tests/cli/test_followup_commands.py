"""`followup`: ideas and commitments apart, done and declined, the backlog, what is wrong; findings by exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture
def told(opsdesk: Call) -> None:
    """INC-1 with an idea, FU-1 that leaves nothing open, FU-2 that does."""
    opsdesk("declare", "Card payments fail", "--severity", "1")
    opsdesk("log", ":follow-up limit each tenant to 50 connections")
    good = opsdesk(
        "followup", "add", "Add", "an", "alert", "for", "pool use", "--incident", "INC-1", "--owner", "bo", "--kind",
        "detect", "--done-test", "a test pages", "--in", "the pool", "--ticket", "OPS-7", "--factor", "detection",
    )  # fmt: skip
    assert (good.out, good.err) == ("FU-1\n", "due 2026-12-02\n")
    vague = opsdesk("followup", "add", "Investigate monitoring", "--owner", "cy", "--due", "2026-11-01")
    assert [line[:6] for line in vague.err.splitlines()] == ["due 20", "W ACT4", "W ACT6", "I ACT7", "I ACT8"]


def test_what_is_empty_says_how_the_first_one_is_made(opsdesk: Call) -> None:
    assert opsdesk("followup", "list").err.startswith("no follow-up is open; somebody takes one on by: ")
    assert opsdesk("followup", "ideas").err.startswith("no idea waits; one is proposed while an incident runs: ")
    assert opsdesk("followup", "lint").err == "nothing is wrong with the open follow-ups\n"
    said = "0 incidents in 90 days\nnothing came back; two incidents are linked by: opsdesk recurrence link INC-9 INC-4"
    assert opsdesk("recurrence", "list").out.startswith(said)


@pytest.mark.parametrize("words", [("INC-1 cap the pool",), ("inc-1:", "cap", "the", "pool")])
def test_the_incident_may_stand_before_the_words(opsdesk: Call, told: None, words: tuple[str, ...]) -> None:
    assert opsdesk("followup", "add", *words, "--owner", "bo").out == "FU-3\n"
    held = opsdesk("followup", "show", "3", "--json").json
    assert (held["text"], held["incident"]) == ("cap the pool", "INC-1")
    assert "there is no INC-9" in opsdesk("followup", "add", "INC-9 cap it", "--owner", "bo").refusal
    assert "moves" not in opsdesk("followup", "move", "3", "2026-11-01", "--why", "x").refusal


def test_ideas_stand_apart_until_somebody_decides(opsdesk: Call, told: None) -> None:
    assert (
        opsdesk("followup", "ideas").out
        == "INC-1 1  nobody: limit each tenant to 50 connections (Card payments fail)\n"
    )
    listed = opsdesk("followup", "list")
    assert listed.err == "1 idea beside these that nobody has decided on: opsdesk followup ideas\n"
    assert opsdesk("followup", "idea", "INC-1", "1").refusal.startswith("nobody owns it: name one person")
    assert opsdesk("followup", "idea", "1", "1", "--owner", "di", "--kind", "prevent").out == "FU-3\n"
    assert opsdesk("followup", "ideas", "--json").json == []
    opsdesk("log", ":follow-up rewrite it")
    assert opsdesk("followup", "idea", "1", "2", "--decline", "a year of work").out == "FU-4\n"
    [declined] = [one for one in opsdesk("followup", "list", "--all", "--json").json if one["status"] == "declined"]
    assert (declined["text"], declined["outcome"], declined["opened_at"]) == ("rewrite it", "a year of work", None)


def test_they_are_listed_with_what_presses_first(opsdesk: Call, told: None, clock: FakeClock) -> None:
    opsdesk("followup", "move", "FU-1", "2026-11-20", "--why", "an audit")
    assert opsdesk("followup", "list").out.splitlines() == [
        "FU-2    overdue   –         cy: Investigate monitoring · due 2026-11-01, 16 days overdue · taken on today",
        "FU-1    this week detect    bo: Add an alert for pool use (INC-1) · due 2026-11-20, in 3 days · "
        "taken on today · moved 1 time, first due 2026-12-02",
    ]
    assert [one["id"] for one in opsdesk("followup", "list", "--owner", "@BO", "--json").json] == ["FU-1"]
    assert [one["id"] for one in opsdesk("followup", "list", "--incident", "1", "--json").json] == ["FU-1"]


def test_one_in_full(opsdesk: Call, told: None) -> None:
    opsdesk("followup", "edit", "FU-1", "--out", "the cache", "--ticket", "")
    assert opsdesk("followup", "done", "1", "--seen", "it paged after 3 minutes", "--by", "di").err == "FU-1: done\n"
    assert opsdesk("followup", "show", "FU-1").out.splitlines() == [
        "FU-1 Add an alert for pool use · done",
        "stands      done 2026-11-17 · di saw: it paged after 3 minutes",
        "owner       bo",
        "kind        detect",
        "done when   a test pages",
        "in          the pool",
        "out         the cache",
        "from        INC-1",
        "factor      detection",
        "outcome     di saw: it paged after 3 minutes",
    ]
    assert opsdesk("followup", "undo", "1").err == "FU-1: took back “done: it paged after 3 minutes”\n"
    assert opsdesk("followup", "decline", "1", "--why", "the pool goes in May").err == "FU-1: declined\n"
    assert opsdesk("followup", "reopen", "1", "--why", "it stays").err == "FU-1: open again, due 2026-12-02\n"


def test_what_is_wrong_is_found_and_said_by_the_exit_code(opsdesk: Call, told: None) -> None:
    assert opsdesk("followup", "lint", "FU-1").code == 0
    found = opsdesk("followup", "lint")
    assert (found.code, [line[:14] for line in found.out.splitlines()][:2]) == (1, ["FU-2    W ACT4", "FU-2    W ACT6"])
    for number in range(8):
        opsdesk("followup", "add", f"Retrain group {number}", "--owner", "bo", "--incident", "1", "--done-test", "x")
    assert (
        "INC-1   W ACT12 so many get done late or never (9): keep the 7 that matter" in opsdesk("followup", "lint").out
    )


def test_the_backlog_says_when_it_knows_too_little(opsdesk: Call, told: None) -> None:
    assert opsdesk("followup", "backlog").out.splitlines() == [
        "Too few to say whether it grows: 2 taken on, 0 closed in 12 weeks (n = 2).",
        "open        ▁▁▁▁▁▁▁▁▁▁▁█  0 → 2",
        "taken on    ▁▁▁▁▁▁▁▁▁▁▁█  2, at most 2 a week",
        "closed      ▁▁▁▁▁▁▁▁▁▁▁▁  0, at most 0 a week",
        "open now    2, 1 overdue, for 16 days",
        "on time     0 of 1 done by their day",
        "over        0 done, 0 declined",
        "for         0 prevent · 1 detect · 0 mitigate · 1 nobody said",
    ]
    for number in range(4):
        opsdesk("followup", "add", f"Add {number}", "--owner", "bo", "--due", "2026-12-01")
    held = opsdesk("followup", "backlog", "--weeks", "4", "--json").json
    assert (held["growth"], held["says"]) == ("grows", "It grows: 6 taken on, 0 closed in 4 weeks (n = 6).")
    assert held["weeks"][-1] == {"monday_on": "2026-11-16", "opened": 6, "closed": 0, "open": 6}


def test_what_a_run_leaves_to_be_done_can_outlive_its_signature(opsdesk: Call) -> None:
    opsdesk("checklist", "import", "-", "--name", "handover", stdin="# Handover\n\n- [ ] ring\n")
    assert opsdesk("checklist", "run", "handover", "--json").code == 0
    opsdesk("checklist", "confirm", "RUN-1", "1")
    opsdesk("checklist", "action", "RUN-1", "1.1", "@bo ask the vendor")
    opsdesk("checklist", "mark", "RUN-1", "1.1", "done")
    opsdesk("checklist", "end", "RUN-1")
    assert opsdesk("checklist", "sign-off", "RUN-1", "--follow-ups").code == 0
    [kept] = opsdesk("followup", "list", "--json").json
    assert (kept["text"], kept["owner"], kept["origin"]) == ("ask the vendor", "bo", "RUN-1 1.1")


def test_the_review_of_a_week_is_markdown_or_json(opsdesk: Call, told: None, tmp_path: Path) -> None:
    page = opsdesk("review").out
    assert page.startswith(
        "# Operations review 2026-W47\n\nMon 16 Nov to Tue 17 Nov 2026, as of Tue 17 Nov 2026 14:42 UTC."
    )
    assert "2 taken on, 0 closed, 1 overdue." in page
    opsdesk("review", "--week", "2026-W46", "-o", str(tmp_path / "review.md"))
    assert (tmp_path / "review.md").read_text().startswith("# Operations review 2026-W46")
    held = opsdesk("review", "--json").json
    assert (held["week"], held["parts"][0]["title"], held["parts"][0]["lines"][0][:5]) == (
        "2026-W47",
        "Incidents",
        "INC-1",
    )
    assert opsdesk("review", "--week", "soon").refusal == "“soon” is no week (write it like 2026-W47)"


def test_a_summary_tells_what_was_decided_on_and_not_the_ideas_alone(opsdesk: Call, told: None) -> None:
    opsdesk("log", ":follow-up rewrite it all")
    opsdesk("log", ":resolved")
    opsdesk("followup", "idea", "1", "1", "--owner", "di")
    opsdesk("followup", "idea", "1", "2", "--decline", "a year of work")
    opsdesk("followup", "done", "3", "--seen", "no tenant has more than 50")
    text = opsdesk("draft", "1", "--audience", "executives", "--stage", "postmortem").out
    assert "two changes to make: Add an alert for pool use; limit each tenant to 50 connections (done)." in text
    assert "rewrite it" not in text
