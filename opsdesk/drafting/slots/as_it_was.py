"""What users saw, told once it is over: not only how it was at the end, when most of it may have been mended already.

An impact is restated while it becomes smaller, and the last one is by itself a smaller incident than the one that
readers were told of and lived through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from opsdesk.drafting.facts import Fact, FactState, slot_of
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.lint.reading import read
from opsdesk.drafting.lint.traits import has_effect
from opsdesk.drafting.phrasing import capital, in_short_sentences, labelled, sentences
from opsdesk.drafting.recovery_words import says_no_harm
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.tense import in_past

_SHARE: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"\b(?:nobody|no one|none of|everybody|everyone|(?:for|by|to) (?:all|every)|not\b[^.;]{1,40}\bat all|offline"
    r"|completely|entirely)\b|(?:^|[.;] )(?:no|every|all) (?!longer\b|more\b)\w+",
    re.IGNORECASE,
)
"""What counts as all of them."""
_ALL: Final = 100.0
_WRONG: Final = re.compile(
    r"\b(?:wrong\w*|incorrect\w*|missing|miss|lack|lost|twice|doubl\w+|duplicat\w+|outdated|stale|someone else"
    r"|(?:an)?other (?:customer|user|account|people|person)\w*)\b",
    re.IGNORECASE,
)
"""What people have got of it stays theirs when nothing works any more, and when all of it works again."""
_SLOW: Final = re.compile(r"\b(?:slow\w*|late|delay\w*|longer)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;.] | and | but ")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATA_EFFECT: Final = re.compile(
    r"\b(?:data|writes?|orders?|records?|messages?|files?|entries|payments)\b[^.;]{0,80}"
    r"\b(?:lost|loss|safe|intact|deleted|missing|corrupt\w*|duplicated?|twice)\b"
    r"|\b(?:lost|loss of|lose)\b[^.;]{0,20}\bdata\b",
    re.IGNORECASE,
)


def what_users_saw(frame: Frame, words: str, evidence: tuple[str, ...]) -> Fact | None:
    """The impact as it was last, after the worse one that was told before it; None when no impact is known."""
    impacts = [*_told(frame), *_stated(frame, words, evidence)]
    if not any(map(_names_harm, impacts)):
        impacts = _without_recovery([*_first(frame), *impacts])
    if not impacts:
        return None
    last = impacts[-1]
    if last.as_of is None:
        return last
    earlier = _in_turn([fact for fact in impacts if _when(fact) < _when(last)])
    before = _in_turn([*_at_first(earlier, last), *_worst(frame, earlier, last)])
    if not before:
        return last
    text = ". ".join([before[0].text, *(_as_of(frame, fact) for fact in [*before[1:], last])])
    evidence = tuple(name for fact in [*before, last] for name in fact.evidence)
    return confirmed("past_impact", text, at=last.as_of, evidence=evidence)


def _as_of(frame: Frame, fact: Fact) -> str:
    return f"As of {frame.clock(fact.as_of)}: {fact.text}" if fact.as_of else fact.text


def _first(frame: Frame) -> Iterable[Fact]:
    """The impact that was stated first, whoever was told of it."""
    words = capital(in_short_sentences(labelled(frame.incident.first_impact)[0]))
    if words and not says_no_harm(words):
        at = frame.incident.first_impact_at
        yield _seen(words, at, frame.stamp(at, "impact"))


def _without_recovery(impacts: list[Fact]) -> list[Fact]:
    """Without what was said at the end and names nothing amiss, where something amiss was told before: whatever its
    words, “all can log in” is no outage."""
    while len(impacts) > 1 and not _names_harm(impacts[-1]) and any(map(_names_harm, impacts)):
        impacts = impacts[:-1]
    return impacts


def _names_harm(fact: Fact) -> bool:
    return any(map(has_effect, read(fact.text).sentences)) or _percent(fact) is not None


def about_data(text: str) -> str:
    """The first sentence that says what happened to data, or an empty text."""
    return next((sentence for sentence in sentences(text) if _DATA_EFFECT.search(sentence)), "")


def _stated(frame: Frame, words: str, evidence: tuple[str, ...]) -> Iterable[Fact]:
    """The impact that stands, unless it says that all is well: whoever writes “nobody is affected” at the end speaks of
    then."""
    return () if says_no_harm(words) else (_seen(words, frame.incident.impact_at, evidence),)


def was_told_of_harm(frame: Frame) -> bool:
    """Some audience read that users see something."""
    return bool(list(_told(frame)))


def _told(frame: Frame) -> Iterable[Fact]:
    """The impacts that any audience was told of, each once, in the order in which they were stated."""
    seen = {
        fact.words: _seen(fact.words, fact.as_of, (f"U{sent.number}",))
        for sent in sorted(frame.incident.updates.values(), key=lambda sent: sent.sent_at)
        for fact in sent.facts
        if slot_of(fact.key) == "impact" and fact.state == FactState.CONFIRMED and not says_no_harm(fact.words)
    }
    return sorted(seen.values(), key=_when)


def _seen(words: str, at: datetime | None, evidence: tuple[str, ...]) -> Fact:
    return confirmed("past_impact", in_past(_without_data(words)), at=at, evidence=evidence)


def _in_turn(facts: list[Fact]) -> list[Fact]:
    """What was stated at each moment, in the fullest words in which anybody was told of it."""
    by_length = sorted(facts, key=lambda fact: len(fact.text))
    return sorted({_when(fact): fact for fact in by_length}.values(), key=_when)


def _at_first(earlier: list[Fact], last: Fact) -> list[Fact]:
    """What readers were told first, where it names no share: whether it was less than what was told later nobody can
    tell. Where that concerned all of them it was, unless what people got was wrong."""
    first, later = earlier[:1], [*earlier[1:], last]
    if any(_share(fact) == _ALL for fact in later):
        wrong = [fact for fact in earlier if _WRONG.search(fact.text)]
        return [] if _WRONG.search(last.text) else wrong[:1]
    return [fact for fact in first if _share(fact) is None and not _is_outdone(fact, later)]


def _worst(frame: Frame, earlier: list[Fact], last: Fact) -> list[Fact]:
    """The earlier impact that reached the largest share; where shares don't tell, how it was until a step helped, and
    without a step how it was before the last."""
    share, step = _share(last), frame.last_step
    larger = [fact for fact in earlier if (_share(fact) or 0) > (share or 0)]
    if larger:
        return [max(larger, key=lambda fact: _share(fact) or 0)]
    unmeasured = [fact for fact in earlier if _share(fact) is None]
    if step is None or _when(last) < step.at.timestamp():
        return [] if share == _ALL else [fact for fact in unmeasured[-1:] if not _is_outdone(fact, [last])]
    return [fact for fact in unmeasured if _when(fact) < step.at.timestamp()][-1:]


def _is_outdone(fact: Fact, later: list[Fact]) -> bool:
    """A later impact says all of it, more exactly, or tells of more than slowness."""
    return any(_words(fact) <= _words(other) or (_is_slow(fact) and not _is_slow(other)) for other in later)


def _is_slow(fact: Fact) -> bool:
    """It is slow or late, and nothing else."""
    return all(map(_SLOW.search, _CLAUSE.split(fact.text)))


def _words(fact: Fact) -> frozenset[str]:
    """What it says, whatever its numbers and endings."""
    return frozenset(word.casefold().rstrip("s") for word in _WORD.findall(fact.text))


def _share(fact: Fact) -> float | None:
    """The largest share that an impact names, in numbers or as all of them, in percent."""
    return _ALL if _TOTAL.search(fact.text) else _percent(fact)


def _percent(fact: Fact) -> float | None:
    return max((float(found.replace(",", ".")) for found in _SHARE.findall(fact.text)), default=None)


def _when(fact: Fact) -> float:
    return fact.as_of.timestamp() if fact.as_of else 0.0


def _without_data(words: str) -> str:
    """The impact without its sentence about data, which stands by itself once it is over."""
    about = about_data(words)
    return ". ".join(sentence for sentence in sentences(words) if sentence != about) or words
