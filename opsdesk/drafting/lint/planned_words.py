"""What has a time and is no promise of an end, for `overpromise`: planned work, and what begins or gets worse then."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.when import DATE
from opsdesk.drafting.lint.wording import Wording

SOMEBODY = re.compile(
    r"\W*(?:(?:and|but|so|then|now|tonight|tomorrow|today) )*(?:(?:an?|the|our|their|another|second"
    r"|next) )*(?:(?:\w+ )?(?:engineers?|teams?|technicians?|electricians?|colleagues?|vendors?|providers?|suppliers?"
    r"|support|staff|commander|shift|crew|sale|event|call|meeting)|we|i|they(?! will be \w+ed\b))(?:'ll| will| should"
    r"| shall| ends?"
    r"| starts?)\b"
)
"""How a clause begins that tells what somebody does then: no end, unless it names one."""
PLANNED = Wording(
    r"(?<!during a )(?<!during the )(?<!during )(?<!after a )(?<!after the )(?<!after )(?<!following a )(?<!following "
    r"the )(?:planned|scheduled|routine|weekly|upcoming) (?:\w+ )?(?:maintenance|deployment|upgrade|downtime|outage"
    r"|migration|work|restart|replacement|relocation)|maintenance (?:window|period|slot)"
    r"|as announced[^.;]{0,60} maintenance|maintenance,? \d{4}-\d\d-\d\d|we(?:'re| are| will be) (?:moving|migrating"
    r"|switching|upgrading) (?:to )?[^.;]{1,60}? on [ *]*(?:(?:the )?\d|" + DATE + ")",
    r"(?:maintenance|upgrade|migration|deployment|downtime|restart|outage|work|move|operation|switch\w*"
    r"|(?<!next )(?<!further )(?<!another )(?<!status )(?<!following )(?<!subsequent )(?<!our )update"
    r"|release)s? (?:\S+ ){0,25}?(?:planned|scheduled) (?:today|for|on|this)(?! (?:repair|fix|resolution"
    r"|restoration))",
    r"(?:maintenance|upgrade|migration|deployment|downtime|restart)s? (?:is|are|has been|was|will be) (?:planned"
    r"|scheduled)",
    r"(?:an?|this|the|our) maintenance (?:on|of|to|for)|will be (?:upgraded|migrated)|(?:we(?: will|'ll)|will"
    r"|going to) (?:upgrade|migrate|be (?:upgrading|migrating))|(?:upgrade|migration|maintenance"
    r"|move)s? (?:itself )?(?:should|will|(?:is|are) (?:expected|going) to) (?:last|take|be|happen|start|begin|run)",
    r"(?:perform|do|run|conduct|carry|proceed|execut)\w* (?:out |to |with )?(?:an?|the|our"
    r"|some) (?!emergency)(?:[\w.'()-]+ ){0,4}?(?:upgrade|migration|maintenance|storage move|relocation)",
    r"(?:operation|maintenance|migration|upgrade)s?(?: \S+){0,14}? (?:will|going to) (?:be (?:done|performed|carried"
    r"|run|executed|applied|held)|take place|happen|occur)",
    r"there (?:will|is going to) be (?:an? )?(?:\S+ ){0,3}?(?:outage|downtime|interruption|maintenance)",
    r"requires? an? (?:\w+ )?(?:reboot|restart) (?:in order )?to (?:perform|apply|install)",
    r"(?:in order )?to (?:\w+ )?(?:migrate|upgrade|update|move|perform|apply)\b.{0,200}? (?:we(?: will|'ll)"
    r"|will) (?:need|have) to",
    r"will be (?:down|offline|unavailable|stopped|restarted|put offline)\b.{0,120}? to (?:perform|migrate|upgrade|apply"
    r"|install|update|allow|change|move|replace|resize|enlarge|swap)",
    r"(?:is|are) going to be (?:resized|moved|upgraded|migrated|replaced|restarted|rebooted|updated|renewed)\b"
    r"|will (?:restart|reboot)\b.{0,120}? to (?:apply|install|perform)\b|will be (?:moved|migrated) to [^.;]{1,40}?, "
    + DATE,
    r"we plan to (?:move|migrate|replace|change|switch|upgrade|renew|rotate|retire) [^;\n]{1,80}? on " + DATE,
    r"will be in (?:quiet|maintenance|read-only) mode|^\W*tomorrow,? [^;\n]{0,100}? (?:will change|changes)\b",
    r"^\W*(?:planned (?:change|work)|scheduled)(?= ?:)|^\W*planned (?:on|for)|^\W*reminder(?=[,:])",
    r"(?:upgrade|move|migration)s? (?:to|from) [^;,]{1,30}? takes place (?:on|today|tomorrow|at)",
    r"(?:" + DATE + r"|tomorrow)[^.;]{0,30}? we (?:will|'ll) (?:move|migrate|replace|change|switch|upgrade|renew|rotate"
    r"|retire) (?:the|our|an?|`)",
    r"(?:will be|is being|are being) (?:moved|switched|transferred) (?:from [^.;,]{1,40}? )?to [^.;]{1,60}? (?:on"
    r"|at) (?:" + DATE + r"|\d)",
    r"^\W*(?:starting |from )?(?:on )?"
    + DATE
    + r"\b[^;\n]{0,140}? (?:will|is going to) be (?:moved|switched|transferred|restarted|rebooted|updated|patched"
    r"|replaced|renewed|resized|extended|enlarged|rebuilt)",
    r"(?:will be|get) (?:re-?started|re-?booted|updated|patched) (?:between|on|from) [^.;]{1,60}? for (?:an?"
    r"|the) [^.;]{0,30}?"
    r"(?:update|upgrade|advisory|patch)",
    r"emergency maintenance ?:|while (?:its|the|our) [\w ]{1,30}? (?:is|are) (?:moved|migrated|upgraded)",
    r"(?:is|are|be|goes?|going|away) (?:\w+ )?on (?:vacation|holidays?|leave)",
    hints="transferred patched renewed rebooted updated restarted started replaced relocation moved planned "
    "scheduled moving migrating switching routine outage =work =move =moves operation "
    "switch update release weekly upcoming maintenance 'll upgrad migrat deployment downtime reboot restart "
    "reminder mode resized renew rotate retire =plan tomorrow takes interruption vacation holiday =leave =will",
)
"""Work whose time was set before."""
STAFFED = re.compile(
    r"\b(?:(?:support|help ?desk|service ?desk|hotline|helpline|(?:call|contact) cent(?:er|re)|reception|counters?"
    r"|front desk"
    r"|customer (?:service|care)|(?:our|the|their|sales|support|front|branch|ticket) (?:offices?|counters?))(?: team"
    r"| staff)?"
    r"|(?:our|the|all|most) branches) (?:(?:will|also|then|only|and|we|phones?) ){0,2}(?:re-?opens?|opens?|(?:is|are"
    r"|be) (?:back |only )?(?:open"
    r"|staffed|in|reachable|here|there))\b"
)
"""People are there from then on, whatever still fails."""
NO_END = Wording(
    r"start\w*|begin\w*|commenc\w*|perform\w*|carr(?:y|ied) out|conduct\w*|maintenance|down(?! to\b)|offline|disrupt\w*"
    r"|interrupt\w*|unavail\w*|inaccess\w*|unreach\w*|outages?|downtime|brown-?outs?|degrad\w*|slow\w*|delay\w*|lose"
    r"|loses|losing|fail\w*|expir\w*|paus\w*|restrict\w*|stop\w*|disabl\w*|shut\w*|switch\w*|brownout|re-?schedul\w*"
    r"|be scheduled|scheduling|planned|postpon\w*|read-only|(?<!expect )(?<!for )(?<!all )(?<!the )(?<!any "
    r")(?:affected|impacted)|taken over",
    r"(?:crew|engineer|technician|hardware|router|part|staff|team)s? (?:\w+ ){0,3}?arriv\w*|on[- ]?site|dispatch\w*"
    r"|technicians?|test(?:s|ed|ing)?|tr(?:y|ies|ying)|retr(?:y|ies|ying)|attempt\w*|meet\w*|staffed|kept|held|leaves?"
    r"|depart\w*|ring|hang|talk\w*|speak\w*|mark\w*|time[sd]?[ -]?outs?|discuss\w*|terminat\w*|repl(?:y|ies|ied)"
    r"|respond\w*"
    r"|contact\w*|hear|refund\w*|credit\w*|charg\w*|bill\w*|invoic\w*|office|continu\w*|keep|keeps|remains?|stay\w*"
    r"|work(?:ing)? on|track(?:ed|ing)?|issues?d?|wait\w*|not (?:be )?(?:\w+ )?(?:work|load|able|possible|available|run"
    r"|process)\w*",
    r"every \d|without (?:\w+ )?(?:connectivity|network|access|power|service)|be (?:the|our|an?) \w+|re-?boot\w*"
    r"|hiccups?|consider\w*|evaluat\w*|decid\w*|decision",
    hints="=every without boot restart hiccup consider evaluat deci =be start begin commenc perform =carry =carried "
    "conduct "
    "maintenance =down offline disrupt interrupt unavail inaccess unreach outage downtime brown degrad slow delay "
    "=lose =loses losing fail expir paus restrict stop disabl shut switch schedul planned postpon read-only readonly "
    "affected impacted taken missed crew engineer hardware router =part =parts staff team =on site onsite dispatch "
    "technician "
    "test =try =tries trying retry retries staffed kept =held =leave =leaves depart =ring =hang attempt meet talk "
    "terminat "
    "speak mark time discuss reply replie replied respond contact =hear refund credit charg bill invoic office continu "
    "keep remain stay =work working track issue =not wait",
)
"""What begins, or gets worse, at a time, and what somebody does then."""
NOT_OURS = Wording(
    r"(?:customers|users|clients|you|people|admins|administrators|owners|everyone|anyone)\b[^.;,]{0,60}? (?:should|must"
    r"|shall|will (?:need|have) to)(?! (?:\w+ ){0,2}(?:be|see|have|get|receive|find|notice|experience)\b)",
    r"(?:refunds?|credits?|vouchers?|invoices?|flights?|bus(?:es)?|trains?|ferr(?:y|ies)|phones|hotlines?"
    r"|helplines?)\b[^.;,]{0,30}? (?:will|should|leaves?)\b",
    r"(?:missed|was|were|had|did|lost|began|(?:has|have)(?: not|n't))\b",
    hints="refund credit voucher invoice flight =bus =buses train ferr phones hotline helpline customers users clients "
    "=you people admin owners everyone anyone missed =was =were =had =did =lost =began =has =have hasn haven",
)
"""What others are to do by then, and what is past."""
