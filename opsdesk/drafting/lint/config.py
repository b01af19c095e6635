"""The rules in force: the built-in ones as the settings have them, and a team's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsdesk.config.linting import LintSettings, OwnRule
from opsdesk.drafting.lint.model import Category, Find, Hit, Level, Rule
from opsdesk.drafting.lint.phrases import Phrases
from opsdesk.drafting.lint.reading import Sentence

_OF_HOST_NAMES = "JRG1"
"""The rule that finds names from inside the house."""
OF_WORDS = frozenset({Category.JARGON, Category.PLAIN_LANGUAGE})
"""What is found in these categories may be allowed word by word."""


def in_force(settings: LintSettings, built_in: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules as they run; the ids in the settings were checked when they were read."""
    rules = (*built_in, *map(_own, settings.rules))
    return tuple(_as_set(rule, settings) for rule in rules if rule.id not in settings.off)


def _as_set(rule: Rule, settings: LintSettings) -> Rule:
    if rule.id in settings.levels:
        level = Level(settings.levels[rule.id])
        levelled = dict.fromkeys(rule.audiences, level) if rule.audiences else None
        rule = replace(rule, level=level, audiences=levelled, is_level_fixed=True)
    if rule.id == _OF_HOST_NAMES and rule.find and settings.hosts:
        rule = replace(rule, find=_also(rule.find, Phrases(settings.hosts).find))
    return rule


def _own(rule: OwnRule) -> Rule:
    level = Level(rule.level)
    return Rule(
        id=rule.id,
        category=Category(rule.category),
        level=level,
        message=rule.message,
        suggestion=rule.suggestion,
        source=rule.source,
        find=Phrases(rule.words).find,
        audiences=dict.fromkeys(rule.audiences, level) if rule.audiences else None,
    )


def _also(one: Find, other: Find) -> Find:
    """What either finds; a name of which one finds a part is told as the other has it, whole."""

    def find(sentence: Sentence) -> Iterator[Hit]:
        found = list(dict.fromkeys((*one(sentence), *other(sentence))))
        yield from (hit for hit in found if not any(_is_part(hit, whole) for whole in found))

    return find


def _is_part(hit: Hit, whole: Hit) -> bool:
    is_shorter = hit.end - hit.start < whole.end - whole.start
    return is_shorter and whole.start <= hit.start and hit.end <= whole.end
