"""A change, and the trouble that there has been since, for `causes`: that blames it, without any “because”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.after_words import AFTER, NOT_YET_OR_BETTER, TROUBLE
from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.reading import Sentence


def began_after(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """A change, and the trouble that there has been since."""
    if not (AFTER.is_possible_in(sentence) and TROUBLE.is_possible_in(sentence)):
        return
    for match in AFTER.pattern.finditer(plain):
        start, end = _around(match, plain, TROUBLE.pattern)
        if end and not NOT_YET_OR_BETTER.search(plain, start, end):
            yield match


def _around(match: re.Match[str], plain: str, sign: re.Pattern[str]) -> tuple[int, int]:
    """The clause of a match that has a sign before it, or else the one after it that has; `0, 0` where none has."""
    ends = [(at, at + len(clause)) for at, clause in clauses(plain) if at + len(clause) > match.start()]
    start, end = ends[0]
    if sign.search(plain, start, match.start()):
        return start, end
    end = ends[min(1, len(ends) - 1)][1]
    return (start, end) if sign.search(plain, match.end(), end) else (0, 0)
