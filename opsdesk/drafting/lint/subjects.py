"""What stands before a causal verb: something particular, or the incident itself, its symptoms and those who suffer.

“Slow processing of messages caused …” tells a cause, whatever it is that was slow; “the issue with messages caused …”
tells none. What decides is the head of the subject, the last word before its first “of”, “in”, “with” …
"""

from __future__ import annotations

import re

_END = re.compile(
    r"[,;:()]|(?<![\w-])(?:of|in|on|at|with|for|from|to|by|via|that|which|who|where|when|while|during|within|between"
    r"|after|before|since|due|related|is|are|was|were|has|have|had|may|might|could|can|will|would|did|does|do|be|been"
    r"|being|not|affecting|impacting|affected|impacted|caused|causing|preventing|connecting|accessing|loading|started"
    r"|began|occurred|happened)(?!\w)"
)
_WORD = re.compile(r"[\w'./-]{1,60}")
_POINTER = re.compile(r"\b(?:it|this|that|these|those|what|they|there|he|she|we|you|i)(?:'s|'re|'ve)? *$")
"""At the end of the subject, or of its head: then it only points at something."""
_VAGUE = re.compile(
    r"(?:issue|problem|incident|outage|disruption|interruption|situation|event|matter|degradation|trouble|fault|anomal"
    r"|condition|circumstance|difficult|mitigation|instabilit|behaviou?r|something|everything|nothing|anything|impact"
    r"|downtime|thing|we|i|symptom|reason|cause|root|source|factor|one|who|bit|part|team|engineer|staff|update|message"
    r"|report|sorry)(?:s|y|ies|ing|ings)?$"
)
_SYMPTOM = re.compile(
    r"(?:error|latenc|latency|slowness|slowdown|delay|time-?out|time|unavailability|performance|respons|response|rate"
    r"|failure|timeouts|interval|unresponsiveness|inaccessibility|drop|level|value|result|duration|inconvenience|status"
    r"|impact|lag|speed|5xx|4xx|\d{3}s?|reload|retr)(?:s|es|ies|y)?$"
)
_SUFFERER = re.compile(
    r"(?:attempt|user|customer|client|request|job|build|page|e-?mail|mail|upload|download|log-?in|sign-?in|call|order"
    r"|payment|people|member|visitor|site|webhook|connection|workflow|deliver|notification|transaction|transfer|file"
    r"|test|run|pipeline|subscriber|account|player|viewer|merchant|everyone|anyone)(?:s|y|ies)?$"
)
_SUFFERS = re.compile(
    r"\b(?:slow\w*|delay\w*|degrad\w+|fail\w*|unavailable|inaccessible|error\w*|latenc\w+|tim(?:e|ing) ?-?outs?|unable"
    r"|not (?:\w+ )?(?:work|load|respond|send|arriv|deliver|receiv|updat|process|show|display)\w*|affected|impacted"
    r"|intermittent\w*|longer|missing|outages?|issues?|problems?|experienc\w+|see|seeing|notice|may|might|could|can"
    r"|cannot|can't)\b"
)
"""In what is said of the subject: then it is a symptom, which leads to the next one."""
_LASTS = re.compile(
    r"\b(?:still|waits? for|(?:is|are) on (?:its|their) way|(?:is|are) (?:being )?(?:waiting for|routed|moved"
    r"|redirected|sent|shifted"
    r"|served))\b"
)
"""In what is said of the subject before “so”: then it is how things stand, and no beginning."""
FOLLOWS_ON = re.compile(r"(?:which|that)\b|\w+ing\b")
"""How a verb begins that takes up what was said before it: “…, leading to …”."""


def is_particular(subject: str, verb: str) -> bool:
    """The subject of a causal verb is something that may cause an incident; `subject` is all its clause before it."""
    end = _END.search(subject)
    words = _WORD.findall(subject, 0, end.start() if end else len(subject))
    if not words or len(words) > _LONGEST or _POINTER.search(subject):
        return False
    if verb in {"so", "hence"} and _LASTS.search(subject):
        return False
    if FOLLOWS_ON.match(verb) and end and _SUFFERS.search(subject, end.start()):
        return False
    return not any(kind.match(words[-1]) for kind in (_POINTER, _VAGUE, _SYMPTOM, _SUFFERER))


_LONGEST = 9
"""Words of a name before its first preposition; what has more is a sentence without a sign."""
