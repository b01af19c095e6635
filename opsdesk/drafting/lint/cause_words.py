"""The words in which causes are told, for `causes`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

_TROUBLE = (
    r"(?:issues?|problems?|incidents?|outages?|disruptions?|errors?|degradation|interruptions?|events?|situation|matter"
    r"|impact|performance|slowness|slow-?downs?|unavailability|instability|circumstances|reasons?|factors?"
    r"|inconvenience|delays?|downtime|failures?|change of plans|nature|fact|complexity|abundance)"
)
_BARE = (
    r"\b(?! (?:with|in|at|on|from|within|inside|of|to|by|during|while|when|handling|parsing"
    r"|(?:affecting|impacting)(?! (?:some|all|many|most|several|multiple|certain|both|an?|our|your|the|this|these|that"
    r"|users?|customers?|traffic|access|log-?ins?|\w+ing|\w+ability)\b)) )"
)
"""Nothing after it says where the trouble is."""
POINTS_BACK = re.compile(
    r"(?!what (?:was|were) (?:supposed|meant|thought|believed|expected))(?:this|that|these|those|the|it|them|which|what"
    r"|some|any|unknown|unforeseen|unexpected|technical|various)\b(?: (?:\w+ ){0,2}"
    + _TROUBLE
    + _BARE
    + r"| (?:\w+ ){0,2}"
    + _TROUBLE
    + r" (?:in|within|at) (?:the|this) (?:affected|impacted|same)\b| (?:above|same)\b(?! \w)|[ ]*(?:$|[.,;)])"
    r"| (?:won't|don't|can't|is"
    r"|are|was|were|has"
    r"|have|may|might|will|can|could|should|must|need|alone)\b|(?<=this) (?:so far|it|we|you|they|some|all|many|users?"
    r"|customers?"
    r"|no|your)\b)|(?:an? |some "
    r"|our )?(?:(?:(?!vendor|provider|supplier|carrier|upstream)\w+ )?(?:ongoing"
    r"|current|recent|earlier|previous|unknown|technical|unexpected|service|internal|system|temporary|intermittent"
    r"|known|unforeseen|planned|scheduled|routine|emergency|general|underlying) "
    r")*"
    + _TROUBLE
    + _BARE
    + r"|(?:its|their|your)\b(?! (?:failure|outage)| [\w-]+ (?:had |has |have |was |were )?(?:lost|expired|failed|ran"
    r"|renewed|removed)\b)|(?:attempting|trying) to\b|customers exceeding\b|(?:task|job"
    r"|pod|build) (?:\w+ )?(?:errors|failures)\b|impacts? (?:on|to)\b|(?:the )?(?:nature"
    r"|complexity|scale|scope|severity) of (?:the|this) (?:issue|problem|incident|outage|error)\b|(?:the|an?"
    r"|our)? ?(?:\w+ )?investigations?\b|(?:our|the|these) (?:\w+ )?(?:mitigation|remediation)s?\b|(?:(?:the"
    r"|our) )?(?:current|ongoing|present) trouble\b|an? (?:issue|problem|error) (?:(?:on|at) our (?:side|end)"
    r"|with our (?:internal )?systems?)\b|(?:an? |the )?(?:slower|longer) than (?:expected|usual"
    r"|normal) (?:\w+ )?times?\b|(?:continued|continuing|further|additional|more|new|ongoing) reports of\b"
    r"|some (?:\w+ )?(?:requests|jobs|calls|queries) (?:timing out|failing)\b|(?:the )?(?:extra|additional"
    r"|added) load (?:from|of|by) (?:the )?(?:re-?tries|backlog|recovery|mitigation)\b"
    r"|the number of (?:\w+ )?(?:customers"
    r"|users|people|calls|tickets|reports|e-?mails|messages)\b|the fault\b(?! (?:in|with|of|on)\b)"
    r"|(?:the )?(?:(?:public|bank|national|school|summer|winter) )?(?:holidays?|vacations?)\b|(?:(?:the|our|ongoing"
    r"|further"
    r"|additional) )+(?:verification|validation|testing|monitoring)\b|(?:(?:an?|the|some|high|higher|increased|elevated"
    r"|intermittent|persistent|repeated|frequent|sporadic|degraded|slow|long) )*(?:time-?outs?|(?:processing"
    r"|propagation|delivery|loading) delays"
    r"|latenc(?:y|ies)|(?:errors|failures)(?! rates?\b)|(?:errors?|failures?) rates?"
    r"|response times|performance|slowness|internal (?:server )?errors?)(?! \w+ (?:in|with|on) )"
    r"(?! (?:for|of) (?:the |our )?(?:[\w-]+ ){0,2}?(?:\w*sql|databases?|db|storage|network)\b)"
    + _BARE
    + r"|(?:authentication|log-?in|sign-?in|loading|playback|accessibility) (?:issues|problems"
    r"|difficulties)\b(?! (?:with|in|on|at|after|from) )|technical (?:issues?|problems?|difficulties) (?:with|on|at"
    r"|in) (?:our|the) (?:resources?|systems?|services?|site|website|platform|side|end)\b(?!'s| (?:after|since|of) )"
    r"|(?:the|this) (?:earlier|previous|prior) (?:slow\w*|delays?|errors?|failures?|degradation|backlog)\b"
    r"|time[- ]?out errors\b"
    r"|the (?:failures|errors|delays) (?:in|on|at|with|for)\b|(?:today|tonight|yesterday|last night|this morning"
    r"|this afternoon)'s (?:[\w-]+ ){0,2}?(?:outage|incident|disruption|issue"
    r"|problem|downtime)s?\b|the degraded (?:\w+ )?(?:performance|availability)\b"
    r"|(?:the |an? )?(?:previous|earlier|prior|last|past) (?!(?:network|power|cooling|storage"
    r"|database) )(?:[\w.-]+ ){1,3}?\W?(?:outage|incident|disruption"
    r"|downtime)s?\b|(?:an? |the )?(?:[\w.-]+ ){0,2}?security (?:advisor(?:y|ies)|bulletin|updates?|releases?"
    r"|patch(?:es)?)\b|(?:an? |the )?(?:increase|rise|spike|jump)s? in (?:errors?|failures?|latenc\w+|time-?outs?"
    r"|error rates?|response times?|5xx)\b|(?:about|around|up to|roughly|approximately|more than|over) \d|(?:an? "
    r"|the )?(?:lack of|missing|delayed|incomplete|stale) (?:or )?(?:\w+ )?(?:values|metrics|data|information|updates"
    r"|results|logs)\b(?! (?:releases?|sets?|files?|loads?|imports?|feeds?|push|migrations?|cop(?:y|ies))\b)|(?:an? "
    r"|the )?(?:\w+ )?(?:high |large |increased )?(?:number|volume"
    r"|amount)s? of (?:\w+ )?(?:reports|tickets|calls|support|enquir|inquir|contacts|cases)|(?:applying"
    r"|installing) (?:\w+ )?(?:updates?|patches)\b|(?:be|complete|finish|start"
    r"|begin|end|expire|take|return|happen|become)\b"
    r"|(?:(?:[\w-]+ ){1,3}or )?(?:http )?[345]\d\d (?:[\w-]+ ){0,3}?(?:responses?|errors?)\b|(?:reported"
    r"|observed) (?:errors?|issues?|problems?)|(?:not(?! (?:having|getting|receiving|being able)\b)|still|yet"
    r"|undetermined|unknown|unclear|being|under|currently|now|to be"
    r"|unconfirmed|identified(?! by (?:an?|the|our)\b)|found|known|resolved|none|tbd|n/a|fixed|confirmed|addressed"
    r"|determined|understood|established|believed|thought|suspected|likely|probably|possibly|available|pending"
    r"|in progress|ongoing(?! \w))\b"
)
"""What follows “due to” when no cause is named: the incident itself, a date, or that the cause isn't known."""
HEDGED = Wording(
    r"likely(?! (?:late|tomorrow|tonight|today|until|around|by|at|within|to (?:take|last|need|require|see|continue"
    r"|remain|persist|experience))\b)|unlikely(?! to (?:recur|re-?occur|happen|repeat|return)\b)|unknown(?! (?:errors?"
    r"|faults?|failures?|bugs?|(?:issue|problem)s? (?:with|in|on|at) (?:the|our))\b)|unidentified|supposedly|allegedly"
    r"|tentative(?:ly)?|(?:looks?|looking) (?:like|as if|as though|to be)|as far as we (?:can tell|know)"
    r"|(?<!we )suggest(?:s|ed|ing)?|assum(?:e|ed|ing|ption)|apparently|reportedly|suspect\w*|suspicion"
    r"|(?<!making it )(?<!makes it )(?<!made it )(?<!making them )appear(?:s|ed"
    r"|ing)? (?:to(?! be (?:\w+ly )?(?:recover|work|improv|restor|back|up)\w*)"
    r"|that|as if|as though)",
    r"(?:ask|asked|asking|wonder\w*|check\w*|see|tell|clear|know) if|candidates?|(?:signs?|evidence|everything"
    r"|things|logs?|clues?"
    r"|it all)(?: \w+){0,3} (?:points?|pointing) (?:to|at|towards?)\b|logs? (?:\w+ )?(?:indicat|hint)\w*",
    r"almost certain(?:ly)?|(?:roughly |about )even|(?:almost )?no chance",
    r"perhaps|maybe|(?:it|this) (?:may|might|could) (?:well )?be that|(?:may|might) or (?:may|might) not|we(?: had"
    r"| first| initially)? thought|not sure (?:if|whether)|(?:may|might|could) have been",
    r"seem(?:s|ed|ingly)?|bel(?:ie|ei)v\w+|(?:(?:we|i) think|thinks)|thought to|probabl\w+|possibly|(?:possible"
    r"|potential) (?:\w+ )?(?:cause|culprit|source|trigger|contributor|factor|reason|explanation)s?",
    r"(?:some|early|first) (?:evidence|indications?)|(?:may|might|could) have (?!experienced|encountered|noticed"
    r"|observed|received|failed|missed)\w+ed\b|presum\w+"
    r"|preliminary(?! (?:mitigation|fix|repair))|initial (?:findings|analysis|indications|assessment"
    r"|(?:investigations?|checks?|results?|reports?)(?= (?:\w+ )?(?:indicat|suggest|point|show))|signs)|whether"
    r"|under investigation|possibilit(?:y|ies)|(?:it is|it's|this is) possible|(?:may|might|could) be (?:tied|connected"
    r"|related)|(?:may|might|could) be (?:coming|stemming|originating|arising)",
    r"(?:current|leading|best|working) (?:theory|guess)|early (?:findings|analysis|indications|signs)|working theory"
    r"|hypothes\w+",
    r"(?:potential|possible) (?:\w+ )?(?:issue|problem)s?|potential(?:ly)? (?:root |caus\w+|led|leads|due|related"
    r"|linked|the"
    r"|triggered|stem\w*|result\w*|issues?|problems?|as|because)",
    r"(?:may|might|could) (?:have )?(?:been |be )?(?:(?:\w+ly|also|well|partly|extended|prolonged"
    r"|longer) )?(?:caus\w+|due|introduced|triggered|related|linked"
    r"|affected by|impacted by|the (?:root )?cause|a result|because|attributed|connected|contribut\w+|resulted"
    r"|stem\w*|led|be (?:an?|the|our"
    r"|at fault|to blame|behind|responsible)|have (?:an?|broken|failed))|(?:cause|culprit|reason|source) (?:may|might"
    r"|could) be",
    r"(?:not|isn't|wasn't|aren't|weren't) (?:(?:yet|been|be|directly|currently|necessarily|actually|really"
    r"|thought to be|known to be|itself|in any way|at all) ){0,2}(?:caused|due to|the result|because|related)",
    r"(?:(?<!does )not|no|don't|(?<=team )doesn't|haven't|isn't|wasn't) (?:\w+ ){0,2}(?:know|confirmed|evidence"
    r"|indication)",
    hints="=log =logs perhaps maybe =sure guess certain =even chance likely unknown unidentified apparent reported "
    "suspect appear "
    "seem believ beleiv think thought evidence indication probabl possib presum preliminary initial early whether "
    "investigation theory hypothes potential =may =might =could =not =no n't supposed alleged tentative look =far "
    "suggest assum =ask asked asking wonder =check =see =tell =clear candidate point",
)
UNCONFIRMED = Wording(
    r"(?:not|n't|yet to be|to be|still|un) ?(?:yet |been |fully |be )*confirmed|unconfirmed|we (?:think|believe"
    r"|suspect)|presumably|apparently|as far as|probably|most likely|may not be|(?:potentially|possibly"
    r"|perhaps) (?:causing|affecting|impacting"
    r"|leading|resulting|preventing)|whether (?:it|this|that|they|these) (?:has|have|is|are|was|were) (?:any "
    r"|in any way )?(?:bearing"
    r"|related|connected|involved|linked|relevant|to blame|the (?:cause|reason))",
    hints="whether confirmed think believe suspect presumabl apparent =far probabl likely =may potential possibl "
    "perhaps",
)
"""What, said after a cause, takes it back."""
NO_CAUSE = Wording(
    r"(?:no|without(?: any)?|zero) (?:\w+ ){0,2}?(?:failures?|faults?|outages?|attacks?|loss|corruption|changes?"
    r"|issues? with) (?:caused|found|detected|seen|observed|was|were|has been|on|in|by|made)",
    r"no (?:\w+ ){1,3}?(?:has|have) (?:expired|failed|crashed|stopped)\b[^.;,]{0,60}",
    r"no (?:\w+ ){1,4}?(?:affected|impacted|lost|interrupted|touched)(?: at all)? by [^.;,]{1,80}",
    r"(?:not|n't|cannot) (?:yet )?(?:know|known|say|clear|tell|sure) (?:how|when|which|who)\b[^.;,]{0,100}",
    r"(?:found|identified|located|isolated|discovered|pinpointed|know) the (?:leak|(?:\w+ )?(?:bottleneck|bug|fault"
    r"|defect|regression|flaw|mistake|failure))(?= *(?:[.,;!)]|$|(?:and|but|now)\b))",
    hints="=no =zero without how when which who found identified located isolated discovered pinpointed =know",
)
"""What isn't there, and what isn't known beside the cause, with the words that say so."""
RULED_OUT = Wording(
    r"(?:yesterday's|last week's|the (?:earlier|previous|separate|unrelated)|an? (?:earlier|previous|separate"
    r"|unrelated)|another)"
    r" (?:[\w-]+ ){0,2}?(?:incident|outage|issue|problem)s? (?:was|were|had been) (?!resolved|fixed)[^;.,]{1,80}",
    r"neither [^;.]{1,80}? (?:is|was|are|were) (?:to blame|at fault|the (?:root )?cause|responsible|behind"
    r"|involved)\b[^;.,]{0,40}",
    r"(?:rul(?:ed|ing|es?) out|exclud(?:es?|ed|ing)) [^;.]{1,160} as (?:the|a) (?:\w+ )?(?:source|cause|reason"
    r"|culprit|trigger)"
    r"[^;.,]{0,60}",
    r"(?:rul(?:ed|ing|es?) out|exclud(?:es?|ed|ing)) (?:(?:an?|any|the) [^;.,]{1,40}, )+(?:an?|any"
    r"|the)? ?[^;.,]{1,40},? (?:and|or|nor)"
    r" [\w -]{1,40}|(?:rul(?:ed|ing|es?) out|exclud(?:es?|ed|ing)) [^;.]{1,120}?(?=$|[;.]|, |,? (?:and|but|so) )",
    r"[^;]{1,300}; (?:that|this|it|which) (?:is|was|has been) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"[^;.,]{1,120} (?:was|were|is|are|been|be|being) (?:now )?(?:ruled out|excluded)\b[^;.,]{0,80}",
    r"(?:separate|apart|distinct|independent) from [^;.,]{1,80}|unrelated to [^;.,]{1,80}|no (?:relation|connection"
    r"|link) (?:to|with) [^;.,]{1,80}|nothing to do with [^;.,]{1,80}",
    hints="yesterday week earlier previous another neither ruled ruling =rule =rules exclud separate =apart distinct "
    "independent unrelated relation connection =link "
    "=nothing",
)
"""What was ruled out, with the words that say so."""
LOOKING_INTO = Wording(
    r"investigat(?:e|ing)(?! an? (?:[\w-]+ ){0,4}?(?:host|disk|server|switch|hardware|power|storage|node"
    r"|rack) failure\b)|investigations? (?:in)?to(?! the (?:failed|faulty|broken)\b)|looking (?:in)?to"
    r"|(?<!provider )(?<!vendor )(?<!supplier )(?<!carrier )(?<!partner )reports (?:of|that)|(?<!to )report (?:of"
    r"|that)|reports about|rumou?rs"
    r"|reviewing|researching|(?:work|working|continu\w+|trying) to (?:identify|determine|find|understand|diagnose)",
    hints="rumor rumour investigat looking report review research identify determine =find understand diagnose",
)
BETTER = re.compile(
    r"\b(?:recover\w*|improv\w*|restor\w*|shorten\w*|reduc\w*\b(?! (?:\w+ )?(?:performance|capacity|availability"
    r"|functionality"
    r"|limits?|quotas?|number|permissions?|throughput|speeds?|service|access))|decreas\w*|success\w*|normal\w*|resol\w*"
    r"|stabil\w*|fewer|(?:errors?|loss|latency|failures?|time-?outs?)(?: counts?| rates?)? (?:to (?:fall|drop|go down"
    r"|decline)|from"
    r" \S+ to)|(?:went|dropped|fell|down) from [^,;.]{1,12} to (?:under|below|less))"
)
"""What came of it was an improvement."""
