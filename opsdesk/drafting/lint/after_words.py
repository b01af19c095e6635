"""The words in which a change is blamed by telling when trouble began, for `causes`: “since the upgrade, … fails”."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.wording import Wording

_CHANGE = (
    r"(?:(?<!no )(?:config\w* |code )?changes?|(?:re)?deploy(?:s|ments?)?|releases?|roll-?outs?|upgrades?|(?:software"
    r"|firmware|system|cluster|library|plugin|database|security|os|kernel|config\w*|(?<!our )last|(?<!our )latest"
    r"|recent|weekly|nightly|new"
    r"|version|server|app|backend|package|driver|windows|minor|major|routine) updates?(?! (?:at|of) \d)|migrations?|move|switch(?:over)?"
    r"|cut-?over|maintenance|reboots?|power (?:outage|cut|failure|loss|surge|event|interruption)|storms?|introduction"
    r"|activation|installation|removal|replacement|reconfiguration|refactoring|renewal|rotation|merge|changeover"
    r"|transition|expansion|works|clean-?up|restructuring|fail-?over|modification|crash)"
)
_DOING = (
    r"(?:moving|deploying|upgrading|updating|migrating|switching|enabling|disabling|activating|introducing|installing"
    r"|adding|removing|replacing|changing|reconfiguring|rotating|renewing|merging|rebooting|failing over|rolling out"
    r"|releasing)"
)
_DID = (
    r"(?:moved|deployed|upgraded|updated|migrated|switched|enabled|disabled|activated|introduced|installed|added"
    r"|removed"
    r"|replaced|changed|reconfigured|rotated|rebooted|failed over|rolled out|released|merged|applied|pushed|shipped)"
)
_WHOSE = (
    r"(?:(?:an?|the|our|their|its|this|that|last|yesterday's|today's|tonight's|this morning's|last night's|some|another"
    r"|one of (?:our|the)) )"
)
AFTER = Wording(
    r"(?:after|since|following|upon|subsequent to|as part of) " + _WHOSE + r"{0,2}(?:[\w./'-]+ ){0,4}?" + _CHANGE,
    r"(?:after|since|upon|while|when|by) " + _DOING + r" (?:(?:to )?(?:our|the|an?|some|one of our)|to)",
    r"(?:after|since|when|as|while) (?:we|our (?:\w+ )?(?:team|provider|host|vendor|supplier)) (?:were |was |are "
    r"|is |have |had )?"
    r"(?:"
    + _DID
    + "|"
    + _DOING
    + "|upgrade|update|move|migrate|deploy|switch|replace|install|reboot|reconfigure|renew)",
    r"(?:during|after|following|since) (?:(?:the|last night's|yesterday's|today's) )?(?:deployment|deploy|migration"
    r"|upgrade|rollout"
    r"|cut-?over|fail-?over|maintenance|release|reboot)",
    r"during (?:an?|our|some|routine|planned|scheduled|emergency|last night's|today's) (?:[\w-]+ ){0,3}?" + _CHANGE,
    hints="=after since follow =upon subsequent part during =while =when =by =as",
)
"""When it began: after something was done."""
TROUBLE = Wording(
    r"fail(?:s|ed|ing|ures?)?|errors?|issues?|problems?|unable|cannot|can't|can not|couldn't|could not|won't"
    r"|unavailable"
    r"|inaccessible|unreachable|unresponsive|slow\w*|degrad\w+|disrupt\w+|interrupt\w+|out of service|stuck|broken"
    r"|broke|down|offline|delay\w*|missing|lost|outages?|time-?outs?|timing out|crash\w*|incorrect\w*|wrong|hang"
    r"|no longer"
    r"|(?:does|do|did|is|are|has|have) not|\w+n't|not (?:work|load|respond|start|come|being|receiv|send|process|sync"
    r")\w*|stopped|unexpected\w*|(?:stay|remain|show|appear|look|come up|came up)\w* (?:blank|empty|stale|old|twice"
    r"|garbled)"
    r"|unstable|unreliable|instabil\w+|overload\w*|latency|unsuccessful\w*|not functioning|unhealthy",
    hints="fail error issue problem unable cannot can't =could =can won't unavail inaccess unreach unrespons slow degrad "
    "disrupt interrupt =out stuck broken =broke =down offline delay missing =lost outage timeout time-out timing crash "
    "blank empty stale =old twice garbled incorrect wrong =hang longer =not n't stopped unexpected unhealthy "
    "unstable unreliable instab overload latency unsuccess",
)
"""What began then."""
NOT_YET_OR_BETTER = re.compile(
    r"\b(?:if|until|once|fix\w*|hot-?fix\w*|roll-?back|roll(?:ed|ing)? back|revert\w*|restor\w+|recover\w*|resol\w+"
    r"|mitigat\w+|workaround|investigat\w+|will|should|normal\w*|success\w*|back (?:up|online|to)|no (?:further|longer"
    r" see\w*)|improv\w+|scheduled for|to (?:fix|address|prevent|avoid)|complet\w+|concluded|expected|planned)\b"
)
"""In such a sentence: then the change is the repair, or it is still to come."""
