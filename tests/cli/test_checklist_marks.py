"""A run driven by a script: one command an answer, JSON on standard output, and the record at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsdesk.cli.checklist_run_json import SUMMARY
from tests.cli.called import Called

Call = Callable[..., Called]

DEPLOY = "# Deploy to {{ host }}\n\n## Before\n\n- [ ] Look\n\n## Go\n\n- [ ] Deploy\n- [ ] Watch\n"


@pytest.fixture
def checklist(opsdesk: Call) -> Call:
    """`checklist` with RUN-1 of `deploy` under way."""
    opsdesk("checklist", "import", "-", "--name", "deploy", stdin=DEPLOY)
    opsdesk("checklist", "run", "deploy", "--var", "host=eu-1", "--json")
    return lambda *argv: opsdesk("checklist", *argv)


def test_a_script_begins_a_run_or_finds_the_one_under_way(checklist: Call, opsdesk: Call) -> None:
    found = checklist("run", "deploy", "--json")
    run = found.json
    assert list(run) == [*SUMMARY, "sections"]
    assert (run["id"], run["position"], run["variables"], run["counts"]["open"]) == (
        "RUN-1",
        "1.1",
        {"host": "eu-1"},
        3,
    )
    assert [(part["number"], part["confirmed"], len(part["steps"])) for part in run["sections"]] == [
        (1, False, 1),
        (2, False, 2),
    ]
    assert checklist("runs", "--json").json == [{key: run[key] for key in SUMMARY}]


def test_every_answer_is_a_command(checklist: Call, opsdesk: Call) -> None:
    assert checklist("confirm", "RUN-1", "1").out.startswith("RUN-1 deploy v1: Deploy to eu-1 · 3 open · at 1.1")
    assert checklist("mark", "1", "1.1", "failed", "--why", "full").out == (
        "RUN-1 1.1 failed by ana at 14:42 UTC after 00:00: full\n"
    )
    assert "marked failed by ana at 14:42 UTC" in checklist("mark", "1", "1.1", "done").refusal
    assert checklist("mark", "1", "1.1", "open", "--why", "no").out.startswith("RUN-1 1.1 note by ana")
    assert checklist("mark", "1", "1.1", "done", "--json").json["sections"][0]["steps"][0]["status"] == "done"
    assert "begins with a pause" in checklist("mark", "1", "2.1", "done").refusal
    checklist("confirm", "1", "2")
    assert checklist("wait", "1", "2.1", "10m").out == "RUN-1 2.1 waits until 14:52 UTC (10:00)\n"
    assert checklist("wait", "1", "2.1").out == "RUN-1 2.1 open\n"
    assert checklist("note", "1", "2.1", "hm").out == "RUN-1 2.1 note by ana at 14:42 UTC: hm\n"
    assert checklist("action", "1", "2.1", "@bo look").out.endswith("to do: @bo look\n")
    assert checklist("undo", "1").out.count("RUN-1") == 1
    asked = checklist("action", "1", "2.1", "@bo look in 20m")
    assert asked.out.endswith("to do: @bo look, to ask at 15:02 UTC\n")
    assert "RUN-1 2.1 to do 1: @bo look\n" in opsdesk("agenda").out
    assert "2 steps are open" in checklist("end", "1").refusal
    checklist("mark", "1", "2.1", "skipped", "--why", "no need")
    checklist("mark", "1", "2.2", "done")
    assert "needs a reason" in checklist("end", "1", "--abandon", "").refusal, "an empty reason finishes nothing"
    assert "finished" in checklist("end", "1").out
    assert checklist("sign-off", "1", "--json").json["signed_by"] == "ana"


def test_what_a_run_teaches_is_tried_and_learnt(checklist: Call) -> None:
    checklist("confirm", "1", "1")
    checklist("mark", "1", "1.1", "failed", "--why", "full")
    checklist("end", "1", "--abandon", "rain")
    tried = checklist("learn", "1", "--dry-run").out
    assert tried == "deploy v1\n    - [ ] Look\n  +   note: Caution: failed in RUN-1: full (2026-11-17).\n"
    assert checklist("learn", "1", "--decline", "--json").json["learnt_version"] == 0
    assert "RUN-1 has no step 9.9" in checklist("learn", "1", "9.9").refusal
    assert checklist("learn", "1", "2.1").out == "deploy v1: nothing to learn\n"
    learnt = checklist("learn", "1", "1.1", "--json").json
    assert (learnt["version"], learnt["lessons"][0]["remedy"]) == (2, "caution")
    assert checklist("learn", "1").out == "deploy v2: nothing to learn\n"
    assert "failed or skipped since the review: 1.1 (failed in RUN-1)" in checklist("list").out


def test_how_a_run_stands(checklist: Call) -> None:
    checklist("confirm", "1", "1")
    checklist("mark", "1", "1.1", "done")
    assert (
        checklist("status", "RUN-1").out
        == """\
RUN-1 deploy v1: Deploy to eu-1 · 1 done, 2 open · at 2.1 · 0 min · ana
host = eu-1

1 Before
  1.1 [x] Look
    done by ana at 14:42 UTC after 00:00

2 Go (pause)
  2.1 [ ] Deploy
  2.2 [ ] Watch
"""
    )
    assert checklist("runs").out.startswith("RUN-1 deploy v1: Deploy to eu-1 · 1 done, 2 open · at 2.1")


def test_a_run_is_written_out_as_a_record_and_a_template_as_itself(checklist: Call) -> None:
    assert checklist("export", "RUN-1").out.startswith("# RUN-1: Deploy to eu-1\n")
    assert checklist("export", "deploy").out.startswith("---\nchecklist: deploy\n")
    assert "no RUN-7" in checklist("export", "RUN-7").refusal
    assert "no checklist “run-1”" in checklist("export", "run-1").refusal


def test_words_that_are_no_mark_or_run_are_refused(checklist: Call) -> None:
    assert "is no run" in checklist("status", "deploy").refusal
    assert checklist("mark", "1", "1.1", "perhaps").code == 2
    assert "no RUN-9" in checklist("status", "9").refusal
