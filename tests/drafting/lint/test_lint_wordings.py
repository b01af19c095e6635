"""Hints never hide what a wording says: with and without them a wording finds the same."""

from __future__ import annotations

import importlib
import pkgutil
import random
from collections.abc import Iterator

import pytest

import opsdesk.drafting.lint as package
from opsdesk.drafting.lint import LintContext, Rule
from opsdesk.drafting.lint.broken_words import BAD_STATE
from opsdesk.drafting.lint.hints import bits_of
from opsdesk.drafting.lint.lexicon import Lexicon
from opsdesk.drafting.lint.reading import read, sentence_of
from opsdesk.drafting.lint.rules import RULES
from opsdesk.drafting.lint.subjects import is_particular
from opsdesk.drafting.lint.wording import Wording
from tests.drafting.lint.examples import ALL
from tests.drafting.lint.sayings import Sayings

EXAMPLES = 20
"""Of each wording, the same in every run: what fails here failed because something changed."""
TEXTS = [example.text for finds, passes in ALL.values() for example in (*finds, *passes)]
SENTENCES = [sentence for text in TEXTS for sentence in read(text).sentences]


def _wordings() -> Iterator[tuple[str, Wording]]:
    """Each under the first name that it has."""
    seen: set[Wording] = set()
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, Wording) and name != "_TO_COME" and value not in seen:
                seen.add(value)
                yield f"{module.name}.{name}", value


WORDINGS = dict(_wordings())


@pytest.mark.parametrize("name", WORDINGS)
def test_what_the_examples_say_is_hinted_at(name: str) -> None:
    wording = WORDINGS[name]
    for sentence in SENTENCES:
        assert wording.is_possible_in(sentence) or not wording.pattern.search(sentence.plain), sentence.raw


@pytest.mark.parametrize("name", WORDINGS)
def test_whatever_a_pattern_can_match_is_hinted_at(name: str) -> None:
    wording = WORDINGS[name]
    without_boundaries = wording.source.removeprefix(r"(?<![\w-])").removesuffix(r"(?!\w)")
    sayings = Sayings(without_boundaries, random.Random(name))
    for _ in range(EXAMPLES):
        sentence = sentence_of(sayings.one()[:200].lower())
        assert wording.is_possible_in(sentence) or not wording.pattern.search(sentence.plain), sentence.raw


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_is_passed_over_where_it_finds_something(rule: Rule) -> None:
    for text in TEXTS:
        reading = read(text)
        for sentence in reading.sentences if rule.find else ():
            assert rule.find is None or bits_of(rule.find) & sentence.hinted or not [*rule.find(sentence)], sentence.raw
        if rule.check:
            assert bits_of(rule.check) & reading.hinted or not [*rule.check(reading, LintContext())], text


def test_the_longest_term_wins_and_compounds_are_seen() -> None:
    lexicon = Lexicon({"spare": "fail over", "wrong": "fail", "server": "node, nodes"})
    sentence = sentence_of("We fail over a multi-node group of nodes")
    found = [(sentence.raw[hit.start : hit.end], hit.suggestion) for hit in lexicon.find(sentence)]
    assert found == [("fail over", "spare"), ("multi-node", "server"), ("nodes", "server")]


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("the database is stuck in a bad state", True),
        ("the orders are stuck in a queue", False),
        ("the shop has entered a failed mode", True),
        ("a bad state", False),
    ],
)
def test_a_wording_with_two_lots_of_hints_needs_one_of_each(text: str, possible: bool) -> None:
    assert BAD_STATE.is_possible_in(sentence_of(text)) is possible


@pytest.mark.parametrize(
    ("subject", "verb", "particular"),
    [
        ("the nightly export of orders", "caused", True),
        ("a certificate that had expired", "which caused", True),
        ("the issue", "caused", False),
        ("the slow pages", "caused", False),
        ("some customers", "caused", False),
        ("the shop is experiencing slow pages", "resulting in", False),
    ],
)
def test_a_subject_is_particular_when_it_is_no_symptom_and_no_sufferer(
    subject: str, verb: str, particular: bool
) -> None:
    assert is_particular(subject, verb) is particular
