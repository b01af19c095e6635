"""CLK1: a time of day is somebody's, and a reader far away has another one on the wall.

What a commander types at three in the morning is the clock on the wall, “since 08:50”; the times that the desk itself
writes have their zone, so that beside them the typed one reads like one of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule, public_only
from opsdesk.drafting.lint.promises import promise_of
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.when import CLOCK, CLOCK_HINTS, ZONE
from opsdesk.drafting.lint.wording import Wording, hears

_CLOCK = Wording(CLOCK, hints=CLOCK_HINTS)
_ZONED = Wording(
    CLOCK + r"(?:,? (?:on )?[\w/-]{1,20}){0,4}?,? ?[(\[]?" + ZONE,
    r"(?:local|your) times?",
    hints=CLOCK_HINTS + " time",
)
"""One zone holds for all the times of a sentence: “between 14:00 and 15:10 UTC”, “at 9:40 am on 3 May (PDT)”."""
_NO_TIME = re.compile(
    r"\b(?:ratio|proportion|scores?|odds|scale|version)(?: (?!(?:at|since|from|until|by|around)\b)\w+){0,6} $"
)
"""Before two numbers with a colon between them: then they are none of a clock."""
_says_for_all = hears(
    Wording(r"(?:all )?times?(?: (?:below|here|given))?(?: (?:is|are))?(?: in)? " + ZONE, hints="time")
)


@where_hinted(_CLOCK)
def _nobodys(sentence: Sentence) -> Iterator[Hit]:
    """The next update's own time is for NXT4."""
    if _ZONED.search(sentence) or promise_of(sentence) is not None:
        return
    for match in _CLOCK.finditer(sentence):
        is_moment = match[0].startswith(("noon", "midnight"))
        if not is_moment and not _NO_TIME.search(sentence.plain, 0, match.start()):
            yield Hit(match.start(), match.end())


def _said_for_all(reading: Reading, context: LintContext) -> bool:
    """“All times US/Pacific” holds for the whole text."""
    return any(map(_says_for_all, reading.sentences))


def _with_its_zone(hit: Hit, sentence: Sentence, context: LintContext) -> Hit:
    """Whose clock it is isn't known here; how the others of the text are told is."""
    if context.now is None:
        return hit
    name = context.now.astimezone(context.zone).tzname() or "UTC"
    said = f"Say it in {name}, with “{name}” after it." if name.isalpha() else ""
    return Hit(hit.start, hit.end, suggestion=said)


RULES = (
    Rule(
        id="CLK1",
        category=Category.COMPLETENESS,
        level=Level.WARNING,
        message="a time of day, but nobody can tell whose",
        suggestion="Give its zone too: “14:30 UTC”.",
        source="measured: 1.2 % of 3,846 real updates hold a time that only its writer can place",
        find=_nobodys,
        judge=_with_its_zone,
        excuse=_said_for_all,
        audiences=public_only(Level.WARNING),
    ),
)
