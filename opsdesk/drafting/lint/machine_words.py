"""The words in which a machine or program behind a service breaks, for `causes`: a cause that needs no “because”."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import MACHINES
from opsdesk.drafting.lint.wording import Wording

_NAMES = (
    "=box =boxes =vm =vms shard board front back supply database hdd ssd disk drive psu nic store replica server "
    "switch "
    "router firewall balancer "
    "controller =rack =racks transformer breaker chiller feed hypervisor storage raid card module hardware suppl "
    "autoscaler generator cooling conditioning batter cabl fib duct circuit uplink node cache caching cluster broker "
    "gateway daemon system scheduler prox volume mount nfs san pods appliance message host machine instance"
)
_PARTS = (
    _NAMES
    + " =pod unit container worker queue primary master index table pool process job script agent link component "
    "service "
    "platform board cabinet rack certificate token file config pdu ups =vm =vms backbone"
)
_FAILING = (
    "fail crash detach died heat malfunction broke burst overload saturat configur impair exhaust corrupt damag =cut "
    "sever congest =full backed swamp bogged flood =out became become =went locked filled froz hung explod tripped "
    "blew burn caught reboot restart =lost flapped stopped unrespons unhealthy"
)
MACHINE_FAILED = Wording(
    MACHINES + r"(?: \([\w ]{1,30}\))?(?:(?: (?:holding|hosting|serving|running|behind) \w+| (?:that"
    r"|which) [^.;,]{1,60}?)?,?(?: has| have"
    r"| had)?(?: also| unexpectedly| suddenly)? (?:failed|crashed|detached|died|overheated|malfunctioned|broken|broke"
    r"|burst)(?! (?:to|over|away)\b)| (?:(?:behind|in|of|on|at|for|responsible for) (?:\w+ ){1,4}?|(?:that"
    r"|which) [^.;,]{1,60}? )?(?:is|was|are|were"
    r"|became|become|has become) (?:\w+ )?(?:failing|crashing|overheating|malfunctioning|overloaded|saturated"
    r"|misconfigured|impaired|exhausted|corrupt\w*|damaged|cut|severed|congested|full|broken|backed up|swamped"
    r"|bogged down|flooded|out of (?:space|memory))|(?: has| have)? stopped (?!working\b)\w+ing|[^.;]{0,120}? (?:became"
    r"|was) (?:impaired|unresponsive|overloaded|unhealthy)\b|(?: \(\w+\))?(?: has| have"
    r"| had)? failed to (?:\w+ly )?(?:start|switch|engage|manage|take over|kick in|renew|restart|apply|come back|boot"
    r"|assume|handle|pick up|recogni[sz]e|reconnect)|(?: (?!may\b|might\b|appear)\w+){0,4}?(?: has| have"
    r"| had)? (?:became (?:unresponsive"
    r"|unstable|unreachable|inaccessible|degraded|impaired|stuck)|went (?:dark|away)|locked up|filled up|froze|frozen"
    r"|hung|exploded|tripped|blew|burned out|burnt out|caught fire|(?:rebooted|restarted) (?:unexpectedly|itself"
    r"|on its own|without)|lost (?:quorum|sync|power|connection)|flapped))",
    r"(?:disks?|volumes?|partitions?|file ?systems?|storage)(?: [\w./-]+){0,4}? (?:is|are|was|were) (?:at )?100 ?(?:%"
    r"|percent)(?: full| used)?",
    hints=_NAMES + " partition file",
    also=_FAILING + " 100",
)
"""“The database crashed”."""
MACHINE_TROUBLED = Wording(
    r"an? (?:data ?store|data ?base|cache|queue|storage system|message broker) (?:used|that|which"
    r"|behind) [^.;,]{1,120}?"
    r" (?:is|are|was|went|has gone) (?:currently |now )?(?:offline|down|unavailable|unreachable)\b",
    r"(?:ldap|directory|auth\w*|identity|queue|search|cache|mail|file|proxy|storage|database) (?:service|server"
    r"|daemon|host"
    r"|cluster|node)s? (?:is|are|was|were) (?:currently )?(?:down|offline|unreachable),? (?:and )?so\b",
    MACHINES + r"(?:(?: \w+){0,5}? (?:experienced|suffered|encountered|had) (?:an? )?(?:unusual(?:ly)? |abnormal |high "
    r"|heavy )*(?:\w+ ){0,2}(?:failure|crash|fault|panic|malfunction|breakdown|load|surge|spike|corruption|dead ?lock"
    r"|reboot|(?:hardware|disk|drive|memory|power|kernel|cpu|raid) (?:errors?|problems?|issues?)|degradation,? (?:caus"
    r"|lead|result|which|so)\w*)|s? (?:had|has had|have had|was having|is having|were having) (?:\w+ ){0,2}?(?:issues?"
    r"|problems?|trouble),? (?:and|so|which)(?: \w+)? (?:as a result|this|that|caus\w+|meant)|(?: (?!which\b"
    r"|that\b)\w+){0,2}? (?:won't"
    r"|will not|refus(?:es|ed|ing) to|(?:is|are|was|were) (?:unable|refusing|failing) to|cannot|can't|can not|couldn't"
    r"|could not|fails? to|doesn't|don't|didn't) (?:start|boot|mount|come (?:up|back|online)|reconfigure|restart"
    r"|replicate|initiali[sz]e|elect|attach|rejoin|join|recover|respond to (?:each other|the)))",
    hints=_NAMES + " ldap directory auth identity queue search mail file data",
    also="=down offline unreachable experienc suffer encounter =had =having start boot mount =come reconfigure "
    "replicate initiali elect attach "
    "join recover respond unavailable",
)
"""“The storage was down, so …”: what it had, or can't do."""
MACHINE_LOST = Wording(
    r"(?:issues?|problems?|trouble) (?:with|in|on) (?:an?|the|our|(?:one|two|some|several) of our) (?:\w+ ){0,2}?"
    + MACHINES
    + r"[^.;]{0,60}? (?:making|causing|causes|leading|leads? to|led to|result(?:ing|s|ed) in|(?:which|that) (?:is|are"
    r"|was|were|has|caus\w+|led|mad\w+))\b",
    r"(?:lost|losing|loss of) connect\w+ (?:to|with) (?:that|the|our|an?|one of (?:our|the)) (?:\w+ ){0,3}?" + MACHINES,
    r"(?:we|after|have|had|has) lost (?:an?|one of (?:our|the)|one|two|several|some) (?:of our )?(?:\w+ ){0,2}?"
    + MACHINES,
    r"(?:failure|loss|death|crash) of (?:an? |the |one |our |two |several )?(?:\w+ )?" + MACHINES,
    r"(?:failure|fault|damage|crash|corruption) (?:to|of) (?:one|some|several|two|a number) of (?:the"
    r"|our) (?:\w+ )?" + MACHINES,
    hints="issue problem trouble failure loss =lost losing death crash =fault =faults damage corruption",
    also=_NAMES,
)
"""“The loss of a disk”."""
MISHANDLED = Wording(
    MACHINES + r" [^.;,]{0,60}?(?:rout|send|forward|handl|process|configur|advertis|announc|resolv|reject"
    r"|dropp)\w+ [^.;,]{0,30}?(?:inappropriately|improperly|incorrectly|wrongly|erroneously)",
    hints=_NAMES,
    also="properly incorrect inappropriate wrongly erroneous",
)
"""“A server was routing traffic incorrectly”."""
ONE_MACHINE = Wording(
    r"(?:one of (?:two|three|four|both)|one of (?:our|the)(?: \d+| two| three| four| five| six)?|an?|our (?:main"
    r"|primary|core|central|backend"
    r"|internal|secondary|master)|two of (?:our|the)|(?:two"
    r"|three|four|five|several) (?=(?:\w+ )?(?:machines|boxes|servers|hosts|nodes) (?:have )?(?:crash|died|failed))"
    r"|several of (?:our|the)|the (?:main|primary|core|central|backend|internal|underlying|secondary|master|affected"
    r"|failed|faulty)) (?:[\w-]+ ){0,3}?(?:hypervisor|host|vm|pod|container|worker|gateway|queue|web ?server|(?:hvac"
    r"|cooling|power|control) unit|replica|primary|master"
    r"|index|table|pool|instance|process|daemon|job|script|controller|agent|link|server|node|database|cluster|backbone"
    r"|component|service|system|machine|broker|cache|disk|volume|switch|router|transformer"
    r"|(?<!sign )(?<!pop )(?<!start )(?<!follow )ups|generator|feed|pdu"
    r"|chiller|card|module|drive|uplink|circuit|platform|board|firewall|load balancer|cabinet|rack|certificate|token"
    r"|file|config\w*)s?(?:,? [^.;,]{1,40}?,| (?:to|with|between|from|in|at|under|behind|for"
    r"|of) (?:\w+ )?[\w-]+(?: and [\w-]+)?)? (?:(?:has|have|had|is|are|was|were|been|then|itself|suddenly"
    r"|unexpectedly) ){0,3}(?:crash\w*|died|gave up the ghost|hung|froze\w*|stalled|locked up|overheated|malfunction\w*"
    r"|overload\w*|stuck|terminated|killed|became (?:unhealthy|unresponsive|unstable|unreachable|overloaded|stuck"
    r"|corrupt\w*|saturated|degraded)|beg[au]n (?:timing|failing|crashing|dropping|rejecting)|k(?:ept"
    r"|eeps?) (?:crashing|restarting|dying|failing|dropping|hanging|rebooting|freezing)|not working (?:properly"
    r"|correctly|as it should)|started (?:timing|failing"
    r"|crashing|dropping|rejecting)|stopped (?!working\b)\w+ing|ran out of|filled up|lost (?:power|connect\w+|quorum"
    r"|sync)|rebooted|misconfigured|(?:unable|not able) to (?:keep up|handle|cope|process|reach|connect)|fell behind"
    r"|failed(?! (?:over|away)\b)|(?:\w+ly )?failing to|went (?:out|bad|faulty|dark|haywire|down|offline)"
    r"|lost (?:an?|its|one"
    r"|two)|(?:also )?(?:faulty|defective|broken|corrupt\w*|damaged|compromised|blacklisted|blocklisted|exhausted"
    r"|saturated|undersized|misrouted|flooded|hacked|expired)|(?:did not|didn't) have (?:enough|sufficient)|shorted"
    r"|exploded|burned|tripped|experienc\w+ (?:an? )?(?:\w+ )?(?:degradation|failure|fault|crash|malfunction|panic)"
    r"|in a bad state|out of (?:sync|memory|disk|space|resources))",
    hints=_PARTS,
    also=_FAILING
    + " unable experienc ghost properly correctly =should begun =kept =keep =keeps stall stuck terminat kill began "
    "started stopped =ran expir unhealthy =fell faulty "
    "defective broken compromised listed undersized misrout hacked =did didn't short =bad sync",
)
"""“One of our workers got stuck”: what is said of any part that is singled out."""
MACHINE_BROKE = (MACHINE_FAILED, MACHINE_TROUBLED, MACHINE_LOST, MISHANDLED, ONE_MACHINE)
"""A machine or program broke."""
