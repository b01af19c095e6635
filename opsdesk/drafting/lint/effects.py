"""A culprit, then what it did, for `causes`: “a change … resulted in …”, and not an effect followed by another one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice

from opsdesk.drafting.lint.cause_words import BETTER
from opsdesk.drafting.lint.culprit_words import AILING, CULPRIT, HAPPENING, INNER, MEDDLER
from opsdesk.drafting.lint.effect_words import ACTED, AFFECTED, BLAMED, EFFECTED, GAVE_OUT
from opsdesk.drafting.lint.no_culprits import PATIENT, RELATIVE, WE_DO, is_no_culprit
from opsdesk.drafting.lint.outsiders import OUTSIDER, SUPPLIER
from opsdesk.drafting.lint.parts import HEADED
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.subjects import FOLLOWS_ON, is_particular
from opsdesk.drafting.lint.wording import Several, Wording

_UNREAL = re.compile(
    r"(?:\b(?:to|from|by|after|before|while|avoid|prevent|not|without|could|would|can|may|might|will|if|why|what"
    r"|what's|how|is"
    r"|are|be|never)|n't|\bnot (?:been |be )?\w+ (?:or|and|nor)) $"
)
"""Before “cause”, “prevent” …: then it is a purpose or a possibility, and nothing has happened."""
_STILL = re.compile(r"\b(?:is|are|was|were) (?:still|now|currently|also) $")
"""Before “blocked”: a passive, too."""
_DONE_TO = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?\w+(?:ed|t)$")
"""A passive: what stands before it suffered."""
_CAUSED = re.compile(
    r"(?:caus(?:ed|ing|es)|left|leaves|le(?:d|ads|ading) +to|result(?:ed|ing|s) +in|trigger(?:ed|ing)|broke"
    r"|overwhelm\w+"
    r"|overload\w+|starv\w+|exhaust\w+|brought [\w ]*(?:down|offline)|(?:taken|took|knocked) [\w ]*(?:out|down"
    r"|offline))$"
)
_LED_ON = re.compile(r"(?:leav|render|prevent|stopp|block|forc|mean|disabl|knock|tak|bring)ing\b")
"""After a comma: what came of all that stands before it."""
_MADE = re.compile(
    r"(?:renders?|rendered|makes|made [\w -]*|prevents|means? that|meant that|so|hence|(?:is |was |are |were "
    r"|now )+(?:behind th(?:e|is)|responsible for|to blame|at fault)|keeps?"
    r"(?: [\w ]*)?from|kept [\w ]*from|explains?|puts?\b[\w -]*|brought [\w' ]*to [\w ]+|interrupts?|disrupts?"
    r"|cuts off)$"
)
"""What came of it, and not who suffers from it."""
_THING = re.compile(r"\W*(?:(?:and|but|then|so|as) +)?(?:an?|the|our|one of|last|yesterday's|today's|this morning's) ")
"""How the subject begins when it is something that happened, rather than “this” or those who suffer."""
_VICTIM = re.compile(
    r"\b(?:(?:issue|problem|incident|outage|disruption|degradation|error|delay|failure|situation|interruption|slowdown"
    r"|trouble|attempt|user|customer|client|request|job|build|page|message|e-?mail|upload|login|symptom|report|fix"
    r"|mitigation|restart)s?|slowness|degraded performance|latenc(?:y|ies)|downtime|impact|we|they|it|this|that)\b"
)
"""In a subject: then an effect leads to another one."""
_WHILE_DOING = re.compile(r"\b(?:when|while) (?:[\w-]+ing,? (?:(?:and|or) )?)+$")
"""Before “deleting …”: then it is what users were doing."""
_BY_US = re.compile(
    r"\b(?:since|after|until|before) (?:we|the team|engineers|our (?:team|engineers)) (?:have |had "
    r"|then )?$"
)
"""Right before a verb: then it is told since when, by a step of ours."""
_NAMED = re.compile(
    r"(?<![\w'-])(?!(?:it|this|that|what|which|there|here|not|whether|clear|where|who|why|how)\b)[\w'-]{3,},? (?:which "
    r"|that )?(?:we (?:have |had )?)?$"
)
"""Before “is the cause”: something is named."""
_ABOUT = re.compile(
    r"\b(?:issue|problem)s? (?:in|with|affecting|impacting) (?!an? |our |faulty|bad|the (?:new|latest"
    r"|recent))(?:[\w-]+ ?){1,3}$|\b(?:issue|problem|incident|outage|disruption)s? (?:affecting"
    r"|impacting) (?:the )?(?:completion|availability|delivery|processing|performance|loading|creation|display"
    r"|execution|ability) (?:(?!since|after|with|through|during|from|our\b|an?\b)[\w-]+ ?){1,6}$|\b(?:issue|problem"
    r"|incident|outage|disruption|interruption)s? (?:\w+ )?(?:on|in|with|within|across|affecting|impacting) (?:our|the"
    r"|its) (?:\w+ )?network\b"
)
"""Trouble with a function, whatever that is called: “an issue with deployments”, “an outage on our network”."""
_RELATED_TO = re.compile(r"\b(?:issue|problem)s? related to (?!(?:this|that|the|these|our)\b)[\w.-]{2,30}\W*$")
"""Right before “causing …”: what it is related to is named."""
_TEAM = re.compile(
    r"\b(?:network(?:ing)?|database|infrastructure|storage|security|platform|hardware|data ?cent(?:er|re))(?: [\w-]+)?"
    r" (?:teams?|engineers?|staff|technicians?)\b"
)
"""Who looks after a part, which is no word about it."""
_THEIRS = re.compile(
    rf"\b(?:{SUPPLIER}|{OUTSIDER})(?:'s)? (?:\w+ )?(?:issue|outage|incident|problem|failure|disruption)s?\W*$"
    rf"|\b(?:issue|outage|incident|problem|failure|disruption)s? (?:affecting|with|at|in) {SUPPLIER}(?: \w+){{0,2}}\W*$"
)
"""Right before “that has led to …”: trouble of somebody else."""
_QUALIFIES = re.compile(
    r"(?:^|,|\b(?:\d+|two|three|four|five|several|the|our|all|any|other|some|of|for|to|with|or|most|many|is|are|was"
    r"|were|been|be|being|not|also|now"
    r"|currently|partially|both|these|those|your|few|and|on|by|from|in|as|how|see|seeing|across|throughout|within|over"
    r"|where|previously|still|formerly|experienc\w+|encounter\w*|observ\w+|report\w*|\w+ing|some))\W*$"
)
"""Before “affected …”: then it says which ones are meant."""
_OBJECT = re.compile(r" +(?:the|that|this|our|some|all|many|several|an?)\b")
"""After “affected …”: then it is a verb."""
_SUFFERING = re.compile(
    r"\b(?:(?:is|are|was|were|be) (?:\w+ )?(?:failing|slow\w*|delayed|degraded|unavailable|inaccessible|taking"
    r"|timing out|affected|impacted|displayed|shown|running (?:behind|slow\w*|late)"
    r"|showing (?:\w+ )?(?:wrong|incorrect|stale|old|empty|no|false))|fails?|takes? longer|times? out"
    r"|may|might)\b"
)
"""After what might be a culprit: then it is a function that suffers, as in “migrations are slow, causing …”."""
_POINTER = re.compile(r", *(?:and |so |but )*(?:this|that|which|it)\b[^,]*$")
_ASIDE = re.compile(r", *(?:and |but )?(?:in fact|however|unfortunately|in turn|therefore|then|also|sadly)(?=,|$)")
_BRACKETS = re.compile(r" \([^()]{1,80}\)")
_INSERTED = re.compile(r", [^,]{1,80}, $")
"""Between a subject and its verb."""
_TRAILING_AND = re.compile(r"[ ,]{0,9}(?:\band)?[ ,]{0,9}$")
_SINCE = re.compile(r"^(?:.*[:;] )?(?:\W*(?:since|as|because|after|when|and|but) )?")
"""Before the subject of a clause: what it is the reason of, or what is told first."""
_NEXT_CLAUSE = re.compile(r" and |[.;,]")
_ITS_CAUSE = re.compile(r"\bcause of (?:the|this) (?:issue|problem|incident|outage)\b")
"""Before “which was resulting in …”: that is told of the issue."""
_REPAIR = re.compile(
    r"\W*(?:(?:an?|the|our) (?:\w+ )?(?:fix|hot-?fix|patch|mitigation|work-?around|remedy)|mitigations? (?:for|of))\b"
)
"""How a subject begins that tells what was done about the trouble."""
_OBJECT_REACH = 45
"""As many characters after a verb tell what it was done to."""
_MEANWHILE = re.compile(r" (?:while|when|whenever|until|during)\b")
"""What stands after it wasn't done to anything."""
_WHERE = re.compile(r".*\b(?:where|in which) (?=(?:our|the|an?|one) )")
"""Before the clause that tells what goes on there."""
_LOOKS_LIKE = re.compile(r"\b(?:issue|problem|bug)s? (?:[\w-]+ ){0,6}?(?:where|in which|whereby)\b[^.;]{1,120}, $")
"""Before “causing …”: what the issue looks like, and what comes of that."""
_HAD = re.compile(
    r"\bwe (?:had|experienced|suffered|encountered) an? (?:network|connectivity|dns|routing|database|storage|power"
    r"|hardware|disk|memory|replication) (?:issue|problem|error|interruption|failure) (?:which|that) ?$"
)
"""What happened to us, before “… affected …”."""
_MOST = 12
"""As many verbs of a sentence are looked at; nobody writes more, and each is weighed against all that's before it."""


def effected(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """A culprit, then what it did: “a change … resulted in …”, and not an effect followed by another one."""
    for wording in _VERBS.among(sentence):
        for match in islice(wording.pattern.finditer(plain), _MOST):
            if _TELLS[wording](match, plain):
                yield match


def _does_harm(match: re.Match[str], plain: str, culprit: re.Pattern[str]) -> bool:
    before = plain[: match.start()]
    if _BY_US.search(before) and not RELATIVE.match(match[0]):
        return False
    if _has_not_happened(match, before) or BETTER.search(_NEXT_CLAUSE.split(plain[match.end() :], maxsplit=1)[0]):
        return False
    if before.endswith(", ") and not (FOLLOWS_ON.match(match[0]) or match[0] == "so"):
        before = _INSERTED.sub("", before)
    subject = _TEAM.sub("they", HEADED.sub("", _WHERE.sub("", _subject(before))))
    follows_on = FOLLOWS_ON.match(match[0]) is not None
    if follows_on and (_LOOKS_LIKE.search(before) or _ITS_CAUSE.search(before)):
        return False
    if is_no_culprit(match[0], subject) or (culprit is HAPPENING and _only_names(match, subject, plain)):
        return False
    if culprit is CULPRIT and (_RELATED_TO.search(subject) or (_CAUSED.search(match[0]) and _THEIRS.search(subject))):
        return True
    named = culprit.search(_ABOUT.sub("issue", subject))
    if follows_on and _SUFFERING.search(subject, named.end() if named else 0):
        return False
    if named:
        return not PATIENT.match(subject, 0, named.start())
    return _acts(subject, match[0], is_aside=plain.endswith(", ", 0, match.start()))


def _has_not_happened(match: re.Match[str], before: str) -> bool:
    """A purpose, a possibility or what was done to something, rather than what something did."""
    is_passive = match[0].endswith("ed") and (before.endswith((": ", "; ")) or _STILL.search(before))
    if is_passive or _DONE_TO.search(match[0]):
        return True
    is_doing = match[0].endswith("ing") and before.endswith((" is ", " are ")) and not before.endswith("what is ")
    return (_UNREAL.search(before) is not None and not is_doing) or _WHILE_DOING.search(before) is not None


def _only_names(match: re.Match[str], subject: str, plain: str) -> bool:
    """A repair is told, or which ones are affected."""
    return _REPAIR.match(subject) is not None or (match[0].endswith("ed") and _qualifies(match, plain))


def _goes_wrong(match: re.Match[str], plain: str, *, acts: bool) -> bool:
    """Something in particular did that, neither we nor those who suffer, and it is about an inner part.

    “The app crashed” and “checkout rejects all cards” are what users see: an effect, whatever the verb.
    """
    before = plain[: match.start()]
    if _DONE_TO.search(match[0]) or _UNREAL.search(before) or BETTER.search(plain):
        return False
    subject = _SINCE.sub("", _subject(before))
    if WE_DO.match(subject) or PATIENT.match(subject) or not is_particular(subject, match[0]):
        return False
    if MEDDLER.search(subject):
        return True
    reach = match.end() + _OBJECT_REACH
    meanwhile = _MEANWHILE.search(plain, match.end(), reach)
    return acts and INNER.search(plain, match.end(), meanwhile.start() if meanwhile else reach) is not None


def _is_named(match: re.Match[str], plain: str) -> bool:
    return _NAMED.search(plain, 0, match.start()) is not None


_TELLS: Mapping[Wording, Callable[[re.Match[str], str], bool]] = {
    EFFECTED: partial(_does_harm, culprit=CULPRIT),
    AFFECTED: partial(_does_harm, culprit=HAPPENING),
    ACTED: partial(_goes_wrong, acts=True),
    GAVE_OUT: partial(_goes_wrong, acts=False),
    BLAMED: _is_named,
}
"""When what a verb says is a cause and its effect."""
_VERBS = Several(_TELLS)


def _qualifies(match: re.Match[str], plain: str) -> bool:
    """It says which ones are meant: “on affected sites”, and not “affected the sites”."""
    return _QUALIFIES.search(plain[: match.start()]) is not None and not _OBJECT.match(plain, match.end())


def _subject(before: str) -> str:
    """What stands before a verb: its own clause, or the one that “and this” points back at."""
    clause = _ASIDE.sub("", _TRAILING_AND.sub("", _BRACKETS.sub("", before)))
    last = clause.rpartition(",")[2]
    return clause if _POINTER.search(clause) or last.count(" ") <= 1 else last


def _acts(subject: str, verb: str, *, is_aside: bool) -> bool:
    """Something happened and had an effect, whatever it was: “the backend wasn't updated, which caused …”."""
    told = _POINTER.sub("", subject)
    made = _MADE.match(verb) is not None and not _SUFFERING.search(told)
    if not (made or _CAUSED.search(verb) or (is_aside and _LED_ON.match(verb))):
        return _HAD.search(told) is not None
    if AILING.search(told) and not PATIENT.match(told):
        return True
    if not _VICTIM.search(told) and (verb.startswith("which") or _THING.match(told) is not None):
        return True
    return is_particular(subject, verb)
