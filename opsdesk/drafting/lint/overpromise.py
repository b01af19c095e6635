"""OVP: promise the next update, never the end. Of the fix times published and scored, more than half were missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.when import INTERVAL, WHEN
from opsdesk.drafting.lint.wording import Wording, clauses, hears

_RECOVERY = (
    r"(?:resol(?:v\w*|ution)|recover\w*|restor\w*|fix(?:es|ed|ing)?|repair\w*|solv\w+|mitigat\w*|remediat\w*|roll(?:ed|ing)?[- ]?(?:out|back)"
    r"|complet\w+|finish\w*|deploy\w*|patch\w*|back (?:up|online|to normal|in (?:service|operation))|(?:be|come|go|fully) (?:back|live|online)"
    r"|return\w* to (?:normal|service|full)|(?:fully )?operational|up and running|available again|working (?:again|normally|as expected)"
    r"|(?:be )?clear(?:s|ed)?|catch(?:ing)? up|caught up|drain\w*|stabili[sz]\w*|normali[sz]\w*|propagat\w*|in place|subside\w*|resum\w*"
    r"|(?:backlog|queued?|queues|pending|stuck|delayed) (?:\w+ ){0,4}(?:process\w*|deliver\w*))"
)
_AHEAD = (
    r"(?:expect\w*|anticipat\w*|estimat\w*|should|will|shall|'ll|won't|plan(?:s|ned|ning)? to|aim\w*|target\w*|hop(?:e|es|ing)|project(?:ed)? to"
    r"|on track|forecast|predict\w*|looking at|going to|intend|incoming|hopefully|can (?:get|have)|able to (?:get|have))"
)
_RECOVERS = Wording(
    _RECOVERY,
    hints="resol recover restor fix repair solv mitigat remediat roll complet finish deploy patch back live online operational running "
    "available working return clear catch caught drain stabili normali propagat place subside resum backlog queue pending stuck delayed",
)
_LOOKS_AHEAD = Wording(
    _AHEAD,
    hints="expect anticipat estimat should will shall 'll won't plan aim target hop project track forecast predict looking going intend incoming "
    "get have able",
)
_TIMED = Wording(
    WHEN,
    r"(?:in|within) (?:no time|minutes|hours|days)",
    hints="in_ within by_ before at_ on_ around until over during after for next every day night morrow morning evening week later eod cob 0 1 2 3 4 5 6 7 8 9 noon",
)
_SPAN = (
    r"(?: (?:another|up to|about|approximately|around|roughly|an additional|a further|at least|between|some|as long as))* "
    + INTERVAL
)
_TAKES = Wording(
    r"(?:recovery|restor\w+|repairs?|resolution|rollout|roll-?back|fix|rebuild\w*|resync\w*|backlog|queues?|catch[- ]?up|clean-?up|mitigation|failover)"
    r" (?:\w+ ){0,5}?tak(?:e|es|ing)" + _SPAN,
    r"tak(?:e|es|ing) (?:about |up to )?(?:another|an additional|a further) " + INTERVAL,
    r"tak(?:e|es|ing)"
    + _SPAN
    + r" (?:\w+ ){0,3}?(?:to|before|until|till|for) (?:\w+ ){0,7}?(?:recover\w*|restor\w*|resol\w+|fix\w*|repair\w*|clear\w*|catch|return|normal"
    r"|works?|working|back|propagat\w*|subside|stabili\w+|splice|complete recovery)",
    hints="tak",
)
_BARE_DATE = Wording(
    r"(?:fixed|resolved|restored|completed?|back|done) (?:on |by )?the \d{1,2}(?:st|nd|rd|th)?", hints="the"
)
_ETA = Wording(
    r"(?:eta|etr|estimated (?:time|resolution|recovery|completion|fix)[^.;]{0,60}?)(?: [^.;]{0,40}?)?(?:\d|"
    + WHEN
    + r")",
    hints="eta etr estimated",
)
_NO_TIME = Wording(
    r"(?:no|not|n't|cannot|can't|without|unknown|unable)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline|exact)",
    r"(?:eta|etr|estimate|time ?frame)(?: \w+){0,4} (?:unknown|not|unclear|yet|to be)",
    hints="eta etr estimat time frame exact",
)
_SOON = Wording(
    r"(?<!as )(?:very |quite |real )?soon(?! as\b)|shortly(?! (?:after|before|thereafter|following|prior))|momentarily|imminent(?:ly)?"
    r"|any (?:minute|moment|time) now|in (?:a|the next few|a few) moments?|in the near future|before long|very quickly",
    hints="soon shortly momentarily imminent any moment near long quickly",
)
_NEVER_AGAIN = Wording(
    r"(?:will|shall|can|'ll|does|do)(?: not|n't| never) (?:\w+ )?(?:happen|occur|recur|repeat|see)(?: \w+){0,3} (?:again|in (?:the )?future)",
    r"(?:won't|never|not) (?:\w+ )?(?:happens?|occurs?|recurs?|repeats?)(?: again)?|(?:will|won't|'ll) (?:not |never )?recur",
    r"we (?:can |fully |do )*guarantee|is guaranteed to|guarantee (?:that|you|this|it)|you have our (?:word|guarantee)|we promise(?! an? update)",
    hints="happen occur recur repeat see_ guarantee word promise",
)
_PURPOSE = Wording(
    r"(?:to|and|will|further) (?:\w+ )?(?:ensure|prevent|avoid|make sure|help|minimi[sz]e|reduce)(?: that)?(?: \w+){0,4} (?:does not|doesn't|do not|don't)"
    r"|(?:cannot|can't|can not|not|no|doesn't|don't) (?:\w+ )?guarantee\w*|did not|didn't|has not|have not|if (?:it|this)",
    hints="ensure prevent avoid sure help minimi reduce guarantee did not not if",
)
_OTHER_NEWS = Wording(
    r"updat(?:e|es|ing)|inform(?:ed|ation|ing)?|details?|report(?:s|ed)?|communicat\w+|shar(?:e|ed|ing)|publish\w*|post(?:ed|ing|s|-?mortems?)|(?:will|we'll|to) post"
    r"|notif\w+|news|advise|rca|root cause analysis|follow[- ]?up|keep you|announce\w*|monitor\w*|watch\w*|observ\w+|investigat\w*|summary"
    r"|review\w*|check(?:ing)? (?:back|in)",
    hints="updat inform detail report communicat shar publish post notif news advise rca root follow keep announce monitor watch "
    "observ investigat summary review check",
)
_PLANNED = Wording(
    r"(?:planned|scheduled|routine|weekly|upcoming) (?:\w+ )?(?:maintenance|deployment|upgrade|downtime|outage|migration|work|restart)"
    r"|maintenance (?:window|period)|maintenance (?:is|has been|was|will be) (?:planned|scheduled)"
    r"|(?:planned|scheduled) (?:today|for|on|this|to)|(?:upgrade|migration|maintenance) (?:should|will|is expected to) (?:last|take|be)",
    hints="planned scheduled routine weekly upcoming maintenance upgrade migration",
)
_is_planned = hears(_PLANNED)
_LACKS_SUBJECT = re.compile(r" *(?:will|is|are|should|expected|has|have)\b")


def _dated(sentence: Sentence) -> Iterator[Hit]:
    plain = sentence.plain
    for at, clause in clauses(plain):
        ahead = _LOOKS_AHEAD.search(clause)
        timed = (_TIMED.search(clause) or _BARE_DATE.search(clause)) if ahead else None
        if (
            ahead
            and timed
            and _RECOVERS.search(plain if _LACKS_SUBJECT.match(clause) else clause)
            and not (_OTHER_NEWS.search(clause) or _NO_TIME.search(clause))
        ):
            yield Hit(at + min(ahead.start(), timed.start()), at + max(ahead.end(), timed.end()))
            return
    told = _ETA.search(plain) or _TAKES.search(plain)
    if told and not _NO_TIME.search(plain):
        yield Hit(told.start(), told.end())


def _soon(sentence: Sentence) -> Iterator[Hit]:
    for at, clause in clauses(sentence.plain):
        soon = _SOON.search(clause)
        if soon and _RECOVERS.search(clause) and _LOOKS_AHEAD.search(clause) and not _OTHER_NEWS.search(clause):
            yield Hit(at + soon.start(), at + soon.end())


def _never_again(sentence: Sentence) -> Iterator[Hit]:
    found = _NEVER_AGAIN.search(sentence.plain)
    if found and not _PURPOSE.search(sentence.plain):
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


_SOURCE = "practice §2: 10 of 18 published fix times that can be scored were missed"
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
        source="practice §2; public incident-communication guides: never lie or guess",
        find=_never_again,
        judge=_unless_planned,
    ),
)
