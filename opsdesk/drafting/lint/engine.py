"""Running the rules. What rules find in a sentence is kept until the sentence changes; the rest is read anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint.config import DEFAULT, LintConfig
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Finding, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence, read
from opsdesk.drafting.lint.rules import RULES


class Linter:
    """The rules of one configuration, with what they found so far."""

    def __init__(self, config: LintConfig) -> None:
        self.rules = config.applied_to(RULES)
        self._fixed_levels = dict(config.levels)
        self._order = {rule.id: place for place, rule in enumerate(self.rules)}
        self._found = lru_cache(maxsize=4096)(self._find)
        self._active = lru_cache(maxsize=64)(self._levels)

    def lint(self, text: str, context: LintContext) -> tuple[Finding, ...]:
        """The findings, in the order of the text."""
        reading = read(text)
        active = self._active(context.stage, context.audience)
        findings = [*self._in_sentences(reading, context, active), *self._in_text(reading, context, active)]
        findings.sort(key=lambda finding: (finding.start, finding.end, self._order[finding.rule]))
        return tuple(findings)

    def _levels(self, stage: Stage, audience: Audience) -> dict[str, Level]:
        """The rules that apply, with the level each has."""
        levels = {rule.id: rule.level_for(stage, audience) for rule in self.rules}
        return {name: level for name, level in levels.items() if level is not None}

    def _find(self, sentence: Sentence) -> tuple[tuple[Rule, Hit], ...]:
        return tuple((rule, hit) for rule in self.rules if rule.find for hit in rule.find(sentence))

    def _in_sentences(self, reading: Reading, context: LintContext, active: dict[str, Level]) -> Iterator[Finding]:
        for placed in reading.placed:
            for rule, hit in self._found(placed.sentence):
                level = active.get(rule.id)
                if level and rule.judge:
                    level = rule.judge(hit, placed.sentence, reading, context)
                if level:
                    yield self._finding(rule, hit, placed.at, level)

    def _in_text(self, reading: Reading, context: LintContext, active: dict[str, Level]) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.check and rule.id in active:
                for hit in rule.check(reading, context):
                    yield self._finding(rule, hit, 0, active[rule.id])

    def _finding(self, rule: Rule, hit: Hit, offset: int, level: Level) -> Finding:
        return Finding(
            rule=rule.id,
            category=rule.category,
            level=self._fixed_levels.get(rule.id) or hit.level or level,
            message=rule.message,
            start=offset + hit.start,
            end=offset + hit.end,
            suggestion=hit.suggestion or rule.suggestion,
            source=rule.source,
        )


@lru_cache(maxsize=8)
def linter_for(config: LintConfig) -> Linter:
    """The linter of a configuration; raises BadInput when the configuration can't be used."""
    return Linter(config)


def lint(text: str, context: LintContext, config: LintConfig = DEFAULT) -> tuple[Finding, ...]:
    """What is wrong with a text, given for whom and when it speaks and what is known; never raises on any text.

    Raises BadInput only for a configuration that can't be used.
    """
    return linter_for(config).lint(text, context)


def rule_list(config: LintConfig = DEFAULT) -> tuple[Rule, ...]:
    """The rules in force, in the order of the specification."""
    return linter_for(config).rules
