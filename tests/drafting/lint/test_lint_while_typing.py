"""Whoever types into a text sees the findings that the text would get if nobody had read a word of it before."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import opsdesk.drafting.lint as package
from opsdesk.drafting.lint import Finding, LintContext, lint
from opsdesk.drafting.lint.reading import read
from tests.drafting.lint.examples import ALL
from tests.drafting.lint.test_lint_properties import EVERYTHING, contexts, known_words

REAL = Path(__file__).parents[4] / "shared" / "data" / "lint" / "labelled_updates.jsonl"
SAID = [EVERYTHING.text, *(example.text for finds, passes in ALL.values() for example in (*finds, *passes))]
JOINTS = st.sampled_from([" ", "\n", "\n\n", "\n- "])
typed = st.one_of(
    st.text(" .,\n-(1:?AUTCabc\u00e9\u0130", max_size=3),
    st.sampled_from([*SAID, "Next update by 15:00 UTC.", "once ", "not "]),
)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), typed), max_size=8)
"""Where something is typed, how many characters it replaces, and what it is."""


def texts_of(said: list[str]) -> st.SearchStrategy[str]:
    """A few of these, one after the other."""
    return st.builds(str.join, JOINTS, st.lists(st.sampled_from(said), max_size=5))


def _versions(text: str, changes: list[tuple[float, int, str]]) -> Iterator[str]:
    """The text after each change."""
    yield text
    for where, replaced, written in changes:
        at = int(where * len(text))
        text = text[:at] + written + text[at + replaced :]
        yield text


def _caches() -> Iterator[_lru_cache_wrapper[object]]:
    for module in pkgutil.iter_modules(package.__path__):
        known = vars(importlib.import_module(f"{package.__name__}.{module.name}")).values()
        yield from (value for value in known if isinstance(value, _lru_cache_wrapper))


CACHES = [*_caches()]


def _read_for_the_first_time(text: str, context: LintContext) -> tuple[Finding, ...]:
    for cache in CACHES:
        cache.cache_clear()
    return lint(text, context)


def _check(text: str, changes: list[tuple[float, int, str]], context: LintContext) -> None:
    versions = [*_versions(text, changes)]
    while_typing = [lint(version, context) for version in versions]
    assert while_typing == [_read_for_the_first_time(version, context) for version in versions]


@settings(max_examples=60, deadline=None)
@given(texts_of(SAID) | known_words, edits, contexts)
def test_what_is_remembered_changes_no_finding(
    text: str, changes: list[tuple[float, int, str]], context: LintContext
) -> None:
    _check(text, changes, context)


@pytest.mark.skipif(not REAL.exists(), reason="the labelled updates are not here")
def test_what_is_remembered_changes_no_finding_in_real_updates() -> None:
    real = [json.loads(line)["text"] for line in REAL.read_text(encoding="utf-8").splitlines()]

    @settings(max_examples=60, deadline=None)
    @given(texts_of(real), edits, contexts)
    def check(text: str, changes: list[tuple[float, int, str]], context: LintContext) -> None:
        _check(text, changes, context)

    check()


def test_a_key_has_one_sentence_read_anew() -> None:
    before, after = "".join(f"Payment {place} fails. " for place in range(40)), "Cards work."
    lint(before + after, LintContext())
    known = read(before + after).sentences
    now = read(f"{before}N{after}").sentences
    assert len(now) == len(known)
    assert len({*now} - {*known}) == 1
