"""Words that bar a fact from a draft: what an error-level rule would stop at sending is not written in the first place.

Some bar it for everybody (a promise of the end, blame), some for customers only (technical names, security terms).
The patterns are plain alternations over one line, so each is linear in practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opsdesk.drafting.clock_words import TIME
from opsdesk.drafting.technical_words import TECHNICAL


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a text can't be shown as it is."""

    word: str
    """The words that are in the way, as typed."""
    why: str

    def __str__(self) -> str:
        return f"“{self.word}” {self.why}"


_END = (
    r"(?:(?:resol|recover|restor|fix|repair|complet|finish|solv|mitigat|heal|work|back|normal|end)\w*"
    r"|done|over|gone|up)"
)
_MODAL = (
    r"(?:(?:expect|estimat|anticipat|hope|hoping|should|will|would|might|going to|aim|plan(?:s|ned)? to|due to be)\w*"
    r"|\w+'ll)"
)
_WHEN = rf"(?:in|within|by|before|until|at|around|about|after) {TIME}"

PREDICTION: Final = re.compile(
    rf"\b{_MODAL}\b[^.;]{{0,60}}?\b{_END}\b[^.;]{{0,40}}?\b{_WHEN}"
    rf"|\b{_WHEN}[^.;]{{0,30}}?\b{_MODAL}\b[^.;]{{0,40}}?\b{_END}"
    rf"|(?<!was )(?<!were )(?<!had )(?<!been )\b(?:back|fixed|resolved|restored|recovered|solved)"
    rf"(?: up| again| to normal)? (?:in|within|by|before) {TIME}"
    rf"|\bETA\b[^.;]{{0,20}}?{TIME}"
    rf"|\b{_END}\b[^.;]{{0,20}}?\b(?:shortly|soon|momentarily|any (?:minute|moment|second))\b"
    rf"|\b(?:shortly|soon|momentarily)\b[^.;]{{0,20}}?\b{_END}\b"
    r"|\bguarantee\w*|\b(?:will not|won't|will never|never)(?: ever)? happen again",
    re.IGNORECASE,
)
"""A time, or “soon”, for the end (OVP1, OVP2), or a guarantee (OVP3): most published fix times were missed."""

BLAME: Final = re.compile(
    r"\b(?:human|operator|user) error\b|\bcareless\w*|\bforgot\b|\bat fault\b|\bshould have known\b|\bmistakenly\b"
    r"|\bincompeten\w*|\bnegligen\w*|\bby mistake\b|\b(?:his|her|their) (?:fault|mistake)\b",
    re.IGNORECASE,
)
"""Somebody is to blame (BLM1); Howie: a person's action is never a root cause."""

SECURITY: Final = re.compile(
    r"\b(?:breach(?:ed|es)?|hack(?:ed|er|ers|ing)?|attack(?:s|ed|er|ers)?|d?dos|malware|ransomware|phishing|exploit(?:s|ed)?"
    r"|vulnerabilit(?:y|ies)|compromised|intru(?:sion|der|ders)|unauthori[sz]ed|stolen|exfiltrat\w*|leak(?:s|ed|ing)?"
    r"|exposed|personal data|corrupt(?:ed|ion)?)\b|(?<!no )\bdata loss\b"
    r"|(?<!not )\b(?:los[et]|losing|deleted?) [^.;]{0,20}\bdata\b"
    r"|(?<!no )\bdata [^.;]{0,20}\b(?:lost|gone|deleted|missing)\b",
    re.IGNORECASE,
)
"""Security and data terms, which the commander confirms before customers read them (SEC1)."""

CAUSE: Final = re.compile(
    r"\b(?:root cause|cause[ds]? by|because|owing to|triggered by|as a result of|due to|caused|(?:the|a) cause)\b"
    r"(?! (?:of )?(?:this|the) (?:issue|incident|problem|disruption)\b| an error\b)",
    re.IGNORECASE,
)
"""Words that state a cause (CRT2), which only a confirmed hypothesis may."""


def objection(text: str) -> Objection | None:
    """What bars a text from every draft; None when nothing does."""
    return _first(text, _FOR_ALL)


@dataclass(frozen=True, slots=True)
class Public:
    """What customers may read at this moment."""

    cause_known: bool = False
    security_confirmed: bool = False
    unspoken: tuple[str, ...] = ()
    """Statements of causes whose words they must not read."""


def public_objection(text: str, rules: Public) -> Objection | None:
    """What bars a text from customers; None when nothing does.

    A technical word bars it by JRG1, a security term by SEC1, a stated cause by CRT2 while none is confirmed.
    """
    found = _first(text, _TECHNICAL)
    if found is None and not rules.security_confirmed:
        found = _first(text, _SECURITY)
    if found is None and not rules.cause_known:
        found = _first(text, _CAUSE)
    return found or _unspoken(text, rules.unspoken)


_FOR_ALL = (
    (PREDICTION, "promises an end"),
    (BLAME, "puts blame on somebody"),
)
_TECHNICAL = tuple((pattern, f"is {what}") for what, pattern in TECHNICAL)
_SECURITY = ((SECURITY, "is a security or data term that the commander has to confirm first"),)
_CAUSE = ((CAUSE, "states a cause while none is confirmed"),)


@lru_cache(maxsize=2048)
def _first(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Objection | None:
    for pattern, why in patterns:
        if found := pattern.search(text):
            return Objection(found[0].strip(), why)
    return None


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
