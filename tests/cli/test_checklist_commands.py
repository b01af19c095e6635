"""`checklist`: taken in, listed, shown, checked and written out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called

Call = Callable[..., Called]

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "checklists"
needs_files = pytest.mark.skipif(not FOLDER.exists(), reason="../shared/data/checklists isn't here")

DEPLOY = """---
checklist: deploy
owner: payments
last_reviewed_on: 2026-11-01
review_in: 90 days
---

# Deploy

## Go

- [ ] Deploy to one instance
  Role: deployer
  Expect: it answers
  ```sh
  deploy one
  ```
  - [ ] Look
"""


def test_a_template_is_tried_taken_in_changed_and_left_alone(opsdesk: Call) -> None:
    assert opsdesk("checklist", "import", "-", "--dry-run", stdin=DEPLOY).out == (
        "would be new: deploy v1: Deploy · 2 steps · other · owner payments\n"
    )
    assert opsdesk("checklist", "list").out == ""
    assert opsdesk("checklist", "import", "-", stdin=DEPLOY).out.startswith("new: deploy v1")
    assert opsdesk("checklist", "import", "-", stdin=DEPLOY).out.startswith("unchanged: deploy v1")
    changed = opsdesk("checklist", "import", "-", stdin=DEPLOY.replace("Look", "Listen"))
    assert changed.out.splitlines()[1:] == ["    ## Go", "  -   - [ ] Look", "  +   - [ ] Listen"]
    [row] = opsdesk("checklist", "import", "-", "--json", stdin=DEPLOY).json
    assert row == {
        "name": "deploy", "version": 3, "became": "changed", "step_count": 2,
        "differences": ["-   - [ ] Listen", "+   - [ ] Look"], "dry_run": False,
    }  # fmt: skip


def test_a_template_is_listed_and_shown(opsdesk: Call) -> None:
    opsdesk("checklist", "import", "-", stdin=DEPLOY)
    opsdesk("checklist", "import", "-", "--name", "Try It", stdin="- [ ] a\x1b[31m")
    listed = opsdesk("checklist", "list").out.splitlines()
    assert listed[1] == "try-it v1: try-it · 1 step · other · no owner · stale: never reviewed"
    shown = opsdesk("checklist", "show", "deploy").out
    assert (
        "\n1 Go\n  1.1 [ ] Deploy to one instance\n    who: deployer\n    expect: it answers\n    $ deploy one\n"
        in shown
    )
    assert "    1.1.1 [ ] Look\n" in shown
    rows = opsdesk("checklist", "list", "--json").json
    assert [(row["name"], row["step_count"], row["reasons"]) for row in rows][1] == (
        "try-it",
        1,
        [{"words": "never reviewed"}],
    )
    whole = opsdesk("checklist", "show", "deploy", "--json").json
    assert (whole["last_reviewed_on"], whole["by"], whole["version"]) == ("2026-11-01", "ana", 1)
    assert [step["number"] for step in whole["sections"][0]["steps"]] == ["1.1", "1.1.1"]


def test_what_is_written_out_is_what_came_in(opsdesk: Call, tmp_path: Path) -> None:
    opsdesk("checklist", "import", "-", stdin=DEPLOY)
    kept = DEPLOY.replace("checklist: deploy\n", "checklist: deploy\nversion: 1\n")
    assert opsdesk("checklist", "export", "deploy").out == kept
    file = tmp_path / "d.md"
    assert str(file) in opsdesk("checklist", "export", "deploy", "-o", str(file)).err
    assert file.read_text(encoding="utf-8") == kept
    assert opsdesk("checklist", "import", str(file)).out.startswith("unchanged")


def test_findings_are_the_exit_code_for_what_is_kept_and_for_files(opsdesk: Call, tmp_path: Path) -> None:
    opsdesk("checklist", "import", "-", stdin=DEPLOY)
    assert opsdesk("checklist", "lint", "deploy").out == ""
    file = tmp_path / "odd.md"
    file.write_text(DEPLOY.replace("Look", "Check that everything is fine"), encoding="utf-8")
    called = opsdesk("checklist", "lint", str(file))
    assert called.code == 1
    assert called.out.splitlines() == [
        "W CKL3  1.1.1: nobody can show that it is done “everything is fine” → say what is to be seen: a number, a "
        "state, a place to look (Expect: …)",
        "W CKL6  the checklist: no version → import it: the desk counts",
    ]
    json = opsdesk("checklist", "lint", str(file), "--json")
    assert (json.code, json.out.count('"rule"')) == (1, 2)


def test_starters_come_sound_and_only_once(opsdesk: Call) -> None:
    names = [line.split()[1] for line in opsdesk("checklist", "import", "--starters").out.splitlines()]
    assert names == [
        "customer-liaison", "deploy", "incident-commander", "on-call-onboarding", "production-readiness", "rollback",
        "vendor-due-diligence",
    ]  # fmt: skip
    assert all(opsdesk("checklist", "lint", name).code == 0 for name in names)
    assert all(line.startswith("unchanged") for line in opsdesk("checklist", "import", "--starters").out.splitlines())
    opsdesk("checklist", "import", "-", stdin=DEPLOY)
    assert "kept as it is: deploy v2" in opsdesk("checklist", "import", "--starters").out


def test_what_cant_be_done_is_said_in_one_line(opsdesk: Call, tmp_path: Path) -> None:
    assert "no checklist “none”" in opsdesk("checklist", "show", "none").refusal
    assert "no checklist “none”" in opsdesk("checklist", "lint", "none").refusal
    assert "can't be read" in opsdesk("checklist", "lint", str(tmp_path / "none.md")).refusal
    assert "no step in it" in opsdesk("checklist", "import", "-", stdin="# Title").refusal
    assert "name a FILE" in opsdesk("checklist", "import").refusal
    assert "one FILE" in opsdesk("checklist", "import", "a", "b", "--name", "c").refusal


@needs_files
@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_a_real_checklist_goes_through_the_desk_whole(opsdesk: Call, file: Path) -> None:
    assert opsdesk("checklist", "import", str(file)).out.startswith(f"new: {file.stem} v1")
    written = opsdesk("checklist", "export", file.stem).out
    assert opsdesk("checklist", "import", "-", stdin=written).out.startswith(f"unchanged: {file.stem} v1")
    words = re.compile(r"\w+")
    assert not Counter(words.findall(file.read_text(encoding="utf-8"))) - Counter(words.findall(written))
