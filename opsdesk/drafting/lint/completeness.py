"""IMP1, RES1, RES2: what a reader must find in the text at this stage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.traits import has_effect, has_start, has_substance, is_admission
from opsdesk.drafting.lint.when import CLOCK, CLOCK_HINTS, DIGITS, INTERVAL, INTERVAL_HINTS
from opsdesk.drafting.lint.wording import Wording, hears

_IMPACT = Wording(
    r"(?:about |around |approximately |up to |nearly |over )?\d+(?:\.\d{1,3})? ?(?:%|percent|per cent)|everyone"
    r"|everybody|nobody",
    r"(?:all|most|half|no|none|every|some|few|many) (?:of )?(?:\w+ ){0,2}(?:users?|customers?|people|payments|orders"
    r"|requests|accounts|regions?|messages|calls|emails?|jobs)|(?:only|every|both|one|two|three) (?:\w+ )?regions?",
    r"\d[\d,.]{0,12} (?:\w+ )?(?:users?|customers?|people|payments|orders|requests|accounts|messages|emails?|jobs"
    r"|projects|sites)",
    hints=DIGITS + " =all most half =no none every some few many only both =one =two three nobody",
)
_DATA = Wording(
    r"(?:data|records?|files?|messages?|orders?|payments?|transactions?|information|changes|e?mails?|settings|uploads?"
    r"|recordings?|videos?|photos?|pictures?|history|comments?|posts?|contacts?|backups?"
    r"|documents?)(?: \w+){0,6} (?:lost|loss|missing|corrupt\w*|affected|intact|safe|duplicated|exposed|recovered"
    r"|preserved|kept|deleted|at risk|retained|delivered|delayed|unaffected)|data (?:loss|effect|integrity)"
    r"|nothing was lost",
    r"(?:no|without|any|some|nothing|none)(?: \w+){0,3} (?:data loss|loss of data|lost|data|lasting effects?"
    r"|lingering effects?|residual)|lost(?: \w+){0,3} (?:data|records?|files?|messages?|orders?)",
    hints="data record file message order payment transaction information changes mail setting upload document "
    "recording video photo picture history comment =post =posts contact backup lost lasting lingering residual",
)
_SPAN = Wording(
    r"(?:between|from) [^;]{0,40}?" + CLOCK + r"[^;]{0,40}? (?:and|to|until|till|-) [^;]{0,30}?" + CLOCK,
    CLOCK + r"[^.;]{0,20}? ?(?:-|to|until) ?[^.;]{0,20}?" + CLOCK,
    hints=CLOCK_HINTS,
)
_CLOCK = Wording(CLOCK, hints=CLOCK_HINTS)
_ENDED = Wording(
    r"end(?:ed|ing)?|until|resolved|recovered|restored|over|fixed|normal|back|working",
    hints="end until resolved recovered restored over fixed normal back work",
)
_TROUBLE = Wording(
    r"issues?|problems?|difficult(?:y|ies)|incidents?|troubles?|disruptions?|something(?:'s| is) (?:off|wrong)",
    hints="issue problem difficult incident trouble disruption something",
)
_OUR_WORK = re.compile(
    r"\W*(?:we|i|our (?:\w+ )?(?:teams?|engineers?|people)|(?:an? |the )?(?:\w+ )?(?:engineers?|technicians?|teams?)"
    r"|(?:the |our )?next|more|another|updates?)\b"
)
"""How a sentence begins that tells what is done about it."""
_KEPT = Wording(
    r"(?:data|recordings?|videos?|footage|history|comments?|contacts?|backups?|bookings?|reservations?|tickets|files?"
    r"|orders?|records?|messages?|mails?|e-?mails?|payments?|accounts?|photos|pictures|documents?|appointments?"
    r"|transfers?|entries|results|everything|nothing|anything|none|every \w+|all \w+|what you \w+"
    r"|\d[\d,.]* \w+)(?: [\w']+){0,8}? (?:lost|missing|intact|untouched|touched|complete|there|safe|kept|gone|preserved"
    r"|saved)",
    r"lost (?:no|any|some|none|\d[\d,.]*) \w+|none (?:is|was|are|were) (?:lost|missing)|what (?:\w+ ){1,8}?(?:is"
    r"|was) lost",
    r"(?:charged|billed|booked|sent|paid) (?:twice|two times|again|in the wrong)",
    hints="lost missing intact touched complete charged billed booked =sent =paid =there safe =kept =gone preserved "
    "saved",
)
_FOR_SO_LONG = Wording(r"for (?:about |around |some |nearly )?" + INTERVAL, hints=INTERVAL_HINTS)
_has_impact = hears(_IMPACT)
_has_trouble = hears(_TROUBLE)
_lasted = hears(_FOR_SO_LONG)
_has_span = hears(_SPAN)
_has_clock = hears(_CLOCK)
_has_end = hears(_ENDED)
_speaks_of_data = hears(_DATA)
_tells_what_is_kept = hears(_KEPT)


def speaks_of_data(sentence: Sentence) -> bool:
    """It says what the incident did to data, in whatever words."""
    return _speaks_of_data(sentence) or _tells_what_is_kept(sentence)


def _tells_effect(sentence: Sentence) -> bool:
    """It says what users meet: anything particular, as long as it is neither “an issue with …” nor our own work."""
    if has_effect(sentence):
        return True
    return has_substance(sentence) and not _has_trouble(sentence) and not _OUR_WORK.match(sentence.plain)


def _missing_parts(reading: Reading, context: LintContext) -> Iterator[Hit]:
    sentences, end = reading.sentences, reading.end
    effect = any(map(_tells_effect, sentences))
    if not (effect or any(map(has_substance, sentences)) or _names_service(reading, context)):
        yield Hit(end, end, suggestion="Say which function is affected, in its users' words.")
    if not (effect or any(map(is_admission, sentences)) or any(map(_has_impact, sentences))):
        yield Hit(end, end, suggestion="Say whom it affects and how, or “We do not yet know how many …”.")
    if not any(map(has_start, sentences)):
        yield Hit(end, end, suggestion="Say since when, or that this isn't known yet.", level=Level.WARNING)


def _names_service(reading: Reading, context: LintContext) -> bool:
    text = reading.text.lower()
    return any(service.lower() in text for service in context.services)


def _missing_close(reading: Reading, context: LintContext) -> Iterator[Hit]:
    end, level = reading.end, Level.WARNING if context.planned else None
    if not any(map(speaks_of_data, reading.sentences)):
        said = "Say what happened to data, even when nothing did: “No data was lost.”"
        yield Hit(end, end, suggestion=said, level=level)
    if not _has_start_and_end(reading):
        said = "Say when it began and when it ended: “From 14:00 to 15:10 UTC …”."
        yield Hit(end, end, suggestion=said, level=level)


def _has_start_and_end(reading: Reading) -> bool:
    if any(map(_has_span, reading.sentences)):
        return True
    times = sum(len(list(_CLOCK.finditer(sentence))) for sentence in reading.sentences)
    if times > 1 or (times and any(map(_lasted, reading.sentences))):
        return True
    starts = [sentence for sentence in reading.sentences if has_start(sentence)]
    ends = [item for item in reading.sentences if _has_end(item) and _has_clock(item)]
    return bool(starts and ends) and (len(starts) > 1 or starts != ends or _two_times(starts[0]))


def _two_times(sentence: Sentence) -> bool:
    return len(list(_CLOCK.finditer(sentence))) > 1


def _bare_all_clear(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if not any(has_substance(sentence) or has_start(sentence) for sentence in reading.sentences):
        yield Hit(0, reading.end)


RULES = (
    Rule(
        id="IMP1",
        category=Category.COMPLETENESS,
        level=Level.ERROR,
        message="a reader can't tell whether it concerns them",
        suggestion="Say what is affected, how, and since when.",
        source="PagerDuty incident response: what an update holds at each stage",
        check=_missing_parts,
        stages=frozenset({Stage.INVESTIGATING, Stage.SCOPE_UPDATE, Stage.IDENTIFIED}),
    ),
    Rule(
        id="RES1",
        category=Category.COMPLETENESS,
        level=Level.ERROR,
        message="an all-clear says what happened to data, when it began and when it ended",
        suggestion="Add the missing statement.",
        source="PagerDuty stakeholder communications: say what happened to data, even when nothing did",
        check=_missing_close,
        stages=frozenset({Stage.RESOLVED}),
    ),
    Rule(
        id="RES2",
        category=Category.COMPLETENESS,
        level=Level.WARNING,
        message="a bare all-clear",
        suggestion="Say what was wrong, for whom and from when to when, and what to do if it still is.",
        source="PagerDuty incident response: what an update holds at each stage",
        check=_bare_all_clear,
        stages=frozenset({Stage.RESOLVED}),
    ),
)
