"""`D2 option …`, `D2 risk …`, `D2 objection @ana …`, `D2 fallback …`, `D2 verify @bo in 10m`, `D2 worked`, `D2 did not
work why`: what is said about a decision. Any other line that begins with D2 is a note."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from opsdesk.desk import deciding
from opsdesk.desk.capture import clock
from opsdesk.desk.capture.names import PEOPLE, names, who_is
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.desk.decision import Decision
from opsdesk.domain.text import is_reason, short

_ABOUT = re.compile(
    r"[Dd](\d{1,4}) +(option|risk|objection|fallback|verify|worked|did(?: not|n['’]t) work)(?:[:, ]+(.*))?", re.S | re.I
)
VERBS = ("option", "risk", "objection", "fallback", "verify", "worked", "did not work")


def read(text: str, context: Context) -> Reading | None:
    """A line about a decision that was made."""
    match = _ABOUT.fullmatch(text)
    if match is None:
        return None
    number, verb, rest = int(match[1]), match[2].lower(), (match[3] or "").strip()
    held = context.incident.decisions.get(number)
    if held is None:
        there = ", ".join(item.name for item in context.incident.decisions.values())
        return Reading("decision", "", problem=f"there is no D{number} (decided: {there})") if there else None
    reading = _READERS[verb[:3]](number, rest, context)
    says = f"D{number} {short(held.text, 36)}: {reading.says}"
    return Reading(reading.kind, says, reading.decision, problem=reading.problem)


def _worded(what: str, asks: str, decide: Callable[[int, str], Decision]) -> Callable[[int, str, Context], Reading]:
    def reader(number: int, rest: str, context: Context) -> Reading:
        if not rest:
            return Reading("decision", "", problem=f"D{number} {what}: {asks}")
        return Reading("decision", what, decide(number, rest))

    return reader


def _objection(number: int, rest: str, context: Context) -> Reading:
    match = PEOPLE.fullmatch(rest)
    who, words = (names(match[1])[0], (match[2] or "").strip()) if match else ("", rest)
    if not words:
        return Reading("decision", "", problem=f"what is said against D{number}? D{number} objection @name words")
    of = f" of {who_is([who], context)}" if who else ""
    return Reading("decision", f"objection{of}", deciding.object_to(number, words, who))


def _verify(number: int, rest: str, context: Context) -> Reading:
    timed = clock.check_in(rest, context.now, context.zone)
    match = PEOPLE.fullmatch(timed.rest if timed else rest)
    if match is None or match[2]:
        return Reading("decision", "", problem=f"who verifies D{number}, and when? D{number} verify @name in 10m")
    at = timed.at if timed else context.now + timedelta(minutes=context.check_in_minutes)
    who = names(match[1])[0]
    says = f"{who_is([who], context)} verifies it, asked at {clock.spoken_time(at, context.now, context.zone)}"
    return Reading("decision", says, deciding.name_verifier(number, who, at))


def _worked(number: int, rest: str, context: Context) -> Reading:
    return Reading("decision", "it worked", deciding.check(number, worked=True, result=rest))


def _did_not_work(number: int, rest: str, context: Context) -> Reading:
    if not is_reason(rest):
        return Reading("decision", "", problem=f"how does it show? D{number} did not work why")
    return Reading("decision", "it did not work", deciding.check(number, worked=False, result=rest))


_READERS: dict[str, Callable[[int, str, Context], Reading]] = {
    "opt": _worded("option", "what else could be done?", deciding.name_option),
    "ris": _worded("risk", "what can go wrong?", deciding.name_risk),
    "obj": _objection,
    "fal": _worded("fallback", "what is done if it doesn't work?", deciding.name_fallback),
    "ver": _verify,
    "wor": _worked,
    "did": _did_not_work,
}
