"""What is learnt from examples: the weights are those of the examples, and a learner learns."""

from __future__ import annotations

import pytest

from bench.learn_causes import WEIGHTS, Learner, Line, fingerprint
from opsdesk.drafting.lint.likeness import likeness, of_word, pairs_of
from opsdesk.drafting.lint.reading import sentence_of


def test_the_weights_were_learnt_from_the_examples_that_there_are() -> None:
    head = WEIGHTS.read_text(encoding="utf-8").partition("\n")[0]
    assert fingerprint() in head, "python -m bench.learn_causes"


def test_a_word_stands_with_what_is_before_it_and_the_last_one_with_the_end() -> None:
    assert [*pairs_of(("gpu07", "failed"))] == ["^ gpu07", "gpu07 failed", "failed $"]
    assert [*pairs_of(())] == ["^ $"]


@pytest.mark.parametrize(
    ("word", "weighed_by"),
    [("fails", ("fails", "/fail")), ("failed", ("failed", "/fail")), ("disk", ("disk",))],
)
def test_a_longer_word_is_weighed_with_its_stem(word: str, weighed_by: tuple[str, ...]) -> None:
    assert of_word(word) == weighed_by


@pytest.mark.parametrize("text", ["", "?", "the", "ж", "0" * 5000])
def test_whatever_a_sentence_is_made_of_it_weighs_something(text: str) -> None:
    assert -20 < likeness(sentence_of(text).words) < 20


def test_a_cause_in_other_words_weighs_more_than_what_users_see_of_it() -> None:
    cause, seen = (
        "A bird's nest blocked the exhaust of the generator.",
        "Visitors see an empty page after they have signed in.",
    )
    assert likeness(sentence_of(cause).words) > 0 > likeness(sentence_of(seen).words)


def test_a_learner_tells_apart_what_it_was_told_apart() -> None:
    told = ["A fuse blew in hall 2.", "A pump blew in hall 3.", "A fuse tripped in hall 3.", "A pump tripped again."]
    seen = ["Pages load slowly.", "Calls drop slowly.", "Pages stay empty again.", "Calls stay empty in hall 2."]
    learner = Learner.of([(Line.of(text), True) for text in told] + [(Line.of(text), False) for text in seen])
    assert learner.weighs(Line.of("A fuse blew again.")) > 0 > learner.weighs(Line.of("Pages stay empty."))
    assert len(learner.heaviest(3)) == 3
