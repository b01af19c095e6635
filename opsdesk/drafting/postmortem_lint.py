"""What the rules say of a postmortem's own texts, at a key's cost: no culprit, no single cause, nothing that wasn't.

Blame, a provider's failure and counterfactuals are found by the linter of updates; what only a postmortem can get wrong
is here. The preliminary analysis is written within a day and asserts no causes at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.postmortem_prompts import BY_ID, PRELIMINARY
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint.config import in_force
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.engine import lint
from opsdesk.drafting.lint.model import Category, Finding, Level, Rule
from opsdesk.drafting.lint.reading import read

OF_FACTORS: Final = "factors"
"""What is said of all contributing factors together."""
_SHARED: Final = frozenset({"BLM1", "BLM2", "CFT1"})
_OF_THE_STORY: Final = "CFT1"
_PLURAL: Final = "PagerDuty postmortem guide: contributing factors, in the plural"

SINGLE_CAUSE: Final = Rule(
    id="RCS1",
    category=Category.CERTAINTY,
    level=Level.WARNING,
    message="this tells of a single cause",
    suggestion="Name what made it possible, worse and longer: contributing factors, each with what shows it.",
    source=_PLURAL,
)
ONE_FACTOR: Final = Rule(
    id="RCS2",
    category=Category.CERTAINTY,
    level=Level.WARNING,
    message="only one contributing factor is named",
    suggestion="What else made it possible, worse or longer: what was seen, what was at hand, what was known before?",
    source=_PLURAL,
)
ASSERTS_CAUSE: Final = Rule(
    id="PRE1",
    category=Category.CERTAINTY,
    level=Level.ERROR,
    message="a preliminary analysis asserts no causes",
    suggestion="Say what is known and what is being looked at; causes come with their evidence.",
    source="PagerDuty business response guide: the internal preliminary analysis",
)
RULES: Final = (SINGLE_CAUSE, ONE_FACTOR, ASSERTS_CAUSE)
"""Those that are for postmortems alone."""

_SINGLE: Final = re.compile(
    r"(?<!\bno )(?<!\bnot )(?<!\bnot a )(?<!\bnever )(?<!\bno single )(?<!\bnot a single )(?<!\bfind a single )"
    r"\b(?:the |a |its |our )?root[- ]cause\b(?! analys)|\brca\b"
    r"|\bthe (?:real|true|main|only|sole|single|actual|underlying|primary) cause\b"
    r"|\bthe (?:real|true|only|sole|single|actual|underlying) reason\b(?! (?:we|nobody|no one|that nobody)\b)"
    r"|\bthe (?:main|primary) reason (?:was|is)\b|\bthe (?:real |main |actual )?culprit (?:was|is|turned out)\b"
    r"|\bthe cause (?:was|is)\b(?! (?:not |un|still ))|\b(?:came|comes|boils|boiled) down to (?:a|one) (?:single )?"
    r"|\b(?:solely|entirely|only|purely) (?:due to|caused by|because of)\b"
)
_CAUSE_TOLD: Final = "CRT2"
"""The rule of updates that hears a cause told as known; …"""
_UNDER_WAY: Final = LintContext(stage=Stage.INVESTIGATING, audience=Audience.ENGINEERS)
"""… a preliminary analysis is read as one from before anything was confirmed."""


def rules_of_postmortems(settings: LintSettings = DEFAULT_LINT) -> tuple[Rule, ...]:
    """The rules in force that are for postmortems alone; all others are in `lint.rule_list`."""
    return tuple(_set(settings).values())


@lru_cache(maxsize=8)
def _set(settings: LintSettings) -> Mapping[str, Rule]:
    """What runs here, by id, as the settings have it."""
    return {rule.id: rule for rule in in_force(replace(settings, rules=()), RULES)}


def lint_text(
    about: str, text: str, people: Sequence[str] = (), settings: LintSettings = DEFAULT_LINT
) -> tuple[Finding, ...]:
    """What is wrong with the answer to a question, in the order of the text; `people` are those who were on it."""
    return _linted(about, text, tuple(people), settings)


@lru_cache(maxsize=2048)
def _linted(about: str, text: str, people: tuple[str, ...], settings: LintSettings) -> tuple[Finding, ...]:
    """A list reads the same texts again and again."""
    prompt = BY_ID.get(about)
    story = prompt is None or prompt.story
    found = [
        finding
        for finding in lint(text, _among(people), settings)
        if finding.rule in _SHARED and (story or finding.rule != _OF_THE_STORY)
    ]
    found += _own(about, text, _set(settings))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


def lint_factors(
    words: Sequence[str], people: Sequence[str] = (), settings: LintSettings = DEFAULT_LINT
) -> tuple[Finding, ...]:
    """What is wrong with the contributing factors; a single one is never all there is to say."""
    text = "\n".join(words)
    rule = _set(settings).get(ONE_FACTOR.id)
    alone = (_finding(rule, 0, len(text)),) if rule and len(words) == 1 else ()
    return (*alone, *lint_text(OF_FACTORS, text, people, settings))


def _own(about: str, text: str, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule, spans = (ASSERTS_CAUSE, _causes_told) if about == PRELIMINARY else (SINGLE_CAUSE, _single_causes)
    if rule.id in rules:
        for start, end in spans(text):
            yield _finding(rules[rule.id], start, end)


def _single_causes(text: str) -> Iterator[tuple[int, int]]:
    for at, sentence in read(text).placed:
        for match in _SINGLE.finditer(sentence.plain):
            yield at + match.start(), at + match.end()


def _causes_told(text: str) -> Iterator[tuple[int, int]]:
    """What is a question, or likely at most, asserts nothing; whether updates may say it is another setting."""
    for finding in lint(text, _UNDER_WAY, DEFAULT_LINT):
        if finding.rule == _CAUSE_TOLD:
            yield finding.start, finding.end


@lru_cache(maxsize=8)
def _among(people: tuple[str, ...]) -> LintContext:
    """A context is itself and no other: the same people have the same one."""
    return LintContext(stage=Stage.POSTMORTEM, audience=Audience.ENGINEERS, people=people)


def _finding(rule: Rule, start: int, end: int) -> Finding:
    return Finding(rule.id, rule.category, rule.level, rule.message, start, end, rule.suggestion, rule.source)
