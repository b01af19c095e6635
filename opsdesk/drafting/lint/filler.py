"""VAG4, VAG5: sentences that any update could carry and no reader needs."""

from __future__ import annotations

from opsdesk.drafting.lint.model import Category, Level, Rule
from opsdesk.drafting.lint.wording import Wording, saying

_BUSY = Wording(
    r"(?:appropriate|necessary|required|all possible|every possible) (?:steps|measures|actions?)|(?:steps|measures) are being taken"
    r"|tak(?:e|ing|en) (?:all |the |every )?(?:appropriate|necessary|possible) \w+",
    r"work(?:ing|ed|s)? (?:very |extremely |really |incredibly )?(?:hard|diligently|tirelessly|feverishly|around the clock|round the clock|with urgency|urgently"
    r"|quickly and diligently|day and night)|(?:hard|diligently|tirelessly|feverishly) (?:at work|working)|around[- ]the[- ]clock",
    r"rest assured|be assured|please know|(?:top|highest|utmost|number one|first|main|absolute|high(?:est)?) (?:priority|importance)"
    r"|utmost (?:urgency|seriousness|care)|all hands on deck|doing (?:everything|all|our (?:very )?best)(?: we can| possible| in our power)?"
    r"|do(?:ing)? our (?:very )?(?:best|utmost)|as a matter of (?:urgency|priority)|every effort",
    r"(?:take|takes|taking) (?:this|these|it|such|your|the|any|all|reliability|service|uptime|\w+)(?: \w+){0,6} (?:very |extremely )?seriously"
    r"|committed to (?:providing|delivering|ensuring|maintaining|your|the)|your (?:experience|trust|business|satisfaction) is (?:\w+ )?important|strive to",
    hints="steps measures action tak hard diligent tireless feverish clock urgen day assured assured know priority "
    "importance utmost hands best everything doing effort seriously committed important strive",
)
_COURTESY = Wording(
    r"(?:we |to |once again,? |again,? |please accept |our |my )*(?:sincere(?:ly|st)?|deep(?:ly|est)?|very|truly|really|profusely|wish to|would like to|want to)?"
    r" ?apolog(?:y|ies|i[sz]e[sd]?|i[sz]ing)(?! (?:email|page|letter|credit))",
    r"(?:we(?:'re| are)|i am|i'm)? ?(?:(?:very|so|truly|really|deeply|extremely|terribly) )?sorry(?: (?:for|about|that|to)\b)?|regret(?:s)? (?:the|any|this|that)"
    r"|(?:inconvenience|disruption|trouble|frustration)(?: that)? (?:this|it)? ?(?:may|might|has|have|caused)(?: have)? ?(?:caused|been)?",
    r"(?:many |with )?thank(?:s| you)?(?: (?:you|so much|very much|everyone|again|all|in advance))*,? for (?:your|the|bearing|being|\w+ing|understanding|all)"
    r"|thank you(?: (?:all|everyone|again|so much|very much))?(?=[ ]*(?:[.!,)]|$|and\b))|thanks(?=[ ]*(?:[.!,)]|$|again|everyone|all))|thanks to you"
    r"|appreciate(?:s|d)? (?:your|you|the|everyone)|(?:your|the) (?:continued )?(?:patience|understanding)|please (?:be|stay|remain) patient"
    r"|bear(?:ing)? with us|(?:we )?(?:understand|know|recogni[sz]e|realize) (?:how |that |the |this |your )(?:\w+ ){0,6}(?:frustrat\w+|inconvenien\w+|disrupti\w+|important|rely|depend)",
    hints="apolog sorry regret inconvenien disrupti trouble frustrat thank appreciate patien understanding bear important rely depend",
)

_SOURCE = "practice §2: stock phrases say nothing about this incident"
RULES = (
    Rule(
        id="VAG4",
        category=Category.FILLER,
        level=Level.WARNING,
        message="effort is assumed: this says nothing about the incident",
        suggestion="Say which action is under way, or leave it out.",
        source=_SOURCE,
        find=saying(_BUSY),
    ),
    Rule(
        id="VAG5",
        category=Category.FILLER,
        level=Level.INFO,
        message="a stock apology or thanks",
        suggestion="Leave it out; one plain apology belongs in the summary after the incident.",
        source=_SOURCE,
        find=saying(_COURTESY),
    ),
)
