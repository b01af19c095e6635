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
    + r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by|during) )|(?:its|their|your)\b(?! (?:failure|outage))"
    r"|(?:an? |the )?(?:\w+ )?(?:high |large |increased )?(?:number|volume|amount)s? of (?:\w+ )?(?:reports|tickets"
    r"|calls|support|enquir|inquir|contacts|cases)|(?:planned|scheduled|routine|emergency) (?:\w+ )?maintenance"
    r"|(?:be|complete|finish|start|begin|end|expire|take|return|happen|become)\b"
    r"|(?:not|still|yet|unknown|unclear|being|under|currently|now|to be|unconfirmed|identified|found|known|resolved|none|tbd|n/a"
    r"|fixed|confirmed|addressed|determined|understood|established|believed|thought|suspected|likely|probably|possibly"
    r"|available|pending|in progress|ongoing)\b"
)
"""What follows “due to” when no cause is named: the incident itself, a date, or that the cause isn't known."""
CONNECTED = Wording(
    r"(?:caused|brought about|induced) by|(?:was|were|is|are|been|being) triggered by|due to|owing to|because of",
    r"as an? (?:direct |side )?(?:result|consequence) of|(?:attributed|attributable) to"
    r"|introduced (?:by|in|with|during)",
    r"(?:result(?:s|ed|ing)?|stem(?:s|med|ming)?|originat(?:es?|ed|ing)) from|originat(?:es?|ed|ing) (?:in|with)",
    r"attribut(?:es?|ed|ing) (?:\w+ ){1,6}?to|(?:narrowed(?: down)?|pinpointed) to",
    r"trac(?:ed|ing)(?: \w+){0,3} to(?! the (?:root )?cause)",
    r"(?:(?:root |underlying )?cause|rca|reason for (?:the |this )?(?:outage|incident|disruption|issue)) ?:",
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
    "determined confirmed isolated pinpointed narrowed diagnosed related linked connected tied =down introduced effect",
)
_CULPRIT = (
    r"(?:chang(?:e|es|ed)|deploy(?:s|ed|ments?)?|releases?|(?:mis)?configur\w+|bugs?|defect\w*|regressions?|upgrad\w+"
    r"|migrat\w+|rollout|rolled out|(?:software|windows|firmware|security|system|recent|backend|library|os) updates?"
    r"|hardware|fib(?:re|er)|cables?|databases?|network(?:ing|s)?|servers?|storage|disks?|memory|capacity|certificates?"
    r"|power (?:outage|failure|loss|issue|cut|supply)s?|(?:increase|spike|surge|influx|burst)s? (?:in|of)|spikes?|surge"
    r"|(?:high|heavy|increased|excessive|unexpected|sudden|unusual|elevated) (?:\w+ )?(?:load|traffic|demand|volume"
    r"|usage|utili[sz]ation)|ddos|attacks?|providers?|vendors?|suppliers?|upstream|third[- ]part(?:y|ies)|carriers?|isp"
    r"|features?|mitigations?|maintenance|dns|routers?|(?:network|core) switch\w*|firewalls?|data ?cent(?:er|re)s?"
    r"|expired|crash\w*|corrupt\w+|overload\w*|exhaust\w+|deadlock\w*|leaks?|race condition|typo|dependenc\w+|kernel"
    r"|cooling|rate limit\w*|bottlenecks?|congestion|packet loss|outage at|incident at|aws|azure|gcp|cloudflare"
    r"|(?:human|operator) errors?|mistakes?|(?:faulty|failed|defective|broken|stuck) \w+|(?:inefficient|slow) quer(?:y|ies)"
    r"|failures? of|(?:recent|latest|new) (?:\w+ )?updates?|automat(?:ed|ic) (?:process|job|script|task|system|tool)\w*"
    r"|(?:scheduled|background|cron) (?:job|task|script)s?)"
)
CULPRIT = re.compile(r"\b" + _CULPRIT + r"\b(?!\.\w)")
"""Things that cause incidents, as opposed to functions that suffer from them."""
EFFECTED = Wording(
    r"(?:which |that |has |have |had |is |are |was |were |been |then |also |inadvertently |unintentionally "
    r"|unexpectedly ){0,4}(?:caus(?:ed|ing|es(?! of))|led to|leading to|leads to|result(?:s|ed|ing)? in"
    r"|trigger(?:s|ed|ing)(?= (?:an?|the|our|this|these|some|\w+s)\b)|br(?:oke|eaks|eaking)|prevent(?:ed|ing|s)"
    r"|overwhelm\w+|overload(?:ed|ing)|exhaust(?:ed|ing)|block(?:s|ed|ing)|stopp(?:ed|ing)|mak(?:ing|es)|leaving"
    r"|(?:is|are) degrading|degrades|left|what (?:makes|caused|causes)|sent (?:all|our|the) traffic"
    r"|disrupt(?:s|ed|ing)|disconnect(?:s|ed|ing)|delet(?:ed|ing)|corrupt(?:ed|ing)|responsible for|behind th(?:e|is)"
    r"|as a (?:direct )?(?:result|consequence)(?=,? (?!of\b))|as such|consequently"
    r"|(?:taken|took|knocked|brought|bringing|taking) (?:\w+ ){0,4}(?:offline|down|out))",
    hints="caus =led lead result trigger prevent broke break overwhelm overload exhaust block stopp making makes "
    "consequen =such taken took knocked brought bringing taking leaving disrupt disconnect delet corrupt responsible "
    "behind degrad =left =what =sent",
)
_WRONG = r"(?:problematic|offending|bad|faulty|buggy|misconfigured|defective)"
_MACHINE = r"(?:switch|router|disk|drive|hardware|server|node|memory|power|cable|device|firmware|component)"
_OUTSIDER = r"(?:provider|vendor|supplier|upstream|carrier|isp|partner|third[- ]party)"
FOUND = Wording(
    r"(?:identified|found|discovered|isolated|pinpointed|located|diagnosed|detected|uncovered|tracked down|confirmed"
    r"|know) (?:that )?(?:an? |the |our |one of (?:our|the) )?(?:(?!affect|impact|where|that|which|caus|fix|solution"
    r"|workaround|work|mitigat|root|source|issue|problem|way|potential|possible|and|with|in|for|on|they|we|have|has"
    r"|errors?\b)[\w/'-]+ ){0,4}?"
    + _CULPRIT
    + r"(?! (?:the )?(?:is|are|was|were) (?:fixed|resolved|restored|working|back|recover\w*)| (?:needed|required|to) )",
    r"(?:reveal(?:s|ed)|show(?:s|ed)|turn(?:s|ed) out) that (?:an? |the |our )?(?:[\w-]+ ){0,3}?"
    + _CULPRIT
    + r" (?!(?:is|are) (?:work|normal))",
    r"(?:found|discovered|determined|established|learned) that (?!further|additional|more|no\b"
    r"|(?:the |this )?(?:ongoing |current )?(?:issue|problem|incident|outage|fix|mitigation|impact)|this|it|some|users"
    r"|customers|all|our (?:fix|mitigation)|there)(?:\w+[ ]){1,6}(?:was|were|had|has|is|are|did)\b",
    r"(?:issues?|problems?|outages?|incidents?|disruptions?|failures?|errors?|maintenance|degradation) (?:with|at|on|in"
    r"|from|within|affecting|by|reported by) (?:(?:our|one of our|an?|the|several|multiple) )?(?:[\w-]+ ){0,3}?"
    + _OUTSIDER
    + r"s?",
    r"(?:providers?|suppliers?|vendors?|carriers?|processors?|isp|upstream partner)(?:,? \(?[\w ,-]{1,30}?\)?,?)? (?:is"
    r"|are|has|have|was|were)(?: been)? (?:\w+ )?(?:experienc\w+|having|reporting|reported|seeing|suffer\w+|facing"
    r"|confirmed|encounter\w+|undergoing)",
    r"(?:providers?|suppliers?|vendors?|carriers?|isp) (?:report(?:s|ed)|confirm(?:s|ed)|has|have|had) (?:an? |some )?"
    r"(?:\w+ )?(?:issue|problem|outage|incident|failure|disruption)s?|(?:cables?|fib(?:re|er)s?) (?:\w+ ){0,3}?(?:cut"
    r"|damaged|severed|broken)",
    r"upstream (?:\w+ )?(?:outages?|incidents?|failures?|disruptions?)",
    r"(?:issues?|problem|fault) (?:is|lies) (?:with|within|on|at|in) (?:an?|the|our|one of our)? ?(?:[\w']+ ){0,3}?"
    r"(?:" + _OUTSIDER + r"|hardware|network|side)s?",
    r"(?:resolv|fix|correct|address|repair)\w* (?:the|an?|this) (?:[\w-]+ ){0,2}?(?:(?:mis)?configuration|hardware"
    r"|firmware|certificate|capacity) (?:issue|problem|error|fault|defect)s?|power (?:was|is|has been) (?:lost|cut)"
    r"|lost power|loss of power",
    r"(?:accidentally|inadvertently|mistakenly|erroneously|unintentionally) \w+(?:ed|ing|t)",
    r"certificates? (?:\S+ ){0,6}?expired|(?:mitigating|fighting|blocking|seeing|under"
    r"|against) (?:\w+ ){0,3}?(?:attacks?|ddos|dos|denial[- ]of[- ]service)",
    _WRONG
    + r" (?:\w+ )?(?:"
    + _MACHINE
    + r"|chang|deploy|release|config|update|rule|migration|certificate|upgrade)\w*",
    r"(?:failed|failing|broken) (?:\w+ )?" + _MACHINE + r"s?",
    r"(?:disk|storage|volume|database|quota|memory|server)(?: \S+){0,5} (?:is|was|are|became) (?:full|exhausted"
    r"|saturated|corrupt\w*|overloaded|out of (?:space|memory))|(?:ran|run|running) out of (?:\w+ )?(?:space|memory"
    r"|credits?|connections|addresses|capacity)",
    r"(?:under|hit by|experienced|suffered|had|experiencing|suffering(?: from)?|subject to|facing"
    r"|dealing with) (?:an? )?(?:\w+ ){0,3}(?:ddos|dos|denial[- ]of[- ]service"
    r"|(?:power|hardware|disk|cooling|fib(?:re|er)|cable) (?:outage|failure|cut|break|fault))",
    hints="identified found discovered isolated pinpointed located diagnosed detected uncovered tracked confirmed "
    "=know determined established learned provider vendor supplier processor upstream carrier isp partner third "
    "accidental inadvertent mistaken erroneous unintention hardware network side certificat attack dos denial "
    "problematic offending =bad faulty buggy broken misconfigured failed failing defective power disk storage volume "
    "database quota memory server =ran =run =running cooling fibre fiber cable reveal show turn resolv fix correct address "
    "repair",
)
HEDGED = Wording(
    r"likely|unlikely|unknown|unidentified|apparently|reportedly|suspect\w*|appears? (?:to|that|as)"
    r"|appearing",
    r"seem(?:s|ed|ingly)?|believ\w+|we think|thought to|probabl\w+|possibly"
    r"|possible (?:root )?(?:cause|culprit|source)",
    r"presum\w+|preliminary|initial (?:findings|analysis|indications|assessment)|whether|under investigation",
    r"early (?:findings|analysis|indications|signs)|working theory|hypothes\w+",
    r"potential(?:ly)? (?:root |caus\w+|due|related|linked|the|triggered|stem\w*|result\w*|issue|as|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:\w+ )?(?:caused|due|triggered|related|linked|the (?:root )?cause"
    r"|a result|because|attributed|connected|contribut\w+|resulted|stem\w*|led)",
    r"(?:not|no) (?:\w+ ){0,2}(?:caused|due to|the result|because|related|know|confirmed|evidence|indication)",
    r"(?:isn't|wasn't|aren't|don't|doesn't|haven't) (?:\w+ ){0,2}(?:caused|due to|the result|because|related|know"
    r"|confirmed)",
    hints="likely unknown unidentified apparent reported suspect appear seem believ think thought "
    "probabl possib presum preliminary initial early whether investigation theory hypothes potential =may =might "
    "=could =not =no n't",
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
