"""The words in which a finding tells a cause without a connector, for `causes`: what was found, who else has trouble, what broke."""

from __future__ import annotations

from opsdesk.drafting.lint.cause_words import CULPRIT_WORDS
from opsdesk.drafting.lint.wording import Wording

_WRONG = r"(?:problematic|offending|bad|faulty|buggy|misconfigured|defective)"
_BROKEN = r"(?:failed|failing|broken|damaged|severed|snapped|melted|faulty|defective|dead)"
_CABLE = r"(?:cables?|fib(?:re|er)s?|cabling|ducts?|circuits?)"
_MACHINE = (
    r"(?:switch|router|disk|drive|hardware|server|node|memory|power|cable|fibre|fiber|circuit|card|device|firmware"
    r"|supply|battery|line card|transformer)"
)
_PART = (
    r"(?:databases?|replicas?|disks?|drives?|servers?|switch(?:es)?|routers?|firewalls?|load balancers?|controllers?"
    r"|hypervisors?|storage|raid|cards?|modules?|hardware|power suppl(?:y|ies)|autoscalers?|generators?|transformers?|cooling"
    r"|air conditioning|batter(?:y|ies)|"
    + _CABLE
    + r"|uplinks?|nodes?|cache|cache layer|caching layer|clusters?|brokers?|daemons?|file ?systems?|schedulers?"
    r"|prox(?:y|ies))"
)
_TROUBLE = (
    r"(?:issues?|problems?|outages?|incidents?|disruptions?|interruptions?|failures?|(?<!raised a )(?<!logged a )"
    r"(?<!opened a )faults?|errors?|maintenance|degradation|bugs?)"
)
_OUTSIDER = (
    r"(?:provider|vendor|supplier|upstream|carrier|isp|partner|registrar|hosting company|third[- ]party"
    r"|(?:external|third[- ]party) (?:\w+ )?(?:service|system|api|platform))"
)
_OUTSIDERS = (
    r"(?<!with )(?<!from )(?<!via )(?<!using )(?<!on )(?<!to )(?<!some )(?!(?:provid|suppli|vend|carri|process|gatew)\w+s (?:is|was|has)\b)"
    r"(?:(?:providers?|suppliers?|vendors?|carriers?|processors?|gateways?|isp"
    r"|hosting company|registrar|external (?:\w+ )?(?:services?|systems?|apis?)|third[- ]part(?:y|ies)|upstream(?: partner)?)(?:,? \(?[\w ,-]{1,30}?\)?,?)??)"
)
_CURED = r"(?![^.;]{0,80}(?:resol|fix|restor|recover|solv|complet|mitigat|back))"

FOUND = Wording(
    r"(?:identified|found|discovered|isolated|pinpointed|located|diagnosed|detected|uncovered|tracked down|confirmed"
    r"|know) (?:that )?(?:an? |the |our |one of (?:our|the) )?(?:(?!affect|impact|where|that|which|caus|fix|solution"
    r"|workaround|work|mitigat|root|source|issue|problem|way|potential|possible|and|with|in|for|on|they|we|have|has"
    r"|errors?\b)[\w/'-]+ ){0,4}?"
    + CULPRIT_WORDS
    + r"(?! (?:the )?(?:is|are|was|were) (?:fixed|resolved|restored|working|back|recover\w*)| (?:needed|required|to) )",
    r"(?:reveal(?:s|ed)|show(?:s|ed)|turn(?:s|ed) out) that (?:an? |the |our )?(?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS
    + r" (?!(?:is|are) (?:work|normal))",
    r"(?:found|discovered|determined|established|learned|turned out) that (?!further|additional|more|no\b"
    r"|(?:the |this )?(?:ongoing |current )?(?:issue|problem|incident|outage|fix|mitigation|impact)|this|it|some|users"
    r"|customers|all|our (?:fix|mitigation)|there)(?:\w+[ ]){1,6}(?:was|were|had|has|is|are|did)\b",
    r"(?:fault|failure|break|defect) (?:in|of|on|with) (?:an?|the|our|one of (?:our|the)) (?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS,
    r"(?:cause|culprit|source|origin|root ?cause) (?:in|within|to|as) (?:an?|the|our|one of our) (?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS,
    r"(?:identified|found|discovered|detected|confirmed|isolated) an? (?:\w+ )?(?:issue|problem|fault) (?:with|in|on) (?:an?|the"
    r"|our|one of (?:our|the)) (?:\w+ ){0,2}?" + _PART,
    r"(?:issue|problem|cause|culprit|fault) \((?:\w+ ){0,3}?" + CULPRIT_WORDS,
    r"(?:an?|the|one) (?!(?:\w+ )?mitigations?\b)(?:[\w-]+ ){0,2}?"
    + CULPRIT_WORDS
    + r" (?:was|were|has been|have been) (?:identified|found|discovered|detected|located|pinpointed)",
    r"(?:bug|defect|regression|memory leak|race condition|deadlock|typo|flaw|misconfiguration) (?:in|within|that|which"
    r"|where|causing|introduced)",
    r"(?:issues?|problem|fault) (?:is|lies) (?:with|within|on|at|in) (?:an?|the|our|one of our)? ?(?:[\w']+ ){0,3}?"
    r"(?:" + _OUTSIDER + r"s?|sides?|" + CULPRIT_WORDS + r")",
    r"(?:resolv|fix|correct|address|repair)\w* (?:the|an?|this) (?:[\w-]+ ){0,2}?(?:(?:mis)?configuration|hardware"
    r"|firmware|certificate|capacity) (?:issue|problem|error|fault|defect)s?",
    r"(?:accidentally|inadvertently|mistakenly|erroneously|unintentionally) \w+(?:ed|ing|t)",
    _WRONG
    + r" (?:\w+ )?(?:"
    + _MACHINE
    + r"|chang|deploy|release|config|update|rule|migration|certificate|upgrade)\w*",
    hints="failure break misconfigured identified found discovered isolated pinpointed located diagnosed detected uncovered tracked confirmed =know "
    "determined established learned reveal show turn cause culprit source origin issue problem fault bug defect regression "
    "leak race deadlock typo flaw configuration resolv fix correct address repair accidental inadvertent mistaken erroneous "
    "unintention problematic offending =bad",
)
"""What was found, or named by what was done about it."""
OUTSIDE = Wording(
    _TROUBLE
    + r" (?:with|at|on|in|from|within|affecting|by|reported by) (?:(?:our|one of our|an?|the|several|multiple) )?"
    r"(?:[\w-]+ ){0,3}?" + _OUTSIDER + r"s?",
    r"(?:faults?|outages?|failures?|interruptions?|disruptions?|maintenance) upstream|(?:issue|problem|fault|outage) (?:is |was )?"
    r"(?:on|at) (?:their|(?:our |the )?(?:provider|vendor|supplier|carrier)'s) (?:end|side)",
    r"upstream (?:\w+ )?(?:outages?|incidents?|failures?|disruptions?|issues?|problems?|faults?|maintenance)",
    _OUTSIDERS
    + r" (?:is|are|has|have|was|were)(?: been)? (?:\w+ )?(?:experienc\w+|having|reporting|reported|seeing|suffer\w+"
    r"|facing|confirmed|encounter\w+|undergoing|down|offline|unreachable|unavailable|dropping|rejecting|deferring)",
    _OUTSIDERS
    + r"(?: currently| also| still)? (?:has|have|had)(?: currently)? (?:an? |some )?(?:\w+ )?(?:issue|problem|outage"
    r"|incident|failure|disruption|fault)s?",
    _OUTSIDERS + r"(?: has| have| had)? (?:announced|reports?|reported|confirm(?:s|ed)|advised|states?|stated|says|said"
    r"|informed us(?: of)?|notified us(?: of)?)" + _CURED + r" [^.;]{0,60}?" + _TROUBLE,
    r"(?<!we )(?<!team )(?<!engineers )(?<!users )(?<!customers )(?<!monitoring )(?:has|have) (?:reported|confirmed|announced|declared"
    r"|posted) an? (?:\w+ )?(?:incident|outage|disruption|failure)",
    r"(?:incident|outage|issues?|problems?|disruption) (?:that )?(?!we\b|you\b|they\b|users?\b|customers?\b|people\b|clients?\b"
    r"|some\b|many\b|our\b|it\b|this\b|what\b|services?\b|systems?\b|which\b|and\b)\w+ (?:is|are) (?:currently )?(?:experiencing|having|facing|seeing)",
    r"(?:experiencing|having) (?:an? )?(?:\w+ )?(?:outage|incident|issues? (?:with|in) [^.;,]{1,30}?)[^.;,]{0,30}? (?:which|and this)"
    r" (?:is |are )?(?:affect|impact|block|prevent)\w+",
    hints="provider vendor supplier upstream carrier =isp =isps partner third processor gateway hosting registrar external "
    "reported confirmed announced declared posted experiencing having facing seeing =end =side",
)
"""Somebody else, whose trouble it is."""
BROKE = Wording(
    _PART
    + r"(?: has| have| had)?(?: also| unexpectedly| suddenly)? (?:failed|crashed|detached|died|overheated|malfunctioned"
    r"|broken|broke|burst)(?! (?:to|over)\b)",
    _PART
    + r" (?:(?:behind|in|of|on|at|for) (?:\w+ ){1,4}?)?(?:is|was|are|were|became|become|has become) (?:\w+ )?(?:failing|crashing|overheating|malfunctioning|overloaded"
    r"|saturated|misconfigured|impaired|exhausted|corrupt\w*|damaged|cut|severed|congested|full|broken|out of (?:space|memory))",
    _PART
    + r"(?: \w+){0,4}? (?:experienced|suffered|encountered|had) (?:an? )?(?:\w+ ){0,2}(?:failure|crash|fault|panic"
    r"|malfunction|breakdown)",
    r"an? (?:(?!user|customer|request|payment|job|build|few|number|message|login|call|test)[\w-]+ ){1,4}(?:has |had )?(?:failed"
    r"|crashed|malfunctioned|died|broke)(?! (?:to|over|or)\b)",
    _BROKEN + r" (?:\w+ )?" + _MACHINE + r"s?",
    r"(?:damage|breaks?|breakage|cuts?) (?:to|in|of|on) (?:[\w-]+ ){0,4}?(?:" + _CABLE + r"|equipment|power lines?)",
    _CABLE + r"[ -](?:\w+ ){0,3}?(?:cuts?|breaks?|broken|damage\w*|severed|outages?|faults?|failures?)",
    r"(?:cut|dug|drilled|broke) (?:through )?(?:(?!in\b|to\b)\w+ ){0,4}?" + _CABLE,
    r"(?:power|utility|electrical|cooling|air conditioning|chilled[- ]water) (?:\w+ )?(?:outages?|failures?|cuts?|loss|issues?"
    r"|problems?|events?|interruptions?|disturbances?)|(?:hardware|disk|drive|raid|kernel) (?:failures?|faults?|crash(?:es)?)|(?:took|taken|knocked|taking|knocking) out (?:the )?"
    r"(?:power|cooling)",
    r"(?:is|are|was|were) (?:currently )?out of (?:\w+ )?(?:resources|capacity|memory|space|disk)|segmentation fault|kernel panic",
    r"(?:consum|fill|exhaust|hogg)(?:e|es|ed|ing)? (?:up )?(?:(?:all|most|the|our|of|remaining|available) ){1,4}(?:\w+ )?(?:disk"
    r"|storage|memory|space|capacity|connections|bandwidth|cpu)\b|exceed(?:ed|s|ing) (?:\w+ ){0,3}?(?:limits?|quotas?|capacity|bandwidth)",
    r"(?:deleted|wiped|overwrote|overwritten|unplugged|severed) (?:(?!by\b)\w+ ){0,3}?(?:config\w*|records?|data|tables?"
    r"|databases?|certificates?|rules?|routes?|keys?|cables?|servers?|disks?)",
    r"(?:fire|flood|lightning|storm|water) damage|damage by (?:fire|flood|lightning|water|a storm)",
    r"power (?:was|is|has been) (?:lost|cut)",
    r"(?:lost|losing|loss of) (?:(?!connecti)[\w-]+ ){0,2}?(?:power|fib(?:re|er)s?|uplinks?|transit|circuits?|cooling|quorum)",
    r"certificates? (?:\S+ ){0,6}?expired|(?:mitigating|fighting|blocking|seeing|under"
    r"|against) (?:\w+ ){0,3}?(?:attacks?|ddos|dos|denial[- ]of[- ]service)",
    r"(?:disk|storage|volume|database|quota|memory|server)(?: \S+){0,5} (?:is|was|are|became) (?:full|exhausted"
    r"|saturated|corrupt\w*|overloaded|out of (?:space|memory))|(?:ran|run|running) out of (?:\w+ )?(?:space|memory|disk"
    r"|credits?|connections|addresses|capacity)",
    r"(?:under|hit by|experienced|suffered|had|have|having|experiencing|suffering(?: from)?|subject to|facing|there (?:is|was|has been)"
    r"|dealing with) (?:an? )?(?:[\w&.-]+ ){0,3}(?:ddos|dos|denial[- ]of[- ]service"
    r"|(?:power|utility|hardware|hard|disk|cooling|fib(?:re|er)|cable|kernel) (?:outage|failure|cut|break|fault|interruption"
    r"|loss|crash|panic))",
    hints="failed crash detached died heat malfunction broke burst failing overload saturat configured impaired exhaust corrupt "
    "damage =cut =cuts sever congest =full memory space failure fault panic snapped melted defective =dead break cable cabling fib "
    "duct circuit power utility electric cooling water conditioning uplink transit quorum certificat attack =dos ddos denial "
    "resource capacity =ran =run =running exceed delet wiped overwr unplugged consum hogg fill hardware drive raid kernel segmentation disk",
)
"""Something broke, filled up or was attacked."""
