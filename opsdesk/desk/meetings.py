"""Use cases about a ritual's meeting: begin it with what the desk fills in, end it, read it. What is said in it and who
does what is `meetings_saying`.

Each is one page, so that two people can write in one meeting and nothing is lost with a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import dossiers, rituals, rituals_standing
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_inputs import Asked, gather
from opsdesk.domain.dossier import Happening, Page, newest_of
from opsdesk.domain.errors import Refused
from opsdesk.domain.meeting import Ending, Gathered, Meeting
from opsdesk.domain.meeting_happenings import MEETINGS, ActionSettled, Ended, Opened
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.ritual_slots import slot_for
from opsdesk.domain.text import one_line

FIRST_LOOK_BACK: Final = timedelta(days=7)
"""How far back a ritual looks that was never held."""

_FIRST_PAGE: Final = 1

Rule = Callable[[Meeting], Happening[Meeting]]


def begin(desk: Desk, settings: Settings, ritual: int, *, key: str = "") -> Meeting:
    """Begins a meeting for the ritual's nearest open date, with what the desk fills in; refused while one is under way.

    Raises NotFound, and Refused for a retired ritual.
    """
    held = rituals.one(desk, ritual)
    if held.retired:
        raise Refused(f"{held.name} is retired: {held.retired}")
    gathered = prepared(desk, settings, held)

    def decide(meeting: Meeting) -> Iterable[Opened]:
        if (sitting := under_way(desk, ritual)) is not None:
            raise Refused(f"{sitting.name} of {held.name} is under way: go on with it, or end it")
        slot = slot_for(rituals_standing.slots_about_now(desk, held), desk.clock())
        at, planned = (slot.at, slot.planned_at) if slot else (None, None)
        yield Opened(ritual, held.charter, at, planned, gathered)

    return dossiers.begin(desk, MEETINGS, decide, key=key)


def enter(desk: Desk, settings: Settings, ritual: int) -> Meeting:
    """The meeting of a ritual that is under way, or one that begins now; raises as `begin` does."""
    return under_way(desk, ritual) or begin(desk, settings, ritual)


def prepared(desk: Desk, settings: Settings, ritual: Ritual) -> tuple[Gathered, ...]:
    """What the desk would fill in now: the agenda of the next meeting, before it begins."""
    names = [name for item in ritual.charter.agenda for name in item.inputs]
    since = rituals_standing.last_began(desk, ritual.number) or desk.clock() - FIRST_LOOK_BACK
    return gather(desk, settings, names, Asked(ritual.number, since))


def gathered(desk: Desk, number: int) -> tuple[Gathered, ...]:
    """What the desk filled in when a meeting began; raises NotFound."""
    opened = dossiers.page(desk, MEETINGS, number, _FIRST_PAGE).happening
    return opened.gathered if isinstance(opened, Opened) else ()


def end(desk: Desk, number: int) -> Meeting:
    """Ends it: it was held. Its actions can still be settled, and nothing else of it changes."""
    return write(desk, number, lambda meeting: Ended())


def break_off(desk: Desk, number: int, why: str) -> Meeting:
    """Ends it before its time, for a reason: it counts as not held and its date is open again."""
    reason = one_line(need_reason(why, "breaking a meeting off"))
    return write(desk, number, lambda meeting: Ended(Ending.BROKEN_OFF, reason))


def write(desk: Desk, number: int, rule: Rule) -> Meeting:
    """One page of a meeting; refused once it is over."""

    def decision(meeting: Meeting) -> Iterable[Happening[Meeting]]:
        if not meeting.under_way:
            raise Refused(f"{meeting.name} is over")
        yield rule(meeting)

    return dossiers.do(desk, MEETINGS, number, decision)


def undo(desk: Desk, number: int) -> Meeting:
    """Takes my newest page back; once the meeting is over only what was said of its actions since."""

    def check(meeting: Meeting) -> None:
        newest = newest_of(history(desk, number), desk.by)
        if not meeting.under_way and not isinstance(newest.happening, ActionSettled):
            raise Refused(f"{meeting.name} is over: its minutes stay as they are")

    return dossiers.undo(desk, MEETINGS, number, check=check)


def one(desk: Desk, number: int) -> Meeting:
    """A meeting; raises NotFound."""
    return dossiers.one(desk, MEETINGS, number)


def under_way(desk: Desk, ritual: int) -> Meeting | None:
    """The meeting of a ritual that people sit in now."""
    held = dossiers.listed(desk, MEETINGS, under_way=True)
    return next((one for one in held if one.ritual == ritual and one.under_way), None)


def history(desk: Desk, number: int) -> Sequence[Page[Meeting]]:
    """Everything that was written in a meeting, in order."""
    return dossiers.history(desk, MEETINGS, number)
