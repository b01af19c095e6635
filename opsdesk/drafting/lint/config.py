"""What a team changes about the rules: some off, some louder, some of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from opsdesk.domain.errors import BadInput
from opsdesk.drafting.lint.model import Category, Find, Hit, Level, Rule
from opsdesk.drafting.lint.patterns import compiled
from opsdesk.drafting.lint.reading import Sentence


@dataclass(frozen=True, slots=True)
class UserRule:
    """A rule of the team's own: a pattern, matched in each sentence without regard to case."""

    id: str
    category: Category
    level: Level
    pattern: str
    message: str
    suggestion: str = ""

    def as_rule(self) -> Rule:
        """The rule it makes; raises BadInput, naming the rule, when its pattern can't be used."""
        return Rule(
            id=self.id,
            category=self.category,
            level=self.level,
            message=self.message,
            suggestion=self.suggestion,
            source="your settings",
            find=_finder(compiled(self.id, self.pattern)),
        )


@dataclass(frozen=True, slots=True)
class LintConfig:
    """The rules as this desk runs them. Hashable: a compiled set of rules is kept for each."""

    off: frozenset[str] = frozenset()
    levels: tuple[tuple[str, Level], ...] = ()
    """Pairs of a rule and the level that all its findings get."""
    extra: tuple[UserRule, ...] = ()

    def applied_to(self, built_in: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The built-in rules and the team's own, without those switched off.

        Raises BadInput for a name no rule has, a name two rules have, and a pattern that can't be used.
        """
        rules = built_in + tuple(rule.as_rule() for rule in self.extra)
        names = [rule.id for rule in rules]
        for name in sorted(self.off | {name for name, _ in self.levels}):
            if name not in names:
                raise BadInput(f"lint settings: there is no rule “{name[:40]}”")
        for rule in self.extra:
            if names.count(rule.id) > 1:
                raise BadInput(f"lint settings: there are two rules “{rule.id[:40]}”")
        return tuple(rule for rule in rules if rule.id not in self.off)


DEFAULT = LintConfig()


def _finder(pattern: re.Pattern[str]) -> Find:
    def find(sentence: Sentence) -> Iterator[Hit]:
        return (Hit(match.start(), match.end()) for match in pattern.finditer(sentence.raw) if match[0])

    return find
