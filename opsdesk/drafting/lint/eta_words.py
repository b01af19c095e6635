"""How an end is promised by a noun or a duration, for `overpromise`: “ETA 2 h”, “takes another hour”."""

from __future__ import annotations

from opsdesk.drafting.lint.next_words import SPOKEN
from opsdesk.drafting.lint.when import CLOCK, DATE, DAY, DIGITS, INTERVAL, INTERVAL_HINTS, WHEN_HINTS
from opsdesk.drafting.lint.wording import Wording

_A_TIME = WHEN_HINTS + " early mid =late few couple number soon shortly moment"
_TIME = r"(?:" + INTERVAL + "|" + CLOCK + "|" + DAY + "|" + DATE + r")"
_ABOUT = (
    r"(?: (?:another|up to|about|approximately|approx\.?|around|roughly|an additional|a further|at least|between|some"
    r"|only|just|as long as|no more than|not more than|less than|under|at most|the next|the|the rest of"
    r"|the remainder of|in))*"
)
_SPAN = _ABOUT + r" " + INTERVAL
_END = (
    r"(?:end(?= ?:| of (?:the|this)\b)|resolution|recovery|completion|fix|restoration|restore|repair|return|finish"
    r"|resolved|restored)"
)
_BETTER = (
    r"(?:recover\w*|restor\w*|resol\w+|fix\w*|repair\w*|clear\w*|catch|return|normal|works?|working|back|bring|online"
    r"|available|again|come (?:up|back)|re-?build\w*|finish\w*|complet\w*|propagat\w*|subside|stabili\w+|splice)"
)
_WORK = (
    r"(?:recovery|restor\w+|restore|propagat\w+|repairs?|resolution|rollout|roll-?back|fix|rebuild\w*|re-?build\w*"
    r"|re-?sync\w*|re-?index\w*|fitting|installing|backlog|queues?|clean-?up|catch[- ]?up|mitigation|failover|deploy\w*"
    r"|import|check|scan|copy|replay|verification|splicing|replacement|(?:the|this) (?:work|operation|procedure"
    r"|process))"
)
ETA_IS = Wording(
    r"(?:eta|etr|ettr)(?: |:)(?! ?(?:on[- ]site|at site|of (?:the )?(?:technician|engineer|crew)))(?:[^.;]"
    r"|approx\.){0,60}?\b(?:\d\w*|an hour|" + DAY + ")",
    hints="=eta =etr =ettr eta: etr: ettr:",
    also=_A_TIME + " " + DIGITS,
)
"""“ETA 15”."""
ETA = Wording(
    r"(?:(?:estimated|expected|anticipated|projected|target(?:ed)?|tentative|revised|worst[- ]case) (?:" + _END + r""
    r"|repair|service)?"
    r" ?(?:time(?:line|frame|scale)?(?! of arrival)|duration|down ?time|outage(?: time| duration)?|"
    + _END
    + r")|"
    + _END
    + r" (?:time(?:line|frame|scale)?|estimate|eta|target|date)|time to (?:full |complete )?(?:fix|resol\w+|recover\w*"
    r"|repair|restor\w+)|ttr|(?:estimate|forecast|target) (?:for|of) (?:\w+ "
    r"){0,3}?"
    + _END
    + r")\b(?:(?!was|were|took|went|rose|climbed|ha[sd] been)(?:[^.;]|approx\.)){0,60}?(?<![\w-])"
    + _TIME,
    r"(?<!was )(?<!were )(?<!been )(?<!started )(?<!began )(?:complet|finish|end|resolv|recover)ing (?:by|around|in"
    r"|within|before|(?<!is recovering )(?<!are recovering )(?<!currently recovering )(?<!now recovering )at) " + _TIME,
    r"(?:completion|restoration|recovery) ?: ?" + _TIME,
    r"expect(?:s|ed|ing)?"
    + _ABOUT
    + r" (?:an? |< ?)?"
    + INTERVAL
    + r" (?:of )?(?:recovery|repair|restoration|outage|downtime|delay)",
    r"(?:expected|estimated|anticipated|planned) (?:"
    + _END
    + r"|repair) (?:in|by|at|around) (?:the )?(?:early|mid|middle|late|end|beginning|start|first|second)\b",
    r"estimate(?:d time)? (?:stays|remains|is (?:now|still)|still stands|stands)(?: (?:at|for|by|around))? " + _TIME,
    r"put(?:s|ting)? (?:completion|recovery|the end|resolution) (?:at|near|in|around)" + _ABOUT + " " + _TIME,
    r"(?:deploy\w*|re-?build|restore|copy|re-?index|re-?sync|rollout|import|migration) time (?:is|of)"
    + _ABOUT
    + " "
    + INTERVAL,
    _TIME + r" is (?:the|our|their) (?:(?:latest|best|current|new) )?estimate",
    r"(?:best guess|guesstimate)(?: [\w-]+){0,6}? (?:is|would be|of)(?: still| currently"
    r"| now)?" + _ABOUT + r" (?:" + _TIME[3:-1] + r"|(?:hours|days|weeks)\b)",
    r"(?:(?:new |current |our |latest |best )?estimate(?: (?:we|i) (?:have|can give)| given| for (?:\w+ ){1,3}?)? ?(?::"
    r"|is|of)|fix expected|" + _END + r" expected)" + _ABOUT + r"(?: (?:on|by|at))? " + _TIME,
    hints="expect =end complet end resolv recover =put =puts putting rebuild re-build copy index sync rollout import "
    "migration deploy guess eta ttr estimate estimated expected anticipated projected target tentative revised worst "
    "recovery resol restor repair completion fix return finish forecast time duration down outage",
    also=_A_TIME,
)
"""A time of recovery, in a nutshell."""
SOON_DONE = Wording(
    r"(?:(?:be|it's|is|that's|all|everything|have (?:it|this|that|those|these|everything|the rest)) done|(?:we're"
    r"|we are|is|are) done|(?:^\W{0,3}|(?<=[,;:.-] ))done)"
    + r" (?:(?:in|within) (?:(?:about|around) )?(?:ten|fifteen|twenty|thirty|forty|sixty|\d{2})(?= *(?:[.,;!)]|$))"
    r"|(?:by|around|round|at|before|within|inside|in)" + _ABOUT + " (?:" + _TIME + "|" + SPOKEN + "))",
    r"(?:^\W{0,3}|(?<=[.;:,] )|so |giv(?:e|ing) it |giv(?:e|ing) us )(?:about |another )?"
    + INTERVAL
    + r" (?:tops|at (?:most|the (?:most|outside|latest)))(?= *(?:[.,;!)]|$))",
    r"(?:reckon|count) on" + _ABOUT + " " + _TIME,
    r"it's (?:an?|\w+) (?:hour|minute|day)s?(?:'s|')? work",
    r"estimate" + _SPAN + r" to (?:full |complete |normal )?" + _END,
    r"expect (?:[\w'-]+ ){1,5}?(?:up|open|live|online|running|normal|in service)(?: again)? (?:by|within|in|at|around"
    r"|before|inside)" + _ABOUT + " " + _TIME,
    r"(?:service|everything|operations?|functionality|access|speeds?)(?: is| are)? (?:expected|anticipated|due"
    r"|foreseen)(?: back)? (?:at|by|around|in|within|before|from"
    r"|for)" + _ABOUT + r" (?:" + _TIME + r"|the (?:start|beginning|end) of)",
    r"(?:finish|complet)ing (?:tomorrow|tonight|later|overnight|this \w+)",
    hints="done tops =most outside latest reckon count work estimat expect anticipat =due foreseen finishing "
    "completing",
    also=_A_TIME
    + " =this ten fifteen twenty thirty forty sixty past half quarter =start =in =by =at around round =before",
)
"""“Done in ten”, “90 minutes tops”, “full service expected at 04:00”."""
SOON_FIXED = Wording(
    r"(?:^\W{0,3}|[.;,] )(?:very )?soon (?:be )?(?:fixed|resolved|restored|solved|over)\b|(?:^\W{0,4}"
    r"|[.;] )back in \d{1,2}(?= *(?:[.,;!)]|$))",
    r"(?:and|with)(?: an?| the)? (?:resolution|fix),? (?:very )?(?:soon|shortly)\b",
    r"(?:now|under ?way|in progress|going on|(?:rolling|going|switching) back to [^;,]{1,30}), (?:about |some |~ ?)?"
    + INTERVAL
    + r"(?= *(?:[.;!]|$))",
    hints="soon shortly =back =now rolling switching way progress =going",
    also="resolution =fix fixed resolved restored solved =over =back " + INTERVAL_HINTS,
)
"""“Soon fixed”, “back in 10”, “replacing it now, 15 minutes”."""
TAKES = Wording(
    _WORK + r" (?:[\w':]+,? ){0,9}?(?:tak(?:e|es|ing)|needs?|requires?|runs for|run for)" + _SPAN,
    r"(?:rais|restor|rebuild|replac|copy|mov|add|replay|re-?index|resiz|repair|fix|undo|rotat|drain|restart|reboot"
    r"|import|apply"
    r"|deploy|renew)ing (?:[\w-]+ ){1,6}?(?:takes?|needs?|will take)" + _SPAN,
    r"(?:tak(?:e|es|ing)|needs?|requires?|runs? for|lasts?) (?:about |up to )?(?:another|an additional"
    r"|a further) " + INTERVAL,
    r"(?:tak(?:e|es|ing)|needs?|requires?)" + _ABOUT + r" \w{1,6} more (?:minutes|hours?|days?)",
    r"takes? until (?:(?:about|around|at least) )?(?:" + CLOCK + r"|\d{1,2}\b)",
    r"(?:tak(?:e|es|ing)|needs?)(?: about| at least| roughly)? another (?:half )?(?:hour|day|few|couple)",
    r"(?:expect|anticipat)\w* (?:[\w']+ ){0,5}?to take" + _SPAN,
    r"(?:tak(?:e|es)|needs?)" + _SPAN + r" more\b",
    r"(?:tak(?:e|es|ing)|needs?|requires?)(?: us)?" + _SPAN + r" (?:\w+ ){0,3}?(?:to|before|until|till"
    r"|for) (?:\w+ ){0,7}?" + _BETTER,
    r"which can take" + _SPAN,
    r"takes?" + _SPAN + r",? (?:after|at the end of) which\b",
    r"(?:will|should|'ll|likely to) take"
    + _SPAN
    + r" to (?:\w+ly )?(?:process|work through|clear|drain|replay|copy|send|deliver)\b",
    r"can take up to " + INTERVAL + r" for (?:all|every|the) (?:\w+ ){0,4}?to (?:get|receive|see|have|be)\b",
    r"(?:it|this|that|which|process|work)(?: (?:may|might|will|should|could|is likely to)|'ll) (?:\w+ )?tak(?:e|ing)"
    + _SPAN
    + r"(?: more| longer)?(?= *(?:[.;,]|$|(?:and|but|so|during|before|until) ))",
    r"(?:estimated|expected|anticipated|projected) to take" + _SPAN,
    r"(?:may|might|will|should|could|likely to|expected to) (?:\w+ )?(?:take|last)(?: up)?(?: to)? (?:(?:most|much"
    r"|the rest|all|the better part) of (?:the |this |to)|the (?:whole|entire) |all |the rest of the )(?:day|morning"
    r"|afternoon|evening|night|week|weekend)\b",
    r"(?:supposed|told|said|announced|advised|scheduled|expected|meant) to (?:last|be|take) (?:an? "
    r"|for )?(?:max(?:imum)?\.? (?:of )?)?(?:only |about |up to )?" + INTERVAL,
    hints="take taking need require =run =runs last told said announced advised scheduled expected meant supposed",
    also=_A_TIME,
)
"""How long it still takes."""
REMAINS = Wording(
    INTERVAL + r" (?:(?:\w+ )?for (?:the|a) (?:full )?(?:repair|fix|restoration|recovery|rebuild)|from now)",
    r"give (?:it|us|this)(?: until)?" + _SPAN + r"|call it(?: (?:another|one more))? (?:" + INTERVAL + r"|hour)",
    r"(?:that's|that is|it's)" + _SPAN + r" of work|(?<!normally is )(?<!usually is )(?<!typically is )(?<!is normally "
    r")(?<!is usually )(?<!is typically )(?<!in )a matter of (?:a few |some |several )?(?:of )?(?:minutes|hours"
    r"|days)(?! ago)\b",
    r"(?:minutes|hours|"
    + INTERVAL
    + r") (?:away|out) from (?:[\w-]+ ){0,5}?(?:fix|solution|on|normal|back|live|done|ready|finished|fixed"
    r"|recover\w*)\b",
    r"(?<!every )"
    + INTERVAL
    + r" (?:until|till|(?:away )?from) (?:\w+ ){0,5}?(?:recover\w*|restor\w*|resol\w+|the fix|normal|completion|back"
    r"|live|again)",
    r"estimat(?:e|es|ed|ing)" + _SPAN + r" (?:more )?(?:until|till|before)",
    INTERVAL + r" (?:to go|away|remain(?:s|ing)?|left)(?= *(?:[.;,]|$|for|until|till|before|to ))",
    r"(?:is|be) an? " + INTERVAL[:-1] + r"|\d{1,2}[- ]hour) (?:job|task|process|operation|procedure|repair)",
    r"be (?:(?:likely|probably|about|around|approximately|roughly|at least|up to|another) )*"
    + INTERVAL
    + r" (?:to|before|until) (?:\w+ ){0,5}?(?:complet\w*|finish\w*|done|"
    + _BETTER[3:],
    hints="repair fix restor recover rebuild =now =from =call =give =work =matter =out =away until till estimat =go "
    "remain =left job task process operation procedure repair =be",
    also=INTERVAL_HINTS,
)
"""How much of it is still to come."""
_AHEAD = (
    r"(?:will|shall|should|may|might|could|would|shouldn't|won't|likely|going|expect(?:ed)?|anticipate(?:d)?"
    r"|projected|estimate(?:d)?)"
)
_OUT = (
    r"(?:down|offline|unavailable|inaccessible|unreachable|out of (?:service|order)|without (?:power|service|internet"
    r"|access)|disrupted|interrupted|disabled|closed|off|affected|impacted|degraded)"
)
LASTS = Wording(
    _AHEAD + r" (?!(?:alert|warn|notify|page) )(?:not )?(?:[\w',]+ ){0,9}?(?:no|be|last|take) longer than " + INTERVAL,
    _AHEAD + r" (?:[\w']+ ){0,6}?for (?:a few|some) more (?:minutes|hours|days)\b",
    _AHEAD + r" (?:[\w'-]+ ){0,4}?(?:last|continue|persist|go on)(?! to\b)(?: \w+){0,2}? (?:until|till|through|for|into"
    r"|up to)" + _ABOUT + " " + _TIME,
    _AHEAD + r" (?:[\w']+ ){0,6}?(?:last|persist)(?: (?:much )?(?:more|longer) than)?" + _SPAN,
    _AHEAD
    + r" (?:[\w']+ ){0,16}?for (?:the next|another|an additional) (?:about )?(?:"
    + INTERVAL
    + r"|(?:few |couple (?:of )?)?(?:hours?|days?))",
    _AHEAD + r" (?:[\w']+ ){0,8}?for the rest of the (?:day|morning|afternoon|evening|night|week)",
    _AHEAD + r" (?:[\w']+ ){0,3}?be (?:incomplete|slow|delayed|missing) (?:[\w-]+ ){0,3}?until " + _TIME,
    _AHEAD + r" (?:[\w']+ ){0,6}?(?:be|remain|stay) (?:\w+ ){0,2}?" + _OUT + r" (?:until|till|through"
    r"|for)" + _ABOUT + r" (?:" + _TIME + r"|(?:the )?(?:day|evening|night|morning|afternoon|week)\b)",
    _AHEAD
    + r" (?:[\w']+ ){0,4}?(?:be |remain |stay )"
    + _OUT
    + r" (?:for )?(?:at least )?(?:(?:all|most|the rest|much) of|all|the (?:whole|entire)) (?:this |the |next "
    r"|to)?(?:day|night|week|weekend|month)\b",
    r"(?:disruptions?|delays?|issues?|problems?|impact|outages?|interruptions?|cancellations?) (?:is"
    r"|are) (?:\w+ )?(?:expected|likely|anticipated|forecast) (?:to \w+ )?(?:until|till|through|for) (?:the |about "
    r"|at least )*(?:" + _TIME + r"|end of)",
    r"(?:(?:is|are|'re) (?:\w+ ){0,2}?"
    + _OUT
    + r"|(?:may|might|will) be (?:slow\w*|sluggish|flaky|"
    + _OUT[3:]
    + r") for (?:about |around |up to )?"
    + INTERVAL
    + r" while (?:we|they|it|things)\b",
    r"(?:is|are|'re|remains?|stays?) (?:\w+ ){0,2}?"
    + _OUT
    + r" (?:[\w-]+ ){0,6}?(?:until|till) (?:\w+ ){0,3}?"
    + _TIME,
    hints="longer additional =more =while =next another =rest incomplete slow delay missing last continue persist "
    "=on down offline unavailable "
    "inaccess unreach out without disrupted interrupted disabled closed =off affected impacted degraded expected "
    "likely anticipated forecast",
    also=_A_TIME + " =end",
)
"""How long the trouble will still last."""
NO_TIME = Wording(
    r"(?:no|not|n't|cannot|can't|without|unknown|unable)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline"
    r"|exact)",
    r"(?:haven't|don't|doesn't|hasn't)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline|exact)",
    r"(?:eta|etr|estimate|time ?frame)(?: \w+){0,4} (?:unknown|not|unclear|yet|to be (?:determined|announced|confirmed"
    r"|provided|given|shared|advised|decided|posted|communicated|established))",
    r"(?:will|to|'ll|should|can) (?:\w+ )?(?:provide|give|share|post|have|get|offer|know|determine"
    r"|update)(?: you)?(?: with)?(?: an?| the| our| more)?(?: [\w-]+)? (?:eta|etr|estimate|time ?frame"
    r"|timeline)(?! of\b| is\b| :)",
    hints="eta etr estimat time frame exact",
)
"""That no time is known, or that one will be told later."""
IN_PASSING = Wording(
    r"at (?:this|that|the current) (?:pace|rate|speed),? [^.;]{0,60}?(?:gone|done|over|through|finish\w*|ends?"
    r"|caught up|clear\w*|complete\w*|ready|back|empty|normal) (?:by|at|in|within|before|around|early|late)"
    + _ABOUT
    + " "
    + _TIME,
    r"(?:one|two|three|four|five|six|a few|\d{1,2}) more (?:minutes|hours?|days?) and (?:everyone|everything|all|it"
    r"|you|they)\b",
    r"estimate(?:d)? to be (?:early |late |mid-?)?(?:on |in )?" + _TIME,
    r"expect (?:it|them|this) (?:in|on|at) [^.;,]{1,30}? (?:tomorrow|tonight|today|(?:by|on|before|within) "
    + _TIME
    + ")",
    r"reckons? on \w+ing [^.;,]{1,60}? (?:by|around|at|before|in the course of|during)" + _ABOUT + " (?:the )?" + _TIME,
    r"(?:reckons?|speaks?|talks?) (?:with|of|about|on)" + _ABOUT + " " + _TIME,
    r"(?:count|counting|counts) on (?!you)(?:[\w-]+ ){1,5}?(?:by|around|at|before|from|within|in)"
    + _ABOUT
    + " "
    + _TIME,
    r"which (?:they|he|she|the \w+) (?:say|says|tell us|tells us|said) (?:is|will be|should be)"
    + _ABOUT
    + " (?:"
    + _TIME
    + r"|this (?:morning|afternoon|evening)|tonight|tomorrow)",
    r"(?<!not )(?:have|get|bring) (?!you\b|me\b)(?:[\w-]+ ){1,4}?(?:up and running|back up|up again|back online"
    r"|running again) (?:in|within|by)" + _ABOUT + " " + _TIME,
    r"they (?:say|tell us|told us|said)(?: that)? it (?:takes|will take|should take)" + _SPAN,
    r"(?:^\W{0,3}|[;,:] )(?:"
    + INTERVAL
    + r"|(?:one|two|three|four|five|a few|\d+) more (?:minutes|hours?|days?)),? (?:i'd (?:say|guess|think)"
    r"|at a guess|i guess|we'd say|we reckon|or so)(?= *(?:[.;,!]|$))",
    r"(?:clears?|resolves?|corrects?|fix(?:es)?|heals?|sorts?) (?:itself|themselves)(?: out)? (?:overnight|tomorrow"
    r"|tonight|later today"
    r"|(?:by|within|in)" + _ABOUT + " " + _TIME + ")",
    r"(?:re-?opens?|opens? again|(?:is|are) (?:back|open) again) (?:at|from|by|around|in)" + _ABOUT + " " + _TIME,
    r"(?:will|should) be (?:\w+ )?(?:back|normal|over|fixed|resolved|restored|back to normal) (?:by )?then\b",
    r"promis(?:es|ed|e) (?:us )?(?:an?|the|its) (?!update|call|reply|answer|report|note|word|refund|credit|voucher"
    r"|decision|statement|summary)(?:[\w-]+ ){1,4}?(?:by|within|in|around|before)" + _ABOUT + " " + _TIME,
    hints="=have =get bring estimate expect pace =rate =speed reckon speak =talk =talks count they =say =says tell "
    "told =said =more =guess =or =so itself themselves open "
    "=back again =then promis",
    also=_A_TIME + " =then =this overnight tomorrow tonight",
)
"""An end that is told beside something else, or by somebody else: “the operator reckons with 90 minutes”."""
HEADLINE = Wording(
    r"^\W{0,4}(?:fix|patch|repair) (?:out|live|in|ready|on its way|coming) (?:very )?(?:soon|shortly|tonight|tomorrow"
    r"|later today)(?= *(?:[.;!,]|$))",
    r"^\W{0,4}(?:corrected|fixed|repaired|replacement|new|working) (?:[\w-]+ ){1,3}?(?:by|on|within)"
    + _ABOUT
    + " "
    + _TIME
    + r"(?= *(?:[.;!]|$))",
    r"(?:corrected|fixed|repaired|new) (?:version|build|release|app) (?:\w+ ){0,4}?(?:tomorrow|tonight|later today"
    r"|this evening)(?= *(?:[.;!]|$))",
    r"^\W{0,4}(?:(?:full|complete|service|expected|estimated) )?(?:back|fix|resolution|restoration|recovery|repair"
    r"|completion)(?: (?:up|online|in service|to normal|of \w+))?(?: (?:expected|estimated|planned|due))?(?: (?:by"
    r"|before|within|in|on|around|at))" + _ABOUT + " " + _TIME,
    r"(?:^\W{0,4}|[;:,(] ?)(?:(?:all|everything|it) )?(?:fixed|resolved|restored|repaired|solved|recovered"
    r"|back(?: (?:up|online|to normal))?|[\w-]{1,20} back) (?:(?:very )?soon|shortly|momentarily|tonight|tomorrow"
    r"|later today|within the hour|in the next (?:\w+ )?(?:hours?|minutes|days?)|by" + _ABOUT + " " + _TIME + ")",
    r"^\W{0,4}(?!(?:[\w-]+ ){0,2}?(?:came|went|is|are|was|were|has|have|got|been|brought|switched|rolled|moved|turned"
    r"|set|fell) )"
    r"(?:[\w-]{1,20} ){1,3}?back(?: up| online)? (?:by|within|in|around)" + _ABOUT + " " + _TIME,
    r"(?:\d{1,3} ?%|half|everyone|everybody|the (?:rest|remainder)) by " + _TIME,
    hints="=by =on within =fix patch corrected replacement =new working =back =fix fixed resolved restored repaired "
    "solved recovered resolution restoration recovery repair "
    "completion version build release =app",
    also=_A_TIME,
)
"""A note without a verb: “Back online by 5 pm”, “Fixed soon”."""
