"""What has a time and a “will” and still promises no end, for `overpromise`: it is past, denied, or goes on then."""

from __future__ import annotations

import re

_MEASURED = re.compile(
    r"\b(?:(?<!will )(?<!should )(?<!'ll )(?<!to )(?:has|have|had|'ve) been (?:\w+ ){0,3}|(?:since|from"
    r"|between) (?:(?:the|our|this) )?(?:(?!(?:them|it|us|you|here|there)\b)\w+ )?(?:on |at )?)$"
)
"""Before a duration: then it is past."""
_HAPPENED = re.compile(
    r"\b(?:went|was|were|had|did|happened|occurred|came|broke|failed|pushed|deployed|released|made|shipped|merged"
    r"|landed|introduced|replaced|changed|started|began)(?: (?!so\b|and\b|but\b)[\w-]+){0,6}?"
    r" (?:on |at |from |since |around |about )?$"
)
"""Before a time: then it is when something happened."""
_BACK = re.compile(r"(?:for|over|in|during) the (?:last|past)\b")
"""How a duration begins that lies behind."""
_LET = re.compile(r"\b(?:allowed|enabled|permitted) [^.;,]{1,80}? to $")
"""Before “complete at 00:48”: then that has happened."""
_TO_BE = re.compile(r"\b(?:be|being|been|get|gets)(?: \w+)? $")
"""Before “deployed”: then it hasn't happened yet."""
_OF_THEN = re.compile(
    r"\b(?:data|numbers|figures|events|logs|metrics|records|results|reports|messages|e?-?mails?|orders|invoices"
    r"|releases|backups|gaps?|holes?|windows?|period) (?:(?:for|from|of|between) (?:the )?)?$"
)
"""Before a time: then it is told which ones are meant."""
_JUST_A_ZONE = re.compile(
    r"(?:-[\d:]{1,5}(?: ?[ap]m)?)? (?:(?:and|to|until) [\d:]{1,5}(?: ?[ap]m)? )?(?:(?:us/)?[a-z]{2,8} )?(?:(?:is"
    r"|are) )?"
)
"""Between a time and “should”: then the time is the subject's, as of “orders placed before 14:00 UTC”."""
_NOT_THEN = re.compile(
    r"(?:\b(?:not|never)\b|n't\b)(?! only\b| (?:be )?(?:see|get|receiv|experienc|encounter|notic|have|affect|impact"
    r"|fail))"
)
"""Between “will” and a time: then it is said not to be over by then; but “should not see errors” says it will be."""
_LONG = re.compile(
    r" (?:\w+ly )?(?:take|last|be (?:long|more|later|down|affected|see))|(?: \w+)? (?:see|get|receive|have)\b"
)
"""After “won't”: then it says how soon, or that the trouble is over by then."""
_HOLDS_UNTIL = re.compile(r"before|until|till|prior")
"""How a time begins at which what isn't so yet will be so."""
UNSAID = re.compile(
    r"\b(?:do|does|did|can|could)(?: not|n't) (?:yet |currently )?(?:know|say|tell|promise|guarantee|predict|confirm)\b"
    r"|\bcan(?:not|'t) (?:yet )?(?:know|say|tell|promise|guarantee|predict|confirm)\b|\btoo early to (?:say|tell|know"
    r"|promise)\b|\b(?:whether|if) (?:this|it|that|the \w+) (?:will|is going to|can)\b|(?:do not|don't|not to) (?:count"
    r"|rely|bank) on\b|\bno promises?\b|\bunlikely (?:that|we|to be able)\b"
    r"|\b(?:expect|make|see) (?:\w+ )?progress\b(?! to (?:be )?(?:complet|full))"
    r"|\bprogress (?:on [\w ]{1,30} )?is (?:expected|due|likely)\b"
    r"|\bno expectation\b|\b(?:should|may (?:need to|have to)|must|need to) be (?:repeated|re-?deployed|re-?run"
    r"|retried|re-?tried"
    r"|re-?submitted|saved|re-?created|checked|\w+ed anew)\b"
    r"|\b(?:leave|keep) (?:[\w-]+ ){1,5}?(?:in place|open|in monitoring|on|off|away|enabled|disabled|paused|drained"
    r"|active)\b"
    r"|\bfor the period (?:from|between|of)\b"
    r"|\bretried for\b|\btake stock\b"
    r"|\bwill be (?:re-?started|re-?booted|updated|re-?deployed) (?:on|at|today|tonight|tomorrow|this)\b"
    r"|\b(?:will|would|'ll|may|might|could) consider\b|\bshould(?:'ve| have) been\b"
    r"|\bmaintenance\b[^.;]{0,80}? to (?:attempt|try) to\b"
    r"|\broll(?:ing|ed|s)? out (?:(?!fix|repair)[\w-]+ ){1,4}?(?:protections?|preventions?|defen[cs]es?|safeguards?"
    r"|strateg(?:y|ies)|monitoring)\b"
    r"|\bwill have (?:seen|noticed|experienced|had|been)\b|\bwill need to be (?:re-?)?(?:deployed|created|started|run"
    r"|entered|uploaded|sent|done|added|generated)\b"
)
"""A time of which nothing is said: “we can't promise that it will be over today”; progress is no end."""
AT_LEAST = re.compile(
    r"\b(?:until|till|through) (?:at (?:the )?(?:very )?(?:least|earliest)\b"
    r"|[\w: ]{1,30}? at (?:the )?(?:very )?(?:least"
    r"|earliest)\b)|\bat least (?:until|till|through)\b"
    r"|\b(?:tak|need|requir|last)(?:e|es|ing|s)?(?: us)? at least (?!part\b|some\b|once\b)"
    r"|\b(?:time|recovery|restoration|outage|repair)s? (?:is|are|will be|to be) at least (?:an?|another|one|two"
    r"|several|\d)"
)
"""How long it lasts at least, which leaves open how long."""
DOUBTED = re.compile(r"\b(?:not|n't) (?:look|expect|seem|likely|think|believe|anticipate)\w*\b")
"""Before “soon”: then it is said not to be soon."""
_IS = re.compile(r"\b(?:is|are|be|been|now|currently|still|it's|'re)(?: \w+)? $")
"""Before “scheduled”: then it is said of something, and doesn't only name it."""
_WENT_OTHERWISE = re.compile(r"\b(?:are (?:still|being|now)|was|were|did|didn't|has|have|had|may|might|could)\b")
"""What came of it, or may have."""
_AS_EVER = re.compile(r"\b(?:as (?:planned|scheduled|usual|always)|on time)\b")
"""Beside a time: then it comes whatever happens."""
_MENDS = re.compile(r"\b(?:restor|recover|resol|fix|repair|back\b)")
"""With one of these it is an end all the same: “restored by 17:00, as planned”."""
_AS_FAST = re.compile(
    r"\b(?:since|from|after|created|sent|submitted|new) [^.;,]{1,60}? (?:are|is|become|becomes) (?:now "
    r"|again )?(?:being )?(?:delivered|sent"
    r"|processed|shown|updated|published|picked up|visible) within (?:an?|a few|one|two|five|ten|\d{1,2}) (?:second"
    r"|minute)s?\b"
)
"""How fast each of them is now: “messages sent since 17:20 are being delivered within a minute”."""
_GOES_ON = re.compile(
    r" (?:\w+ly )?(?:be )?(?:continuing|carry(?:ing)? on|go(?:ing)? on|keep(?:ing)? (?:on|going))\b| be (?:planned"
    r"|decided|determined|discussed|announced)\b"
)
"""What follows “will” when something is said not to end then, or only to be spoken of."""


def is_past(clause: str, timed: re.Match[str], ahead: re.Match[str]) -> bool:
    """A duration that was measured, when something happened, or “what was ordered today will …”."""
    between = clause[timed.end() : ahead.start()]
    dates_subject = timed.end() <= ahead.start() and _JUST_A_ZONE.fullmatch(between) is not None
    happened = _HAPPENED.search(clause, ahead.end() if ahead.end() <= timed.start() else 0, timed.start())
    if _LET.search(clause, 0, ahead.start()) or _BACK.match(timed[0]):
        return True
    if happened and not _TO_BE.search(clause, 0, happened.start()):
        return True
    if timed.end() <= ahead.start() and _OF_THEN.search(clause, 0, timed.start()):
        return True
    return dates_subject or _MEASURED.search(clause, 0, timed.start()) is not None


def is_denied(clause: str, ahead: re.Match[str], timed: re.Match[str]) -> bool:
    """It is said that it won't be over by then, that it goes on or came otherwise; “not before 15:00” says when."""
    if _AS_FAST.search(clause):
        return True
    if _GOES_ON.match(clause, ahead.end()) or _was_to_be(clause, ahead):
        return True
    if ahead[0] == "won't" and not (_LONG.match(clause, ahead.end()) or _HOLDS_UNTIL.match(timed[0])):
        return True
    if _AS_EVER.search(clause) and not _MENDS.search(clause):
        return True
    return _NOT_THEN.search(clause, ahead.end(), timed.start()) is not None and not _HOLDS_UNTIL.match(timed[0])


def _was_to_be(clause: str, ahead: re.Match[str]) -> bool:
    """What was meant to be then, and is only named by it: “mails scheduled to go out at 15:00 were lost”."""
    is_named = ahead[0].startswith(("scheduled", "slated", "due")) and not _IS.search(clause, 0, ahead.start())
    return is_named and _WENT_OTHERWISE.search(clause, ahead.end()) is not None
