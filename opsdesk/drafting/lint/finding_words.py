"""The words in which a finding tells a cause without a connector, for `causes`."""

from __future__ import annotations

from opsdesk.drafting.lint.culprit_words import CULPRIT_WORDS, MACHINE, MACHINES
from opsdesk.drafting.lint.outside_words import OUTSIDER, SUPPLIER
from opsdesk.drafting.lint.wording import Wording

_WRONG = r"(?:problematic|offending|bad|faulty|buggy|misconfigured|defective)"

FOUND = Wording(
    r"(?:identified|found|discovered|isolated|pinpointed|located|diagnosed|detected|uncovered|tracked down|confirmed"
    r"|know) (?:that )?(?:an? |the |our |one of (?:our|the) )?(?:(?!affect|impact|where|that|which|caus|fix|solution"
    r"|workaround|work|mitigat|root|source|issue|problem|way|potential|possible|and|with|in|for|on|they|we|have|has"
    r"|errors?\b)[\w/'-]+ ){0,4}?"
    + CULPRIT_WORDS
    + r"(?! (?:the )?(?:is|are|was|were) (?:fixed|resolved|restored|working|back|recover\w*)| (?:needed|required|to) )",
    r"(?:reveal(?:s|ed)|show(?:s|ed)|turn(?:s|ed) out) that (?:an? |the |our )?(?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS
    + r" (?!(?:is|are) (?:work|normal))",
    r"(?:found|discovered|determined|established|learned|turned out) that (?!further|additional|more|no\b"
    r"|(?:the |this )?(?:ongoing |current )?(?:issue|problem|incident|outage|fix|mitigation|impact)|this|it|some|users"
    r"|customers|all|our (?:fix|mitigation)|there|(?:\w+ )?mail)(?:\w+[ ]){1,10}?(?:was|were|had|has|is|are"
    r"|did)\b(?! (?:\w+ )?(?:interrupt|fail(?!ed\b)"
    r"|delay|slow|unavail|degrad|unable|affect|impact|experienc|return|resol|recover|not (?:lost|affected|impacted)))",
    r"(?:reveal(?:s|ed)|show(?:s|ed)) (?:an?|the|that an?) (?:[\w-]+ ){0,3}?(?:fault|failure|defect|break|flaw|error"
    r"|problem) (?:in|of|on|with) (?:an?|the|our|one of (?:our|the))",
    r"(?!(?:block|flag|charg|bill|reject|mark|show|display|sen[dt]|refus|declin|classif|treat|taken)\w*)\w+"
    r" (?:by mistake|by accident|in error|unintentionally|unintendedly)(?= *(?:[.,;)]|$|during|while|when|and|by"
    r"|as))|incompatib\w+ (?:with|between)",
    r"(?:fault|failure|break|defect) (?:in|of|on|with) (?:an?|the|our|one of (?:our|the)) (?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS,
    r"(?:(?:generat|produc|issu|experienc|receiv)\w*|sen[dt]s?|sending|saw|sees?|seeing|seen) (?:an? )?"
    r"(?:[\w-]+ ){0,3}?(?:(?:spike|surge|flood"
    r"|burst|influx|wave)s?|large number|high volume)"
    r" (?:of|in) (?!(?:\w+ )?(?:fail|error|report|ticket))(?:\w+ ){0,2}?(?:traffic|requests|load|connections|usage"
    r"|demand|writes|reads|queries|registrations"
    r"|sign-?ups|activity|messages)",
    r"(?:incorrectly|improperly|wrongly|prematurely|not (?:properly|correctly)) (?!(?:display|show|report|charg|bill"
    r"|mark|count|calculat|block|flag|reject"
    r"|load|render|process|receiv|deliver|sent)\w*)(?:\w{3,}(?:ed|t)|set)|(?:configured|set|sized|dimensioned) (?:far "
    r"|much )?too (?:low|high|small|short|strict\w*|aggressive\w*)",
    r"(?:not enough|insufficient|shortage of|lack of) (?:\w+ )?(?:memory|capacity|disk space|space|storage|bandwidth"
    r"|connections|resources|cpu|cooling)",
    r"(?:started|run|executed) twice|(?:reproduce|found|understand) the (?:fault|bug|failure) ?:",
    r"(?:cause|culprit|source|origin|root ?cause) (?:in|within|to|as) (?:an?|the|our|one of our) (?:[\w-]+ ){0,3}?"
    + CULPRIT_WORDS,
    r"(?:identified|found|discovered|detected|confirmed|isolated) an? (?:\w+ )?(?:issue|problem|fault) (?:with|in"
    r"|on) (?:an?|the"
    r"|our|one of (?:our|the)) (?:\w+ ){0,2}?" + MACHINES,
    r"(?:issue|problem|cause|culprit|fault) \((?:\w+ ){0,3}?" + CULPRIT_WORDS,
    r"(?:an?|the|one) (?!(?:\w+ )?mitigations?\b)(?:[\w-]+ ){0,2}?"
    + CULPRIT_WORDS
    + r" (?:was|were|has been|have been) (?:identified|found|discovered|detected|located|pinpointed)",
    r"(?:bug|defect|regression|memory leak|race condition|deadlock|typo|flaw|misconfiguration) (?:in|within|that|which"
    r"|where|causing|introduced|relating)|(?:contain|includ|introduc|carri|ship)\w* an? (?:[\w-]+ )?(?:bug|regression"
    r"|error|defect|flaw|malfunction|fault|mistake|typo|misconfiguration)",
    r"(?:issues?|problem|fault|failure) (?:lies|rests|resides|lay) (?:with|within|on|at|in|somewhere|outside)",
    r"(?:issues?|problem|fault) (?:is) (?:with|within|on|at|in) (?:(?:an?|the|our|one of our) )?(?:[\w']+ ){0,3}?"
    r"(?:" + SUPPLIER + "|" + OUTSIDER + r"s?|sides?|" + CULPRIT_WORDS + r")",
    r"(?:resolv|fix|correct|address|repair)\w* (?:the|an?|this) (?:[\w-]+ ){0,2}?(?:(?:mis)?configuration|hardware"
    r"|firmware|certificate|capacity) (?:issue|problem|error|fault|defect)s?",
    r"(?:accidentally|inadvertently|mistakenly|erroneously|unintentionally) \w+(?:ed|ing|t)",
    _WRONG + r" (?:\w+ )?(?:" + MACHINE + r"|chang|deploy|release|config|update|rule|migration|certificate|upgrade)\w*",
    hints="sends sents sending seeing failure break misconfigured identified found discovered isolated pinpointed "
    "located diagnosed detected "
    "uncovered tracked confirmed =know "
    "determined established learned reveal show turn cause culprit source origin issue problem fault bug defect "
    "regression "
    "leak race deadlock typo flaw configuration resolv fix correct address repair accidental inadvertent mistaken "
    "erroneous "
    "generat produc =sent =send issu experienc receiv =saw =see =sees =seen incorrect improper wrongly premature "
    "twice =not sized "
    "configured dimensioned =set =enough insufficient shortage =lack reproduce understand malfunction unintention "
    "unintended problematic offending =bad mistake accident =error incompatib flaw",
)
"""What was found, or named by what was done about it."""
