"""The words in which something is told to have had an effect, for `effects`."""

from __future__ import annotations

from opsdesk.drafting.lint.wording import Wording

EFFECTED = Wording(
    r"(?:which |that |has |have |had |is |are |was |were |been |then |also |inadvertently |unintentionally "
    r"|unexpectedly ){0,4}(?:caus(?:ed(?! by)|ing|es(?! (?:of|and|or|for|are|were)\b))|cauing|casuing|causeing|causng"
    r"|led to|leading to|leads to(?! (?:an? |the )?(?:\w+ )?(?:\d{3}|page|site|form|screen)\b)"
    r"|result(?:(?:ed|ing)?|(?<!few result)(?<!returns result)(?<!return result)(?<!shows result)(?<!gives "
    r"result)(?<!search result)(?<!no result)(?<!some result)(?<!the result)(?<!wrong "
    r"result)(?<!missing result)(?<!empty result)s) in|trigger(?:s|ed|ing)(?= (?:an?|the|our|this|these|some"
    r"|unexpected|issues|problems|errors"
    r"|failures|false|\w+'s)\b)|br(?:oke|eaks|eaking)|crash(?:es|ed|ing)(?= (?:the|our|all|every|a|any|requests"
    r"|logins|pages)\b)"
    r"|means? that|meant that|meaning(?: that)?|drops(?= \w)|shut(?= (?:the|our|all) )|(?:has|have|had) broken"
    r"|prevent(?:ed|ing|s)|overwhelm\w+|overload(?:ed|ing)|exhaust(?:ed|ing)(?! (?:all |their |the )?(?:re-?tries"
    r"|attempts)\b)|block(?:s|ed|ing)(?= (?!on\b|at\b|until\b|for\b|in\b)\w)|stopp(?:ed|ing)(?= (?!will\b|are\b"
    r"|were\b|have\b|and\b|on\b|at\b|in\b"
    r"|for\b|since\b|around\b|after\b|when\b)\w)"
    r"|mak(?:ing|es)(?! (?:\w+ ){0,2}progress\b)|leaving|(?:is|are) degrading|degrades|leaves(?= (?:the|our|some"
    r"|many|most|all|both|several|users|customers|them|us|you|about|up to|\d|\w+ (?:un\w+|without|with))\b)"
    r"|left(?= (?:the(?! building\b)|our|some|many|most|all|both"
    r"|several|users|customers|them|it|us|you|two|three|about|up to|\d|an?"
    r"|\w+ (?:un\w+|without|with)|(?:[\w-]+ ){1,5}(?:unable|unreachable|without|stuck))\b)|ha(?:d|s"
    r"|ving) (?:an? )?(?:\w+ )?(?:impact|effect) on|what (?:makes|caused|causes)|made (?!since|in|by|to"
    r"|on)(?:[\w-]+ ){1,6}?(?:against (?:the |an? )?(?:wrong|outdated|old|stale)|un\w+|inaccessible|slow\w*"
    r"|impossible|difficult|fail\w*|crash\w*|stall\w*|hang|time out"
    r"|stop)\b|requir(?:ed|ing) (?:[\w'-]+ ){0,5}?(?:restart\w*|reboot\w*|re-?boot|reset)|sent (?:all |our "
    r"|the )?(?:\w+ )?traffic|sent (?:[\w-]+ ){1,4}?to (?:an?|the) (?:wrong|old|decommissioned|dead|empty|stale"
    r"|retired|non-?existent)\b|disrupt(?:s|ed|ing)|(?:pull|draw|divert|attract|swallow)(?:s|ed"
    r"|ing) (?:\w+ ){0,2}?traffic|disconnect(?:s|ed|ing)|delet(?:ed|ing)|corrupt(?:ed|ing)|saturat(?:ed"
    r"|ing)|slow(?:ed|ing|s)|introduced|removed|responsible for(?! (?!caus|trigger|generat|creat|block)\w+ing\b)"
    r"|made (?:the|our|its|their|all) (?:[\w-]+ ){1,3}?(?:use|read|write|send|return|reject|ignore|skip|drop|wait"
    r"|retry|restart)\b"
    r"|to blame|at fault|(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbe )|(?<=\bthat's )"
    r"|(?<=\bit's ))behind th(?:e|is)|gave rise to|giving rise to|(?:rendered|rendering)(?= (?:the|our|it|them|some"
    r"|many|most|all|users|customers|\w+ (?:un\w+|in\w+|useless))\b)|forc(?:ed|es|ing)|kick(?:ed"
    r"|ing|s)|clogg(?:ed|ing)|fill(?:ed|ing)|flood(?:ed|ing|s)|damag(?:ed|es|ing)|crippl\w+|isolat(?:ed|es"
    r"|ing)(?! (?:the|this) (?:issue|problem|cause|fault)\b)"
    r"|interrupt(?:ed|s|ing)|cut off|shut off|clobber\w*|knocks out|shut down(?= (?:the|our|all|some|several|its"
    r"|their|both|one|two|many|most|access)\b)|implemented an? (?:\w+ )?limit|lead to"
    r"|keep(?:s|ing)? (?:[\w-]+ ){1,8}?from(?= \w+ing\b)|kept (?:[\w-]+ ){1,8}?from(?= \w+ing\b)|conflict(?:s|ed"
    r"|ing) with|interfer(?:es|ed|ing) with"
    r"|contribut(?:es|ed|ing) to|allow(?:ed|ing) (?:an? |the )?(?:backlog|queue|load|errors)|put(?:ting"
    r"|s)? (?:\w+ ){1,4}?(?:in|into) (?:an? )?(?:\w+ )?(?:state|mode|loop)|creat(?:ed|ing|es) (?:an? "
    r"|the )?(?:[\w-]+ ){0,2}(?:backlogs?|queues?|delays?|bottlenecks?|errors?|problems?|issues?|pressure|congestion)"
    r"|(?:put|putting|puts|plac(?:es|ed|ing)) (?:[\w-]+ ){0,4}(?:load(?! balanc)|strain|pressure|stress)|(?:consum|hogg"
    r"|starv|us|eat)(?:es|ed|ing)? (?:up )?(?:all|most|too (?:much|many)) |as a (?:direct )?(?:result"
    r"|consequence)(?=,? (?!of\b))|as such|consequently|brought (?:[\w']+ ){1,4}to (?:(?:its|their) knees"
    r"|an? (?:halt|standstill|stop))|(?:so|hence)(?! (?:far|please|that nothing|that no\b|long|many|much|that (?:we"
    r"|you)"
    r"|we (?:can't|cannot|can not|couldn't|could not) (?:yet )?(?:tell|say|know"
    r"|confirm))\b)(?! (?:that )?(?:\w+ ){1,4}able\b)(?= (?:that )?(?:[\w'-]+ ){1,5}?(?:cannot|can't|can not|could not"
    r"|couldn't|aren't|isn't|returns?|hangs?|stalls?|times? out|drops?|breaks?|(?:has|have) been (?:un\w+|slow|down"
    r"|late|stuck)|(?:may|might) (?:be|see|notice|get|receive|look|come|appear|show|fail|not)\b"
    r"|(?:do|does|did|will) not|(?:do|does|did|wo)n't|fail|fails|failed|failing|(?:is|are|was"
    r"|were|went|got) (?:\w+ )?(?:not|no"
    r"|un\w+|in(?:accessible|active|complete|correct)\w*|slow\w*|late|down|delayed|stuck|missing|wrong|blocked|rejected"
    r"|refused|declined|denied|lost|offline|stale|empty|out|blank|interrupted|degraded|affected|impacted"
    r"|running (?:at|slow)|dropped|disabled"
    r"|held|stopped|never|falling|piling|queued|queu\w+|overloaded|broken|hanging))\b)|(?:took|taken"
    r"|taking) (?:[\w'-]+ ){1,6}with (?:it|them)\b|(?!brought (?:\w+ ){0,3}(?:loss|errors?|latenc\w+|failures?|rates?"
    r"|times?|delays?|queues?|backlog|load) )(?:(?:has|have|had) taken|took"
    r"|knocked|brought?|bringing|taking) (?:\w+ ){0,4}(?:offline|down|out)|takes? (?:down|out)(?= (?:the|our|all"
    r"|most)\b)"
    r"|produc(?:es|ed|ing) (?:(?:slow|failed|wrong|false|empty|garbled|many|more) \w+|(?:[\w-]+ )?(?:errors?|failures"
    r"|delays))|explains? (?=the|why|what|these|this))",
    hints="caus =led lead result trigger prevent broke break overwhelm overload exhaust block stopp making makes "
    "consequen =such taken took knocked brought bringing taking leaving pull draw divert attract swallow disrupt "
    "disconnect delet corrupt responsible "
    "behind degrad =leaves =left =what =what's =sent saturat slow introduced removed blame =fault =faults =gave "
    "giving render "
    "forc kick flood clogg fill damag crippl isolat interrupt =cut knocks =shut =keep =keeps =keeping =kept allow "
    "creat conflict interfer contribut =put =puts =putting plac crash =mean =means meant =meaning =drops =shut clobber "
    "consum hogg starv impact effect eat explain brough =us =use =uses =used =using =so hence broken implement lead "
    "=made "
    "requir",
)
"""What a culprit, before it, did."""
AFFECTED = Wording(
    r"(?:affect|effect|impact|delay|degrad|hamper|hinder|hitt)ing(?! to\b)|(?:affects|degrades|hampers"
    r"|hinders)(?! only\b)",
    r"(?:affected|effected|impacted|delayed|degraded|hampered|hindered|hit)(?! (?:by|only|ratios?|rates?)\b)(?= \w)",
    r"(?:terminat|kill|jamm|halt|suspend|destroy|wip|sever|tripp|starv|lock|stall|misrout|throttl|invalidat|revok|dropp"
    r"|consum|disabl|unmount|detach|restart|reboot|truncat|reset|clear|purg|expir|reject|hid|skipp)(?:ed"
    r"|ing)(?= (?:up )?(?:the|our|some|all|several|many|most|an?|existing|active|one|legitimate|valid|incoming|new)\b)",
    hints="terminat kill jamm halt suspend destroy wip sever tripp starv lock stall misrout throttl invalidat revok "
    "dropp consum disabl unmount detach restart reboot truncat reset clear purg expir reject hid skipp affect effect "
    "impact delaying delayed degrad hamper hinder =hit hitting",
)
"""What something that happened did, as opposed to where something is felt: “a spike in traffic affected …”."""
BLAMED = Wording(
    r"(?:(?:is|was|were|are|been|being) )?(?:as |(?:now |since )?(?:identified|determined|found|confirmed|established"
    r"|discovered|shown|proven|proved|diagnosed|isolated|pinpointed|turned out) (?:as|to be) |(?<=\bis )|(?<=\bwas )"
    r"|(?<=\bwere )|(?<=\bare )|(?<=\bbeen )|(?<=\bbeing ))(?:also |indeed )?(?:the|our|one|a) (?:root |main |primary "
    r"|underlying |actual |real |likely )?(?:cause|culprit|trigger|reason|source)(?! (?:analysis|for outage|code"
    r"|code\w*|of (?:truth|data|packages|traffic)|control))\b",
    hints="cause culprit trigger reason source",
)
"""What, before it, is the cause."""
_HARMS = (
    r"(?:delet|remov|wip|dropp|reject|hammer|flood|limit|block|filter|overwrit|hogg|consum|renam|revok|detach|unplugg"
    r"|sever|starv|swamp|evict|skipp|ignor|misread|list|scrap|throttl|refus|tripp|corrupt|leak|exhaust|duplicat|truncat"
    r"|clogg|jamm|hijack|misrout|expos|disconnect|chang|alter|overload|doubl|tripl|shorten|reset|los|reduc|lower|rotat"
    r"|disabl|stall|halt|freez|frozen|chok|crippl|degrad|destabili[sz]|deplet|drain|overrunn|overran|thrash|deadlock"
    r"|kill|terminat|poison|pollut|wedg|short-circuit|damag|destroy|eras|purg|unset|withdraw|blackhol|den[iy]|invalidat"
    r"|suspend|blacklist|blocklist|bann|restrict|disrupt|interrupt)"
)
ACTED = Wording(
    r"(?:(?:has|have|had|is|are|was|were|been|started|began|accidentally|keeps?|then|also|just) ){0,4}(?:"
    + _HARMS
    + r"(?:ed|ing|es|s)|overwrote|overwritten|came (?:back )?up with(?= an? (?:old|wrong|outdated|stale"
    r"|empty) config)|stole|stolen|stealing|pull(?:ed|ing) (?:down|out|over)|knock(?:ed"
    r"|ing) (?:out|down|over)|cutting|(?:gone|went) through(?! (?:an? |the )?(?:maintenance|upgrade|update|capacity"
    r"|change|migration|process|review))|(?:took|taken)(?! up)|lost|broke)(?: (?:down|out|up|over|off"
    r"|with))?(?! (?:all|some|most|many|their) (?:players|users|customers|visitors|sessions|messages)\b)(?= (?:the"
    r"|our|its|their|an?|all|any|every|one|two|new|how|some|most|several|both|more|half|(?:mail|e-?mails?|messages"
    r"|requests|traffic|connections|packets|tokens|submissions|calls) (?:from|to|by) (?:our|us))\b)(?! (?:an?|the|its"
    r"|some|one|two|several|more|most|half) (?:\w+ )?(?:minutes?|hours?|days?|weeks?|while|time|seconds?|place|look"
    r"|step|action|break)s?\b)",
    hints="delet remov wip dropp reject hammer flood limit block filter overwr hogg consum renam revok detach unplugg "
    "sever starv swamp evict skipp ignor misread list scrap throttl refus tripp corrupt leak exhaust duplicat truncat "
    "clogg jamm hijack misrout expos disconnect chang alter overload doubl tripl shorten reset los reduc lower rotat "
    "disabl stall halt freez frozen chok crippl degrad destabili deplet drain overr thrash deadlock kill terminat "
    "poison pollut wedg circuit damag destroy eras purg unset withdraw blackhol deni deny invalidat suspend bann "
    "restrict disrupt interrupt stol steal pull knock =came cutting =gone =went =took taken broke",
)
"""What something in particular did to something else: “scrapers are hammering the front end”."""
GAVE_OUT = Wording(
    r"(?:has |have |had )?(?:(?:also|then|unexpectedly|suddenly) )?(?:crashed|died|expired|tripped|overheated"
    r"|went (?:bad|dark|rogue)|ran out|filled up|caught fire|burst|melted|hung|froze|locked up|flapped|lapsed"
    r"|broke(?: down| off)?|(?:gave|given|decided to give) up the ghost|gave (?:up|out)|blew|stopped responding"
    r"|fell over|malfunctioned"
    r"|got stuck|shut (?:itself|themselves) down|(?:is|are|was|were|became|got) (?:completely )?(?:full|corrupt(?:ed)?"
    r"|defective|faulty|misconfigured|overloaded|exhausted|saturated|overwhelmed|swamped|flooded|damaged|dead"
    r"|compromised|toast|fried))(?= *(?:[.,;:)]|$|(?:at|around|during|when|after|while|and|so|in|on|over|under|by"
    r"|because|since|last|this|yesterday|today|overnight|of|for|under)\b))",
    hints="crashed died expired tripped overheated ghost =went =ran filled =caught burst melted =hung froze locked "
    "flapped lapsed broke =blew stopped =fell malfunctioned stuck =shut =full corrupt defective faulty misconfigured "
    "overloaded exhausted saturated overwhelmed swamped flooded damaged =dead compromised toast fried",
)
"""What broke by itself: “two of the chillers tripped around noon”."""
