"""VAG4, VAG5: sentences that any update could carry and no reader needs."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint.model import Category, Level, Rule
from opsdesk.drafting.lint.wording import Wording, saying

_BUSY = Wording(
    r"(?:appropriate|necessary|required|all possible|every possible) (?:steps|measures|actions?)",
    r"(?:steps|measures) are being taken|tak(?:e|es|ing|en) (?:all |the |every )?(?:appropriate|necessary"
    r"|possible) \w+",
    r"work(?:ing|ed|s)? (?:very |extremely |really |incredibly )?(?:hard|diligently|tirelessly|feverishly|with urgency"
    r"|urgently|quickly and diligently|day and night)|(?:hard|diligently|tirelessly|feverishly) (?:at work|working)",
    r"(?:around|round)[- ]the[- ]clock|rest assured|be assured|please know|all hands (?:are )?on deck"
    r"|every (?:possible )?effort|strive to|hang tight|24 ?[/x] ?7",
    r"(?:with )?(?:full|maximum|all our|all possible) efforts?|all (?:of our |our )?(?:available )?resources(?! (?:in"
    r"|of|within|that|are|were|is|on|have|had|should)\b)",
    r"(?:top|highest|utmost|number one|first|main|absolute) (?:priority|importance)|(?:with|at"
    r"|as)(?: an?)? high priority(?= *(?:[.,;!)]|$|and\b))",
    r"utmost (?:urgency|seriousness|care)|doing (?:everything|all|our (?:very )?best)(?: we can| possible"
    r"| in our power)?",
    r"do(?:ing)? our (?:very )?(?:best|utmost)|as a matter of priority",
    r"(?:take|takes|taking) \w+(?: \w+){0,6} (?:very |extremely )?seriously",
    r"committed to (?:(?!bringing|restoring|resolving|fixing|recovering)\w+ing|your|the|this)|value your (?:trust"
    r"|business|loyalty)",
    r"your (?:experience|trust|business|satisfaction) is (?:\w+ )?important",
    hints="tight 24 resources steps measures action =take =takes =taking taken hard diligent tireless feverish clock "
    "urgen night assured =know hands effort strive priority importance utmost everything =doing best seriously "
    "committed important value",
)
_COURTESY = Wording(
    r"(?:we |to |once again,? |again,? |please accept |our |my ){0,3}(?:sincere(?:ly|st)? |deep(?:ly|est)? |very "
    r"|truly |really |profusely |wish to |would like to |want to )?apolog(?:y|ies|i[sz]e[sd]?|i[sz]ing)(?! (?:e-?mails?"
    r"|page|letter|credit))",
    r"(?:we(?:'re| are) |i am |i'm )?(?:(?:very|so|truly|really|deeply|extremely"
    r"|terribly) )?(?<!\")(?<!')(?<!: )sorry(?: (?:for|about|that|to))?",
    r"regret(?:s)? (?:the|any|this|that)",
    r"(?:inconvenience|frustration)(?: that)?(?: this| it)? (?:may|might|has|have|caused)(?: have)?(?: caused"
    r"| been)?(?! by)",
    r"(?:disruption|trouble)(?: that)?(?: this| it)? (?:(?:may|might|has|have|will) ){0,2}(?:caused?|been)\b(?! by)",
    r"(?:many |with )?thank(?:s| you)?(?: (?:you|so much|very much|everyone|again|all|in advance))*,? for (?:your|the"
    r"|bearing|being|\w+ing|all)",
    r"thank you to|thank (?:\w+ ){1,4}?for (?:your|their|the|bearing|being|\w+ing|all)",
    r"thank you(?: (?:all|everyone|again|so much|very much))?(?= *(?:[.!,)]|$|and\b))",
    r"thanks(?= *(?:[.!,)]|$|again|everyone|all))",
    r"appreciate(?:s|d)? (?:your|you|the|everyone)|(?:your|the) (?:continued )?(?:patience|understanding)"
    r"|bear(?:ing)? with us",
    r"please (?:be|stay|remain) patient|(?:we )?(?:understand|know|recogni[sz]e|reali[sz]e) (?:how |that |the |this "
    r"|your |it's |it is )(?:\w+ ){0,6}(?:frustrat\w+|disrupti\w+|importan\w+|rely|depend|impact (?:this|that|it|on))",
    hints="apolog sorry regret inconvenien disrupti trouble frustrat thank appreciate patien understanding bear "
    "importan rely depend impact",
)

_SOURCE = "opsdesk: what fits every incident says nothing about this one"
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
        stages=frozenset(Stage) - {Stage.POSTMORTEM},
    ),
)
