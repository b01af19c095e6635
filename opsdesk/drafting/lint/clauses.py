"""The main clauses of a sentence: each has its own verb, and so its own promise."""

from __future__ import annotations

import re
from functools import lru_cache

_SOMEBODY_DOES = (
    r" {1,3}(?:and |but |so |while )?(?=(?:we|our|they|it|there|this|these|please|the next|(?:more|further|another|any"
    r"|additional|regular) (?:updates?|information|news|details))\b {0,3}(?:will|'ll|'re|are|is|have|has|expect|may"
    r"|might|hope|plan|anticipate|teams?|engineers?|update)\b)"
)
_AND_SOMEBODY_DOES = r"  {0,2}(?:and|but|so|while)\b" + _SOMEBODY_DOES
_AND_DOES = (
    r"  {0,2}(?:and|but) {1,3}(?=(?:will|expect|hope|plan|aim|anticipate|should|are|is|have|has|provide|post|share)\b)"
)
_END = re.compile(
    rf";|\.{_SOMEBODY_DOES}|,(?:{_SOMEBODY_DOES}|{_AND_SOMEBODY_DOES}"
    r"| {1,3}(?:and|after which|at which point) {1,3}"
    r"| {1,3}(?=(?:more |further )?(?:updates?|information|news|details) (?:to|will|follow|in|at|by|soon|shortly)\b)"
    rf"|{_AND_DOES})|{_AND_SOMEBODY_DOES}|{_AND_DOES}"
)
"""What ends a clause; each way begins with its sign, which is quick to find."""
_TIME_FIRST = re.compile(r" *(?:in|within|by|at|over|before|after|around|during|every)\b[^,;]{1,40}$")
"""“By 14:30 UTC, we will …”: the time belongs to what follows."""


@lru_cache(maxsize=4096)
def clauses(plain: str) -> tuple[tuple[int, str], ...]:
    """The clauses of a sentence with their offsets; `plain` is `Sentence.plain`."""
    found = []
    start = 0
    for match in _END.finditer(plain):
        if match.end() > start and not _TIME_FIRST.match(plain, start, match.start()):
            found.append((start, plain[start : match.start()]))
            start = match.end()
    found.append((start, plain[start:]))
    return tuple(found)
