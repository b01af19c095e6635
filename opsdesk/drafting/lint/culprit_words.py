"""What causes incidents: things that happen, and parts that fail. Fragments of patterns."""

from __future__ import annotations

import re

_FAULTY = (
    r"(?:faulty|defective|malfunctioning|non-?functioning|broken|stuck|bad|misbehaving|runaway|rogue|overloaded"
    r"|erroneous|malformed"
    r"|malicious|loose|jammed|worn|frozen|blocked"
    r"|mis(?:config|appli|rout|direct|plac|handl|label|pars)\w+|corrupt(?:ed)?|expired|misplaced|clogged|leaking"
    r"|oversized|abusive|buggy|flawed"
    r"|problematic|incompatible|unhealthy|adversarial|crashed|damaged|severed)"
)
_WRONG = (
    r"(?:failed(?! over)|invalid|insufficient|negative|null|empty|unusual|outdated|missing|incorrect|wrong|"
    + _FAULTY
    + ")"
)
"""These also tell of what suffers: “missing data”."""
CALLED_FAULTY = re.compile(
    r"\b" + _FAULTY + r" (?!(?:and|or|but|in|for|with|to|was|were|is|are|so|then)\b)(?=\w)", re.I
)
"""The word of a step that calls what it is about faulty: “swap the faulty card”."""
_MUCH = (
    r"(?:high|large|heavy|heavier|higher|larger|increased|excess(?:ive)?|unexpected|sudden|unusual|elevated|abnormal"
    r"|overwhelming"
    r"|unprecedented|massive|record|extreme|extra|additional|(?:unusual\w*|unexpected\w*|exception\w+|abnormal|extreme"
    r"|very) (?:large|high|heavy|long|big))(?:ly)?"
)
_THEN_WHAT = r" (?!(?:and|or|but|in|for|with|to|on|by|at|since|until)\b)\w+"
DEED_WORDS = (
    r"(?:(?<!we )(?<!have )released an? (?:\w+ )?(?:update|version|build|change)|(?:latest|new"
    r"|recent) (?:\w+ )?firmware"
    r"|(?:deploy\w*|release|config\w*)[- ]related|chang(?:e|es|ed)|deploy(?:s|ed|ments?)?|releases?|configur\w+"
    r"|upgrad\w+|migrat\w+|rollout|rolled out|(?:software|windows|firmware|security|system|recent|backend|library"
    r"|os) updates?|(?:recent|latest|new) (?:\w+ )?updates?|hotfix from|patch(?:es|ing)?|reboots?|restarts?"
    r"|roll-?backs?|backups?|rebuilds?|cut-?overs?|switching (?:\w+ (?:\(\w+\) )?){1,3}?(?:from|to)|(?:switched"
    r"|moved) (?:the|our|a)|(?:switched|moved) to|put into production|went live|(?:new"
    r"|latest) (?:\w+ ){0,2}?(?:version|release|build)s?|switch-?(?:offs?|overs?)|shut-?offs?|rebalanc\w+|purges?"
    r"|clean-?up"
    r"|experiments?|(?:one of (?:our|the)|an earlier) (?:\w+ )?mitigations?|automat(?:ed|ic) (?:process|job|script|task"
    r"|system|tool)\w*|(?:scheduled|background|cron|customer's|import|export|batch|deletion|clean-?up|maintenance"
    r"|overnight|nightly) (?:job|task|script|process|import)s?|scripts?|contractors?|(?:we|team) (?:pushed|shipped"
    r"|launched|enabled|loaded|tightened))"
)
"""What somebody does, or a program: that may harm, and may also be a function that suffers."""
_FAULT_WORDS = (
    r"(?:traffic|capacity|network|dns|software|hardware|power|database|storage|memory|routing|certificate|load"
    r"|provider)[- ]related|mis(?:configur|communicat|understand|calculat|judg)\w+|bugs?(?! (?:with|where|whereby"
    r"|affecting|impacting)\b)|defect\w*|regressions?(?! in (?!(?:our |the )?(?:load|cach|data|network|server|storage"
    r"|rout))(?:[\w-]+ ){1,4}?behaviou?r)|network outage(?! we\b)|(?:power|utility) (?:outage|failure|loss|issue|cut"
    r"|supply|interruption"
    r"|event)s?|(?<!latency )(?<!error )(?<!errors )(?<!failure )(?<!rate )(?:increase|spike|surge|influx|burst"
    r"|flood)s? (?:in|of)(?! (?:\w+ ){0,2}(?:tickets|calls|support|e-?mails|reports|contacts|questions|errors?"
    r"|erroneous|failures?|failed|latency|timeouts?|delays?|error rates?)\b)|spikes?(?! pattern)|surge|(?:"
    + _MUCH
    + r") (?:\w+ )?(?:load|traffic|demand|volumes?|usage|consumption|utili[sz]ation|surges?|batch(?:es)?|imports?"
    r"|quer(?:y|ies)|jobs?|number of (?:\w+ )?(?:requests|connections|messages|jobs|writes|reads|queries))"
    r"|(?<!429 )too many \w+|(?<!to )(?<!for )(?:an? single|one single|one) (?:\w+ ){0,2}?(?:user|customer"
    r"|integration|client|tenant"
    r"|account)|ddos"
    r"|abuse|abusive \w+|attack(?:s|ers?)?|equipment (?:issue|problem)s?|errors? in (?:routine|planned|scheduled)"
    r"|expired|lapsed|crash\w*|corrupt\w+|overload\w*"
    r"|exhaust\w+(?! (?:all |their |the )?(?:re-?tries|attempts)\b)|dead ?lock\w*|(?:exclusive|table|database|global"
    r"|row) locks?|lock contention|leaks?|race condition|typo|glitch\w*|software faults?|loops?|retry storms?"
    r"|broadcast storms?|out[- ]of[- ]memory|flaws?|rate limit\w*|bottlenecks?|(?:capacity|resource) (?:constraints?"
    r"|limitations?|shortages?|contention)|congestion|contention|saturat\w+|(?:human|operator) errors?|mistakes?"
    r"|(?:\w+ )(?:failure|crash|exhaustion|saturation|growth|starvation|misconfiguration|corruption|expiry|expiration"
    r"|conflict|mismatch|overflow)(?! rates?\b)|(?:heavy|torrential) rains?|rainfall|hurricanes?|typhoons?|tornado\w*"
    r"|earthquakes?|landslides?|heat ?waves?|excavation|construction|vandalism|vandals|theft|storms?|thunderstorms?"
    r"|lightning|fires?|floods?|flooding|digger|excavator|backhoe|construction work|(?:inefficient|slow|expensive"
    r"|long-running|large) (?:quer(?:y|ies)|imports?|exports?|jobs?)|failures? of|bot(?:net)?s?|virus|malware"
    r"|ransomware|worm|hackers?|intrusion|crawlers?|scrapers?|incompatib\w+|loss of power|fibre cut|fiber cut"
)
_FAULT_WORDS += (
    r"|(?:handling|rounding|parsing|calculation|logic|coding|programming|off-by-one|time-?zone|encoding"
    r"|allocation) errors?"
    r"|(?:published|deployed|shipped|released|started|built|installed) without|avalanches?|mudslides?"
    r"|lightning strikes?"
    r"|one (?:customer|user|tenant|client|account)'s|daylight[- ]saving|leap (?:second|day|year)s?|(?:time"
    r"|clock) change"
    r"|(?:lack|shortage) of (?:[\w-]+ )?(?:addresses|capacity|memory|space|disk|bandwidth|gpus?|power|cooling|fuel"
    r"|licen[cs]es|connections|workers|ports)"
    r"|(?:over-?ly|too|far too|over-?) ?(?:strict|aggressive|eager|broad|zealous|wide) (?:\w+ ){0,2}?(?:rules?|filters?"
    r"|limits?|polic(?:y|ies)|firewall|checks?|settings?|config\w*|patterns?|block\w*)|software (?:errors?|problems?"
    r"|issues?|bugs?|defects?)"
)
FAULT_WORDS = r"(?:" + _FAULT_WORDS + "|" + _FAULTY + _THEN_WHAT + ")"
"""What goes wrong, and is never a function of its own."""
HAPPENING_WORDS = r"(?:" + DEED_WORDS + "|" + _FAULT_WORDS + "|" + _WRONG + _THEN_WHAT + ")"
"""What happens, or was done, and may harm."""
PART_WORDS = (
    r"(?:hardware|infrastructure|fib(?:re|er)|cables?|databases?|network(?:ing|s)?|servers?|storage|disks?|memory"
    r"|capacity|certificates?|providers?|vendors?|suppliers?|upstream|(?:third|3rd)[- ]part(?:y|ies)|carriers?|isp"
    r"|registrars?"
    r"|features?|dns|routers?|(?:network|core) switch\w*|raid|motherboards?|mainboards?|controllers?|power (?:feed"
    r"|supply|suppl\w+)|sensors?|mainframe|firewalls?|data ?cent(?:er|re)s?|dependenc\w+|kernel|cooling|packet loss"
    r"|outage at|incident at)"
)
"""What may fail, but also be affected."""
CABLE = r"(?:cables?|fib(?:re|er)s?|cabling|ducts?|circuits?)"
MACHINE = (
    r"(?:switch|router|rack|disk|drive|hardware|server|node|memory|power|cable|fibre|fiber|circuit|card|device|firmware"
    r"|(?:cooling|power|control) unit|hdd|ssd|psu|nic|ups|ram|dimm|motherboard|equipment|supply|battery|line card"
    r"|transformer)"
)
"""What may be faulty, in the singular: the last word of its name."""
MACHINES = (
    r"(?:box(?:es)?|databases?|shards?|mother-?boards?|power supply units?|front[- ]ends?|back-?ends?|hdds?|ssds?"
    r"|hard disks?|hard drives?|disk partitions?"
    r"|psus?|nics?|(?:session |message |object |data )stores?|replicas?|disks?|drives?|(?<!sql )(?<!windows )servers?"
    r"|switch(?:es)?|routers?"
    r"|firewalls?|load balancers?|controllers?|transformers?|racks?|sub-?systems?|appliances?|breakers?|chillers?"
    r"|power feeds?"
    r"|hypervisors?|storage|raid|cards?|modules?|hardware|power suppl(?:y|ies)(?: units?)?|autoscalers?|generators?"
    r"|transformers?|cooling|air conditioning|batter(?:y|ies)|"
    + CABLE
    + r"|uplinks?|nodes?|cache|cache layer|caching layer|clusters?|brokers?|daemons?|(?:network |storage |data "
    r"|disk )volumes?|volume|mounts?|nfs|v?san|pods|storage backend|message bus|(?:database|db|mail|file|web|dns|ldap"
    r"|storage|application|build|proxy|auth|login) (?:server|host|machine|instance)s?|file ?systems?|schedulers?"
    r"|prox(?:y|ies)|hosts?|gateways?)"
)
"""Machines and programs behind a service, each of which may break."""
MACHINERY = re.compile(rf"\b(?:{MACHINES})\b")
AILING = re.compile(
    r"\b(?:network|connectivity|dns|routing|database|storage|power|hardware|disk|memory|configuration"
    r"|replication) (?:issues?|problems?|errors?|interruptions?|instability)\b|\b(?:(?:file ?)?servers?|hosts?|nodes?"
    r"|caches?|load balancers?|firewalls?|switch(?:es)?|routers?|certificates?|credentials?|permissions?|quotas?"
    r"|prox(?:y|ies)|back[- ]?ends?|feature flags?|infrastructure) (?:\w+ )?(?:issues?|problems?)\b"
    r"|\bback[- ]?ends? (?:is"
    r"|are|was|were) experiencing (?:an? )?(?:outage|issue)s?\b|\b(?:issues?|problems?) with (?:the "
    r"|our )(?:\w+ ){0,2}?(?:worker|routing|scheduling|queu(?:e|ing)|ingestion) services?\b|\b(?:issues?"
    r"|problems?) (?:with|in) (?:the |our )?(?:[\w-]+ ){0,2}?(?:feature flags?|validation|parsing|serialization"
    r"|encoding)\b|\b(?:event|job|message|processing|background) (?:jobs?|queues?)\b"
)
"""Trouble of a kind that is a cause where something is said to have come of it."""
BETWEEN = re.compile(
    r"\b(?:network\w*|connectivity|connection|communication|routing|replication) (?:\w+ )?(?:issues?|problems?|errors?"
    r"|failures?|interruptions?|instability|loss|trouble|latency) between\b"
)
"""Trouble on the way from one part to another."""
CULPRIT_WORDS = r"(?:" + HAPPENING_WORDS + r"|" + PART_WORDS + r")"
_INNER_WORDS = (
    r"(?:"
    + PART_WORDS
    + r"|front[- ]?ends?|control planes?|(?:our|the) (?:\w+ )?tokens?|ip range|load balancers?|shards?|hypervisors?"
    r"|volumes|partitions|index(?:es)?|brokers?|schedulers?|credentials?|motherboards?|chillers?|indexers?"
    r"|importers?|dispatchers?|tokenizers?|parsers?|resolvers?|keytab|batter(?:y|ies)|antennas?|sensors?|valves?"
    r"|owners are"
    r"|file share)"
)
INNER = re.compile(r"\b" + _INNER_WORDS + r"\b")
"""What users have no name for: machines, and parts of them."""
MEDDLER = re.compile(
    r"\b(?:" + _INNER_WORDS + "|" + DEED_WORDS + r"|scrapers|crawlers|attackers|lorry|truck|digger"
    r"|backhoe|excavator|anchor|trawler|rodents?|squirrels?|miners)\b"
)
"""That, what is done to it, and whoever disturbs it from outside."""
FAULT = re.compile(r"\b" + FAULT_WORDS + r"\b(?!\.\w)")
HAPPENING = re.compile(r"\b" + HAPPENING_WORDS + r"\b(?!\.\w)")
CULPRIT = re.compile(r"\b" + CULPRIT_WORDS + r"\b(?!\.\w)")
"""Things that cause incidents, as opposed to functions that suffer from them."""
