"""Where a sentence tells a cause as a fact.

Three ways of telling are told apart: a connector with the cause after it (“due to a failed disk”), a cause with its
effect after it (“a change resulted in …”), and a finding (“we identified a faulty release”). What only points back
at the incident (“due to this issue”), is said with a hedge, or is being looked into, asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from opsdesk.drafting.lint.broken_words import BROKE
from opsdesk.drafting.lint.cause_words import (
    AFFECTED,
    BETTER,
    BLAMED,
    CONNECTED,
    EFFECTED,
    HEDGED,
    LOOKING_INTO,
    NO_CAUSE,
    PASSIVE,
    POINTS_BACK,
    UNCONFIRMED,
)
from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.culprit_words import CULPRIT, HAPPENING
from opsdesk.drafting.lint.finding_words import FOUND
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.outside_words import KIND_OF_OUTAGE, NAMED_OUTAGE, OUTSIDE
from opsdesk.drafting.lint.reading import Sentence

_FINDINGS = (FOUND, OUTSIDE, BROKE)
_LINKED = re.compile(
    r"(?:(?:related|linked|connected|tied|issue|problem|it|this|down) +to|(?:com(?:e|es|ing)|came) +from|follow(?:s"
    r"|ing)|thanks to|(?:problem|issue|fault|trouble) [\w ]+|to be|(?:when|after|as|while)|in the \w+ of"
    r"|tracked [\w ]*to|blame\w* [\w ]*on|pin\w* [\w ]*on"
    r"|(?:located|traced|pinpointed|isolated|found|identified) [\w ]+|hit +by"
    r"|(?:affect|impact|block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit|throttl|exhaust"
    r"|overload|corrupt|delet|remov|slow)ed +by|broken +\w+)$"
)
"""Connectors that name a cause only with a culprit after them; otherwise they name the part that is affected."""
_RELATED = re.compile(r"(?:related|linked|connected|tied) +to$")
"""Connectors that name a cause when something new follows: “related to a …”."""
_FEARED = re.compile(r"\b(?:to|and) (?:help )?(?:prevent|avoid|reduce|limit|minimi[sz]e) [^,;]{0,80}$")
"""Before a connector: then the effect is what somebody wards off, and hasn't happened."""
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_UNREAL = re.compile(r"\b(?:to|from|not|without|could|would|can|may|might|will|if|why|what|how|is|are) $")
"""Before “cause”, “prevent” …: then it is a purpose or a possibility, and nothing has happened."""
_SUFFERS = re.compile(
    r"inconvenience|\b(?:unable|cannot|can't|can not|not able|may|might) |\bwhat (?:the |an? |our )?\w+ ?$"
)
"""In what stands before “resulting in …”: then that is told of the users, and no culprit."""
_CAUSED = re.compile(r"(?:caus(?:ed|ing)|led +to|resulted +in|broke|brought [\w ]*(?:down|offline)|knocked [\w ]*out)$")
_THING = re.compile(r"\W*(?:(?:and|but|then|so|as) +)?(?:an?|the|our|one of|last|yesterday's|today's|this morning's) ")
"""How the subject begins when it is something that happened, rather than “this” or those who suffer."""
_VICTIM = re.compile(
    r"\b(?:(?:issue|problem|incident|outage|disruption|degradation|error|delay|failure|situation|interruption|slowdown"
    r"|user|customer|client|request|job|build|page|message|e-?mail|upload|login|symptom|report|fix|mitigation"
    r"|restart)s?|slowness|latency|downtime|impact|we|they|it|this|that)\b"
)
"""In a subject: then an effect leads to another one."""
_PATIENT = re.compile(
    r"\W*(?:and |but |so |while )*(?:some|many|most|all|the|our|your|new|any)? ?(?:users?|customers?|clients?|requests?"
    r"|jobs?|builds?|pages?|messages?|e-?mails?|uploads?|log[- ]?ins?|calls?|orders?|payments?|people|members|sites"
    r"|webhooks|connections|everyone)\b"
)
"""How a subject begins when it is those who suffer, whatever part they suffer at."""
_WE_DO = re.compile(r"\W*(?:and |but |so |then )*(?:we|our (?:\w+ )?(?:teams?|engineers?))\b")
_RELATIVE = re.compile(r"which|that|caus|lead|result|responsible|behind|to blame|at fault")
"""How an effect begins that isn't what “we” did, but what came of it."""
_NAMED = re.compile(
    r"(?<![\w'-])(?!(?:it|this|that|what|which|there|here|not|whether|clear|where|who|why"
    r"|how)\b)[\w'-]{3,},? (?:which |that )?$"
)
"""Before “is the cause”: something is named."""
_RELATES = re.compile(r" (?:that|which)\b")
_QUALIFIES = re.compile(
    r"(?:^|,|\b(?:the|our|all|any|other|some|of|for|to|with|or|most|many|is|are|was|were|been|be|being|not|also|now"
    r"|currently|partially|both|these|those|your|few|and|on|by|from|in|as|how))\W*$"
)
"""Before “affected …”: then it says which ones are meant."""
_POINTER = re.compile(r", *(?:and |so |but )*(?:this|that|which|it)\b[^,]*$")
_ASIDE = re.compile(r", *(?:and |but )?(?:in fact|however|unfortunately|in turn|therefore|then|also|sadly)(?=,|$)")
_ERROR_TEXT = re.compile(r"\W*\w*(?:error|exception)\w* ?: ")
"""An error message that is quoted; it isn't the writer who tells a cause."""
_REACH = 100
"""As many characters before a finding “investigating” may stand to mean it."""
_TRAILING_AND = re.compile(r"[ ,]{0,9}(?:\band)?[ ,]{0,9}$")


@where_hinted(CONNECTED, PASSIVE, *_FINDINGS, EFFECTED, AFFECTED, BLAMED)
def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    plain = sentence.plain
    if NO_CAUSE.is_possible_in(sentence):
        plain = NO_CAUSE.pattern.sub(lambda match: " " * len(match[0]), plain)
    if _ERROR_TEXT.match(plain):
        return
    for match in _connected(sentence, plain):
        if not _is_hedged(sentence, plain, match):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    for match in chain(_found(sentence, plain), _effected(sentence, plain)):
        if not _is_looked_into(sentence, plain, match) and not _is_hedged(sentence, plain, match):
            yield Hit(match.start(), match.end())
            return


def _found(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """What was found, or broke."""
    for wording in _FINDINGS:
        if wording.is_possible_in(sentence):
            yield from wording.pattern.finditer(plain)


def _is_hedged(sentence: Sentence, plain: str, told: re.Match[str]) -> bool:
    """A hedge covers what is told up to the end of its clause; after that only what takes it back counts."""
    if not (HEDGED.is_possible_in(sentence) or UNCONFIRMED.is_possible_in(sentence)):
        return False
    end = next((at + len(clause) for at, clause in clauses(plain) if at + len(clause) >= told.end()), len(plain))
    start = plain.rfind(" but ", 0, told.start()) + 1
    return bool(HEDGED.pattern.search(plain, start, end) or UNCONFIRMED.pattern.search(plain, end))


def _is_looked_into(sentence: Sentence, plain: str, told: re.Match[str]) -> bool:
    return LOOKING_INTO.is_possible_in(sentence) and bool(
        LOOKING_INTO.pattern.search(plain, max(0, told.start() - _REACH), told.end())
    )


def _connected(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """Connectors with a cause after them."""
    for match in CONNECTED.pattern.finditer(plain) if CONNECTED.is_possible_in(sentence) else ():
        if _names_a_cause(match, plain, sentence.raw) and not _FEARED.search(plain[: match.start()]):
            yield match
    for match in PASSIVE.pattern.finditer(plain) if PASSIVE.is_possible_in(sentence) else ():
        if HAPPENING.search(_NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0]):
            yield match


def _names_a_cause(match: re.Match[str], plain: str, raw: str) -> bool:
    """What follows the connector is a cause of trouble, not the incident itself and not what made it better."""
    named = plain[match.end() :].lstrip(" ('\"-")
    if len(named) <= 2 or (
        POINTS_BACK.match(named) and not (NAMED_OUTAGE.match(raw, match.end()) or KIND_OF_OUTAGE.match(named))
    ):
        return False
    if match[0].startswith("as a"):
        return not BETTER.search(plain, match.end())
    if _RELATED.search(match[0]) and named.startswith(("a ", "an ")):
        return True
    needs_culprit = _LINKED.search(match[0]) or (match[0] == "because" and _VICTIM.search(named[:40]))
    return not needs_culprit or CULPRIT.search(named) is not None


def _effected(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """A culprit, then what it did: “a change … resulted in …”, and not an effect followed by another one."""
    for wording, culprit in ((EFFECTED, CULPRIT), (AFFECTED, HAPPENING)):
        for match in wording.pattern.finditer(plain) if wording.is_possible_in(sentence) else ():
            if _does_harm(match, plain, sentence.raw, culprit):
                yield match
    for match in BLAMED.pattern.finditer(plain) if BLAMED.is_possible_in(sentence) else ():
        if _NAMED.search(plain, 0, match.start()):
            yield match


def _does_harm(match: re.Match[str], plain: str, raw: str, culprit: re.Pattern[str]) -> bool:
    before = plain[: match.start()]
    if _UNREAL.search(before) or BETTER.search(_NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0]):
        return False
    subject = _subject(before)
    by_us = _WE_DO.match(subject) and not (_RELATIVE.match(match[0]) or _RELATES.search(subject))
    if (
        by_us
        or _SUFFERS.search(subject)
        or (match[0].endswith("ed") and culprit is HAPPENING and _QUALIFIES.search(before))
    ):
        return False
    named = culprit.search(subject)
    if named:
        return not _PATIENT.match(subject, 0, named.start())
    return (_THING.match(plain) and NAMED_OUTAGE.match(raw)) is not None or _acts(subject, match[0])


def _subject(before: str) -> str:
    """What stands before a verb: its own clause, or the one that “and this” points back at."""
    clause = _ASIDE.sub("", _TRAILING_AND.sub("", before))
    last = clause.rpartition(",")[2]
    return clause if _POINTER.search(clause) or last.count(" ") <= 1 else last


def _acts(subject: str, verb: str) -> bool:
    """Something happened and had an effect, whatever it was: “the backend wasn't updated, which caused …”."""
    if not _CAUSED.search(verb):
        return False
    return not _VICTIM.search(subject) and (verb.startswith("which") or _THING.match(subject) is not None)
