"""CRT1–4, CRT9, OUT1: say no more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.domain.vocabulary import HypothesisStatus, Stage
from opsdesk.drafting.lint.causes import told_causes
from opsdesk.drafting.lint.causes_across import HEADING, THEN, causes_across
from opsdesk.drafting.lint.context import KnownHypothesis, LintContext
from opsdesk.drafting.lint.culprit_words import CALLED_FAULTY
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import NOT_OVER, Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence, read, sentence_of
from opsdesk.drafting.lint.wording import Wording, saying

_OVER = r"(?:resolved|recovered|restored|fixed|solved)"
_ENTIRELY = r"(?:fully|completely|entirely|totally|100%|wholly)"
_WHOLLY = Wording(
    r"(?:is|are|was|were|been|be|now|have|has|being) (?:now )?" + _ENTIRELY + " " + _OVER,
    r"(?:fully|completely|entirely) (?:resolved|fixed) (?:the|this|all)|" + _OVER + r" (?:in full|" + _ENTIRELY + ")",
    hints="full completely entirely totally 100% wholly",
)
_NOT_YET = Wording(
    r"to (?:\w+ )?(?:confirm|ensure|verify|validate|make sure|be)|confirm(?:ing)?|ensur(?:e|ing)|verify(?:ing)?"
    r"|confirmation",
    r"until|once|when|if|before|whether|will|not|\w+n't|should|expect\w*|believ\w+|may|might|hop\w+|after|as soon as"
    r"|unless",
    hints="confirm ensur verif validat sure =be until once when =if before whether will =not n't should expect believ "
    "=may =might hop after soon unless",
)
_OF_A_PART = re.compile(r"\b(?:recovered|restored)\b")
_SOME_PARTS = re.compile(r"\b(?:some|several|many|most|parts) (?:\w+ ){0,5}(?:has|have|is|are|was|were)\b")
_EVERYTHING = re.compile(
    r"\b(?:incident|issue|problem|outage|disruption|situation|everything|every|this|it)\b"
    r"|(?<!\bin )(?<!across )(?<!\bfor )\ball\b(?! (?:new|other|remaining)\b)"
)
_FOUND = r"(?:identified|found|determined|discovered|pinpointed|isolated|established|located|confirmed|understood)"
_CAUSE_KNOWN = Wording(
    r"(?<!once )(?<!until )(?<!when )(?<!if )(?<!after )(?<!before )(?<!whether )(?:we|teams?|engineers?|provider|i)"
    r"(?: have| has|'ve)?(?: now| also| already| since| just)? (?:"
    + _FOUND
    + r"|know|understand) (?:what (?:\w+ )?(?:caused|causes|is causing)|the (?:exact |actual |main )?(?:root "
    r"|underlying )?"
    r"cause)\b",
    r"(?<!once the )(?<!until the )(?<!when the )(?<!if the )(?<!after the )(?<!whether the )(?:(?:root"
    r"|underlying) )?cause"
    r"(?: of [^.;,]{1,60}?)? (?:is|was|has been) (?:now |already )?(?:" + _FOUND + r"|known)\b",
    hints="cause what",
    also="identified found determined discovered pinpointed isolated established located confirmed understood =know "
    "known understand",
)
"""“We have identified the cause”."""
_OUTAGE = Wording(r"(?<!partial )(?<!service )outages?(?! (?:page|map|report))", hints="outage")
_STEPS = frozenset({"mitigation", "plan"})
"""Facts that are steps in somebody's own words."""
_WHEN = re.compile(r" \([^()]*\)$")
_WORD = re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=512)
def told_words(statement: str) -> frozenset[str]:
    """The words of a statement that could tell it from another."""
    return frozenset(_WORD.findall(statement.lower()))


def overlap(sentence: Sentence, hypothesis: KnownHypothesis) -> int:
    """How many telling words a sentence shares with a hypothesis."""
    return len(told_words(hypothesis.statement) & sentence.bag)


def _unless_confirmed(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """A confirmed cause may be told, in words of its own, unless the words are those of one that was ruled out.

    Planned work is its own cause, and nobody has to confirm it.
    """
    if context.planned:
        return None
    if not context.is_public and _is_of_step(hit, sentence, context):
        return None
    confirmed = [overlap(sentence, item) for item in context.causes if item.is_confirmed]
    ruled_out = [overlap(sentence, item) for item in context.causes if item.status is HypothesisStatus.RULED_OUT]
    return None if confirmed and max(confirmed) >= max(ruled_out, default=0) else hit


def _is_of_step(hit: Hit, sentence: Sentence, context: LintContext) -> bool:
    """It stands in a step as somebody wrote it down, which only calls what the step is about faulty."""
    for step in _steps(context):
        at = sentence.plain.find(step)
        if 0 <= at <= hit.start and hit.end <= at + len(step):
            end = at + len(step)
            rest = f"{sentence.plain[:at]}{CALLED_FAULTY.sub('', step)}{sentence.plain[end:]}"
            return not any(told_causes(sentence_of(rest)))
    return False


@lru_cache(maxsize=8)
def _steps(context: LintContext) -> tuple[str, ...]:
    """The sentences of the steps that were taken or are planned, without the times that the ledger adds."""
    facts = (fact for fact in context.facts or () if fact.key in _STEPS and not fact.is_unknown)
    words = [_WHEN.sub("", fact.words) for fact in facts]
    return tuple(sentence.plain.rstrip(" .") for text in words for sentence in read(text).sentences)


@where_hinted(THEN, HEADING)
def _told_across(reading: Reading, context: LintContext) -> Iterator[Hit]:
    return (hit for hit, before in causes_across(reading) if _unless_confirmed(hit, before, context))


def _unless_of_a_part(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """Without an incident nobody knows whether a part that is restored was all that failed."""
    is_incident_known = context.facts is not None or context.hypotheses is not None
    told = sentence.plain[: hit.end]
    is_part = _SOME_PARTS.search(told) or (_OF_A_PART.search(told, hit.start) and not _EVERYTHING.search(told))
    return hit if is_incident_known or not is_part else None


def _unless_the_ledgers(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """What is told as the incident has it was weighed when it was written down."""
    if any(fact.words and fact.words.lower().rstrip(" .") in sentence.plain for fact in context.facts or ()):
        return None
    return _unless_confirmed(hit, sentence, context)


def _nothing_suspected(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.hypotheses is not None and not any(item.is_confirmed or item.is_suspected for item in context.causes):
        yield Hit(0, reading.end)


def _unless_one_is_confirmed(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """Without an incident nobody knows what is confirmed; planned work is its own cause."""
    knows = context.hypotheses is None or context.planned or any(item.is_confirmed for item in context.causes)
    return None if knows else hit


def _unconfirmed_resolution(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.resolution_confirmed is False:
        yield Hit(0, reading.end)


def _unless_total(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    return hit if context.impact_total is False else None


RULES = (
    Rule(
        id="CRT1",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="this gives the all-clear while the incident is open",
        suggestion="Say what works again, and that you are still watching it.",
        source="PagerDuty stakeholder communications: never lie or guess",
        find=saying(_WHOLLY, unless=_NOT_YET),
        judge=_unless_of_a_part,
        stages=NOT_OVER,
    ),
    Rule(
        id="CRT2",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="this tells a cause that nobody has confirmed",
        suggestion="Say “the likely cause is …; this is not confirmed”, or leave the cause out.",
        source="opsdesk: a public text names a cause only when it is confirmed, or labelled as suspected",
        find=told_causes,
        judge=_unless_confirmed,
        check=_told_across,
        stages=NOT_OVER,
    ),
    Rule(
        id="CRT3",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="“identified”, but no cause is suspected or confirmed",
        suggestion="Confirm or raise a hypothesis about the cause, or stay at investigating.",
        source="PagerDuty stakeholder communications: identified tells the contributing factors",
        check=_nothing_suspected,
        stages=frozenset({Stage.IDENTIFIED}),
    ),
    Rule(
        id="CRT4",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="“resolved” before the commander confirmed the recovery",
        suggestion="Confirm the recovery first, or send it as monitoring.",
        source="PagerDuty incident response: the commander confirms the recovery",
        check=_unconfirmed_resolution,
        stages=frozenset({Stage.RESOLVED, Stage.POSTMORTEM}),
    ),
    Rule(
        id="CRT9",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="this says that the cause is known, and nobody has confirmed one",
        suggestion="Confirm it first, or say “we have found a likely cause; this is not confirmed”.",
        source="PagerDuty stakeholder communications: never lie or guess",
        find=saying(_CAUSE_KNOWN),
        judge=_unless_one_is_confirmed,
        stages=NOT_OVER,
    ),
    Rule(
        id="OUT1",
        category=Category.CERTAINTY,
        level=Level.WARNING,
        message="“outage” means that nothing works for anybody",
        suggestion="Say what doesn't work, and for whom.",
        source="PagerDuty postmortem guide: “outage” only when it was total",
        find=saying(_OUTAGE),
        judge=_unless_total,
    ),
)
