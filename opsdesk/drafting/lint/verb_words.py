"""Verbs as `deed_words` needs them: open classes, by what they are not. Fragments of patterns.

What something did to cause an incident can be any verb at all. What cannot cause one is told by far fewer: the words of
the repair, of what users meet, and of talking about it.
"""

from __future__ import annotations

ADVERBS = r"(?:(?:has|have|had|also|then|again|itself|never|\w+ly|all|both|still|since|just) ){0,3}"
"""What may stand between a subject and its verb."""
DID = (
    r"(?:\w{2,}ed|took|ran|went|made|broke|left|lost|sent|cut|hit|put|set|let|shut|read|wrote|ate|held|kept|grew|fell"
    r"|got|came|gave|froze|blew|threw|drew|spun|swept|tore|wore|burnt|burst|built|bent|bit|caught|chose|dug|drove|drank"
    r"|flew|forgot|fought|fed|hid|hung|led|lent|met|paid|quit|rose|sank|shot|shook|spilt|split|spread|stole|struck"
    r"|swung|woke|withdrew|overran|outgrew|overwrote)"
)
"""A verb of the past."""
_WAS = r"(?:is|are|was|were|has been|have been|had been|got|gets)"
IS_DOING = (
    r"(?:"
    + _WAS
    + r"(?: (?:also|then|again|itself|never|still|now|\w+ly))* (?:\w{3,}ed|not \w+ed|\w{3,}ing|cut|hit|set|built|put"
    r"|lost|stolen|burnt|broken|overwritten|written|sent|swapped|too \w+|\d{1,4} \w+ (?:ahead|behind|slow|fast))"
    r"|ha[sd] (?:not )?(?:\w{3,}ed|run|gone|made|broken|lost|eaten|taken|fallen|grown|hit|cut|become|got|stolen)"
    r"|never \w+ed|keeps? \w+ing|kept \w+ing|ha[sd] (?:an?|no|the wrong|the old) \w+)"
)
"""A passive, or what it was at."""
_REPAIR = (
    r"complet\w*|commenc\w*|trigger\w*|provision\w*|agree\w*|finish\w*|succe\w+|resolv\w*|restor\w*|fix\w*|recover\w*"
    r"|improv\w*|help\w*|deploy\w*|releas\w*|roll\w*|appl(?:y|ied|ying)|merg\w*|implement\w*|schedul\w*|plann?\w*"
    r"|prepar\w*|test(?:ed|ing)|revert\w*|undone|downgrad\w*|paus\w*|stopp?\w*|disabl\w*|remov\w*|replac\w*|renew\w*"
    r"|restart\w*"
    r"|reboot\w*|rebuil\w*|verif\w*|mitigat\w*|address\w*|monitor\w*|investigat\w*|look\w*|ask\w*|contact\w*|isolat\w*"
    r"|escalat\w*|detect\w*|diagnos\w*|check\w*"
)
_SAYING = (
    r"identif\w*|stat(?:ed|es|ing)|shift\w*|re-?rout\w*|behav\w*|found|issued?|publish\w*|post(?:ed|ing)|report\w*"
    r"|confirm\w*|notic\w*|see(?:s|ing|n)?\b|saw|told|said|inform\w*|notif\w*|announc\w*|believ\w*|discover\w*|learn\w*"
    r"|updat\w*|request\w*|indicat\w*|mention\w*|describ\w*|assum\w*|stress\w*|clarif\w*"
)
HARMLESS = (
    r"(?:"
    + _REPAIR
    + "|"
    + _SAYING
    + r"|work(?:s|ed|ing)?\b|gone (?:out|live)\b|went (?:out|live)\b|pass(?:ed|es)\b|open(?:ed|ing|s)?|creat\w*"
    r"|made available|start(?:ed|ing|s)?|began|begun"
    r"|begins?|initiat\w*|remain\w*|continu\w*|running|ongoing|ready|live|online|available|expect\w*|requir\w*|need\w*"
    r"|design\w*|affect\w*|impact\w*|experienc\w*|receiv\w*|unable|delay\w*|unavailable|slow\w*|may|might|can|could"
    r"|will|would|should|must|do|does|did|using|use[sd]?|wait\w*|being|back|up\b|healthy|stable|stabili[sz]\w*"
    r"|normal\w*|operat\w*|reach\w*"
    r"|functional|unaffected|catch\w*|caught up|drain\w*|process\w*|respond\w*|deliver\w*|sent|execut\w*|perform\w*"
    r"|increas\w*|includ\w*|allow\w*|reduc\w*|return\w*|let\b|lets\b|provid\w*|ensur\w*|not|add(?:ed|s|ing)|set up"
    r"|taken|put|brought"
    r"|moved|switch(?:ed|ing)|migrat\w*|submitted|down|offline|degraded|errors?|issues?|tim(?:ing|ed?|es)|fail(?:s"
    r"|ing)\b"
    r"|tak(?:e|es|ing)|queu\w*|stuck|blank|empty|show\w*|display\w*|load(?:s|ing|ed)?\b|sync\w*|progress\w*|due\b"
    r"|become)"
)
"""What a change, a job or a machine is told to do in any update."""
THEIR_REPAIR = (
    r"(?:"
    + _REPAIR
    + "|"
    + _SAYING
    + r"|tells?|says?|work\w*|sent|dispatch\w*|acknowledg\w*|aware|engag\w*|assist\w*|advis\w*|determin\w*|continu\w*"
    r"|begun|began|start\w*|open\w*|expect\w*|estimat\w*|promis\w*|provid\w*|join\w*|arriv\w*|repair\w*|perform\w*|come"
    r"|coming|got|get|been|now|back|up\b|trying|suspect\w*|think|respond\w*|repl(?:y|ied|ies)\w*|mak(?:e|ing)|made"
    r"|need\w*|requir\w*|going|close[ds]?|marked|suggest\w*|recommend\w*|accept\w*|return\w*|add\w*|commit\w*"
    r"|increas\w*|involved|operational|stable|normal|us(?:ed|ing)|located|called|affected|impacted|handl\w*|host\w*"
    r"|manag\w*|based|own\w*|support\w*|able|doing|being|tak(?:en|ing)|took|set|also|find\w*|analy\w*|bring\w*"
    r"|receiv\w*|acquir\w*|lent\b|lend\w*|offer\w*|re-?enabl\w*|enabl\w*|unblock\w*|stabili[sz]\w*|progress\w*)"
)
"""What other companies are told to do about their trouble, and what they are there for."""
OUR_REPAIR = (
    r"(?:"
    + _REPAIR
    + "|"
    + _SAYING
    + r"|receiv\w*|got|had|experienc\w*|wrote|sent|open\w*|start\w*|began|work\w*|thought|tried|repair\w*|was|were|did"
    r"|need\w*|want\w*|clos\w*|resum\w*|re-?enabl\w*|promis\w*|ha[sd]|arriv\w*|complain\w*|went|ruled)"
)
"""What people are told to do about an incident."""
