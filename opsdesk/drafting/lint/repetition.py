"""REP1: never the same text twice. What tells a fact that is new is none, and a correction says again what is right, so
it may be like the text it corrects. Where nothing is known to be new the text that was promised can say no more than
that, and is only pointed out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence, read

_SAME = 0.9


def is_same(text: str, before: str) -> bool:
    """Whether two texts share nearly all their words (Dice); linear, and blind to the order of sentences."""
    said, told = read(text).sentences, _words_of(before)
    length = sum([len(sentence.words) for sentence in said])
    needed = _SAME * (length + told.count) / 2
    if not 0 < needed <= min(length, told.count) or sum(map(told.in_sentence, said)) < needed:
        return False
    return (_counted(said) & told.words).total() >= needed


def _counted(sentences: Iterable[Sentence]) -> Counter[str]:
    return Counter(chain.from_iterable([sentence.words for sentence in sentences]))


class _Words:
    """How often each word stands in a text."""

    def __init__(self, text: str) -> None:
        self.words = _counted(read(text).sentences)
        self.count = self.words.total()
        self.in_sentence = lru_cache(maxsize=1024)(self._in_sentence)

    def _in_sentence(self, sentence: Sentence) -> int:
        """How many words of a sentence stand in the text: quickly told, and mostly too few for the rest to matter."""
        return sum(map(self.words.__contains__, sentence.words))


_words_of = lru_cache(maxsize=16)(_Words)


def _same_again(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.previous and is_same(reading.text, context.previous[-1]) and not _tells_news(reading.text, context):
        yield Hit(0, reading.end, level=Level.WARNING if _is_unchanged(reading, context) else None)


def _tells_news(text: str, context: LintContext) -> bool:
    """A text in which only “30 %” became “60 %” is nearly the one before, and anything but a repetition."""
    said, before = text.casefold(), context.previous[-1].casefold()
    return any(words.casefold() in said and words.casefold() not in before for words in context.news)


def _is_unchanged(reading: Reading, context: LintContext) -> bool:
    """It says that nothing changed as of a time that the text before didn't name, and nothing is known that did."""
    if all(fact.key != f"nothing_new:{context.audience}" for fact in context.facts or ()):
        return False
    told = _words_of(context.previous[-1]).words
    unchanged = (sentence for sentence in reading.sentences if "unchanged" in sentence.bag)
    return any(":" in word and word not in told for sentence in unchanged for word in sentence.words)


RULES = (
    Rule(
        id="REP1",
        category=Category.REPETITION,
        level=Level.ERROR,
        message="this is the previous update again",
        suggestion="Say “unchanged as of …” and add one new thing: what was ruled out, tried, or helps meanwhile.",
        source="measured: 6 % of real updates repeat the one before",
        check=_same_again,
        stages=frozenset(Stage) - {Stage.CORRECTION},
    ),
)
