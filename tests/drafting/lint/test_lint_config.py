"""Rules switched off, levelled and added in the settings."""

from __future__ import annotations

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.drafting.lint import Category, Level, LintConfig, LintContext, UserRule, lint, rule_list
from opsdesk.drafting.lint.patterns import explosive


def _own(pattern: str, name: str = "OWN1") -> LintConfig:
    return LintConfig(extra=(UserRule(name, Category.JARGON, Level.ERROR, pattern, "say it plainly", "shop"),))


def test_a_rule_of_the_teams_own() -> None:
    found = [
        finding for finding in lint("The STOREFRONT is slow.", LintContext(), _own("storefront")) if finding.blocks
    ]
    own = next(finding for finding in found if finding.rule == "OWN1")
    assert (own.start, own.end, own.suggestion, own.source) == (4, 14, "shop", "your settings")
    assert rule_list(_own("storefront"))[-1].id == "OWN1"


def test_a_pattern_that_matches_nothing_finds_nothing() -> None:
    assert "OWN1" not in {finding.rule for finding in lint("slow", LintContext(), _own("x*"))}


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        (_own("("), "OWN1.*not a regular expression"),
        (_own("(a+)+$"), "OWN1.*repeats a group"),
        (_own("x" * 301), "OWN1.*more than 300"),
        (_own("x", name="OVP1"), "two rules “OVP1”"),
        (LintConfig(off=frozenset({"OVP9"})), "no rule “OVP9”"),
        (LintConfig(levels=(("OVP9", Level.INFO),)), "no rule “OVP9”"),
    ],
)
def test_unusable_settings_are_refused_by_name(config: LintConfig, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        lint("text", LintContext(), config)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(?:a*)*b",
        "([a-z]+ )+x",
        "(a|ab)*",
        "(?:a|[ab])+",
        "((a){2,})*",
        ".*x.*",
        "(?P<n>a+){3,}",
        "(a+){1,9999}",
    ],
)
def test_patterns_that_could_take_for_ever(pattern: str) -> None:
    assert explosive(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "storefront",
        r"\bshop(?:s|ping)?\b",
        "(?:very |quite )+slow",
        r"\d+ %",
        ".{0,40}down.{0,40}",
        "a.*b",
        r"[*+]{2}",
        r"\(a+\)+",
        "(?<=a)b+",
        "(?i)down+",
        "",
    ],
)
def test_patterns_that_are_fine(pattern: str) -> None:
    assert explosive(pattern) == ""
