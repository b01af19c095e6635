"""Running the rules, at the cost of one sentence a key.

What a rule finds in a sentence is kept until the sentence changes, and what that is worth until the sentence or the
context changes: `Find` and `Judge` say by their parameters what they depend on. Only the checks read the whole text
each time, and they ask what sentences say through predicates that remember their answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.drafting.lint.config import OF_WORDS, in_force
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hidden_signs import Shown
from opsdesk.drafting.lint.hints import bits_of, unwrapped
from opsdesk.drafting.lint.model import Check, Find, Finding, Hit, Rule
from opsdesk.drafting.lint.phrases import Phrases
from opsdesk.drafting.lint.reading import Reading, Sentence, in_block, read
from opsdesk.drafting.lint.rules import RULES


class Linter:
    """The rules of some settings, with what they found in sentences so far, whatever the incident."""

    def __init__(self, settings: LintSettings) -> None:
        self.rules = in_force(settings, RULES)
        self._allowed = Phrases(settings.allowed)
        self._finders = lru_cache(maxsize=1024)(self._find_with)
        self.found = lru_cache(maxsize=4096)(self._find)
        self.in_context = lru_cache(maxsize=8)(self._in_context)

    def lint(self, text: str, context: LintContext) -> tuple[Finding, ...]:
        """The findings, in the order of the text."""
        return self.in_context(context).lint(read(text))

    def _find(self, sentence: Sentence) -> tuple[tuple[Rule, Hit], ...]:
        return tuple(
            [
                (rule, hit)
                for rule, find in self._finders(sentence.hinted)
                for hit in find(sentence)
                if not self.is_allowed(rule, sentence.raw[hit.start : hit.end])
            ]
        )

    def _find_with(self, hinted: int) -> list[tuple[Rule, Find]]:
        """The rules that may find something where these wordings are hinted at; most sentences need a handful."""
        return [(rule, unwrapped(rule.find)) for rule in self.rules if rule.find and bits_of(rule.find) & hinted]

    def is_allowed(self, rule: Rule, words: str) -> bool:
        """The settings say that readers know these words."""
        return bool(self._allowed) and rule.category in OF_WORDS and self._allowed.cover(words)

    def _in_context(self, context: LintContext) -> LinterInContext:
        return LinterInContext(self, context)


class LinterInContext:
    """The rules as they apply to one incident, audience and stage, with what each sentence is worth there."""

    def __init__(self, linter: Linter, context: LintContext) -> None:
        levels = ((rule.id, rule.level_for(context.stage, context.audience)) for rule in linter.rules)
        self._levels = {name: level for name, level in levels if level}
        rules = [rule for rule in linter.rules if rule.id in self._levels]
        self._checks = [(bits_of(rule.check), rule, unwrapped(rule.check)) for rule in rules if rule.check]
        self._excuses = {rule.id: rule.excuse for rule in rules if rule.excuse}
        self._order = {rule.id: place for place, rule in enumerate(rules)}
        self._linter = linter
        self._context = context
        self._judged = lru_cache(maxsize=1024)(self._judge)
        self._wanting = in_block(lambda sentence: sentence if self._judged(sentence) else None)
        self._placed = lru_cache(maxsize=1024)(self._place)
        self._checks_for = lru_cache(maxsize=256)(self._checks_where)

    def lint(self, reading: Reading) -> tuple[Finding, ...]:
        """The findings, in the order of the text."""
        findings = [*self._in_sentences(reading), *self._in_text(reading)]
        findings.sort(key=lambda finding: (finding.start, finding.end, self._order[finding.rule]))
        return tuple(findings)

    def _judge(self, sentence: Sentence) -> tuple[tuple[Rule, Hit], ...]:
        """What counts of what was found in a sentence."""
        judged = (
            (rule, rule.judge(hit, sentence, self._context) if rule.judge else hit)
            for rule, hit in self._linter.found(sentence)
            if rule.id in self._levels
        )
        return tuple((rule, hit) for rule, hit in judged if hit)

    def _place(self, at: int, sentence: Sentence) -> tuple[Finding, ...]:
        """The findings in a sentence that starts there."""
        return tuple([self._finding(rule, hit, at) for rule, hit in self._judged(sentence)])

    def _in_sentences(self, reading: Reading) -> Iterable[Finding]:
        found = [finding for at, sentence in reading.told_by(self._wanting) for finding in self._placed(at, sentence)]
        excusable = self._excuses.keys() & {finding.rule for finding in found}
        excused = {rule for rule in excusable if self._excuses[rule](reading, self._context)}
        return (finding for finding in found if finding.rule not in excused)

    def _in_text(self, reading: Reading) -> Iterator[Finding]:
        for rule, check in self._checks_for(reading.hinted):
            for hit in check(reading, self._context):
                if not self._linter.is_allowed(rule, reading.text[hit.start : hit.end]):
                    yield self._finding(rule, hit, 0)

    def _checks_where(self, hinted: int) -> list[tuple[Rule, Check]]:
        """The checks that may find something in a text of these hints."""
        return [(rule, check) for bits, rule, check in self._checks if bits & hinted]

    def _finding(self, rule: Rule, hit: Hit, offset: int) -> Finding:
        usual = self._levels[rule.id]
        level = usual if rule.is_level_fixed else hit.level or usual
        start, end = offset + hit.start, offset + hit.end
        suggestion = hit.suggestion or rule.suggestion
        return Finding(rule.id, rule.category, level, rule.message, start, end, suggestion, rule.source)


@lru_cache(maxsize=8)
def linter_for(settings: LintSettings) -> Linter:
    """The linter of some settings."""
    return Linter(settings)


def lint(text: str, context: LintContext, settings: LintSettings = DEFAULT_LINT) -> tuple[Finding, ...]:
    """What is wrong with a text, given for whom and when it speaks and what is known; never raises on any text."""
    seen = Shown(text)
    findings = linter_for(settings).lint(seen.text, context)
    if seen.text == text:
        return findings
    return tuple(replace(item, start=seen.place(item.start), end=seen.place(item.end)) for item in findings)


def rule_list(settings: LintSettings = DEFAULT_LINT) -> tuple[Rule, ...]:
    """The rules in force, in the order of the specification."""
    return linter_for(settings).rules
