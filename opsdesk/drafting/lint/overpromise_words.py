"""The words in which an end is promised, for `overpromise`."""

from __future__ import annotations

from opsdesk.drafting.lint.when import CLOCK, DATE, DAY, INTERVAL, WHEN, WHEN_HINTS
from opsdesk.drafting.lint.wording import Wording

RECOVERS = Wording(
    r"resol(?:v\w*|ution)|recover\w*|restor\w*|(?:hot-?)?fix(?:es|ed|ing)?|repair\w*|solv\w+|mitigat\w*|remediat\w*|resum\w*",
    r"roll(?:ed|ing)?[- ]?(?:out|back)|complet\w+|finish\w*|deploy\w*|patch\w*|in place|subside\w*|stabili[sz]\w*|splic\w+|replac\w+|reconnect\w*|rebuil\w+",
    r"normal (?:performance|service|operations?|functionality|speeds?|levels?)",
    r"back (?:up|online|to normal|in (?:service|operation))|(?:be|come|go|fully) (?:back|live|online)|normali[sz]\w*",
    r"return\w* to (?:normal|service|full)|return(?= (?:at|by|in|within|around|shortly|soon|tomorrow|later)\b)",
    r"take effect|(?:fully )?operational|up and running|available again|propagat\w*",
    r"work(?:s|ing)? (?:again|normally|as expected)|(?:be |all[- ])?clear(?:s|ed)?|catch(?:ing)? up|caught up|drain\w*",
    r"(?:be|is|(?:have|get) (?:this|it|everything|all of it)) (?:over|done)|(?:be|become) available|re-?enabl\w+|(?:able|possible) to (?:\w+ ){1,4}?again",
    r"(?:is|are|be|comes?|get|gets) back(?= *(?:[.,;)]|$|(?:by|in|at|within|before|soon|shortly|on|this|later|today)\b))",
    r"(?:backlog|queued?|queues|held|pending|stuck|delayed) (?:\w+ ){0,4}(?:process\w*|deliver\w*|sent|go out)",
    hints="resol recover restor fix repair solv mitigat remediat resum roll complet finish deploy patch place subside "
    "stabili back live online normal return operational running available propagat work clear catch caught drain "
    "queue =held pending stuck delayed =over =done enabl =able possible effect splic replac reconnect rebuil",
)
"""What is promised: that something works, is fixed, or is through."""
LOOKS_AHEAD = Wording(
    r"expect\w*|anticipat\w*|estimat\w*|should|will|shall|\w+'ll|won't|plan(?:s|ned|ning)? to|aim\w*|target\w*",
    r"hop(?:e|es|ing|eful|efully)|project(?:ed)? to|on track|forecast|predict\w*|looking at|going to|intend|incoming",
    r"can (?:get|have)|able to (?:get|have)|allow(?! us)|commit(?:s|ted)? to|go(?:es|ing) (?:live|out)"
    r"|imminent",
    hints="expect anticipat estimat should will shall 'll won't plan aim target hop project track forecast predict "
    "looking going intend incoming =get =have allow commit =goes imminent",
)
"""That it is still to come."""
TIMED = Wording(
    WHEN,
    r"(?:in|within) (?:no time|minutes|hours|days|an? (?:jiffy|while|bit|little while))|target(?:ing|s|ed)? (?:"
    + CLOCK
    + "|"
    + DATE
    + "|"
    + DAY
    + ")",
    r"(?:allow|looking at)(?: up to| about| around| another| a further| roughly| approximately)* " + INTERVAL,
    hints=WHEN_HINTS + " time jiffy while =bit",
)
"""By when."""
BARE_DATE = Wording(
    r"(?:fixed|resolved|restored|completed?|back|done) (?:on |by )?the \d{1,2}(?:st|nd|rd|th)?", hints="=the"
)
"""A date that needs its verb to be one: “fixed the 12th”."""
ETA = Wording(
    r"(?:eta|etr|estimated (?:time(?! of arrival)|resolution|recovery|completion|fix))\b[^.;]{0,60}?\b(?:\d\w*|an hour|"
    + DAY
    + ")",
    r"(?:expected (?:time|resolution|recovery|completion|restoration|fix)|(?:recovery|resolution|restoration"
    r"|repair) (?:time|estimate)|time to (?:fix|resol\w+|recover\w*|repair|restor\w+)|ttr|(?:estimate|forecast) (?:for|of) (?:\w+ ){0,3}?(?:resolution|recovery|restoration|fix"
    r"|repair|completion))\b(?:(?!was|were|took)[^.;]){0,40}?\b(?:" + CLOCK + "|" + INTERVAL + "|" + DAY + ")",
    hints="eta etr ttr time estimate expected recovery resolution restoration repair forecast",
)
"""A time of recovery, in a nutshell."""
_SPAN = (
    r"(?: (?:another|up to|about|approximately|around|roughly|an additional|a further|at least|between|some"
    r"|as long as|no more than|not more than|less than|under|at most))*"
    r" " + INTERVAL
)
TAKES = Wording(
    r"(?:recovery|restor\w+|repairs?|resolution|rollout|roll-?back|fix|rebuild\w*|resync\w*|backlog|queues?|clean-?up"
    r"|catch[- ]?up|mitigation|failover|(?:the|this) (?:work|operation|procedure|process)) (?:\w+ ){0,5}?tak(?:e|es|ing)"
    + _SPAN,
    r"tak(?:e|es|ing) (?:about |up to )?(?:another|an additional|a further) " + INTERVAL,
    r"tak(?:e|es|ing)" + _SPAN + r" (?:\w+ ){0,3}?(?:to|before|until|till|for) (?:\w+ ){0,7}?(?:recover\w*|restor\w*"
    r"|resol\w+|fix\w*|repair\w*|clear\w*|catch|return|normal|works?|working|back|online|propagat\w*|subside|stabili\w+)",
    r"(?:it|this|that|which|process|work) (?:may|might|will|should|could|is likely to) (?:\w+ )?tak(?:e|ing)"
    + _SPAN
    + r"(?: more| longer)?(?= *(?:[.;,]|$))",
    INTERVAL + r" (?:until|till|away from) (?:\w+ ){0,3}?(?:recover\w*|restor\w*|resol\w+|the fix|normal|completion)",
    r"(?:estimated|expected|anticipated|projected) to take" + _SPAN,
    r"be (?:(?:likely|probably|about|around|approximately|roughly|at least|up to|another) )*"
    + INTERVAL
    + r" (?:to|before"
    r"|until) (?:\w+ ){0,5}?(?:complet\w*|finish\w*|recover\w*|restor\w*|resol\w+|fix\w*|clear\w*|catch|normal)",
    hints="take taking until till =away =be",
)
"""How long it still takes."""
NO_TIME = Wording(
    r"(?:no|not|n't|cannot|can't|without|unknown|unable)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline"
    r"|exact)",
    r"(?:haven't|don't|doesn't|hasn't)(?: \w+){0,3} (?:eta|etr|estimate\w*|time ?frame|timeline|exact)",
    r"(?:eta|etr|estimate|time ?frame)(?: \w+){0,4} (?:unknown|not|unclear|yet|to be)",
    hints="eta etr estimat time frame exact",
)
"""That no time is known."""
SOON = Wording(
    r"(?<!as )(?:very |quite |real )?soon(?! as\b)|shortly(?! (?:after|before|thereafter|following|prior))|momentarily",
    r"imminent(?:ly)?|any (?:minute|moment|time) now|in (?:a|the next few|a few) moments?|in the near future",
    r"before long|very quickly|(?:quick|speedy|swift|prompt|rapid) (?:resolution|recovery|fix|repair|restoration|return)",
    hints="soon shortly moment imminent =any =near =long quick speedy swift prompt rapid",
)
"""A time nobody can hold somebody to."""
NEVER_AGAIN = Wording(
    r"(?:will|shall|can|'ll|does|do)(?: not|n't| never) (?:\w+ )?(?:happen|occur|recur|repeat"
    r"|see)(?: \w+){0,3} (?:again|in (?:the )?future)",
    r"(?:won't|never|not) (?:\w+ )?(?:happens?|occurs?|recurs?|repeats?)(?: again)?|(?:will|'ll) (?:not |never )?recur",
    r"we (?:can |fully |do )*guarantee|is guaranteed to|guarantee (?:that|you|this|it)|you have our (?:word|guarantee)",
    r"we promise(?! an? update)",
    hints="happen occur recur repeat =again =future guarantee =word promise",
)
"""A guarantee."""
PURPOSE = Wording(
    r"(?:to|and|will|further) (?:\w+ )?(?:ensure|prevent|avoid|make sure|help|minimi[sz]e"
    r"|reduce)(?: that)?(?: \w+){0,4} (?:does not|doesn't|do not|don't)",
    r"(?:cannot|can't|can not|not|no|doesn't|don't|to|and) (?:\w+ )?guarantee\w*|did not|didn't|has not|have not"
    r"|if (?:it|this)",
    hints="ensure prevent avoid sure help minimi reduc guarantee did =not =if",
)
"""What somebody does so that it becomes less likely: no guarantee."""
OTHER_NEWS = Wording(
    r"updat(?:e|es|ing)|inform(?:ed|ation|ing)?|details?|report(?:s|ed)?|communicat\w+|shar(?:e|ed|ing)|publish\w*",
    r"post(?:ed|ing|s|-?mortems?)|(?:will|we'll|to) post|notif\w+|news|advise|rca|root cause analysis|follow[- ]?up",
    r"keep you|announce\w*|monitor\w*|watch\w*|observ\w+|investigat\w*|summary|review\w*|check(?:ing)? (?:back|in)",
    r"(?:will|we'll|to) (?:write|tell)|verif\w+|keep (?:this|the) \w+ open|schedul(?:e|ing)|decid\w*|re-?(?:assess|evaluat)\w*",
    hints="updat inform detail report communicat shar publish post notif news advise rca analysis follow keep announce "
    "monitor watch observ investigat summary review check verif write tell schedul decid assess evaluat",
)
"""Something else than the recovery is promised for then."""
PLANNED = Wording(
    r"(?:planned|scheduled|routine|weekly|upcoming) (?:\w+ )?(?:maintenance|deployment|upgrade|downtime|outage"
    r"|migration|work|restart)|maintenance (?:window|period)|(?:planned|scheduled) (?:today|for|on|this|to)",
    r"maintenance (?:is|has been|was|will be) (?:planned|scheduled)",
    r"(?:upgrade|migration|maintenance) (?:should|will|is expected to) (?:last|take|be)",
    hints="planned scheduled routine weekly upcoming maintenance upgrade migration",
)
"""Work whose time was set before."""
