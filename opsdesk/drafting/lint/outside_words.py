"""The words in which somebody else's trouble is told as the cause, for `causes`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.culprit_words import MACHINES
from opsdesk.drafting.lint.outsiders import BEHIND, OUTSIDER, OUTSIDER_HINTS, OUTSIDERS, SUPPLIER, SUPPLIER_HINTS
from opsdesk.drafting.lint.wording import Wording

_TROUBLE = (
    r"(?:issues?|problems?|outages?|incidents?|disruptions?|interruptions?|failures?"
    r"|(?<!raised a )(?<!logged a )(?<!opened a )faults?|errors?|maintenance|degradation|bugs?|(?:unexpected|unusual"
    r"|abnormal|incorrect|strange) behaviou?r)"
)
_WORSE = (
    r"(?:degraded|reduced|elevated|increased|high(?:er)?|poor|slow) (?:\w+ )?(?:availability|performance"
    r"|(?<!increased )(?<!increased \w\w\w )capacity"
    r"|latency|errors?|errors? rates?|time-?outs|responses|response times)"
)
_CURED = r"(?![^.;]{0,80}(?:(?:resolv|fix|restor|recover|solv|complet|mitigat)ed|resolution|back))"

THEIR_TROUBLE = Wording(
    r"(?<!confirmed the )(?<!raised the )(?<!discussed the )(?<!checking the )(?<!monitoring an )"
    r"(?<!monitoring the )(?<!monitor this )(?<!monitoring this )(?:"
    + _TROUBLE
    + r" (?:somewhere )?(?:with|at|on|in|within|affecting|by(?! \w+ing\b)|reported by)|"
    + _WORSE
    + r"(?: (?:on|in|for|with) (?:[\w-]+ ){0,2}[\w-]+)? from) (?:(?:our|my|one of our|an?|the|several|multiple"
    r"|one or more) )?(?:[\w.-]+ ){0,3}?"
    + OUTSIDER
    + r"s?(?! (?:\w+ )?connectivity\b)(?! (?:[\w'-]+ ){0,2}?(?:is|are|was|were|has been|have been) (?:\w+ )?(?:resolved"
    r"|fixed|over|restored|cleared|mitigated|addressed|alleviated|stabili\w+))(?! (?:[\w-]+ ){0,2}?continues? to "
    r"improve)",
    _TROUBLE + r" (?:with|in|on|affecting) (?:the |our )?(?:\w+ ){1,4}?(?:of|at|from|by) (?:an?|our|the"
    r"|one of our) (?:[\w-]+ ){0,2}?" + OUTSIDER + r"s?(?= *(?:[.,;)]|$|and\b))",
    r"(?:underlying|network|cloud|hosting|internet|transit|dns|cdn|sms|e-?mail|payment|telecom"
    r"|data) (?:\w+ )?(?:provider|vendor|supplier|carrier|partner)(?:'s)? (?:issue|problem|outage|incident"
    r"|failure)s?(?! (?:is|are|was|were|has been|have been) (?:\w+ )?(?:resolved|fixed|over|restored|mitigated))",
    r"(?<!monitor the )(?<!monitoring the )(?:upstream|(?:third|3rd)[- ]party) (?:[\w-]+ ){0,2}?(?:outages?"
    r"|incidents?(?! is ongoing)"
    r"|failures?|disruptions?|issues?|problems?|faults?|maintenance)(?! (?:is|are|was|were|has|have"
    r"|continues?) (?:\w+ ){0,3}?(?:mitigat|resolv|fix|restor|monitor|stabili|improv)\w*)(?! (?:is|was) (?:here|open"
    r"|tracked|described)\b)",
    r"(?:issue|problem|fault|incident|outage) (?:involves|concerns) (?:our|the|an?|one of our) (?:[\w-]+ ){0,3}?"
    + OUTSIDER
    + r"s?\b",
    r"(?:issue|problem|fault)s? between (?:the |our |my |an? )?(?:[\w-]+ ){0,3}?" + OUTSIDER + r"s?\b",
    r"(?:blocked|filtered|dropped|rejected|throttled)(?: [\w-]+){0,3} by (?:an?|the|our|their) (?:[\w-]+ ){0,2}?(?:"
    + OUTSIDER
    + r"|cdn|content delivery network|spam filter|blocklist)s?\b",
    r"await(?:ing)? (?:[\w.&-]+ ){1,3}to fix their\b|(?:upstream|external|(?:third|3rd)[- ]party) (?:services?"
    r"|systems?|apis?"
    r"|hosts?) (?:[\w-]+ ){0,9}?(?:is|are) (?:having|experiencing|down|unavailable|offline)\b",
    r"dependenc(?:y|ies) (?:[\w-]+ ){0,5}?(?:is|are|was|were|has|have)(?: been)? (?:\w+ )?(?:in an? (?:degraded|bad"
    r"|unhealthy|failed) state|degraded|failing|down|unavailable|unhealthy|impaired|overloaded|slow|timing out"
    r"|experiencing|having|seeing|unable)",
    hints=OUTSIDER_HINTS + " =their cdn delivery filter blocklist",
    also="issue problem outage incident disruption interruption failure =fault =faults error maintenance degrad bug "
    "behavio reduced elevated increased high poor slow failing =down unavailable unhealthy failed impaired overloaded "
    "timing experiencing having seeing unable blocked filtered dropped rejected throttled await offline involves "
    "concerns",
)
"""“An outage at our provider”."""
THEY_ARE = Wording(
    OUTSIDERS
    + r" (?:is|are|was|were) (?:currently |also )?(?:rolling out|performing|carrying out|doing|applying|conducting"
    r"|rebooting|restarting|replacing|moving|migrating|patching|upgrading|swapping|running"
    r"|working through) (?:[\w-]+ ){0,3}?(?:maintenance|patch\w*|upgrades?|updates?|works?|changes?|migration)",
    OUTSIDERS
    + r" (?:is|are|isn't|aren't|has|have|was|were)(?: been)? (?:continuing to )?(?:\w+ )?(?:experienc\w+|having"
    r"|reporting" + _CURED + r"|seeing|suffer\w+"
    r"|facing|encounter\w+|undergoing|down|offline|unreachable|unavailable|dropping|losing|rejecting|deferring"
    r"|(?:not )?responding|suspended|blocked|disabled|revoked|throttled|throttling|blocking|changed|pushed|rejected"
    r"|deprecated|removed|terminated|rate[- ]limit\w+|unable|struggling)",
    r"they(?:'re| are) (?:currently )?(?:seeing|having|experiencing) (?:[\w-]+ ){0,3}(?:errors?|issues?|problems?"
    r"|outages?),? (?:(?:that|which) (?:is|are) )?(?:affecting|impacting|causing) (?:our|some of our)",
    r"according to (?:their|its) status (?:page|site),? (?:they|it)(?:'re|'s| are| is| have| has) [^.;]{0,40}?(?:attack"
    r"|outage|incident|failure|issue|problem)s?",
    r"they(?:'re| are) (?:currently )?(?:suffering|under|facing|fighting) [^.;]{0,30}?(?:attack|ddos)s?",
    OUTSIDERS
    + r"(?: currently| also| still)? (?:has|have|had)(?: currently)? (?:an? |some )?(?:(?:temporary|intermittent"
    r"|partial|brief|short|major|large|serious) )?(?:\w+ )?(?:issue|problem|outage"
    r"|incident|failure|disruption|fault|maintenance)s?",
    OUTSIDERS
    + r"(?: has| have| had| also| accidentally| mistakenly| inadvertently)* (?:removed|deleted|changed|modified"
    r"|disabled|cut|unplugged|disconnected|revoked|suspended|misconfigured|switched off|shut (?:off|down)|wiped"
    r"|terminated|moved|reset|rebooted)",
    r"one of (?:our|these|the|those|their) (?:\w+ ){0,2}?(?:providers?|suppliers?|aggregators?|vendors?|carriers?"
    r"|partners?|isps?|upstreams?|operators?|processors?)(?: \([\w .-]{1,30}\)|, [\w .-]{1,30},|, which)? (?:(?:has"
    r"|is|was|had"
    r"|have|been|currently) ){0,3}(?:experienc\w+|having|suffer\w+|seeing|reporting|down|offline|failing|failed|facing"
    r"|dropping|rejecting|losing|blocking|(?:confirmed|reported|acknowledged) an? (?:\w+ )?(?:incident|outage|issue))",
    OUTSIDERS + r" (?:(?:is|are|continues? to|keeps?) )?return(?:s|ing|ed)? (?:[\w-]+ ){0,2}?(?:errors?|failures?)",
    OUTSIDERS + r"(?: has| have| had)? (?:decided to \w+|(?:stopped|quit) (?!invest|work)\w+ing|(?:started"
    r"|began) (?:to )?(?:block|reject|ignor|dropp?|throttl|limit|return|refus|fail|send)\w*)",
    OUTSIDERS + r"(?: has| have| had)? (?:(?:announced|reports?|reported|confirm(?:s|ed)|advis(?:es|ed)|states?|stated"
    r"|says|said|acknowledg(?:es|ed)|declared|identified(?= an? )|indicat(?:es|ed)|post(?:ed|s)|published"
    r"|disclosed)(?: us)?|(?:informed|notified|alerted|told|updated) us(?: of)?)(?! "
    r"(?:no|the (?:issue|problem)s?)\b)"
    + _CURED
    + r" (?:(?!\b(?:not?|never|none|without|rul(?:ed|es) out|will be|the (?:issue|problem)s?|this|that issue)\b"
    r"|n't)[^.;]){0,100}?(?:"
    + _TROUBLE
    + r"|attacks?\b(?! (?:is|was|has been|have been|are|were) (?:\w+ )?(?:over|ended|blocked|stopped|fought"
    r"|repelled)))",
    r"(?:upstream|(?:vendor|provider|supplier|partner|carrier)(?:'s|s')) (?:\w+ ){1,3}?(?:we (?:use|rely on"
    r"|depend on) )?(?:is|are|was|were|has|have) (?:\w+ )?(?:down|failed|failing|unreachable|unavailable|stopped"
    r"|rejecting|dropping|overloaded|experiencing|having|suffering|degraded|limited)|upstream (?:network|carrier"
    r"|transit"
    r"|peer|link)s?\b[^.;,]{0,40}? (?:has|have|reported|reports) (?:an? )?(?:\w+ )?(?:interruption|outage|issue"
    r"|fault)s?"
    r"|upstream (?:\w+ ){1,3}?(?:we (?:use|rely on|depend on) )?(?:returns?|returning) (?:errors|nothing)|(?:feed"
    r"|data) from our (?:\w+ )?" + OUTSIDER + r" (?:has )?(?:stopped|failed)",
    hints=OUTSIDER_HINTS + " =they they're",
)
"""“Our provider is having an outage”."""
SUPPLIER_IS = Wording(
    SUPPLIER
    + r"(?: [\w-]+)? (?:is|are|has|have)(?: been)?(?: \w+ly| now| also)? (?:experienc\w+|having|reporting|seeing"
    r"|showing|suffer\w+|facing|encounter\w+|down|offline|unavailable|returning|(?:an? |some )?(?:\w+ )?(?:issues?"
    r"|problems?|outage|incident))\b[^.;]{0,120}\b(?:our|us(?!-)|we (?:rely|depend|use|host|send)|(?:which"
    r"|that) (?:(?:is"
    r"|are|can|may|could|also) )?(?:caus|affect|impact|lead|result|prevent)\w+)\b",
    SUPPLIER
    + r"(?: [\w-]+)? (?:has |have )?(?:reported|declared|acknowledged|confirmed) (?:an? )?(?:\w+ )?"
    + _TROUBLE
    + r"\b[^.;,]{0,40}? (?:(?:that|which) (?:is|are) (?:impact|affect|caus)ing|(?:that|which) (?:affects|impacts|blocks"
    r"|causes|prevents|breaks)|(?:impact|affect|caus|block)ing)\b",
    SUPPLIER
    + r"(?: infrastructure| network| platform| servers?| apis?)? (?:is|are|has|have|started|began) (?:currently |been "
    r"|now |to )?(?:having|have|experienc\w+|see|seeing) (?:an? |some )?(?:\w+ ){0,2}?(?:(?:incident|outage)s?"
    r"|issues? (?:impact|affect|caus)ing)\b",
    SUPPLIER
    + r"(?:'s)?(?: [\w-]+){0,2} (?:is|are|was|were) (?:\w+ly )?(?:down|slow|delayed|degraded|unavailable|unreachable"
    r"|offline|failing|overloaded)\b[^.;]{0,40}?(?:, so\b|,? (?:and|so) (?:our|we)\b|; (?:our|we)\b|, which\b)",
    r"(?:delays?|errors?|problems?|issues?|failures?|slowness|time-?outs?) (?:comes?|stems?|(?:is|are) coming"
    r"|originates?)"
    r" from (?:the )?" + SUPPLIER,
    SUPPLIER
    + r"\b[^.;]{0,80}, (?:and )?(?:this|that|which) (?:is|are) (?:now |also )?(?:affect|impact|caus|slow|delay)ing\b",
    r"some of " + SUPPLIER + r"'s (?:\w+ ){1,3}(?:is|are) (?:still )?(?:degraded|down|failing|unavailable|slow)",
    _TROUBLE + r" (?:on|at|from) (?:the )?" + SUPPLIER + r" (?:side|end)\b",
    BEHIND + r"(?: [\w-]+)?(?:'s \w+)? (?:is|are|has|have)(?: been)?(?: \w+ly| now| also)? (?:experienc\w+|having"
    r"|reporting|seeing|suffer\w+|facing|down|unavailable|degraded)\b[^.;]{0,80}? (?:impact|affect|caus)(?:s|ing)\b",
    r"(?<!tracking the )(?<!track the )(?<!following the )(?:"
    + _TROUBLE
    + " (?:at|by)|"
    + _WORSE
    + r" (?:from|by)) (?:\w+ )??"
    + SUPPLIER
    + r"(?! (?:\w+ ){0,2}and (?:we |we're )?(?:are )?working on a fix)",
    r"(?<!info on )(?<!information on )(?<!details on )(?<!info about )(?<!details about )(?<!updates on )"
    r"(?<!monitor the )(?<!monitor the open )(?<!monitor the ongoing )(?<!monitoring the )(?<!monitoring the open )"
    r"(?<!monitoring the ongoing )(?<!there is an ongoing )(?<!there is an )"
    + SUPPLIER
    + r"(?:'s)? (?:[\w-]+ )?(?:outages?|incident)"
    + _CURED
    + r"|there is an (?:ongoing )?"
    + SUPPLIER
    + r" (?:outage|incident),? (?:and|so|which)\b|(?:issue|problem|fault)s? (?:with|at|on|in) "
    + SUPPLIER
    + r"(?:,? (?:our|the|their|one of our)\b|'s (?:\w+ )?(?:network|apis?|platform|systems?|servers?|infrastructure"
    r"|side|end)\b)",
    hints=SUPPLIER_HINTS,
)
"""“… at AWS”."""
_HARMS = (
    r"(?:is|are|was|were|has been|have been|keeps?) (?:also |now |currently |still )?(?:causing|preventing|affecting"
    r"|impacting|delaying|blocking|making|leading|slowing|breaking|keeping)\b"
)
TROUBLE_HARMS = Wording(
    _TROUBLE
    + r" (?:with|at|in|on) (?:the |our |one of our |some of our )?(?:"
    + SUPPLIER
    + r"(?:'s)?(?: [\w.-]+){0,2}|(?:[\w.-]+ ){1,3}(?:library|sdk|plug-?in|driver|package|registrar)|(?:[\w-]+ ){0,2}"
    + MACHINES
    + r") "
    + _HARMS,
    hints="issue problem outage incident disruption interruption failure fault error maintenance degrad bug behavio",
    also="causing preventing affecting impacting delaying blocking making leading slowing breaking keeping",
)
"""“Issues with their library are keeping the bot offline”."""
WHAT_WE_USE = Wording(
    r"we (?:rely|depend) on (?P<theirs>[\w.-]{2,30})\b[^.;]{0,40}?(?:,? and|,? but|, which|;) (?:(?:now "
    r"|unfortunately )?(?P=theirs)"
    r"|it|they|that|which)? ?(?:is|are|has|was) (?:\w+ly |now |been )?(?:down|slow|delayed|degraded|unavailable"
    r"|offline|failing"
    r"|having|experiencing)\b",
    r"(?:service|company|provider|tool|vendor|system|platform|software|product|network|firm|library) (?:that |which "
    r"|who )?we (?:use|rely on|depend on|host (?:with|on)|buy from|work with)(?: (?:for|to) [^.;,]{1,40}?)? (?:is|are"
    r"|has|had|was|have)(?: \w+ly| been| now| currently)? (?:having|experiencing|suffering|facing|down|offline"
    r"|unavailable|failing|(?:an? |some )?(?:\w+ )?(?:issues?|problems?|outages?|trouble|failures?|incidents?))\b"
    + _CURED,
    hints="=we",
    also="=use rely depend =host =buy =work",
)
"""“The company we use for calls is down”."""
THEIR_OUTAGE = Wording(
    r"(?:outage|incident|failure)s? (?:on|at|in|of|with) (?!(?:our|today|yesterday|customer|user|client|night|morning"
    r"|week|hour|it|that)'s\b)[\w.&-]{2,30}'s [^.;,]{1,40}? (?:(?:has|have|is|are) )?(?:impact|affect|caus)(?:ed"
    r"|ing)\b",
    r"^\W*(?!(?:our|the|this|some|many|all|we|it|they|there)\b)(?:[\w.-]+ ){1,3}(?:is|are) (?:currently )?(?:having"
    r"|experiencing|suffering) an? (?:\w+ )?outage,? (?:(?:which|that) (?:is|are) )?(?:resulting|causing|leading)\b",
    hints="outage incident failure",
    also="impact affect caus resulting leading",
)
"""“An outage on their mail relay has affected …”."""
THEY_FIXED = Wording(
    r"(?:"
    + SUPPLIER
    + "|"
    + OUTSIDERS
    + r")(?: has| have)?(?: now| also| since)? (?:resolv|fix|address|mitigat|repair|solv)ed (?:the|an?"
    r"|their) (?:\w+ ){0,3}?"
    r"(?:(?:issues?|outages?|problems?|incidents?|faults?) (?:(?:that|which) )?(?:(?:was|were|is|has been|had been) )?"
    r"(?:prevent|stopp|block|break)\w*|(?<=underlying )(?:issue|problem|fault|cause)s? (?:(?:that|which) )?(?:(?:was"
    r"|were|is|has"
    r" been|had been) )?caus\w+)",
    hints="resolved fixed addressed mitigated repaired solved",
    also="prevent caus stopp block break",
)
"""“Their engineers have fixed the fault that kept our users out”."""
THEY_CHANGED = Wording(
    r"(?:has |have )?put our (?:\w+ )?\w+ (?:under review|on hold)|(?:suspended|froze|frozen|blocked|closed|limited"
    r"|restricted"
    r"|revoked) our (?:\w+ )?(?:accounts?|domains?|access|api key|licen[cs]e)",
    r"(?!(?:we|i|users?|customers?|clients?|people|you|they|who|which|that|it|team|admins?|owners?|members|has|have)\b)"
    r"[\w.-]{2,30} (?:has |have )?(?:recently |now |also |just )?(?:changed|shut down|removed|deprecated|discontinued"
    r"|disabled|blocked|closed|switched off|retired) (?:their|its|the (?:old|public|legacy)) (?:[\w-]+ ){0,3}?(?:apis?"
    r"|endpoints?|formats?|log-?in|authentication|polic(?:y|ies)|feeds?|servers?|services?|platform|protocol"
    r"|website|rules?|terms|limits?|schemas?|requirements?)\b",
    r"(?<!\bby )" + SUPPLIER + r" (?:has |have )?(?:recently |now )?(?:retired|shut down|discontinued|deprecated"
    r"|switched off)"
    r" (?!(?:this|their|its|the incident)\b)\w+",
    hints="changed =shut removed deprecated discontinued disabled blocked closed switched retired suspended froze "
    "frozen "
    "limited restricted revoked =put",
    also="their =its legacy public =old =our " + SUPPLIER_HINTS,
)
"""“They have changed their API”."""
ON_THEIR_SIDE = Wording(
    r"(?:has|have) (?:confirmed|acknowledged|reported) (?:the|an?|this) (?:\w+ )?(?:problem|issue|fault|outage"
    r"|bug) (?:on|at|in|with)"
    r" (?:their|its) (?:(?:[\w-]+ ){0,3}?(?:systems?|network|platform|infrastructure|api|servers?)|side|end)\b",
    r"(?<!the )(?:malfunction|" + _TROUBLE[3:] + r" (?:on|at) (?:its|their) (?:side|end)\b",
    hints="=side =end system network platform infrastructure =api server",
    also="their =its",
)
"""“A fault on their side”."""
ON_SOMEBODYS_SIDE = Wording(
    r"(?!outage)" + _TROUBLE + r" (?:on|at) (?!(?:our|your|it|that|here|there)\b)[\w.-]{2,30}'s (?:side|end)\b",
    hints="=side =end",
    also="issue problem incident disruption interruption failure fault error maintenance degrad bug behavio",
)
"""“A problem on Acme's side”; an outage there is what is told, and not yet what it does to us."""
THEY_DID = Wording(
    r"(?:rate[- ]limited|throttled|blocked|rejected|deferred|bounced|refused|dropped) (?:on|at|by) (?:the"
    r"|their) (?:receiving|recipient|remote|other|provider's|carrier's)(?: (?:side|end|servers?|networks?))?\b",
    SUPPLIER + r"(?:'s)? (?:[\w-]+ ){0,2}(?:has |have )?(?:\w+ly )?stopped \w+ing",
    r"(?:" + SUPPLIER + r"|windows|vendor|" + OUTSIDER + r") (?:recently )?(?:changed|pushed|rejects|blocks|blocked"
    r"|deprecated|removed|broke|throttles) (?:its|their|our|an?|the)\b",
    r"(?:placed|put|listed|added) (?:on|to|in) (?:an?|the|their|its) (?:\w+ )?(?:block|black|deny)[ -]?lists?\b",
    r"(?:blacklisted|blocklisted|blocked|suspended|throttled|rate[- ]limited|banned|rejected|disabled) by (?:(?:an?|the"
    r"|our|one of our) )?(?:\w+ ){0,2}?(?:" + SUPPLIER + "|" + OUTSIDER + r")s?",
    hints="placed =put added deferred bounced refused dropped longer stopped changed pushed reject block deprecated "
    "removed broke "
    "throttl listed suspended limited banned disabled",
)
"""“Rejected at the receiving end”."""
THEIR_PART = Wording(
    r"their (?:[\w-]+ ){0,2}?(?:api|url|endpoint|servers?|network|certificate|website|system|feed|format|schema"
    r"|registr(?:y|ie)|service|platform|side|end|infrastructure)s? (?:\w+ )?(?:has |have |was |were |is "
    r"|are )?(?:returning|failing|having|experiencing|slow|unavailable|unreachable|changed|broke|broken|stopped|expired"
    r"|failed|down|removed|moved)\b",
    hints="their",
    also="api url endpoint server network certificate website system feed format schema registr service platform "
    "=side =end "
    "=sides =ends infrastructure",
)
"""“Their format changed”."""
THEY_SAY = Wording(
    r"(?:(?<!in )(?<!at )(?<!within )(?<!from )(?<!for )\b(?:the|our|an?|one|one of (?:the|our)|their|another|this)"
    r" (?:[\w-]+ ){0,2}?|^\W{0,4})data ?cent(?:er|re)s?(?: \w+){0,2} (?:is |are |has |have |had )?(?:currently "
    r"|been )?(?:experienc\w+|having"
    r"|suffer\w+|reported|reporting|lost|losing|hit by|with|had) (?:an? |some )?(?:\w+ )?(?:issues?|problems?|outages?"
    r"|failures?|incidents?|power|loss|fault)",
    hints="center centre reported confirmed announced declared posted having facing seeing experiencing network side "
    "infrastructure =end system equipment platform server backbone",
)
"""“The data centre reported an incident”."""
THEY_REPORT = Wording(
    r"(?<!to )(?<!from )(?<!on )(?<!with )(?<!via )(?<!status of )"
    + SUPPLIER
    + r"(?:'s \w+)? (?:is|are) (?:\w+ly )?(?:down|offline)\b|"
    + SUPPLIER
    + r" (?:has|have|had|is|are)(?: been)? (?:refusing|rejecting|blocking|dropping|throttling) (?:our|all|some|most"
    r"|every)\b",
    SUPPLIER
    + r" (?:reports?|is reporting|has reported) (?:\w+ ){0,2}(?:capacity|network|power|storage) (?:issue|problem"
    r"|constraint|shortage|failure)s?\b",
    r"(?!(?:users?|customers?|clients?|people|members|we|you|they|it|this|that|who|which|monitoring|alerts?|teams?"
    r"|some|several|many|systems?|dashboards?|logs?|tests?|checks?)\b)[\w.-]{2,30} (?:reports?|reported|is reporting"
    r"|has reported) (?:an? |some )?(?:[\w-]+ ){0,3}?(?:issue|error|outage|problem|incident|delay)s?\b[^.;]{0,60}?"
    r"(?:, ?(?:so|which|causing|affecting|resulting|leading)| which| causing| affecting| impacting)\b",
    r"(?<!to )(?<!from )"
    + SUPPLIER
    + r"(?:'s (?:[\w-]+ ){0,2}[\w-]+)?(?: is| are)? (?:temporarily |currently )?(?:deferring|rejecting|throttling"
    r"|blocking|rate[- ]limiting|dropping"
    r"|bouncing|refusing)",
    hints="=down offline report deferring rejecting throttling blocking limiting dropping bouncing refusing",
)
"""“Their page reports errors, so ours …”, “… is deferring our mail”."""
OUTSIDE = (
    THEIR_TROUBLE,
    THEIR_OUTAGE,
    THEY_CHANGED,
    ON_THEIR_SIDE,
    ON_SOMEBODYS_SIDE,
    THEY_ARE,
    SUPPLIER_IS,
    TROUBLE_HARMS,
    WHAT_WE_USE,
    THEY_FIXED,
    THEY_DID,
    THEIR_PART,
    THEY_SAY,
    THEY_REPORT,
)
"""Somebody else, whose trouble it is."""
NAMED_OUTAGE = re.compile(
    r"\s*(?i:the (?:\w{1,20} ){0,2}(?:impact|incident|outage|event|issue)s?,? (?:[\"“(]|shared|posted|published"
    r"|reported|announced|declared|tracked)[^.;]{0,100}?\b"
    + SUPPLIER
    + r"\b)|\s*(?i:the|an) (?i:incident|outage|issue|problem)s? [A-Z][\w.&-]{1,30} (?:is|are) (?:experiencing|having)"
    r"|\s*(?:(?:(?i:the|an?|this|that)|ongoing|current|earlier|recent) ){0,3}(?!(?:API|UI|US|EU|The|An?|This"
    r"|That)\b)(?:[A-Z][\w.&-]{1,30}|[a-z]{1,9}\d\w{0,9}) (?:\w{1,20} ){0,2}(?:outage|incident|failure|issue)s?\b",
)
"""Somebody else's: in a text as it was written, a name before “outage”."""
