"""Where a sentence tells a cause as a fact.

Three ways of telling are told apart: a connector with the cause after it (“due to a failed disk”), a cause with its
effect after it (“a change resulted in …”), and a finding (“we identified a faulty release”). What only points back
at the incident (“due to this issue”), is said with a hedge, or is being looked into, asserts nothing.

Borderline kinds, decided as most readers do: an inner part or a named other company that is out of order, with what
came of it, is a cause; a function that is slow, a cause that isn't named (“the cause of the issue”), the reason of a
step of ours (“we paused it due to more errors”) and what only came before are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from opsdesk.drafting.lint.broken_words import BROKE
from opsdesk.drafting.lint.cause_words import (
    BETTER,
    HEDGED,
    LOOKING_INTO,
    NO_CAUSE,
    RULED_OUT,
    UNCONFIRMED,
)
from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.connected import FEARED, OPENS, connected
from opsdesk.drafting.lint.connectors import CONNECTORS
from opsdesk.drafting.lint.culprit_words import MACHINERY
from opsdesk.drafting.lint.deed_words import DEEDS
from opsdesk.drafting.lint.effect_words import ACTED, AFFECTED, BLAMED, EFFECTED, GAVE_OUT
from opsdesk.drafting.lint.effects import effected
from opsdesk.drafting.lint.finding_words import FOUND
from opsdesk.drafting.lint.flattening import blot
from opsdesk.drafting.lint.frame_words import FRAMES
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.machine_words import MACHINE_BROKE
from opsdesk.drafting.lint.mistake_words import MISTAKES
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.outside_words import OUTSIDE
from opsdesk.drafting.lint.parts import DIAGNOSIS, WORKAROUND
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.wording import Several

_FINDINGS = (*FOUND, *OUTSIDE, *BROKE, *MACHINE_BROKE, *MISTAKES, *DEEDS, *FRAMES)
_FINDING, _DENYING = Several(_FINDINGS), Several((NO_CAUSE, RULED_OUT))
_LOOKS_LIKE = re.compile(
    r"^\W*during the (?:incident|outage|disruption)\b|\b(?:(?:issue|problem|bug|behaviou?r)s? (?:where|wherein|whereby"
    r"|in which)|(?:may|might|could)(?: \w+ly| also| (?:in|for) some \w+| at times)? (?:see|observe|experience|notice"
    r"|encounter|receive))\b"
)
"""After it, the symptoms are described."""
_QUOTES = re.compile(r"\W*(?:\w*(?:error|exception)\w* ?: |evidence [+-]?\d|(?:for|against) it: )")
"""An error message that is quoted, or what was seen; it isn't the writer who tells a cause."""
_SAID = re.compile(
    r"\b(?:error|message)s? (?:indicating|saying|stating|that says)\b[^.;]{1,200}"
    r'|\b(?:error|message)s?:?(?: \w+){0,3}:? "[^"]{1,200}"'
)
"""What a message says."""
_QUOTED = re.compile(r'"[^"]{1,60}"')
"""A name, or what stands on a screen; again no words of the writer."""
_NAME = re.compile(r"\binc-\d{1,9}, [^:]{1,200}:")
"""What an incident is called, whatever its name says."""
_IDENTIFIER = re.compile(r"[^\W_]{1,40}(?:_[^\W_]{1,40}){1,9}")
"""A name in a program or a log: `RESOURCE_EXHAUSTED`."""
_ASIDE = re.compile(r"\([^()]{1,120}\)")
"""In brackets: a hedge there is of what stands there."""
_CONCEDED = re.compile(r"\W*(?:while|although|though|whereas) [^,;]{1,120}, (?=we have |we've )")
"""Before what is told: a hedge there is of something else."""
_POSSIBLE = re.compile(r"\bcan (?:\w+ )?(?:cause|lead to|result in|trigger)(?: an?| the| some)?(?: [\w-]+)? $")
"""Before what is told: it is what may come of something."""
_MAYBE = re.compile(
    r"\b(?:may|might|could|would) (?:\w+ly |also |still )?$|\bwaiting (?:for|on) (?:\w+ )?$|\b(?:if"
    r"|when|whenever|should) $"
)
"""Right before what is told: it hasn't happened, or not to all."""
_COPING = re.compile(
    r"\b(?:mitigation|work-?around|change)s? (?:\w+ ){0,3}?to (?:handle|tolerate|absorb|cope with"
    r"|work around) (?:[\w-]+ )*$"
)
"""Before what is told: it is what a repair of ours is good for."""
_SOMEWHERE = re.compile(
    r"\b(?:in|on|so|so that|hence) (?:(?:the|our|an?|one of our|one of the"
    r"|some of our) )?(?:\w+ )?$"
)
"""Right before a machine: then it is where something else broke, “sites in the Oslo cluster don't start”."""
_REACH = 100
"""As many characters before a finding “investigating” may stand to mean it."""
_HARMS = re.compile(r"(?:(?:that|which) (?:is|are) )?(?:caus|lead|result)ing\b")
_INNER_PART = re.compile(
    r"\b(?:sub-?systems?|background jobs|network(?:ing)? problems|database (?:instability|issues|problems))\b"
)
"""Between “investigating” and “causing …”: an inner part is out of order, and that is told, looked into or not."""
_AND_FOUND = re.compile(
    r"\b(?:and|we|has|have|had) (?:\w+ )?(?:found|discovered|determined|identified|learned|established)\b"
    r"|\b(?:mitigations?|fix|repair) for |\b(?:found|showed|shown|shows|revealed|reveals) (?:that|an?)\b"
)
"""After “investigating”: then it is no longer being looked into."""


@where_hinted(*CONNECTORS, *_FINDINGS, EFFECTED, AFFECTED, ACTED, GAVE_OUT, BLAMED)
def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    if any(other.match(sentence.plain) for other in (_QUOTES, WORKAROUND)) or sentence.plain.rstrip().endswith("?"):
        return
    plain = _own_words(sentence)
    for match in connected(sentence, plain):
        if not _is_hedged(sentence, plain, match):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    for match in () if DIAGNOSIS.match(plain) else chain(_found(sentence, plain), effected(sentence, plain)):
        if not _is_looked_into(sentence, plain, match) and not _is_hedged(sentence, plain, match):
            yield Hit(match.start(), match.end())
            return


def _own_words(sentence: Sentence) -> str:
    """What the writer asserts, as long as the sentence: without what is denied, quoted or only a name."""
    plain = sentence.plain
    for denied in _DENYING.among(sentence):
        plain = denied.pattern.sub(blot, plain)
    if "_" in sentence.raw:
        plain = _without_names(plain, sentence.raw)
    if "inc-" in plain:
        plain = _NAME.sub(blot, plain)
    if "error" in plain or "message" in plain:
        plain = _SAID.sub(blot, plain)
    return _QUOTED.sub(blot, plain) if '"' in plain else plain


def _without_names(plain: str, raw: str) -> str:
    """What is written as a name of programs, `RESOURCE_EXHAUSTED`, is no word of the text, although its parts are."""
    told, at = [], 0
    for name in _IDENTIFIER.finditer(raw):
        told += [plain[at : name.start()], blot(name)]
        at = name.end()
    return "".join(told) + plain[at:]


def _found(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """What was found, or broke; not what an issue looks like: “an issue where labels are set incorrectly”.

    A deed after which it is better was the repair: “our provider has moved traffic, and we are seeing recovery”.
    """
    found = [
        match
        for wording in _FINDING.among(sentence)
        for match in wording.pattern.finditer(plain)
        if (wording not in DEEDS or not BETTER.search(plain, match.end()))
        and not any(merely.search(plain, 0, match.start()) for merely in (_POSSIBLE, FEARED, _COPING, _MAYBE))
        and (wording not in MACHINE_BROKE or not _is_somewhere(plain, match.start()))
    ]
    described = _LOOKS_LIKE.search(plain) if found else None
    return (match for match in found if described is None or match.start() < described.end())


def _is_somewhere(plain: str, at: int) -> bool:
    """The machine named at this place is where something else broke that is none."""
    return _SOMEWHERE.search(plain, 0, at) is not None and MACHINERY.search(plain, 0, at) is None


def _is_hedged(sentence: Sentence, plain: str, told: re.Match[str]) -> bool:
    """A hedge covers what is told up to the end of its clause; after that only what takes it back counts."""
    if not (HEDGED.is_possible_in(sentence) or UNCONFIRMED.is_possible_in(sentence)):
        return False
    plain = _ASIDE.sub(lambda aside: aside[0] if aside.end() > told.start() else blot(aside), plain)
    comma = plain.find(",", told.end())
    if comma > 0 and told.start() < OPENS:
        return bool(HEDGED.pattern.search(plain, 0, comma) or UNCONFIRMED.pattern.match(plain, comma + 2))
    end = next((at + len(clause) for at, clause in clauses(plain) if at + len(clause) >= told.end()), len(plain))
    start = max(plain.rfind(" but ", 0, told.start()), plain.rfind(" however", 0, told.start())) + 1
    conceded = _CONCEDED.match(plain, 0, told.start())
    start = max(start, conceded.end() if conceded else 0)
    return bool(HEDGED.pattern.search(plain, start, end) or UNCONFIRMED.pattern.search(plain, end))


def _is_looked_into(sentence: Sentence, plain: str, told: re.Match[str]) -> bool:
    if not LOOKING_INTO.is_possible_in(sentence):
        return False
    looked = LOOKING_INTO.pattern.search(plain, max(0, told.start() - _REACH), told.end())
    if looked is None or _AND_FOUND.search(plain, looked.end(), told.end()):
        return False
    return not (_HARMS.match(told[0]) and _INNER_PART.search(plain, looked.end(), told.start()))


@lru_cache(maxsize=4096)
def tells_cause(sentence: Sentence) -> bool:
    """It asserts a cause, which is news whatever it is made of."""
    return any(told_causes(sentence))
