"""The words in which an end is promised, for `overpromise`; those that need no verb are in `eta_words`."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.next_words import SPOKEN
from opsdesk.drafting.lint.when import CLOCK, DATE, DAY, INTERVAL, WHEN, WHEN_HINTS
from opsdesk.drafting.lint.wording import Wording

RECOVERS = Wording(
    r"resol(?:v\w*|ution)|recover\w*|restor\w*|(?:hot-?)?fix(?:es|ed|ing)?|repair\w*|solv\w+|mitigat\w*|remediat\w*"
    r"|resum\w*",
    r"roll(?:ed|ing)?[- ]?(?:out|back)|complet\w+|finish\w*|deploy\w*|patch\w*|in[- ]place|subside\w*|stabili[sz]\w*"
    r"|splic\w+|replac\w+|reconnect\w*|rebuil\w+",
    r"stop (?:seeing|getting|receiving|happening|occurring)|rectif\w+|correct(?:ed|ion)|remed(?:y|ied)\w*"
    r"|sort(?:ed)?(?: (?:it|this|that|things|everything))?(?: out)?|reinstat\w+|re-?establish\w*|re-?open\w*|(?:switch"
    r"|turn)ed back(?: on)?|unblock\w*|flow again|(?:things|situation|performance|speeds?|times?|experience|see|seeing"
    r"|delays?|errors?|impact|load|levels?) (?:\w+ ){0,4}?(?:improv\w*|eas(?:e|es|ing)|drop|fall|shrink|disappear"
    r"|decreas\w*|be down to)|gradual\w* improv\w*",
    r"be (?:good|fine|ok|okay|alright)(?= *(?:[.,;!)]|$|(?:soon|shortly|by|in|within|again)\b))",
    r"(?:be|possible|available|able|usable|accepted|processed|delivered|received|sent|open|run|running|flowing"
    r"|accept\w*|process) (?:\w+ ){0,3}?again",
    r"(?:will|should) (?:all )?be (?:\w+ly )?(?:available|accessible|out|up|gone|empty|ready|(?:delivered|sent"
    r"|processed|moved|migrated)(?= (?:in|within|by|over|tomorrow|tonight|later|shortly|soon|today)\b))|(?:be"
    r"|is) (?:up to date|current)",
    r"(?:have|get|install|put in) (?:an?|the) (?:new|updated|replacement|working|fixed|renewed|spare) \w+|(?:to|will"
    r"|should) boot|to be (?:delivered|sent|processed|moved|migrated|accepted|released)|have (?:[\w-]+ ){1,9}?released"
    r"|(?:have|get) (?:it|this|you|everything|everyone|(?:the|all) \w+) (?:\w+ )?(?:working|running|back|up|done"
    r"|sorted)|to be done",
    r"(?:start|begin|resum)\w* (?:to )?\w+ (?:\w+ ){0,2}?again",
    r"(?:should|will) \w+ again(?= (?:shortly|soon|by|in|within|at)\b)|go(?:es)? out(?= (?:by|at|within)\b)",
    r"normal (?:\w+ )?(?:performance|service|operations?|functionality|speeds?|levels?)",
    r"back(?= (?:by|within|before|around)\b)|back (?:up|online|to normal|in (?:service|operation))|(?:be|come|go"
    r"|goes|fully) (?:back|live|online)|be history"
    r"|normali[sz]\w*",
    r"return\w* to (?:\w+ )?(?:normal|service|full|operation)|return(?= (?:at|by|in|within|around|before|until|on|from"
    r"|shortly|soon|tomorrow|later)\b)",
    r"(?:updat|chang|adjust|apply)\w* (?:the|our) (?:\w+ )?(?:config\w*|settings?|code|rules?|certificates?)"
    r"|releas\w* (?:it|this|the fix|an? \w+)|take effect|(?:fully )?(?:operational|functional|functioning)"
    r"|up and running|available again|propagat\w*",
    r"(?:work|operat|function|run|perform|behav)\w* (?:again|normally|as (?:expected|usual|normal))|(?:be "
    r"|all[- ])?clear(?:s|ed)?|catch(?:ing)? up|caught up|drain\w*",
    r"(?:be|is|(?:have|get) (?:this|it|everything|all of it)) (?:over|done)|(?:be|become) available|re-?enabl\w+"
    r"|(?:able|possible) to (?:\w+ ){1,4}?again",
    r"com(?:e|es|ing) back|com(?:e|es|ing) up(?= (?:on|by|at|before|in|tomorrow|tonight|later|soon|shortly)\b)"
    r"|(?:open|bring)(?:s|ing)? up|(?:have|get|bring) (?:[\w-]+ ){1,4}back(?! to\b)|(?:expected|due) back"
    r"|out of the woods"
    r"|lift\w*|landed|land(?= in production)|be through|be gone|(?:is|are) (?:gone|empty)|work(?:ed|ing)? (?:off"
    r"|through) (?:the|all)|(?:it"
    r"|them|everything|all|service|log-?ins?) (?:back|up|open)(?= (?:(?:very|quite|really) )?(?:soon|shortly|by|in|at"
    r"|within|before|inside|around|tonight|today|tomorrow)\b)|(?:be|go) (?:read|us)able\b",
    r"(?:is|are|be|comes?|get|gets) back(?= *(?:[.,;)]|$|(?:by|in|at|within|before|soon|shortly|on|this|later"
    r"|today)\b))",
    r"(?:backlog|queued?|queues|held|pending|stuck|delayed) (?:\w+ ){0,4}(?:process\w*|deliver\w*|sent|go out)",
    hints="=good =fine =ok =okay alright history woods lift landed through =gone empty =back =up =open usable "
    "readable =stop config setting code "
    "rule certificate operat resol recover restor fix repair solv mitigat remediat resum roll complet finish deploy "
    "patch place subside stabili back live online normal return operational functional functioning running available "
    "propagat work clear catch caught drain queue =held pending stuck delayed =over =done enabl =able possible effect "
    "splic replac reconnect rebuil rectif correct remed =sort sorted reinstat establish open switched turned unblock "
    "improv eas drop =fall shrink disappear decreas =down again process deliver sent moved migrated accessible =out "
    "=up =gone empty ready current =date =new updated renewed spare working =boot install running =to releas function "
    "perform behav run start begin resum",
)
"""What is promised: that something works, is fixed, or is through."""
LOOKS_AHEAD = Wording(
    r"(?<!as )(?<!than )expect\w*|foresee\w*|envisage\w*|ought to|we project|confident (?:that )?|(?:fix|patch|solution"
    r"|update) (?:is )?(?:coming|on its way)|(?:can|may|should) (?:count (?:on|with)|rely on)|(?:we|i) see (?:this|it"
    r"|that|things|the \w+) being|track(?:ing|s) (?:to|towards?)|(?:is|are) to (?:be|return|resume|re-?open|come back"
    r"|work)|(?<!as )(?<!than )anticipat\w*|estimat\w*|(?<!as they )(?<!as it )(?<!than they )(?<!than it )should|will"
    r"|would (?:then )?be (?:done|caught|over|fixed|finished|completed?|through|resolved|restored|back)\b|shall|\w+'ll"
    r"|won't|plan(?:s|ned|ning)? to|aim\w*|(?<!back-end )(?<!backend )target\w*(?! (?:registration|group|instance"
    r"|health|host|server|page|url|temperature|level|value)\w*)|seek\w* to",
    r"working (?:hard |actively )?to (?:\w+ )?(?:get|have|resolve|fix|restore|complete|finish|bring|repair|recover)"
    r"|look(?:ing)? forward to (?:having|seeing|getting)|hop(?:e|es|ing|eful|efully)|project(?:ed)? to|on track"
    r"|forecast|predict(?:s|ed|ing)?|looking at|going to"
    r"|intend|intent (?:to|of)"
    r"|incoming(?= *(?:[.,;!)]|$))",
    r"allow(?! us)|commit(?:s|ted)? to|go(?:es|ing) (?:live|out)|(?:priority|goal"
    r"|aim|plan|intention|objective|target) is to|imminent|due (?:back|to (?:be"
    r"|finish|complete|end|return|resume|come|go)\b)|slated|set to|scheduled (?:to|for)|promis\w+",
    hints="=forward ought project confident coming =way foresee envisage =be being return resum open work come count "
    "rely track priority goal intention "
    "objective =due slated =set scheduled promis expect anticipat estimat should will would shall 'll "
    "won't plan aim seek target hop project track forecast predict working looking going intend intent incoming "
    "allow commit =goes imminent",
)
"""That it is still to come."""
NOW_DOING = Wording(
    r"(?:is|are|\w+'s) (?:now |currently )?(?:in the process of )?being \w+ed",
    r"(?:is|are|we're|'re) (?:now |currently )?(?:coming|shipping|landing|going|deploying|releasing|rolling|pushing"
    r"|publishing|restoring|replacing|working on)",
    r"(?<!not )(?<!n't )(?<!did )(?<!failed to )(?<!began to )(?<!begun to )(?<!started to )(?<!last to )(?<!first "
    r"to )(?<!are )(?<!is )(?<!trying to )(?<!want "
    r"to )(?<!was )(?<!were "
    r")(?:ships?|lands?|completes?|finish(?:es)?|ends"
    r"|comes?(?= (?:back"
    r"|up|online|live"
    r"|again)\b)|follows?|goes|(?<!to )(?<!will )go(?= out\b)|clears?|drains?|resumes?|re-?opens?|returns?|recovers?"
    r"|reach(?:es)?|moves?|empties"
    r"|catch(?:es)?|gets? (?:it|this|\w+ed|the (?:fix|patch|update|change))|becomes? \w+|(?:is|are) (?:switched"
    r"|turned) (?:back )?on)(?: (?:back|up|on|again|online|live|(?:to|for) \w+|(?:all|the|every) \w+))*(?= (?:any|out"
    r"|in|by|at|on|before|until|near|around|about|from|with|over|within|inside|during|between|today|tomorrow|tonight"
    r"|later|this|next|shortly|soon|momentarily|overnight)\b)",
    r"to (?:bring|get|put) (?!me\b|you\b)(?:[\w-]+ ){1,4}?(?:back|up|running|online)(?= (?:up |online )?(?:in|within"
    r"|by|before|over)\b)",
    hints="=bring =put effect becom =get =gets being clear drain resum open return recover reach fill move empties "
    "=catch catches "
    "switched turned =finish =end =come =arrives =follow =complete coming shipping landing =going deploying releasing "
    "rolling pushing publishing restoring working replacing =ship =ships =land =lands complete finishes =ends arrive "
    "=comes follows goes",
)
"""What is being done; with a time that can only be ahead, it says when it will be done."""
MAY_BE = Wording(
    r"(?:can|able to) (?:get|have)|(?:may|might|could) (?:\w+ )?(?:(?:be|come) (?:back|restored|fixed|resolved"
    r"|available|released|deployed|live"
    r"|done|over|up|online|repaired|complete\w*|working)|return|take)",
    hints="=get =have back restored fixed resolved available released deployed live done =over =up online repaired "
    "complete working return take",
    also="=can able may might could",
)
"""What can be had then, or may be over."""
CAN_AGAIN = Wording(
    r"(?:you|customers|users|everyone|everybody|all of you|people) (?:all )?can (?:\w+ ){1,4}?again",
    hints="=again",
    also="=can",
)
"""What users can do again; with a time that can only be ahead, it says when."""
SURELY_AHEAD = re.compile(
    r"\b(?:(?:in|within|over|during) the (?:next|coming) (?:\w+ )?(?:" + INTERVAL + r"|hours?|days?|minutes)|tomorrow"
    r"|tonight|later (?:today|this)|this (?:evening|afternoon)|next week|(?:in|within) (?:about |around |approximately "
    r"|roughly )?"
    + INTERVAL
    + r"|(?:by|before) (?:"
    + CLOCK
    + "|"
    + DAY
    + "|"
    + DATE
    + r")|(?<!of )today|overnight|inside (?:of )?"
    + INTERVAL
    + r"|(?:at|over|on) (?:the|this) (?:bank holiday |long |coming )?weekend|on "
    + DATE
    + r"|(?:at|from|around|about|between) "
    + CLOCK
    + r"|at the top of the hour|(?:in|over|during) the course of the (?:morning|afternoon|evening|day|night)"
    r"|with (?:the|our) (?:next|\d\d:\d\d(?: \w+)?) (?:release|deploy\w*)|in t-\d{1,3})"
)
"""A time that can't be past."""
BEFOREHAND = re.compile(
    r"\b(?:tomorrow|tonight|later (?:today|this)|this evening|next week|by (?:" + CLOCK + "|" + DAY + "))"
)
"""A time that can only be ahead wherever it stands; others, before their verb, are its subject's: “data from 10:20”."""
TIMED = Wording(
    WHEN,
    r"(?:as (?:quickly|soon|early|little) as|in as little as)(?: just| about| around| only)* (?:"
    + INTERVAL
    + "|"
    + CLOCK
    + "|"
    + DAY
    + r")|(?:in|over|within|during) the (?:coming|next|nearest|following) (?:couple |few )?(?:of )?(?:(?:\d{1,3}|two"
    r"|three|four|five|six) )?"
    r"(?:minutes|(?:half )?hours?|days?)"
    r"|in a matter of (?:minutes|hours|days)|(?:in|by) the (?:morning|afternoon|evening)\b|(?:in|during|over"
    r"|within) the (?:week|days) (?:of|after"
    r"|following) (?:the )?(?:"
    + DATE
    + r")|(?:during|over|in) the course of (?:the |this )?(?:\w+|"
    + DATE
    + r")|from (?:"
    + CLOCK
    + "|"
    + DAY
    + r")|(?:as of|come) "
    + DAY
    + r"|in t-\d{1,3} min|towards? (?:"
    + CLOCK
    + r")|by the time (?:[\w-]+ ){1,8}?(?:opens?|starts?|begins?|wakes?|gets? up|comes? in)\b|"
    + SPOKEN,
    r"(?:by|at|on) the following (?:dates?|times?)|(?:in|within) (?:no time|minutes|hours|days|an? (?:jiffy|while|bit"
    r"|little while|few))(?! (?:places|cases|regions|areas|countries|minutes|hours))|(?:target(?:t?ing|s|t?ed)?"
    r"|(?:aim\w*|shooting|on track|set|slated|due) for) (?:" + CLOCK + "|" + DATE + "|" + DAY + ")",
    r"(?:allow|looking at)(?: up to| about| around| another| a further| roughly| approximately)* " + INTERVAL,
    hints=WHEN_HINTS
    + " past quarter half =at =by =until =round around about toward begins =wake =gets =comes  following time jiffy "
    "while =bit matter coming following =few course",
)
"""By when."""
BARE_DATE = Wording(
    r"(?:fixed|resolved|restored|completed?|back|done) (?:on |by )?the \d{1,2}(?:st|nd|rd|th)?", hints="=the"
)
"""A date that needs its verb to be one: “fixed the 12th”."""
SOON = Wording(
    r"(?<!as )(?:very |quite |real )?soon(?! as\b)|shortly(?! (?:after|before|thereafter|following|prior))|momentarily",
    r"imminent(?:ly)?|any (?:minute|moment|time) now|in (?:a|the next few|a few) moments?|in the near future",
    r"(?:it |that |this )?(?:won't|will not|shouldn't|should not) be (?:much |very )?long(?: now)?(?= *(?:[.,;!)]|$"
    r"|until|till|before)),?|in no time(?= *(?:[.,;!)]|$))",
    r"(?<=expect to )(?:\w+ ){1,4}(?:promptly|quickly|swiftly|rapidly)",
    r"in short order|in a few(?= *(?:[.,;)]|$))|before long|very quickly|(?:quick|speedy|swift|prompt|rapid|fast|timely"
    r"|early) (?:resolution|recovery|fix|repair|restoration|return)"
    r"|(?:should|will) be back(?: up| online)? (?:quickly|promptly|rapidly)",
    hints="promptly quickly swiftly rapidly =long =time soon shortly moment imminent =any =near =long quick speedy "
    "swift prompt rapid =fast timely "
    "early order =few",
)
"""A time nobody can hold somebody to."""
NEVER_AGAIN = Wording(
    r"(?:(?:will|shall|can|'ll|does|do)(?: not|n't| never)|won't) (?:\w+ )?(?:happen|occur|recur|repeat"
    r"|see)(?: \w+){0,3} (?:again|in (?:the )?future)",
    r"(?:will|\w+'ll|going to|count on|make sure|promise)(?: [\w']+){0,4} never (?:[\w']+ ){1,9}again",
    r"a thing of the past|being the last time|(?:gone|fixed|resolved|solved) for good|once and for all|(?:cannot|can't"
    r"|can not|couldn't) (?:\w+ )?(?:happen|occur|recur)(?: again)?",
    r"(?<!do )(?:won't|never|not) (?:\w+ )?(?:happens?|occurs?|recurs?|repeats?)(?! (?:an?|the|your|any|with|as|in all"
    r"|in every|on|for|when|while|if|nearly|at|unless|because|due)\b)(?: again)?|(?:will|'ll) (?:not |never )?recur",
    r"(?:won't|will not|never) happen (?:a second time|twice|once more)|we (?:can |fully |do )*guarantee"
    r"|is guaranteed to|guarantee (?:that|you|this|it)|you have our (?:word|guarantee)",
    r"(?:this|that|it|which|these \w+) will (?:also )?(?:prevent|avoid|eliminate|stop) (?:any )?(?:similar|such"
    r"|future|further"
    r"|the same) [^.;,]{1,60}? (?:in (?:the )?future|again|from (?:happening|recurring|occurring))",
    r"will ensure (?:that )?(?:future|similar|such|further) (?:\w+ )?(?:incidents|issues|failures|outages|problems"
    r"|disruptions) (?:do not|don't|will not|won't|cannot|can't|never)|we expect no (?:further|more) (?:disruption"
    r"|issue"
    r"|outage|incident|problem|failure|interruption)s?",
    r"there (?:will not|won't|will never) be (?:an?|any) (?:\w+ )?(?:recurrence|re-?occurrence|repeat)s?\b"
    r"|there will be no"
    r" (?:\w+ )?(?:recurrence|re-?occurrence)s?\b",
    r"we promise(?! an? update)|(?:which|that|this) guarantees|(?:this|it|they|that) (?:won't|will not) (?:come back"
    r"|return|reappear)",
    hints="occurrence prevent avoid eliminate =stop ensure =expect =last =past =won't won return reappear back "
    "guarantees "
    "happen occur recur repeat =again =future guarantee "
    "=word promise =good =once =second twice",
    also="recur occurrence future similar =such further =same happen occur recur repeat never =past =last won't =won "
    "return reappear "
    "=back guarantee =word promise =good "
    "=once =see",
)
"""A guarantee."""
PURPOSE = Wording(
    r"(?:(?:to|and|(?<!which )(?<!this )(?<!that )will|further) (?:\w+ )?(?:ensure|prevent|avoid|make sure|help"
    r"|minimi[sz]e|reduce)"
    r"|ensuring)(?: that)?(?: \w+){0,4} (?:does not|doesn't|do not|don't)",
    r"(?:cannot|can't|can not|not|no|doesn't|don't|to|to \w+ and) (?:\w+ )?guarantee\w*|did not|didn't|has not|have not"
    r"|if (?:it|this)|until|verif\w+|confirm\w*",
    hints="ensur prevent avoid sure help minimi reduc guarantee did =not =if until verif confirm",
)
"""What somebody does so that it becomes less likely: no guarantee."""
