"""`? cause`, `?> path`, `?! known cause`, and `H3 out why` · `H3 confirmed` · `H3 likely` · `H3 named` · `H3 @bo`."""

from __future__ import annotations

import re

from opsdesk.desk import hypotheses
from opsdesk.desk.capture.names import PEOPLE, names, who_is
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.errors import NotFound
from opsdesk.domain.text import is_reason, short
from opsdesk.domain.vocabulary import Band, HypothesisKind

_RAISE = re.compile(r"\?([>!]?)(?: +(?:under [Hh](\d{1,4}) +)?(.*))?", re.S)
_ABOUT = re.compile(r"[Hh](\d{1,4}) +(.*)", re.S)
_BY_NOBODY = re.compile(r"[Hh](\d{1,4}) +@")
_OUT = re.compile(r"(?:out|ruled out)(?! of\b)(?: by [Ee](\d{1,4}))?(?:[: ]+(.*))?", re.S | re.I)
_PROOF = re.compile(r"E(\d{1,4})(?:[: ]+(.*))?", re.S)
"""A fact before the words or instead of them; of a number that no fact has it is a word like others."""
_CONFIRMED = re.compile(r"(?:confirmed|confirm)(?:[: ]+(.*))?", re.S | re.I)
_OPEN = re.compile(r"(?:open|reopen)(?:[: ]+(.*))?", re.S | re.I)
_NAMED = re.compile(r"(not )?named", re.I)
_TESTS = re.compile(r"|tests(?: it)?", re.I)


def read(text: str, context: Context) -> Reading | None:
    """A line that raises a hypothesis or speaks about one."""
    if match := _RAISE.fullmatch(text):
        return _raised(match[1], int(match[2] or 0), (match[3] or "").strip(), context)
    if (match := _BY_NOBODY.fullmatch(text)) and int(match[1]) in context.incident.hypotheses:
        return Reading("unfinished", "", problem=f"who tests H{match[1]}? H{match[1]} @name")
    if match := _ABOUT.fullmatch(text):
        number, rest = int(match[1]), match[2].strip()
        for reader in (_closing, _banding, _naming, _testing):
            reading = reader(number, rest, context)
            if reading is not None:
                return _checked(number, reading, context)
    return None


def _raised(mark: str, parent: int, statement: str, context: Context) -> Reading:
    what = {"": "hypothesis about the cause", ">": "a path out (repair or recovery)", "!": "a cause that is known"}[
        mark
    ]
    if not statement:
        return Reading("hypothesis", what, problem=f"{what}: which?")
    if parent and parent not in context.incident.hypotheses:
        return Reading("hypothesis", what, problem=f"there is no H{parent}")
    says = f"H{context.incident.next_number('hypothesis')} {what}{f', under H{parent}' if parent else ''}"
    if mark == "!":
        return Reading("hypothesis", says, hypotheses.raise_known_cause(statement))
    kind = HypothesisKind.PATH if mark == ">" else HypothesisKind.CAUSE
    return Reading("hypothesis", says, hypotheses.raise_hypothesis(statement, kind, parent))


def _closing(number: int, rest: str, context: Context) -> Reading | None:
    if match := _OUT.fullmatch(rest):
        proof, why = int(match[1] or 0), (match[2] or "").strip()
        if not proof and (named := _PROOF.fullmatch(why)) and int(named[1]) in context.incident.evidence:
            proof, why = int(named[1]), (named[2] or "").strip()
        proof = proof or (0 if why else hypotheses.newest_against(context.incident, number))
        if not proof and not is_reason(why):
            return Reading("hypothesis", "", problem=f"what rules H{number} out?")
        if proof and proof not in context.incident.evidence:
            return Reading("hypothesis", "", problem=f"there is no E{proof}")
        by = f" by E{proof}" if proof else ""
        return Reading("hypothesis", f"ruled out{by}", hypotheses.rule_out(number, why, proof))
    if match := _CONFIRMED.fullmatch(rest):
        return _confirming(number, (match[1] or "").strip(), context)
    if match := _OPEN.fullmatch(rest):
        return Reading("hypothesis", "open again", hypotheses.reopen(number, (match[1] or "").strip()))
    return None


def _confirming(number: int, why: str, context: Context) -> Reading:
    held = context.incident.hypotheses.get(number)
    asks: tuple[str, ...] = ()
    if held and held.kind is HypothesisKind.CAUSE:
        asks = ("does this explain what users see?",)
    return Reading("confirm", "confirmed", hypotheses.confirm(number, why), warnings=asks)


def _banding(number: int, rest: str, context: Context) -> Reading | None:
    wanted = rest.lower().strip()
    if wanted in {"unrated", "no word"}:
        return Reading("hypothesis", "likelihood taken back", hypotheses.set_band(number, None))
    if wanted not in set(Band):
        return None
    low, high = Band(wanted).percent
    return Reading("hypothesis", f"{wanted} ({low}–{high} %)", hypotheses.set_band(number, Band(wanted)))


def _naming(number: int, rest: str, context: Context) -> Reading | None:
    match = _NAMED.fullmatch(rest)
    if match is None:
        return None
    says = "customers may not read of it any more" if match[1] else "customers may read of it, as a suspicion"
    return Reading("decision", says, hypotheses.name_suspect(number, named=not match[1]))


def _testing(number: int, rest: str, context: Context) -> Reading | None:
    match = PEOPLE.fullmatch(rest)
    if match is None or not _TESTS.fullmatch((match[2] or "").strip()):
        return None
    who = names(match[1])
    if len(who) > 1:
        return Reading("hypothesis", "", problem=f"one tester: H{number} @{who[0]}")
    return Reading("hypothesis", f"{who_is(who, context)} tests it", hypotheses.set_tester(number, who[0]))


def _checked(number: int, reading: Reading, context: Context) -> Reading:
    try:
        held = hypotheses.find(context.incident, number)
    except NotFound as error:
        return Reading("hypothesis", "", problem=error.message)
    says = f"H{number} {short(held.statement, 40)}: {reading.says}"
    return Reading(
        reading.kind, says, reading.decision, problem=reading.problem, warnings=reading.warnings, hypothesis=number
    )
