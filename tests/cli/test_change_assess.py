"""`change assess`: numbers or answers as options; tier, reasons and demands as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.domain.risk_questions import QUESTIONS
from tests.cli.called import Called

Call = Callable[..., Called]

HARMLESS = [
    *("--done-before", "often", "--tested", "fully", "--documented", "fully", "--resources", "enough"),
    *("--users", "none", "--revenue", "none", "--customer-visible", "no", "--disruption", "none"),
    *("--rollback", "easy", "--restorable", "yes"),
]


def test_numbers_are_multiplied_and_the_tier_is_said_first(opsdesk: Call) -> None:
    called = opsdesk("change", "assess", "--likelihood", "3", "--impact", "4", "--rollback-rehearsed", "2026-11-01")
    assert called.code == 0
    assert called.out.startswith("high · likelihood 3 × impact 4 = 12\n")
    assert "a score of 12 to 19 is high" in called.out
    assert "rollback-rehearsed  Its rollback was rehearsed lately. (within 90 days; met: 2026-11-01, " in called.out
    assert "go-no-go" not in called.out


def test_every_question_can_be_answered(opsdesk: Call) -> None:
    said = opsdesk("change", "assess", *HARMLESS, "--json").json
    assert (said["tier"], said["score"], said["unknown"]) == ("standard", 1, [])
    held = [*said["likelihood"]["why"], *said["impact"]["why"]]
    assert [reason["question"] for reason in held] == [question.id for question in QUESTIONS]
    assert [reason["answer"] for reason in held] == HARMLESS[1::2]
    assert {reason["points"] for reason in held} == {0}


def test_nothing_said_is_allowed_and_counts_as_the_worst(opsdesk: Call) -> None:
    said = opsdesk("change", "assess", "--json").json
    assert (said["tier"], said["score"]) == ("extreme", 25)
    assert len(said["unknown"]) == 10
    assert "tested: unknown, counted as “not” (+4)" in opsdesk("change", "assess").out


def test_unknown_is_an_answer_too(opsdesk: Call) -> None:
    every = [word for question in QUESTIONS for word in (f"--{question.id.replace('_', '-')}", "unknown")]
    assert (
        opsdesk("change", "assess", *every, "--rollback-rehearsed", "unknown", "--json").out
        == opsdesk("change", "assess", "--json").out
    )


def test_each_floor_that_moved_it_is_named(opsdesk: Call) -> None:
    argv = ["change", "assess", *HARMLESS, "--irreversible", "--rollback-rehearsed", "never"]
    said = opsdesk(*argv, "--json").json
    assert said["tier_by_score"] == "standard"
    assert [(moved["floor"], moved["from"], moved["to"]) for moved in said["raised"]] == [
        ("never-rehearsed", "standard", "normal"),
        ("irreversible", "normal", "high"),
    ]
    text = opsdesk(*argv).out
    assert "raised from standard to normal: its rollback was never rehearsed" in text
    assert "raised from normal to high: it can't be undone" in text
    assert "(within 90 days; not met: never)" in text


def test_a_rehearsal_left_unsaid_is_pointed_out(opsdesk: Call) -> None:
    assert "if never, it is normal" in opsdesk("change", "assess", *HARMLESS).out
    assert opsdesk("change", "assess", *HARMLESS, "--json").json["tier_if_never_rehearsed"] == "normal"


def test_a_number_that_differs_from_the_answers_says_so(opsdesk: Call) -> None:
    out = opsdesk("change", "assess", *HARMLESS, "--impact", "3").out
    assert "impact 3 as given; the answers suggest 1: 1 and half of 0 points" in out


def test_an_emergency_demands_the_same_and_a_review(opsdesk: Call) -> None:
    argv = ["change", "assess", "--likelihood", "2", "--impact", "5", "--rollback-rehearsed", "2026-01-01"]
    planned, urgent = opsdesk(*argv, "--json").json, opsdesk(*argv, "--emergency", "--json").json
    assert urgent == {**planned, "emergency": True, "review_within_days": 2}
    out = opsdesk(*argv, "--emergency").out
    assert out.startswith("normal · emergency · ")
    assert "review it within 2 days" in out


def test_demands_carry_ids_their_tier_and_what_shows_them(opsdesk: Call) -> None:
    demands = opsdesk("change", "assess", "--likelihood", "5", "--impact", "5", "--json").json["demands"]
    assert [demand["id"] for demand in demands][-1] == "split-or-redesign"
    (rehearsal,) = (demand for demand in demands if demand["id"] == "rollback-rehearsed")
    assert rehearsal == {
        "id": "rollback-rehearsed",
        "tier": "high",
        "sentence": "Its rollback was rehearsed lately.",
        "evidence": "rollback rehearsal",
        "within_days": 90,
        "met": None,
    }


def test_the_rigor_of_the_settings_is_followed(opsdesk: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "strict.toml"
    path.write_text(
        "[rigor]\nversion = 2\nnormal_from = 2\nhigh_from = 4\n"
        '[[rigor.demands]]\nid = "two-people"\ntier = "normal"\nsentence = "Two people do it."\nevidence = "person"\n'
    )
    monkeypatch.setenv("OPSDESK_CONFIG", str(path))
    said = opsdesk("change", "assess", "--likelihood", "2", "--impact", "2", "--json").json
    assert (said["tier"], said["rigor_version"]) == ("high", 2)
    assert [demand["id"] for demand in said["demands"]] == ["two-people"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--likelihood", "0"], "greater than or equal to 1"),
        (["--impact", "6"], "less than or equal to 5"),
        (["--impact", "big"], "valid integer"),
        (["--users", "lots"], "'lots' is not one of 'none', 'few', 'many', 'all', 'unknown'."),
        (["--rollback-rehearsed", "lately"], "“lately” is no day (write it like 2026-"),
        (["--rollback-rehearsed", "2999-01-01"], "2999-01-01 is still to come; today is 2026-"),
        (["CHG-1"], "unexpected extra argument"),
    ],
)
def test_what_is_no_answer_is_refused_in_one_line(opsdesk: Call, argv: list[str], said: str) -> None:
    called = opsdesk("change", "assess", *argv)
    assert called.code == 2
    assert said in called.refusal


def test_it_needs_and_makes_no_store(opsdesk: Call, tmp_path: Path) -> None:
    nowhere = tmp_path / "none.db"
    assert opsdesk("change", "assess", "--db", str(nowhere)).code == 0
    assert not nowhere.exists()
