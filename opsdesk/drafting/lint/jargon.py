"""JRG1, JRG2: words a customer who is no engineer has to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.jargon_words import CAPITALS_ONLY, PLAIN_WORDS, PRODUCT_WORDS
from opsdesk.drafting.lint.lexicon import Lexicon
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule, public_only
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.when import DIGITS
from opsdesk.drafting.lint.wording import Wording, hears, saying

_AS_IN_A_CODE = " ".join(str(number) for number in range(40, 60))
_AS_IN_A_NAME = " ".join(before + digit for before in ascii_lowercase + "-" for digit in DIGITS.split())
"""A digit as machines have one in their names, which numbers that somebody counts don't: “db1”, “us-1”."""
_CODE = r"[45](?:\d\d|xx)s?"
_INTERNAL = Wording(
    r"https?(?: ?/ ?| )(?:(?:status|error|response|code)s? )*[1-5](?:\d\d|xx)s?|[1-5]xx|[45](?:\d\d|xx)s",
    _CODE + r"(?= ?(?:-|:|\()? ?(?:http |api |server |gateway )?(?:errors?|status|responses?|codes?|deadline|gateway"
    r"|bad gateway|bad request|rate limit|internal|service unavail\w*|time-?outs?|too many|not found|forbidden"
    r"|unauthori\w*)\b)",
    r"(?:status|error|response|return) codes? (?:of )?[1-5]\d\d|[45]\d\d[- ]class",
    r"(?:errors?|status|codes?|responses?|return\w*|throw\w*|receiv\w*|see\w*|saw|gets?|got|getting|serv(?:es?|ed|ing)"
    r"|with|w/|an?)(?: (?:codes?|of|errors?|an?|http)){0,3} "
    + _CODE
    + r"(?= *(?:[.,;)]|$|errors?\b|messages?\b|when\b|for\b|on\b|while\b|will\b|from\b|by\b|and\b|or\b|/"
    r"|(?:at|in|during)\b(?! (?:a time|once|least|most|total|all|\d))))",
    r"(?<![$€£])(?<!\d[.,])50[234](?= (?:at|on|when|for (?:\d|some|all|many|most|users|customers|everyone"
    r"|everybody))\b)",
    r"p(?:50|75|90|95|99|99\.9)|\d\dth percentile|sev(?:erity)?[- ]?[0-5]\b",
    r"(?:[\w-]{1,40}\.){1,6}(?:internal|local|lan|corp|intranet|localdomain|svc|prod|staging)\b"
    r"|ip-\d{1,3}(?:-\d{1,3}){3}",
    r"(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}(?:/\d+)?",
    r"(?!prod-(?:us|eu|ap|ca|sa|au|gb|in|me)-)(?:db|web|app|api|cache|redis|kafka|pg|mysql|postgres|mongo|node|host"
    r"|srv|server|worker|lb|proxy|queue|mq|vm|k8s"
    r"|edge|core|rtr|prod|master|replica)(?:\d{1,4}"
    r"|(?:[-_](?!v\d)[a-z]{1,8}\d{0,3}){0,3}[-_](?!v\d)[a-z]{0,8}\d{1,4})(?:\.[a-z0-9-]{1,20}){0,4}",
    r"[a-z]{2,12}-(?:svc|srv|gw|db|api|app|web|prod|stg|worker|node|cache|queue|lb|proxy|auth)-?v?\d{1,3}"
    r"|[\w-]{1,40}\.int\.[\w.-]{2,60}",
    r"(?!(?:us|eu|ap|ca|sa|af|me|asia|europe|australia|gpt|claude|prod-(?:us|eu|ap|ca|sa|au|gb|in"
    r"|me))-)[a-z]{3,}(?:-[a-z]+){0,2}-(?:eu|us|ap|prod|stg"
    r"|staging)(?:-[a-z]+)?-\d{1,3}",
    r"(?:auth|login|gw|ldap|dns|mail|mx|es|search|data|etl|build|ci|log|metrics|stor(?:age)?|disk|san|nas|backup|rack"
    r"|switch"
    r"|fw|vpn)(?:-(?!v\d)[a-z]{1,8}){0,3}-\d{1,3}(?!\d|[.:-]\d)",
    r"smtp (?:(?:error|response|status|code) )*[245]\d\d",
    hints=".int. http xx code percentile sev 10. 192. 172. smtp internal local lan corp intranet svc prod staging "
    + f"{_AS_IN_A_CODE} {_AS_IN_A_NAME}",
)
_ERROR_RATE = Wording(r"errors?[- ]rates?|rates? of errors?", hints="rate")
_SEEN_BY_USERS = Wording(
    r"unable|cannot|can't|can not|could not|couldn't|not (?:be )?able|fail(?:s|ed|ing|ures?)?|slow(?:er|ly|ness)?"
    r"|delay(?:s|ed)?|(?:issues?|errors?|problems?|difficult\w+) (?:when |while )?(?!affect|impact|caus|result"
    r"|lead)\w{3,}ing",
    r"not (?:\w+ ){0,2}(?:load|mount|rout|work|open|respond|complete|appear|available|send|sent|receiv|process|deliver"
    r"|show|display|sync)\w*",
    r"(?:long|high|increased|elevated) wait(?:ing)?(?: times?)?|unavailable|inaccessible|unreachable|offline"
    r"|(?<!come )(?<!came )(?<!gone )(?<!going )(?<!coming )down(?! (?:to|from|by)\b)|stuck"
    r"|missing|unresponsive|time(?:d|s)?[ -]?outs?",
    r"errors?[- ]rates? (?:for |in |of )?(?!affect|impact|caus|result|lead|dur|includ|return|continu|exceed|aris|stem"
    r"|start"
    r"|beginn|remain|improv|trend|declin|decreas|increas|ris|dropp|fall)\w{3,}ing\b",
    r"errors?[- ]rates? (?:for|on|of|in) (?:[\w-]+ ){0,3}?(?:transactions|payments|checkouts|orders|log-?ins"
    r"|sign-?ins|uploads"
    r"|downloads|deliveries|bookings)\b",
    r"error[- ]rates? [^.;]{0,60}?\b(?:when|while|attempting to|trying to|for attempts to) \w+",
    hints="issue error problem difficult able cannot can't =not couldn't fail slow delay unavailable inaccess unreach "
    "offline down stuck missing unrespons time wait",
)
_tells_error_rate = hears(_ERROR_RATE)
_tells_effect = hears(_SEEN_BY_USERS)
_LEXICON = Lexicon(PLAIN_WORDS)
_IN_IDENTIFIER = re.compile(r"\w_|_\w")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+){2,20}")
_ALTERNATIVES = re.compile(r"\w+s(?:/\w+s){2,20}")
"""“Hosts/nodes/servers”: no path, although it looks like one."""
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_TRADE = re.compile(r" (?:(?:provider|platform|vendor|hosting|product|record|change|edit|setting|log)s?|analytics)\b")
"""After “DNS”: then it says what somebody sells, or what its buyers work with."""
_VERSION = re.compile(r" v?\d+\.\d")
"""After a product's name: which one it is."""
_NAMED_AFTER = re.compile(
    r" (?!(?:Servers?|Records?|Resolution|Resolvers?|Entries|Zones?|Lookups?|Errors?)\b)[A-Z][a-z]+"
)
_NAMED_BEFORE = re.compile(r"[\w,] [A-Z][a-z]+ $")
"""Beside “DNS”: then it is part of what somebody sells, “Secondary DNS”."""
_OPENERS = frozenset('.:!?-#>"[(')
"""What a sentence or heading may begin after: there a capital makes no name."""


def _technical(sentence: Sentence) -> Iterator[Hit]:
    return (hit for hit in _LEXICON.find(sentence) if not _is_name(sentence, hit))


def _is_name(sentence: Sentence, hit: Hit) -> bool:
    """A word that is also a product's name, written as one: “Cloud Endpoints”; or a part of `some_setting`."""
    if any(_IN_IDENTIFIER.fullmatch(sentence.raw, at - 1, at + 1) for at in (hit.start, hit.end)):
        return True
    paths = (path for path in _PATH.finditer(sentence.raw) if path.start() <= hit.start < path.end())
    if any(not _ALTERNATIVES.fullmatch(path[0]) for path in paths):
        return True
    word = sentence.raw[hit.start : hit.end]
    if word.lower() in CAPITALS_ONLY and not word.isupper():
        return True
    if word.lower() == "dns" and _is_sold(sentence, hit):
        return True
    if word.lower() not in PRODUCT_WORDS or not word[0].isupper():
        return False
    if _VERSION.match(sentence.raw, hit.end):
        return True
    before = sentence.raw[: hit.start].rstrip()
    return bool(before) and before[-1] not in _OPENERS and _CAPITALISED.fullmatch(word.split()[0]) is not None


def _is_sold(sentence: Sentence, hit: Hit) -> bool:
    raw = sentence.raw
    beside = _NAMED_AFTER.match(raw, hit.end) or _NAMED_BEFORE.search(raw, 0, hit.start)
    return bool(beside or _TRADE.match(sentence.plain, hit.end))


@where_hinted(_ERROR_RATE)
def _error_rates(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """An error rate alone leaves open what a user sees; beside a plain effect it is only a detail."""
    if not any(map(_tells_error_rate, reading.sentences)) or any(map(_tells_effect, reading.sentences)):
        return
    for at, sentence in reading.placed:
        for match in _ERROR_RATE.finditer(sentence):
            suggestion = "say what fails for users, and how often"
            yield Hit(at + match.start(), at + match.end(), suggestion=suggestion)


RULES = (
    Rule(
        id="JRG1",
        category=Category.JARGON,
        level=Level.ERROR,
        message="a code, a measure or a name from inside the house",
        suggestion="Say what a user sees instead.",
        source="PagerDuty stakeholder communications: effect first, no host names",
        find=saying(_INTERNAL),
        audiences=public_only(Level.ERROR),
    ),
    Rule(
        id="JRG2",
        category=Category.JARGON,
        level=Level.WARNING,
        message="a technical word that has a plain one",
        suggestion="Use the plain word.",
        source="measured: about 43 % of real public updates contain jargon",
        find=_technical,
        check=_error_rates,
        audiences={Audience.CUSTOMERS: Level.WARNING, Audience.EXECUTIVES: Level.INFO, Audience.SUPPORT: Level.INFO},
    ),
)
