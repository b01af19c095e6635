"""`@ana roll back 4.2 in 15m` gives work, `@bo test H1 H4: what shows under one only?` tells hypotheses apart by it;
`A4 done helped`, `A4 +30m`, `A4 @cy`, `A4 blocked why` speak about it."""

from __future__ import annotations

import re
from datetime import timedelta

from opsdesk.desk import actions
from opsdesk.desk.capture import clock
from opsdesk.desk.capture.names import PEOPLE, names, who_is
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.action import irreversible_word, lane_of, same_work
from opsdesk.domain.errors import NotFound
from opsdesk.domain.text import is_reason, short
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Lane, Outcome

_ABOUT = re.compile(r"[Aa](\d{1,4}) +(.*)", re.S)
_TO_NOBODY = re.compile(r"[Aa](\d{1,4}) +@")
_ENDED = re.compile(
    r"(?:done[ ,:]*)?(?P<outcome>helped|no help|did not help|didn't help|made it worse|worse)(?:[:, ]+(?P<why>.*))?",
    re.S | re.I,
)
_DONE = re.compile(r"done(?:[:, ]+(.*))?", re.S | re.I)
_WHY = re.compile(r"(blocked|block|drop|dropped|unblock|unblocked|goes on)(?:[:, ]+(.*))?", re.S | re.I)
_TESTS = re.compile(r"tests? +((?:[Hh]\d{1,4}[, ]*(?:and +)?)+)(?:: *|$)(.*)", re.S)
"""Which hypotheses the result would tell apart (group 1), and what is to be found out; without a colon after them these
are words like others."""
_QUOTED = re.compile("“[^”]*”")
"""What a test asks about is done by nobody."""
_HYPOTHESIS = re.compile(r"[Hh](\d{1,4})")
_OUTCOMES = {
    "helped": Outcome.HELPED,
    "no help": Outcome.DID_NOT_HELP,
    "did not help": Outcome.DID_NOT_HELP,
    "didn't help": Outcome.DID_NOT_HELP,
    "worse": Outcome.MADE_IT_WORSE,
    "made it worse": Outcome.MADE_IT_WORSE,
}


def read(text: str, context: Context) -> Reading | None:
    """A line that gives work to people or speaks about an action."""
    if (match := _TO_NOBODY.fullmatch(text)) and int(match[1]) in context.incident.actions:
        return Reading("unfinished", "", problem=f"who does A{match[1]}? A{match[1]} @name")
    if match := _ABOUT.fullmatch(text):
        return _about(int(match[1]), match[2].strip(), context)
    if match := PEOPLE.fullmatch(text):
        return _given(names(match[1]), (match[2] or "").strip(), context)
    return _nameless(text, context)


def _nameless(text: str, context: Context) -> Reading | None:
    """Work as the desk begins it, with the name left open; any other `@ …` is a note."""
    task = text.removeprefix("@ ")
    if task != text and (_TESTS.fullmatch(task) or clock.check_in(task, context.now, context.zone)):
        return Reading("unfinished", "", problem="who does it? a name right after @; a space before it makes it a note")
    return None


def _given(owners: list[str], task: str, context: Context) -> Reading:
    timed = clock.check_in(task, context.now, context.zone)
    text = timed.rest if timed else task
    who = who_is(owners, context)
    if not text:
        return Reading("action", f"action for {who}", problem=f"what should {', '.join(owners)} do?")
    check_in = timed or clock.CheckIn(context.now + timedelta(minutes=context.check_in_minutes), text)
    says = f"A{context.incident.next_number('action')} for {who} · {_when(check_in, context)}"
    if test := _TESTS.fullmatch(text):
        return _testing(test, owners, check_in, says, context)
    decision = actions.give(text, owners, check_in_at=check_in.at, every_minutes=check_in.every_minutes)
    return Reading("action", f"{says} · {lane_of(text)}", decision, warnings=_warnings(text, context))


def _testing(test: re.Match[str], owners: list[str], check_in: clock.CheckIn, says: str, context: Context) -> Reading:
    numbers = tuple(dict.fromkeys(int(number) for number in _HYPOTHESIS.findall(test[1])))
    names = " from ".join(f"H{number}" for number in numbers)
    for number in numbers:
        if number not in context.incident.hypotheses:
            return Reading("action", "", problem=f"there is no H{number}")
    what = f"tells {names}" if len(numbers) > 1 else f"tests {names}"
    if not test[2].strip():
        return Reading("action", f"{says} · {what}", problem=f"what {what}? @{owners[0]} test {test[1].strip()}: …")
    decision = actions.give(
        test[2], owners, check_in_at=check_in.at, every_minutes=check_in.every_minutes, tests=numbers
    )
    return Reading("action", f"{says} · {what}", decision, warnings=_warnings(_QUOTED.sub("", test[2]), context))


def _when(check_in: clock.CheckIn, context: Context) -> str:
    repeated = f", every {spoken(check_in.every)}" if check_in.every else ""
    return f"check-in {clock.spoken_time(check_in.at, context.now, context.zone)}{repeated}"


def _warnings(text: str, context: Context) -> tuple[str, ...]:
    warnings = []
    if word := irreversible_word(text):
        warnings.append(f"“{word}” can't be undone: on which host, and who verifies?")
    if twin := same_work(text, context.incident.actions.values()):
        warnings.append(f"{twin.owner or 'nobody'} has nearly the same: {twin.name} {short(twin.text, 40)}")
    return tuple(warnings)


def _about(number: int, rest: str, context: Context) -> Reading | None:
    reading = _verb(number, rest, context)
    if reading is None:
        return None
    try:
        held = actions.find(context.incident, number)
    except NotFound as error:
        return Reading("action", "", problem=error.message)
    says = f"A{number} {short(held.text, 36)}: {reading.says}"
    return Reading("action", says, reading.decision, problem=reading.problem)


def _verb(number: int, rest: str, context: Context) -> Reading | None:
    if match := _ENDED.fullmatch(rest):
        outcome = _OUTCOMES[match["outcome"].lower()]
        return Reading("action", f"done, {outcome}", actions.end(number, outcome, (match["why"] or "").strip()))
    if match := _DONE.fullmatch(rest):
        return Reading("action", "done (helped? no help? worse?)", actions.end(number, why=(match[1] or "").strip()))
    if match := _WHY.fullmatch(rest):
        return _blocking(number, match[1].lower(), (match[2] or "").strip())
    return _moving(number, rest, context)


def _blocking(number: int, verb: str, why: str) -> Reading:
    if verb in {"unblock", "unblocked", "goes on"}:
        return Reading("action", "goes on", actions.unblock(number, why))
    blocked = verb.startswith("block")
    if not is_reason(why):
        return Reading("action", "", problem=f"why is A{number} {'blocked' if blocked else 'dropped'}?")
    if blocked:
        return Reading("action", "blocked", actions.block(number, why))
    return Reading("action", "dropped", actions.drop(number, why))


def _moving(number: int, rest: str, context: Context) -> Reading | None:
    if span := clock.plus(rest):
        return Reading("action", f"check-in {spoken(span)} later", actions.delay(number, span, context.now))
    if timed := clock.check_in(rest, context.now, context.zone):
        if timed.rest:
            return None
        return Reading(
            "action", _when(timed, context), actions.set_check_in(number, timed.at, every_minutes=timed.every_minutes)
        )
    if rest.lower() in set(Lane):
        return Reading("action", f"to {rest.lower()}", actions.move_lane(number, Lane(rest.lower())))
    match = PEOPLE.fullmatch(rest)
    if match is None or match[2]:
        return None
    owners = names(match[1])
    return Reading("action", f"now {who_is(owners, context)}", actions.reassign(number, owners))
