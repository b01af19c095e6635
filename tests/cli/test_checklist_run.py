"""`checklist run`, line by line: what is shown, what each answer does, and how a run is left and found again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cli.called import Called

Call = Callable[..., Called]

DEPLOY = """---
checklist: deploy
variable.host: which machine
---

# Deploy to {{ host }}

## Before

Only on weekdays.

- [ ] Look at {{ host }}
  Role: deployer
  Expect: it answers
  Link: https://example.org/look
  ```sh
  deploy look
  ```
  Some remark.

## Go

- [ ] Deploy
- [ ] Watch
"""


@pytest.fixture
def run(opsdesk: Call) -> Call:
    """Runs `deploy` with what is typed."""
    opsdesk("checklist", "import", "-", stdin=DEPLOY)

    def call(typed: str, *more: str) -> Called:
        return opsdesk("checklist", "run", "deploy", *more, stdin=typed)

    return call


def test_a_pause_then_a_step_with_all_that_helps(run: Call) -> None:
    called = run("\n", "--var", "host=eu-1")
    assert called.code == 0
    assert (
        called.out
        == """\
RUN-1 deploy v1: Deploy to eu-1 · 3 open · at 1.1 · 0 min · ana

-- pause: 1 Before · 1 step, read each, then do it
   Only on weekdays.

1.1 Look at eu-1
    who: deployer
    expect: it answers
    link: https://example.org/look
    $ deploy look
    Some remark.
"""
    )
    assert called.err == "RUN-1 is kept as it stands; to go on: opsdesk checklist run --resume RUN-1\n"


def test_what_isnt_filled_in_is_said(run: Call) -> None:
    assert run("q\n").err.startswith("not filled in: host\n")


def test_each_answer_does_its_work(run: Call, opsdesk: Call) -> None:
    opsdesk("declare", "Search is slow")
    typed = ["", "n hm", "w 10m", "1.1", "a @bo look in 20m", "a look", "x it broke", "", "", "s no need"]
    typed += ["r 2.1 it came back", "", "u", "d", "d", "n", "n", "y"]
    called = run("".join(f"{line}\n" for line in typed), "--incident", "INC-1", "--var", "host=eu-1")
    assert [line.strip() for line in called.out.splitlines() if re.match(r"    (undone|\d\.\d) ?", line)] == [
        "1.1 noted",
        "1.1 waits until 14:52 UTC (10:00)",
        "1.1 INC-1 A1: look",
        "1.1 INC-1 A2: look",
        "1.1 failed by ana at 14:42 UTC after 00:00: it broke",
        "2.1 done by ana at 14:42 UTC after 00:00",
        "2.2 skipped by ana at 14:42 UTC after 00:00: no need",
        "2.1 is open again",
        "2.1 done by ana at 14:42 UTC after 00:00",
        "undone: 2.1 done",
        "2.1 done by ana at 14:42 UTC after 00:00",
    ]
    assert "    note by ana at 14:42 UTC: opened again: it came back\n" in called.out
    assert called.out.endswith("RUN-1 signed off by ana\n")
    actions = opsdesk("show", "1", "--json").json["actions"]
    assert [(one["owners"], one["text"], one["check_in_at"][11:16]) for one in actions] == [
        (["bo"], "look", "15:02"),
        (["ana"], "look", "14:57"),
    ]


def test_lessons_and_the_signature_are_asked_for_at_the_end(run: Call, opsdesk: Call) -> None:
    called = run("\nx it broke\n\ns no need\nd\nd\nwhat\ny\nr Deploy it\nn\ny\n", "--var", "host=eu-1")
    assert called.code == 0, called.err
    assert "\n1.1 Look at {{ host }} · failed in RUN-1: it broke\n" in called.out
    assert "  +     note: Caution: failed in RUN-1: it broke (2026-11-17).\n" not in called.out
    assert "  + - [ ] Deploy it\n" in called.out
    assert called.out.endswith("changed: deploy v2\nRUN-1 signed off by ana\n")
    assert "Caution: failed in RUN-1: it broke (2026-11-17)." in opsdesk("checklist", "export", "deploy").out
    assert opsdesk("checklist", "runs", "--json").json[0]["learnt_version"] == 2


def test_the_questions_of_the_end_can_wait(run: Call, opsdesk: Call) -> None:
    called = run("\nx\nabandon rain\n")
    assert "--resume RUN-1" in called.err
    later = opsdesk("checklist", "run", "--resume", "RUN-1", stdin="x\nn\nn\n")
    assert "  - - [ ] Look at {{ host }}\n" in later.out
    assert later.err == ""
    again = opsdesk("checklist", "run", "--resume", "1", stdin="y\n")
    assert again.out.endswith("RUN-1 signed off by ana\n")
    assert opsdesk("checklist", "run", "--resume", "1").out.count("\n") == 1


def test_a_run_under_way_goes_on_at_its_step(run: Call, opsdesk: Call) -> None:
    run("\nd\n\nd\nq\n")
    called = run("q\n")
    assert called.err.startswith("RUN-1 is under way: it goes on (--new begins another)\n")
    assert "\n2.2 Watch\n" in called.out
    assert "its own values" in run("", "--var", "host=eu-2").refusal
    assert run("q\n", "--new").out.startswith("RUN-2")
    assert "RUN-2, RUN-1 are under way" in run("").refusal
    assert opsdesk("checklist", "run", "--resume", "RUN-2", stdin="").out.startswith("RUN-2")


def test_an_answer_that_is_none_changes_nothing(run: Call, opsdesk: Call) -> None:
    called = run("n too early\ns\nfoo\n2.2.2.2\n\nfoo\nd done\ns\nw soon\nr it\n9.9\n?\nu\nu\n\n")
    said = called.err.splitlines()
    assert said[1:-1] == [
        "no step is asked for here: Enter goes on, q leaves, ? lists the answers",
        "no step is asked for here: Enter goes on, q leaves, ? lists the answers",
        "“foo” is no answer; ? lists them",
        "RUN-1 has no step 2.2.2.2",
        "“foo” is no answer; ? lists them",
        "d stands alone; n TEXT writes words down",
        "skipping 1.1 needs a reason",
        "“soon” is no time to wait until (write 10m, 2h or 14:30)",
        "which step is to be open again, and why? r 2.3 it came back",
        "RUN-1 has no step 9.9",
        "“began” can't be undone",
    ]
    assert "    undone: confirmed section 1\n" in called.out
    assert "abandon WHY" in called.out


def test_a_step_out_of_turn(run: Call) -> None:
    called = run("\n2.2\n\n\n2.2\n1.1\nq\n")
    places = [line.split()[0] for line in called.out.splitlines() if line[:1].isdigit()]
    assert places == ["1.1", "2.2", "1.1"]
    assert "-- pause: 2 Go · 2 steps, read each, then do it\n   still open before it: 1.1\n" in called.out
    assert called.out.count("2.2 done by ana at 14:42 UTC\n") == 2, "marked, then shown; it never was the current one"


def test_what_waits_is_passed_over(run: Call) -> None:
    called = run("\nw 10m\n\nd\nd\nw\nq\n")
    assert "    1.1 waits until 14:52 UTC (10:00)\n\n-- pause: 2 Go" in called.out
    assert "1.1 waits no longer" in called.out


def test_what_somebody_typed_never_acts_on_the_terminal(opsdesk: Call) -> None:
    opsdesk("checklist", "import", "-", "--name", "odd", stdin="# T\x1b[2J\n\n- [ ] a\x9b31m\n")
    called = opsdesk("checklist", "run", "odd", stdin="\nx \x1b]0;title\x07\nn \x1b[H\nq\n")
    for told in (called.out, opsdesk("checklist", "status", "1").out, opsdesk("checklist", "export", "RUN-1").out):
        assert not {"\x1b", "\x9b", "\x07"} & set(told)


def test_bytes_that_are_no_text_are_replaced(run: Call, opsdesk: Call) -> None:
    opsdesk("checklist", "run", "deploy", stdin=b"\nn \xff\xfe\nq\n")
    [note] = opsdesk("checklist", "status", "1", "--json").json["sections"][0]["steps"][0]["notes"]
    assert note["text"] == "��"


def test_what_cant_be_run_is_said_in_one_line(opsdesk: Call) -> None:
    assert "name the checklist" in opsdesk("checklist", "run").refusal
    assert "no checklist “none”" in opsdesk("checklist", "run", "none").refusal
    assert "no RUN-9" in opsdesk("checklist", "run", "--resume", "RUN-9").refusal
    assert "“x” is no run" in opsdesk("checklist", "run", "--resume", "x").refusal
    assert "NAME=VALUE" in opsdesk("checklist", "run", "a", "--var", "b").refusal
    assert "is no change" in opsdesk("checklist", "run", "a", "--change", "x").refusal
