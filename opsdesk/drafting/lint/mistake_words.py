"""The words in which it is told that somebody, or a program, did something wrong, for `causes`."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import MACHINE
from opsdesk.drafting.lint.wording import Wording

_NOT_THEM = r"(?!(?:you|it|them|us|him|her|this|that|users|customers|people)\b)"
_TO_USERS = (
    r"(?!(?:block|flag|charg|bill|suspend|lock|bann|reject|mark|show|display|sen[dt]|refus|declin|classif|treat|taken"
    r"|resolv|clos|open"
    r"|post|publish|announc)\w*)"
)
"""What is done to users by mistake is what they meet."""
_MADE = r"chang|deploy|release|config|update|rule|migration|certificate|upgrade|quer|commit|script"
"""What somebody made. A machine is called problematic before anybody knows why."""
BAD_PART = Wording(
    r"(?:offending|bad|faulty|buggy|misconfigured|defective) (?:\w+ )?(?:" + MACHINE + "|" + _MADE + r")\w*",
    r"problematic (?:\w+ )?(?:" + _MADE + r")\w*",
    r"(?:revert|correct|undo|undid|roll(?:ed|ing)? back)\w* (?:the|a|an|our) (?:\w+ )?misconfigur\w+",
    hints="misconfigur problematic offending =bad faulty buggy misconfigured defective",
)
"""“A faulty switch”."""
NOT_DONE = Wording(
    r"(?:is|was|are|were|been|had|has|have) not (?:been |being )?(?:configur|appl|set|updat|restart|deploy|renew|rotat"
    r"|install|migrat|test|siz|provision|scal|replicat|sync|load|clean|releas|clos|handl|enabl|copi|propagat|switch"
    r"|initiali[sz])\w* (?:properly|correctly|fully|in time|as (?:configured|expected|intended|designed|planned))",
    r"(?:incorrectly|improperly|wrongly|prematurely|not (?:properly|correctly)) (?!(?:display|show|report|charg|bill"
    r"|mark|count|calculat|block|flag|reject|load|render|process|receiv|deliver|sent|nam|stat|announc|prompt|ask|t[eo]l"
    r"|inform|resolv|clos|declar|identif|recogni[sz]|classif|treat|detect|label|notif|e-?mail|redirect|bann|suspend"
    r"|log|sign|lock|flagg|list)\w*)(?:\w{3,}(?:ed|t)|set)",
    r"(?:release|change|update|deploy\w*|version|build|rule|patch) (?:from|of) (?:this morning|yesterday|today"
    r"|last night"
    r"|[a-z]{3,6}day)\b[^.;,]{0,60}? (?:incorrectly|wrongly|improperly)\b",
    hints="properly correctly fully =time =as incorrectly improperly wrongly prematurely",
    also="=not incorrectly improperly wrongly prematurely",
)
"""“It was not configured properly”."""
BY_MISTAKE = Wording(
    _NOT_THEM
    + _TO_USERS
    + r"(?!ends? |ended |fails? |finish|results? |stop)\w+ (?:by mistake|by accident|in error|unintentionally"
    r"|unintendedly)(?= *(?:[.,;:)]|$|during|while|when|and|by"
    r"|as|at|on|in|this|yesterday|last|today|overnight|before|after|for|from))",
    r"(?:accidentally|inadvertently|mistakenly|erroneously|unintentionally) \w+(?:ed|ing|t)\b(?! as a result)",
    r"(?:unexpected|unintended|unforeseen|undesired|adverse) (?:consequences?|side[- ]?effects?|interactions?)",
    r"(?:update|change|release|version|deploy\w*|patch|upgrade|that|which|is|was|are|were|be|being|became|an?|the"
    r"|some|not|of|by|to)(?: \w+)? incompatib\w+ (?:with|between)|(?:was|were|been|got|be|accidentally) (?:started"
    r"|run|executed) twice",
    hints="mistake accident =error unintention unintended inadvertent erroneous unexpected unforeseen undesired "
    "adverse incompatib twice",
)
"""“It was inadvertently deleted”."""
SET_WRONG = Wording(
    r"(?:configured|set|sized|dimensioned) (?:far |much )?too (?:low|high|small|short|strict\w*|aggressive\w*)",
    r"(?:typed|entered|set|keyed in|configured)(?: \w+){0,2} (?:as )?[\w.]{1,8} (?:in place of|instead of"
    r"|rather than) [\w.]{1,8}",
    r"(?:started|deployed|built|configured|loaded|shipped|released|set up|populated) with (?:an? "
    r"|the )?(?:\w+ )?(?:incomplete"
    r"|wrong|outdated|empty|stale|incorrect|invalid|broken)\b",
    r"(?:section|portion|part|subset) of (?:the |our )?(?:[\w-]+ ){0,3}?infrastructure (?:\w+ ){0,4}?perform\w*",
    r"(?:keys?|certificates?|records?|signatures?|versions?|checksums?) (?:no longer (?:match|agree)\w*"
    r"|still points? (?:to|at))",
    hints="started deployed built loaded shipped released populated configured =set sized dimensioned typed entered "
    "keyed "
    "infrastructure longer still",
    also="incomplete wrong outdated empty stale incorrect invalid broken =too =place instead rather perform match "
    "agree point",
)
"""“It was set too low”."""
WE_DID = Wording(
    r"(?:i|we) (?:\w+ly )?(?:pushed|shipped|released|deployed|merged|changed|ran|switched|moved|deleted|removed|dropped"
    r"|renamed|upgraded|updated|introduced|enabled|disabled|renewed|rotated) (?:(?!\b(?:fix|patch|mitigation|fixe[sd]"
    r"|workaround)\b)"
    r"[^.;]){1,60}? (?:and (?:forgot|broke|missed|overlooked)|(?:that|which) (?:locks?|locked|breaks?|broke"
    r"|crash\w*))\b",
    hints="=i =we",
    also="forgot broke missed overlooked =lock =locks locked break crash",
)
"""“I pushed a migration that locks the table”."""
INTRUDED = Wording(
    r"(?<!if )(?<!whether )(?<!unless )(?:someone|somebody|an? (?:attacker|intruder|stranger|hacker)|attackers"
    r"|intruders|hackers) (?!(?:else )?(?:is|will"
    r"|can|should)\b)[^.;]{0,60}?\b(?:pushed|published|uploaded|injected|deleted|wiped|stole|accessed|broke into"
    r"|got into"
    r"|gained|encrypted|changed|replaced|hijacked|used)\b",
    hints="someone somebody attacker intruder stranger hacker",
)
"""“Somebody with a stolen key published …”."""
FORGOT = Wording(
    r"(?:i|we|they|somebody|someone|and)(?: \w+ly| simply| had| also)? forgot\b(?! (?:your|his|her|their) password)"
    r"|we messed up",
    hints="forgot messed",
)
"""“We forgot to open the port”."""
THE_WRONG_ONE = Wording(
    r"(?:promoted|picked|chose|used|loaded|restored|mounted|booted|copied|imported|selected|sent out|unplugged|pulled"
    r"|disconnected|removed|replaced|restarted|dropped|deleted|pushed|ran|moved) the wrong \w+",
    r"in(?:to)? the wrong (?:vlan|network|zone|region|table|column|slot|port|group|pool|folder|database"
    r"|environment)\b",
    hints="wrong",
)
"""“They pulled the wrong cable”."""
DONE_WRONG = Wording(
    r"(?:code|software|system|script|parser|importer|job|library|program) (?:didn't|doesn't|did not|does not|could not"
    r"|couldn't|cannot|can't|failed to|was not able to|fails to) (?:know how to |properly |correctly )*(?:handle|cope"
    r"|account for|recogni[sz]e|parse|validate|expect|understand)",
    r"(?:we|i|somebody|someone|(?:an?|the|one of our|our) (?:\w+ )?(?:engineer|colleague|technician"
    r"|contractor)s?) (?:(?:accidentally|wrongly) )?(?:misjudged|miscalculated|misconfigured|mistyped|misread"
    r"|underestimated|overlooked|broke (?:it|this|the))\b",
    r"(?:deleted|wiped|overwrote|overwritten|unplugged|severed) (?:(?!by\b)\w+ ){0,3}?(?:config\w*|records?|data"
    r"|tables?|databases?|certificates?|rules?|routes?|keys?|cables?|servers?|disks?)",
    r"(?:bundle|file|archive|dump|table|list|map|package|feed|index|catalog\w*)s? (?:[\w'-]+ ){0,5}?(?:was|were|is|are"
    r"|got|arrived) (?:\w+ly )?(?:truncated|garbled|malformed|mangled|cut short)\b",
    r"(?:tables?|(?:dns|zone|mx) records?|config\w*|certificates?|keys?|rules?|routes?) (?:was|were|has been|have been"
    r"|got) (?:\w+ly )?(?:deleted|wiped|overwritten|truncated)",
    hints="misjudged miscalculated misconfigured mistyped misread underestimated overlooked =broke handle =cope "
    "account recogni parse validate expect understand deleted wiped overwr unplugged severed truncated garbled "
    "malformed mangled "
    "=short",
    also="bundle file archive dump table =list =map package feed index catalog code software system script parser "
    "importer =job library program misjudged miscalculated misconfigured "
    "mistyped misread underestimated overlooked =broke deleted wiped overwr unplugged severed truncated",
)
"""“Somebody deleted the routes”."""
MISTAKES = (BAD_PART, WE_DID, INTRUDED, NOT_DONE, BY_MISTAKE, SET_WRONG, FORGOT, THE_WRONG_ONE, DONE_WRONG)
"""What was done wrong, or not done."""
