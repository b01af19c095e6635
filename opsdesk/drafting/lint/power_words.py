"""The words in which lines are cut, power is lost and rooms get too hot, for `causes`."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import CABLE
from opsdesk.drafting.lint.wording import Wording

CUT = Wording(
    CABLE + r"[ -](?:\w+ ){0,3}?(?:cuts?|breaks?|broken|damage\w*|severed|outages?|faults?|failures?)",
    r"cables?(?: systems?)? (?:[\w-]+ ){0,6}?(?:is|are|was|were|has been|have been) (?:\w+ )?(?:cut|severed|broken"
    r"|damaged)\b",
    r"(?:cut|dug|drilled|broke) (?:through )?(?:(?!in\b|to\b)\w+ ){0,4}?" + CABLE,
    r"(?:links?|connections?|lines?|circuits?|feeds?|uplinks?|databases?|servers?)(?: (?:to|between"
    r"|with) (?:[\w-]+ ){1,4}?)? ?being"
    r" (?:down|out|offline|cut|broken|unavailable|dead)\b",
    r"(?:links?|circuits?|uplinks?|fib(?:re|er)s?|paths?|feeds?) (?:\w+ ){0,2}?(?:was|were|has been|have been|is|are"
    r"|got) (?:\w+ )?(?:lost|severed|cut|broken|interrupted|disconnected|unplugged|dropped|damaged|down)",
    r"(?:cables?|lines?|fib(?:re|er)s?|equipment) (?:to (?:\w+ ){1,3}|(?:segments?|pairs?|serving"
    r"|between)(?: [\w-]+){0,5}? )?(?:was|were|has been|have been) (?:stolen|cut"
    r"|vandali[sz]ed|dug up|torn)|certificate chain is",
    hints="being damage break cut dug drilled broke sever outage =fault =faults failure lost interrupt disconnect "
    "unplugged "
    "dropped =down stolen vandal torn chain defect",
    also="connection database server cabl fib duct circuit line equipment link path feed exchange ring certificate",
)
"""“A digger cut a cable”."""
POWER_LOST = Wording(
    r"(?:power|utility|electrical|electricity|cooling|air[- ]conditioning|a/c"
    r"|chilled[- ]water)[ -](?:\w+ )?(?:outages?|failures?"
    r"|cuts?|breaks?(?! (?:room|point)\w*)|loss|troubles?|(?:issue|problem)s?(?! (?:(?:affecting|impacting|in"
    r"|at) [^.;,]{1,50}? )?(?:has|have) been (?:\w+ly )?(?:resolved|mitigated|fixed))|events?|interruptions?"
    r"|disturbances?)(?! (?:reports?|maps?|pages?|forms?|lines?"
    r"|desk|teams?|alerts?|info\w*|(?:is |was )?(?:scheduled|planned))\b)|(?<!like )(?<!such as )(?:hardware|disk"
    r"|drive|raid|kernel|(?:disk|raid"
    r"|storage) controller|power supply|fan|psu|motherboard|"
    r"network card) (?:failures?|faults?|crash(?:es)?|struggles?)|(?:took|taken|knocked|taking"
    r"|knocking) out (?:the )?(?:power|cooling)",
    r"(?:turned|switched|shut|cut|cutting|shutting|knocked) off (?:the )?(?:\w+ )?(?:power|ups|electricity|cooling)",
    r"(?:transformer|breaker|generator|chiller|plant|(?<!path )building|facility|substation"
    r"|ups)s?(?: \w+){0,3}? (?:exploded"
    r"|tripped|caught fire|failed|blew|lost power)|caught fire|(?:hit|struck) by lightning",
    r"(?:fire|flood|lightning|storm|water) damage|damage by (?:fire|flood|lightning|water|a storm)"
    r"|damage to (?:our|the|some|its) (?:\w+ )?(?:infrastructure|equipment|facilit\w+|building|hardware|data ?cent\w+)",
    r"(?:failure|loss|cut|interruption) (?:of|in|to) (?:the )?(?:utility |mains |grid |electrical )?(?:power|cooling"
    r"|electricity)\b",
    r"power (?:to|at|in) [^.;,]{1,60}? (?:was|were|has been|is|got|went) (?:lost|cut|out|off|interrupted)\b",
    r"power (?:supply )?(?:was|is|has been|had been|went) (?:lost|cut|out|off)|we (?:are|were|got"
    r"|have been)(?: being)? rate[- ]?limited",
    r"(?:lost|losing|(?<!after the )(?<!following the )(?<!from the )loss of) (?:(?!connecti)[\w-]+ ){0,2}?(?:power"
    r"|fib(?:re|er)s?|uplinks?|transit|circuits?|cooling|quorum)",
    hints="power utility electric cooling conditioning a/c chilled fan psu motherboard controller card suppl "
    "hardware disk drive raid kernel ups fire flood "
    "lightning storm water rate-limit ratelimit =rate fib uplink transit circuit quorum transformer breaker generator "
    "chiller plant building facility substation damage",
)
"""Power, cooling, and what comes with them."""
TOO_HOT = Wording(
    r"(?:(?:is|are|was|were|still|currently|running|got|became|become|getting|far|much|way) )+too (?:hot|warm)\b(?! to"
    r" (?:touch|hold|wear))|over-?heating (?:\w+ )?(?:returned|continue[sd]?|persist(?:s|ed)|again|issues?|problems?)"
    r"|(?:high|rising|elevated|ambient|critical|excessive) (?:[\w-]+ )?temperatures? (?:\w+ )?(?:persist|continu|forc"
    r"|caus|shut|trigger|alarm)\w*",
    r"(?:unit|system|pipe|conditioner|conditioning|cooler|chiller|roof|ceiling|tank|valve|hose|a/c)s?\W{0,3}(?:\([^()]"
    r"{1,20}\)\W{0,2})?(?:\w+ ){0,2}?(?:is|was|are|were|has been|started|began) leaking|leaking (?:water|coolant|oil)",
    hints="hot =warm heating temperature leaking",
)
"""“The nodes are too hot”."""
BACK_AFTER = Wording(
    r"(?:back|up|online|recovered|restored|returned|available) (?:\w+ )?after (?:coming under|being under"
    r"|running out of"
    r"|hitting|losing|suffering) (?:an? )?(?:\w+ ){0,2}?(?:load|traffic|attack|memory|disk|space|power|network"
    r"|limits?)",
    hints="=after",
    also="coming =being =running hitting losing suffering",
)
"""“It is back after coming under high load”."""
POWER = (CUT, POWER_LOST, TOO_HOT, BACK_AFTER)
"""What a building has to give."""
