"""`:snooze customers 15m why` · `:pause executives why` · `:resume executives`: when an audience is to hear again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final

from opsdesk.desk import pacing
from opsdesk.desk.capture import clock
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.cadence import DueKind, due, hold, promise_in_words, promised
from opsdesk.domain.text import is_reason
from opsdesk.domain.vocabulary import Audience, Origin

EVERYBODY: Final = "all"
_NO_ZONE: Final = timezone(timedelta(hours=23, minutes=59))
"""Nobody's: told apart from whatever zone is named."""
_LIKE_A_ZONE: Final = re.compile(r"[A-Z]{1,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+")
SNOOZE: Final = ":snooze AUDIENCE|all 15m why"
PAUSE: Final = ":pause AUDIENCE|all why"
RESUME: Final = ":resume AUDIENCE|all"


def snooze(rest: str, context: Context) -> Reading:
    """`customers 15m why`, `all until 15:10 why`."""
    who, rest = _audiences(rest)
    if not who:
        return Reading("pace", "", problem=f"whose update? {SNOOZE}")
    until, why = _until(rest, context)
    if until is None:
        return Reading("pace", "", problem="for how long? 15m, 1h or until 15:10, and why")
    says = f"{_named(who)}: no update asked for before {clock.spoken_time(until, context.now, context.zone)}"
    if not is_reason(why):
        return Reading("pace", says, problem=f"{says}: why?")
    decision = pacing.snooze(who, until, why, now=context.now)
    warnings = (*_without_effect(who, until, context), *_promises(who, context))
    return Reading("pace", says, decision, warnings=warnings)


def pause(rest: str, context: Context) -> Reading:
    """`executives why`."""
    who, why = _audiences(rest)
    if not who:
        return Reading("pace", "", problem=f"whose updates? {PAUSE}")
    says = f"{_named(who)}: no update asked for until :resume"
    if not is_reason(why):
        return Reading("pace", says, problem=f"{says}: why?")
    return Reading("pace", says, pacing.pause(who, why, now=context.now), warnings=_promises(who, context))


def resume(rest: str, context: Context) -> Reading:
    """`executives`, `all`; a reason may follow."""
    who, why = _audiences(rest)
    if not who:
        return Reading("pace", "", problem=f"whose updates? {RESUME}")
    held = [audience for audience in who if hold(context.incident, audience, context.now)]
    return Reading("pace", f"{_named(held or who)}: as policy asks", pacing.resume(who, why, now=context.now))


def _audiences(rest: str) -> tuple[tuple[Audience, ...], str]:
    """Whom the first word names (`customers`, `exec`, `customers,support`, `all`), and what follows it."""
    word, _, more = rest.partition(" ")
    if word.lower() == EVERYBODY:
        return tuple(Audience), more.strip()
    named = [audience_named(name) for name in word.lower().split(",")]
    known = tuple(dict.fromkeys(audience for audience in named if audience))
    return (known, more.strip()) if len(known) == len(named) else ((), rest)


def audience_named(name: str) -> Audience | None:
    """The audience whose name begins so (`exec`, `customers`), in lower case."""
    return next((audience for audience in Audience if len(name) > 2 and audience.startswith(name)), None)


def _until(rest: str, context: Context) -> tuple[datetime | None, str]:
    """When a snooze ends, and the words after it."""
    word, _, more = rest.partition(" ")
    if word.lower() in {"for", "in"}:
        return _until(more, context)
    if word.lower() in {"until", "till"}:
        hour, _, why = more.partition(" ")
        zone, why = _zone(why.strip(), context)
        timed = clock.check_in(f"by {hour}", context.now, zone)
        return (timed.at if timed else None), why
    span, why = clock.span_before(rest)
    return (context.now + span if span else None), why


def _zone(words: str, context: Context) -> tuple[tzinfo, str]:
    """The zone that words begin with (`CET`, `UTC`, `Europe/Berlin`), else the one that is shown; and the rest."""
    word, _, rest = words.partition(" ")
    if not _LIKE_A_ZONE.fullmatch(word):
        return context.zone, words
    from opsdesk.drafting.lint.zones import at_home, zone_in

    named = at_home(word.lower(), context.zone) or zone_in(word.lower(), _NO_ZONE)
    return (context.zone, words) if named in {None, _NO_ZONE} else (named or context.zone, rest.strip())


def forgotten(context: Context) -> tuple[str, ...]:
    """What readers were promised and nobody is reminded of once the incident is closed or cancelled."""
    if context.incident.origin is not Origin.LIVE:
        return ()
    return tuple(f"{waiting}: nobody will ask for it any more" for waiting in _promised(tuple(Audience), context))


def _promises(who: Sequence[Audience], context: Context) -> tuple[str, ...]:
    """What no hold takes back."""
    return tuple(f"{waiting}: that stays due" for waiting in _promised(who, context))


def _without_effect(who: Sequence[Audience], until: datetime, context: Context) -> Iterator[str]:
    """Whom it doesn't spare anything: what was held back for longer is asked for earlier, or nothing is due so soon."""
    for audience in () if context.incident.status.is_over else who:
        held = hold(context.incident, audience, context.now)
        waiting = due(context.incident, audience, context.policy)
        if held and held.until and held.until > until:
            yield f"{audience} were snoozed until {_clock(held.until, context)}: this ends it earlier"
        elif not (held and held.is_pause) and waiting and waiting.at >= until and waiting.kind is not DueKind.PROMISED:
            yield f"{audience} aren't due before {_clock(waiting.at, context)} anyhow"


def _clock(at: datetime, context: Context) -> str:
    return clock.spoken_time(at, context.now, context.zone)


def _promised(who: Sequence[Audience], context: Context) -> Iterator[str]:
    for audience in who:
        if at := promised(context.incident, audience):
            yield f"{audience} were {promise_in_words(at, context.now, context.zone)}"


def _named(who: Sequence[Audience]) -> str:
    return ", ".join(who) if len(who) < len(Audience) else "everybody"
