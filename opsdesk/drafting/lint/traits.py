"""What a single sentence does: admits, apologises, gives the all-clear, says something. Remembered per sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.drafting.lint.generic_words import GENERIC, HOUSE_WORDS
from opsdesk.drafting.lint.promises import uncommitted
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.when import CLOCK, CLOCK_HINTS, DATE, INTERVAL, ZONE
from opsdesk.drafting.lint.wording import Wording, hears

_remembered = lru_cache(maxsize=8192)

_EFFECT = Wording(
    r"unable|cannot|can(?:'t|not| not)|could ?n(?:o|')t|(?:not|longer) be able|not able|fail(?:s|ed|ing"
    r"|ures?)?(?! ?-?over)",
    r"errors? (?:when|while|on|in|for|during|message\w*|page\w*|loading|accessing|viewing|logging)|unavailab\w+",
    r"slow(?:er|ly|ness|downs?)?|delay(?:s|ed|ing)?|late|longer than|inaccessib\w+|unreachable|unresponsive|offline",
    r"(?:not|never) (?:be )?(?:\w+ )?(?:work|load|open|respond|receiv|updat|appear|display|show|process|deliver|sync"
    r"|function|start|available|possible)\w*",
    r"down|stuck|missing|hang(?:s|ing)?|hung|crash\w*|freez\w+|interrupt\w+|incorrect|wrong|duplicat\w+|stale|outdated",
    r"tim(?:e|es|ed|ing)[ -]?outs?|declin\w+|reject\w+|drop(?:s|ped|ping)?|lost",
    r"degraded (?:\w+ )?(?:performance|experience|quality|availability)",
    r"(?:may|might|will|could|can) (?:\w+ )?(?:see|notice|experience|encounter|receive|observe)\b",
    r"(?:customers?|users?|people|visitors|members) (?:are|were|is) (?:\w+ )?(?:seeing|getting|receiving|experiencing"
    r"|unable)",
    hints="able can't =can cannot could fail error unavail slow delay late longer inaccess unreach unrespons offline "
    "=not =never down stuck missing hang hung crash freez interrupt incorrect wrong duplicat stale outdated tim declin "
    "reject drop lost degraded see notice experienc encounter receiv observ getting",
)
_ALL_CLEAR = Wording(
    r"(?:\w+ ){0,3}(?:incidents?|issues?|problems?|outages?|matter|disruptions?|degradation)(?: (?:affecting|with"
    r"|impacting|related to|in|on|for|regarding) [^.;]{1,80}?)? (?:has|have|is|are|was|were)(?: now| since"
    r"| also)?(?: been)?(?: now)?(?: fully| completely| successfully)? (?:resolved|fixed|closed|over|solved|corrected"
    r"|cleared|rectified)",
    r"(?:all|every) (?:\w+ ){0,3}(?:systems?|services?|operations|functions?|functionality)(?: (?:is|are|have"
    r"|has))?(?: \w+){0,3} (?:operational|normal|normally|restored|recovered|back online)",
    r"we have (?:now )?(?:fully )?resolved (?:this|the) (?:incident|issue|problem|outage)|all clear",
    r"false (?:alarm|positive)",
    hints="resolved fixed closed =over solved corrected cleared rectified operational normal restored recovered online "
    "clear false",
)
_STILL_AT_WORK = Wording(
    r"monitor(?:ing)?|waiting|await(?:ing|s)?|continu\w+|investigat\w+|working (?:on|to|with)|still|keep(?:ing)? an eye"
    r"|remain(?:s|ing)?|we(?:'re| are) (?:now |currently |also )?(?!clos|mark|consider|resolv|pleas"
    r"|confiden)\w{3,20}ing",
    hints="monitor wait continu investigat working still =eye remain we're =are",
)
_NOT_SURE = Wording(
    r"partially|believ\w+|appears?|some (?:projects|users|customers)|until|before|hop(?:e|es|ing)|expect(?:s|ed|ing)?"
    r"|may|might|will|should|once|when|as soon as|if|not|(?:resolved|restored|fixed) for (?:most|many|some|nearly"
    r"|almost)",
    hints="most many nearly almost partial believ appear some until before hope hoping expect =may might will should "
    "once when =if not soon",
)
_CONTACT = Wording(
    r"(?<!can't )(?<!cannot )(?<!able to )contact (?:us|our|your|the|support)"
    r"|(?<!able to )(?<!cannot )(?<!can't )reach out(?! to (?:the|any|other)\b)"
    r"|get in touch|(?:let|email|call) (?:us|support|our \w+)|subject to change as",
    r"if you (?:continue to|still) (?:see|have|experience|notice) [^.;]{1,60}, (?:please )?(?:e-?mail|write|message"
    r"|tell)\b"
    r"|thank(?:s| you)(?: all| everyone)? for (?:using|choosing|being (?:an? |our )?\w+)",
    r"(?:open(?:ing)?|submit) an? (?:\w+ )?(?:case|ticket|request)|based on our best knowledge",
    r"(?:contact|ask|message|call|email) (?:\w+ ){0,2}support(?: team)?|(?:with|to) (?:our |your "
    r"|the )?support(?: team)?(?= *(?:[.,;!)]|$|at|if|via|for))",
    hints="contact =reach touch case ticket request =us =our subject knowledge support continue still thank",
)
_ADMISSION = Wording(
    r"(?:we|is|are|it's|it is) (?:do not|don't|not) (?:yet |currently )?(?:know|sure|clear|known|aware|have)\b",
    r"(?:do not|don't|not|cannot|can't) (?:yet |currently )*(?:know|confirm|say|tell|have (?:an?|the|full|enough"
    r"|complete)|aware|known|clear)",
    r"not yet (?:known|clear|confirmed|determined|understood)|(?:is|are|remains?)(?: still| yet)? (?:unknown|unclear)",
    r"no(?:t| yet)? known",
    hints="know sure clear aware =have confirm =say =tell determined understood",
)
_START = Wording(
    r"(?:since|from|began|begun|beginning|start(?:ed|ing|s)?|as of|between|at|around|incident start:?|after)(?: (?:on"
    r"|at|from|about|around|approximately|roughly|is|was|of|the|today|yesterday|\w+day,?|[\d/-]+,?|\w{3,9} \d{1,2},?"
    r"|\d{1,2} \w{3,9},?|\d{4},?)){0,6} " + CLOCK,
    r"(?:do|does|is|are)(?: not|n't)(?: yet)? (?:know|known) (?:exactly )?when (?:it|this|the \w+) (?:began|started)",
    hints=CLOCK_HINTS + " know",
)
_EXTENT = Wording(
    r"recovery (?:across|for|in|of|on) (?:all|most|nearly all|the majority of) (?!impacted|affected)(?:\w+ ){0,2}?\w+s"
    r"|(?:all|most|many|nearly all|the majority of) (?!impacted|affected)(?:\w+ ){0,2}?\w+s (?:have|has|are|were|should"
    r"|will) (?:\w+ ){0,3}?(?:recover\w*|restored)",
    r"no longer (?:seeing|observing) (?:any )?\w+|all (?:\w+ )?(?:services|systems) (?:have been|are|were) (?:\w+ly )?"
    r"(?:operat\w+|working|healthy|available)(?: \w+ly)? since\b",
    r"(?:response|load|loading|wait(?:ing)?|processing|delivery|query|build) times? (?:is|are|has|have|were|was)\b"
    r"|(?:elevated|slow|slower|increased|high|higher|long|longer) (?:response|load|loading|wait(?:ing)?|processing"
    r"|delivery"
    r"|query|build) times",
    r"(?:affect|impact)(?:s|ed|ing) all (?:of )?(?:the |our )?(?:components|services|systems|products|functions)\b",
    hints="recover restored longer times =time affect impact =since",
)
_SPEAKER = re.compile(
    r"^\W{0,9}(?:the |our )?(?!(?:\w+ ){0,2}(?:issues?|problems?|incidents?|outages?|causes?|providers?"
    r"|partners?)\b)(?:(?!(?:is|are|was|were|has|have|been|be)\b)[\w.&'-]+ ){0,4}?(?=(?:(?:is|are|has|have|continues?"
    r"|remains?|will|would like to|'s)\b[ ,]*)?(?:\w+ly |also |now |still |been (?!\w+ed\b))*(?:aware"
    r"|working(?! (?:again|now|normally|as|properly|correctly|fine)| *(?:[.,;!]|$))|looking|investigat|monitoring"
    r"|continu(?!\w* to (?:recover|improve|see|experience|be|operate|function|return|fail|degrade|run|show))|engag"
    r"|implement|identif|resolv|deploy|inform|in the process of|team|engineer|staff|technician|developers))"
)
_ASIDE = re.compile(
    r"^\W*according to (?:[\w.&-]+ ){0,2}[\w.&-]+(?=,|$)|^\W*(?:[\w.&'-]+ ){1,4}(?:marke?[ds]|reports?|reported"
    r"|declared|confirmed) (?:the|this|their|that the"
    r"|that this) (?:issue|incident|problem|outage)s? (?:as |is |has been )"
    r"|\bwork\w* (?:closely )?with (?:[\w.&'-]+ ){1,2}?(?:support|teams?|engineers)\b|\b(?:(?:one of )?(?:our|the"
    r"|[\w-]+'s) )?(?:cloud|hosting|dns|network|infrastructure|cdn|internet) (?:service )?(?:provider|partner|vendor"
    r"|supplier)s?\b|\b(?:fix\w*|resolv\w+|implement\w*) by [\w.&'-]+$|\b(?:the|our) (?:(?!(?:and|our|the|for|to|of"
    r"|with|in|on)\b)[\w.&'-]+ ){0,3}?(?:teams?|engineers?|staff)\b|rolled out|\bmonitor\w* (?:(?:the"
    r"|our|its|their) )?(?:(?:system|service|site|platform|overall) )?performance\b|(?:monitor\w*|watch\w*"
    r"|check\w*)(?: \w+){0,3} for (?:any )?(?:\w+ ){0,2}(?:errors?|issues?|impact|problems?|failures?|recurrence"
    r"|stability)|\b(?:(?:over|for|during) (?:the |at least )?(?:last |past |next |coming |another )?|in the (?:last"
    r"|past) )"
    + INTERVAL
    + r"|\bwithin (?:\w+ )?(?:business|working) days|\bto production\b|\bactions? (?:being |are being )?taken\b"
    r"|\b(?:apply|implement|deploy|mak)\w* an? configuration change|\b(?:full )?application of (?:the|this|a)\b"
    r"|\b(?:deployed|rolled out|applied|released) (?:globally|worldwide|everywhere)\b|\bsource of (?:the )?(?:errors"
    r"|failures)\b|\bmaterial change\b|\b(?:mitigation|corrective|preventive|additional) actions\b|\b(?:limit|prevent"
    r"|avoid|reduce) (?:these|such|this|further|future) (?:(?:kind|type|sort)s? of )?(?:failures?|errors?)\b"
    r"|\bwork\w* (?:closely )?with (?:our|the) (?:(?:upstream|external|(?:third|3rd)[- ]party) )?(?:\w+ )?(?:provider"
    r"|vendor"
    r"|partner|supplier)s?\b|\b(?:(?:external|(?:third|3rd)[- ]party|ai|model) )+(?:provider|vendor|partner)s?\b"
    r"|\b(?:the"
    r"|our) (?:[\w.]+ ){0,4}status (?:page|dashboard|site)\b|\b100 ?%|\ball regions (?:are|is"
    r"|have)(?= (?:\w+ ){0,2}?(?:operat|back|healthy|normal|recover|resol|stable))"
    r"|\ball (?:of )?[\w.&-]+'s (?:services|systems) (?=should|are|is|have)"
    r"|\b(?:traced|tracked|narrowed|hunted|pinned) (?:\w+ )?down\b|\b(?:adjust|updat|chang)\w* (?:our"
    r"|the) configurations?\b"
    r"|\bto all (?:of )?(?:our )?(?:regions|data ?cent(?:er|re)s|locations|zones)\b|\bmonitor\w* (?:the "
    r"|our )?error rates?\b"
    r"|\bwait\w* (?:for|on) (?:[\w.-]+ ){1,2}to (?:resolve|fix|mitigate|respond|answer|address)\b"
    r"|\bin contact with (?:[A-Za-z][\w.-]* ){1,3}(?=and\b)|\bfeedback from [\w.-]+|\bnarrow\w* down\b"
    r"|\ball (?:\w+ )?(?:instances|components) (?:are|remain) operational\b|\b(?:the|an?) (?:degraded|affected"
    r"|faulty) component\b|\b(?:affected|impacted) (?:regions?|locations?|data ?cent(?:er|re)s?|zones?|areas?)\b"
    r"|\b(?:from|by|with) the (?:third|3rd)[- ]party\b|\bspeed\w* up\b|\bin charge of\b"
    r"|\bno recovery (?:\w+ ){0,3}(?:to|in|of) (?:the )?error rates\b"
    r"|\b(?:multiple|several|some|various|many) (?:of )?(?:our |the )?(?:[\w.&-]+ ){1,2}?(?:components|products"
    r"|tools)\b"
    r"|\b(?:issues?|problems?) with (?:[\w.&-]+ ){1,3}?components\b"
    r"|\b(?:began|begun|beginning|started|starting|since)(?: (?:on|at|from|about|around|approximately))*(?: "
    + DATE
    + r",?){0,3}(?: at)? "
    + CLOCK
    + r"(?: ?"
    + ZONE
    + r"){0,2}"
)
"""Who does the work, that a fix went out, where to read more, and what is only watched for or how long."""
_STAMP = re.compile(
    r"^\W{0,5}(?:(?:update|edit) ?#?\d{1,3}|(?:(?:update|edit)\W{1,3})?(?:"
    + DATE
    + r",? ?(?:-|at)? ?){0,2}"
    + CLOCK
    + r"(?: ?"
    + ZONE
    + r")?(?: ?\+\d)?) ?(?:[):\]|-]{1,3} |$)|^\W{0,5}"
    + CLOCK
    + " ?"
    + ZONE
    + r"\W{0,2} "
)
"""The number or the time of the update itself, which opens it."""
_NAME_IN_PLURAL = re.compile(
    r"^\W{0,9}reporting (?:is|isn't|was|wasn't)\b|^\W{0,9}(?:deployments|builds) are (?:now )?(?:recover|fail|work"
    r"|slow|delay|succeed|runn)\w*|^\W{0,9}(?:issues|actions|reports|events|services|products|alerts|deployments"
    r"|environments|sites|teams"
    r"|updates) is\b|^\W{0,9}(?:\w+ )?updates (?:have been restored|are (?:now )?(?:working|flowing|delayed|missing))\b"
)
"""A plural before “is” names a product, “Issues is operating normally”; updates that are restored are none of ours."""
_NAMED_ISSUES = re.compile(r"[a-z] (?:affecting|impacting|with|for|of|in) Issues\b(?! (?:with|in|on)\b)")
"""With a capital in the middle of a sentence it is a product's name."""
_NAMES_IT = re.compile(
    r"^\W*latenc(?:y|ies) (?:has|have|is|are) (?!being\b|under\b)|\b(?:full|complete"
    r"|total) (?:service )?(?:disruption|outage|interruption)\b|(?<![\d.,])\d(?:\.\d{1,3})? ?(?:%"
    r"|percent\b|per cent\b)|\bservice\(s\): ?(?!multiple services)\w|\bissues (?:timeline|list|tab|page)\b"
    r"|\bsupport portal\b|\b(?:issues?|problems?"
    r"|incidents?) (?:affecting|impacting) (?:the |our )?(?:\w+ )?(?:deployments?|builds?)\b"
    r"|\b(?:nobody|no one|no-one) (?:can|could|is able to|gets|was able to) (?!\w+ (?:why|what|when|how|yet)\b)\w"
    r"|\b(?:issues?|problems?) with (?:the |our )?scheduled \w|\bnothing (?:works|opens|loads)\b|\b(?:users|customers"
    r"|people|visitors|members|they|you) (?:may|might|will) not be able to \w"
    r"|\bupstream (?:\w+ )?(?:provider|vendor|partner)s? (?:is|are|continues? to|has"
    r"|have) (?:\w+ly )?(?:been )?(?:mak\w+ (?:good )?progress|recover\w*)"
)
"""A share of one digit, a function that bears a word of the work on it, and what others have got to."""
_CLUES = (
    "%",
    "percent",
    "per cent",
    "service(s)",
    "issues ",
    "affecting",
    "impacting",
    "upstream",
    "disruption",
    "outage",
    "interruption",
    "nobody",
    "no one",
    "no-one",
    "nothing",
    "able to",
    "scheduled",
    "latenc",
    "portal",
)
"""One of these stands in whatever it finds: a look that costs a tenth."""
_TOLD_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_OPENERS = frozenset({"", ".", ":", "!", "?", "-", "\n", "#", ">", "[", '"', ")", "]"})
"""What a sentence or heading may begin after: there a capital makes no name."""

has_effect = hears(_EFFECT)
"""It says something that a user would see."""
is_still_at_work = hears(_STILL_AT_WORK)
"""It says that something is still being done."""
is_admission = hears(_ADMISSION)
"""It says that something isn't known."""
tells_extent = hears(_EXTENT)
"""It says how much of it is better, or what is no longer seen."""
has_start = hears(_START)
"""It says since when, or that nobody knows."""


@_remembered
def is_all_clear(sentence: Sentence) -> bool:
    """It says that the incident is over."""
    return bool(_ALL_CLEAR.search(sentence)) and not _NOT_SURE.search(sentence) and not is_still_at_work(sentence)


@_remembered
def has_substance(sentence: Sentence) -> bool:
    """It holds at least one word that not every update could contain: a function, an effect, a number, a finding."""
    if "`" not in sentence.raw and _CONTACT.search(sentence):
        return False
    if (
        ("Issues" in sentence.raw and _NAMED_ISSUES.search(sentence.raw))
        or _NAME_IN_PLURAL.match(sentence.plain)
        or _names_it(sentence.plain)
    ):
        return True
    told = (_told(clause, sentence.raw[at : at + len(clause)]) for at, clause in uncommitted(sentence))
    return any(map(_is_telling, (word for words in told for word in words)))


def _names_it(plain: str) -> bool:
    return any(clue in plain for clue in _CLUES) and _NAMES_IT.search(plain) is not None


def _told(clause: str, raw: str) -> Iterator[str]:
    """The words of a clause, without its own time, who says it and what is only watched for; names keep capitals."""
    stamp = _STAMP.match(clause)
    start = stamp.end() if stamp else 0
    if speaker := _SPEAKER.match(clause[start:]):
        start += speaker.end()
    said = _ASIDE.sub(lambda match: " " * len(match[0]), clause)
    for match in _TOLD_WORD.finditer(said, start):
        is_name = raw[match.start()].isupper() and raw[: match.start()].rstrip(" *_")[-1:] not in _OPENERS
        yield raw[match.start() : match.end()] if is_name else match[0]


def _is_telling(word: str) -> bool:
    if len(word) < 2 or word in GENERIC or (word.lower() in HOUSE_WORDS and word != "US"):
        return False
    return not ("-" in word and all(part in GENERIC for part in word.lower().split("-")))
