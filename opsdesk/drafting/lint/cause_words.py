"""The words in which causes are told, for `causes`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

_TROUBLE = (
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|errors?|degradation|interruptions?|events?|situation|matter"
    r"|circumstances|reasons?|factors?|maintenance(?! (?:we|that|done|performed|carried|last|from|on|at)\b)"
    r"|inconvenience|delays?|downtime|failures?|change of plans|nature|fact"
    r"|complexity|abundance)"
)
POINTS_BACK = re.compile(
    r"(?!what (?:was|were) (?:supposed|meant|thought|believed|expected))(?:this|that|these|those|the|it|them|which"
    r"|what|some|any|unknown|unforeseen|unexpected|technical|various)\b"
    r"(?: (?:\w+ ){0,2}" + _TROUBLE + r"\b| above\b|[ ]*(?:$|[.,;)])| (?:is|are|was|were|has|have|may|might|will)\b)"
    r"|(?:an? |some |our )?(?:(?:\w+ )?(?:ongoing|current|recent|earlier|previous|unknown|technical|unexpected|service"
    r"|internal|system|temporary|intermittent|known|unforeseen|planned|scheduled|routine|emergency|general"
    r"|underlying) )*"
    + _TROUBLE
    + r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by|during|while|when) )|(?:its|their|your)\b(?! (?:failure"
    r"|outage))|(?:an? |the )?(?:\w+ )?(?:high |large |increased )?(?:number|volume|amount)s? of (?:\w+ )?(?:reports"
    r"|tickets|calls|support|enquir|inquir|contacts|cases)|(?:planned|scheduled|routine|emergency) (?:\w+ )?maintenance"
    r"|(?:be|complete|finish|start|begin|end|expire|take|return|happen|become)\b|(?:not|still|yet|unknown|unclear|being"
    r"|under|currently|now|to be|unconfirmed|identified|found|known|resolved|none|tbd|n/a|fixed|confirmed|addressed"
    r"|determined|understood|established|believed|thought|suspected|likely|probably|possibly|available|pending|in"
    r" progress|ongoing(?! \w))\b"
)
"""What follows “due to” when no cause is named: the incident itself, a date, or that the cause isn't known."""
CONNECTED = Wording(
    r"(?:incident|issue|outage|problem|disruption|failure|delay|error|this|it|which|that)s? (?:was|is|were"
    r"|are) caused (?:when|as|after|while|because|from|through|during)"
    r"|(?:occurred|happened|started|began|dropped|failed|arose) (?:when|after|as|while)(?= (?:an?|one of|our|the) )"
    r"|citing(?= (?:an?|the)\b)",
    r"(?:problem|issue|fault|trouble) (?:is|was|turned out to be|proved to be|being)(?= (?:an?|the|one of our|our"
    r"|that (?:an?|one of|our|the)) )",
    r"(?:found|discovered|turned out|proved|shown) to be(?= (?:an?|the|our|one of) )",
    r"(?:caused|brought (?:about|on)|set off|driven|induced|sparked|prompted|precipitated|provoked|occasioned"
    r"|exacerbated|compounded|aggravated|necessitated) by|due to|owing to|because of|on account of",
    r"rooted in|(?:thanks to|in the wake of|in the aftermath of)(?= (?:an?|the|our|last|yesterday's|this"
    r"|\w+ed|heavy|high)\b)|following(?= (?:an?|the|our|last|yesterday's|this|significant|severe|major|heavy|multiple"
    r"|extensive) (?:[\w-]+ ){0,3}?(?:damage|fail|faulty|unsuccess|botched"
    r"|outage|crash|attack|cut|bad|incorrect|mistake|loss|power)\w*)|(?:knock-on|side|after)[- ]effects? of"
    r"|fallout (?:from|of)|symptoms? of(?= (?:an?|our)\b)",
    r"(?:was|were|is|are|been|being) triggered by|(?:is|are|was|were|been|being) (?:also |currently "
    r"|still )?(?:affected|impacted|hit) by",
    r"as an? (?:direct |side )?(?:result|consequence) of|(?:attributed|attributable) to"
    r"|introduced (?:by|in|with|during)",
    r"(?:result(?:s|ed|ing)?|stem(?:s|med|ming)?|originat(?:es?|ed|ing)|aris(?:es?|ing)|arose) from|originat(?:es?|ed"
    r"|ing) (?:in|with)",
    r"attribut(?:es?|ed|ing) (?:\w+ ){1,6}?to|(?:narrowed(?: down)?|pinpointed) to",
    r"trac(?:ed|ing)(?: \w+){0,3} to(?! the (?:root )?cause)|root[- ]caused(?: (?:it|this|(?:the|this) \w+))? to",
    r"(?:narrowed|pinned|tracked|boil(?:s|ed)|com(?:es|ing))(?: (?:it|this|(?:the|this) \w+))? down to|tracked(?: (?:it"
    r"|this|(?:the|this) \w+))? to|(?:linked|tied) to(?= (?:an?|our|one)\b)|(?:pin(?:ned)?|blamed?)(?: (?:it|this"
    r"|(?:the|this|these) \w+))? on",
    r"(?:com(?:e|es|ing)|came) from|(?:this|it|which|the \w+) follows|behind (?:the|these|this) (?:[\w-]+ ){0,3}?"
    r"(?:issue|problem|outage|incident|error|disruption|failure|delay|slowdown|degradation)s?[^.;,]{0,20}? (?:is|was"
    r"|are|were)",
    r"(?:being|been|were|was|are|is) (?:block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit"
    r"|throttl|exhaust|overload|corrupt|delet|remov|slow)ed by(?! (?:mistake|accident|error|default)\b)|(?:was|were|is"
    r"|are|been|being) broken (?:by|using|in|with)",
    r"(?:(?:root |underlying )?cause(?: (?:identified|found|confirmed|known))?|rca|reason(?: for (?:the "
    r"|this )?(?:outage|incident|disruption|issue))?) ?:",
    r"(?:reason (?:for|behind|why)|source of|origin of) (?!what |this is (?:\w+ing|so\b))[^.;,]{1,60}? (?:is|was|being"
    r"|lies in)|the reason (?:is|was|being)(?: that)?",
    r"(?:root |underlying |main |primary )?(?:cause|culprit|trigger) (?:of (?:(?!and |which )[^.;,]){1,60}? )?(?:is|was"
    r"|were|:|being|to be|as(?= (?:an?|the|our|being)\b)|has been (?:identified|determined|found|confirmed) (?:as|to"
    r" be)|turned out to be|(?:was|is) (?:identified|determined|found|confirmed) (?:as|to be))",
    r"(?:identified|determined|confirmed|isolated|pinpointed|narrowed|narrowed down|diagnosed)(?: (?:as|to be|it to"
    r"|this to|(?:the|this) (?:issue|problem|cause|fault|failure|error|outage)s? (?:as|to|down to)))",
    r"(?:is|was|are|were) (?:simply |largely |partly )?(?:the |an? )?(?:direct )?(?:result|consequence|side effect"
    r"|product|by-?product|complication|victim|artefact|artifact|manifestation|outcome|casualty) of",
    r"(?:fault|failure|problem|issue|break|damage|origin|source) (?:(?:has been|was|is|were|are|have"
    r" been) )?(?:now )?(?:located|traced|pinpointed"
    r"|isolated|found|identified) (?:in|at|with|within|on|near|to be|between)(?! (?:this|that) (?:time|point|stage"
    r"|moment))",
    r"(?:this|it|these|they|issues?|problems?|incident|outage|errors?|delays?) (?:is|are|was|were) (?:\w+ )?(?:related"
    r"|linked|connected|tied|down) to",
    r"because(?! (?:of|we|you|they|it|this|that|some|not)\b)(?![^.;,]{0,40} (?:could|may|might|would) )",
    hints="cause occurred happened started began dropped =failed citing problem issue fault trouble =found discovered "
    "turned proved shown culprit trigger =rca reason induced brought =due owing result consequence stem originat trac "
    "attribut identified "
    "determined confirmed isolated pinpointed narrowed diagnosed related linked connected tied =down introduced effect "
    "sparked prompted precipitated provoked account affected impacted =hit aris arose source origin pinned tracked "
    "boiled "
    "come coming came follow behind blocked dropped rejected overwhelmed interrupted disrupted delayed degraded "
    "prevented "
    "stopped limited throttled exhausted overloaded corrupted deleted removed slowed broken driven =set occasioned "
    "exacerbated "
    "compounded aggravated necessitated rooted =thanks wake aftermath fallout symptom boil =comes pin blame artefact "
    "artifact manifestation outcome casualt product complication victim fault "
    "failure problem issue break damage",
)
PASSIVE = Wording(
    r"(?:is|are|was|were|been|being|got|gets) (?:(?:\w+ly|also|still|now|partly) )?(?!(?:handl|manag|fix|resolv|restor"
    r"|mitigat|monitor|review|investigat|test|verifi|confirm|follow|provid|host|operat|us|support|replac|complet"
    r"|perform|report|notifi|check|detect|discover|escalat|address|repair|assist|protect|serv|process|deliver|sort"
    r"|determin|defin|solv|measur|improv|work|reduc|eas|alleviat|remov|look|done|taken|given|written"
    r"|seen)(?:ed)?\b)[a-z]{2,20}(?:ed|en|wn|t) by(?! (?:mistake|accident|error|default|hand|design|region)\b)",
    hints="=by",
)
"""Whatever was done to something, by what."""
EFFECTED = Wording(
    r"(?:which |that |has |have |had |is |are |was |were |been |then |also |inadvertently |unintentionally "
    r"|unexpectedly ){0,4}(?:caus(?:ed(?! by)|ing|es(?! of))|led to|leading to|leads to|result(?:s|ed|ing)? in"
    r"|trigger(?:s|ed|ing)(?= (?:an?|the|our|this|these|some|\w+s)\b)|br(?:oke|eaks|eaking)|crash(?:es|ed"
    r"|ing)(?= (?:the|our|all|every|a|any|requests|logins|pages)\b)|means? that|meant that|drops(?= \w)|shut(?= (?:the"
    r"|our|all) )|(?:has|have|had) broken|prevent(?:ed|ing|s)|overwhelm\w+|overload(?:ed|ing)|exhaust(?:ed|ing)"
    r"|block(?:s|ed|ing)|stopp(?:ed|ing)|mak(?:ing|es)|leaving|(?:is|are) degrading|degrades|left|what (?:makes|caused"
    r"|causes)|sent (?:all |our |the )?(?:\w+ )?traffic|disrupt(?:s|ed|ing)|disconnect(?:s|ed|ing)|delet(?:ed|ing)"
    r"|corrupt(?:ed|ing)|saturat(?:ed|ing)|slow(?:ed|ing|s)|introduced|removed|responsible for|to blame|at fault"
    r"|behind th(?:e|is)|gave rise to|giving rise to|rendered|rendering|forc(?:ed|es|ing)|kick(?:ed|ing|s)|flood(?:ed"
    r"|ing|s)|damag(?:ed|es|ing)|crippl\w+|isolat(?:ed|es|ing)|interrupt(?:ed|s|ing)|cut off|shut off|clobber\w*"
    r"|knocks out|shut down|keep(?:s|ing)? (?:\w+ ){1,4}from|kept (?:\w+ ){1,4}from|conflict(?:s|ed|ing) with"
    r"|interfer(?:es|ed|ing) with|contribut(?:es|ed|ing) to|allow(?:ed|ing) (?:an? |the )?(?:backlog|queue|load|errors)"
    r"|creat(?:ed|ing|es) (?:an? |the )?(?:[\w-]+ )?(?:backlogs?|queues?|delays?|bottlenecks?|errors?|problems?|issues?"
    r"|pressure|congestion)|(?:put|putting|puts|plac(?:es|ed|ing)) (?:[\w-]+ ){0,4}(?:load|strain|pressure|stress)"
    r"|(?:consum|hogg|starv|us|eat)(?:es|ed|ing)? (?:up )?(?:all|most|too (?:much|many)) |as a (?:direct )?(?:result"
    r"|consequence)(?=,? (?!of\b))|as such|consequently|so(?= (?:that )?(?:[\w'-]+ ){1,5}?(?:cannot|can't|can not"
    r"|could not|couldn't|aren't|isn't|don't|doesn't|fail|fails|is|are|was|were)\b)|(?:(?:has|have|had) taken|took"
    r"|knocked|brought|bringing|taking) (?:\w+ ){0,4}(?:offline|down|out))",
    hints="caus =led lead result trigger prevent broke break overwhelm overload exhaust block stopp making makes "
    "consequen =such taken took knocked brought bringing taking leaving disrupt disconnect delet corrupt responsible "
    "behind degrad =left =what =sent saturat slow introduced removed blame fault =gave giving render forc kick flood "
    "damag crippl isolat interrupt =cut knocks =shut =keep =keeps =keeping =kept allow creat conflict interfer "
    "contribut =put =puts "
    "=putting plac crash =mean =means meant =drops =shut clobber consum hogg starv "
    "eat =us =use =uses =used =using =so broken",
)
"""What a culprit, before it, did."""
BLAMED = Wording(
    r"(?:is|was|were|are|been|being) (?:(?:identified|determined|found|confirmed|established) (?:as|to"
    r" be) )?(?:also )?(?:the|our|one) (?:root |main |primary"
    r" |underlying |actual |real )?(?:cause|culprit|trigger|reason)(?! (?:analysis|for outage|code))\b",
    hints="cause culprit trigger reason",
)
"""What, before it, is the cause."""
AFFECTED = Wording(
    r"(?:affect|effect|impact|delay|degrad|hamper|hinder|hitt)ing(?! to\b)|(?:affects|degrades|hampers"
    r"|hinders)(?! only\b)",
    r"(?:affected|effected|impacted|delayed|degraded|hampered|hindered|hit)(?! (?:by|only)\b)(?= \w)",
    hints="affect effect impact delaying delayed degrad hamper hinder =hit hitting",
)
"""What something that happened did, as opposed to where something is felt: “a spike in traffic affected …”."""
HEDGED = Wording(
    r"likely(?! (?:late|tomorrow|tonight|today|until|around|by|at|within|to (?:take|last|need|require|see|continue"
    r"|remain|persist|experience))\b)|unlikely|unknown(?! (?:errors?|faults?|failures?|bugs?)\b)|unidentified"
    r"|supposedly|allegedly|tentative(?:ly)?"
    r"|(?:looks?|looking) (?:like|as if|as though|to be)|as far as we (?:can tell|know)|(?<!we )suggest(?:s|ed|ing)?"
    r"|assum(?:e|ed|ing|ption)|apparently|reportedly|suspect\w*|appear(?:s|ed|ing)? (?:to|that|as if|as though)",
    r"seem(?:s|ed|ingly)?|believ\w+|we think|thought to|probabl\w+|possibly"
    r"|possible (?:root )?(?:cause|culprit|source)",
    r"presum\w+|preliminary|initial (?:findings|analysis|indications|assessment)|whether|under investigation",
    r"early (?:findings|analysis|indications|signs)|working theory|hypothes\w+",
    r"potential(?:ly)? (?:root |caus\w+|due|related|linked|the|triggered|stem\w*|result\w*|issues?|problems?|as"
    r"|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:\w+ )?(?:caused|due|triggered|related|linked|the (?:root )?cause"
    r"|a result|because|attributed|connected|contribut\w+|resulted|stem\w*|led|be (?:an?|the|our|at fault|to blame"
    r"|responsible)|have (?:an?|broken|failed))|(?:cause|culprit|reason|source) (?:may|might|could) be",
    r"(?:not|isn't|wasn't|aren't|weren't) (?:(?:yet|been|be|directly|currently|necessarily|thought to be|known to be"
    r"|itself|in any way|at all) ){0,2}(?:caused|due to|the result|because|related)",
    r"(?:not|no|don't|doesn't|haven't|isn't|wasn't) (?:\w+ ){0,2}(?:know|confirmed|evidence|indication)",
    hints="likely unknown unidentified apparent reported suspect appear seem believ think thought "
    "probabl possib presum preliminary initial early whether investigation theory hypothes potential =may =might "
    "=could =not =no n't supposed alleged tentative look =far suggest assum",
)
UNCONFIRMED = Wording(
    r"(?:not|n't|yet to be|to be|still|un) ?(?:yet |been |fully |be )*confirmed|unconfirmed|we (?:think|believe"
    r"|suspect)|presumably|apparently|as far as"
    r"|probably|most likely|may not be",
    hints="confirmed think believe suspect presumabl apparent =far probabl likely =may",
)
"""What, said after a cause, takes it back."""
NO_CAUSE = Wording(
    r"(?:rul(?:ed|ing|es?) out|exclud(?:ed|ing)) [^;.]{1,120}?(?=$|[;.]|, |,? (?:and|but|so) )",
    r"[^;]{1,300}; (?:that|this|it|which) (?:is|was|has been) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"[^;.,]{1,120} (?:was|were|is|are|been|be|being) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"(?:not|n't|cannot) (?:yet )?(?:know|known|say|clear|tell|sure) (?:how|when|which|who)\b[^;.,]{0,100}",
    hints="ruled ruling rule exclud how when which who",
)
"""What was ruled out, and what isn't known beside the cause, with the words that say so."""
LOOKING_INTO = Wording(
    r"investigat(?:e|ing)|looking (?:in)?to|reports? of|reviewing|researching",
    hints="investigat looking report review research",
)
BETTER = re.compile(
    r"\b(?:recover\w*|improv\w*|restor\w*|reduc\w*|decreas\w*|success\w*|normal\w*|resol\w*|stabil\w*|fewer)"
)
"""What came of it was an improvement."""
