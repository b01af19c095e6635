"""The words in which something broke, filled up or was attacked, for `causes`: a cause that needs no “because”."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import CABLE, MACHINE, MACHINES
from opsdesk.drafting.lint.wording import Wording

_BROKEN = r"(?:failed|failing|broken|damaged|severed|snapped|melted|faulty|defective|dead)"

BROKE = Wording(
    MACHINES
    + r"(?: has| have| had)?(?: also| unexpectedly| suddenly)? (?:failed|crashed|detached|died|overheated|malfunctioned"
    r"|broken|broke|burst)(?! (?:to|over)\b)",
    MACHINES + r" (?:(?:behind|in|of|on|at|for) (?:\w+ ){1,4}?)?(?:is|was|are|were|became|become|has"
    r" become) (?:\w+ )?(?:failing|crashing|overheating|malfunctioning|overloaded"
    r"|saturated|misconfigured|impaired|exhausted|corrupt\w*|damaged|cut|severed|congested|full|broken|backed up"
    r"|swamped|bogged down|flooded|out of (?:space|memory))",
    MACHINES + r"(?: \(\w+\))?(?: has| have| had)? failed to (?:\w+ly )?(?:start|switch|engage|manage|take over|kick"
    r" in|renew|restart|apply|come back|boot|assume|handle|pick up|recogni[sz]e|reconnect)|(?:entered|entering|went"
    r" into|gone into|stuck in) (?:an? )?(?:bad|broken|inconsistent|corrupt\w*|unhealthy|faulty|failed|invalid|locked"
    r"|hung|degraded) (?:state|mode)",
    MACHINES + r"(?: \w+){0,4}? (?:experienced|suffered|encountered|had) (?:an? )?(?:unusual(?:ly)? |abnormal |high "
    r"|heavy )*(?:\w+ ){0,2}(?:failure|crash|fault|panic"
    r"|malfunction|breakdown|load|surge|spike|corruption|dead ?lock|reboot|(?:hardware|disk|drive|memory|power|kernel"
    r"|cpu|raid) (?:errors?|problems?|issues?))",
    r"an? (?:(?!user|customer|request|payment|job|build|few|number|message|login|call|test|fix|update|workaround|that"
    r"|which|who|when|if)[\w-]+ ){1,10}(?:has |had )?(?:failed|crashed|malfunctioned|died|broke)(?! (?:to|over|or)\b)",
    _BROKEN + r" (?:\w+ )?(?:(?:segment|section|part|piece|length) of (?:the |our )?)?(?:\w+ )?" + MACHINE + r"s?",
    r"(?:damage|breaks?|breakage|cuts?) (?:to|in|of|on) (?:[\w-]+ ){0,4}?(?:" + CABLE + r"|equipment|power lines?)",
    CABLE + r"[ -](?:\w+ ){0,3}?(?:cuts?|breaks?|broken|damage\w*|severed|outages?|faults?|failures?)",
    r"(?:cut|dug|drilled|broke) (?:through )?(?:(?!in\b|to\b)\w+ ){0,4}?" + CABLE,
    r"(?:power|utility|electrical|cooling|air conditioning|chilled[- ]water) (?:\w+ )?(?:outages?|failures?|cuts?|loss"
    r"|issues?|problems?|events?|interruptions?|disturbances?)|(?:hardware|disk|drive|raid|kernel) (?:failures?|faults?"
    r"|crash(?:es)?)|(?:took|taken|knocked|taking|knocking) out (?:the )?(?:power|cooling)",
    r"(?:we|it|which|database|server|system|service|platform|account|cluster)s?(?:'re| are| is| was| were| has| have"
    r"| had)?(?: been)? (?:hit|hits|hitting|reached|reaching|breach\w*|run into|ran into|running into) (?:an?|the|our"
    r"|its) (?:[\w-]+ ){0,3}?(?:limits?|quotas?|caps?|ceiling|thresholds?|maximum)(?= *(?:[.,;)]|$|on|at|of|in|for|with"
    r"|and|set|imposed)\b)",
    MACHINES + r"s? (?:had|has had|have had|was having|is having|were having) (?:\w+ ){0,2}?(?:issues?|problems?"
    r"|trouble),? (?:and|so|which)(?: \w+)? (?:as a result|this|that|caus\w+|meant)",
    r"(?:forgot|forgotten|failed|neglected) to (?:renew|pay|rotate|extend|restart|re-?enable|update the (?:dns"
    r"|certificate))|let (?:the|our|its|a) (?:[\w-]+ ){1,3}?(?:expire|lapse|run out)|(?:missed|overlooked) (?:the|an?"
    r"|our) (?:renewal|payment|invoice)",
    r"(?:the|our|its|an?) (?:[\w-]+ )?(?:auto[- ]?renew\w*|renewal|fail-?over|switch-?over|rotation|upgrade"
    r"|migration) (?:has |had |itself )?(?:failed|broke\b|went wrong|didn't|did not)",
    r"(?:failure|loss|death|crash) of (?:an? |the |one |our |two |several )?(?:\w+ )?" + MACHINES,
    r"(?:being|been|getting|get|got|gets|was|is|are|were|'re) (?:\w+ )?ddos(?:'?e?d)\b|(?:compromised|infected"
    r"|encrypted) by (?:an? )?\w+",
    r"(?:code|software|system|script|parser|importer|job|library|program) (?:didn't|doesn't|did not|does not|could not"
    r"|couldn't|cannot|can't|failed to|was not able to|fails to) (?:know how to |properly |correctly )*(?:handle|cope"
    r"|account for|recogni[sz]e|parse|validate|expect|understand)",
    r"(?:experiencing|seeing|receiving|getting|having|handling) (?:an? )?(?:very |unusually |extremely "
    r"|abnormally )?(?:heavy|high|unusual|record|huge|massive|extreme|unprecedented) (?:\w+ )?(?:traffic|volumes?|load"
    r"|demand|usage)\b(?! of (?:\w+ ){0,2}?(?:tickets|calls|reports|e-?mails|contacts|questions|enquiries|inquiries"
    r"|errors|failures))",
    r"(?:went|gone|going|goes|is|are|was|were|got) (?:\w+ )?over (?:the|our|its|their|an?) (?:[\w-]+ ){0,3}?(?:limits?"
    r"|quotas?|caps?|allowance)",
    r"(?:turned|switched|shut|cut|cutting|shutting|knocked) off (?:the )?(?:\w+ )?(?:power|ups|electricity|cooling)",
    r"(?:(?:the|our|an?) (?:[\w-]+ )?(?:token|credential|password|secret)s?|licen[cs]es?|domains?|domain registrations?"
    r"|registrations?|keys?|certs?|subscriptions?) (?:(?!will\b|as\b|may\b)\w+ ){0,4}?(?:has |have |had )?(?:expired"
    r"|lapsed)|(?:index|table|volume|queue)(?:es|s)? (?:got|has become|have become|became|was|were|is"
    r"|are) (?:\w+ )?corrupt\w*",
    r"(?:ddos|dos|denial[- ]of[- ]service|(?:\w+ )?attack) (?:attack )?(?:has |is |was )?(?:occurred|started|began"
    r"|begun|ongoing|under way|underway|detected|resumed|continues|hit|targeting)",
    r"attackers? (?:is|are|was|were|has|have|flood\w*|target\w*|overwhelm\w*)|(?:went|gone|switched|fell"
    r"|fallen) (?:in)?to (?:a )?read[- ]only",
    MACHINES + r"(?: \w+){0,2}?(?: has| have| had)? (?:became (?:unresponsive|unstable|unreachable|inaccessible"
    r"|degraded|impaired|stuck)|went (?:down|offline|dark|away)|gone (?:down|offline)|locked up|filled up|froze|frozen"
    r"|hung|exploded|tripped|blew|burned out|burnt out|caught fire|(?:rebooted|restarted) (?:unexpectedly|itself|on"
    r" its own|without)|lost (?:quorum|sync|power|connection)|flapped)",
    r"(?:transformer|breaker|generator|chiller|plant|building|facility|substation|ups)s?(?: \w+){0,3}? (?:exploded"
    r"|tripped|caught fire|failed|blew|lost power)"
    r"|caught fire|(?:hit|struck) by lightning",
    r"(?:unable|not able|failing|struggl\w+|cannot|can't|could not|couldn't|can not) (?:to )?(?:cope|keep"
    r" up) with (?:the|this|that|all)",
    r"(?:unplugged|pulled|disconnected|removed|replaced|restarted) the wrong \w+|(?:pulled|picked|chose) the wrong one",
    r"(?:cables?|lines?|fib(?:re|er)s?|equipment) (?:to (?:\w+ ){1,3})?(?:was|were|has been|have been) (?:stolen|cut"
    r"|vandali[sz]ed|dug up|torn)|certificate chain is",
    r"(?:fault|break|failure|defect) (?:on|in|at) (?:the|our|an?|one of our) (?:\w+ )?(?:link|line|circuit|fib(?:re"
    r"|er)|cable|uplink|feed|path|exchange|ring)s?",
    r"(?:is|are|was|were) (?:currently )?out of (?:\w+ )?(?:resources|capacity|memory|space|disk)|segmentation fault"
    r"|kernel panic",
    r"(?:consum|fill|exhaust|hogg)(?:e|es|ed|ing)? (?:up )?(?:(?:all|most|the|our|of|remaining"
    r"|available) ){1,4}(?:\w+ )?(?:disk|storage|memory|space|capacity|connections|bandwidth|cpu)\b|exceed(?:ed|s"
    r"|ing) (?:\w+ ){0,3}?(?:limits?|quotas?|capacity|bandwidth)",
    r"(?:deleted|wiped|overwrote|overwritten|unplugged|severed) (?:(?!by\b)\w+ ){0,3}?(?:config\w*|records?|data"
    r"|tables?|databases?|certificates?|rules?|routes?|keys?|cables?|servers?|disks?)",
    r"(?:tables?|records?|config\w*|certificates?|keys?|rules?|routes?) (?:was|were|has been|have been"
    r"|got) (?:\w+ly )?(?:deleted|wiped|overwritten|truncated)",
    r"(?:fire|flood|lightning|storm|water) damage|damage by (?:fire|flood|lightning|water|a storm)",
    r"power (?:was|is|has been) (?:lost|cut)|we (?:are|were|got|have been)(?: being)? rate[- ]?limited",
    r"(?:failure|fault|damage|crash|corruption) (?:to|of) (?:one|some|several|two|a number) of (?:the"
    r"|our) (?:\w+ )?" + MACHINES,
    r"(?:lost|losing|loss of) (?:(?!connecti)[\w-]+ ){0,2}?(?:power|fib(?:re|er)s?|uplinks?|transit|circuits?|cooling"
    r"|quorum)",
    r"certificat(?:e|ion)s? (?:\S+ ){0,6}?expired|(?:mitigating|fighting|blocking|seeing|under"
    r"|against) (?:\w+ ){0,5}?(?:attacks?|ddos|dos|denial[- ]of[- ]service)",
    r"(?:disk|storage|volume|database|quota|memory|server)(?: \S+){0,5} (?:is|was|are|became) (?:full|exhausted"
    r"|saturated|corrupt\w*|overloaded|out of (?:space|memory))|(?:ran|run|running) out of (?:\w+ )?(?:space|memory"
    r"|disk|credits?|connections|addresses|capacity)",
    r"(?:under|hit by|experienced|suffered|had|have|having|experiencing|suffering(?: from)?|subject to|facing"
    r"|there (?:is|was|has been)|dealing with) (?:an? )?(?:[\w&.-]+ ){0,3}(?:ddos|dos|denial[- ]of[- ]service|(?:power"
    r"|utility|hardware|hard|disk|cooling|fib(?:re|er)|cable|kernel) (?:outage|failure|cut|break|fault|interruption"
    r"|loss|crash|panic))",
    hints="hard interruption dug swamped bogged backed flooded switchover switch-over failover fail-over fail pick "
    "chose became damag =load surge spike corrupt deadlock reboot error problem issue =went gone locked "
    "filled froze frozen hung explod trip blew burned burnt caught reboot restart =lost flapped lightning =cope "
    "=keep pulled disconnected removed replaced stolen vandal =torn chain link line path exchange ring feed entered "
    "entering into stuck failed crash detached died heat malfunction broke burst failing overload saturat configured "
    "impaired exhaust corrupt "
    "damage =cut =cuts sever congest =full memory space failure fault panic snapped melted defective =dead break "
    "cable cabling fib "
    "duct circuit power utility electric cooling water conditioning uplink transit quorum certificat attack =dos ddos "
    "denial "
    "having =had renew migrat upgrad =over rotation forgot neglected =let missed overlooked =loss =death ddos "
    "compromised infected encrypted handle account recogni pars valid understand expect receiving getting handling "
    "seeing experiencing token credential password secret allowance =over =off =rate rate-limit ratelimit licen "
    "domain registration =key =keys =cert =certs subscription index table file volume record queue limit quota =cap "
    "=caps ceiling threshold maximum read-only =read resource capacity =ran =run =running exceed delet wiped truncat "
    "overwr unplugged consum hogg fill hardware drive raid kernel segmentation disk",
)
"""Something broke, filled up or was attacked."""
