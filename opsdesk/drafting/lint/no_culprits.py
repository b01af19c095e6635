"""What stands before a causal verb and is no culprit, for `effects`: we, who suffers, the bare issue, a symptom."""

from __future__ import annotations

import re

from opsdesk.drafting.lint.culprit_words import AILING, MEDDLER
from opsdesk.drafting.lint.outsiders import OUTSIDER

_SUFFERS = re.compile(
    r"inconvenience|\b(?:unknown|unidentified|unable|cannot|can't|can not|not able|may|might|will|would|should"
    r"|could) |\bexperiencing (?:an? )?(?:[\w-]+ ){0,2}(?:degradation|slowness|slow-?downs?|latency|delays)\b"
    r"|\b(?:is|are) showing (?:\w+ )?(?:wrong|incorrect|stale|old|empty|no|false)\b"
    r"|\b(?:customers|users|members|teams|people) (?:[\w-]+ ){0,5}?(?:are|is|were) (?:experiencing|seeing"
    r"|encountering) "
    r"|\bwhat (?:the |an? "
    r"|our )?\w+ ?$"
)
"""In what stands before “resulting in …”: then that is told of the users, and no culprit."""
PATIENT = re.compile(
    r"\W*(?:and |but |so |while )*(?:a (?:part|number|subset|portion|fraction) of )?(?:some|many|most|all|the|our"
    r"|your|new"
    r"|any)? ?(?:(?:failed|failing"
    r"|missing) )?(?:transactions?|users?|customers?|clients?"
    r"|requests?(?! from (?:an?|one|the) (?:\w+ )?(?:scraper|crawler|bot|botnet|single|client|partner|script"
    r"|integration))"
    r"|jobs?|builds?|pages?|messages?|e-?mails?|uploads?|results?|bookings?|deliver(?:y|ies)|trains?|ferr(?:y|ies)"
    r"|log[- ]?ins?|calls?|orders?|payments?|people|members|sites"
    r"|webhooks|connections|everyone|everybody|nobody|no one)\b"
)
"""How a subject begins when it is those who suffer, whatever part they suffer at."""
WE_DO = re.compile(r"\W*(?:and |but |so |then )*(?:we|our (?:\w+ )?(?:teams?|engineers?))\b")
_WE_PAUSED = re.compile(
    r"\W*(?:and |but |so |then )*(?:we|engineers|the team) (?:have |had |also |therefore )*(?:stopped|paused|disabled"
    r"|suspended"
    r"|turned off|switched off|halted|limited|restricted|blocked)\b"
)
"""A step of the repair, which has its price."""
RELATIVE = re.compile(r"which|that|caus|lead|result|responsible|behind|to blame|at fault")
"""How an effect begins that isn't what “we” did, but what came of it."""
_POINTS = re.compile(rf"(?:{RELATIVE.pattern})|affecting|impacting|contribut")
"""After “the issue”: what it does, which says nothing of where it comes from."""
_BARE_ISSUE = re.compile(r"\b(?:the|this|an?|these|those) (?:issue|problem|incident|bug|error|outage|condition)s?\W*$")
"""Right before “causing …”: then nothing is said of what causes it."""
_OUTSIDER = re.compile(rf"\b{OUTSIDER}")
_WORKED_WITH = re.compile(rf"\bwork(?:ing|ed)? (?:closely )?with (?:our|the|their) (?:\w+ )?{OUTSIDER}s?\b")
"""Who helps to mend it, whosever trouble it is."""
_MACHINE_FAILURE = re.compile(r"\b(?:host|disk|server|switch|hardware|power|database|storage|node|rack) failures?\W*$")
"""Right before “affecting …”: what is looked into is known."""
_RELATES = re.compile(r" (?:that|which)\b")
_SYMPTOM = re.compile(
    r"(?:\W{0,3}[\d: apm]{1,12}(?: [a-z]{2,4})?\W{1,3})?\W*(?:and |but |so )?(?:the |these |those "
    r"|some )?(?:(?:slow|slower|delayed|late|missing|stale)\b"
    r"|(?:[\w./-]+ ){0,3}?(?:errors|delays?|slowness|latency|time-?outs)(?: (?:in|with|of|for) [^,;]{1,40})?$)"
)
"""How a subject begins that is an effect of its own, where no inner part is named: “the launch errors cause …”."""
_REPAIRED = re.compile(
    r"\b(?:has|have) (?:now )?(?:fixed|resolved|mended|repaired|corrected) (?:an?|the|this)(?: \w+)? (?:issue|problem"
    r"|fault|bug)\W*$"
)
"""Right before “causing …”: it is told that it is mended, and not what it was."""
_TRYING = re.compile(
    r"\W*(?:(?:we|i) (?:have |are |had )?(?:receiv\w+|got|getting|had) (?:[\w-]+ ){0,3}(?:reports?|notifications?"
    r"|complaints?|tickets?)\b"
    r"|(?:any |an |every )?(?:attempt\w*|trying|tries|access|accessing|visiting|clicking|clearing|refreshing"
    r"|reloading|re-?installing|opening|creating|deleting"
    r"|logging (?:in|on)|signing (?:in|up)|uploading|downloading|loading|using|selecting|submitting|saving|viewing"
    r"|adding)\b)"
)
"""How a subject begins that is what users do, or tell."""


def is_no_culprit(verb: str, subject: str) -> bool:
    """What stands before the verb is we, our users or what they do, the bare issue, or an effect of it."""
    by_us = WE_DO.match(subject) and not any(
        (RELATIVE.match(verb), _RELATES.search(subject), _MACHINE_FAILURE.search(subject))
    )
    if by_us or any(done.match(subject) for done in (_TRYING, _WE_PAUSED)):
        return True
    if _REPAIRED.search(subject) or _SUFFERS.search(subject):
        return True
    if _SYMPTOM.match(subject) and not MEDDLER.search(subject):
        return True
    if verb in {"so", "hence"} and PATIENT.match(subject):
        return True
    is_bare = _BARE_ISSUE.search(subject) and _POINTS.match(verb)
    return bool(is_bare) and not (_OUTSIDER.search(_WORKED_WITH.sub("", subject)) or AILING.search(subject))
