"""BLM1, BLM2: no person is a cause, and your providers' failures are yours."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading
from opsdesk.drafting.lint.wording import Wording, hears, saying

_ROLE = (
    r"(?:an? |the |our |one of our |this )?(?:\w+ )?(?:engineers?|operators?|developers?|admins?|administrators?|employees?|technicians?|contractors?|colleagues?|staff(?: member)?s?|interns?|on-?call"
    r"|team members?|person|someone|somebody|dbas?|sysadmins?|commander|deputy|scribe|analysts?|agents?)"
)
_PERSON = Wording(
    r"(?:human|operator|user|pilot|manual|engineer|administrator|employee|staff) (?:error|mistake|failure|oversight)s?|careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten\w+"
    r"|forgot(?:ten)?(?! (?:password|your))|at fault|to blame|blame[ds]?|should have known|should have (?:caught|noticed|checked)|(?:his|her|their) (?:fault|mistake|error)|fat[- ]finger\w*|sloppy|stupid\w*",
    _ROLE
    + r"(?: had| has| have| who)? (?:\w+ly |wrongly )?(?:failed to|neglected to|did not|didn't|made an? (?:mistake|error)|caused|broke|messed up|ignored|overlooked|misconfigured|mistyped|deleted the wrong)",
    _ROLE
    + r"(?: had| has| have)? (?:mistakenly|accidentally|inadvertently|erroneously|wrongly|carelessly)|(?:mistakenly|accidentally|inadvertently|erroneously) \w+ed by "
    + _ROLE,
    hints="error mistake failure oversight careless negligen incompeten forgot fault blame should fat-finger fat sloppy stupid failed neglected not didn't caused broke messed ignored "
    "overlooked misconfigured mistyped deleted mistaken accidental inadvertent erroneous wrong",
)
_PROVIDER = Wording(
    r"(?:due to|caused by|because of|as a result of|owing to|with|at|from|by|in) (?:(?:an?|the|our|one of our) )?(?:[\w-]+ ){0,6}?(?:provider|vendor|supplier|third[- ]part(?:y|ies)|upstream|carrier|partner|isp)s?",
    r"(?:provider|vendor|supplier|third[- ]party|upstream|carrier|isp)s?(?: \w+){0,2} (?:is|are|was|were|has|have|had) (?:\w+ )?(?:experienc\w+|having|reported|reporting|suffer\w+|down|an?)",
    hints="provider vendor supplier third upstream carrier partner isp",
)
_TROUBLE = Wording(
    r"issues?|problems?|outages?|incidents?|failures?|failed|disruptions?|errors?|down|maintenance|degraded|fault",
    hints="issue problem outage incident fail disrupt error down maint degrad fault",
)
_OWN = Wording(
    r"we(?:'re|'ve|'ll)?|our (?:own |internal )?(?:services?|teams?|engineers?|systems?|platforms?|status|application|app|site|customers?|users?|support)|us",
    hints="we our us",
)
_speaks_of_us = hears(_OWN)


def _only_theirs(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if any(map(_speaks_of_us, reading.sentences)):
        return
    for placed in reading.placed:
        match = _PROVIDER.search(placed.sentence.plain)
        if match and _TROUBLE.search(placed.sentence.plain):
            yield Hit(placed.at + match.start(), placed.at + match.end())


RULES = (
    Rule(
        id="BLM1",
        category=Category.BLAME,
        level=Level.ERROR,
        message="this blames a person",
        suggestion="Say what happened and what made it possible.",
        source="postmortem guides: a person's action is never a root cause",
        find=saying(_PERSON),
    ),
    Rule(
        id="BLM2",
        category=Category.BLAME,
        level=Level.WARNING,
        message="a provider's failure, without a word of your own service or action",
        suggestion="Say which of your functions suffer, and what you do about it.",
        source="practice §1: own your providers' failures",
        check=_only_theirs,
    ),
)
