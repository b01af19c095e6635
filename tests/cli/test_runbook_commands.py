"""`runbook`: added, listed, shown, stale, reviewed, searched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]

TEXT = "# Restart payments\n\nFor when it hangs.\n\n## Steps\n1. Drain the queue\n2. Restart it\n"


@pytest.fixture
def kept(opsdesk: Call, tmp_path: Path) -> Path:
    """A runbook for payments, reviewed on the day before."""
    opsdesk("service", "add", "payments")
    (tmp_path / "pay.md").write_text(TEXT)
    said = ("--owner", "ana", "--service", "payments", "--reviewed", "2026-11-16", "--interval", "90")
    added = opsdesk("runbook", "add", str(tmp_path / "pay.md"), *said, "--escalation", "@bo")
    assert (added.code, added.out) == (0, "DOC-1\n"), added.err
    return tmp_path / "pay.md"


def test_a_change_makes_it_stale_and_a_review_of_services_answers_that(
    opsdesk: Call, kept: Path, clock: FakeClock
) -> None:
    assert (opsdesk("runbook", "stale").code, opsdesk("runbook", "stale", "--json").json) == (0, [])
    assert opsdesk("runbook", "stale", "--days", "91").code == 1
    opsdesk("change", "add", "new router", "--service", "payments")
    stale = opsdesk("runbook", "stale")
    words = "payments changed on 2026-11-17 (CHG-1 new router), after its review of 2026-11-16"
    assert (stale.code, stale.out) == (1, f"DOC-1  Restart payments: stale: {words}\n")
    assert opsdesk("runbook", "list", "--service", "payments", "--json").json[0]["reasons"] == [
        {"cause": "service changed", "words": words}
    ]
    assert "DOC-1 review" in opsdesk("agenda").out
    clock.forward(hours=1)
    reviewed = opsdesk("runbook", "review", "DOC-1", "--checked", "services", "--checked", "steps", "all", "fine")
    assert (reviewed.code, reviewed.err) == (0, "DOC-1: reviewed, again by 2027-02-15\n")
    assert opsdesk("runbook", "stale").code == 0
    assert opsdesk("runbook", "list").out == "DOC-1  Restart payments: reviewed 2026-11-17, again by 2027-02-15\n"


def test_a_wrong_step_is_shown_first_and_noted_in_the_incident(opsdesk: Call, kept: Path) -> None:
    opsdesk("declare", "payments hang")
    marked = opsdesk("runbook", "wrong", "1", "Drain", "the", "queue", "--why", "no such command", "--incident", "1")
    assert (marked.code, marked.err) == (0, "DOC-1: marked, and to be reviewed\n")
    assert opsdesk("runbook", "show", "1").out.splitlines() == [
        "DOC-1 Restart payments",
        "stale: step “Drain the queue” was marked wrong in INC-1 on 2026-11-17 by ana: no such command",
        "sort        runbook",
        f"place       {kept}",
        "owner       ana",
        "services    payments",
        "escalation  @bo",
        "interval    90 days",
        "review      reviewed 2026-11-16, again by 2027-02-14",
        "text        7 lines, kept 2026-11-17",
        "reviews",
        "  2026-11-16 · the stamp it came with",
    ]
    assert "step “Drain the queue” is wrong" in opsdesk("export", "1", "--as", "timeline").out
    shown = opsdesk("runbook", "show", "1", "--json").json
    assert (shown["wrong_steps"][0]["incident"], shown["text"]) == ("INC-1", TEXT.strip())
    assert opsdesk("runbook", "undo", "1").err.startswith("DOC-1: took back “step “Drain the queue” marked wrong")


def test_texts_are_read_and_searched_without_their_files(opsdesk: Call, kept: Path) -> None:
    kept.unlink()
    assert opsdesk("runbook", "show", "1", "--text").out == TEXT.strip() + "\n"
    assert opsdesk("runbook", "search", "queue", "drain").out == "DOC-1:6 Steps: 1. Drain the queue\n"
    assert opsdesk("runbook", "search", "restart").out == (
        "DOC-1 Restart payments\nDOC-1:1 # Restart payments\nDOC-1:7 Steps: 2. Restart it\n"
    )
    assert opsdesk("runbook", "search", "restart", "--json").json[0] == {
        "id": "DOC-1",
        "title": "Restart payments",
        "line": None,
        "heading": "",
        "text": "Restart payments",
    }
    assert "can't be read" in opsdesk("runbook", "refresh").err


def test_refresh_takes_in_what_is_different_and_a_urls_text_is_given(opsdesk: Call, kept: Path) -> None:
    assert opsdesk("runbook", "refresh").out == ""
    kept.write_text(TEXT + "3. Look\n")
    assert opsdesk("runbook", "refresh").out == "DOC-1 Restart payments\n"
    added = opsdesk("runbook", "add", "https://example.org/Mail", "--sort", "escalation path", "--text", "-", stdin="x")
    assert added.out == "DOC-2\n"
    assert "--text" in opsdesk("runbook", "refresh", "2").refusal
    opsdesk("runbook", "refresh", "DOC-2", "--text", "-", stdin="# Mail\n")
    assert opsdesk("runbook", "show", "2", "--text").out == "# Mail\n"
    assert "Mail · escalation path" in opsdesk("runbook", "edit", "2", "--owner", "bo").out


def test_a_drill_that_failed_and_what_nobody_goes_by(opsdesk: Call, kept: Path) -> None:
    assert "needs a reason" in opsdesk("runbook", "drill", "1", "failed").refusal
    opsdesk("runbook", "drill", "1", "failed", "--why", "no access")
    assert opsdesk("runbook", "stale").out.endswith("stale: a drill failed on 2026-11-17: no access\n")
    opsdesk("runbook", "retire", "1", "moved", "to", "the", "vendor")
    assert (opsdesk("runbook", "stale").code, opsdesk("runbook", "list").out) == (0, "")
    assert "retired: moved to the vendor" in opsdesk("runbook", "list", "--all").out
    assert "is retired" in opsdesk("runbook", "review", "1", "--checked", "steps").refusal


def test_what_can_not_be_kept_is_said_in_a_line(opsdesk: Call, kept: Path) -> None:
    assert "is DOC-1" not in opsdesk("runbook", "add", str(kept)).refusal
    assert "no document" in opsdesk("runbook", "show", "RB-1").refusal
    assert "there is no DOC-9" in opsdesk("runbook", "show", "9").refusal
    assert "no day" in opsdesk("runbook", "add", "https://example.org", "--reviewed", "soon").refusal
    assert opsdesk("runbook", "review", "1").refusal
    assert (
        opsdesk("runbook", "add", "nowhere.md").refusal
        == f"{Path('nowhere.md').resolve()}: can't be read (No such file or directory)"
    )
