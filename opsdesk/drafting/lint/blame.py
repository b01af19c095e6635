"""BLM1, BLM2: no person is a cause, and your providers' failures are yours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hints import where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.names import named_in
from opsdesk.drafting.lint.outsiders import SUPPLIER, SUPPLIER_HINTS
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.wording import Wording, hears

_ROLE = (
    r"(?:an? |the |our |one of our |this )?(?:\w+ )?(?:engineers?|operators?|developers?|admins?|administrators?"
    r"|employees?|technicians?|contractors?|colleagues?|staff(?: member)?s?|interns?|on-?call|team members?|person"
    r"|someone|somebody|dbas?|sysadmins?|commander|deputy|scribe|analysts?)(?: on (?:duty|call|shift))?"
)
_FAULT = Wording(
    r"(?:human|operator|user|pilot|manual|engineer|administrator|employee|staff) (?:error|mistake|failure"
    r"|oversight)s?(?! (?:rates?|messages?|handling|pages?|codes?)\b)",
    r"careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten\w+|at fault|to blame",
    r"blame[ds]?|should have known|should have (?:caught|noticed|checked)|(?:his|her|their) (?:fault|mistake|error)",
    r"fat[- ]finger\w*|sloppy|stupid\w*|(?:forgot|(?:had|has|have) (?:\w+ )?forgotten)(?! (?:\w+ )?passwords?)",
    hints="human operator =user pilot manual engineer administrator employee staff careless negligen incompeten =fault "
    "=faults blame should =his =her =their finger sloppy stupid forgot",
)
_NOBODY = re.compile(r"(?:\b(?:nobody|no[- ]one|none|not|never|without)|n't)(?: \w+){0,3} +$")
"""Before “to blame”: then nobody is."""
_A_THING = re.compile(
    r"\b(?:updates?|changes?|releases?|deploy\w*|bugs?|quer(?:y|ies)|disks?|switch(?:es)?|config\w*|settings?|upgrades?"
    r"|migrations?|jobs?|scripts?|networks?|cables?|servers?|databases?|certificates?|features?|versions?|it|this"
    r"|that)(?: (?:is|was|are|were|be|to be))* +$"
)
"""Before “to blame”: then it is no person."""
_DEED = (
    r"(?:failed to|neglected to|caused|broke|ignored|overlooked|misconfigured|mistyped|messed up|unplugged|should have"
    r"|made an? (?:mistake|error|typo)|(?:mistakenly|accidentally|inadvertently|erroneously|wrongly"
    r"|carelessly)(?= \w)|(?:took|brought) down|knocked out|(?:did not|didn't) (?:check|verify|bother|think|test|read"
    r"|follow|notice)|(?:dropped|deleted|wiped|truncated|erased|overwrote|destroyed)(?= \w)(?! (?:the |our |all |these "
    r"|those |some |an? )?(?:old|stale|bad|faulty|corrupt\w*|temp\w*|duplicates?|stuck|unused|tests?|expired|failed"
    r"|poison\w*|caches?|cached|logs?|locks?)\b))"
)
_WRONG_ONE = (
    r"(?:deleted|pulled|pushed|ran|used|entered|picked|changed|restarted|wiped|typed) (?:the wrong|an? (?:bad|wrong"
    r"|broken|faulty))"
)
_CHANGED = (
    r"(?:ran|pushed|changed|deployed|released|merged|applied|restarted|rebooted|removed|renamed|moved|edited|updated"
    r"|upgraded|switched|turned|started|stopped|disabled|enabled|rotated|revoked|rolled|shut|killed|emptied)"
)
"""What somebody does every day: blame where it is told as the cause."""
_DID_WRONG = Wording(
    _ROLE + r"(?: had| has| have| who)? (?:\w+ly )?(?:failed to|neglected to|(?:did not|didn't) (?!find|see|observe"
    r"|identify|detect|lose|reproduce|have|need|receive)\w+|caused|broke|ignored|made an? (?:mistake|error)|messed up"
    r"|overlooked|misconfigured|mistyped|typed|pressed|missed|unplugged|clicked|skipped|(?:was|were) asleep|(?:deleted"
    r"|pulled|pushed|ran|used|entered|picked|restarted) (?:the wrong|an?|what)\b)",
    r"(?<!release )(?<!deploy )(?<!change )(?<!update )did(?: not|n't) follow (?:the|our) (?:procedure|process"
    r"|checklist|runbook|instructions)",
    _ROLE + r"(?: had| has| have)? (?:mistakenly|accidentally|inadvertently|erroneously|wrongly|carelessly)",
    r"(?:mistakenly|accidentally|inadvertently|erroneously) \w+ed by " + _ROLE,
    r"teams? (?:had |has |have )?(?:\w+ly )?(?:neglected to|ignored|overlooked|failed to (?!reproduce|find|identify"
    r"|locate|resolve|fix|restore|mitigate|recover|reach|contact)\w+)",
    r"forgotten by " + _ROLE,
    _ROLE + r"'s (?:own )?(?:mistake|error|oversight|fault|slip|failure to|negligence|inattention)",
    r"(?:mistake|error|oversight|slip|blunder|negligence|inattention)s? (?:by|of|on the part of) "
    r"(?:(?:the|our|one of our|an?) (?:[\w-]+ ){0,2}?teams?|" + _ROLE + r")\b",
    r"(?:they|he|she|we|i) (?:did not|didn't|never) (?:even )?(?:bother|care) to\b",
    r"(?:engineer|operator|developer|admin|administrator|colleague|technician|contractor|intern|employee) [\w-]{2,40}"
    r"(?: had| has)? (?:\w+ly )?(?:" + _DEED + "|" + _WRONG_ONE + ")",
    r"(?:nobody|no[- ]one) (?:had |has |ever |\w+ly ){0,2}(?:checked|noticed|tested|reviewed|verified|watched|monitored"
    r"|followed|renewed|updated|answered|responded|looked|caught|read|acted|thought|bothered|remembered)",
    hints="engineer operator developer admin employee technician contractor colleague staff intern on-call oncall "
    "member person someone somebody dba commander deputy scribe analyst =call =team =teams forgot nobody =no-one "
    "=one bother =care "
    "follow person",
)
_SOMEBODY_DID = r"@?[\w-]{2,40}(?: had| has| have| who)? (?:\w+ly )?"
_NAMED = Wording(
    r"@?[\w-]{2,40}'s (?:fault|mistake|error|carelessness)\b",
    _SOMEBODY_DID + _DEED,
    r"causes?(?: \w+){0,3}:?(?: that)? " + _SOMEBODY_DID + _CHANGED + r"\b",
    hints="fail neglect caus broke ignored overlooked config mistyp messed unplugged mistake error typo wrongly "
    "accident "
    "inadvertent careless should =fault took brought knocked =did didn't dropped deleted wiped truncated erased "
    "overwrote "
    "destroyed erroneous",
)
"""What somebody did: blame where that is somebody's name."""
_NAMED_WITH = Wording(
    _SOMEBODY_DID + _WRONG_ONE,
    hints="deleted pulled pushed =ran =used entered picked changed restarted wiped typed",
    also="wrong =bad broken faulty",
)
"""… and what they did it with."""
_NAMED_AFTER = Wording(
    r"(?:bad|wrong|broken|faulty|botched|careless|mistaken|accidental|incorrect) (?:[\w-]+ ){1,4}by @?[\w-]{2,40}",
    r"(?:mistakenly|accidentally|inadvertently|erroneously|wrongly) \w+ed by @?[\w-]{2,40}",
    r"(?:mistakes?|errors?|typos?|oversight|caused|broken|forgotten|misconfigured) by @?[\w-]{2,40}",
    r"(?:because of|due to) @?[\w-]{2,40}(?![\w'-])",
    hints="caus misconfig mistake error typo wrong =bad faulty botched careless accident incorrect inadvertent "
    "oversight "
    "=due broken forgotten erroneous",
    also="=by =due because",
)
"""“A bad deploy by …”: again blame where that is somebody's name."""
_BY_NAME = (_NAMED, _NAMED_WITH, _NAMED_AFTER)
_OUTSIDER = r"(?:provider|vendor|supplier|(?:third|3rd)[- ]part(?:y|ies)|upstream|carrier|isp)s?"
_PROVIDER = Wording(
    r"(?:due to|caused by|because of|as a result of|owing to|with|at|from|by|in) (?:(?:an?|the|our"
    r"|one of our) )?(?:[\w-]+ ){0,6}?" + _OUTSIDER,
    r"(?:caused by|due to|because of) (?:an? [\w ]{1,30}? at )?" + SUPPLIER,
    r"(?:entirely|solely|all) (?:[\w&.-]+ ){0,3}?[\w&.-]+(?:'s|s') fault",
    _OUTSIDER + r"(?: \w+){0,2} (?:is|are|was|were|has|have|had) (?:\w+ )?(?:experienc\w+|having|reported|reporting"
    r"|suffer\w+|down|an?)",
    hints="=fault provider vendor supplier third 3rd upstream carrier isp " + SUPPLIER_HINTS,
)
_TROUBLE = Wording(
    r"issues?|problems?|outages?|incidents?|failures?|failed|disruptions?|errors?|down|maintenance|degraded|fault"
    r"|power cut|caused",
    hints="issue problem outage incident fail disrupt error down maintenance degrad =fault =faults power caused",
)
_OWN = Wording(
    r"we(?:'re|'ve|'ll)?|our (?:own |internal )?(?:services?|teams?|engineers?|systems?|platforms?|status|application"
    r"|app|site|customers?|users?|support)|us",
    hints="we our =us",
)
_has_trouble = hears(_TROUBLE)
_speaks_of_us = hears(_OWN)


@where_hinted(_FAULT, _DID_WRONG, *_BY_NAME)
def _on_a_person(sentence: Sentence) -> Iterator[Hit]:
    for match in _FAULT.finditer(sentence):
        before = sentence.plain[: match.start()]
        if not (_NOBODY.search(before) or (match[0] in {"to blame", "at fault"} and _A_THING.search(before))):
            yield Hit(match.start(), match.end())
    last = -1
    deeds = (wording.finditer(sentence) for wording in (_DID_WRONG, *_BY_NAME))
    for match in sorted(chain.from_iterable(deeds), key=re.Match.start):
        if match.start() >= last:
            yield Hit(match.start(), match.end())
            last = match.end()


def _of_a_person(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    """A role is a person; any other word is one where somebody is called so."""
    words = sentence.plain[hit.start : hit.end]
    blames = _FAULT.pattern.search(words) or _DID_WRONG.pattern.search(words)
    return hit if blames or named_in(words, context.people) else None


@where_hinted(_PROVIDER)
def _only_theirs(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if any(map(_speaks_of_us, reading.sentences)):
        return
    for at, sentence in reading.placed:
        match = _PROVIDER.search(sentence)
        if match and _has_trouble(sentence):
            yield Hit(at + match.start(), at + match.end())


RULES = (
    Rule(
        id="BLM1",
        category=Category.BLAME,
        level=Level.ERROR,
        message="this blames a person",
        suggestion="Say what happened and what made it possible.",
        source="PagerDuty postmortem guide: a person's action is never a root cause",
        find=_on_a_person,
        judge=_of_a_person,
    ),
    Rule(
        id="BLM2",
        category=Category.BLAME,
        level=Level.WARNING,
        message="a provider's failure, without a word of your own service or action",
        suggestion="Say which of your functions suffer, and what you do about it.",
        source="PagerDuty stakeholder communications: own your providers' failures",
        check=_only_theirs,
    ),
)
