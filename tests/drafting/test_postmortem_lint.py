"""What the rules say of a postmortem's texts, each with what it lets pass."""

from __future__ import annotations

import pytest

from opsdesk.config.linting import OF_POSTMORTEMS, LintSettings, lint_problem
from opsdesk.domain.postmortem_prompts import PRELIMINARY
from opsdesk.drafting.lint import Level
from opsdesk.drafting.postmortem_lint import RULES, lint_factors, lint_text, rules_of_postmortems

FINDS = {
    "RCS1": (
        "The root cause was a full disk.",
        "Root cause: a full disk",
        "This is the real reason for it.",
        "The cause was the new pool.",
        "RCA: the pool",
        "There was a single root cause.",
        "It all came down to one bad deploy.",
        "It was solely due to the pool.",
        "The primary reason was the pool.",
        "The culprit turned out to be the pool.",
    ),
    "BLM1": (
        "Human error took it down.",
        "An engineer mistakenly removed the directory.",
        "bo forgot the second host.",
        "@Ana had accidentally deleted the wrong one.",
        "ana should have looked.",
        "This was Bo's mistake.",
        "Because of bo, payments failed.",
        "bo took down production.",
        "bo pushed the wrong file.",
        "ana didn't check the replica.",
    ),
    "CFT1": ("If we had tested it, users would not have noticed.", "We should have seen it."),
    "BLM2": ("It was due to an outage of a provider.",),
}
PASSES = (
    "Several things made it possible: the pool was small, and nothing told us.",
    "A root cause analysis was asked for by a customer.",
    "bo removed the directory on the host that the prompt named.",
    "ana looked at the graph and saw what she expected.",
    "The tool removed both, and asked nothing.",
    "There was no single root cause, and not a root cause either: several things met.",
    "The cause was not known by then.",
    "The cause of the delay is unknown.",
    "The only reason nobody lost data was a copy six hours old.",
    "Thanks to bo it was over soon; ana didn't see the alert, which was muted.",
    "We reach our provider by phone; its outage made our checkout slow.",
)
ASSERTED = (
    "It was caused by the new pool.",
    "Payments failed due to a full disk.",
    "The root cause is the pool.",
    "A bad deploy led to the outage.",
    "The release caused an outage.",
    "Payments failed because the disk was full.",
    "A bad deploy caused errors in checkout.",
    "The new config broke login.",
    "The problem originated in the load balancer.",
    "Cause: release 4.2",
)
NOT_ASSERTED = (
    "12 % of payments failed from 14:32 to 15:40 UTC. We look at the pool and at release 4.2.",
    "What caused it isn't known yet.",
    "We are looking at whether release 4.2 caused it.",
    "It is not known whether it was caused by release 4.2.",
    "Whether the deploy led to the errors is open.",
    "Due to the incident 300 orders were delayed.",
)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FINDS.items() for text in texts])
def test_it_finds(rule: str, text: str) -> None:
    found = lint_text("differed", text, ["ana", "bo"])
    assert rule in [finding.rule for finding in found]
    assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
    assert len({(finding.rule, finding.start) for finding in found}) == len(found)


@pytest.mark.parametrize("text", PASSES)
def test_it_passes(text: str) -> None:
    assert lint_text("differed", text, ["ana", "bo"]) == ()


@pytest.mark.parametrize("text", ASSERTED)
def test_a_preliminary_analysis_asserts_no_cause(text: str) -> None:
    found = [finding for finding in lint_text(PRELIMINARY, text) if finding.rule == "PRE1"]
    assert found
    assert found[0].blocks
    assert "PRE1" not in {finding.rule for finding in lint_text("differed", text)}


@pytest.mark.parametrize("text", NOT_ASSERTED)
def test_it_may_say_what_is_known_and_looked_at(text: str) -> None:
    assert lint_text(PRELIMINARY, text) == ()


def test_a_question_that_looks_ahead_may_speak_of_what_was_not() -> None:
    text = "If we had watched the pool, we would have seen it at once."
    assert [finding.rule for finding in lint_text("differed", text)] == ["CFT1"]
    assert lint_text("detect-sooner", text) == ()


def test_one_factor_is_never_all_there_is_to_say() -> None:
    assert [finding.rule for finding in lint_factors(["the pool was full"])] == ["RCS2"]
    assert lint_factors(["the pool was full", "nothing told us"]) == ()
    assert lint_factors([]) == ()
    assert [finding.rule for finding in lint_factors(["the pool", "human error"])] == ["BLM1"]


def test_the_rules_are_switched_off_and_levelled_by_the_settings() -> None:
    assert [rule.id for rule in rules_of_postmortems()] == list(OF_POSTMORTEMS)
    off = LintSettings(off=("RCS1", "RCS2", "PRE1"))
    assert rules_of_postmortems(off) == ()
    assert (
        lint_text("differed", FINDS["RCS1"][0], settings=off) == lint_text(PRELIMINARY, ASSERTED[0], settings=off) == ()
    )
    assert lint_factors(["the pool was full"], settings=off) == ()
    louder = LintSettings(levels={"RCS2": "E", "PRE1": "I", "BLM1": "I"})
    assert lint_factors(["the pool was full"], settings=louder)[0].blocks
    assert [finding.level for finding in lint_text(PRELIMINARY, ASSERTED[0], settings=louder)] == [Level.INFO]
    assert [finding.level for finding in lint_text("differed", "This was Bo's mistake.", ["bo"], louder)] == [
        Level.INFO
    ]
    assert lint_problem(louder) == lint_problem(off) == ""


def test_every_rule_says_where_it_comes_from_and_what_to_do() -> None:
    assert all(rule.source and rule.suggestion and rule.message for rule in RULES)
