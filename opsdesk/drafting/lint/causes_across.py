"""Where two sentences together tell a cause: what happened, then what came of it (“… . As a result, …”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from opsdesk.drafting.lint.cause_words import BETTER, HEDGED, LOOKING_INTO
from opsdesk.drafting.lint.causes import told_causes
from opsdesk.drafting.lint.culprit_words import BETWEEN, FAULT, HAPPENING, MACHINES
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.outsiders import SUPPLIER
from opsdesk.drafting.lint.reading import Reading, Sentence, in_block
from opsdesk.drafting.lint.traits import has_effect, is_still_at_work
from opsdesk.drafting.lint.wording import Wording

THEN = Wording(
    r"^\W{0,4}(?:(?:unfortunately|however|in turn),? )?(?:(?:this|that|these|which|it)(?: (?!would|may|might|could"
    r"|includ|involv|concern|not"
    r"|never|n.t)\w+){0,2}? (?:(?:has|have|had|then|also|in turn|subsequently|is|are|was) ){0,3}(?:caus(?:ed|ing|es)"
    r"|led to|leading to|result(?:ed|ing) in|creat(?:ed|ing)|triggered|overloaded|broke|prevent(?:ed|ing)|made|making"
    r"|brought|took|affect(?:ed|ing|s)?|impact(?:ed|ing)|slow(?:ed|ing)|stopped|blocked|means|meant|left"
    r"|an? (?:cascading|knock-on|ripple) effect)|as (?:a "
    r"|an )?(?:result|consequence)(?! of\b)|consequently|therefore|because of (?:this|that)|(?:this|that) is why\b"
    r"|that's why\b)",
    hints="that's =it =this =that =these =which result consequen therefore",
)
"""How a sentence begins that says what came of the one before it."""
HEADING = Wording(r"^\W*(?:root |underlying |main )?causes?\W*$", hints="cause")
"""A line above what was the cause."""
_NOT_TOLD = re.compile(
    r"\W*(?:un\w+|not|under|tbd|to be|being|none|n/a|we|investigat\w+|currently|pending|still|no)\b", re.IGNORECASE
)
"""How a line below it begins when it tells none."""
_OURS = re.compile(
    r"\W*(?:we|our (?:\w+ )?(?:team|engineer)s?)\b(?! (?:\w+ ){0,2}(?:see|seeing|saw|experienc\w+|having|encounter\w*"
    r"|observ\w+|deployed|released|shipped|pushed|changed|upgraded|migrated|suffered|lost|identified|found|discovered))"
)
"""What somebody does about it, so that what follows is the price of the repair."""
_MAYBE = re.compile(r"\b(?:may|might|could|will|planned|scheduled)\b")
"""It hasn't happened."""
_CHANGED = re.compile(
    r"\b(?:modified|changed|replaced|moved|enabled|disabled|switched|removed|deleted|applied|upgraded|updated|pushed"
    r"|rolled out|migrated|merged|reconfigured|renamed|installed|restarted|rebooted)\b"
)
"""What was done to something."""
_MACHINE_DOWN = re.compile(
    MACHINES
    + r"(?: (?:used|hosting|serving|running|behind|for|of) (?:[\w./-]+ ){1,5}?)?(?: ?(?:is|are|was|were|has been"
    r"|went))? ?(?:currently |now )?(?:down|offline|unreachable|not responding|unresponsive)\b"
    r"|"
    + MACHINES
    + r"(?: ?\([^()]{1,30}\))? (?:is|are) (?:having|experiencing|suffering) (?:from )?(?:\w+ )?(?:issues"
    r"|problems|trouble|an? outage|failures?)\b"
)
_TROUBLED = re.compile(
    r"\b(?:issues?|problems?|trouble) (?:with|on|in) (?:one of (?:our|the|my)|our|an?|the|two of our"
    r"|some of our) (?:[\w-]+ ){0,2}?" + MACHINES + r"(?= *(?:[.,;(]|$))"
    r"|\b(?:issues?|problems?|faults?) (?:with|in|within) (?:the |an? |one )?(?:[\w-]+ ){1,3}(?:part|portion|step"
    r"|stage|component)"
    r" of (?:the|our) (?:\w+ )?(?:pipelines?|back-?ends?|infrastructure|stack)\b"
)
"""“Problems with one of our mail servers.”"""
_SUPPLIER_ILL = re.compile(
    SUPPLIER
    + r"(?: [\w-]+)? (?:is|are|has|have)(?: \w+ly| been)? (?:experiencing|having|seeing|suffering|reporting|elevated"
    r"|degraded|down"
    r"|identified an? (?:\w+ )?(?:issue|problem|bug|fault))\b"
)
_REFUSED = re.compile(r"\berrors? from (?!(?:the |our |some )?(?:users|customers|clients)\b)")
"""Another system answers with errors."""
_CAUSAL = re.compile(r"caus|\ble(?:d|ad)|result|trigger")
_SYMPTOM = re.compile(
    r"\b(?:issues?|problems?|incidents?|outages?|disruptions?|interruptions?|unavailab\w+|degrad\w+|elevated|errors?"
    r"|latenc\w+|failure rates?|increas\w+"
    r"|performance|queu\w+|backlogs?|wait\w*|mitigat\w+|fix\w*|we)\b"
)
"""In a sentence: then what came of it came of the incident, or of what was done about it."""
_SEEN = re.compile(
    r"\b(?:elevated|increased|high(?:er)?|degraded) (?:\w+ )?(?:latenc\w+|errors?|response times?|failure rates?|wait"
    r"|time-?outs?|performance)\b"
)
"""What is seen of it: a symptom, whatever was going on meanwhile."""
_SAYS_SOMETHING = re.compile(r"[a-z]")
"""A sentence that is more than an address."""
_NEAR = 30
"""As many characters after “this led to” an improvement may stand to be what came of it."""


@lru_cache(maxsize=4096)
def _happened(sentence: Sentence) -> bool:
    """Something happened, as a fact, that may harm."""
    plain = sentence.plain
    if (
        _OURS.match(plain)
        or _MAYBE.search(plain)
        or HEDGED.search(sentence)
        or LOOKING_INTO.search(sentence)
        or BETTER.search(plain)
    ):
        return False
    if HAPPENING.search(plain) and not has_effect(sentence) and not _SEEN.search(plain):
        return True
    return any(
        sign.search(plain) for sign in (FAULT, _CHANGED, _MACHINE_DOWN, _TROUBLED, _SUPPLIER_ILL, BETWEEN, _REFUSED)
    )


def _stands_alone(sentence: Sentence) -> bool:
    """It tells of no effect and no incident, so that what it is said to have caused is the first of both."""
    at_work = HEDGED.search(sentence) or LOOKING_INTO.search(sentence) or is_still_at_work(sentence)
    return not (at_work or has_effect(sentence) or _SYMPTOM.search(sentence.plain))


_LINKING = in_block(lambda sentence: THEN.search(sentence) or HEADING.search(sentence))
"""Where a sentence says that what it tells came of what was told before, or is the heading of what follows."""


def causes_across(reading: Reading) -> Iterator[tuple[Hit, Sentence]]:
    """The sentences that tell what came of the one before them, each with that one, and what stands below a heading."""
    linking = dict(reading.told_by(_LINKING))
    if not linking:
        return
    saying = [(at, sentence) for at, sentence in reading.placed if _SAYS_SOMETHING.search(sentence.plain)]
    for (above, before), (at, sentence) in pairwise(saying):
        heading, told = linking.get(above), linking.get(at)
        if heading and heading.re is HEADING.pattern and not _tells_none(sentence):
            yield Hit(at, at + len(sentence.plain.rstrip())), sentence
        elif told and told.re is THEN.pattern and _came_of(before, sentence, told):
            yield Hit(at + told.start(), at + told.end()), before


def _tells_none(below: Sentence) -> bool:
    return _NOT_TOLD.match(below.plain) is not None or HEDGED.search(below) is not None


def _came_of(before: Sentence, sentence: Sentence, told: re.Match[str]) -> bool:
    """What it tells came of something that happened, and is no improvement."""
    happened = told[0].endswith("why") or _happened(before) or (_CAUSAL.search(told[0]) and _stands_alone(before))
    if not happened or BETTER.search(sentence.plain, told.end(), told.end() + _NEAR):
        return False
    return not any(told_causes(sentence))
