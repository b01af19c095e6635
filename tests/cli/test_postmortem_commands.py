"""`postmortem`: begun with the end of an incident, answered, held back, advanced, written out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk import followups_ideas, postmortems, postmortems_factors
from opsdesk.desk.desk import Desk
from opsdesk.domain.postmortem_prompts import PROMPTS
from opsdesk.domain.vocabulary import HypothesisStatus, Milestone
from tests.cli.called import Called
from tests.cli.real_incidents import each_real_incident
from tests.desk.postmortem_story import SETTINGS, answered
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture
def begun(opsdesk: Call) -> Call:
    """PM-1, begun by resolving a SEV-2 of which little is known."""
    opsdesk("declare", "Card payments fail", "--severity", "2")
    opsdesk("log", "= 12 % of payments fail")
    opsdesk("log", "@bo joins")
    resolved = opsdesk("log", ":resolved")
    assert resolved.err == "PM-1: its postmortem is begun (SEV-2), owner ana\n"
    return opsdesk


def test_it_goes_from_the_end_of_the_incident_to_its_own(begun: Call, clock: FakeClock) -> None:
    line = "PM-1   INC-1 SEV-2 Card payments fail: draft, ana, meeting by 2026-11-24, 19 missing\n"
    assert begun("postmortem", "list").out == line
    refused = begun("postmortem", "advance", "INC-1").refusal
    assert refused.startswith("PM-1 can't be in review yet: started: missing: say when it was, or that nobody knows; ")
    assert "preliminary analysis" in begun("agenda").out
    begun("postmortem", "milestone", "PM-1", "all")
    begun("postmortem", "milestone", "1", "started", "14:30")
    for name in ("detected", "acknowledged", "mitigated", "recovered"):
        told = begun("postmortem", "milestone", "1", name, "unknown").out
    assert "started: 2026-11-17 14:30 UTC\n" in told
    assert " · " not in told, "each is settled"
    for prompt in PROMPTS:
        if prompt.needed:
            begun("postmortem", "answer", "1", prompt.id, "-", stdin=f"{prompt.title}:\n- 3 things\n")
    added = begun("postmortem", "factor", "1", "add", "limit", "the pool was full", "--evidence", "#3")
    assert added.out == "F1\n"
    begun("postmortem", "answer", "1", "none-because", "the", "service", "goes")
    assert begun("postmortem", "advance", "1").err == "PM-1 is in review\n"
    assert begun("postmortem", "advance", "1").refusal == (
        "PM-1 can't be reviewed yet: no review meeting is written down: say on which day, and who was there"
    )
    assert begun("postmortem", "met", "1", "--with", "ana,bo").err == "PM-1: reviewed on 2026-11-17\n"
    assert begun("postmortem", "advance", "1").err == "PM-1 is reviewed\n"
    assert begun("postmortem", "back", "1").refusal == "going back needs a reason"
    assert begun("postmortem", "back", "1", "--why", "numbers from support").err == "PM-1 is in review\n"
    begun("postmortem", "advance", "1")
    assert begun("postmortem", "advance", "1").err == "PM-1 is closed\n"
    assert begun("postmortem", "list").out == ""
    assert "closed, ana" in begun("postmortem", "list", "--all").out


def test_what_is_missing_and_what_the_log_tells_is_shown(begun: Call) -> None:
    page = begun("postmortem", "show", "PM-1").out
    assert "missing before it is in review\n  started         started: missing" in page
    assert "  ! overview        What happened, in two or three sentences" in page
    held = begun("postmortem", "show", "INC-1", "--json").json
    assert (held["id"], held["incident"], held["status"], held["meeting_due_on"]) == (
        "PM-1",
        "INC-1",
        "draft",
        "2026-11-24",
    )
    assert {"about": "factors", "words": "no contributing factor is named"} in held["missing"]
    impact = held["sections"]["impact"][0]
    assert (impact["words"], impact["entries"], impact["by"]) == ("12 % of payments fail", [3], "ana")
    assert begun("postmortem", "list", "--json").json[0]["id"] == "PM-1"


def test_it_waits_while_its_incident_is_open_again(begun: Call, clock: FakeClock) -> None:
    clock.forward(hours=2)
    begun("log", "INC-1", ":reopen payments fail again")
    assert "draft, ana, waits as INC-1 is open again, 19 missing" in begun("postmortem", "list").out
    page = begun("postmortem", "show", "PM-1").out
    assert "due           nothing yet: INC-1 is open again; its dates count from the new end" in page
    assert "2026-11-2" not in page
    assert "PM-1" not in begun("agenda").out
    held = begun("postmortem", "show", "PM-1", "--json").json
    assert (held["preliminary_due_at"], held["draft_due_on"], held["meeting_due_on"]) == (None, None, None)
    clock.forward(days=1)
    assert begun("log", ":resolved").err == "PM-1: its dates are counted from the new end: meeting by 2026-11-25\n"
    assert "meeting by 2026-11-25" in begun("postmortem", "list").out
    assert begun("log", "INC-1", ":closed").err == ""


def test_what_can_t_be_done_says_why(begun: Call) -> None:
    refusals = {
        ("start", "1"): "PM-1 is the postmortem of INC-1 (draft)",
        ("show", "PM-9"): "there is no PM-9 on this desk",
        ("show", "it"): "“it” is no postmortem (write it like PM-3 or 3, or as its incident: INC-7)",
        ("answer", "1", "culprit", "x"): "“culprit” is none of its questions; there are preliminary, overview, impact",
        ("milestone", "1", "begun"): "“begun” is no milestone; there are started",
        ("factor", "1", "remove", "two"): "“two” is no factor (they are written F2)",
        ("factor", "1", "remove", "F2"): "PM-1 has no F2 (it has: none)",
    }
    for words, said in refusals.items():
        assert begun("postmortem", *words).refusal.startswith(said)
    begun("declare", "Another")
    assert begun("export", "2", "--as", "postmortem").refusal.startswith("INC-2 has no postmortem: opsdesk postmortem")


def test_an_empty_list_says_where_they_are(opsdesk: Call) -> None:
    assert opsdesk("postmortem", "list").err.startswith("no postmortem yet; a major incident begins its own")
    opsdesk("declare", "Search is slow")
    opsdesk("log", "INC-1", ":resolved it was one query")
    opsdesk("postmortem", "start", "INC-1")
    assert opsdesk("postmortem", "call-off", "PM-1", "--why", "too small").code == 0
    assert opsdesk("postmortem", "list").err == "none is under way; --all lists those that are over\n"


def test_it_is_reviewed_in_a_ritual_s_meeting(begun: Call, clock: FakeClock) -> None:
    begun("ritual", "add", "postmortem-meeting", "--owner", "ana")
    clock.forward(days=2)
    held = begun("ritual", "run", "1", stdin="here: ana, bo\nend\n")
    assert "PM-1 draft: postmortem draft: Card payments fail (ana)" in held.out
    assert begun("postmortem", "met", "1", "--meeting", "MTG-1").err == "PM-1: reviewed on 2026-11-19\n"
    review = begun("postmortem", "show", "1", "--json").json["review"]
    assert review == {"on": "2026-11-19", "present": ["ana", "bo"], "meeting": "MTG-1"}
    assert begun("postmortem", "met", "1", "--meeting", "MTG-9").refusal == "there is no MTG-9 on this desk"


def test_an_empty_pipe_takes_no_answer_away(begun: Call) -> None:
    begun("postmortem", "answer", "1", "trend", "once")
    assert "holds no words" in begun("postmortem", "answer", "1", "trend", "-", stdin=" \n").refusal
    assert begun("postmortem", "answer", "1", "trend", "twice").err.endswith("is answered\n")
    assert begun("postmortem", "answer", "1", "trend", "").err.endswith("is open\n")


def test_lint_finds_blame_and_a_single_cause(begun: Call) -> None:
    assert begun("postmortem", "lint", "1").code == 0
    begun("postmortem", "answer", "1", "differed", "The root cause was that bo forgot it")
    found = begun("postmortem", "lint", "1")
    assert found.code == 1
    assert [line.split()[1] for line in found.out.splitlines()] == ["RCS1", "BLM1"]
    blamed = json.loads(begun("postmortem", "lint", "1", "--json").out)[1]
    assert (blamed["about"], blamed["rule"], blamed["level"]) == ("differed", "BLM1", "E")


def test_it_is_written_out_in_two_orders_and_without_names(begun: Call, tmp_path: Path) -> None:
    begun("postmortem", "answer", "1", "overview", "BO's change filled the pool; @ana and bo took it back")
    sre = begun("postmortem", "export", "1", "--as", "sre").out
    wanted = "Summary Impact Root Trigger Resolution Detection Action Lessons Timeline Supporting"
    assert [heading.split()[0] for heading in re.findall(r"^## (.*)", sre, re.M)] == wanted.split()
    begun("postmortem", "export", "1", "--as", "practice", "--anonymous", "-o", str(tmp_path / "out.md"))
    page = (tmp_path / "out.md").read_text()
    assert "responder's change filled the pool; commander and responder took it back" in page
    assert not re.search(r"\b(ana|bo)\b", page, re.IGNORECASE)
    html = begun("--as", "bo", "postmortem", "export", "1", "--as", "html").out
    assert html.startswith("<!doctype html>")
    assert all(
        f">{words}<" in html for words in ("At a glance", "BO&#39;s change filled the pool; @ana and bo took it back")
    )
    own = begun("export", "1", "--as", "postmortem").out
    assert own.startswith("# Postmortem PM-1: INC-1 Card payments fail\n")
    assert begun("postmortem", "factors").out.startswith("change\n  release ")


def test_all_of_it_is_edited_at_once_and_nothing_is_lost(begun: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    begun("postmortem", "factor", "1", "add", "release", "4.2", "--evidence", "#3")
    begun("postmortem", "answer", "1", "trend", "once")
    text = begun("postmortem", "edit", "1", "--print").out
    assert "## Overview {#overview}\n\n> What happened, in two" in text
    edited = text.replace("{#overview}\n", "{#overview}\n\nIt failed.\n").replace("\nonce\n", "\n")
    edited = edited.replace(
        "- F1 release: 4.2 (#3)", "- F1 release: 4.2 and its pool (#3, #2)\n- bad-luck: x\n- no-alert: y"
    )
    edited += "\n# Who did it?\n\nnobody\n"
    taken = begun("postmortem", "edit", "1", "--from", "-", stdin=edited)
    assert taken.err.splitlines() == [
        "factor “x”: “bad-luck” is no kind of factor; there are release, configuration, migration, limit-reached, "
        "unexpected-load, provider, own-dependency, single-point, no-alert, misleading-signal, unsafe-tool, "
        "slow-rollback, backup-unproven, hand-over, hard-to-reach, instructions, known-risk, untested-path",
        "3 lines are among the notes now: under “Who did it?”",
        "1 line is among the notes now: under “Contributing factors”",
    ]
    held = begun("postmortem", "show", "1", "--json").json
    said = {question["id"]: question["answer"] for question in held["questions"]}
    assert (said["overview"], said["trend"]) == ("It failed.", None)
    assert "# Who did it?\n\nnobody" in said["notes"]
    assert [(factor["id"], factor["text"], factor["entries"]) for factor in held["factors"]] == [
        ("F1", "4.2 and its pool", [2, 3]),
        ("F2", "y", []),
    ]
    monkeypatch.setenv("EDITOR", "sed 'x")
    monkeypatch.delenv("VISUAL", raising=False)
    assert "$EDITOR can't be read (no closing quotation)" in begun("postmortem", "edit", "1").refusal
    monkeypatch.setenv("EDITOR", "sed -i s/failed/stopped/")
    assert begun("postmortem", "edit", "1").err == ""
    assert "It stopped." in begun("postmortem", "show", "1").out
    again = begun("postmortem", "edit", "1", "--print").out
    assert begun("postmortem", "edit", "1", "--from", "-", stdin=again).err == ""


@each_real_incident
def test_every_fact_of_a_real_incident_stands_on_an_entry(opsdesk: Call, desk: Desk, file: Path) -> None:
    opsdesk("import", str(file))
    assert opsdesk("postmortem", "start", "1").out == "PM-1\n"
    held = opsdesk("postmortem", "show", "1", "--json").json
    entries = {entry.seq for entry in desk.entries(1)}
    facts = [fact for section in held["sections"].values() for fact in section]
    assert len(facts) > len(entries)
    for fact in facts:
        assert fact["entries"] or fact["refs"], fact
        assert set(fact["entries"]) <= entries, fact
    timeline = held["sections"]["timeline"]
    assert timeline[0]["at"] <= held["sections"]["milestones"][0]["at"], "it begins with what led to it"
    sections = {name for name, those in held["sections"].items() if those}
    assert {"overview", "impact", "milestones", "hypotheses", "what was tried", "messages sent"} <= sections


@each_real_incident
def test_a_real_incident_goes_through_every_gate(opsdesk: Call, desk: Desk, file: Path) -> None:
    opsdesk("import", str(file))
    opsdesk("postmortem", "start", "1", "--owner", "ana")
    held = answered(desk, postmortems.one(desk, 1))
    incident = desk.incident(1)
    for milestone in Milestone:
        if incident.reached(milestone) is None:
            postmortems.correct(desk, 1, milestone, None)
    opsdesk("postmortem", "milestone", "1", "all")
    confirmed = [it for it in incident.hypotheses.values() if it.status is HypothesisStatus.CONFIRMED]
    for cause in confirmed[:3]:
        postmortems_factors.add_factor(desk, SETTINGS, 1, "known-risk", cause.statement, [cause.name])
    for idea in incident.follow_ups.values():
        followups_ideas.decline_idea(desk, 1, idea.number, "told for the test alone", desk.clock().date())
    postmortems.answer(desk, 1, "none-because", "it is long ago")
    assert opsdesk("postmortem", "advance", "1").err == "PM-1 is in review\n"
    opsdesk("postmortem", "met", "1", "--with", "ana,bo")
    assert opsdesk("postmortem", "advance", "1").err == "PM-1 is reviewed\n"
    assert opsdesk("postmortem", "advance", "1").err == "PM-1 is closed\n"
    page = opsdesk("postmortem", "export", "1", "--as", "sre").out
    assert "Not answered yet." not in page
    assert all(cause.name in page for cause in confirmed)
    assert held.incident == 1


@each_real_incident
def test_no_responder_s_name_survives_in_an_anonymous_one(opsdesk: Call, desk: Desk, file: Path) -> None:
    opsdesk("import", str(file))
    for name in ("zoe", "yan"):
        opsdesk("log", "INC-1", f"@{name} joins")
        opsdesk("log", "INC-1", f"{name.title()} asked @{name} about it, {name}'s words")
    opsdesk("postmortem", "start", "1", "--owner", "xi")
    opsdesk("postmortem", "answer", "1", "overview", "Xi, ZOE and yan met")
    incident = desk.incident(1)
    names = {*incident.people, *(name for action in incident.actions.values() for name in action.owners), "xi", "ana"}
    for form in ("sre", "practice", "html"):
        page = opsdesk("postmortem", "export", "1", "--as", form, "--anonymous").out
        found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", page, re.IGNORECASE)]
        assert found == []
        assert "responder 2" in page
