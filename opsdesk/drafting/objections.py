"""Words that bar a fact from a draft: what the linter would stop at sending is not written in the first place.

So there is one definition of each such word, the linter's, as the settings have it. Some bar a fact for everybody (a
promise of the end, blame), some for customers only (technical names, security terms, a cause that isn't confirmed).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import Finding, LintContext, lint
from opsdesk.drafting.lint.culprit_words import CALLED_FAULTY
from opsdesk.drafting.lint.names import named_in
from opsdesk.drafting.lint.phrases import Phrases

_FOR_ALL: Final = {
    "OVP1": "promises when it ends",
    "OVP2": "promises that it ends soon",
    "OVP3": "is a guarantee",
    "BLM1": "singles somebody out",
}
"""Rules that bar a text from every draft, with what is wrong with the words found."""
_TECHNICAL: Final = {"JRG1": "is a technical name"}
_SECURITY: Final = {"SEC1": "is a security or data term that the commander has to confirm first"}
_CAUSE: Final = {"CRT2": "states a cause while none is confirmed"}
_JARGON: Final = {"JRG2": "is a technical word"}

_BACK_BY: Final = re.compile(
    r"(?<!was )(?<!were )(?<!had )(?<!been )\b(?:back|fixed|resolved|restored|recovered)(?: up| again| to normal)?"
    r" (?:shortly|soon|momentarily"
    r"|(?:in|within|by|before) (?:about |the next )?(?:\d|an? hour|noon|midnight|tonight|tomorrow))",
    re.IGNORECASE,
)
"""A fact is a fragment, and can promise the end without a verb: “back by 15:00”, “fixed soon”."""
_REASON: Final = re.compile(r"\b(?:because|due to|caused by|owing to)\b[^.;]{2,80}", re.IGNORECASE)
"""In a fact any reason is the cause, whatever it is: the linter has to let pass “because of this problem”."""
_FROM_THE_CODE: Final = re.compile(
    r"\b[A-Za-z]\w*_\w+|\b\w+\(\)|(?<![\w:/.])/(?:[\w.-]{1,60}/){1,9}|\b\w+=\w+|\b\w+(?:Exception|Error)\b"
    r"|\b(?:prod|stg|staging)[-.]\w+|\b[a-z]\w*(?:-\w+){0,4}-(?=[a-z]*\d)[a-z0-9]{8,10}-[a-z0-9]{5}\b"
)
"""Names from code and configuration, and those that an orchestrator makes up: they are names of machines as well."""
_NUMBERED: Final = re.compile(
    r"(?<![\w-])(?!(?:us|eu|ap|ca|sa|af|me|asia|europe|australia|tier|level|step|phase|stage|type|top|class|version|zone|covid|utf"
    r"|iso|sha)-)[a-z]{2,12}(?:-[a-z]{2,12}){0,3}-\d{1,3}(?![\w-])"
)
"""“es-data-4”, “auth-1”: one of several of a kind, as machines are called."""

_PUBLIC: Final = LintContext(stage=Stage.INVESTIGATING, audience=Audience.CUSTOMERS)
"""In front of customers while nothing else is known."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a text can't be shown as it is."""

    word: str
    """The words that are in the way, as typed."""
    why: str

    def __str__(self) -> str:
        return f"“{self.word}” {self.why}"


@dataclass(frozen=True, slots=True)
class Public:
    """What customers may read at this moment."""

    cause_known: bool = False
    security_confirmed: bool = False
    unspoken: tuple[str, ...] = ()
    """Statements of causes whose words they must not read."""
    people: tuple[str, ...] = ()
    """Those who work on it: nobody's name is for customers."""
    of_cause: bool = False
    """It is the words of a cause that are read: nobody's name is for anybody."""
    lint: LintSettings = DEFAULT_LINT
    """What a team calls jargon, a name from inside the house, or words that customers don't read."""


def cause_objection(text: str, people: tuple[str, ...]) -> Objection | None:
    """What bars a text from every draft as a cause: also the name of somebody, whose action is none."""
    somebody = named_in(text, people)
    return objection(text, people=people) or (Objection(somebody, "names somebody") if somebody else None)


def objection(text: str, *, cause_known: bool = True, people: tuple[str, ...] = ()) -> Objection | None:
    """What bars a text from every draft; None when nothing does. Of `people` none is blamed by name.

    A stated cause bars it only where the text stands as a fact, not where it is shown as a suspicion.
    """
    found = _broken(text, _FOR_ALL, people if named_in(text, people) else ())
    if found is None and (promise := _BACK_BY.search(text)):
        return Objection(promise[0], _FOR_ALL["OVP1"])
    return found or (None if cause_known else _broken(text, _CAUSE) or _reason(text))


def step_objection(text: str, *, cause_known: bool, people: tuple[str, ...] = ()) -> Objection | None:
    """What bars a step from every draft: it may call what it is about faulty, as in “swap the faulty card”, and tell no
    other cause that isn't confirmed."""
    found = objection(text, people=people)
    return found or objection(CALLED_FAULTY.sub("", text), cause_known=cause_known)


def reads_as_cause(text: str) -> bool:
    """The linter would take it for a cause that nobody has confirmed, quotation marks or not."""
    return _broken(text, _CAUSE) is not None


def _reason(text: str) -> Objection | None:
    found = _REASON.search(text)
    return Objection(found[0].strip(), _CAUSE["CRT2"]) if found else None


def public_objection(text: str, rules: Public) -> Objection | None:
    """What bars a text from customers; None when nothing does."""
    found = objection(text, cause_known=rules.cause_known, people=rules.people)
    found = found or _broken(text, _TECHNICAL, settings=rules.lint) or _kept_back(text, rules.lint)
    if found is None and rules.of_cause:
        found = names_a_machine(text, rules.lint)
    if found is None and (name := _FROM_THE_CODE.search(text)):
        return Objection(name[0], "is a name from the code")
    if found is None and (somebody := named_in(text, rules.people)):
        return Objection(somebody, "names somebody")
    if found is None and not rules.security_confirmed:
        found = _broken(text, _SECURITY)
    return found or _unspoken(text, rules.unspoken)


def is_jargon(text: str, settings: LintSettings = DEFAULT_LINT) -> bool:
    """Some word in it has a plain replacement."""
    return _broken(text, _JARGON, settings=settings) is not None


def names_a_machine(text: str, settings: LintSettings) -> Objection | None:
    """What looks like the name of a machine, in words of the work on it: what users see is rarely numbered so."""
    known = Phrases(settings.allowed)
    found = (name[0] for name in _NUMBERED.finditer(text) if not known.cover(name[0]))
    return next((Objection(name, _TECHNICAL["JRG1"]) for name in found), None)


def _kept_back(text: str, settings: LintSettings) -> Objection | None:
    """What a team's own rules stop at sending to customers."""
    own = {rule.id: f"isn't for customers ({rule.message})" for rule in settings.rules}
    return _broken(text, own, settings=settings, only_blocking=True) if own else None


def _broken(
    text: str,
    rules: Mapping[str, str],
    people: tuple[str, ...] = (),
    settings: LintSettings = DEFAULT_LINT,
    *,
    only_blocking: bool = False,
) -> Objection | None:
    found = (
        Objection(text[finding.start : finding.end], rules[finding.rule])
        for finding in _findings(text, people, settings)
        if finding.rule in rules and (finding.blocks or not only_blocking)
    )
    return next(found, None)


@lru_cache(maxsize=2048)
def _findings(text: str, people: tuple[str, ...], settings: LintSettings) -> tuple[Finding, ...]:
    """The rules that a text breaks in front of customers."""
    return lint(text, replace(_PUBLIC, people=people) if people else _PUBLIC, settings)


def _unspoken(text: str, statements: Iterable[str]) -> Objection | None:
    folded = f" {_folded(text)} "
    for statement in statements:
        words = _folded(statement)
        if len(words) > 3 and f" {words} " in folded:
            return Objection(statement, "is a cause that isn't confirmed")
    return None


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
