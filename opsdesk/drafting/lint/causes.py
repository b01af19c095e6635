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
    FOUND,
    HEDGED,
    LOOKING_INTO,
    NO_CAUSE,
    POINTS_BACK,
)
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.reading import Sentence

_LINKED = (
    "related to",
    "linked to",
    "connected to",
    "tied to",
    "issue to",
    "problem to",
    "it to",
    "this to",
    "down to",
)
"""Connectors that name a cause only with a culprit after them; otherwise they name the part that is affected."""
_FEARED = re.compile(r"\b(?:to|and) (?:help )?(?:prevent|avoid|reduce|limit|minimi[sz]e) [^,;]{0,80}$")
"""Before a connector: then the effect is what somebody wards off, and hasn't happened."""
_BETTER = re.compile(
    r"\b(?:recover\w*|improv\w*|restor\w*|reduc\w*|decreas\w*|success\w*|normal\w*|resol\w*|stabil\w*|fewer)"
)
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_UNREAL = re.compile(r"(?:to|from|not|without|could|would|can|may|might|will|if|why|what|how|is|are) $")
"""Before “cause”, “prevent” …: then it is a purpose or a possibility, and nothing has happened."""
_SUFFERS = re.compile(r"inconvenience|\b(?:unable|cannot|can't|can not|not able|may|might) ")
"""In what stands before “resulting in …”: then that is told of the users, and no culprit."""
_TRAILING_AND = re.compile(r"[ ,]{0,9}(?:and)?[ ,]{0,9}$")


def told_causes(sentence: Sentence) -> Iterator[Hit]:
    """Where the sentence asserts a cause, at most once."""
    plain = sentence.plain
    if NO_CAUSE.is_possible_in(sentence):
        plain = NO_CAUSE.pattern.sub(lambda match: " " * len(match[0]), plain)
    if HEDGED.is_possible_in(sentence) and HEDGED.pattern.search(plain):
        return
    connected = CONNECTED.pattern.finditer(plain) if CONNECTED.is_possible_in(sentence) else ()
    for match in connected:
        if _names_a_cause(match, plain) and not _FEARED.search(plain[: match.start()]):
            yield Hit(match.start(), match.end() + len(plain[match.end() :].split(",")[0].rstrip(" .")))
            return
    if LOOKING_INTO.search(sentence):
        return
    found = FOUND.pattern.search(plain) if FOUND.is_possible_in(sentence) else None
    if found is None and EFFECTED.is_possible_in(sentence):
        found = _effected(plain)
    if found:
        yield Hit(found.start(), found.end())


def _names_a_cause(match: re.Match[str], plain: str) -> bool:
    """What follows the connector is a cause of trouble, not the incident itself and not what made it better."""
    named = plain[match.end() :].lstrip(" ('\"-")
    if len(named) <= 2 or POINTS_BACK.match(named):
        return False
    if match[0].startswith("as a"):
        return not _BETTER.search(plain, match.end())
    needs_culprit = match[0] == "because" or match[0].endswith(_LINKED)
    return not needs_culprit or CULPRIT.search(named) is not None


def _effected(plain: str) -> re.Match[str] | None:
    """A culprit, then what it did: “a change … resulted in …”, and not an effect followed by another one."""
    for match in EFFECTED.pattern.finditer(plain):
        before = plain[: match.start()]
        subject = _TRAILING_AND.sub("", before).rpartition(",")[2]
        effect = _NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0]
        is_harm = not _UNREAL.search(before) and not _BETTER.search(effect)
        if is_harm and CULPRIT.search(subject) and not _SUFFERS.search(subject):
            return match
    return None
