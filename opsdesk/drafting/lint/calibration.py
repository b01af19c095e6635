"""CRT5, CRT6: one scale of likelihood, and on it the commander's choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.domain.vocabulary import Band
from opsdesk.drafting.lint.certainty import overlap
from opsdesk.drafting.lint.context import KnownHypothesis, LintContext
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.wording import Wording, saying

_BANDS = {
    "almost no chance": Band.ALMOST_NO_CHANCE,
    "remote chance": Band.ALMOST_NO_CHANCE,
    "very unlikely": Band.VERY_UNLIKELY,
    "highly unlikely": Band.VERY_UNLIKELY,
    "unlikely": Band.UNLIKELY,
    "roughly even": Band.ROUGHLY_EVEN,
    "even chance": Band.ROUGHLY_EVEN,
    "very likely": Band.VERY_LIKELY,
    "highly likely": Band.VERY_LIKELY,
    "very probably": Band.VERY_LIKELY,
    "almost certain": Band.ALMOST_CERTAIN,
    "almost certainly": Band.ALMOST_CERTAIN,
    "likely": Band.LIKELY,
    "probably": Band.LIKELY,
    "probable": Band.LIKELY,
}
_LIKELIHOOD = Wording(*_BANDS, hints="chance likely even probabl certain")
_LABEL = re.compile(r"(?<!very )(?<!un)likely causes?\b")
"""“The likely cause” labels a suspicion of any strength from likely upwards."""
_CONFIDENCE = Wording(
    r"(?:high|low|medium|moderate|great|little|full|strong|reasonable) (?:degree of )?confidence|(?:highly|very|fairly"
    r"|reasonably|quite) confident",
    hints="confiden",
)


@where_hinted(_CONFIDENCE)
def _both(sentence: Sentence) -> Iterator[Hit]:
    if _LIKELIHOOD.search(sentence):
        for match in _CONFIDENCE.finditer(sentence):
            yield Hit(match.start(), match.end())


def _meant(sentence: Sentence, context: LintContext) -> KnownHypothesis | None:
    """The hypothesis a sentence speaks of: the one whose words it shares most, or the only one there is."""
    if not context.causes:
        return None
    best = max(context.causes, key=lambda item: overlap(sentence, item))
    is_the_only_one = len(context.causes) == 1 and "cause" in sentence.plain
    return best if overlap(sentence, best) or is_the_only_one else None


def _unless_in_band(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    hypothesis = _meant(sentence, context)
    if hypothesis is None or hypothesis.band is None:
        return None
    word = _BANDS[re.sub(r" +", " ", sentence.plain[hit.start : hit.end])]
    if word is hypothesis.band:
        return None
    is_label = _LABEL.match(sentence.plain, hit.start) is not None
    return None if is_label and hypothesis.band.percent >= Band.LIKELY.percent else hit


RULES = (
    Rule(
        id="CRT5",
        category=Category.CERTAINTY,
        level=Level.WARNING,
        message="another likelihood than the one the commander chose",
        suggestion="Use the word of the hypothesis's own band.",
        source="ICD-203: one scale of likelihood",
        find=saying(_LIKELIHOOD),
        judge=_unless_in_band,
    ),
    Rule(
        id="CRT6",
        category=Category.CERTAINTY,
        level=Level.WARNING,
        message="a likelihood and a confidence level in one sentence",
        suggestion="Give the likelihood; say in a sentence of its own how good the evidence is.",
        source="ICD-203: never a likelihood and a confidence level in one sentence",
        find=_both,
    ),
)
