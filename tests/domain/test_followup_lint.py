"""The rules that a follow-up is held to: for each what it stops, and what it lets pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from opsdesk.domain.followup import FollowUp, Kind, State, Task
from opsdesk.domain.followup_lint import lint, lint_set
from opsdesk.domain.followup_rules import RULES, SET_RULES, Known, Level

DUE = date(2026, 12, 1)
GOOD = Task(
    "Add an alert for every case where checkout returns more than 1 % errors",
    Kind.DETECT,
    "ana",
    DUE,
    "a test page of 2 % errors pages somebody within 5 minutes",
    "checkout",
)
DESK = Known(frozenset({"payments"}), frozenset({"ana", "web"}), frozenset({"zoe"}))

STOPPED = [
    ("ACT1", replace(GOOD, owner="")),
    ("ACT1", replace(GOOD, owner="zoe")),
    ("ACT2", replace(GOOD, owner="payments")),
    ("ACT2", replace(GOOD, owner="sre")),
    ("ACT2", replace(GOOD, owner="team-payments")),
    ("ACT2", replace(GOOD, owner="everybody")),
    ("ACT3", replace(GOOD, due=None)),
    ("ACT4", replace(GOOD, text="Investigate monitoring")),
    ("ACT4", replace(GOOD, text="Improve the runbook")),
    ("ACT4", replace(GOOD, text="Consider a second region")),
    ("ACT4", replace(GOOD, text="Look into connection pools")),
    ("ACT4", replace(GOOD, text="Ensure that backups work")),
    ("ACT4", replace(GOOD, text="Add a dashboard, and investigate slow queries")),
    ("ACT4", replace(GOOD, text="Be more careful with failovers")),
    ("ACT4", replace(GOOD, text="Retrain everybody on the console")),
    ("ACT4", replace(GOOD, text="Remind people to look at the host name")),
    ("ACT4", replace(GOOD, text="Reduce flaky tests (ongoing)")),
    ("ACT5", replace(GOOD, text="More kill switches")),
    ("ACT5", replace(GOOD, text="Rate-limits for imports")),
    ("ACT5", replace(GOOD, text="Hourly snapshots of the database")),
    ("ACT5", replace(GOOD, text="The alert is to be louder")),
    ("ACT6", replace(GOOD, done_test="")),
    ("ACT7", replace(GOOD, inside="")),
    ("ACT8", replace(GOOD, kind=None)),
]
LET_PASS = [
    replace(GOOD, owner="web"),
    replace(GOOD, owner="teamster"),
    replace(GOOD, text="Limit each tenant to 50 connections"),
    replace(GOOD, text="Add a dashboard by which we investigate slow queries"),
    replace(GOOD, text="Remove the reminder mails"),
    replace(GOOD, text="  set max_connections to 200"),
    replace(GOOD, text="Cut over to the new pool and drop the old one"),
    replace(GOOD, text="连接池 zu klein"),
    replace(GOOD, text="Rate-limit imports per customer"),
    replace(GOOD, text="Re-enable the nightly dump"),
    replace(GOOD, text="Gate deploys on the canary"),
]


@pytest.mark.parametrize(("rule", "task"), STOPPED, ids=lambda it: it if isinstance(it, str) else None)
def test_what_a_rule_stops(rule: str, task: Task) -> None:
    assert rule in {finding.rule for finding in lint(task, DESK)}


@pytest.mark.parametrize("task", [GOOD, *LET_PASS], ids=lambda task: f"{task.owner} {task.text[:20]}")
def test_what_the_rules_let_pass(task: Task) -> None:
    assert lint(task, DESK) == ()


def test_every_rule_has_an_example_and_says_what_to_write_instead() -> None:
    assert {rule for rule, _ in STOPPED} == {rule.id for rule in RULES}
    assert all(rule.suggestion and rule.source for rule in (*RULES, *SET_RULES))
    [finding] = [it for it in lint(replace(GOOD, text="Investigate monitoring")) if it.rule == "ACT4"]
    assert finding.words == "investigate"
    assert finding.suggestion.startswith("say what is changed once you know: “Add an alert")


def test_only_what_makes_it_no_commitment_is_an_error() -> None:
    assert [rule.id for rule in RULES if rule.level is Level.ERROR] == ["ACT1", "ACT2", "ACT3"]


def of(*texts: str, kinds: tuple[Kind | None, ...] = (Kind.PREVENT, Kind.DETECT, Kind.MITIGATE)) -> list[FollowUp]:
    return [
        FollowUp(number, task=replace(GOOD, text=text, kind=kinds[number % len(kinds)]))
        for number, text in enumerate(texts, start=1)
    ]


def found(followups: list[FollowUp]) -> list[str]:
    return [finding.rule for finding in lint_set(followups)]


def test_a_set_that_changes_nothing_but_people() -> None:
    assert found(of("Retrain the team", "Remind everybody")) == ["ACT10"]
    assert found(of("Retrain the team", "Refuse a drop without a ticket")) == []


def test_a_set_without_a_mix_says_what_is_missing() -> None:
    [finding] = lint_set(of("Add a", "Add b", "Add c", kinds=(Kind.PREVENT, None)))
    assert (finding.rule, finding.words) == ("ACT11", "no detect, no mitigate")
    assert found(of("Add a", "Add b", kinds=(Kind.PREVENT,))) == [], "of two no mix is asked"


def test_too_many_counts_only_what_wasnt_declined() -> None:
    eight = of(*(f"Add {number}" for number in range(8)))
    assert found(eight) == ["ACT12"]
    assert found([replace(eight[0], state=State.DECLINED), *eight[1:]]) == []
    assert lint_set([replace(eight[0], state=State.DECLINED)]) == ()


SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "incidents"


def proposed() -> Iterator[str]:
    for path in sorted(SHARED.glob("*.json")):
        yield from (row["text"] for row in json.loads(path.read_bytes()).get("postmortem_actions", ()))


@pytest.mark.skipif(not SHARED.exists(), reason="the real incidents lie beside the repository")
def test_real_ideas_are_neither_all_stopped_nor_all_let_pass() -> None:
    """Judged by reading: “Validate …”, “Grant …”, “Make …”, “Monitor …” say what is done, these four don't."""
    said = {text: {it.rule for it in lint(replace(GOOD, text=text))} for text in proposed()}
    assert len(said) == 13
    weak = {text.split()[0]: sorted(rules) for text, rules in said.items() if rules}
    assert weak == {
        "More": ["ACT5"],
        "Hourly": ["ACT5"],
        "Review": ["ACT4"],
        "Investigate": ["ACT4"],
    }
