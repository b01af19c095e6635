"""How well the linter agrees with people on real updates; the floors are those of the specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lint_quality import (
    ALL_UPDATES,
    LABELLED,
    guessed,
    labelled_updates,
    labels_of,
    score,
    stage_of,
    unseen_updates,
)
from opsdesk.domain.vocabulary import Stage

FLOORS = dict.fromkeys(["overpromise", "cause", "no_next_update", "jargon", "minimising", "filler"], 0.90)
FLOORS |= dict.fromkeys(["vague", "bare_resolved"], 0.80)
PARAPHRASES = Path(__file__).with_name("paraphrases")
IN_OWN_WORDS = {"cause": 0.80}
"""A cause is told in more ways than any list foresees; what was found by weighing words was never one on real pages."""
PHASES = {"bare_resolved": "after"}


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled updates are not here")
def test_precision_and_recall_on_labelled_updates() -> None:
    for row in score(labelled_updates()):
        assert row.precision >= FLOORS[row.label], row
        assert row.recall >= FLOORS[row.label], row


@pytest.mark.skipif(not ALL_UPDATES.exists(), reason="the shared updates are not here")
def test_precision_and_recall_on_updates_that_are_not_among_the_labelled_ones() -> None:
    updates = unseen_updates()
    assert len(updates) > 180
    for row in score(updates):
        assert row.precision >= FLOORS[row.label], row
        assert row.recall >= FLOORS[row.label], row


@pytest.mark.parametrize("label", sorted(FLOORS))
def test_precision_and_recall_on_other_words_for_the_same(label: str) -> None:
    """Sentences of our own, in the ways in which status pages say it (+) and say something like it (-)."""
    lines = (PARAPHRASES / f"{label}.txt").read_text(encoding="utf-8").splitlines()
    rows = [
        {"text": line[2:], "phase": PHASES.get(label, "before"), "labels": [label] if line[0] == "+" else []}
        for line in lines
    ]
    tally = next(row for row in score(rows) if row.label == label)
    assert tally.precision >= FLOORS[label], tally
    assert tally.recall >= IN_OWN_WORDS.get(label, FLOORS[label]), tally


def test_the_score_counts_agreement() -> None:
    updates = [
        {"text": "The fix will be live by 15:00 UTC. Next update by 15:00 UTC.", "phase": "before", "labels": []},
        {"text": "This incident has been resolved.", "phase": "after", "labels": ["bare_resolved", "cause"]},
    ]
    rows = {row.label: row for row in score(updates)}
    assert (rows["overpromise"].precision, rows["overpromise"].recall) == (0.0, 1.0)
    assert (rows["cause"].precision, rows["cause"].recall, rows["cause"].f1) == (1.0, 0.0, 0.0)
    assert rows["bare_resolved"].f1 == 1.0


def test_stages_and_labels() -> None:
    assert stage_of({"phase": "after", "stage": "monitoring"}) is Stage.RESOLVED
    assert stage_of({"phase": "before", "stage": "monitoring"}) is Stage.MONITORING
    assert stage_of({"phase": "before", "stage": "update"}) is Stage.INVESTIGATING
    assert labels_of(()) == set()
    assert guessed({"text": "Card payments are slow. Next update by 15:00 UTC.", "phase": "before"}) == set()
