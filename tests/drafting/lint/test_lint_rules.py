"""Every rule finds what it is for and passes what it must."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timezone

import pytest

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import Category, Finding, Level, LintContext, lint, rule_list
from tests.drafting.lint.examples import ALL
from tests.drafting.lint.examples.about_claims import NOTHING_NEW, UNCHANGED
from tests.drafting.lint.examples.example import ENGINEERS, NOW, POOL_CONFIRMED, Example, minutes, texts

UNCHANGED_STILL = UNCHANGED.replace("14:30", "14:58").replace("15:00", "15:28")


def _cases(which: int) -> Iterator[object]:
    for rule, examples in ALL.items():
        for example in examples[which]:
            yield pytest.param(rule, example, id=f"{rule}: {example.text[:60]}")


def _found(rule: str, example: Example) -> list[Finding]:
    return [finding for finding in lint(example.text, example.context) if finding.rule == rule]


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert {rule.id for rule in rule_list()} == set(ALL)
    assert all(finds and passes for finds, passes in ALL.values())


@pytest.mark.parametrize(("rule", "example"), list(_cases(0)))
def test_a_rule_finds(rule: str, example: Example) -> None:
    assert _found(rule, example), lint(example.text, example.context)


@pytest.mark.parametrize(("rule", "example"), list(_cases(1)))
def test_a_rule_passes(rule: str, example: Example) -> None:
    assert not _found(rule, example)


def test_rules_are_complete_data() -> None:
    rules = rule_list()
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.message, rule.id
        assert rule.suggestion, rule.id
        assert rule.source, rule.id
        assert rule.find or rule.check, rule.id
    assert {rule.category for rule in rules} == set(Category)


def test_a_finding_as_json_has_the_documented_keys_in_order() -> None:
    finding = _found("OVP1", texts("A fix will be live by 15:00 UTC.")[0])[0]
    assert json.loads(json.dumps(asdict(finding))) == {
        "rule": "OVP1",
        "category": "overpromise",
        "level": "E",
        "message": finding.message,
        "start": 6,
        "end": 27,
        "suggestion": finding.suggestion,
        "source": finding.source,
    }
    assert list(asdict(finding)) == ["rule", "category", "level", "message", "start", "end", "suggestion", "source"]


@pytest.mark.parametrize(
    ("rule", "example", "level"),
    [
        ("REP1", texts(UNCHANGED_STILL, previous=(UNCHANGED,), facts=(NOTHING_NEW,))[0], Level.WARNING),
        ("REP1", texts(UNCHANGED_STILL, previous=(UNCHANGED,), facts=())[0], Level.ERROR),
        ("REP1", texts(UNCHANGED, previous=(UNCHANGED,), facts=(NOTHING_NEW,))[0], Level.ERROR),
        ("OVP1", texts("We will roll back 4.2 by 15:00 UTC.", audience=ENGINEERS)[0], Level.ERROR),
        (
            "OVP1",
            texts(
                "We will roll back 4.2 on eu-1 by 15:00 UTC.", audience=ENGINEERS, named_actions=("roll back on eu-1",)
            )[0],
            Level.WARNING,
        ),
        ("NXT1", texts("Card payments fail.")[0], Level.ERROR),
        ("NXT1", texts("Card payments fail.", has_cadence=False)[0], Level.WARNING),
        ("NXT4", texts("Card payments fail. Next update in 30 minutes.")[0], Level.WARNING),
        ("JRG2", texts("We mitigated it.")[0], Level.WARNING),
        ("JRG2", texts("We mitigated it.", audience=Audience.EXECUTIVES)[0], Level.INFO),
        ("MIN1", texts("A brief failure.")[0], Level.WARNING),
        ("VAG5", texts("Thank you for your patience.")[0], Level.INFO),
    ],
)
def test_levels_follow_audience_and_wording(rule: str, example: Example, level: Level) -> None:
    assert {finding.level for finding in _found(rule, example)} == {level}


def test_a_start_that_is_missing_is_only_a_warning() -> None:
    levels = [finding.level for finding in _found("IMP1", texts("Card payments fail.")[0])]
    assert levels == [Level.WARNING]


def test_jargon_comes_with_its_plain_word() -> None:
    suggestions = {finding.suggestion for finding in _found("JRG2", texts("There is high latency.")[0])}
    assert suggestions == {"slowness, delay"}


def test_an_honest_text_has_no_errors() -> None:
    text = (
        "Since 13:40 UTC about 12 % of card payments in Europe fail. You can pay by bank transfer meanwhile.\n"
        "We have found the cause: the connection pool became too small with release 4.2. We are undoing the release.\n"
        "Next update by 14:30 UTC."
    )
    context = LintContext(stage=Stage.IDENTIFIED, now=NOW, hypotheses=(POOL_CONFIRMED,))
    assert not [finding for finding in lint(text, context) if finding.blocks]


@pytest.mark.parametrize(
    ("example", "suggestion"),
    [
        (texts("Card payments fail.", now=NOW, cadence=minutes(20))[0], "End with “Next update by 14:20 UTC.”"),
        (
            texts("Card payments fail.", now=NOW, cadence=minutes(20), zone=timezone(minutes(570)))[0],
            "End with “Next update by 23:50 UTC+09:30.”",
        ),
        (
            texts("Card payments fail.", now=NOW, cadence=minutes(660))[0],
            "End with “Next update by 01:00 UTC on Wed 18 Nov.”",
        ),
    ],
)
def test_a_missing_promise_comes_with_the_time_that_is_due(example: Example, suggestion: str) -> None:
    assert [finding.suggestion for finding in _found("NXT1", example)] == [suggestion]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Card payments fail. Next update in 30 minutes.", "Say it as “Next update by 14:30 UTC.”"),
        ("Card payments fail. Next update by 14:45.", "Say it as “Next update by 14:45 UTC.”"),
    ],
)
def test_a_time_to_work_out_is_worked_out(text: str, suggestion: str) -> None:
    assert [finding.suggestion for finding in _found("NXT4", texts(text, now=NOW)[0])] == [suggestion]


@pytest.mark.parametrize("rule", ["NXT1", "NXT2", "NXT3", "NXT4"])
def test_no_advice_names_a_time_of_its_own(rule: str) -> None:
    fixed = {item.suggestion for item in rule_list() if item.id == rule}
    found = {item.suggestion for example in ALL[rule][0] if not example.known for item in _found(rule, example)}
    assert not [words for words in fixed | found if re.search(r"\d\d:\d\d", words)]
