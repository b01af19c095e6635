"""The words in which causes are told, for `causes`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

_TROUBLE = (
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|errors?|degradation|interruptions?|events?|situation"
    r"|matter|impact|performance|slowness|slow-?downs?|unavailability|instability"
    r"|circumstances|reasons?|factors?|inconvenience|delays?|downtime|failures?|change of plans|nature|fact"
    r"|complexity|abundance)"
)
_BARE = r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by|during|while|when) )"
"""Nothing after it says where the trouble is."""
POINTS_BACK = re.compile(
    r"(?!what (?:was|were) (?:supposed|meant|thought|believed|expected))(?:this|that|these|those|the|it|them|which"
    r"|what|some|any|unknown|unforeseen|unexpected|technical|various)\b"
    r"(?: (?:\w+ ){0,2}"
    + _TROUBLE
    + _BARE
    + r"| (?:\w+ ){0,2}"
    + _TROUBLE
    + r" (?:in|within|at) (?:the|this) (?:affected|impacted|same)\b| above\b|[ ]*(?:$|[.,;)])| (?:is|are|was|were|has"
    r"|have|may|might|will)\b)"
    r"|(?:an? |some |our )?(?:(?:\w+ )?(?:ongoing|current|recent|earlier|previous|unknown|technical|unexpected|service"
    r"|internal|system|temporary|intermittent|known|unforeseen|planned|scheduled|routine|emergency|general"
    r"|underlying) )*" + _TROUBLE + _BARE + r"|(?:its|their|your)\b(?! (?:failure"
    r"|outage))|impacts? (?:on|to)\b|(?:the )?(?:nature|complexity|scale|scope|severity) of"
    r" (?:the|this) (?:issue|problem|incident|outage|error)\b|(?:the|an?|our)? ?(?:\w+ )?investigations?\b|(?:our|the"
    r"|these) (?:\w+ )?mitigations?\b|(?:(?:the|our|ongoing|further|additional) )+(?:verification|validation|testing"
    r"|monitoring)\b|(?:(?:an?|the|some|high|higher"
    r"|increased|elevated|intermittent|degraded|slow|long) )*(?:time-?outs?"
    r"|latenc(?:y|ies)|errors|failures|(?:error|failure) rates|response times|performance|slowness)(?! \w+ (?:in|with"
    r"|on) )"
    + _BARE
    + r"|the (?:failures|errors|delays) (?:in|on|at|with|for)\b|the degraded (?:\w+ )?(?:performance|availability)\b"
    r"|(?:the |an? )?(?:previous|earlier|prior|last|past) (?:[\w.-]+ ){1,3}?\W?(?:outage|incident|disruption"
    r"|downtime)s?\b"
    r"|(?:an? |the )?(?:[\w.-]+ ){0,2}?security (?:advisor(?:y|ies)|bulletin|updates?|releases?|patch(?:es)?)\b"
    r"|(?:an? |the )?(?:increase|rise|spike|jump)s? in (?:errors?|failures?|latenc\w+|time-?outs?|error rates?"
    r"|response times?|5xx)\b|(?:about|around|up to|roughly|approximately|more than|over) \d|(?:an? |the )?(?:lack of"
    r"|missing|delayed|incomplete|stale) (?:or )?(?:\w+ )?(?:values"
    r"|metrics|data|information|updates|results|logs)\b|(?:an? |the )?(?:\w+ )?(?:high |large |increased )?(?:number"
    r"|volume|amount)s? of (?:\w+ )?(?:reports"
    r"|tickets|calls|support|enquir|inquir|contacts|cases)"
    r"|(?:be|complete|finish|start|begin|end|expire|take|return|happen|become)\b|(?:not|still|yet|unknown|unclear|being"
    r"|under|currently|now|to be|unconfirmed|identified(?! by (?:an?|the|our)\b)|found|known|resolved|none|tbd|n/a"
    r"|fixed|confirmed|addressed"
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
    r"(?:caused|brought (?:about|on)|set off|driven|induced|sparked|prompted|precipitated|provoked|occasioned|explained"
    r"|exacerbated|compounded|aggravated|necessitated) by|due to|(?:was|is|were|are) due(?= an? )|owing to"
    r"|(?:because|bacuse|becuase|beacuse|becasue|bc) of"
    r"|on account of",
    r"rooted in|(?:thanks to|in the wake of|in the aftermath of)(?= (?:an?|the|our|last|yesterday's|this"
    r"|\w+ed|heavy|high)\b)|following(?= (?:an?|the|our|last|yesterday's|this|significant|severe|major|heavy|multiple"
    r"|extensive) (?:[\w-]+ ){0,3}?(?:damage|fail|faulty|unsuccess|botched"
    r"|outage|crash|attack|cut|bad|incorrect|mistake|loss|power)\w*)|(?:knock-on|side|after)[- ]effects? of"
    r"|fallout (?:from|of)|symptoms? of(?= (?:an?|our)\b)",
    r"(?:was|were|is|are|been|being) triggered by|(?:is|are|was|were|be|been|being) (?:also |currently "
    r"|still )?(?:affected|impacted|hit) by",
    r"as an? (?:direct |side )?(?:result|consequence) of|(?:attributed|attributable) to"
    r"|introduced (?:by|in|with|during)",
    r"(?:result(?:s|ed|ing)?|stem(?:s|med|ming)?(?: directly)?|originat(?:es?|ed|ing)|aris(?:es?|ing)|arose) from"
    r"|originat(?:es?|ed"
    r"|ing) (?:in|with)",
    r"attribut(?:es?|ed|ing) (?:\w+ ){1,6}?to|(?:narrowed(?: down)?|pinpointed) to",
    r"(?:blame|fault) lies with|what (?:triggered|caused|set off) (?:the|this) \w+ (?:is|was)|(?:started|began) \w+ing"
    r"(?: [\w:]+){0,4}? (?:when|after|as)(?= (?:an?|one of|our|the) )|tracked (?:[\w-]+ ){2,9}?to(?= (?:an?|one) )"
    r"|(?:is|are|was|were|'s) (?:all |simply |mostly )?down to(?= (?:an?|the|our|one)\b)(?! (?:the last|an? (?:few"
    r"|handful"
    r"|minute|second|small|single)))|culprit ?:|contributing to (?:the|this) \w+ ?:|(?<!as )a consequence of"
    r"|(?:change|release|update|commit|deploy\w*) responsible,|(?:outage|trouble|issues?|problems?) and that's why",
    r"trac(?:ed|ing)(?: \w+){0,7}? to(?! the (?:root )?cause)|root[- ]caused(?: (?:it|this|(?:the|this) \w+))? to",
    r"(?:narrowed|narrow|pinned|pin|track|tracked|boil(?:s|ed)|com(?:e|es|ing))(?: (?:it|this|(?:the"
    r"|this) \w+))? down to|tracked(?: (?:it"
    r"|this|(?:the|this) \w+))? to|(?:linked|tied) to|(?:pin(?:ned)?|blamed?)(?: (?:it|this"
    r"|(?:the|this|these) \w+))? on",
    r"(?:com(?:e|es|ing)|came) from|(?:this|it|which|the \w+) follows|behind (?:the|these|this) (?:[\w-]+ ){0,3}?"
    r"(?:issue|problem|outage|incident|error|disruption|failure|delay|slowdown|degradation)s?[^.;,]{0,20}? (?:is|was"
    r"|are|were)",
    r"(?:being|been|were|was|are|is) (?:block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad|prevent|stopp|limit"
    r"|throttl|exhaust|overload|corrupt|delet|remov|slow|generat|disabl|clogg|saturat|fill|flood|starv)ed by(?! (?:mistake|accident|error"
    r"|default)\b)"
    r"|(?:was|were|is"
    r"|are|been|being) broken (?:by|using|in|with)",
    r"(?<!reset )(?<!error )(?:(?:root |underlying )?cause(?: (?:identified|found|confirmed|known))?|rca"
    r"|reason(?: for (?:the "
    r"|this )?(?:outage|incident|disruption|issue))?) ?:",
    r"(?:reason (?:for|behind|why)|source of|origin of) (?!what |this is (?:\w+ing"
    r"|so\b))(?:(?!and )[^.;,]){1,60}? (?:is|was|being"
    r"|lies in)|the reason (?:is|was|being)(?: that)?",
    r"(?:root |underlying |main |primary )?(?:cause|culprit|trigger) (?:(?:of|for|behind) (?:(?!and "
    r"|which )[^.;,]){1,100}? )?(?:(?:is|was|remains)"
    r"(?! (?:launched|started|opened|conducted|performed|begun|carried|under ?way|ongoing)\b)|were|:|being(?= (?:an?"
    r"|the|our)\b)|to be"
    r"|as(?= (?:an?|the|our|being)\b)|has been (?:identified|determined|found|confirmed) (?:as|to"
    r" be)|turned out to be|(?:was|is) (?:identified|determined|found|confirmed) (?:as|to be))",
    r"(?:isolated|narrowed|pinned|localised|localized) (?:the|this|these|those) (?:[\w-]+ ){1,4}?(?:down )?to",
    r"(?:identified|determined|confirmed|isolated|pinpointed|narrowed|narrowed down|diagnosed)(?: (?:as|to be|it to"
    r"|this to|(?:the|this) (?:issue|problem|cause|fault|failure|error|outage)s? (?:as|to be|to|down to)))",
    r"(?:identif|determin|confirm|diagnos|establish|pinpoint|isolat|found|find|trac"
    r"|nam)\w*(?: \w+){0,4}? (?:root[- ])?(?:cause"
    r"|reason|culprit|source|origin|trigger)s? (?:(?:of|for|behind) (?:(?! and |and )[^.;,]){1,120}? )?(?:as|to be)"
    r"(?! (?:soon|we|quickly|well|much|part|this|it|being|fast|they)\b)",
    r"(?:is|was|are|were) (?:simply |largely |partly )?(?:the |an? )?(?:direct )?(?:result|consequence|side effect"
    r"|product|by-?product|complication|victim|artefact|artifact|manifestation|outcome|casualty) of",
    r"(?:fault|failure|problem|issue|break|damage|origin|source) (?:(?:has been|was|is|were|are|have"
    r" been) )?(?:now )?(?:located|traced|pinpointed"
    r"|isolated|found|identified) (?:in|at|with|within|on|near|to be|between)(?! (?:this|that) (?:time|point|stage"
    r"|moment))",
    r"(?:this|it|these|they|issues?|problems?|incident|outage|errors?|delays?) (?:is|are|was|were) (?:\w+ )?(?:related"
    r"|linked|connected|tied|down) to|(?:issues?|problems?|errors?|failures?|delays?) related to(?= (?:an?"
    r"|the (?:latest|new|recent)) )",
    r"(?:root|underlying) cause,(?= an? )|(?<!necessary )(?<!required )(?<!needed )(?:because|as|since) (?:it|they)(?:'s|'re| is| are"
    r"| was| were) (?:currently |now |still )?(?:unable to (?!be )|not able to (?!be )|stuck|out of|running out|blocked"
    r" by|waiting (?:for|on)|full\b|overloaded|locked|corrupt\w*)|(?<!necessary )(?<!required )(?<!needed )because(?: we (?:lost|changed"
    r"|deployed|removed|deleted|disabled|ran out|hit|released|upgraded|migrated|moved|broke|forgot|introduced)\b"
    r"|(?! (?:of|we|you|they|it"
    r"|this|that|some|not)\b)(?![^.;,]{0,40} (?:could|may|might|would) ))",
    hints="unable =able stuck =out blocked waiting =full overloaded locked corrupt blame lies triggered saturated filled flooded starved responsible that's contributing cause bacuse becuase beacuse becasue =bc occurred happened started began "
    "dropped =failed citing problem "
    "issue fault trouble =found discovered "
    "turned proved shown culprit trigger =rca reason induced brought =due owing result consequence stem originat trac "
    "attribut localised localized identified "
    "determined confirmed isolated pinpointed narrowed diagnosed related linked connected tied =down introduced effect "
    "sparked prompted precipitated provoked account affected impacted =hit aris arose source origin pinned =pin "
    "=track =narrow tracked "
    "boiled "
    "come coming came follow behind blocked dropped rejected overwhelmed interrupted disrupted delayed degraded "
    "prevented "
    "stopped limited throttled exhausted overloaded corrupted deleted removed slowed broken driven =set occasioned "
    "exacerbated clogged generated disabled explained "
    "found find nam diagnos establish reason "
    "compounded aggravated necessitated rooted =thanks wake aftermath fallout symptom boil =comes pin blame artefact "
    "artifact manifestation outcome casualt product complication victim fault "
    "failure problem issue break damage",
)
HEDGED = Wording(
    r"likely(?! (?:late|tomorrow|tonight|today|until|around|by|at|within|to (?:take|last|need|require|see|continue"
    r"|remain|persist|experience))\b)|unlikely(?! to (?:recur|re-?occur|happen|repeat|return)\b)"
    r"|unknown(?! (?:errors?|faults?|failures?|bugs?)\b)|unidentified"
    r"|supposedly|allegedly|tentative(?:ly)?"
    r"|(?:looks?|looking) (?:like|as if|as though|to be)|as far as we (?:can tell|know)|(?<!we )suggest(?:s|ed|ing)?"
    r"|assum(?:e|ed|ing|ption)|apparently|reportedly|suspect\w*|appear(?:s|ed|ing)? (?:to|that|as if|as though)",
    r"almost certain(?:ly)?|(?:roughly |about )even|(?:almost )?no chance",
    r"seem(?:s|ed|ingly)?|believ\w+|we think|thought to|probabl\w+|possibly"
    r"|(?:possible|potential) (?:\w+ )?(?:cause|culprit|source|trigger|contributor|factor)s?",
    r"presum\w+|preliminary(?! (?:mitigation|fix|repair))|initial (?:findings|analysis|indications|assessment)|whether"
    r"|under investigation|possibilit(?:y|ies)|(?:it is|it's|this is) possible|(?:may|might|could) be (?:tied"
    r"|connected|related)|(?:may|might|could) be (?:coming|stemming|originating|arising)",
    r"(?:current|leading|best|working) (?:theory|guess)|early (?:findings|analysis|indications|signs)|working theory"
    r"|hypothes\w+",
    r"potential(?:ly)? (?:root |caus\w+|due|related|linked|the|triggered|stem\w*|result\w*|issues?|problems?|as"
    r"|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:\w+ )?(?:caus\w+|due|triggered|related|linked|the (?:root )?cause"
    r"|a result|because|attributed|connected|contribut\w+|resulted|stem\w*|led|be (?:an?|the|our|at fault|to blame"
    r"|responsible)|have (?:an?|broken|failed))|(?:cause|culprit|reason|source) (?:may|might|could) be",
    r"(?:not|isn't|wasn't|aren't|weren't) (?:(?:yet|been|be|directly|currently|necessarily|actually|really"
    r"|thought to be|known to be"
    r"|itself|in any way|at all) ){0,2}(?:caused|due to|the result|because|related)",
    r"(?:not|no|don't|doesn't|haven't|isn't|wasn't) (?:\w+ ){0,2}(?:know|confirmed|evidence|indication)",
    hints="guess certain =even chance likely unknown unidentified apparent reported suspect appear seem believ think "
    "thought "
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
    r"(?:no|without(?: any)?|zero) (?:\w+ ){0,2}?(?:failures?|faults?|outages?|attacks?|loss|corruption|changes?"
    r"|issues? with)"
    r" (?:caused|found|detected|seen|observed|was|were|has been|on|in|by|made)",
    r"no (?:\w+ ){1,4}?(?:affected|impacted|lost|interrupted|touched)(?: at all)? by [^.;,]{1,80}",
    r"(?:not|n't|cannot) (?:yet )?(?:know|known|say|clear|tell|sure) (?:how|when|which|who)\b[^.;,]{0,100}",
    hints="=no =zero without how when which who",
)
"""What isn't there, and what isn't known beside the cause, with the words that say so."""
RULED_OUT = Wording(
    r"(?:rul(?:ed|ing|es?) out|exclud(?:ed|ing)) [^;.]{1,120}?(?=$|[;.]|, |,? (?:and|but|so) )",
    r"[^;]{1,300}; (?:that|this|it|which) (?:is|was|has been) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"[^;.,]{1,120} (?:was|were|is|are|been|be|being) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"(?:separate|apart|distinct|independent) from [^;.,]{1,80}|unrelated to [^;.,]{1,80}",
    hints="ruled ruling =rule =rules exclud separate =apart distinct independent unrelated",
)
"""What was ruled out, with the words that say so."""
LOOKING_INTO = Wording(
    r"investigat(?:e|ing)|looking (?:in)?to|reports? (?:of|that)|reviewing|researching",
    hints="investigat looking report review research",
)
BETTER = re.compile(
    r"\b(?:recover\w*|improv\w*|restor\w*|reduc\w*\b(?! (?:\w+ )?(?:performance|capacity|availability|functionality"
    r"|limits?"
    r"|quotas?|number|permissions?|throughput|speeds?"
    r"|service|access))|decreas\w*|success\w*|normal\w*|resol\w*|stabil\w*|fewer)"
)
"""What came of it was an improvement."""
