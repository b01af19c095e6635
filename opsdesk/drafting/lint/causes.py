"""Where a sentence tells a cause as a fact.

Three ways of telling are told apart: a connector with the cause after it (“due to a failed disk”), a cause with its
effect after it (“a change resulted in …”), and a finding (“we identified a faulty release”). What only points back
at the incident (“due to this issue”), is said with a hedge, or is being looked into, asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from opsdesk.drafting.lint.after_words import AFTER
from opsdesk.drafting.lint.beginnings import began_after
from opsdesk.drafting.lint.broken_words import BROKE
from opsdesk.drafting.lint.cause_words import (
    BETTER,
    CONNECTED,
    HEDGED,
    LOOKING_INTO,
    NO_CAUSE,
    PASSIVE,
    POINTS_BACK,
    UNCONFIRMED,
)
from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.culprit_words import CULPRIT, HAPPENING
from opsdesk.drafting.lint.effect_words import AFFECTED, BLAMED, EFFECTED
from opsdesk.drafting.lint.effects import VICTIM, effected
from opsdesk.drafting.lint.finding_words import FOUND
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.machine_words import MACHINE_BROKE
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.outside_words import KIND_OF_OUTAGE, NAMED_OUTAGE, OUTSIDE
from opsdesk.drafting.lint.reading import Sentence

_FINDINGS = (*FOUND, *OUTSIDE, *BROKE, *MACHINE_BROKE)
_LINKED = re.compile(
    r"(?:(?:related|linked|connected|tied|issue|problem|it|this|down) +to|(?:com(?:e|es|ing)|came) +from|follow(?:s"
    r"|ing)|thanks to|(?:problem|issue|fault|trouble) [\w ]+|to be|(?:when|after|as|while)|in the \w+ of"
    r"|tracked [\w ]*to|blame\w* [\w ]*on|pin\w* [\w ]*on"
    r"|(?:located|traced|pinpointed|isolated|found|identified) [\w ]+|hit +by"
    r"|(?:affect|impact|block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit|throttl|exhaust"
    r"|overload|corrupt|delet|remov|slow)ed +by|broken +\w+)$"
)
"""Connectors that name a cause only with a culprit after them; otherwise they name the part that is affected."""
_CAUSE_NAMED = re.compile(r"\b(?:cause|reason|culprit|source|origin|trigger)s?\b")
"""Connectors that say themselves that what follows is the cause."""
_RELATED = re.compile(r"(?:related|linked|connected|tied) +to$")
"""Connectors that name a cause when something new follows: “related to a …”."""
_FEARED = re.compile(r"\b(?:to|and) (?:help )?(?:prevent|avoid|reduce|limit|minimi[sz]e) [^,;]{0,80}$")
"""Before a connector: then the effect is what somebody wards off, and hasn't happened."""
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_QUOTES = re.compile(r"\W*(?:\w*(?:error|exception)\w* ?: |evidence [+-]?\d|(?:for|against) it: )")
"""An error message that is quoted, or what was seen; it isn't the writer who tells a cause."""
_NAME = re.compile(r"\binc-\d{1,9}, [^:]{1,200}:")
"""What an incident is called, whatever its name says."""
_OPENS = 12
"""A connector before so many characters opens its sentence: “Due to a failed disk, …”."""
_REACH = 100
"""As many characters before a finding “investigating” may stand to mean it."""
_AND_FOUND = re.compile(
    r"\b(?:and|we|has|have|had) (?:\w+ )?(?:found|discovered|determined|identified|learned|established)\b"
)
"""After “investigating”: then it is no longer being looked into."""


@where_hinted(CONNECTED, PASSIVE, *_FINDINGS, EFFECTED, AFFECTED, BLAMED, AFTER)
def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    plain = sentence.plain
    if NO_CAUSE.is_possible_in(sentence):
        plain = NO_CAUSE.pattern.sub(lambda match: " " * len(match[0]), plain)
    if _QUOTES.match(plain):
        return
    plain = _NAME.sub(lambda match: " " * len(match[0]), plain)
    for match in _connected(sentence, plain):
        if not _is_hedged(sentence, plain, match):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    for match in chain(_found(sentence, plain), effected(sentence, plain), began_after(sentence, plain)):
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
    comma = plain.find(",", told.end())
    if comma > 0 and told.start() < _OPENS:
        return bool(HEDGED.pattern.search(plain, 0, comma))
    end = next((at + len(clause) for at, clause in clauses(plain) if at + len(clause) >= told.end()), len(plain))
    start = max(plain.rfind(" but ", 0, told.start()), plain.rfind(" however", 0, told.start())) + 1
    return bool(HEDGED.pattern.search(plain, start, end) or UNCONFIRMED.pattern.search(plain, end))


def _is_looked_into(sentence: Sentence, plain: str, told: re.Match[str]) -> bool:
    if not LOOKING_INTO.is_possible_in(sentence):
        return False
    looked = LOOKING_INTO.pattern.search(plain, max(0, told.start() - _REACH), told.end())
    return looked is not None and not _AND_FOUND.search(plain, looked.end(), told.end())


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
    if _CAUSE_NAMED.search(match[0]):
        return True
    needs_culprit = _LINKED.search(match[0]) or (match[0] == "because" and VICTIM.search(named[:40]))
    return not needs_culprit or CULPRIT.search(named) is not None
