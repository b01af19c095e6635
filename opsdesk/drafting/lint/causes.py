"""Where a sentence tells a cause as a fact.

Three ways of telling are told apart: a connector with the cause after it (“due to a failed disk”), a cause with its
effect after it (“a change resulted in …”), and a finding (“we identified a faulty release”). What only points back
at the incident (“due to this issue”), is said with a hedge, or is being looked into, asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.cause_words import (
    CONNECTED,
    CULPRIT,
    EFFECTED,
    HEDGED,
    LOOKING_INTO,
    NO_CAUSE,
    POINTS_BACK,
)
from opsdesk.drafting.lint.finding_words import BROKE, FOUND, OUTSIDE
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.reading import Sentence

_FINDINGS = (FOUND, OUTSIDE, BROKE)
_LINKED = re.compile(
    r"(?:(?:related|linked|connected|tied|issue|problem|it|this|down) +to|(?:com(?:e|es|ing)|came) +from|follows|hit +by"
    r"|(?:affect|impact|block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit|throttl|exhaust"
    r"|overload|corrupt|delet|remov|slow)ed +by|broken +\w+)$"
)
"""Connectors that name a cause only with a culprit after them; otherwise they name the part that is affected."""
_FEARED = re.compile(r"\b(?:to|and) (?:help )?(?:prevent|avoid|reduce|limit|minimi[sz]e) [^,;]{0,80}$")
"""Before a connector: then the effect is what somebody wards off, and hasn't happened."""
_BETTER = re.compile(
    r"\b(?:recover\w*|improv\w*|restor\w*|reduc\w*|decreas\w*|success\w*|normal\w*|resol\w*|stabil\w*|fewer)"
)
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_UNREAL = re.compile(r"\b(?:to|from|not|without|could|would|can|may|might|will|if|why|what|how|is|are) $")
"""Before “cause”, “prevent” …: then it is a purpose or a possibility, and nothing has happened."""
_SUFFERS = re.compile(r"inconvenience|\b(?:unable|cannot|can't|can not|not able|may|might) ")
"""In what stands before “resulting in …”: then that is told of the users, and no culprit."""
_NAMED_OUTAGE = re.compile(
    r"\s*(?:(?:(?i:the|an?|this|that)|ongoing|current|earlier|recent) ){0,3}(?!(?:API|UI|US|EU|The|An?|This|That)\b)"
    r"(?:[A-Z][\w.&-]{1,30}|[a-z]{1,9}\d\w{0,9}) (?:\w{1,20} ){0,2}(?:outage|incident|failure)s?\b",
)
"""Somebody else's: in a text as it was written, a name before “outage”."""
_KIND_OF_OUTAGE = re.compile(
    r"(?:(?:an?|the|this|that|our) )?(?:\w+ ){0,2}?(?:power|utility|network|internet|fib(?:re|er)|cable|hardware|disk|cooling"
    r"|provider|upstream|supplier|vendor) (?:\w+ )?(?:outage|failure|incident|maintenance)s?\b"
)
"""An outage of something underneath, which isn't the incident itself."""
_CAUSED = re.compile(r"(?:caus(?:ed|ing)|led +to|resulted +in|broke|brought [\w ]*(?:down|offline)|knocked [\w ]*out)$")
_THING = re.compile(r"\W*(?:(?:and|but|then|so|as) +)?(?:an?|the|our|one of|last|yesterday's|today's|this morning's) ")
"""How the subject begins when it is something that happened, rather than “this” or those who suffer."""
_VICTIM = re.compile(
    r"\b(?:(?:issue|problem|incident|outage|disruption|degradation|error|delay|failure|situation|interruption|slowdown|user"
    r"|customer|client|request|job|build|page|message|e-?mail|upload|login|symptom|report|fix|mitigation|restart)s?|slowness"
    r"|latency|downtime|impact|we|they|it|this|that)\b"
)
"""In a subject: then an effect leads to another one."""
_TRAILING_AND = re.compile(r"[ ,]{0,9}(?:\band)?[ ,]{0,9}$")


@where_hinted(CONNECTED, *_FINDINGS, EFFECTED)
def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    plain = sentence.plain
    if NO_CAUSE.is_possible_in(sentence):
        plain = NO_CAUSE.pattern.sub(lambda match: " " * len(match[0]), plain)
    if HEDGED.is_possible_in(sentence) and HEDGED.pattern.search(plain):
        return
    connected = CONNECTED.pattern.finditer(plain) if CONNECTED.is_possible_in(sentence) else ()
    for match in connected:
        if _names_a_cause(match, plain, sentence.raw) and not _FEARED.search(plain[: match.start()]):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    if LOOKING_INTO.search(sentence):
        return
    finds = (wording.pattern.search(plain) for wording in _FINDINGS if wording.is_possible_in(sentence))
    found = next(filter(None, finds), None)
    if found is None and EFFECTED.is_possible_in(sentence):
        found = _effected(plain, sentence.raw)
    if found:
        yield Hit(found.start(), found.end())


def _names_a_cause(match: re.Match[str], plain: str, raw: str) -> bool:
    """What follows the connector is a cause of trouble, not the incident itself and not what made it better."""
    named = plain[match.end() :].lstrip(" ('\"-")
    if len(named) <= 2 or (
        POINTS_BACK.match(named) and not (_NAMED_OUTAGE.match(raw, match.end()) or _KIND_OF_OUTAGE.match(named))
    ):
        return False
    if match[0].startswith("as a"):
        return not _BETTER.search(plain, match.end())
    needs_culprit = _LINKED.search(match[0]) or (match[0] == "because" and _VICTIM.search(named[:40]))
    return not needs_culprit or CULPRIT.search(named) is not None


def _effected(plain: str, raw: str) -> re.Match[str] | None:
    """A culprit, then what it did: “a change … resulted in …”, and not an effect followed by another one."""
    for match in EFFECTED.pattern.finditer(plain):
        before = plain[: match.start()]
        subject = _TRAILING_AND.sub("", before).rpartition(",")[2]
        effect = _NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0]
        is_harm = not _UNREAL.search(before) and not _BETTER.search(effect)
        is_culprit = (
            CULPRIT.search(subject) or (_THING.match(plain) and _NAMED_OUTAGE.match(raw)) or _acts(subject, match[0])
        )
        if is_harm and is_culprit and not _SUFFERS.search(subject):
            return match
    return None


def _acts(subject: str, verb: str) -> bool:
    """Something happened and had an effect, whatever it was: “the backend wasn't updated, which caused …”."""
    if not _CAUSED.search(verb):
        return False
    return not _VICTIM.search(subject) and (verb.startswith("which") or _THING.match(subject) is not None)
