"""OVP: promise the next update, never the end. Of the fix times published and scored, more than half were missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.clauses import clauses
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.when import INTERVAL, WHEN, WHEN_HINTS
from opsdesk.drafting.lint.wording import Wording, hears

_RECOVERS = Wording(
    r"resol(?:v\w*|ution)|recover\w*|restor\w*|fix(?:es|ed|ing)?|repair\w*|solv\w+|mitigat\w*|remediat\w*|resum\w*",
    r"roll(?:ed|ing)?[- ]?(?:out|back)|complet\w+|finish\w*|deploy\w*|patch\w*|in place|subside\w*|stabili[sz]\w*",
    r"back (?:up|online|to normal|in (?:service|operation))|(?:be|come|go|fully) (?:back|live|online)|normali[sz]\w*",
    r"return\w* to (?:normal|service|full)|return(?= (?:at|by|in|within|around|shortly|soon|tomorrow|later)\b)",
    r"(?:fully )?operational|up and running|available again|propagat\w*",
    r"work(?:s|ing)? (?:again|normally|as expected)|(?:be )?clear(?:s|ed)?|catch(?:ing)? up|caught up|drain\w*",
    r"(?:be|is) over|(?:be|become) available",
    r"(?:backlog|queued?|queues|pending|stuck|delayed) (?:\w+ ){0,4}(?:process\w*|deliver\w*)",
    hints="resol recover restor fix repair solv mitigat remediat resum roll complet finish deploy patch place subside "
    "stabili back live online normal return operational running available propagat work clear catch caught drain "
    "queue pending stuck delayed =over",
)
_LOOKS_AHEAD = Wording(
    r"expect\w*|anticipat\w*|estimat\w*|should|will|shall|\w+'ll|won't|plan(?:s|ned|ning)? to|aim\w*|target\w*",
    r"hop(?:e|es|ing|eful|efully)|project(?:ed)? to|on track|forecast|predict\w*|looking at|going to|intend|incoming",
    r"can (?:get|have)|able to (?:get|have)",
    hints="expect anticipat estimat should will shall 'll won't plan aim target hop project track forecast predict "
    "looking going intend incoming =get =have",
)
_TIMED = Wording(WHEN, r"(?:in|within) (?:no time|minutes|hours|days)", hints=WHEN_HINTS + " time")
_BARE_DATE = Wording(
    r"(?:fixed|resolved|restored|completed?|back|done) (?:on |by )?the \d{1,2}(?:st|nd|rd|th)?", hints="=the"
)
_ETA = Wording(
    r"(?:eta|etr|estimated (?:time|resolution|recovery|completion|fix))\b[^.;]{0,60}?\b(?:\d\w*|" + WHEN + r")",
    hints="eta etr estimated",
)
_SPAN = (
    r"(?: (?:another|up to|about|approximately|around|roughly|an additional|a further|at least|between|some"
    r"|as long as))*"
    r" " + INTERVAL
)
_TAKES = Wording(
    r"(?:recovery|restor\w+|repairs?|resolution|rollout|roll-?back|fix|rebuild\w*|resync\w*|backlog|queues?|clean-?up"
    r"|catch[- ]?up|mitigation|failover) (?:\w+ ){0,5}?tak(?:e|es|ing)" + _SPAN,
    r"tak(?:e|es|ing) (?:about |up to )?(?:another|an additional|a further) " + INTERVAL,
    r"tak(?:e|es|ing)" + _SPAN + r" (?:\w+ ){0,3}?(?:to|before|until|till|for) (?:\w+ ){0,7}?(?:recover\w*|restor\w*"
    r"|resol\w+|fix\w*|repair\w*|clear\w*|catch|return|normal|works?|working|back|propagat\w*|subside|stabili\w+)",
    hints="take taking",
)
_NO_TIME = Wording(
    r"(?:no|not|n't|cannot|can't|without|unknown|unable)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline"
    r"|exact)",
    r"(?:haven't|don't|doesn't|hasn't)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline|exact)",
    r"(?:eta|etr|estimate|time ?frame)(?: \w+){0,4} (?:unknown|not|unclear|yet|to be)",
    hints="eta etr estimat time frame exact",
)
_SOON = Wording(
    r"(?<!as )(?:very |quite |real )?soon(?! as\b)|shortly(?! (?:after|before|thereafter|following|prior))|momentarily",
    r"imminent(?:ly)?|any (?:minute|moment|time) now|in (?:a|the next few|a few) moments?|in the near future",
    r"before long|very quickly",
    hints="soon shortly moment imminent =any =near =long =quickly",
)
_NEVER_AGAIN = Wording(
    r"(?:will|shall|can|'ll|does|do)(?: not|n't| never) (?:\w+ )?(?:happen|occur|recur|repeat"
    r"|see)(?: \w+){0,3} (?:again|in (?:the )?future)",
    r"(?:won't|never|not) (?:\w+ )?(?:happens?|occurs?|recurs?|repeats?)(?: again)?|(?:will|'ll) (?:not |never )?recur",
    r"we (?:can |fully |do )*guarantee|is guaranteed to|guarantee (?:that|you|this|it)|you have our (?:word|guarantee)",
    r"we promise(?! an? update)",
    hints="happen occur recur repeat =again =future guarantee =word promise",
)
_PURPOSE = Wording(
    r"(?:to|and|will|further) (?:\w+ )?(?:ensure|prevent|avoid|make sure|help|minimi[sz]e"
    r"|reduce)(?: that)?(?: \w+){0,4} (?:does not|doesn't|do not|don't)",
    r"(?:cannot|can't|can not|not|no|doesn't|don't|to|and) (?:\w+ )?guarantee\w*|did not|didn't|has not|have not"
    r"|if (?:it|this)",
    hints="ensure prevent avoid sure help minimi reduc guarantee did =not =if",
)
_OTHER_NEWS = Wording(
    r"updat(?:e|es|ing)|inform(?:ed|ation|ing)?|details?|report(?:s|ed)?|communicat\w+|shar(?:e|ed|ing)|publish\w*",
    r"post(?:ed|ing|s|-?mortems?)|(?:will|we'll|to) post|notif\w+|news|advise|rca|root cause analysis|follow[- ]?up",
    r"keep you|announce\w*|monitor\w*|watch\w*|observ\w+|investigat\w*|summary|review\w*|check(?:ing)? (?:back|in)",
    r"(?:will|we'll|to) (?:write|tell)|verif\w+|keep (?:this|the) \w+ open",
    hints="updat inform detail report communicat shar publish post notif news advise rca analysis follow keep announce "
    "monitor watch observ investigat summary review check verif write tell",
)
_PLANNED = Wording(
    r"(?:planned|scheduled|routine|weekly|upcoming) (?:\w+ )?(?:maintenance|deployment|upgrade|downtime|outage"
    r"|migration|work|restart)|maintenance (?:window|period)|(?:planned|scheduled) (?:today|for|on|this|to)",
    r"maintenance (?:is|has been|was|will be) (?:planned|scheduled)",
    r"(?:upgrade|migration|maintenance) (?:should|will|is expected to) (?:last|take|be)",
    hints="planned scheduled routine weekly upcoming maintenance upgrade migration",
)
_is_planned = hears(_PLANNED)
_LACKS_SUBJECT = re.compile(r" *(?:will|is|are|should|expected|has|have)\b")


def _dated(sentence: Sentence) -> Iterator[Hit]:
    if _LOOKS_AHEAD.is_possible_in(sentence) and _RECOVERS.is_possible_in(sentence):
        for at, clause in clauses(sentence.plain):
            if hit := _dated_clause(clause, sentence.plain):
                yield Hit(at + hit.start, at + hit.end)
                return
    told = _ETA.search(sentence) or _TAKES.search(sentence)
    if told and not _NO_TIME.search(sentence):
        yield Hit(told.start(), told.end())


def _dated_clause(clause: str, whole: str) -> Hit | None:
    """A clause that looks ahead to a recovery at a time; one without a subject takes it from the whole sentence."""
    ahead = _LOOKS_AHEAD.pattern.search(clause)
    timed = (_TIMED.pattern.search(clause) or _BARE_DATE.pattern.search(clause)) if ahead else None
    if not (ahead and timed and _RECOVERS.pattern.search(whole if _LACKS_SUBJECT.match(clause) else clause)):
        return None
    if _OTHER_NEWS.pattern.search(clause) or _NO_TIME.pattern.search(clause):
        return None
    return Hit(min(ahead.start(), timed.start()), max(ahead.end(), timed.end()))


def _soon(sentence: Sentence) -> Iterator[Hit]:
    if not _SOON.is_possible_in(sentence):
        return
    for at, clause in clauses(sentence.plain):
        soon = _SOON.pattern.search(clause)
        ahead = soon and _RECOVERS.pattern.search(clause) and _LOOKS_AHEAD.pattern.search(clause)
        if soon and ahead and not _OTHER_NEWS.pattern.search(clause):
            yield Hit(at + soon.start(), at + soon.end())


def _never_again(sentence: Sentence) -> Iterator[Hit]:
    found = _NEVER_AGAIN.search(sentence)
    if found and not _PURPOSE.search(sentence):
        yield Hit(found.start(), found.end())


def _unless_planned(hit: Hit, sentence: Sentence, reading: Reading, context: LintContext) -> Level | None:
    """Maintenance has a window by its nature; an internal text may give a time to a named action."""
    if context.planned or any(map(_is_planned, reading.sentences)):
        return None
    if not context.is_public and any(_names(sentence, action) for action in context.named_actions):
        return Level.WARNING
    return Level.ERROR


def _names(sentence: Sentence, action: str) -> bool:
    words = {word for word in action.lower().split() if len(word) > 3}
    return bool(words) and 2 * len(words & sentence.bag) >= len(words)


_SOURCE = "measured: of 18 published fix times that can be scored, 10 were missed"
RULES = (
    Rule(
        id="OVP1",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="this says when it will be over, which nobody knows",
        suggestion="Say what is being done now, and by when you will write again.",
        source=_SOURCE,
        find=_dated,
        judge=_unless_planned,
    ),
    Rule(
        id="OVP2",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="“soon” is a promise about the repair",
        suggestion="Say what is being done now, and by when you will write again.",
        source=_SOURCE,
        find=_soon,
        judge=_unless_planned,
    ),
    Rule(
        id="OVP3",
        category=Category.OVERPROMISE,
        level=Level.ERROR,
        message="nobody can promise that it never happens again",
        suggestion="Say what you change so that it becomes less likely.",
        source="PagerDuty stakeholder communications: never lie or guess",
        find=_never_again,
        judge=_unless_planned,
    ),
)
