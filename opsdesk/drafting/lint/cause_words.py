"""The words in which causes are told, for `causes`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

_TROUBLE = (
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|errors?|degradation|interruptions?|events?|situation|matter"
    r"|circumstances|reasons?|factors?|maintenance|inconvenience|delays?|downtime|failures?|change of plans|nature|fact"
    r"|complexity|abundance)"
)
POINTS_BACK = re.compile(
    r"(?:this|that|these|those|the|it|them|which|what|some|any|unknown|unforeseen|unexpected|technical|various)\b"
    r"(?: (?:\w+ ){0,2}" + _TROUBLE + r"\b| above\b|[ ]*(?:$|[.,;)])| (?:is|are|was|were|has|have|may|might|will)\b)"
    r"|(?:an? |some |our )?(?:(?:\w+ )?(?:ongoing|current|recent|earlier|previous|unknown|technical|unexpected|service"
    r"|internal|system|temporary|intermittent|known|unforeseen|planned|scheduled|routine|emergency|general"
    r"|underlying) )*"
    + _TROUBLE
    + r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by|during|while|when) )|(?:its|their|your)\b(?! (?:failure|outage))"
    r"|(?:an? |the )?(?:\w+ )?(?:high |large |increased )?(?:number|volume|amount)s? of (?:\w+ )?(?:reports|tickets"
    r"|calls|support|enquir|inquir|contacts|cases)|(?:planned|scheduled|routine|emergency) (?:\w+ )?maintenance"
    r"|(?:be|complete|finish|start|begin|end|expire|take|return|happen|become)\b"
    r"|(?:not|still|yet|unknown|unclear|being|under|currently|now|to be|unconfirmed|identified|found|known|resolved|none|tbd|n/a"
    r"|fixed|confirmed|addressed|determined|understood|established|believed|thought|suspected|likely|probably|possibly"
    r"|available|pending|in progress|ongoing(?! \w))\b"
)
"""What follows “due to” when no cause is named: the incident itself, a date, or that the cause isn't known."""
CONNECTED = Wording(
    r"(?:caused|brought about|induced|sparked|prompted|precipitated|provoked) by|due to|owing to|because of|on account of",
    r"(?:was|were|is|are|been|being) triggered by|(?:is|are|was|were|been|being) (?:also |currently |still )?(?:affected"
    r"|impacted|hit) by",
    r"as an? (?:direct |side )?(?:result|consequence) of|(?:attributed|attributable) to"
    r"|introduced (?:by|in|with|during)",
    r"(?:result(?:s|ed|ing)?|stem(?:s|med|ming)?|originat(?:es?|ed|ing)|aris(?:es?|ing)|arose) from|originat(?:es?|ed|ing)"
    r" (?:in|with)",
    r"attribut(?:es?|ed|ing) (?:\w+ ){1,6}?to|(?:narrowed(?: down)?|pinpointed) to",
    r"trac(?:ed|ing)(?: \w+){0,3} to(?! the (?:root )?cause)|root[- ]caused(?: (?:it|this|(?:the|this) \w+))? to",
    r"(?:narrowed|pinned|tracked|boiled)(?: (?:it|this|(?:the|this) \w+))? down to|(?:linked|tied) to(?= (?:an?|our|one)\b)",
    r"(?:com(?:e|es|ing)|came) from|(?:this|it|which|the \w+) follows|behind (?:the|these|this) (?:[\w-]+ ){0,3}?"
    r"(?:issue|problem|outage|incident|error|disruption|failure|delay|slowdown|degradation)s?[^.;,]{0,20}? (?:is|was|are|were)",
    r"(?:being|been|were|was|are|is) (?:block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit"
    r"|throttl|exhaust|overload|corrupt|delet|remov|slow)ed by(?! (?:mistake|accident|error|default)\b)|(?:was|were|is|are|been|being) broken (?:by|using|in|with)",
    r"(?:(?:root |underlying )?cause(?: (?:identified|found|confirmed|known))?|rca|reason(?: for (?:the |this )?(?:outage|incident|disruption|issue))?) ?:",
    r"(?:reason (?:for|behind|why)|source of|origin of) (?!what |this is)[^.;,]{1,60}? (?:is|was|being|lies in)"
    r"|the reason (?:is|was|being)(?: that)?",
    r"(?:root |underlying |main |primary )?(?:cause|culprit|trigger) (?:of (?:(?!and |which )[^.;,]){1,60}? )?(?:is|was|were|:|being|to be"
    r"|as(?= (?:an?|the|our|being)\b)|has been (?:identified|determined|found|confirmed) (?:as|to be)|turned out to be"
    r"|(?:was|is) (?:identified|determined|found|confirmed) (?:as|to be))",
    r"(?:identified|determined|confirmed|isolated|pinpointed|narrowed|narrowed down"
    r"|diagnosed)(?: (?:as|to be|it to|this to|(?:the|this) (?:issue|problem|cause|fault|failure|error|outage)s? (?:as|to"
    r"|down to)))",
    r"(?:is|was|are|were) (?:simply |largely |partly )?(?:the |a )?(?:direct )?(?:result|consequence|side effect) of",
    r"(?:this|it|these|they|issues?|problems?|incident|outage|errors?|delays?) (?:is|are|was|were) (?:\w+ )?(?:related"
    r"|linked|connected|tied|down) to",
    r"because(?! (?:of|we|you|they|it|this|that|some|not)\b)",
    hints="cause culprit trigger =rca reason induced brought =due owing result consequence stem originat trac attribut identified "
    "determined confirmed isolated pinpointed narrowed diagnosed related linked connected tied =down introduced effect "
    "sparked prompted precipitated provoked account affected impacted =hit aris arose source origin pinned tracked boiled "
    "come coming came follow behind blocked dropped rejected overwhelmed interrupted disrupted delayed degraded prevented "
    "stopped limited throttled exhausted overloaded corrupted deleted removed slowed broken",
)
CULPRIT_WORDS = (
    r"(?:chang(?:e|es|ed)|deploy(?:s|ed|ments?)?|releases?|(?:mis)?configur\w+|bugs?|defect\w*|regressions?|upgrad\w+"
    r"|migrat\w+|rollout|rolled out|(?:software|windows|firmware|security|system|recent|backend|library|os) updates?"
    r"|hardware|fib(?:re|er)|cables?|databases?|network(?:ing|s)?|servers?|storage|disks?|memory|capacity|certificates?"
    r"|(?:power|utility) (?:outage|failure|loss|issue|cut|supply|interruption|event)s?|(?:increase|spike|surge|influx|burst)s? (?:in|of)|spikes?|surge"
    r"|(?:high|heavy|increased|excess(?:ive)?|unexpected|sudden|unusual|elevated|abnormal|overwhelming|unprecedented|massive"
    r"|record) (?:\w+ )?(?:load|traffic|demand|volumes?|usage|utili[sz]ation|surges?)|ddos|attacks?|providers?|vendors?|suppliers?|upstream|third[- ]part(?:y|ies)|carriers?|isp"
    r"|features?|mitigations?|maintenance|dns|routers?|(?:network|core) switch\w*|firewalls?|data ?cent(?:er|re)s?"
    r"|expired|crash\w*|corrupt\w+|overload\w*|exhaust\w+|deadlock\w*|leaks?|race condition|typo|dependenc\w+|kernel"
    r"|cooling|rate limit\w*|bottlenecks?|congestion|packet loss|outage at|incident at"
    r"|(?:human|operator) errors?|mistakes?|(?:faulty|failed|defective|broken|stuck|bad|misbehaving|runaway|rogue|overloaded"
    r"|misconfigured|erroneous) \w+|(?:\w+ )(?:failure|crash|exhaustion|saturation|growth|starvation|misconfiguration)"
    r"|heavy rain|storms?|lightning|fires?|floods?|flooding|digger|excavator|construction work|contractors?|(?:inefficient|slow) quer(?:y|ies)"
    r"|failures? of|(?:recent|latest|new) (?:\w+ )?updates?|automat(?:ed|ic) (?:process|job|script|task|system|tool)\w*"
    r"|(?:scheduled|background|cron) (?:job|task|script)s?)"
)
CULPRIT = re.compile(r"\b" + CULPRIT_WORDS + r"\b(?!\.\w)")
"""Things that cause incidents, as opposed to functions that suffer from them."""
EFFECTED = Wording(
    r"(?:which |that |has |have |had |is |are |was |were |been |then |also |inadvertently |unintentionally "
    r"|unexpectedly ){0,4}(?:caus(?:ed(?! by)|ing|es(?! of))|led to|leading to|leads to|result(?:s|ed|ing)? in"
    r"|trigger(?:s|ed|ing)(?= (?:an?|the|our|this|these|some|\w+s)\b)|br(?:oke|eaks|eaking)|prevent(?:ed|ing|s)"
    r"|overwhelm\w+|overload(?:ed|ing)|exhaust(?:ed|ing)|block(?:s|ed|ing)|stopp(?:ed|ing)|mak(?:ing|es)|leaving"
    r"|(?:is|are) degrading|degrades|left|what (?:makes|caused|causes)|sent (?:all|our|the) traffic"
    r"|disrupt(?:s|ed|ing)|disconnect(?:s|ed|ing)|delet(?:ed|ing)|corrupt(?:ed|ing)|saturat(?:ed|ing)|slow(?:ed|ing|s)|introduced|removed"
    r"|responsible for|behind th(?:e|is)"
    r"|as a (?:direct )?(?:result|consequence)(?=,? (?!of\b))|as such|consequently"
    r"|(?:(?:has|have|had) taken|took|knocked|brought|bringing|taking) (?:\w+ ){0,4}(?:offline|down|out))",
    hints="caus =led lead result trigger prevent broke break overwhelm overload exhaust block stopp making makes "
    "consequen =such taken took knocked brought bringing taking leaving disrupt disconnect delet corrupt responsible "
    "behind degrad =left =what =sent saturat slow introduced removed",
)
HEDGED = Wording(
    r"likely|unlikely|unknown(?! (?:errors?|faults?|failures?|bugs?)\b)|unidentified|supposedly|allegedly|tentative(?:ly)?"
    r"|looks? (?:like|as if|as though|to be)|as far as we (?:can tell|know)|suggest(?:s|ed|ing)?|assum(?:e|ed|ing|ption)|apparently|reportedly|suspect\w*|appear(?:s|ed|ing)? (?:to|that|as if|as though)",
    r"seem(?:s|ed|ingly)?|believ\w+|we think|thought to|probabl\w+|possibly"
    r"|possible (?:root )?(?:cause|culprit|source)",
    r"presum\w+|preliminary|initial (?:findings|analysis|indications|assessment)|whether|under investigation",
    r"early (?:findings|analysis|indications|signs)|working theory|hypothes\w+",
    r"potential(?:ly)? (?:root |caus\w+|due|related|linked|the|triggered|stem\w*|result\w*|issues?|problems?|as|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:\w+ )?(?:caused|due|triggered|related|linked|the (?:root )?cause"
    r"|a result|because|attributed|connected|contribut\w+|resulted|stem\w*|led)",
    r"(?:not|isn't|wasn't|aren't|weren't) (?:(?:yet|been|be|directly|currently|necessarily|thought to be|known to be|itself"
    r"|in any way|at all) ){0,2}(?:caused|due to|the result|because|related)",
    r"(?:not|no|don't|doesn't|haven't|isn't|wasn't) (?:\w+ ){0,2}(?:know|confirmed|evidence|indication)",
    hints="likely unknown unidentified apparent reported suspect appear seem believ think thought "
    "probabl possib presum preliminary initial early whether investigation theory hypothes potential =may =might "
    "=could =not =no n't supposed alleged tentative look =far suggest assum",
)
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
