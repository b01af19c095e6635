"""A culprit, then what it did, for `causes`: “a change … resulted in …”, and not an effect followed by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from opsdesk.drafting.lint.cause_words import BETTER
from opsdesk.drafting.lint.culprit_words import CULPRIT, HAPPENING
from opsdesk.drafting.lint.effect_words import AFFECTED, BLAMED, EFFECTED
from opsdesk.drafting.lint.outside_words import NAMED_OUTAGE
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.subjects import is_particular

_UNREAL = re.compile(r"\b(?:to|from|not|without|could|would|can|may|might|will|if|why|what|how|is|are) $")
"""Before “cause”, “prevent” …: then it is a purpose or a possibility, and nothing has happened."""
_CAUSES = re.compile(r"\W*(?:$|[.;,:)]|(?:of|for|are|were|have|had|behind|that|which|and|or|but|as|from|so|we|is)\b)")
"""After “causes”: then it is a noun, as in “two possible causes”."""
_DONE_TO = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?\w+(?:ed|t)$")
"""A passive: what stands before it suffered."""
_SUFFERS = re.compile(
    r"inconvenience|\b(?:unable|cannot|can't|can not|not able|may|might|will|would|should|could) |\bwhat (?:the "
    r"|an? |our )?\w+ ?$"
)
"""In what stands before “resulting in …”: then that is told of the users, and no culprit."""
_CAUSED = re.compile(
    r"(?:caus(?:ed|ing|es)|le(?:d|ads|ading) +to|result(?:ed|ing|s) +in|trigger(?:ed|ing)|broke"
    r"|brought [\w ]*(?:down|offline)"
    r"|(?:taken|took|knocked) [\w ]*(?:out|down|offline))$"
)
_THING = re.compile(r"\W*(?:(?:and|but|then|so|as) +)?(?:an?|the|our|one of|last|yesterday's|today's|this morning's) ")
"""How the subject begins when it is something that happened, rather than “this” or those who suffer."""
VICTIM = re.compile(
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
_AT_HOME = re.compile(
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|interruptions?) (?:\w+ )?(?:on|in|with|within|across"
    r"|affecting"
    r"|impacting) (?:our|the|its) (?:\w+ )?network\b"
)
"""Trouble “on our network”, which is where it is felt."""
_RELATES = re.compile(r" (?:that|which)\b")
_QUALIFIES = re.compile(
    r"(?:^|,|\b(?:the|our|all|any|other|some|of|for|to|with|or|most|many|is|are|was|were|been|be|being|not|also|now"
    r"|currently|partially|both|these|those|your|few|and|on|by|from|in|as|how))\W*$"
)
"""Before “affected …”: then it says which ones are meant."""
_POINTER = re.compile(r", *(?:and |so |but )*(?:this|that|which|it)\b[^,]*$")
_ASIDE = re.compile(r", *(?:and |but )?(?:in fact|however|unfortunately|in turn|therefore|then|also|sadly)(?=,|$)")
_TRAILING_AND = re.compile(r"[ ,]{0,9}(?:\band)?[ ,]{0,9}$")
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_MOST = 12
"""As many verbs of a sentence are looked at; nobody writes more, and each is weighed against all that's before it."""


def effected(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """A culprit, then what it did: “a change … resulted in …”, and not an effect followed by another one."""
    for wording, culprit in ((EFFECTED, CULPRIT), (AFFECTED, HAPPENING)):
        for match in islice(wording.pattern.finditer(plain), _MOST) if wording.is_possible_in(sentence) else ():
            if _does_harm(match, plain, sentence.raw, culprit):
                yield match
    for match in BLAMED.pattern.finditer(plain) if BLAMED.is_possible_in(sentence) else ():
        if _NAMED.search(plain, 0, match.start()):
            yield match


def _does_harm(match: re.Match[str], plain: str, raw: str, culprit: re.Pattern[str]) -> bool:
    before = plain[: match.start()]
    if (
        (match[0] == "causes" and _CAUSES.match(plain, match.end()))
        or _DONE_TO.search(match[0])
        or _UNREAL.search(before)
        or BETTER.search(_NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0])
    ):
        return False
    subject = _subject(before)
    by_us = _WE_DO.match(subject) and not (_RELATIVE.match(match[0]) or _RELATES.search(subject))
    if (
        by_us
        or _SUFFERS.search(subject)
        or (match[0].endswith("ed") and culprit is HAPPENING and _QUALIFIES.search(before))
    ):
        return False
    named = culprit.search(_AT_HOME.sub("issue", subject))
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
    told = _POINTER.sub("", subject)
    if not VICTIM.search(told) and (verb.startswith("which") or _THING.match(told) is not None):
        return True
    return is_particular(subject, verb)
