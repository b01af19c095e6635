"""Words by which a commander says that users see nothing of it any more.

In doubt they don't: harm that is taken for its end is told nobody, an end that is taken for harm is told as typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_CLAUSE: Final = re.compile(
    r"[.;!?](?=\s|$)|[,:]? (?:but|however|though|although|while|whereas)\b"
    r"|, (?=\d|(?:some|most|many|few|others?)\b|[^,]*\bstill\b)",
    re.IGNORECASE,
)
"""Between what works and what doesn't."""

_AMISS: Final = (
    r"\b(?:fail\w*|affected|errors?|tim(?:es?|ed|ing) out|time-?outs?|hangs?|hung|stuck|blocked|unavailable|unreachable"
    r"|down|slow\w*|late|delay\w*|miss(?:ing|ed)|lost|wrong|broken|degraded|incomplete|twice|double\w*|duplicate\w*)\b"
)
_HARM: Final = re.compile(
    rf"{_AMISS}|\b(?:can ?not|unable|no longer|never|nobody|no one|not|except|still)\b|n['’]t\b", re.IGNORECASE
)
_RISEN: Final = re.compile(
    r"\b(?:latency|load|lag|rates?|times?|queues?|backlog|volume|traffic)\b (?:is|are) (?:back )?up\b", re.IGNORECASE
)
"""What is up while things are bad."""
_NOTHING_AMISS: Final = re.compile(
    r"\bno (?:more |further )?(?:user |customer |visible |known )?"
    r"(?:errors|impact|effects?|failures|problems|time-?outs|delays)\b"
    r"|\bno more (?:failed|failing|slow|blocked|lost|delayed) \w+|(?<![\d.,])0(?:[.,]0+)? ?%"
    rf"|\b(?:no|not|nothing|nobody|none)\b[^.;]{{0,40}}?{_AMISS}[^.;]{{0,30}}?\bany (?:more|longer)\b"
    rf"|\bno longer (?:(?:see|get|notice|have|meet)s? (?:any )?)?{_AMISS}",
    re.IGNORECASE,
)

_KEPT: Final = r"(?:data|orders?|payments?|messages?|files?|records?|writes?|e?mails?)"
_NO_LOSS: Final = re.compile(
    rf"(?:^|[.;,] +(?:and )?| and )(?:no (?:[\w-]+ ){{0,2}}{_KEPT} (?:(?:was|were|is|are|has been|have been|got) )?"
    r"(?:lost|damaged|deleted|corrupted|exposed|leaked)|no data loss|all data (?:is|are|was|were) (?:safe|intact))"
    r"(?: so far| at any time| by (?:it|this)| in this)?(?=[.;!]|$)",
    re.IGNORECASE,
)
"""What became of data says nothing of whether it works."""

_NOT_YET: Final = re.compile(r"(?:\b(?:not|never|until|cannot)\b|n['’]t\b)[^.;]{0,30}$", re.IGNORECASE)
"""Before words of recovery: it hasn't come."""
_AGAIN: Final = re.compile(
    r"\bback to (?:normal|usual)\b|\brecovered\b|\brestored\b|\bas normal\b|\bnormally\b"
    r"|\b(?:works?|working|normal|up|fine|available|possible) again\b"
    r"|\b(?:loads?|succeeds?|go(?:es)? through) again\b"
    r"|(?<!nobody )(?<!no one )\b(?:can(?!['’]t|not\b| not\b)|(?:is|are) able to)\b[^.;]{1,60}\bagain\b"
    r"|\bworks?\b[^.;]{1,40}\bagain\b"
    r"|\b(?:is|are) at [\d.,]+ ?% again\b"
    r"|\b(?:error|failure) rates? (?:is|are) (?:back |down )(?:to|at) 0(?:[.,]\d+)? ?%"
    r"|\b(?:is|are) (?:all )?(?:fine|ok|okay|well|healthy)\b",
    re.IGNORECASE,
)

_DO: Final = (
    r"(?:(?:log|sign) (?:in|on)|pay|order|book|buy|search|check out|connect|call|work|upload|play|trade|send|log-?in)\b"
)
"""What people can't do in an incident. What they can see or change may be what they shouldn't."""
_FLOW: Final = (
    r"(?:works?|working|succeed(?:s|ing)?|load(?:s|ing)?|reach(?:es|ing)?|arriv(?:es?|ing)|respond(?:s|ing)?"
    r"|sync(?:s|ing)?|flow(?:s|ing)?|run(?:s|ning)?|answer(?:s|ing)?|return(?:s|ing)? results"
    r"|(?:go(?:es)?|going|gets?|getting|comes?|coming) through"
    r"|(?:delivered|processed|accepted|completed|served|sent|shown|printed|synced))\b"
)
_STATE: Final = (
    r"(?:up(?! (?:to|by|from|\d))|green|operational|healthy|online(?! by)|stable|responsive"
    r"|reachable(?! (?:from|by|to)))\b"
)
_ALL: Final = r"\b(?:everything|all(?: (?!but\b)[\w'’-]+){0,4}?|every [\w-]+)"
_FULLY: Final = r"(?: (?:now|fine|well|normally|as usual|smoothly|on time|quickly|fast|without problems?|for users))"
_WORKS: Final = re.compile(
    rf"\b{_FLOW}(?: [\w'’-]+){{0,4}} again\b|\b(?:{_STATE}|fast|quick|on time|complete)(?: [\w-]+)? again\b"
    rf"|\b(?:is|are) (?:now )?(?:going|getting|coming) through\b"
    rf"|\b{_FLOW}{_FULLY}? (?:for|to) (?:everyone|everybody|all|every)\b"
    rf"|{_ALL} (?:(?:is|are|has been|have been) )?(?:now )?(?:{_FLOW}|{_STATE})"
    rf"|\b(?:is|are) (?:now |all |fully |back |completely )*{_STATE}|\b(?:is|are) back(?=$|{_FULLY}| for\b| since\b)"
    rf"|\b(?:can|(?:is|are) able to) (?:now |all |once more )?{_DO}"
    rf"|^[\w -]{{1,30}} (?:succeed|work|load)s?{_FULLY}*$"
    r"|\bat (?:normal|full|the usual|their usual|its usual) (?:speed|pace|capacity|rate)\b"
    r"|\b(?:has|have|is|are) (?:all |fully |now )*caught up\b"
    r"|\b(?:backlog|queue)s? (?:is|are|has been|have been) (?:all |fully |now )*"
    r"(?:processed|worked off|cleared|empty|gone|drained|done|sent|delivered)\b"
    rf"|\b(?:it|that|this|all) is over(?=$|{_FULLY}| for\b| since\b)"
    r"|^(?:all|everything|[\w-]+) (?:is )?(?:green|healthy|ok)$",
    re.IGNORECASE,
)
_IN_PART: Final = re.compile(
    r"\b(?:some|most|many|few|half|parts?|partly|partially|only|almost|nearly|hardly|barely|certain|less|fewer|others?|no"
    r"|until|once|when|if|after|unless|should|will|would|may|might|expected|soon|into|without)\b(?! problems?\b)"
    r"|(?<!\d)(?!100\b|99)\d[\d.,]* ?%",
    re.IGNORECASE,
)
"""Not all of it, or not yet."""

_FOR_ALL: Final = re.compile(
    r"(?<!not )(?<!almost )(?<!nearly )\b(?:all|everyone|everybody|everywhere|every user|nobody|no one)\b",
    re.IGNORECASE,
)


_USERS: Final = r"(?:users?|customers?)"
_NOBODY: Final = re.compile(
    r"(?:there is |we (?:know of|see) )?(?:no|zero) "
    rf"(?:{_USERS}(?:[ -](?:visible|facing))? |users? are |visible |known |external )*"
    rf"(?:impact|effects?|affected)(?: on {_USERS})?"
    rf"|(?:nobody|no one|no {_USERS})(?: (?:is|are))?(?: known to be)? affected"
    rf"|{_USERS}(?: are)? not affected|{_USERS} notice nothing|{_USERS} (?:do not|don['’]?t) notice (?:it|anything)"
    rf"|(?:nothing|not) (?:is )?(?:visible|noticeable) (?:to|for) (?:our |the )?{_USERS}"
    rf"|(?:nothing|not) {_USERS}[ -](?:visible|facing)",
    re.IGNORECASE,
)
_INTERNAL: Final = rf"(?:only|just) (?:our |an? )?internal\b(?:(?!\b(?:{_USERS}|and|but)\b)[^.;])*"
_BY_NOW: Final = re.compile(
    r"(?:,? (?:yet|so far|known|now|until now|at the moment|currently|of it|at all))*"
    rf"(?:(?:[,;:]| -) {_INTERNAL})?[.!]?$",
    re.IGNORECASE,
)


def says_nobody_is_affected(text: str) -> bool:
    """The words say that there is no effect on users, and nothing else."""
    text = _NO_LOSS.sub("", text).strip(" .;,")
    found = _NOBODY.match(text)
    return found is not None and _BY_NOW.match(text, found.end()) is not None


@lru_cache(maxsize=256)
def says_well_again(text: str) -> bool:
    """The words tell of an effect that is over, and of none beside it that goes on."""
    told = [_is_well(clause.strip()) for clause in _CLAUSE.split(_NO_LOSS.sub("", text))]
    return True in told and False not in told


def says_no_harm(text: str) -> bool:
    """The words tell that users see nothing of it, any more or at all."""
    return says_well_again(text) or says_nobody_is_affected(text)


def says_all_well(text: str) -> bool:
    """The words tell of an effect that is over for everybody."""
    return says_well_again(text) and bool(_FOR_ALL.search(text))


def _is_well(clause: str) -> bool | None:
    """Whether a clause says that it is over, that it goes on, or neither."""
    if _RISEN.search(clause):
        return False
    if _NOTHING_AMISS.search(clause) or any(
        not _NOT_YET.search(clause, 0, found.start()) for found in _AGAIN.finditer(clause)
    ):
        return True
    if _HARM.search(clause):
        return False
    return True if _WORKS.search(clause) and not _IN_PART.search(clause) else None
