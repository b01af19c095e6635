"""`@ana roll back 4.2 in 15m` gives work; `A4 done helped`, `A4 +30m`, `A4 @cy`, `A4 blocked why` speak about it."""

from __future__ import annotations

import re
from datetime import timedelta

from opsdesk.desk import actions
from opsdesk.desk.capture import clock
from opsdesk.desk.capture.names import PEOPLE, names, who_is
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.action import irreversible_word, lane_of, same_work
from opsdesk.domain.errors import NotFound
from opsdesk.domain.text import short
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Lane, Outcome

_ABOUT = re.compile(r"[Aa](\d{1,4}) +(.*)", re.S)
_ENDED = re.compile(
    r"(?:done[ ,:]*)?(?P<outcome>helped|no help|did not help|didn't help|made it worse|worse)(?:[:, ]+(?P<why>.*))?",
    re.S | re.I,
)
_DONE = re.compile(r"done(?:[:, ]+(.*))?", re.S | re.I)
_WHY = re.compile(r"(blocked|block|drop|dropped|unblock|unblocked|goes on)(?:[:, ]+(.*))?", re.S | re.I)
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
    if match := _ABOUT.fullmatch(text):
        return _about(int(match[1]), match[2].strip(), context)
    match = PEOPLE.fullmatch(text)
    return _given(names(match[1]), (match[2] or "").strip(), context) if match else None


def _given(owners: list[str], task: str, context: Context) -> Reading:
    timed = clock.check_in(task, context.now, context.zone)
    text = timed.rest if timed else task
    if not text:
        who = ", ".join(owners)
        return Reading("action", f"action for {who}", problem=f"what should {who} do?")
    check_in = timed or clock.CheckIn(context.now + timedelta(minutes=context.check_in_minutes), text)
    says = f"A{context.incident.next_number('action')} for {who_is(owners, context)} · {_when(check_in, context)}"
    decision = actions.give(text, owners, check_in_at=check_in.at, every_minutes=check_in.every_minutes)
    return Reading("action", f"{says} · {lane_of(text)}", decision, warnings=_warnings(text, context))


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
    if not why:
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
