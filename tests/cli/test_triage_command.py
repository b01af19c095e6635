"""`triage`: inputs as options, the result recorded on request, a policy tried on past incidents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk.desk import Desk
from opsdesk.domain.criteria import Exposure, TriageInputs, inputs_from_json
from tests.cli.called import Called

Call = Callable[..., Called]

ALL_GIVEN = [
    *("--users-pct", "12.5", "--function", "degraded", "--core", "--data", "none", "--no-contract", "--workaround"),
    *("--redundancy", "left", "--trend", "steady", "--teams", "1", "--no-help-asked", "--no-blind"),
]


def test_nothing_known_is_allowed_and_counts_as_significant(opsdesk: Call) -> None:
    said = opsdesk("triage", "--json").json
    assert (said["classification"], said["severity"]) == ("significant", 2)
    assert set(said["inputs"].values()) == {None}
    assert "users_pct" in said["unknowns"]


def test_every_input_can_be_given(opsdesk: Call) -> None:
    said = opsdesk("triage", *ALL_GIVEN, "--json").json
    assert said["inputs"] == {
        "users_pct": 12.5,
        "function": "degraded",
        "core": True,
        "data_or_security": "none",
        "contract": False,
        "workaround": True,
        "redundancy": "left",
        "trend": "steady",
        "teams": 1,
        "help_asked": False,
        "blind": False,
    }
    assert (said["rule"], said["severity"], said["unknowns"]) == ("core-degraded", 3, [])


def test_the_text_names_rule_roles_and_cadence(opsdesk: Call) -> None:
    text = opsdesk("triage", "--data", "confirmed").out
    assert text.startswith("SEV-1 critical · rule data-or-security: ")
    assert "to staff: commander, deputy" in text
    assert "customers: first within 5 min" in text


@pytest.mark.parametrize("word", ["ok", "fine"])
def test_a_function_that_works_has_two_names(opsdesk: Call, word: str) -> None:
    assert opsdesk("triage", "--function", word, "--json").json["inputs"]["function"] == "fine"


@pytest.mark.parametrize(
    "argv", [["--users-pct", "101"], ["--teams", "-1"], ["--function", "so-so"], ["--data", "maybe"], ["INC-9"]]
)
def test_answers_that_are_none_are_refused(opsdesk: Call, argv: list[str]) -> None:
    assert opsdesk("triage", *argv).refusal


def test_with_an_incident_the_result_is_recorded(opsdesk: Call, desk: Desk, number: int) -> None:
    opsdesk("triage", f"INC-{number}", "--data", "suspected", "--users-pct", "3")
    held = desk.incident(number)
    assert (held.severity, held.triage_rule, held.policy_version) == (1, "data-or-security", 1)
    assert inputs_from_json(held.triage_inputs) == TriageInputs(users_pct=3, data_or_security=Exposure.SUSPECTED)


@pytest.fixture
def strict(tmp_path: Path) -> str:
    """A policy under which any impaired function is critical."""
    path = tmp_path / "strict.toml"
    path.write_text(
        "[policy]\nversion = 2\n"
        '[[policy.rules]]\nid = "any-impairment"\nseverity = 1\nsentence = "It does not work."\n'
        'when = { function = "degraded" }\n'
    )
    return str(path)


def test_another_policy_judges_otherwise(opsdesk: Call, strict: str) -> None:
    said = opsdesk("triage", "--function", "degraded", "--policy", strict, "--json").json
    assert (said["rule"], said["policy_version"]) == ("any-impairment", 2)


def test_a_policy_is_tried_on_past_incidents(opsdesk: Call, number: int, strict: str) -> None:
    opsdesk("triage", "1", "--function", "degraded", "--users-pct", "1", "--no-core", "--workaround")
    opsdesk("declare", "never triaged")
    opsdesk("declare", "triaged, and the same under both")
    opsdesk("triage", "3", "--function", "ok", "--users-pct", "0")
    called = opsdesk("triage", "--policy", strict, "--test", "--json")
    assert called.code == 1
    changed = json.loads(called.out)["changed"]
    assert [(item["incident"], item["after"]["rule"]) for item in changed] == [("INC-1", "any-impairment")]
    assert "INC-1: SEV-4 anomaly" in opsdesk("triage", "--policy", strict, "--test").out


def test_the_policy_in_force_changes_nothing(opsdesk: Call, number: int, tmp_path: Path) -> None:
    opsdesk("triage", "1", "--function", "down")
    same = tmp_path / "same.toml"
    same.write_text("[policy]\nversion = 7\n")
    called = opsdesk("triage", "--policy", str(same), "--test")
    assert (called.code, called.out) == (0, "")


def test_trying_needs_a_policy_that_can_be_read(opsdesk: Call, tmp_path: Path) -> None:
    assert "--policy FILE" in opsdesk("triage", "--test").refusal
    assert "can't be read" in opsdesk("triage", "--policy", str(tmp_path / "no.toml")).refusal
