"""Use cases about rituals: set one up, change it, skip or move a date, retire it. What is known of one is
`rituals_standing`, holding a meeting `meetings`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from opsdesk.desk import dossiers, rituals_standing
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_checking import checked, differing
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.ritual import Charter, Ritual
from opsdesk.domain.ritual_happenings import RITUALS, Added, Edited, Moved, Retired, Skipped
from opsdesk.domain.ritual_slots import Slot, next_slot
from opsdesk.domain.text import one_line


def add(desk: Desk, charter: Charter, *, key: str = "") -> Ritual:
    """Sets a ritual up; its dates count from now. Raises BadInput for what can't be kept."""
    kept = checked(charter, desk.clock().date())
    return dossiers.begin(desk, RITUALS, lambda ritual: (Added(kept),), key=key)


def edit(desk: Desk, number: int, charter: Charter, shown: Charter) -> Ritual:
    """Makes its charter read otherwise; EditedMeanwhile when it isn't any more as its form showed it."""
    kept = checked(charter, desk.clock().date())

    def decide(ritual: Ritual) -> Iterable[Edited]:
        _followed(ritual)
        if ritual.charter != shown:
            raise EditedMeanwhile(ritual.name, mine=kept.title, theirs=ritual.charter.title)
        if what := differing(shown, kept):
            yield Edited(kept, what)

    return dossiers.do(desk, RITUALS, number, decide)


def skip(desk: Desk, number: int, why: str, slot: datetime | None = None) -> Ritual:
    """Says that it isn't held on its next date, or on the one named; refused without a reason or such a date."""
    reason = one_line(need_reason(why, "skipping a date"))

    def decide(ritual: Ritual) -> Iterable[Skipped]:
        yield Skipped(_open_slot(desk, ritual, slot).at, reason)

    return dossiers.do(desk, RITUALS, number, decide)


def move(desk: Desk, number: int, to: datetime, why: str, slot: datetime | None = None) -> Ritual:
    """Puts its next date, or the one named, to a time (UTC) to come; refused without a reason or such a date."""
    reason = one_line(need_reason(why, "moving a date"))
    if to <= desk.clock():
        raise BadInput("a date can't be moved to a time that has passed")

    def decide(ritual: Ritual) -> Iterable[Moved]:
        yield Moved(_open_slot(desk, ritual, slot).at, to, reason)

    return dossiers.do(desk, RITUALS, number, decide)


def retire(desk: Desk, number: int, why: str) -> Ritual:
    """Says that it isn't held any more; its meetings stay readable."""

    def decide(ritual: Ritual) -> Iterable[Retired]:
        _followed(ritual)
        yield Retired(one_line(need_reason(why, "retiring a ritual")))

    return dossiers.do(desk, RITUALS, number, decide)


def undo(desk: Desk, number: int) -> Ritual:
    """Takes back what I wrote in it last; raises Refused when that can't be."""
    return dossiers.undo(desk, RITUALS, number)


def one(desk: Desk, number: int) -> Ritual:
    """A ritual; raises NotFound."""
    return dossiers.one(desk, RITUALS, number)


def _open_slot(desk: Desk, ritual: Ritual, wanted: datetime | None) -> Slot:
    _followed(ritual)
    if wanted is None:
        found = next_slot(rituals_standing.slots_about_now(desk, ritual))
    else:
        until = max((wanted, *(move.slot for move in ritual.moves)))
        held = rituals_standing.slots_about_now(desk, ritual, until=until)
        found = next((slot for slot in held if slot.state.is_open and wanted in {slot.at, slot.planned_at}), None)
    if found is None:
        when = "no date ahead" if wanted is None else f"no open date at {wanted:%Y-%m-%d %H:%M} UTC"
        raise Refused(f"{ritual.name} has {when}")
    return found


def _followed(ritual: Ritual) -> None:
    if ritual.retired:
        raise Refused(f"{ritual.name} is retired: {ritual.retired}")
