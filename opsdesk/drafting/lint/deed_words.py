"""What something in particular, somebody or another company did, whatever it was, for `causes`.

Told in an update before the end, a deed that is neither what users meet nor part of the repair is told as the cause:
“one import swamped the queue”, “a colleague plugged in the wrong cable”, “our carrier withdrew the route”.
"""

from __future__ import annotations

from opsdesk.drafting.lint.verb_words import ADVERBS, DID, HARMLESS, IS_DOING, OUR_REPAIR, THEIR_REPAIR
from opsdesk.drafting.lint.wording import Wording

_OPENS = (
    r"(?:^|(?<=[.;:,!?(] )|(?<=- )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bbecause )|(?<=\bsince )|(?<=\bas )"
    r"|(?<=\bwhen )|(?<=\bafter )|(?<=\bthen ))"
)
_IN_A_NAME = (
    r"(?!(?:of|and|or|to|for|in|on|at|with|by|from|that|which|is|are|was|were|has|have|had|be|issue|problem|fix|fixed"
    r"|mitigation|workaround|may|might|will|possible)\b)"
)
_IN_PARTICULAR = (
    r"(?:an?|one|one of (?:our|the|its|two|three|both)(?: \w+)?|our(?: own)?|two|three|both|(?:the|our) (?:new|newly"
    r"|old|latest|recent|wrong|previous|same|nightly|overnight|regular|weekly|monthly|automatic|automated|scheduled"
    r"|planned|updated|upgraded|renewed)|(?:yesterday|last night|last week|this morning|tonight|today|this week"
    r"|this afternoon|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s|the(?= (?:[\w-]+ ){0,2}?(?:autoscaler|scheduler"
    r"|watchdog|script|cron|clean-?up|automation|controller|kernel|firmware|cache|rate limiter|load balancer"
    r"|optimi[sz]er|planner|garbage collector|bot|air handler|power strip)s?\b)|the \d[\w.]*|rack \w+'s)"
)
_CHANGE = (
    r"(?:chang(?:e|es)|deploy(?:ment)?s?|releases?|roll-?outs?|upgrades?|updates?|patch(?:es)?"
    r"|config(?:uration)?s?(?: (?:files?|push|change))?|(?:parameter|schedule|configuration|settings|index|price"
    r"|feature-flag|zone|hosts|map) files?|scripts?|jobs?|tasks?|crons?|batch(?:es)?|clean-?ups?|tidy-?up|migrations?"
    r"|re-?index|rebuild|renames?|imports?|exports?|backups?|experiments?|commits?|versions?|automation)"
)
_RULE = (
    r"(?:(?:automatic |security |firewall |routing |archive )?rules?|polic(?:y|ies)|filters?|flags?|quer(?:y|ies)"
    r"|certificates?|certs?|keys?|secrets?|signatures?|(?:dns|zone|glue) records?|dns zones?|templates?|plugins?"
    r"|librar(?:y|ies)|extensions?|kernels?|firmwares?|drivers?|code|program|tool|parser|importer|consumer|daemon|agent"
    r"|(?:poison|malformed|corrupt\w*|bad|huge|single) (?:\w+ )?(?:messages?|files?|events?|records?|fonts?|entr(?:y"
    r"|ies)|images?|payloads?))"
)
_ACTOR = (
    r"(?:process(?:es)?|planners?|optimi[sz]ers?|limiters?|garbage collectors?|air handlers?|power strips?|watchdogs?"
    r"|autoscalers?|schedulers?|tenants?|bots?|scrapers?|crawlers?|attackers?|workers?|controller)"
)
_MACHINE = (
    r"(?:cables?|pumps?|breakers?|pdus?|ups|fuses?|chillers?|valves?|capacitors?|motors?|batter(?:y|ies)|fans?|clocks?"
    r"|disks?|drives?|switch(?:es)?|routers?|locks?|loops?|caches?|(?:session |data )?stores?|balancers?|prox(?:y|ies)"
    r"|index(?:es)?|replicas?|shards?|brokers?|transformers?|generators?|machines?|servers?|nodes?|hosts?|box"
    r"|databases?|uplinks?|links?|circuits?)"
)
_WITH_MORE = (
    r"(?: (?:that|which|who|we|on|in|of|for|from|at|to(?= (?:the|our|all|some|an?|\d+) )|with|behind|between|by"
    r"|released|shipped|deployed|pushed|uploaded|posted|installed|signed|started|made|rolled|applied|introduced"
    r"|belonging|holding|serving|used|edited|running|named|called)\b[^,;.:]{0,70}?)?"
)
SOMETHING_DID = Wording(
    r"(?=(?:an?|one|our|two|three|both|the|last|this|tonight's|[a-z]{1,6}day's|yesterday's|rack) )"
    + _OPENS
    + _IN_PARTICULAR
    + " (?:"
    + _IN_A_NAME
    + r"[\w'./-]+ ){0,5}?(?:"
    + "|".join((_CHANGE, _RULE, _ACTOR, _MACHINE))
    + r")(?! sets?\b)(?![^.;,]{0,80} (?:put|taken|brought|rolled) back\b)(?![^.;,]{0,60} (?:(?:that|which|to) (?:fix"
    r"|resolv|correct|address|mend|repair)|(?:is"
    r"|are) (?:now )?being (?:roll|deploy|releas|appl|test|implement|push|prepar))\w*)"
    + _WITH_MORE
    + r" (?:"
    + ADVERBS
    + "(?!"
    + HARMLESS
    + r"\b)"
    + DID
    + r"|(?!(?:\w+ ){1,3}"
    + HARMLESS
    + r"\b)"
    + IS_DOING
    + ")",
    hints="planner optimi limiter collector handler strip chang deploy release roll upgrade update patch config file "
    "script =job =jobs task cron batch clean tidy migration index build rename import export backup experiment commit "
    "version automation rule polic filter flag quer cert key secret signature record zone template plugin librar "
    "extension kernel firmware driver code program =tool parser consumer daemon agent message event font entr image "
    "payload process watchdog scaler scheduler tenant =bot =bots scraper crawler attacker worker controller cabl pump "
    "breaker pdu =ups fuse chiller valve capacitor motor batter =fan =fans clock disk drive switch router lock loop "
    "cache store balancer prox replica shard broker transformer generator machine server node host =box database link "
    "circuit",
)
"""“A cleanup job matched on the wrong column”: in the past; what a new version does now is read by `NEW_DOES`."""
_SOMEBODY = (
    r"(?:somebody|someone|one of us|(?:an?|one of our(?: own)?) (?:\w+ )?(?:(?:colleague|engineer|technician"
    r"|contractor)s?|trainee|intern|cleaner|admin(?:istrator)?|operator|developer|customer|driver|electrician|digger"
    r"|excavator|builder|teammate|volunteer))"
)
_LATELY = (
    r"(?:last night|yesterday|overnight|this morning|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier today"
    r"|last week|by mistake|instead of|rather than|and forgot|a day early|too (?:early|soon)|without (?:telling"
    r"|checking|testing|noticing))"
)
SOMEBODY_DID = Wording(
    r"(?=(?:some|one of|an? ))"
    + _OPENS
    + _SOMEBODY
    + r"(?: \((?:us|me|ours)\))?,?(?: (?:here|on our side|of ours|else))?(?: \w{3,}ing [^,;.]{1,40}?)? "
    + ADVERBS
    + "(?!"
    + OUR_REPAIR
    + r"\b)"
    + DID
    + r"(?! (?:an? |the |our |their )?(?:fix|issue|root cause|problem|workaround|mitigation))",
    hints="somebody someone =us colleague engineer technician contractor trainee intern cleaner admin operator "
    "developer =customer driver electrician digger excavator builder teammate volunteer",
)
"""“Someone revoked the key a day early”."""
WE_DID = Wording(
    r"(?=(?:i|we) )"
    + _OPENS
    + r"(?:i|we) (?:had |have |accidentally |only )?(?:push|ship|launch|migrat|mov|merg|renam|upgrad|switch|import"
    r"|delet|chang|activat|revok|swapp|unplugg|cut over|load|pull|typ|r[au]n|put|set|forgot|beg[au]n \w*ing)(?:ed"
    r"|d)?(?! (?:an? |the |our )?(?:\w+ )?(?:fix|hotfix|issue|root cause|problem|workaround|mitigation"
    r"|patch))(?= (?:[\w'-]+ ){0,16}?" + _LATELY + r"\b)",
    hints="=i =we",
    also="=last yesterday overnight morning monday tuesday wednesday thursday friday saturday sunday earlier mistake "
    "instead rather forgot =early =soon without",
)
"""“We pushed the wrong list last night”."""
NEW_DOES = Wording(
    r"(?=(?:an?|the|our|this|yesterday's|last night's|tonight's|[a-z]{1,6}day's) )"
    + _OPENS
    + r"(?:(?:the|our|an?|this) (?:new|newly \w+|latest|updated|half-finished|renewed)|(?:the"
    r"|our) [\w-]+ of (?:yesterday|last night|today|this morning|\d{1,2} \w+)|(?:yesterday|last night|this morning"
    r"|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s|(?:the|an?|our) [\w-]+ (?:upgrade|update|hotfix|plugin"
    r"|release) of \w+)"
    + r" (?:(?!(?:is|are|was|were|has|have|had|may|might|will|can|does|which|that)\b)[\w'./-]+ ){0,5}?(?!"
    + HARMLESS
    + r"\b)(?!(?:is|was|has|users|customers|does|its|this|less|across|always|sometimes|whereas"
    r"|unless)\b)[a-z]{3,}(?<!s)s(?= (?:the|our|all|any|every|an?|its|some|old(?:er)?|new|honest|sessions|users"
    r"|connections|requests|traffic|\w+ that) )",
    hints="=new newly latest updated half-finished renewed yesterday =last tonight monday tuesday wednesday thursday "
    "friday saturday sunday morning upgrade update hotfix plugin release",
)
"""“The new firewall profile strips the header”."""
_COMPANY = (
    r"(?:our|the|one of our|an?|their|its|your)(?: "
    + _IN_A_NAME
    + r"[\w'.&/-]+){0,4}? (?:providers?|vendors?|suppliers?|carriers?|isps?|cdns?|makers?|firms?|registr(?:y|ies)"
    r"|registrars?|couriers?|processors?|acquirers?|aggregators?|operators?|hosting company|host|hosters?"
    r"|data cent(?:re|er)s?|landlords?|utility|power company|electricity company|telco|payment switch|bank|manufacturer"
    r"|upstreams?|partners?|company|authority|ministry|council|county|institute|contractors?)"
)
INTRUDERS = Wording(
    r"(?:thieves|vandals|mice|rats|squirrels|birds|frost|sand|dust|salt water|rain|(?:heavy|fresh|wet) (?:snow|rain"
    r"|snowfall|rainfall)|snowfall|hail|an? (?:swan|squirrel|bird|rat|mouse|fox|cat|goat|cow|sheep|beaver|snake"
    r"|marten|pigeon|lorry|truck|car|tree"
    r"|storm|ship|digger|excavator|earthquake|lightning strike|falling \w+)|ice|water|lightning|snow|wind|flood ?water"
    r"|attackers|bots|scrapers|crawlers)(?: from [^,;.]{1,30}?)? (?:(?:has|have|had|is|are|was|were) )?(?:also "
    r"|again )?(?:stol\w+|took|taken|chew\w+|bit\w*|gnaw\w+|cut|bent|damag\w+|destroy\w+|got into|entered|flew|fell|hit"
    r"|hitting|knock\w+|pull\w+|drag\w+|blew|broke\w*|hammer\w+|flood\w+|scrap\w+|ate|eaten|nibbl\w+|nest\w+|drown\w*"
    r"|melt\w+|struck|tore|torn"
    r"|ripped"
    r"|sever\w+|cover\w+|block\w+|brought down)\b(?! (?:page|maps?|reports?))",
    hints="thieves vandal mice rats squirrel bird swan =rat mouse =fox =cat =goat =cow sheep beaver snake marten "
    "pigeon lorry truck =car tree storm ship digger "
    "excavator earthquake lightning falling =ice water snow wind flood frost =sand =dust =rain rainfall =hail "
    "attackers =bots scrapers crawlers",
)
"""“Mice chewed through a cable”, “thieves have taken the batteries”."""
_OUT = r"(?:down|offline|out|unreachable|unavailable)"
THEY_DID_SOMETHING = Wording(
    r"(?=(?:our|the|one of|an?|their|its|your) )"
    + _OPENS
    + _COMPANY
    + r"(?: (?:that|which|who|we|in|of|for|from|at|behind)\b[^;.:]{0,60}?)?,? (?:"
    + ADVERBS
    + "(?!"
    + THEIR_REPAIR
    + r"\b)"
    + DID
    + r"|(?!(?:\w+ ){1,4}"
    + THEIR_REPAIR
    + r"\b)(?:"
    + IS_DOING
    + r"|(?:is|are|was|were)(?: (?:also|again|still|now|currently|\w+ly))* "
    + _OUT
    + r"))(?! (?:an? |the |our |their )?(?:fix|issue|root cause|problem)| errors)",
    hints="provider vendor supplier carrier =isp =isps =cdn =cdns maker =firm registr courier processor acquirer "
    "aggregator operator hosting =host hoster center centre landlord utility power electric telco switch =bank "
    "manufacturer upstream partner company authority ministry council county institute contractor",
)
"""“Our hosting company withdrew the addresses”."""
DEEDS = (SOMETHING_DID, NEW_DOES, SOMEBODY_DID, WE_DID, INTRUDERS, THEY_DID_SOMETHING)
"""Deeds of any kind, by something, somebody or another company in particular."""
