"""The words in which something broke, filled up or was attacked, for `causes`: a cause that needs no “because”."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import MACHINE, MACHINES
from opsdesk.drafting.lint.power_words import POWER
from opsdesk.drafting.lint.wording import Wording

_BROKEN = (
    r"(?:flooded|burnt|burned|leaking|overheated|failed|failing|broken|damaged|severed|snapped|melted|faulty"
    r"|defective|dead|non-?functioning)"
)

_WITH_AN_EFFECT = (
    r"(?=[^.]{0,160}\b(?:fail\w*|cannot|can't|unable|offline|interrupt\w*|users|customers|visitors|impact|affect"
    r"|disrupt|slow|errors?|unavailab|delay|degrad|down|causing|so|on (?:our|the|several|some)|against|from))"
)
"""What is fought off is told as a cause where the sentence tells of what."""

SOMETHING_FAILED = Wording(
    r"an? (?:(?!user|customer|request|payment|job|build|rates?\b|increase|few|number|message|login|call|test|fix"
    r"|update|workaround|that"
    r"|which|who|when|if|or\b)[\w-]+ ){1,10}(?:has |had )?(?<!of )(?<!in )(?<! a )(?<!having )(?<!the )(?<!all "
    r")(?<!these )(?<!those )(?<!any )(?<!some )(?<! as )(?:failed|crashed"
    r"|malfunctioned|died|broke)(?! (?:to|over|or)\b)",
    r"(?:fail-?overs?|back-?ups?|redundan\w+|stand-?by|procedures?|safeguards?|fall-?backs?|protections?|automation"
    r"|monitoring|alerting|checks?|limits?|limiters?|scaling)(?: \w+){0,3}?,?(?: [^.;,]{1,80},)? (?:failed to (?:work"
    r"|engage|kick in|take over|operate|function|trigger|happen|activate)|(?:did not|didn't) (?:work|engage|kick in"
    r"|take over|trigger|happen|activate|catch))\b",
    r"an? (?:process|daemon|service|thread|job|script) (?:on|in|of|behind) (?:[\w-]+ ){1,4}?(?:fails|crashes|hangs|dies"
    r"|stops),? (?:which|causing|so|and)\b",
    hints="=did =didn't =failed =crashed =malfunctioned =died =broke fails crashes hangs dies stops",
)
"""“An upgrade of the kernel failed”."""
ONE_OF_THEM = Wording(
    MACHINES + r",? (?:and|but) (?:one|two|some|both) (?:of (?:them|these|those) )?(?:has |have |is |are |was |were )?"
    r"(?:broken|broke|failed|failing|died|crashed|defective|faulty)",
    hints="=one =two =some =both",
    also="=broken =broke =failed =failing =died crashed defective faulty",
)
"""“We have three switches, and one has failed”."""
FAULTY = Wording(
    r"degraded (?:hardware|disk|drive|switch|router|host|node|device|link)s?(?! (?:performance|service|state)\b)",
    MACHINE + r"s? (?:is |are )?(?:defective|faulty|dead)\b",
    r"(?:has|have|had) an? full (?:disk|drive|volume|partition|file ?system)\b",
    r"(?:had|have|having|saw|seen) (?:an?|one|two|three|four|several|some|multiple|another) (?:[\w-]+ )?"
    + MACHINE
    + r"s? (?:fail(?:ed|ing)?|die|break)\b",
    _BROKEN + r" (?!(?:credit|debit|payment|gift) )(?:\w+ )?(?:(?:segment|section|part|piece|length) of (?:the "
    r"|our )?)?(?:\w+ )?" + MACHINE + r"s?",
    hints="functioning flooded burnt burned leaking overheated fail broken damaged severed snapped melted faulty "
    "defective dead "
    "degraded =die break =full",
)
"""“A faulty switch”."""
RAN_OUT = Wording(
    r"(?:we|it|which|database|server|system|service|platform|account|cluster|node|primary|instance|host|bucket"
    r"|component|fleet|tier)s?(?: responsible for (?:[\w-]+ ){0,3}?[\w-]+)?(?:'re"
    r"|'ve| are| is| was| were| has| have| had)?(?: been)? (?:hit|hits|hitting|reached|reaching|breach\w*|run into"
    r"|ran into|running into) (?:an?|the|our|its) (?:[\w-]+ ){0,3}?(?:limits?|quotas?|caps?|ceiling|thresholds?|maximum"
    r"|bottlenecks?)(?= *(?:[.,;)]|$|(?:on|at|of|in|for|with|and|set|imposed)\b))",
    r"having (?:hit|reached|exceeded|exhausted|used up) (?:its|the|their|an?|all) (?:[\w-]+ ){0,3}?(?:limits?"
    r"|quotas?|caps?"
    r"|maximum|allowance|capacity|space|memory)\b",
    r"limits? (?:that )?(?:we|it|they) (?:ran into|hit|reached|exceeded)\b",
    r"(?:allowance|quota|credits?|budget|licen[cs]es|addresses|tokens|ports|ids|inodes|pool|storage|disk|capacity)\b"
    r"[^.;]{0,60}? (?:was|were|is|are|has been|have been|had been) (?:all )?(?:used up|exhausted|spent|consumed"
    r"|depleted"
    r"|eaten up)"
    r"|(?:limit|quota|cap|ceiling)\b[^.;,]{0,50}? (?:was|is|has been|had been) (?:reached|hit|exceeded)"
    r"|(?:capacity|bandwidth|memory|pool|supply)\b[^.;]{0,30}? (?:drying|dried) up|no (?:\w+ )?(?:space|memory|capacity"
    r"|disk|inodes|connections|licen[cs]es|addresses|room) (?:was |were |is |are )?(?:left|available|remaining)",
    r"(?:keys?|counters?|ids?|columns?|sequences?|tables?|ind(?:ex|exes|ices)|pools?|queues?|databases?"
    r"|partitions?) (?:[\w-]+ ){0,4}?(?:reached|hit|exceeded) (?:(?:its|the|their|an?) )?max(?:imum)?\b",
    r"(?:machine |server |cpu |memory |disk |storage |compute )(?:resources|space|capacity) (?:is|are|was|were|has been"
    r"|have been) (?:fully |completely )?exhausted|(?:state|data|database|index|file ?system|volume|table)s? (?:got"
    r"|became|was|were) (?:\w+ )?corrupted",
    r"(?:limit|volume|disk|pool|buffer|queue|cache|quota|time-?out|table|instance|server|heap|partition)s? (?:is|was"
    r"|are|were) (?:far |much )?too (?:small|low|short|tight|strict|high)(?! for you)",
    r"(?:hit|hits|hitting|reached|reaching) (?:its|their) (?:[\w-]+ )?(?:ceiling|maximum|quota|cap|limit)\b"
    r"|hit (?:the |our |its )?(?:resource|connection|memory|storage|disk|quota|capacity|thread|file|api) limits?",
    r"(?:went|gone|going|goes|is|are|was|were|got) (?:\w+ )?over (?:the|our|its|their|an?) (?:[\w-]+ ){0,3}?(?:limits?"
    r"|quotas?|caps?|allowance)",
    r"(?:was|were|been) (?:all )?used up\b|(?:is|are|was|were) (?:currently )?out of (?:\w+ )?(?:resources|capacity"
    r"|memory|space|disk)|segmentation fault"
    r"|kernel panic|killed by (?:(?:the|an?|our) )?(?:[\w-]+ )?(?:kernel|oom|out[- ]of[- ]memory|watchdog"
    r"|operating system)\b|not enough (?:memory|capacity|disk space|space|storage|bandwidth|resources)",
    r"(?:consum|fill|exhaust|hogg)(?:e|es|ed|ing)? (?:up )?(?:(?:all|most|the|our|of|remaining"
    r"|available) ){1,4}(?:\w+ )?(?:disk|storage|memory|space|capacity|connections|bandwidth|cpu)\b|exceed(?:ed|s"
    r"|ing) (?:\w+ ){0,3}?(?:limits?|quotas?|capacity|bandwidth)",
    r"(?:disk|storage|volume|partition|database|quota|memory|server)(?: \S+){0,5} (?:is|was|are|became) (?:full"
    r"|exhausted|saturated|corrupt\w*|overloaded|out of (?:space|memory))|(?:ran|runs?"
    r"|running) out of (?:\w+ )?(?:space"
    r"|memory|disk|storage|quota|bandwidth|credits?|connections|addresses|capacity|inodes|threads|workers|handles|ports"
    r"|resources)|batter(?:y|ies)(?: \w+){0,3} (?:ran (?:out|flat|down)|drained|emptied|died)|capacity (?:was|is|wasn't"
    r"|isn't|were|are) (?:(?:not |no longer )(?:sufficient|enough)|(?<=n't )(?:sufficient|enough)|insufficient"
    r"|exhausted"
    r"|too (?:low|small))",
    hints="allowance credit budget licen address token =ports =ids inode bandwidth supply connections room queue "
    "cache table pool buffer timeout time-out instance heap limit quota =max =cap =caps ceiling threshold "
    "maximum bottleneck allowance =out segmentation kernel consum fill exhaust hogg exceed batter capacity disk "
    "partition storage volume database memory server enough cpu compute index file table =state =data exhausted used "
    "killed",
)
"""“We hit a limit”."""
OVERLOADED = Wording(
    r"(?:elevated|increased) (?:\w+ )?(?:traffic|load|demand)[^.;]{0,40}? (?:causing|leading"
    r"|resulting|which)",
    r"(?:unable|not able|failing|struggl\w+|cannot|can't|could not|couldn't|can not) (?:to )?(?:cope"
    r"|keep up)(?: with (?:the|this|that|all|such|so|more|\d)|(?= *(?:[.;,]|$|and\b)))",
    r"(?:demand|load|usage|traffic|requests)\b[^.;]{0,40}? (?:has |have )?(?:gone past|grown past|exceed(?:s|ed)"
    r"|outgr(?:own|ew)|outstrip(?:s|ped)"
    r"|(?:is|are|was|were) above) (?:the|our|what)\b",
    hints="load pressure stress strain traffic demand volume usage cope =keep requests",
)
"""“The queue can't keep up with the orders”."""
BUCKLED = Wording(
    r"(?:buckl|groan|collaps|sank|sagg|crack|brok)\w* under|drown\w* in|snowed under|(?:flooded|swamped"
    r"|overrun) (?:with|by)|(?:queue|inbox|api|server)s? (?:got|was|is|are|were) (?:flooded|swamped|overrun)\b",
    hints="buckl groan collaps sank sagg crack brok drown snowed flooded swamped overrun",
    also="under =in =with =by queue inbox =api =apis server",
)
"""“The site is buckling under the clicks”."""
LAPSED = Wording(
    r"(?:forgot|forgotten|failed|neglected) to (?:renew|pay|rotate|extend|restart|re-?enable|update the (?:dns"
    r"|certificate))|let (?:the|our|its|a) (?:[\w-]+ ){1,7}?(?:expire|lapse|run out)|(?:missed|overlooked) (?:the|an?"
    r"|our) (?:renewal|payment|invoice)",
    r"(?:agent|account|service|server|job|worker|role)s? (?:had |has |have )?lost (?:the|its"
    r"|their) (?:[\w-]+ )?(?:permissions?"
    r"|access|keys?|rights?|credentials?)\b",
    r"(?:auto-?renewal|renewal) of [^.;,]{1,40}? failed\b|(?:the|our|its|an?) (?:[\w-]+ )?(?:auto[- ]?renew\w*"
    r"|renewal|fail-?over|switch-?over|rotation|upgrade"
    r"|migration) (?:has |had |itself )?(?:failed|broke\b|went wrong|didn't|did not)",
    r"(?:(?:the|our|an?) (?:[\w-]+ )?(?:token|credential|password|secret)s?(?: \([^()]{1,60}\))?|licen[cs]es?"
    r"|domains?|domain registrations?"
    r"|registrations?|keys?|certs?|subscriptions?) (?:(?!will\b|as\b|may\b)[\w-]+ ){0,9}?(?:has |have |had )?(?:expired"
    r"|revoked|lapsed)|(?:index|table|volume|queue)(?:es|s)? (?:got|has become|have become|became|was|were|is"
    r"|are) (?:\w+ )?corrupt\w*",
    hints="forgot =failed neglected =let missed overlooked renew failover fail-over switchover switch-over =fail "
    "rotation upgrade migration expired revoked lapsed index table volume queue =lost",
)
"""“We forgot to renew the domain”."""
_WORKED_ON = (
    r"(?:(?:up|down)grade|update|migration|maintenance|deployment|roll-?out|replacement|swap|change|(?:cut"
    r"|switch)-?over)"
)
WENT_WRONG = Wording(
    r"(?<!if the )(?<!if your )(?<!if an )"
    + _WORKED_ON
    + r"s?\b[^.;]{0,60}? (?:(?:went|has gone|have gone|had gone|gone) (?:\w+ )?wrong|(?:did not|didn't|has not|hasn't"
    r"|have not) (?:go|gone) (?:well|smoothly|as (?:planned|expected|intended|hoped)|(?:according )?to plan))",
    r"(?:something|things) (?:has |have |had )?(?:went|gone) (?:\w+ )?wrong (?:with|during|in|while|after"
    r"|when) [^.;,]{0,50}?" + _WORKED_ON,
    r"(?:it|this|that|which|there) (?:is|was|has been) (?:an? )?(?:emergency|unannounced|unplanned|urgent) (?:\w+ )?"
    r"maintenance",
    hints="wrong planned expected intended hoped =plan smoothly =well emergency unannounced urgent",
    also="upgrade downgrade update migration maintenance deployment rollout roll-out replacement swap change over",
)
"""“The upgrade did not go as planned”."""
FAULT_MENDED = Wording(
    r"(?:fix|patch|change|correction)(?:es|s)?\b[^.;]{0,40}? (?:(?:to|that|which) (?:resolve|correct|fix|address|repair"
    r"|remove)s?|for|resolving|correcting|addressing|fixing) (?:the|an?|this"
    r"|our) (?:[\w-]+ ){0,3}?(?:configuration (?:issue|error|problem|mistake)|misconfiguration|memory leak"
    r"|race condition|dead ?lock|bottleneck)",
    r"(?:configuration (?:error|problem|mistake)|misconfiguration|memory leak|race condition|dead ?lock"
    r"|bottleneck) (?:has been|have been|was|were|is|is being|is now) (?:now )?(?:corrected|fixed|resolved|addressed"
    r"|removed|repaired)",
    r"(?:fixed|corrected|repaired|mended|addressed|resolved) (?:the|an) underlying (?:[\w-]+ ){0,2}?(?:routing"
    r"|network(?:ing)?"
    r"|hardware|storage|database|power|disk|memory|replication|configuration|capacity|dns) (?:issue|problem|error"
    r"|fault)",
    hints="configuration leak race deadlock =dead bottleneck underlying",
    also="fix patch change correct resolved addressed removed repair mended",
)
"""“A fix for the configuration error”: what is mended was the cause."""
ATTACKED = Wording(
    r"(?:being|been|getting|get|got|gets|was|is|are|were|'re) (?:\w+ )?ddos(?:'?e?d)\b|(?:compromised|infected"
    r"|encrypted) by (?:an? )?\w+",
    r"(?:ddos|dos|denial[- ]of[- ]service|(?:\w+ )?attack) (?:attack )?(?:has |is |was )?(?:occurred|started|began"
    r"|begun|ongoing|under way|underway|detected|resumed|continues|hit|targeting)",
    r"(?:announc|hijack|leak)(?:ing|ed|es) (?:our|some of our|address|ip)(?: \w+){0,2} ?(?:prefix|route|range|space"
    r"|block)\w*",
    r"(?:ddos|denial[- ]of[- ]service) (?:on|against|at|aimed at|targeting) (?:our|several|some|one|the|all|two|an?)\b"
    r"|attack is (?:aimed|directed) at",
    r"(?:ddos|dos|denial[- ]of[- ]service|brute[- ]force|cyber|spam|bot)[- ]?attacks? (?:to|on|at|against|aimed"
    r"|directed)",
    r"(?:mitigat\w+|recover\w+ from|defend\w* against|respond\w* to|absorb\w*|repel\w*|handl\w+"
    r"|stopp\w+) (?:\w+ ){0,4}?(?:ddos|denial[- ]of[- ]service)(?! (?:protection|mitigation|provider|filter|rule"
    r"|tool)\w*)" + _WITH_AN_EFFECT,
    r"(?:ddos|denial[- ]of[- ]service)[- ]attacks? (?:has|have|is|was|are|continues?|changed)",
    r"(?<!whose )certificat(?:e|ion)s? (?:\S+ ){0,10}?expired|(?:under|against) (?:\w+ ){0,5}?(?:attacks?|ddos|dos"
    r"|denial[- ]of[- ]service)",
    r"(?:mitigating|fighting|blocking|seeing|recovering from) (?:\w+ ){0,5}?(?:attacks?|ddos|dos"
    r"|denial[- ]of[- ]service)" + _WITH_AN_EFFECT,
    r"(?:we are|we're) (?:mitigating|fighting|recovering from|under|suffering|facing) (?:\w+ ){0,3}(?:ddos|dos"
    r"|denial[- ]of[- ]service|attacks?)\b(?! (?:protection|mitigation|provider|filter|rule|tool)\w*)",
    r"(?:(?:we|they) continue to (?:mitigate|fight|block|absorb)|(?:we've|we have|have|has) (?:mitigated|fought off"
    r"|stopped|absorbed|blocked)) (?:\w+ ){0,4}?(?:ddos|denial[- ]of[- ]service)"
    r"(?: attacks?)?(?! (?:protection|mitigation|provider|filter|rule|tool)\w*)",
    r"(?:fighting|battling|fend(?:ing)? off?|work\w* to (?:\w+ )?(?:mitigate|fight|stop|block|absorb)|hit (?:by|with)"
    r"|in the middle of) (?:(?!any\b)\w+ ){0,3}?(?:(?:ddos|dos|denial[- ]of[- ]service|connection|syn"
    r"|packet)[- ](?:attack"
    r"|flood)s?|ddos|attacks?|flood of (?:\w+ )?(?:requests|connections|packets))\b(?! (?:protection|provider|filter"
    r"|rule"
    r"|tool|surface|vector)s?\b)",
    r"the (?:\w+ )?(?:ddos|attack|attackers?|attacks) (?:is|are) (?:back|at it|on again|still)\b",
    r"(?:we are|we're|are|have|we've) recover(?:ing|ed) from (?:an? )?(?:network|net) (?:partition|split)",
    r"(?:we are|we're|are) recovering from (?:an? )?(?:\w+ ){0,2}?(?:network|power|hardware|disk|database|storage"
    r"|cooling|routing|dns|memory|load|traffic|server|switch|router)[ -](?:disruption|outage|failure|interruption"
    r"|event|problem|issue|crash|spike|loss)s?\b",
    hints="ddos =dos denial attack compromised infected encrypted read certificat recover announc hijack leak",
)
"""“The site is under attack”."""
STRUCK = Wording(
    r"(?:under|hit by|experienced|encountered|sustained|suffered|saw|detected|had|has|have|having|experiencing"
    r"|suffering(?: from)?|subject to|facing|there (?:is|was|has been)"
    r"|dealing with) (?:an? |some )?(?:[\w&.-]+ ){0,3}(?:(?:ddos|dos|denial[- ]of[- ]service)"
    + _WITH_AN_EFFECT
    + r"|(?:power|utility|hardware|hard|disk|drive|cooling|fib(?:re|er)|cable|kernel|memory|raid|switch|router|database"
    r"|storage|(?<!web )application|process|software|component|node|disc|equipment"
    r"|(?<!web )(?<!mail )(?<!game )server|system"
    r"|controller|supply|battery|card"
    r"|ups|psu|a/c|chiller|fan)[ -](?:outage|failure|cut|break|event|fault|interruption|malfunction|defect|loss|crash"
    r"|panic|corruption|overload)|network (?:fault|failure)s?|(?:hardware|disk|drive|power|cooling|kernel|memory"
    r"|raid|switch|router|cable|database"
    r"|network card|fib(?:re|er)) (?:issue|problem|error|trouble|struggle)s?|[\w-]+-related damage|(?:route"
    r"|bgp|prefix) (?:leak|hijack)\w*)",
    hints="ddos =dos denial damage leak hijack outage failure =cut break =fault =faults interruption malfunction "
    "defect loss crash panic corruption overload issue problem error trouble struggle =event =events",
    also="under =hit experienc encounter sustain suffer =saw detect =had =has =have having subject facing =there "
    "dealing",
)
"""“We suffered a disk failure”."""
BAD_STATE = Wording(
    r"(?:entered|entering|went into|gone into|stuck in) (?:an? )?(?:bad|broken|inconsistent|corrupt\w*|unhealthy|faulty"
    r"|fail|failed|invalid|locked|hung|degraded|live|dead) ?-?(?:state|mode|lock)",
    hints="entered entering into stuck",
    also="state mode lock",
)
"""“It entered a bad state”."""
BROKE = (
    BAD_STATE,
    SOMETHING_FAILED,
    ONE_OF_THEM,
    FAULTY,
    *POWER,
    RAN_OUT,
    OVERLOADED,
    BUCKLED,
    LAPSED,
    WENT_WRONG,
    FAULT_MENDED,
    ATTACKED,
    STRUCK,
)
"""Something broke, filled up or was attacked."""
