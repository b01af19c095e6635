"""Times that are told in a nutshell and are no end of the trouble, for `overpromise`.

They are of a next word, of what happened, of how slow things are now, or of what lasts at least.
"""

from __future__ import annotations

import re

from opsdesk.drafting.lint.denials import AT_LEAST
from opsdesk.drafting.lint.eta_words import HEADLINE, REMAINS, TAKES
from opsdesk.drafting.lint.news_words import OTHER_NEWS
from opsdesk.drafting.lint.parts import DIAGNOSIS
from opsdesk.drafting.lint.planned_words import STAFFED
from opsdesk.drafting.lint.promises import announces, promise_of
from opsdesk.drafting.lint.reading import Sentence

_SLOW_NOW = re.compile(
    r"\b(?:requests|jobs|builds|runs|reviews|queries|uploads|messages|e?-?mails|pages|deployments|imports|exports"
    r"|changes|edits|starts)\b"
    r"[^.;:]{0,60}? (?<!will )(?<!may )(?<!should )(?<!to )(?:take|are taking) (?!(?:another|an additional"
    r"|a further)\b)[^.;:]{0,60}$"
)
"""It is told how long each of them takes now."""
_NORMALLY = re.compile(r",? (?:instead of|rather than|compared to|against|normally|usually)\b")
"""After how long something takes: then it is told how slow it is."""
_UNTIL_NOW = re.compile(r"\b(?:for|over|in) the (?:last|past)\b")
"""In a duration that lies behind."""
_ABOUT_IT = re.compile(r"\b(?:update|information|news|more|details) (?:on|about|regarding) (?:the |an? |our )?$")
"""Before “estimated time”: then it is what the next word will be about."""
_EACH = re.compile(r"\b(?:each|every) (?:[\w-]+ ){1,4}?(?:takes|needs)\b")
"""In how long something takes: then it is one of several."""
_NARRATED = re.compile(
    r"\b(?:mitigated|resolved|fixed|restored|reverted|recovered"
    r"|rolled back) [^.;]{0,120}, (?:with (?:[\w%-]+ ){1,8})?(?:\w+ly )?$"
    r"|\b(?:experienced|saw|observed) [^;]{0,200}, with (?:[\w%-]+ ){1,8}$"
)
"""Before “recovering within 4 minutes”: then that is how it went."""
_AS_IT_WENT = re.compile(r"\w+ing\b")


def is_of_something_else(sentence: Sentence, told: re.Match[str]) -> bool:
    """The time is that of a next word, “back at 6:15”, “another update in 30 minutes until it is resolved”, of what
    happened, “we mitigated it, recovering within 4 minutes”, how slow it is now, or what it lasts at least."""
    is_narrated = _AS_IT_WENT.match(told[0]) and _NARRATED.search(sentence.plain, 0, told.start())
    if (
        is_narrated
        or AT_LEAST.search(sentence.plain)
        or OTHER_NEWS.pattern.search(told[0])
        or _ABOUT_IT.search(sentence.plain, 0, told.start())
        or _UNTIL_NOW.search(told[0])
        or (told.re is TAKES.pattern and _tells_how_slow(sentence.plain, told))
        or _is_staffed(sentence.plain, told)
    ):
        return True
    if told.re is REMAINS.pattern:
        promise = promise_of(sentence)
        return promise is not None and promise.start <= told.start() < promise.end
    news = announces(sentence, sentence.plain) if told.re is HEADLINE.pattern else None
    return news is not None and news.start() <= told.start()


def _tells_how_slow(plain: str, told: re.Match[str]) -> bool:
    """It is told how long each of them takes now, or usually, and not how long the repair does."""
    if _NORMALLY.match(plain, told.end()) or DIAGNOSIS.match(plain) or _EACH.search(told[0]):
        return True
    return _SLOW_NOW.search(plain, 0, told.end()) is not None


def _is_staffed(plain: str, told: re.Match[str]) -> bool:
    """Only people are there again from then on: “the help desk is open again from 7:00”."""
    staffed = STAFFED.search(plain, 0, told.end())
    return staffed is not None and staffed.end() > told.start()
