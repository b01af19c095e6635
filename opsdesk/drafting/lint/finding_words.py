"""The words in which a finding tells a cause without a connector, for `causes`."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import CULPRIT_WORDS, DEED_WORDS, FAULT_WORDS, MACHINE, MACHINES, PART_WORDS
from opsdesk.drafting.lint.outsiders import OUTSIDER, SUPPLIER
from opsdesk.drafting.lint.wording import Wording

_BUT = (
    r"(?:(?!affect|impact|caus|fix|solution|work|mitigat|root|source|issue|problem|potential|possible|(?:where|that"
    r"|which|ways?|number|list|set|subset|and|with|in|for|on|by|some|users|customers|they|we|have|has"
    r"|errors?)\b)[\w/'-]+ ){0,4}?"
)
"""What may stand before the fault that was found."""
FOUND_IT = Wording(
    r"(?:identified|found|discovered|isolated(?! to )|pinpointed|located|diagnosed|detected(?! the crash)|uncovered"
    r"|tracked down|confirmed(?! disruptions)|know(?! this\b| it\b| how\b)) (?!no\b"
    r"|none\b)(?!an? re-?(?:oc)?currence of\b)(?!the (?:\w+ )?(?:component|part"
    r"|area|service|system)s?\b"
    r"|an? (?:problematic|affected|impacted|failing) (?:component|part|area|service|system)\b|problematic (?:location"
    r"|region|site|server)s\b)(?:that "
    r"|and (?:remov|replac|isolat|disabl|revert|fix|correct|restart|reboot|block|throttl|bann)\w* )?(?:(?:an? |the "
    r"|our |one of (?:our"
    r"|the) )?"
    + _BUT
    + r"(?:"
    + FAULT_WORDS
    + r"|(?:cache|routing|"
    + PART_WORDS
    + r")(?! connectivity)(?: \w+)? (?:issues?|problems?|faults?|failures?|errors?|bugs?|outages?|defects?|mis\w+)"
    r"|(?:third|3rd)[- ]party \w+)|(?:an? |one of (?:our|the) |(?:the |our )?(?:last|latest|recent|new|newest) )"
    + _BUT
    + DEED_WORDS
    + r")(?! connectivity| (?:works?|worked|helped|has helped)\b| (?:the )?(?:is|are|was|were) (?:fixed|resolved"
    r"|restored|working|back|recover\w*|complete\w*|not)| (?:needed|required|to) |(?: \w+)? (?:that|which) (?:will"
    r"|would|should|can)\b)",
    r"(?:(?:determined|established|learned|identified|turn(?:ed|s) out) that|(?:found|discovered)(?: that"
    r"|(?= an? (?!(?:[\w-]+ ){0,2}?(?:issue|problem|error|mitigation|fix|way|workaround|solution|handful|number|set"
    r"|group|subset|list)s?\b)))) (?!further|additional|more|no\b|only\b|just\b|(?:the |this )?(?:ongoing |current "
    r"|previous "
    r"|earlier |initial )?(?:issue|problem|incident|outage|fix|mitigation|impact)|this|it|some"
    r"|(?:[\w-]+ ){0,3}(?:requests|jobs|builds|runs|deliveries|reviews|uploads|queries"
    r"|notifications|pushes|pulls|clones|repositories|organi[sz]ations|accounts|apps|sites|zones|tenants|workspaces"
    r"|channels"
    r"|messages|files|images|orders|payments|sessions|devices|instances|projects) (?:[\w-]+ ){0,6}?(?:is|are|was"
    r"|were)|(?:\w+ )?(?:users"
    r"|customers|people|visitors)|all|most|many|affected|our (?:fix|mitigation)|there"
    r"|(?:\w+ )?mail)(?:[\w'-]+ ){1,10}?(?:was|were|had|has|is|are|contain(?:s|ed)?\b|lack\w*|held|reduc\w*|chang\w*"
    r"|remov\w*"
    r"|delet\w*|dropp\w*|reject\w*|block\w*|limit\w*|did)\b(?! (?:\w+ )?(?:reachable|available|healthy|operational"
    r"|online"
    r"|running|fine|interrupt|fail(?!ed\b)|delay|slow|unavail"
    r"|degrad|unable|affect|impact|experienc|return|resol|recover|missing|incorrect|wrong|blank|empty|not (?:lost"
    r"|affected|impacted|touched|hit|concerned|limited|shown|show|load|work|display)))",
    r"(?:identified|found|discovered|determined|confirmed|established|learned)(?: that)? (?:an?|the|our|one of our"
    r"|yesterday's|today's|this morning's|last night's|[a-z]{3,6}day's) (?!(?:[\w-]+ )?(?:fix|mitigation|roll-?back"
    r"|revert"
    r"|work-?around)\b)(?:[\w.-]+ ){0,4}?(?:change|update|release|deploy(?:ment)?|roll-?out|migration|rule|job|script"
    r"|patch|upgrade|image|version|import|clean-?up|policy|setting)(?: [\d.]+)? (?:(?:which"
    r"|that) [^.;,]{1,40}? )?(?:\w+ly )?(?:lowered|removed|raised"
    r"|cut|broke"
    r"|changed|dropped|reset|overwrote|disabled|deleted|renamed|replaced|blocked|introduced|skipped|excluded|switched"
    r"|turned|moved|left)\b(?! (?:the |our )?(?:\w+ )?(?:error|latenc|failure|delay|load))",
    r"(?:identified|found|discovered|determined|confirmed) that (?:an?|the|one|our) (?:[\w-]+ ){1,5}?(?:delivered|sent"
    r"|published|produced|contained|loaded|received) (?:an? )?(?:incorrect|wrong|stale|bad|empty|invalid|incomplete"
    r"|malformed"
    r"|outdated)\b",
    r"(?:identified|found|discovered|detected) (?!(?:an?|the|some|any|all|several|many|\w+ and) )(?!(?:user|customer"
    r"|report|issue|problem|error|account|request|message)s? )(?:(?!(?:and|is|are|was|were|that|which"
    r"|as)\b)[\w-]+ ){1,3}?(?:being|getting) \w+(?:ed|t)\b",
    r"(?:identified|found|discovered|detected|confirmed|isolated) an? (?:\w+ )?(?:issue|problem|fault) (?:with|in"
    r"|on) (?:an?|the|our|one of (?:our|the)) (?!(?:\w+ )?(?:hosting |web |game )?server\b)(?:\w+ ){0,2}?(?:"
    + MACHINES
    + r"|sub-?systems?|infrastructure|backends?|layer|middleware|config\w*|network|pipelines?|data ?stores?)",
    r"(?:identified|found|discovered|confirmed) (?:an? )?(?:\w+ )?(?:issue|problem)s? with (?:our "
    r"|the )?(?:\w+ )?(?:caching|replication|routing"
    r"|load balancing|sharding)(?<!mail routing)(?<!call routing)",
    r"(?:identified|found|located|isolated|traced) (?:the )?(?:root ?cause|cause|reason|culprit|source|origin) (?:in"
    r"|within)"
    r" (?:our|the|an?|one of)\b(?! (?:past|last|next|meantime|meanwhile|morning|code review))",
    r"(?:identified|found|discovered|detected|isolated) (?:an?|one|two|three|one of (?:our|the)) (?:[\w-]+ ){0,2}?(?:"
    + MACHINE
    + r"|host|rack|machine|pod|cluster|database)s? (?:with|having|experiencing|(?:that|which) (?:has|have|had|is|are"
    r"|was|were))(?! (?:been (?:fixed|repaired|restored)|now|back)\b)",
    r"(?:identified|found|discovered|detected|isolated) (?:an?|some|certain|several|one|two"
    r"|the) (?:[\w-]+ ){0,2}?(?:scenario|condition|circumstance|combination|sequence|edge[- ]case|corner[- ]case"
    r"|situation|interaction)s? (?:that|which|where|in which|under which|of|between|when|causing|leading)",
    hints="identified found discovered isolated pinpointed located diagnosed detected uncovered tracked traced "
    "confirmed "
    "=know reveal show turn determined established learned",
)
"""“We identified a faulty release”."""
CUT_OFF = Wording(
    r"(?:it|they|(?:our|the|some|several|these|internal) (?:[\w-]+ ){0,3}?(?:services?|systems?|servers?|workers?"
    r"|applications?|backends?|hosts?|processes|components?))(?:'re| is| are| was| were| has been| have been) (?:having"
    r"|seeing|experiencing|encountering) (?:\w+ )?(?:issues?|problems?|trouble|difficult\w+|errors) (?:connecting"
    r"|reaching|communicating|talking)(?: to| with)? (?:the|our|one of our|its|their"
    r"|an?) (?:[\w-]+ ){0,3}?(?:databases?|my-?sql|postgres\w*|redis|hosts?|back-?ends?|brokers?|caches?|stor(?:e|age)"
    r"|clusters?|queues?|nodes?|upstream)",
    hints="=it =they they're service system server worker application backend host process component",
    also="connecting reaching communicating talking",
)
"""“It is having trouble reaching the database”."""
FOUND_THERE = Wording(
    r"(?:found|discovered|determined|established|learned|identified|confirmed)(?: that)? there (?:is|was|were|are"
    r"|had been) (?:an? |some )?(?:[\w-]+ ){0,2}?" + CULPRIT_WORDS,
    hints="=there reveal show",
)
"""“We found that there was a storage issue”."""
THERE_IS = Wording(
    r"there (?:is|was|are|were|has been|have been)(?: \w+ly)? (?:an? |some |one )?(?:\w+ )?(?:faults?|breaks?|cuts?"
    r"|failures?|fires?|leaks?|defects?|break-?downs?) (?:on|in|at|of|near|under|between) (?:the |our |an? "
    r"|one of (?:our"
    r"|the) )?(?:[\w-]+ ){0,3}?(?:"
    + MACHINE
    + r"|link|line|"
    + MACHINES
    + "|"
    + OUTSIDER
    + "|"
    + SUPPLIER
    + r"|bt|building|data ?cent(?:re|er)|exchange|cabinet)s?\b",
    r"there(?:'s| is| was| has been) (?:an? )?(?:\w+ )?(?:fire|flood|water leak|power (?:cut|failure)) (?:in|at|on)\b",
    hints="=there there's",
    also="=fault =faults break cut failure fire leak defect flood",
)
"""“There is a fault on the primary link”."""
NEW_VERSION = Wording(
    r"(?:found|discovered|learned) that (?!(?:the|this|our) (?:fix|issue|problem|change helped)|users|customers|some "
    r"|most |all )(?:[\w'-]+ ){1,6}?(?:(?:re)?enabled|changed|moved|switched|upgraded|replaced|migrated|overwrote"
    r"|renamed|rotated|pushed|loaded|installed|stopped sending|revoked|withdrew|shut down) (?=(?:the|our|an?|its|their"
    r"|all|one|some|[a-z]+ing|[\w-]+ on|[\w-]+ tunnel)\b)",
    r"(?:found|discovered|determined|learned|seen|established)(?: that)? (?:the|a|our|this) (?:new|latest|recent"
    r"|updated|last) (?:version|release|build|app|client|firmware|driver|plug-?in|update)(?: (?:of|to"
    r"|for) (?:[\w-]+ ){1,5}?)?(?: (?:\w+ly|also|now))? ?(?!(?:is|was|has|does|did|will|works|fixes|solves|helps"
    r"|resolves)\b)\w{3,}(?:s|ed)\b",
    hints="found discovered determined learned seen established",
    also="version release build app client firmware driver plug update enabled changed moved switched upgraded "
    "replaced migrated overwrote renamed rotated pushed loaded installed stopped revoked withdrew =shut",
)
"""“We determined that the new version sends malformed requests”."""
BUG = Wording(
    r"conflicts? (?:in|between|with) (?:the|two|our|an?)(?! (?:calendar|schedul|meeting|booking|edit|merge)\w*)",
    r"(?:bug|defect|regression(?! in (?!(?:our |the )?(?:load|cach|data|network|server|storage"
    r"|rout))(?:[\w-]+ ){1,4}?behaviou?r)|memory leak|race condition|deadlock|typo|flaw|misconfiguration) (?:in"
    r"|within|with(?= (?:our|the|one of our)\b)"
    r"|that|which|causing|introduced|relating)|(?:contain|includ|introduc|carri|ship)\w* an? (?:[\w-]+ )?(?:bug"
    r"|regression|error|defect|flaw|malfunction|fault|mistake|typo|misconfiguration)",
    hints="conflict bug defect regression leak race deadlock typo flaw configuration malfunction error =fault =faults "
    "mistake failure break issue problem cause culprit",
)
"""“A bug in the search”."""
LIES_IN = Wording(
    r"cause (?:lies|lay|rests|sits) (?:\w+ly )?(?:with|in|at|within|outside|on)\b",
    r"(?:issues?|problem|fault|failure|outage) (?:lies|rests|resides|lay|sits|sat|is located|was located|originat(?:es"
    r"|ed)) (?:with|within|on|at|in|somewhere|outside)",
    r"(?:fault|failure|problem|issue|outage) (?:had |has |have |then |quickly |also ){0,2}(?:cascaded|spread"
    r"|propagated) (?:to|from|through|across)",
    r"(?:the|our|one) (?:\w+ )?(?:failing|mistake|oversight|flaw|omission|misstep)s? (?:here |on our part "
    r"|of ours )?(?:is|was|were)(?= (?!not\b))",
    r"(?:problem|issue|fault|trouble)s? (?:is|was|were|are) with (?:one|two|some|several|all) of (?:our|the)",
    r"(?:issues?|problems?|trouble) with (?:an? |the |our )?(?:new|latest|recent|updated"
    r"|newly \w+) (?:\w+ ){0,2}?(?:config\w*|settings?|version|release|deploy\w*|code|build|rules?|certificates?"
    r"|hardware|servers?|driver|firmware|router|switch|schema|image|plugins?|librar\w+|kernel)",
    r"(?:this|it|that) (?:is|was) an? (?:\w+ )?(?:issue|problem|fault) (?:with|within|on|at|in) (?:an?|our|one of our"
    r"|the) (?:[\w']+ ){0,3}?(?:" + SUPPLIER + "|" + OUTSIDER + r"s?|" + CULPRIT_WORDS + "|" + MACHINES + r")",
    r"(?:issues?|problem|fault) (?:is) (?:with|within|on|at|in) (?!(?:our|my) (?:own )?sides?\b)(?:(?:an?|the|our"
    r"|one of our) )?(?:[\w']+ ){0,3}?(?:" + SUPPLIER + "|" + OUTSIDER + r"s?|sides?|" + CULPRIT_WORDS + r")",
    hints="issue problem =fault =faults failure outage trouble cause culprit source origin error defect failing "
    "mistake oversight flaw omission misstep",
)
"""“The problem lies with our provider”."""
IT_IS = Wording(
    r"(?:this|it|that)(?:'s| is| was) (?:our|the)(?: new| latest| old)? (?:[\w-]+ ){0,2}?(?:script|library|plug-?in"
    r"|update|release"
    r"|change|config\w*|rule|certificate|cable|disk|switch|router|cache|proxy|firewall|driver"
    r"|firmware)s?(?= *(?:[.,;!-]|$|(?:that"
    r"|which|again|causing|we)\b))",
    hints="=it it's =this this's =that that's",
    also="script librar plug update release change config rule certificate =cable =cables disk switch router =cache "
    "=caches "
    "prox firewall driver firmware",
)
"""“It's our new script”."""
SURGE = Wording(
    r"(?<!from )(?:(?:generat|produc|issu|experienc|receiv)\w*|sen[dt]s?|sending|saw|sees?|seeing"
    r"|seen) (?:an? )?(?:[\w-]+ ){0,3}?(?:(?:spike|surge|flood|burst|influx|wave|jump|rise|growth|increase)s?|(?:large"
    r"|high|huge|unusual) (?:number|volume|amount)s?) (?:of|in) (?!(?:\w+ )?(?:success|complet|fail|error|report"
    r"|ticket|latenc|respons"
    r"|time))(?:\w+ ){0,2}?(?:traffic|requests|load|connections|usage|demand|writes|reads|queries|registrations"
    r"|sign-?ups|activity|messages|data|events|records|transactions|uploads|imports?|jobs|orders|visits|visitors|bots?"
    r"|crawlers|calls to|incidents created)",
    hints="spike surge flood burst influx wave jump rise growth increase large high huge unusual",
    also="generat produc issu experienc receiv =sen =send =sends =sent =sents sending =saw =see =sees =seeing =seen",
)
"""“A spike in traffic”."""
FOUND = (FOUND_IT, FOUND_THERE, THERE_IS, NEW_VERSION, CUT_OFF, BUG, LIES_IN, IT_IS, SURGE)
"""What was found, or named by what was done about it."""
