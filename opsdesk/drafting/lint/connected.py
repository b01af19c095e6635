"""A connector with a cause after it, for `causes`: “… due to a failed disk”, and not “… due to this issue”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from opsdesk.drafting.lint.cause_words import BETTER, POINTS_BACK
from opsdesk.drafting.lint.connectors import CONNECTORS
from opsdesk.drafting.lint.culprit_words import AILING, CULPRIT, INNER, MACHINERY
from opsdesk.drafting.lint.flattening import LINK
from opsdesk.drafting.lint.no_culprits import PATIENT
from opsdesk.drafting.lint.outside_words import NAMED_OUTAGE
from opsdesk.drafting.lint.outsiders import OUTSIDER, SUPPLIER
from opsdesk.drafting.lint.reading import Sentence
from opsdesk.drafting.lint.wording import Several

_CONNECTING = Several(CONNECTORS)
_LINKED = re.compile(
    r"(?:(?:related|linked|connected|tied|issue|problem|it|this) +to|(?:incident|issue|problem|it"
    r"|this) +\w+ +(?:\w+ +)?down +to|(?:started|began) +with|(?:com(?:e|es|ing)"
    r"|came) +from|follow(?:s|ing)"
    r"|thanks to|(?:problem|issue|fault|trouble) [\w ]+|to be|(?:when|after|as|while)|in the \w+ of|tracked [\w ]*to"
    r"|blame\w* [\w ]*on|pin\w* [\w ]*on|(?:located|traced|pinpointed|isolated|narrowed|pinned|localised|localized"
    r"|found|identified) [\w -]+|hit +by|(?:affect|impact|block|dropp|reject|overwhelm|interrupt|disrupt|delay|degrad"
    r"|prevent|stopp|limit|throttl|exhaust|overload|corrupt|delet|remov|slow|generat|disabl|clos|clogg)ed +by"
    r"|broken +\w+|^(?:issue|problem|fault|trouble)|(?:identified|found) *:)$"
)
"""Connectors that name a cause only with a culprit after them; otherwise they name the part that is affected."""
_NAMED_BEFORE = re.compile(r"which,? in turn|which is why|(?:and )?(?:that|this|are|were|is|was)\b.* what\b")
"""Connectors that stand between a cause and what came of it."""
_CAUSE_NAMED = re.compile(r"\b(?:cause|reason|culprit|source|origin|trigger)s?\b")
"""Connectors that say themselves that what follows is the cause."""
_RELATED = re.compile(r"(?:related|linked|connected|tied) +to$")
"""Connectors that name a cause when something new follows: “related to a …”."""
_THEY = re.compile(rf"(?:the )?{SUPPLIER}\b")
"""After “because”: somebody else."""
_NEW = re.compile(
    r"an? |the (?:latest|new|recent) |(?:\w+ )?(?:issues|problems|outages?|incidents?) (?:with|at|on|in) "
    + SUPPLIER
    + r"\b"
)
"""How something begins that wasn't spoken of before, or is somebody else's."""
_THEIR_INCIDENT = re.compile(
    r"(?:an?|the)? ?(?:\w+ )?(?:incident|outage|issue|problem)s? (?:impacting|affecting|at|with) (?:our |the )?"
    rf"(?:\w+ ){{0,2}}?(?:{SUPPLIER}|{OUTSIDER})s?\b"
)
"""After a connector: somebody else's trouble."""
_BY_ITS_NAME = re.compile(
    r"(?:the|this|that|these) (?!(?:[\w.&-]+ ){0,4}?(?:"
    + SUPPLIER
    + "|"
    + OUTSIDER
    + r")s?\b)(?:[\w.&-]+ ){0,4}?(?:issue"
    r"|incident|problem|event)s?\b(?! (?:with|in|at|on|within|of) )"
)
"""After “affected by”: what it is called that the text is about."""
FEARED = re.compile(
    r"\b(?:to|and) (?:help )?(?:prevent|avoid|reduce|limit|minimi[sz]e|protect|keep"
    r"|spare) [^,;]{0,80}$"
)
"""Before a connector: then the effect is what somebody wards off, and hasn't happened."""
_SOUGHT = re.compile(
    r"(?<!able to )(?<!managed to )(?<!we )\b(?:investigat(?:e|ing)|determin(?:e|ing)|understand(?:ing)?"
    r"|identify(?:ing)?|find(?:ing)?|locat(?:e|ing)|diagnos(?:e|ing)|establish(?:ing)?|analy[sz](?:e|ing)|(?:look"
    r"|search)(?:ing)? (?:in)?(?:to|for)) (?:if |whether )?(?:(?:the|a|its|any|exact|potential|possible) )*$"
)
"""Before “the cause of … is”: then it isn't told but looked for."""
_OUR_WORK = re.compile(
    r"(?:^|[,;] )\W*(?:(?:the|our|this|full) )*(?:mitigations?|roll-?out|fix|recovery|restoration|repairs?"
    r"|deployment (?:of|with|carrying|containing) (?:the|a) (?:\w+ )?(?:fix|mitigation))\b[^,;]*$"
)
"""Before a connector: then it is told why the repair takes its time."""
_IF = re.compile(
    r"\b(?:if|in case) (?:this|it|that|they|something)\b[^,;.]{0,60}$|(?:^|[,;.] ?)\W*(?:if|in case|should) (?:you"
    r"|users|customers|any|there|it|this|someone|the|your)\b[^,;]{0,80}$"
)
"""Before a connector: then nobody says that it happened."""
_TAKES_ITS_TIME = re.compile(
    r"[^,;.]{1,120}, (?:the|our|this) (?:[\w-]+ )?(?:re-?build|re-?index\w*|restore|restoration|recovery|repair|copy"
    r"|clean-?up|back-?fill\w*|roll-?out|mitigation|fix|check|verification|catch-?up)s? (?:is|are|will|may|might|could"
    r"|takes?|needs?|requires?|continues?)\b"
)
"""After a connector that opens a sentence: then it is told why the repair takes its time."""
_OUR_ADVICE = re.compile(
    r"[^,;.]{1,120}, (?:\w+ )?(?:we|please|you)(?:'ll| will| are|'re)?(?: be)?(?: \w+ly| do| would| also)* (?:keep"
    r"|monitor|watch"
    r"|encourag|recommend|advis|suggest|ask"
    r"|urge|contact|consider|should)"
)
"""After a connector that opens a sentence: then it is told why something is recommended."""
_REPAIR = re.compile(r"(?:the|our|this|an?) (?:\w+ ){0,2}?(?:fix|hot-?fix|mitigation|patch|roll-?back|work-?around)\b")
"""After a connector, with something better before it: then it is told what helped."""
_IMPROVED = re.compile(r"\b(?:improvements?|recovery|improv(?:ed|ing)|recover(?:ed|ing)|restored)[ ,]+$")
"""Right before a connector: then it is told what helped."""
_HELPED = re.compile(
    r"(?:the|an?|our|that) (?:[\w-]+ ){0,3}?(?:re-?start|re-?boot|swap|replacement|change|roll-?back|repair|move"
    r"|switch|update|reset)\b"
    r"[^,;.]{0,40}, [^;.]{0,60}?\b(?:again|normally|as usual|recovered|all (?:\w+ ){1,4}(?:deliver|work|run|show))\b"
)
"""After a connector that opens a sentence: then it is told what helped."""
_SUCCEEDED = re.compile(r"(?<!not )(?<!n't )\bsucceed\w*[ ,]+$")
"""Right before a connector: then it is told why something goes well."""
_ERRORS_WHEN = re.compile(r"(?:[\w-]+ ){0,4}(?:errors?|failures?) (?:when|while) ")
"""After a connector: what users meet, and no cause of it."""
_MESSAGE = re.compile(rf"(?:an?|the) {LINK}+ +(?:\w+ )?(?:messages?|errors?|responses?)\b")
"""After a connector: a message that was quoted, which is what users see."""
_BROUGHT_IN = re.compile(
    r"\b(?:settings?|features?|versions?|options?|products?|plans?|limits?|improvements?|fix(?:es)?|mitigations?) $"
)
"""Before “introduced in”: it is told how old something is, and what came of it stands elsewhere."""
_SCOPE = re.compile(r"\b(?:scope|impact|effect|focus)\b[^.;,]{0,20}$")
"""Before “narrowed to”: then it is told who is affected."""
_WHERE_FROM = re.compile(r"\bwhere (?:[\w-]+ ){1,5}$")
"""Before “come from”: then it isn't told where."""
_WHOSE = re.compile(
    r"\b(?:for|of|from|to|with|affecting|impacting) (?:(?!and\b|by\b)[\w-]+ ){0,4}?(?:traffic|requests?|connections?"
    r"|calls?"
    r"|users?|customers|visitors|clients|messages|e?-?mails?|quer(?:y|ies)|packets|sessions|payments|jobs)"
    r"(?: (?:(?:that|which) )?(?:is|are))? $"
)
"""Before “originating from”: then it is told whose traffic suffers, and not where the trouble began."""
_TO_COME = re.compile(
    r"[^.;,]{0,60}\b(?:will be|(?:is|are) (?:generated|derived|calculated|computed|based))\b|(?:the |our )?(?:backlog"
    r"|queue)s? (?:is|are)\b"
)
"""After “because”: then it hasn't happened."""
_MAY_SUFFER = re.compile(
    r"\b(?:may|might|could|can) (?:\w+ )?be (?:\w+ )?(?:disrupted|interrupted|unavailable|affected|impacted|slow\w*) $"
)
_MAINTENANCE = re.compile(
    r"(?:(?:an?|the|our|some|scheduled|planned|routine|annual|ongoing) )*(?:[\w-]+ ){0,2}?(?:maintenance|updates)\b"
)
"""After what may suffer: work that is planned, and no trouble."""
_NO_ETA = re.compile(
    r"\bwe (?:cannot|can't|can not|could not|couldn't|are unable to|are not able to|do not|don't) (?:\w+ )?(?:give"
    r"|provide|offer|estimate"
    r"|predict|say when|have) (?:an? |any )?(?:\w+ )?(?:eta|etas|estimate|time|date|timeline|prediction)s?\b"
)
"""In what a connector explains: why nobody can say when it ends."""
OPENS = 12
"""A connector before so many characters opens its sentence: “Due to a failed disk, …”."""


def connected(sentence: Sentence, plain: str) -> Iterator[re.Match[str]]:
    """Connectors with a cause after them."""
    for match in chain.from_iterable(wording.pattern.finditer(plain) for wording in _CONNECTING.among(sentence)):
        if _names_a_cause(match, plain, sentence.raw) and not any(
            beside.search(plain[: match.start()]) for beside in (FEARED, _OUR_WORK, _IF)
        ):
            yield match


def _names_a_cause(match: re.Match[str], plain: str, raw: str) -> bool:
    """What follows the connector is a cause of trouble, not the incident itself and not what made it better."""
    named = plain[match.end() :].lstrip(" ('\"-")
    if _is_by_its_name(match[0], named):
        return False
    if _NAMED_BEFORE.match(match[0]) or NAMED_OUTAGE.match(raw, match.end()) or _THEIR_INCIDENT.match(named):
        return True
    if _tells_nothing_new(named) or _explains_something_else(match, named, plain):
        return False
    if match[0].startswith("as a"):
        return not BETTER.search(plain, match.end())
    if _RELATED.search(match[0]) and (_NEW.match(named) or AILING.match(named)):
        return True
    if match.start() < OPENS and any(beside.match(named) for beside in (_OUR_ADVICE, _HELPED, _TAKES_ITS_TIME)):
        return False
    if _CAUSE_NAMED.search(match[0]):
        return not _SOUGHT.search(plain[: match.start()])
    if _NO_ETA.search(plain, match.end()):
        return False
    if match[0] == "because":
        return not _TO_COME.match(named) and _is_a_reason(named)
    needs_culprit = _LINKED.search(match[0]) and not match[0].endswith("back to")
    return not needs_culprit or CULPRIT.search(named) is not None or AILING.search(named.partition(",")[0]) is not None


def _is_a_reason(named: str) -> bool:
    """After “because”: a culprit or a machine does something, rather than “builds take longer”, “alerts need it”."""
    named = named.partition(",")[0]
    if CULPRIT.search(named) or _THEY.match(named):
        return True
    return not PATIENT.match(named) and (INNER.search(named) or MACHINERY.search(named)) is not None


def _is_by_its_name(connector: str, named: str) -> bool:
    """Whoever is affected by “the search issue” is affected by what the text is about."""
    return connector.endswith(("affected by", "impacted by")) and _BY_ITS_NAME.match(named) is not None


def _tells_nothing_new(named: str) -> bool:
    """An address, the incident itself, or what users meet."""
    is_nothing = len(named) <= 2 or named.startswith(LINK)
    return is_nothing or any(back.match(named) for back in (POINTS_BACK, _ERRORS_WHEN))


def _explains_something_else(match: re.Match[str], named: str, plain: str) -> bool:
    """A message, why it is better, whose traffic it is, or what is planned and may be felt."""
    before = match.start()
    if _MESSAGE.match(named) or any(well.search(plain, 0, before) for well in (_SUCCEEDED, _IMPROVED)):
        return True
    if _REPAIR.match(named) and BETTER.search(plain, 0, before):
        return True
    if match[0].startswith("narrow") and _SCOPE.search(plain, 0, before):
        return True
    if match[0].startswith("com") and _WHERE_FROM.search(plain, 0, before):
        return True
    if match[0].startswith("introduced") and _BROUGHT_IN.search(plain, 0, before):
        return True
    if match[0].startswith("originat") and _WHOSE.search(plain, 0, before):
        return True
    return bool(_MAINTENANCE.match(named) and _MAY_SUFFER.search(plain, 0, before))
