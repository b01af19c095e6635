"""Rules switched off, levelled and added in the settings."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from opsdesk.config.linting import BUILT_IN, DEFAULT_LINT, LintCategory, LintLevel, LintSettings, OwnRule, lint_problem
from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.lint import Category, Finding, Level, LintContext, lint, rule_list
from opsdesk.drafting.lint.phrases import Phrases
from opsdesk.drafting.lint.reading import sentence_of


def _own(*words: str, **more: object) -> LintSettings:
    rule = OwnRule("OWN1", words, "say it plainly", suggestion="shop")
    return LintSettings(rules=(dataclasses.replace(rule, **more),))


def _found(text: str, settings: LintSettings, rule: str, **known: object) -> list[Finding]:
    context = dataclasses.replace(LintContext(), **known)
    return [finding for finding in lint(text, context, settings) if finding.rule == rule]


def test_the_settings_know_the_rules_levels_and_categories_that_there_are() -> None:
    assert sorted(BUILT_IN) == sorted(rule.id for rule in rule_list())
    assert set(get_args(LintCategory)) == set(Category)
    assert set(get_args(LintLevel)) == set(Level)


def test_a_rule_of_the_teams_own() -> None:
    settings = _own("storefront", "shop *end", category="jargon", level="E", source="style guide")
    own, other = _found("The STOREFRONT is slow; so is the shop front-end.", settings, "OWN1")
    assert (own.start, own.end, own.suggestion, own.source) == (4, 14, "shop", "style guide")
    assert (other.start, other.end) == (34, 48)
    assert own.blocks
    assert rule_list(settings)[-1].id == "OWN1"


def test_a_rule_of_the_teams_own_may_be_for_some_readers_only() -> None:
    settings = _own("storefront", audiences=(Audience.CUSTOMERS,))
    assert _found("The storefront is slow.", settings, "OWN1")
    assert not _found("The storefront is slow.", settings, "OWN1", audience=Audience.ENGINEERS)


def test_a_rule_switched_off_finds_nothing_and_is_not_listed() -> None:
    settings = LintSettings(off=("JRG2",))
    assert not _found("There is high latency.", settings, "JRG2")
    assert "JRG2" not in {rule.id for rule in rule_list(settings)}


def test_a_level_holds_for_everything_a_rule_finds() -> None:
    settings = LintSettings(levels={"NXT1": "I", "JRG2": "E"})
    levels = {finding.rule: finding.level for finding in lint("We mitigated it. News soon.", LintContext(), settings)}
    assert (levels["NXT1"], levels["JRG2"]) == (Level.INFO, Level.ERROR)
    listed = {rule.id: rule.level for rule in rule_list(settings)}
    assert (listed["NXT1"], listed["JRG2"]) == (Level.INFO, Level.ERROR)
    assert not _found("We mitigated it.", settings, "JRG2", audience=Audience.ENGINEERS)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The API gateway's cache is full.", "JRG2"),
        ("The CDN is slow.", "JRG4"),
        ("This is a SEV-1.", "JRG1"),
        ("Please utilize the app.", "JRG3"),
    ],
)
def test_words_that_readers_know_are_allowed(text: str, rule: str) -> None:
    allowed = LintSettings(allowed=("cache", "cdn", "sev-?", "util*"))
    assert _found(text, DEFAULT_LINT, rule)
    assert not _found(text, allowed, rule)


def test_names_from_inside_the_house() -> None:
    settings = LintSettings(hosts=("*.shop.example", "titan-*"))
    found = _found("Titan-berlin and mail.shop.example are down.", settings, "JRG1")
    assert [(finding.start, finding.end) for finding in found] == [(0, 12), (17, 34)]
    assert not _found("Titan-berlin is down.", DEFAULT_LINT, "JRG1")


@pytest.mark.parametrize(
    ("text", "host", "end"),
    [("db-3 is down.", "db-*", 4), ("x.corp.example is down.", "*.corp.example", 14), ("x.corp is down.", "corp", 6)],
)
def test_a_name_that_the_desk_knows_for_one_itself_is_found_once(text: str, host: str, end: int) -> None:
    found = _found(text, LintSettings(hosts=(host,)), "JRG1")
    assert [(finding.start, finding.end) for finding in found] == [(0, end)]


@pytest.mark.parametrize(
    ("phrases", "text", "places"),
    [
        (("card*",), "Cards and cardholders, no discard", [(0, 5), (10, 21)]),
        (("card payments", "card"), "card payments by card", [(0, 13), (17, 21)]),
        (("?-team",), "A-team, AB-team", [(0, 6)]),
        (("snake_case",), "snake_case and snake case", [(0, 10), (15, 25)]),
        (("so on",), "and so", []),
        (("łódź", "CAFÉ"), "Łódź łódź ŁÓDŹ Café café", [(0, 4), (5, 9), (10, 14), (15, 19), (20, 24)]),
        (("Ключ*", "ΟΔΟΣ"), "КЛЮЧИ ключ Οδος ΟΔΟΣ", [(0, 5), (6, 10), (11, 15), (16, 20)]),
        ((), "anything", []),
    ],
)
def test_phrases(phrases: tuple[str, ...], text: str, places: list[tuple[int, int]]) -> None:
    assert [(hit.start, hit.end) for hit in Phrases(phrases).find(sentence_of(text))] == places


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (LintSettings(off=("OVP9",)), "lint.off: there is no rule “OVP9”; did you mean OVP"),
        (LintSettings(levels={"XYZ": "E"}), "lint.levels: there is no rule “XYZ”; `opsdesk lint --list`"),
        (_own("x", id="own"), "lint.rules#1.id: a rule's id has"),
        (_own("x", id="OVP1"), "lint.rules#1.id: OVP1 comes with the desk"),
        (LintSettings(rules=_own("x").rules * 2), "lint.rules#1.id: there are two rules OWN1"),
        (_own(), "lint.rules#1.words: there are none"),
        (_own("good", "(a+)+$"), "lint.rules#1.words: “(a+)+$” can't be looked for"),
        (_own("*"), "lint.rules#1.words: “*” can't"),
        (_own("x", message=" "), "lint.rules#1.message: say"),
        (LintSettings(allowed=("",)), "lint.allowed: “” can't"),
        (LintSettings(hosts=("web  01",)), "lint.hosts: “web  01” can't"),
        (LintSettings(hosts=("w" * 101,)), "lint.hosts: "),
        (LintSettings(off=("OWN1",), rules=_own("x").rules), ""),
        (DEFAULT_LINT, ""),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(settings: LintSettings, problem: str) -> None:
    assert lint_problem(settings).startswith(problem)
    assert bool(lint_problem(settings)) == bool(problem)
