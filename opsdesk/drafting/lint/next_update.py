"""NXT: the one promise a commander can keep is when the next word comes.

The practice asks for a clock time with a zone and calls an interval half as good; whoever labels real updates takes
both for a time. NXT1 follows the labels, since it is measured by them: it finds only texts that name no time at all.
NXT4 warns of a time that a reader has to work out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import NOT_OVER, Category, Hit, Level, Rule
from opsdesk.drafting.lint.moments import is_no_time, moment_of
from opsdesk.drafting.lint.promises import Exactness, Promise, promise_in, promises_in
from opsdesk.drafting.lint.reading import Reading
from opsdesk.drafting.lint.traits import has_effect, is_all_clear, is_still_at_work
from opsdesk.drafting.lint.wording import Wording, hears
from opsdesk.drafting.lint.zones import clock_for_all

_GRACE = timedelta(minutes=1)
"""Between linting and sending; and “by 14:30” said at 14:00:20 is not beyond a cadence of 30 minutes."""
_admits_late = hears(
    Wording(
        r"(?:this|our|the) (?:update|message) (?:is|comes|was) (?:\w+ ){0,3}(?:late|later|overdue)|overdue",
        r"later than (?:we )?(?:promised|said|planned|announced)|(?:we )?(?:promised|said)(?: \w+){0,6} (?:by|for|at)",
        r"missed (?:our|the) (?:last )?update",
        hints="late overdue promised said missed",
    )
)


def _closes(reading: Reading) -> bool:
    """The text itself gives the all-clear, and nothing bad after it, so that no next word is owed."""
    closed = False
    for sentence in reading.sentences:
        if is_still_at_work(sentence):
            return False
        closed = is_all_clear(sentence) or (closed and not has_effect(sentence))
    return closed


def _no_time(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """A clock time or an interval is a time, with or without a zone: “by 14:30”, “in 30 minutes”, “every hour”."""
    if context.is_over:
        return
    promise = promise_in(reading)
    if (promise is None or promise.exactness is Exactness.PHRASE) and not _closes(reading):
        asked = context.has_cadence and not context.planned
        yield Hit(reading.end, reading.end, _asked_for(context), None if asked else Level.WARNING)


def _asked_for(context: LintContext) -> str:
    """What the text may end with; nothing while nobody knows when the next one is due."""
    if context.now is None or context.cadence is None:
        return ""
    return f"End with {_as_promise(context.now + context.cadence, context.now, context.zone)}"


def _to_work_out(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """An interval counts from a moment the reader has to look up; a clock time without a zone is somebody's."""
    promise = promise_in(reading)
    if promise is not None and promise.exactness in {Exactness.INTERVAL, Exactness.CLOCK}:
        yield Hit(promise.start, promise.end, suggestion=_worked_out(promise, context))


def _worked_out(promise: Promise, context: LintContext) -> str:
    """The time that is meant, said so that nobody has to work it out; nothing where it is unknown or has passed."""
    due = moment_of(promise, context.now, context.zone) if context.now else None
    if context.now and due and due > context.now:
        return f"Say it as {_as_promise(due, context.now, context.zone)}"
    return "Give its zone too." if promise.exactness is Exactness.CLOCK else ""


def _as_promise(due: datetime, now: datetime, zone: tzinfo) -> str:
    """“Next update by 14:30 UTC.”, with the day where it isn't today."""
    local = due.astimezone(zone)
    day = "" if local.date() == now.astimezone(zone).date() else f" on {local:%a} {local.day} {local:%b}"
    return f"“Next update by {clock_for_all(due, zone)}{day}.”"


def _only_a_phrase(reading: Reading, context: LintContext) -> Iterator[Hit]:
    promise = promise_in(reading)
    if promise is None or promise.exactness is not Exactness.PHRASE or _closes(reading):
        return
    for at, found in promises_in(reading):
        yield Hit(at + found.start, at + found.end)


def _wrong_time(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.now is None:
        return
    promise = promise_in(reading)
    due = moment_of(promise, context.now, context.zone) if promise else None
    if promise and is_no_time(promise):
        yield Hit(promise.start, promise.end, suggestion="No clock shows this time: name one that is.")
    if promise and due:
        latest = context.now + context.cadence + _GRACE if context.cadence is not None else due
        if due < context.now - _GRACE:
            yield Hit(promise.start, promise.end, suggestion="This time has passed: name a later one.")
        elif due > latest:
            suggestion = f"Policy asks for it by {clock_for_all(latest - _GRACE, context.zone)}."
            yield Hit(promise.start, promise.end, suggestion=suggestion)
    late = context.next_due is not None and context.next_due < context.now - _GRACE
    if late and not any(map(_admits_late, reading.sentences)):
        yield Hit(reading.end, reading.end, suggestion="The update promised before is overdue: say so.")


_SOURCE = "measured: of 42,143 real updates, 81 % of those that aren't final promise no time"
RULES = (
    Rule(
        id="NXT1",
        category=Category.NEXT_UPDATE,
        level=Level.ERROR,
        message="it doesn't say at what time the next update comes",
        suggestion="End with “Next update by”, a clock time that you can keep, and its zone.",
        source=_SOURCE,
        check=_no_time,
        stages=NOT_OVER,
    ),
    Rule(
        id="NXT2",
        category=Category.NEXT_UPDATE,
        level=Level.ERROR,
        message="the only commitment is a phrase nobody can hold you to",
        suggestion="Name a time; it is a maximum, so nothing needs to have happened by then.",
        source=_SOURCE,
        check=_only_a_phrase,
        stages=NOT_OVER,
    ),
    Rule(
        id="NXT3",
        category=Category.NEXT_UPDATE,
        level=Level.ERROR,
        message="the time of the next update doesn't hold",
        suggestion="Name a time ahead, within the cadence.",
        source="PagerDuty stakeholder communications: a next-update time is a maximum",
        check=_wrong_time,
        stages=NOT_OVER,
    ),
    Rule(
        id="NXT4",
        category=Category.COMPLETENESS,
        level=Level.WARNING,
        message="a reader has to work out when the next update comes",
        suggestion="Say it as a clock time with its zone.",
        source="PagerDuty stakeholder communications: an absolute next time; an interval is half as good",
        check=_to_work_out,
        stages=NOT_OVER,
    ),
)
