"""VAG1–3: say what a user sees, for whom, and how many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsdesk.drafting.lint.causes import tells_cause
from opsdesk.drafting.lint.context import KnownFact, LintContext
from opsdesk.drafting.lint.model import NOT_OVER, Category, Hit, Level, Rule
from opsdesk.drafting.lint.overpromise import dates_an_end
from opsdesk.drafting.lint.reading import Reading, Sentence
from opsdesk.drafting.lint.traits import has_effect, has_substance, is_admission, tells_extent
from opsdesk.drafting.lint.when import CLOCK
from opsdesk.drafting.lint.wording import Wording, hears, saying

_WHO = (
    r"(?:users?|customers?|clients?|accounts?|people|members|organi[sz]ations|tenants|projects|requests|payments|orders"
    r"|shoppers|visitors|passengers|patients|students|players|guests|readers|families|households|homes|farms"
    r"|travell?ers|drivers|viewers|callers|merchants|shops|stores)"
)
_SOME = Wording(
    r"(?<!how )(?:some|certain|several|multiple|various|many|numerous) (?:of (?:our |the )?)?(?:\w+ ){0,2}?" + _WHO,
    r"a (?:\w+ )?(?:subset|portion|part|group|set|fraction|percentage|number) of (?:our |the )?(?:\w+ ){0,2}?" + _WHO,
    hints="some certain several multiple various many numerous subset portion part group set fraction percentage "
    "number",
)
_TROUBLE = Wording(
    r"issues?|problems?|degradation|degraded|disruptions?|incidents?|difficulties",
    hints="issue problem degrad disruption incident difficult",
)
_PEOPLE = Wording(
    r"customers?|users?|services?|systems?|components?|platform",
    hints="customer user service system component platform",
)
_TIME = re.compile(CLOCK)
_WE = re.compile(r"\W*we\b(?! (?:see|are seeing|know))")
"""How a sentence begins that tells what is done: “we limit some requests” measures nobody."""
_has_trouble = hears(_TROUBLE)
_has_people = hears(_PEOPLE)


def _says_nothing(reading: Reading) -> bool:
    tells = (has_substance, tells_extent, tells_cause, dates_an_end)
    return not any(tell(sentence) for sentence in reading.sentences for tell in tells)


def _admits_known_gap(reading: Reading, context: LintContext) -> bool:
    """It says what isn't known, and the ledger agrees that this isn't known: honest, and so not vague."""
    gaps = any(fact.is_unknown for fact in context.facts or ())
    return gaps and any(map(is_admission, reading.sentences))


def _only_being_looked_at(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if _says_nothing(reading) and not _names_trouble(reading) and not _admits_known_gap(reading, context):
        yield Hit(0, reading.end)


def _nothing_to_see(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """Without an incident only a text that names nothing at all; with one, whatever a user would see is known: nothing
    any more once it is over."""
    if context.is_over or not any(map(_has_trouble, reading.sentences)) or _admits_known_gap(reading, context):
        return
    if _says_nothing(reading):
        blind = _names_trouble(reading)
    else:
        blind = bool(context.facts) and not any(map(has_effect, reading.sentences))
    if blind:
        yield Hit(0, reading.end)


def _names_trouble(reading: Reading) -> bool:
    """An issue for somebody, without a word on what it does to them."""
    return any(_has_trouble(sentence) and _has_people(sentence) for sentence in reading.sentences)


def _measures_impact(fact: KnownFact) -> bool:
    is_impact = fact.key.partition(":")[0] in {"impact", "past_impact"}
    return is_impact and not fact.is_unknown and any(map(str.isdigit, fact.words + "".join(fact.numbers)))


def _unless_unmeasured(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    has_number = any(sign.isdigit() for sign in _TIME.sub("", sentence.plain))
    measured = any(_measures_impact(fact) for fact in context.facts or ())
    return hit if measured and not has_number and not _WE.match(sentence.plain) else None


RULES = (
    Rule(
        id="VAG1",
        category=Category.VAGUENESS,
        level=Level.ERROR,
        message="it says only that somebody is looking at it",
        suggestion="Say what a user sees, since when, and what was ruled out or tried.",
        source="CERC: say what is known, what is not, and what is being done to find out",
        check=_only_being_looked_at,
        stages=NOT_OVER,
    ),
    Rule(
        id="VAG2",
        category=Category.VAGUENESS,
        level=Level.WARNING,
        message="“some”, though the ledger has a number",
        suggestion="Give the number, with its time.",
        source="PagerDuty stakeholder communications: impact in numbers",
        find=saying(_SOME),
        judge=_unless_unmeasured,
    ),
    Rule(
        id="VAG3",
        category=Category.VAGUENESS,
        level=Level.WARNING,
        message="an issue, but nothing that a user would see",
        suggestion="Say what they see: what fails, what is slow, what is missing.",
        source="PagerDuty incident response: what is wrong, as a user sees it",
        check=_nothing_to_see,
        stages=NOT_OVER,
    ),
)
