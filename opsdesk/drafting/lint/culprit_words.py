"""What causes incidents: things that happen, and parts that fail. Fragments of patterns."""

from __future__ import annotations

import re

_WRONG = (
    r"(?:faulty|failed(?! over)|defective|broken|stuck|bad|misbehaving|runaway|rogue|overloaded|erroneous|malformed"
    r"|invalid|malicious|loose|insufficient|runaway|negative|null|empty|unusual|mis(?:config|appli|rout|direct|plac"
    r"|handl|label|pars)\w+|corrupt(?:ed)?|expired|outdated|missing|incorrect|wrong|oversized|abusive|buggy|flawed"
    r"|problematic|incompatible|unhealthy|crashed|damaged|severed|full)"
)
_MUCH = (
    r"(?:high|heavy|increased|excess(?:ive)?|unexpected|sudden|unusual|elevated|abnormal|overwhelming|unprecedented"
    r"|massive|record|extreme|extra|additional|(?:unusual\w*|unexpected\w*|exception\w+|abnormal|extreme|very) (?:large"
    r"|high|heavy|long|big))(?:ly)?"
)
HAPPENING_WORDS = (
    r"(?:(?:traffic|capacity|config\w*|network|dns|software|hardware|power|database|storage|memory|routing"
    r"|certificate|load"
    r"|provider|deploy\w*|release)[- ]related|chang(?:e|es|ed)|deploy(?:s|ed|ments?)?|releases?|(?:mis)?configur\w+"
    r"|bugs?|defect\w*|regressions?|upgrad\w+"
    r"|migrat\w+|rollout|rolled out|(?:software|windows|firmware|security|system|recent|backend|library|os) updates?"
    r"|(?:power|utility) (?:outage|failure|loss|issue|cut|supply|interruption|event)s?|(?:increase|spike|surge|influx"
    r"|burst|flood)s? (?:in|of)(?! (?:\w+ )?(?:\w+ )?(?:tickets|calls|support|e-?mails|reports|contacts|questions"
    r"|errors?|failures?|failed|latency|timeouts?|delays?|error rates?)\b)|spikes?|surge|(?:"
    + _MUCH
    + r") (?:\w+ )?(?:load|traffic|demand|volumes?|usage|utili[sz]ation|surges?|batch(?:es)?|imports?|quer(?:y|ies)"
    r"|jobs?|number of (?:\w+ )?(?:requests|connections|messages|jobs|writes|reads|queries))|too many \w+|ddos"
    r"|attack(?:s|ers?)?|maintenance|expired|lapsed|crash\w*|corrupt\w+|overload\w*|exhaust\w+|dead ?lock\w*"
    r"|(?:exclusive|table|database|global|row) locks?|lock contention|leaks?|race"
    r" condition|typo|glitch\w*|software faults?|hotfix from|patch(?:es|ing)?|reboots?|restarts?|roll-?backs?|backups?"
    r"|rebuilds?|cut-?overs?|rebalanc\w+|purges?|clean-?up|experiments?|loops?|retry storms?|broadcast storms?"
    r"|out[- ]of[- ]memory|flaws?|rate limit\w*|bottlenecks?|congestion|contention|saturat\w+|(?:human"
    r"|operator) errors?|mistakes?|"
    + _WRONG
    + r" \w+|(?:\w+ )(?:failure|crash|exhaustion|saturation|growth|starvation|misconfiguration|corruption|expiry"
    r"|expiration|conflict|mismatch|overflow)|(?:heavy|torrential) rains?|rainfall|hurricanes?|typhoons?|tornado\w*"
    r"|earthquakes?|landslides?|heat ?waves?"
    r"|excavation|construction|vandalism|vandals|theft|storms?|thunderstorms?|lightning|fires?|floods?|flooding"
    r"|digger|excavator|backhoe|construction work|contractors?|(?:inefficient|slow|expensive|long-running"
    r"|large) (?:quer(?:y|ies)|imports?|exports?|jobs?)|failures? of|(?:recent|latest|new) (?:\w+ )?updates?"
    r"|automat(?:ed|ic) (?:process|job|script|task|system|tool)\w*|(?:scheduled|background|cron|customer's|import"
    r"|export|batch) (?:job|task|script|process|import)s?|scripts?|bots?|virus|malware|ransomware|worm|hackers?"
    r"|intrusion|crawlers?|scrapers?|incompatib\w+|loss of power|fibre cut|fiber cut)"
)
"""What happens, or was done, and may harm."""
PART_WORDS = (
    r"(?:hardware|fib(?:re|er)|cables?|databases?|network(?:ing|s)?|servers?|storage|disks?|memory|capacity"
    r"|certificates?|providers?|vendors?|suppliers?|upstream|third[- ]part(?:y|ies)|carriers?|isp|features?|dns"
    r"|routers?|(?:network|core) switch\w*|raid|motherboards?|mainboards?|controllers?|power (?:feed|supply|suppl\w+)"
    r"|sensors?|mainframe|firewalls?|data ?cent(?:er|re)s?|dependenc\w+|kernel|cooling|packet loss|outage at|incident"
    r" at|mitigations?)"
)
"""What may fail, but also be affected."""
CABLE = r"(?:cables?|fib(?:re|er)s?|cabling|ducts?|circuits?)"
MACHINE = (
    r"(?:switch|router|disk|drive|hardware|server|node|memory|power|cable|fibre|fiber|circuit|card|device|firmware"
    r"|hdd|ssd|psu|nic|ups|ram|dimm|motherboard|supply|battery|line card|transformer)"
)
"""What may be faulty, in the singular: the last word of its name."""
MACHINES = (
    r"(?:databases?|hdds?|ssds?|hard disks?|hard drives?|psus?|nics?|(?:session |message |object |data )stores?"
    r"|replicas?|disks?|drives?|servers?|switch(?:es)?|routers?|firewalls?|load balancers?|controllers?|transformers?"
    r"|breakers?|chillers?|power feeds?|hypervisors?|storage|raid|cards?|modules?|hardware|power suppl(?:y"
    r"|ies)(?: units?)?|autoscalers?|generators?|transformers?|cooling|air conditioning|batter(?:y|ies)|"
    + CABLE
    + r"|uplinks?|nodes?|cache|cache layer|caching layer|clusters?|brokers?|daemons?|(?:network |storage |data "
    r"|disk )volumes?|volume"
    r"|mounts?|nfs|v?san|pods|storage backend|message bus|(?:database|db|mail|file|web|dns|ldap|storage|application"
    r"|build|proxy|auth|login) (?:server|host|machine|instance)s?|file ?systems?|schedulers?"
    r"|prox(?:y|ies))"
)
"""Machines and programs behind a service, each of which may break."""
CULPRIT_WORDS = r"(?:" + HAPPENING_WORDS + r"|" + PART_WORDS + r")"
HAPPENING = re.compile(r"\b" + HAPPENING_WORDS + r"\b(?!\.\w)")
CULPRIT = re.compile(r"\b" + CULPRIT_WORDS + r"\b(?!\.\w)")
"""Things that cause incidents, as opposed to functions that suffer from them."""
