"""The words between a trouble and its cause, for `causes`: “… due to …”, “we traced it to …”, “the cause was …”."""

from __future__ import annotations

from opsdesk.drafting.lint.outsiders import OUTSIDER, SUPPLIER
from opsdesk.drafting.lint.wording import Wording

_SUFFERS = r"(?:is|are|was|were|been|being|got)"
_A_PART = r"(?:an?|the|our|its|their|one of (?:our|the))"

BY = Wording(
    r"filled (?:up|to \S{1,5}) by|(?:caused|brought (?:about|on)|set off|driven|induced|sparked|prompted|precipitated"
    r"|provoked|occasioned|explained"
    r"|exacerbated|compounded|aggravated|necessitated|introduced) by",
    r"(?<=, )(?:affected|impacted|hit) by",
    r"(?:halt|outage|incident|disruption|interruption|issue|problem|failure|error|delay|slowdown|crash|restart"
    r"|downtime)s? (?:\w+ly )?(?:triggered|broken) by",
    _SUFFERS
    + r" (?:triggered|broken) by|(?:load|traffic|usage|demand)(?: on [\w-]+)? triggered by|(?:be|"
    + _SUFFERS[3:]
    + r" (?:also |currently |still )?(?:affected|impacted|hit) by",
    _SUFFERS + r" (?:block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit|throttl|exhaust"
    r"|overload|corrupt|delet|remov|slow|generat|disabl|clos|clogg|saturat|fill|flood|starv|swamp|hammer"
    r"|crippl)ed by(?! (?:mistake|accident"
    r"|error|default)\b)",
    _SUFFERS
    + r" (?:\w+ly )?(?:overwritten|wiped|taken (?:down|out|offline)|knocked (?:out|down|offline)|cut off|swept away"
    r"|thrown off) by(?! (?:mistake|accident|error)\b)",
    _SUFFERS
    + r" (?:\w+ly )?(?:reboot|restart|evict|drain|terminat|kill|crash|rotat|renam|reset)(?:ed)? (?:[\w-]+ ){1,5}?"
    r"by(?= (?:an?|our|one) )",
    hints="=by",
    also="swamped hammered crippled overwritten wiped taken knocked =cut swept thrown reboot restart evict drain "
    "terminat kill "
    "crash rotat renam reset caused brought =set driven induced sparked prompted precipitated provoked occasioned "
    "explained exacerbated "
    "compounded aggravated necessitated introduced affected impacted =hit triggered broken blocked dropped rejected "
    "overwhelmed interrupted disrupted delayed degraded prevented stopped limited throttled exhausted overloaded "
    "corrupted deleted removed slowed generated disabled closed clogged saturated filled flooded starved",
)
"""“… was caused by …”."""
DUE_TO = Wording(
    r"due t(?:o|ue|oo)\b|(?:delay|error|failure|issue|problem|slowness)s?"
    r" due(?= (?!to\b|by\b)(?:\w+ ){1,3}?(?:issue|problem|outage|failure|incident)s?\b)|for (?:want|lack) of"
    r"|courtesy of|(?:brought (?:on|about)|set off) by|(?:was|is|were"
    r"|are|down|unavailable|slow) due(?= an? )|owing to|(?:because|bacuse|becuase|beacuse|becasue|bc) of|on account of"
    r"|given(?= an? (?:[\w-]+ ){0,3}?(?:overflow|bug|failure|fault|outage|error|crash|leak|defect|attack))"
    r"|rooted in|(?:thanks to|in the wake of|in the aftermath of)(?= (?:an?|the|our|last|yesterday's|this|\w+ed|heavy"
    r"|high)\b)",
    r"following(?= (?:an?|the|our|last|yesterday's|this|significant|severe|major|heavy|multiple"
    r"|extensive) (?:[\w-]+ ){0,3}?(?:damage|fail|faulty|unsuccess|botched|outage|crash|attack|cut|bad|incorrect"
    r"|corrupt|expired|broken|misconfig"
    r"|fire|flood|explosion|storm|strike|theft|accident|break-in"
    r"|mistake|loss|power|error in|bug|fault)\w*)|(?:knock-on|side|after)[- ]effects? of|fallout (?:from|of)"
    r"|symptoms? of(?= (?:an?"
    r"|our)\b)",
    r"as (?:an? )?(?:direct |side )?(?:result|consequence) of|(?:attributed|attributable) to|attribut(?:es?|ed"
    r"|ing) (?:\w+ ){1,6}?to|introduced (?:in|with|during|while|when|as part of)|(?<!as )a consequence of",
    r"(?:(?<!good )(?<!test )(?<!search )(?<!query )(?<!check )result(?:s(?! from (?:before|after|yesterday|today"
    r"|earlier|last|the last|the previous|\d))|ed|ing)?|stem(?:s"
    r"|med|ming)?(?: directly)?|originat(?:es?|ed|ing)|aris(?:es?|ing)|arose) from"
    r"(?! (?:our|the|an?|one of our) (?:[\w-]+ ){0,5}?(?:facilit(?:y|ies)|data ?cent(?:er|re)s?|locations?|regions?"
    r"|sites?"
    r"|pops?)(?= *(?:[.,;)]|$)))|originat(?:es?|ed|ing) (?:in|with)|(?:linked|tied) to|(?:com(?:e|es|ing)|came) from"
    r"|(?:this|it|which"
    r"|the \w+) follows(?! after\b)",
    r"(?:is|was|are|were) (?:simply |largely |partly )?(?:the |an? )?(?:direct )?(?:result|consequence|side effect"
    r"|product|by-?product|complication|victim|artefact|artifact|manifestation|outcome|casualty) of",
    r"(?:this|it|these|they|issues?|problems?|incident|outage|errors?|delays?) (?:is|are|was|were|remains?"
    r"|continues? to be) (?:\w+ )?(?:(?:related|linked|connected|tied) to|down to(?! (?:\d|(?:the |a |an "
    r"|our )?(?:usual|normal|average|few|level|minimum))))|(?:issues?|problems?|errors?|failures?"
    r"|delays?|time-?outs?|slowness)(?: (?:for|on|in|with|across|from) [^.;,]{1,60}?)? related to(?= (?:(?:an?"
    r"|the (?:latest|new|recent)) |(?:our )?(?:database|network|storage|dns|hardware|power|capacity|replication|memory"
    r"|disk) (?:issues?|problems?|failures?|outages?)\b|(?:(?:downstream|upstream|ongoing|current) )?(?:issues?"
    r"|problems?"
    r"|outages?|incidents?|an? (?:issue|problem|outage|incident)) (?:with|at|on|in) (?:"
    + SUPPLIER
    + "|our "
    + OUTSIDER
    + r")))",
    r"(?:is|are|was|were|it's|that's|this's) (?:all |simply |mostly )?down to(?= (?:an?|the|our"
    r"|one)\b)(?! (?:the (?:last|usual|normal|average)"
    r"|(?:an?|one) (?:few|handful|minute|second|small|single|hour|day|percent|third|quarter|fifth|tenth|half|half-hour"
    r"|dozen|hundred|thousand|level|trickle|minimum)))|(?:being|been|were|was|are|is) broken (?:using|in|with)",
    r"(?:issue|problem|outage|incident|disruption|trouble)s?\b(?: (?:with|in|on|affecting) [^.;,]{1,50}?)? (?:started"
    r"|began) with(?= (?:an?|the|our) )",
    hints="=started =began =due owing because bacuse becuase beacuse becasue =bc account given rooted =want =lack "
    "courtesy brought =set =thanks wake aftermath following "
    "effect fallout symptom result consequence attribut introduced stem originat aris arose linked tied =come =comes "
    "coming =came follows product complication victim artefact artifact manifestation outcome casualt related "
    "connected =down broken",
)
"""“… due to …”, “… resulted from …”."""
NAMED = Wording(
    r"(?:root |underlying )cause (?:began|begins|started|starts|lies|lay|originated|originates) (?:with|in)|(?:blame"
    r"|fault) lies with|what (?:triggered|caused|set off) (?:the|this) \w+ (?:is|was)|culprit(?: found"
    r"| identified)? ?:"
    r"|contributing to (?:the|this) \w+ ?:|(?:change|release|update|commit|deploy\w*) responsible,|(?:outage|trouble"
    r"|issues?|problems?) and that's why|what (?:happened|broke|failed|went wrong|stopped us|caused it) ?:|(?:root"
    r"|underlying) cause,(?= an? )",
    r"(?:problem|issue|fault|trouble) (?:is|was|turned out to be|proved to be|being)(?= (?:an?|the|one of our|our"
    r"|that (?:an?|one of|our|the)) )(?! (?:our|the) (?:first|second|third|same|only|last|top|number|biggest"
    r"|highest) )",
    r"(?:root |underlying )?cause (?:identified|found|confirmed|known|isolated|located"
    r"|determined) -{1,2}(?! *[\w-]+\W*$)",
    r"reasons? (?:for|of|behind|why) (?!(?:this|the) \w+ing\b)[^.;:]{1,60} ?:(?! *[\w-]+\W*$)(?![^.;]{0,40}investigat)",
    r"(?:root |underlying )?cause (?:of|for|behind) (?:the|this|these|today's|tonight's) [^.;,:]{1,60} ?:",
    r"(?<!reset )(?<!error )(?:(?:root |underlying )?cause(?: (?:identified|found|confirmed|known|isolated|located"
    r"|determined))?|rca"
    r"|reason(?: for (?:the |this )?(?:outage|incident|disruption"
    r"|issue))?) ?:(?! *[\w-]+\W*$)(?![^.;]{0,40}investigat)",
    r"(?:reason (?:for|behind|why)|source of|origin of) (?!what |this is (?:\w+ing"
    r"|so\b))(?:(?!and )[^.;,]){1,60}? (?:is|was|being|lies in|concerns?|ha[sd] to do with)|the reason (?:is|was"
    r"|being)(?: that)?",
    r"(?:root |underlying |main |primary )?(?:cause|culprit|trigger) (?:(?:of|for|behind) (?:(?!and "
    r"|where |which |that |who |stating )[^.;,]){1,100}? )?(?:(?<!that )(?:is|was|remains)(?! (?:deployed|applied"
    r"|rolled out|released"
    r"|put in place|launched|started|opened|conducted|performed"
    r"|begun|carried"
    r"|under ?way|ongoing)\b)|were|:|being(?= (?:an?|the|our)\b)|to be|as(?= (?:an?|the|our|being)\b)"
    r"|has been (?:identified|determined|found|confirmed) (?:as|to be)|turned out to be|(?:was|is) (?:identified"
    r"|determined|found|confirmed) (?:as|to be))",
    r"behind (?:the|these|this) (?:[\w-]+ ){0,3}?(?:issue|problem|outage|incident|error|disruption|failure|delay"
    r"|slowdown|degradation)s?[^.;,]{0,60}? (?:is|was|are|were|stands?|lies|sits)(?! (?:\w+ly )?(?:down|slow"
    r"|resolved|over|fixed))",
    hints="lies triggered =set cause culprit trigger contributing responsible, responsible that's happened broke "
    "=went stopped failed =is =was "
    "turned proved =being =rca reason source origin behind",
    also="blame =fault =what culprit contributing responsible that's cause problem issue trouble =rca reason source "
    "origin trigger behind",
)
"""“The cause was …”."""
POINTED_AT = Wording(
    r"^\W*(?:identified|found) ?:|(?:problem|issue|fault|culprit|bug) found[,:;](?= (?:it(?:'s| is| was) )?(?:an?"
    r"|the|our|one) )|^\W*blame(?= (?:an?|the|our|one) )",
    r"the (?:gremlin|culprit|villain|offender|guilty (?:party|one))(?: is| was)?(?:,| ?:)?(?= (?:an?|the|our|one) )",
    r"^\W*(?:mystery|riddle|puzzle)(?: is)? solved ?[:,-]|^\W*(?:found|got|traced|tracked|nailed"
    r"|pinned)(?: it)?(?: down)? ?[:!,-](?= *(?:an?|the|our|one)\b)",
    r"it(?:'s| is| was) (?:the|an?|our) (?!(?:[\w-]+ ){0,2}?(?:issue|problem|incident|outage"
    r"|error)s?\b)[^.;,:]{1,80}? (?:that|which)"
    r" (?:keeps?|kept|stops?|stopped|prevents?|prevented|blocks?|blocked|makes?|made|causes?|caused|brought|broke"
    r"|breaks|took"
    r"|knocked|slows?|slowed|leaves?|left)\b",
    r"what (?:brought|took|knocked|slowed|stopped|broke|hit|tripped|caught) [^.;,]{1,60}? (?:is|was|were|are)(?= (?:an?"
    r"|our|the|one|two|too|that) )",
    r"^\W*it(?:'s| is| was) (?:the|our) (?!same\b|first\b|last\b|only\b)(?:[\w'-]+ ){0,3}?[\w'-]+(?= ?(?::|;"
    r"| -{1,2}) )",
    r"(?:found|figured)(?: out)? which (?:[\w.'-]+ ){1,12}?[\w.'-]+ ?:(?= (?:it|an?|the|our|one)\b)",
    r"found the (?:reason|cause|culprit)(?: (?:of|for|behind) [^.;,]{1,60}?)?,(?= (?:an?|the|our|one) )",
    hints="=identified =blame =found =what =it it's mystery riddle puzzle =got traced tracked nailed pinned gremlin "
    "culprit villain offender guilty figured",
)
"""“Identified: …”, “blame a …”, “what stopped us was …”."""
BRACKETED = Wording(
    r"(?:issue|problem|fault|trouble)(?= \(an? )",
    hints="issue problem trouble =fault",
    also="=a =an",
)
"""“The problem (a clogged filter) …”."""
TRACED = Wording(
    r"(?:found|discovered|turned out|proved|shown) to be(?= (?:an?|the|our|one of) )",
    r"trac(?:ed|ing)(?: [\w-]+){0,12}? back to|trac(?:ed|ing)(?: \w+){0,7}? to(?! the (?:root )?cause)"
    r"|(?:narrowed(?: down)?"
    r"|pinpointed) to|root[- ]caused(?: (?:it|this|(?:the|this) \w+))? to",
    r"(?:it )?turn(?:s|ed) out(?: that)?(?! (?:that )?(?:[\w-]+ ){1,3}(?:is|are) (?:fine|ok|okay"
    r"|unaffected|healthy|up)\b)(?! (?:that )?(?:to be (?!an? |the |our )|not\b|it\b|this (?:is|was)\b|fine"
    r"|ok\b"
    r"|(?:the |our )?(?:\w+ )?(?:fix|mitigation|roll-?back|impact|issue|problem|outage)\b|(?:some|more|many|most|all"
    r"|only) ))",
    r"(?:identified|found|located|discovered|pinpointed) (?:the|this) (?:\w+ )?(?:issue|problem|cause|culprit|bug|fault"
    r"|reason|trigger|source|origin) ?:",
    r"(?:narrowed|narrow|pinned|pin|track|tracked|boil(?:s|ed)|com(?:e|es|ing))(?: (?:it|this|(?:the"
    r"|this) \w+))? down to(?! (?:(?:about|around|under|just|roughly|below|near|~) ?)*\d)|tracked(?: (?:it|this"
    r"|(?:the|this) \w+))? to|tracked (?:[\w-]+ ){2,9}?to(?= (?:an?|one) )"
    r"|(?:pin(?:ned)?|blamed?)(?: (?:it|this|(?:the|this|these) \w+))? on",
    r"(?:issue|problem|fault|trouble|failure|error|delay|slowness)s?(?: (?:with|in|on) [^.;,]{1,40}?)? (?:has been"
    r"|have been|was|were|is|are) (?:now )?(?:isolated|narrowed(?: down)?|localised|localized"
    r"|tracked(?: down)?) to(?! (?:the|an?|one|two|three|some|several|certain|specific|our) (?:(?:\w+ )?(?:small|single"
    r"|subset|handful|following|data ?cent\w+|regions?|zones?|locations?|sites?|halls?|pops?)\b))",
    r"(?:isolated|narrowed|pinned|localised|localized) (?:the|this|these|those) (?!(?:\w+ )?(?:investigation|search"
    r"|scope"
    r"|focus|impact|effect)\b)(?:[\w-]+ ){1,4}?(?:down )?to(?! (?:an?|one) (?:\w+ )?(?:subset|handful|group|few"
    r"|number|section|portion|part)\b)",
    r"(?:identified|determined|confirmed|isolated|pinpointed|narrowed|narrowed down|diagnosed)(?: (?:as|to be|it to"
    r"|this to|(?:the|this) (?:issue|problem|cause|fault|failure|error|outage)s? (?:as being (?:related|linked|due"
    r"|tied) to|as (?:related|linked"
    r"|due|tied) to|as|to be|to|down to)))(?! (?:an?|one) (?:section|portion|part) of\b)",
    r"(?:identif|determin|confirm|diagnos|establish|pinpoint|isolat|found|find|trac"
    r"|nam)\w*(?: \w+){0,4}? (?:root[- ])?(?:cause|reason|culprit|source|origin|trigger)s? (?:(?:of|for"
    r"|behind) (?:(?! and |and )[^.;,]){1,120}? )?(?:as|to be)(?! (?:soon|we|quickly|well|much|part|this|it|being|fast"
    r"|they)\b)",
    r"(?:fault|failure|problem|issue|break|damage|origin|source) (?:(?:has been|was|is|were|are"
    r"|have been) )?(?:now )?(?:located|traced|pinpointed|isolated|found|identified) (?:in|at|with|within|on|near|to be"
    r"|between)(?! (?:this|that) (?:time|point|stage|moment))",
    hints="found find discovered turned turns proved shown trac narrow pinpoint caused pinned =pin =track tracked boil "
    "=come =comes coming blame isolat localised localized identif determin confirm diagnos establish nam located",
    also="=to =as =on turns turned =in =at =with =within =near =between =issue =problem =cause =culprit =bug =fault "
    "=reason =trigger =source =origin",
)
"""“We traced it to …”."""
EXPLAINED = Wording(
    r"which,? in turn,? (?:is |has |was )?(?:caus|le[ad]|result|trigger|prevent)\w*|(?:which|and this"
    r"|and that) is why(?! (?:we|you"
    r"|our)\b)|reason being|(?:this|it|that) (?:happened|happens|occurred) because"
    r"|(?:and )?(?:that's|that is|this is) what(?:'s| is| has been| was)? (?:(?!being\b)\w+ing|breaks?|broke|fails?"
    r"|ends?|kills?"
    r"|drops?|caused"
    r"|stops?|stopped|brought|took|takes|keeps?|kept|knocked"
    r"|closed|blocks?|blocked|hit|slows?|slowed|produced)"
    r"|(?:are|were|is|was) what (?:led to|caused|triggered|broke|(?:set|kicked) (?:this|it|these|things|the \w+) off)\b"
    r"|(?<!that )(?<!this )(?<!it )(?:is|was|are) what(?:'s| is| was| has been| keeps) (?!happen|going|being|missing"
    r"|work|show|need|caus)\w+ing\b",
    r"(?:found|know|figured|worked) (?:out )?(?:why [^.;,:]{1,80}|what(?:'s| is| went) (?:wrong|broken|going on)) ?:"
    r"|cause (?:has been |was |is )?(?:found|identified"
    r"|known|established|clear) ?:",
    r"(?:slowdown|slowness|delay|error|failure|problem|issue|trouble|outage|it|this|that)s? (?:is|are|was|were) (?:all "
    r"|simply |mostly )?down to(?! (?:\d|(?:under|about|around|less|normal|near|nearly|roughly|approximately|zero|one"
    r"|two|three|four|five|half|an?|the last|below|almost|just|single)\b))",
    hints="=turn turn, =why reason because that's =what what's =found known identified established clear =down",
    also="=turn turn, =why reason because that's =what what's cause =down",
)
"""“…, which is why …”."""
SINCE = Wording(
    r"(?:incident|issue|outage|problem|disruption|failure|delay|error|this|it|which|that)s? (?:was|is|were"
    r"|are) caused (?:when|as|after|while|because|from|through|during)|(?:occurr?ed|happened|started|began|dropped"
    r"|failed|arose) (?:when|after|as|while|the moment|once|right after)(?= (?:an?|one of|our|the|switching|migrating"
    r"|moving|upgrading|replacing|we"
    r" (?:switched|migrated|moved|upgraded|replaced)) )|(?:started"
    r"|began) (?!working|recovering|responding|processing|serving|accepting)\w+ing(?: [\w:]+){0,4}? (?:when|after"
    r"|as)(?= (?:an?|one of|our|the) )|citing(?= (?:an?|the)\b)",
    r"(?:as|since)(?= (?:" + _A_PART + r"|half|some of (?:our|the)|several|two|three) (?!(?:weekend|morning|start"
    r"|beginning|week|night|day|evening) )(?!(?:\w+ )?(?:user|customer"
    r"|client|issue|problem|incident|outage|fix|mitigation|error|delay|latenc|performance|situation|investigation|team"
    r"|engineer)\w*)(?:[\w-]+ ){1,6}?(?:got stuck|(?:had )?lost|(?:was|were) left|(?:has |have )?(?:failed|crashed|died"
    r"|expired)(?= *(?:[.,;:)]|$|(?:and|at|on|in|so|during|after|while|over (?:the|lunch|night)|last|this|yesterday"
    r"|which|overnight"
    r"|again)\b))|broke|ran out|went (?:down|offline|away)|(?:was|were) (?:not (?:generated|created|renewed|loaded)"
    r"|deleted|removed|disabled|switched off"
    r"|turned off|renewed|rotated|renamed|retired|swapped|replaced|rejected|overloaded|full)|(?:is"
    r"|are) being (?:blocked|filtered|throttled|flooded"
    r"|attacked|rejected)|(?:is|are) (?:down|offline|gone|dead|missing|away"
    r"|broken|full|overloaded|unreachable"
    r"|stuck)|(?:have |has )?(?:drifted|got out of sync))\b)",
    r"(?:because|as|since) (?:it|they)(?:'s|'re| is| are| was| were)? (?:currently |now |still )?(?:unable to (?!be )"
    r"|not able to (?!be )|stuck|out of|running out|blocked by|waiting (?:for|on)|full\b|overloaded|locked|corrupt\w*)",
    r"(?:because|as|since) (?:it|they) (?:cannot|can't|can not|could not|couldn't) (?:contact|reach|connect|access|find"
    r"|talk|authenticate|load|read|write|resolve|communicate)\b|(?:down|inaccessible|unreachable|unavailable|offline"
    r"|failing|degraded|slow) (?:after|following)(?= (?:an?|the|last night's|yesterday's|this morning's) )",
    r"(?:because|as|since) (?!(?:we|you|they|it|users|customers|this|that|he|she|i|there"
    r"|which)\b)(?:an? |one |the )?(?:[\w.-]{2,30} ){1,3}?(?:has |have )?"
    r"(?:switched|switched off|shut (?:down|off)|turned off|removed|changed|blocked|deleted|retired|revoked|pulled"
    r"|disabled"
    r"|closed|rotated|renamed|tightened|dropped|broke|withdrew|limits|blocks|rejects|refuses|throttles) (?:the|our"
    r"|its|their|an?)\b",
    r"because (?:they|it) (?:has|have) (?:put|blocked|listed|blacklisted|blocklisted|banned|suspended|revoked"
    r"|cancelled|closed|flagged)\b",
    r"(?:as|since|when|after|because) (?:the |our )?(?:\w+ )?clocks (?:went|changed|moved|were|jumped)|(?:stopped"
    r"|broke|broken"
    r"|crashed|died|hung)(?: working)? (?:when|after)(?= (?:an?|the|our|last|this|yesterday's) )",
    r"after (?:an?|the|their) (?:[\w-]+ ){1,4}?(?:began|started) (?:rejecting|refusing|blocking|throttling|dropping)\b",
    r"while we(?:'re| are)? (?:fix(?:ing)?|(?:repair|replac|respond|attend|deal)\w*)(?: to"
    r"| with)? an? (?:[\w-]+ ){0,3}?(?:failure|fault|fire|alert|alarm|leak|break|defect|damage|crash|cut"
    r"|obstruction)\b",
    r"(?:down|offline|unavailable|unreachable|slow) because we(?:'re| are) (?:migrat|mov|upgrad|replac|rebuild"
    r"|re-?index)ing\b",
    r"(?<!necessary )(?<!required )(?<!needed )because(?: we (?:lost|changed|deployed|removed|deleted|disabled|ran out"
    r"|hit|released|upgraded|migrated|moved|broke|forgot|introduced)\b|(?! (?:of|we|you|they|it|this|that|some"
    r"|not)\b)(?![^.;,]{0,40} (?:could|may|might|would) ))",
    hints="moment =once =when =as =after =while because =since =from =through =during citing following",
    also="generated created loaded caused occurred occured happened started began dropped failed arose clocks "
    "stopped =broke crashed died "
    "=hung drifted =sync rotated renamed tightened flagged listed banned suspended cancelled =put "
    "moment =once switched =shut turned changed blocked retired "
    "revoked pulled withdrew closed citing because stuck lost "
    "=left crashed died "
    "expired broke =ran =went deleted removed disabled switched turned renewed replaced rejected overloaded =full "
    "contact reach connect access =find =talk authenticate =load =read =write resolve communicate inaccessible "
    "unavailable failing degraded =slow =down offline unreachable unable =able =out running blocked waiting locked "
    "corrupt =fix fixing repair replac "
    "respond attend deal",
)
"""“… because …”, “it began when …”."""
CONNECTORS = (DUE_TO, BY, NAMED, POINTED_AT, BRACKETED, TRACED, EXPLAINED, SINCE)
"""A cause stands after each of them."""
