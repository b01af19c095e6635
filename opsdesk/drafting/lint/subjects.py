"""What stands before a causal verb: something particular, or the incident itself, its symptoms and those who suffer.

“Slow processing of messages caused …” tells a cause, whatever it is that was slow; “the issue with messages caused …”
tells none. What decides is the head of the subject, the last word before its first “of”, “in”, “with” …
"""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"\W*(?:(?:and|but|so|then|also|however|unfortunately|sadly|today|yesterday|earlier|currently|again"
    r"|apparently)\b,? +"
    r"|(?:this morning|last night|at (?:around |about |approximately )?\d[\d:.]{0,7} ?(?:[ap]m)?(?: [a-z]{2,4})?),? +"
    r"|(?:update|edit|identified|monitoring|resolved)\W{1,3})*"
)
_WE_SAW = re.compile(
    r"(?:we(?:'ve|'re| have| are| had| were)?|our (?:\w+ )?(?:teams?|engineers?)(?: have| has| are| is)?|there (?:is"
    r"|was|are"
    r"|were|has been)|users (?:are|may be)|customers (?:are|may be)|you may|[\w ]{2,30} (?:is|are))"
    r"(?: (?!an?\b|the\b|our\b|some\b)\w+){0,3}? (?:identif\w+|confirm\w+|know\w*|report\w*|found|discover\w+"
    r"|experienc\w+|see|seeing|saw|seen|notic\w+"
    r"|detect\w+|investigat\w+|observ\w+|having|facing|fac\w+|receiv\w+|resolv\w+|fix\w*|mitigat\w+|address\w+|aware of"
    r"|is|was|are|were|been|looking into|working on|track\w+|repair\w*|isolat\w+)(?: (?:that|down|into|to|on))? "
)
"""“We have identified …”: what follows is what it is about."""
_US = re.compile(r"(?:we|i|our (?:\w+ )?(?:teams?|engineers?))\b")
_DETERMINER = re.compile(
    r"(?:an?|the|our|this|that|these|those|its|their|both|all|any|another|several|multiple|some|certain|various"
    r"|one of (?:our|the|their)|two of (?:our|the)|many|most) +"
)
_END = re.compile(
    r"[,;:()]|(?<![\w-])(?:of|in|on|at|with|for|from|to|by|via|that|which|who|where|when|while|during|within|between"
    r"|after|before|since|due|related|is|are|was|were|has|have|had|may|might|could|can|will|would|did|does|do|be|been"
    r"|being|not|affecting|impacting|affected|impacted|caused|causing|preventing|connecting|accessing|loading)(?!\w)"
)
_WORD = re.compile(r"[\w'./-]{1,60}")
_POINTER = re.compile(r"\b(?:it|this|that|these|those|what|they|there|he|she|we|you|i)(?:'s|'re|'ve)? *$")
"""Right before the verb: then the subject only points at something."""
_VAGUE = re.compile(
    r"(?:issue|problem|incident|outage|disruption|interruption|situation|event|matter|degradation|trouble|fault|anomal"
    r"|condition|circumstance|difficult|instabilit|behaviou?r|something|everything|nothing|anything|impact|downtime"
    r"|thing"
    r"|symptom|reason|cause|root|source|factor|one|who|bit|part|team|engineer|staff|update|message|report"
    r"|sorry)(?:s|y|ies|ing|ings)?$"
)
_SYMPTOM = re.compile(
    r"(?:error|latenc|latency|slowness|slowdown|delay|time-?out|time|unavailability|performance|respons|response|rate"
    r"|failure|timeouts|interval|unresponsiveness|inaccessibility|drop|level|value|result|duration|inconvenience"
    r"|status|impact|lag|speed|5xx|4xx|\d{3}s?|reload|retr)(?:s|es|ies|y)?$"
)
_SUFFERER = re.compile(
    r"(?:user|customer|client|request|job|build|page|e-?mail|mail|upload|download|log-?in|sign-?in|call|order"
    r"|payment|people"
    r"|member|visitor|site|webhook|connection|workflow|deliver|notification|transaction|transfer|file|test|run|pipeline"
    r"|subscriber|account|player|viewer|merchant|everyone|anyone|website|service|services|api|apis|app|application"
    r"|platform|dashboard|portal|system|product|feature|functionality)(?:s|y|ies)?$"
)
_REPAIR = re.compile(
    r"(?:fix|hot-?fix|mitigation|roll-?back|workaround|revert|remediation|recovery|restart|restore|maintenance"
    r"|resolution"
    r"|investigation)(?:s|es)?$"
)
_SUFFERS = re.compile(
    r"\b(?:slow\w*|delay\w*|degrad\w+|fail\w*|unavailable|inaccessible|error\w*|latenc\w+|tim(?:e|ing) ?-?outs?|unable"
    r"|not (?:\w+ )?(?:work|load|respond|send|arriv|deliver|receiv|updat|process|show|display)\w*|affected|impacted"
    r"|intermittent\w*|longer|missing|outages?|issues?|problems?|experienc\w+|see|seeing|notice|may|might|could|can"
    r"|cannot|can't)\b"
)
"""In what is said of the subject: then it is a symptom, which leads to the next one."""


def is_particular(subject: str, verb: str) -> bool:
    """The subject of a causal verb is something that may cause an incident; `subject` is all its clause before it."""
    said = subject[_end_of(_OPENING, subject) :]
    said = said[_end_of(_WE_SAW, said) :]
    if _US.match(said):
        return False
    said = said[_end_of(_DETERMINER, said) :]
    end = _END.search(said)
    words = _WORD.findall(said[: end.start()] if end else said)
    if not words or len(words) > _LONGEST or _POINTER.search(subject):
        return False
    if (verb.endswith("ing") or verb.startswith(("which", "that"))) and end and _SUFFERS.search(said, end.start()):
        return False
    return not any(kind.match(words[-1]) for kind in (_VAGUE, _SYMPTOM, _SUFFERER, _REPAIR))


_LONGEST = 7
"""Words of a name before its first preposition; what has more is a sentence without a sign."""


def _end_of(pattern: re.Pattern[str], said: str) -> int:
    found = pattern.match(said)
    return found.end() if found else 0
