"""What holds for every text: nothing is raised, every place lies in the text, and rules don't depend on each other."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.lint_hostile import contexts as hostile_contexts
from bench.lint_hostile import texts as hostile_texts
from opsdesk.config.linting import LintSettings
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import Level, LintContext, Rule, lint, rule_list
from opsdesk.drafting.lint.flattening import plain
from opsdesk.drafting.lint.reading import read
from opsdesk.drafting.lint.splitting import LONGEST_SENTENCE
from tests.drafting.lint.examples import ALL
from tests.drafting.lint.examples.example import (
    ATTACK_RULED_OUT,
    DATA_UNKNOWN,
    IMPACT,
    NOW,
    POOL,
    RESOLVED,
    Example,
    minutes,
)
from tests.texts import texts

_SAID = """
we will the a fix is be restored resolved soon shortly by in within next update at 15:00 UTC 14:00 30 minutes 2 hours
tomorrow cause root due to caused issue outage provider our no data was lost some customers few small brief HTTP 503
p99 latency node cluster guarantee never again thank you sorry likely very high confidence investigating monitoring
since from until if had would have engineer failed 12 % ETA db-prod-03 https://example.com/a . , ; : - ( ) [ ] * ` “ ’
"""
WORDS = _SAID.split()
known_words = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "  "]), max_size=60).map(" ".join)
repeats = st.builds(
    lambda part, times: part * times,
    st.one_of(st.sampled_from(WORDS), texts(min_size=1, max_size=4)).map(lambda part: part + " "),
    st.integers(100, 3000),
)
any_text = st.one_of(known_words, texts(max_size=300), repeats)
contexts = st.builds(
    LintContext,
    stage=st.sampled_from(Stage),
    audience=st.sampled_from(Audience),
    previous=st.sampled_from([(), ("Payments fail since 13:00 UTC. No data was lost.",)]),
    now=st.sampled_from([None, NOW]),
    next_due=st.sampled_from([None, NOW - minutes(5)]),
    cadence=st.sampled_from([None, minutes(30)]),
    facts=st.sampled_from([None, (), (IMPACT, DATA_UNKNOWN)]),
    hypotheses=st.sampled_from([None, (), (POOL, ATTACK_RULED_OUT)]),
    resolution_confirmed=st.sampled_from([None, True, False]),
    impact_total=st.sampled_from([None, True, False]),
    named_actions=st.sampled_from([(), ("roll back release 4.2",)]),
)
EXAMPLES = [example for finds, passes in ALL.values() for example in (*finds, *passes)]
EVERYTHING = Example(
    "We expect a full recovery soon, by 15:00 UTC. Rest assured. The outage was caused by human error at a provider: "
    "HTTP 503 and latency. A brief blip for few users. In order to pay, thank you for your patience. "
    "If it had held, we would have known. A data breach was prevented. It is likely, with high confidence.",
    {"facts": (IMPACT,), "impact_total": False, "hypotheses": (), "stage": Stage.IDENTIFIED, "now": NOW},
)


@settings(max_examples=300, deadline=None)
@given(any_text, contexts)
def test_any_text_is_linted_and_every_place_lies_in_it(text: str, context: LintContext) -> None:
    for finding in lint(text, context):
        assert 0 <= finding.start <= finding.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(any_text, contexts)
def test_the_same_text_gives_the_same_findings(text: str, context: LintContext) -> None:
    first = lint(text, context)
    read.cache_clear()
    assert lint(text, context) == first
    assert list(first) == sorted(first, key=lambda finding: (finding.start, finding.end))


@settings(max_examples=150, deadline=None)
@given(any_text)
def test_reading_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    for at, sentence in read(text).placed:
        assert text[at : at + len(sentence.raw)] == sentence.raw
        assert len(sentence.raw) <= LONGEST_SENTENCE
        for word, (start, end) in zip(sentence.words, sentence.spans(), strict=True):
            assert sentence.plain[start:end] == word


def test_hostile_texts_raise_nothing() -> None:
    """A few hundred of those that `python -m bench.lint_hostile` tries fifty thousand of."""
    for text, context in zip(hostile_texts(400, seed=7), hostile_contexts(seed=7), strict=False):
        assert all(0 <= finding.start <= finding.end <= len(text) for finding in lint(text, context))


def test_long_repeats_end() -> None:
    """In a process of its own, since a regular expression that takes for ever can't be interrupted."""
    work = (
        "from bench.lint_hostile import REPEATED, long_text\n"
        "from opsdesk.drafting.lint import LintContext, lint\n"
        "for repeated in REPEATED: lint(long_text(repeated, 5_000), LintContext())"
    )
    ended = subprocess.run([sys.executable, "-c", work], check=False, timeout=240, cwd=Path(__file__).parents[3])
    assert ended.returncode == 0


@pytest.mark.parametrize("name", [rule.id for rule in rule_list()])
def test_a_rule_switched_off_takes_only_its_own_findings_along(name: str) -> None:
    off = LintSettings(off=(name,))
    for example in (*ALL[name][0], EVERYTHING):
        left = tuple(finding for finding in lint(example.text, example.context) if finding.rule != name)
        assert lint(example.text, example.context, off) == left


@settings(max_examples=50, deadline=None)
@given(known_words, contexts, st.sampled_from([rule.id for rule in rule_list()]), st.sampled_from(Level))
def test_a_level_in_the_settings_holds_for_all_findings_of_a_rule(
    text: str, context: LintContext, name: str, level: Level
) -> None:
    config = LintSettings(levels={name: level.value})
    usual = lint(text, context)
    assert lint(text, context, config) == tuple(
        replace(finding, level=level) if finding.rule == name else finding for finding in usual
    )


@pytest.mark.parametrize("rule", [rule for rule in rule_list() if rule.audiences is not None], ids=lambda rule: rule.id)
def test_a_rule_for_some_audiences_is_silent_for_others(rule: Rule) -> None:
    for audience in set(Audience) - set(rule.audiences or ()):
        for example in ALL[rule.id][0]:
            found = lint(example.text, replace(example.context, audience=audience))
            assert rule.id not in {finding.rule for finding in found}


def test_a_resolved_text_owes_no_next_update_and_may_tell_the_cause() -> None:
    text = "The failures were caused by a full disk. More information will follow shortly."
    found = {finding.rule for finding in lint(text, LintContext(stage=RESOLVED))}
    assert not found & {"NXT1", "NXT2", "NXT3", "CRT2", "VAG1"}
