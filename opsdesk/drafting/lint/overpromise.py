"""OVP: promise the next update, never the end. Of the fix times published and scored, more than half were missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.denials import AT_LEAST, DOUBTED, UNSAID, is_denied, is_past
from opsdesk.drafting.lint.eta_words import (
    ETA,
    ETA_IS,
    HEADLINE,
    IN_PASSING,
    LASTS,
    NO_TIME,
    REMAINS,
    SOON_DONE,
    SOON_FIXED,
    TAKES,
)
from opsdesk.drafting.lint.flattening import blot
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.news_words import FUNCTIONS, MEANWHILE, OTHER_NEWS
from opsdesk.drafting.lint.other_times import is_of_something_else
from opsdesk.drafting.lint.overpromise_words import (
    BARE_DATE,
    BEFOREHAND,
    CAN_AGAIN,
    LOOKS_AHEAD,
    MAY_BE,
    NEVER_AGAIN,
    NOW_DOING,
    PURPOSE,
    RECOVERS,
    SOON,
    SURELY_AHEAD,
    TIMED,
)
from opsdesk.drafting.lint.planned_words import NO_END, NOT_OURS, PLANNED, SOMEBODY, STAFFED
from opsdesk.drafting.lint.promises import OTHER_UPDATE, announces
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.wording import Several, hears

_is_planned = hears(PLANNED)
_IN_A_NUTSHELL = (IN_PASSING, ETA_IS, ETA, SOON_DONE, SOON_FIXED, TAKES, REMAINS, LASTS, HEADLINE)
_BRIEFLY, _AHEAD = Several(_IN_A_NUTSHELL), Several((LOOKS_AHEAD, MAY_BE, NOW_DOING, CAN_AGAIN))
_SOON_AHEAD = Several((LOOKS_AHEAD, MAY_BE, NOW_DOING))
_DATED = Several((TIMED, BARE_DATE))
_LABEL = re.compile(r"\W*update(?:\W{0,3}:| ?#?\d| -)")
"""The word that opens an update, which promises none."""
_PART = re.compile(r"[;,]| -{1,2} | but ")
_MENDED = re.compile(r"\b(?:will|should|to) be (?:\w+ly )?(?:fixed|resolved|restored|repaired|corrected|mended)\b")
_DOES = re.compile(r" (?:to|will) ")
"""After “expect”: then something is expected to happen, not only awaited."""
_LACKS_SUBJECT = re.compile(r" *(?:will|is|are|should|expected|has|have)\b")


@where_hinted(LOOKS_AHEAD, MAY_BE, NOW_DOING, CAN_AGAIN, *_IN_A_NUTSHELL)
def _dated(sentence: Sentence) -> Iterator[Hit]:
    if _AHEAD.among(sentence) and _DATED.among(sentence):
        for at, clause in clauses(sentence.plain):
            if hit := _dated_clause(clause, sentence):
                yield Hit(at + hit.start, at + hit.end)
                return
    for told in (match for wording in _BRIEFLY.among(sentence) for match in wording.pattern.finditer(sentence.plain)):
        has_none = NO_TIME.search(sentence) and _denies(sentence.plain, told)
        if not (has_none or is_of_something_else(sentence, told)):
            yield Hit(told.start(), told.end())
            return


@lru_cache(maxsize=4096)
def dates_an_end(sentence: Sentence) -> bool:
    """It says when something is expected to be over, which is news, however rash."""
    return any(_dated(sentence))


def _denies(plain: str, told: re.Match[str]) -> bool:
    """The part of the sentence in which a time is told says that there is none: “no ETA yet, next update at 14:00”."""
    start = max((match.end() for match in _PART.finditer(plain, 0, told.start())), default=0)
    end = _PART.search(plain, told.start())
    return NO_TIME.pattern.search(plain, start, end.start() if end else len(plain)) is not None


def _dated_clause(clause: str, sentence: Sentence) -> Hit | None:
    """A clause that looks ahead to a recovery at a time; one without a subject takes it from the whole sentence."""
    clause = MEANWHILE.sub(blot, clause)
    label = _LABEL.match(clause)
    told_from = label.end() if label else 0
    ahead, timed = _ahead_and_timed(clause, sentence)
    if not (ahead and timed and _gets_better(clause, ahead, sentence.plain)) or is_denied(clause, ahead, timed):
        return None
    news = FUNCTIONS.sub(" ", OTHER_UPDATE.pattern.sub(" ", clause[told_from:]))
    if (
        UNSAID.search(clause)
        or AT_LEAST.search(clause)
        or STAFFED.search(clause)
        or OTHER_NEWS.pattern.search(news)
        or NO_TIME.pattern.search(clause)
        or announces(sentence, news)
    ):
        return None
    return Hit(min(ahead.start(), timed.start()), max(ahead.end(), timed.end()))


def _gets_better(clause: str, ahead: re.Match[str], whole: str) -> bool:
    """Whatever is said to be then, unless it is a beginning or something worse, is an end of the trouble.

    A clause without a subject takes it from the whole sentence.
    """
    said = whole if _LACKS_SUBJECT.match(clause) else clause
    if RECOVERS.pattern.search(said):
        return True
    if SOMEBODY.match(clause) or (ahead[0].startswith("expect") and not _DOES.search(clause, ahead.end())):
        return False
    return not (NO_END.pattern.search(clause, ahead.start()) or NOT_OURS.pattern.search(clause))


def _ahead_and_timed(clause: str, sentence: Sentence) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    found = _AHEAD.search(clause, sentence)
    if found is None:
        return None, None
    if found.re is NOW_DOING.pattern or found.re is CAN_AGAIN.pattern:
        ahead = (match for match in SURELY_AHEAD.finditer(clause, found.start()) if not is_past(clause, match, found))
        return found, next(ahead, None) or BEFOREHAND.search(clause)
    timed = (match for match in TIMED.pattern.finditer(clause) if not is_past(clause, match, found))
    return found, next(timed, None) or BARE_DATE.pattern.search(clause)


@where_hinted(SOON)
def _soon(sentence: Sentence) -> Iterator[Hit]:
    for at, clause in clauses(sentence.plain):
        soon = None if DOUBTED.search(clause) else SOON.pattern.search(clause)
        ahead = _SOON_AHEAD.search(clause, sentence) if soon else None
        if soon and ahead and _gets_better(clause, ahead, sentence.plain) and not _is_to_read(clause):
            yield Hit(at + soon.start(), at + soon.end())


def _is_to_read(clause: str) -> bool:
    """What comes soon is something to read, unless it is the repair itself: “which will be fixed soon”."""
    return not _MENDED.search(clause) and OTHER_NEWS.pattern.search(FUNCTIONS.sub(" ", clause)) is not None


@where_hinted(NEVER_AGAIN)
def _never_again(sentence: Sentence) -> Iterator[Hit]:
    found = NEVER_AGAIN.search(sentence)
    if found and not PURPOSE.search(sentence):
        yield Hit(found.start(), found.end())


def _less_for_an_action(hit: Hit, sentence: Sentence, context: LintContext) -> Hit:
    """An internal text may give a time to a named action."""
    if not context.is_public and any(_names(sentence, action) for action in context.named_actions):
        return replace(hit, level=Level.WARNING)
    return hit


def _is_maintenance(reading: Reading, context: LintContext) -> bool:
    """Maintenance has a window by its nature."""
    return context.planned or any(map(_is_planned, reading.sentences))


def _names(sentence: Sentence, action: str) -> bool:
    words = {word for word in action.lower().split() if len(word) > 3}
    return bool(words) and 2 * len(words & sentence.bag) >= len(words)


_SOURCE = "measured: of 18 published fix times that can be scored, 10 were missed"
RULES = (
    Rule(
        id="OVP1",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="this says when it will be over, which nobody knows",
        suggestion="Say what is being done now, and by when you will write again.",
        source=_SOURCE,
        find=_dated,
        judge=_less_for_an_action,
        excuse=_is_maintenance,
    ),
    Rule(
        id="OVP2",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="“soon” is a promise about the repair",
        suggestion="Say what is being done now, and by when you will write again.",
        source=_SOURCE,
        find=_soon,
        judge=_less_for_an_action,
        excuse=_is_maintenance,
    ),
    Rule(
        id="OVP3",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="nobody can promise that it never happens again",
        suggestion="Say what you change so that it becomes less likely.",
        source="PagerDuty stakeholder communications: never lie or guess",
        find=_never_again,
        judge=_less_for_an_action,
        excuse=_is_maintenance,
    ),
)
