"""`@ana roll back 4.2 in 15m` gives work; `A4 done helped`, `A4 +30m`, `A4 @cy`, `A4 blocked why` speak about it."""

from __future__ import annotations

import re
from datetime import timedelta

from opsdesk.desk import actions
from opsdesk.desk.capture import clock
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.action import irreversible_word, lane_of, same_work
from opsdesk.domain.errors import NotFound
from opsdesk.domain.text import one_line
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Lane, Outcome

_NAMES = re.compile(r"((?:@[^\s@]+ +)*@[^\s@]+)(?: +(.*))?", re.S)
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
_PEOPLE_WORDS = re.compile(r"(joins?|off|leaves|as .+|no longer .+)", re.I | re.S)


def read(text: str, context: Context) -> Reading | None:
    """A line that gives work to people or speaks about an action."""
    if match := _ABOUT.fullmatch(text):
        return _about(int(match[1]), match[2].strip(), context)
    match = _NAMES.fullmatch(text)
    if match is None or _PEOPLE_WORDS.fullmatch((match[2] or "").strip()):
        return None
    owners = [name.lstrip("@").rstrip(",:").lower() for name in match[1].split()]
    return _given(owners, (match[2] or "").strip(), context)


def _given(owners: list[str], task: str, context: Context) -> Reading:
    names = ", ".join(owners)
    if not task:
        return Reading("action", f"action for {names}", problem=f"what should {names} do?")
    timed = clock.check_in(task, context.now, context.zone)
    at = timed.at if timed else context.now + timedelta(minutes=context.check_in_minutes)
    text = timed.rest if timed else task
    every = int(timed.every.total_seconds() // 60) if timed and timed.every else 0
    repeated = f", every {spoken(timed.every)}" if timed and timed.every else ""
    when = clock.spoken_time(at, context.now, context.zone)
    says = f"A{context.incident.next_number('action')} for {_who(owners, context)} · check-in {when}{repeated}"
    decision = actions.give(text, owners, check_in_at=at, every_minutes=every)
    return Reading("action", f"{says} · {lane_of(text)}", decision, warnings=_warnings(text, context))


def _who(owners: list[str], context: Context) -> str:
    known = context.known_people | set(context.incident.people)
    return ", ".join(name if name in known else f"{name} (new person)" for name in owners)


def _warnings(text: str, context: Context) -> tuple[str, ...]:
    warnings = []
    if word := irreversible_word(text):
        warnings.append(f"“{word}” can't be undone: on which host, and who verifies?")
    if twin := same_work(text, context.incident.actions.values()):
        warnings.append(f"{twin.owner or 'nobody'} has nearly the same: {twin.name} {one_line(twin.text)[:40]}")
    return tuple(warnings)


def _about(number: int, rest: str, context: Context) -> Reading | None:
    reading = _verb(number, rest, context)
    if reading is None:
        return None
    try:
        held = actions.find(context.incident, number)
    except NotFound as error:
        return Reading("action", "", problem=error.message)
    says = f"A{number} {one_line(held.text)[:36]}: {reading.says}"
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
    if timed := clock.check_in(f"A {rest}", context.now, context.zone):
        if timed.rest == "A":
            when = clock.spoken_time(timed.at, context.now, context.zone)
            return Reading("action", f"check-in {when}", actions.set_check_in(number, timed.at))
        return None
    if rest.lower() in set(Lane):
        return Reading("action", f"to {rest.lower()}", actions.move_lane(number, Lane(rest.lower())))
    match = _NAMES.fullmatch(rest)
    if match is None or match[2]:
        return None
    owners = [name.lstrip("@").lower() for name in match[1].split()]
    return Reading("action", f"now {_who(owners, context)}", actions.reassign(number, owners))
