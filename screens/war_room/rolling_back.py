"""From a suspected change to its rollback: which change, by which procedure, and the run that is begun of it.

Loaded when somebody asks for it first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from opsdesk.desk import rollbacks_offering, rollbacks_running
from opsdesk.desk.desk import Desk
from opsdesk.desk.rollbacks_offering import Offer, Suspect, Way
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.entries.note import ChangeNoted
from opsdesk.domain.errors import DeskError
from opsdesk.domain.rollback_words import due_words
from opsdesk.domain.text import one_line
from screens.dialogs.choose import Choose
from screens.dialogs.form import Form
from screens.dialogs.form_fields import Typed
from screens.messages import PlaceWanted
from screens.rollbacks.forms import blanks_form, left_blank
from screens.rollbacks.offer import RollbackOffer

if TYPE_CHECKING:
    from screens.war_room.commanding import Commanding, Places

CHECKS = "checks"
"""The screen that runs are worked through on."""


async def roll_back(room: Commanding) -> None:
    """Offers the rollback of the change that is selected, or of one of those that the incident names."""
    incident = room.incident
    found = await room.session.desk.ask(lambda desk: rollbacks_offering.suspects(desk, incident))
    selected = _selected(room)
    chosen = [one for one in found if one.noted == selected] if selected else found
    if not chosen:
        room.say("no change is suspected yet: type “:change what was changed”, then r", problem=True)
    elif len(chosen) == 1:
        await offer(room, chosen[0])
    else:

        async def answered(places: Places) -> None:
            if places:
                await offer(room, chosen[places[0]])

        words = [one.what for one in chosen]
        room.app.push_screen(Choose("Which change is to be rolled back?", words, several=False), answered)


async def offer(room: Commanding, suspect: Suspect) -> None:
    """Shows the procedure that takes a suspect back, or asks by which of several."""
    incident, rigor = room.incident, room.session.settings.rigor
    found = await room.session.desk.ask(lambda desk: rollbacks_offering.offer(desk, incident, suspect, rigor))
    if not found.ways:
        room.say(_none(found), problem=True)
    elif len(found.ways) == 1:
        _show(room, suspect, found.ways[0])
    else:

        async def answered(places: Places) -> None:
            if places:
                _show(room, suspect, found.ways[places[0]])

        today = room.session.now.date()
        words = [f"{_called(way)}  {due_words(way.standing, today)}" for way in found.ways]
        room.app.push_screen(Choose(f"By which procedure? {one_line(suspect.what)}", words, several=False), answered)


def _show(room: Commanding, suspect: Suspect, way: Way) -> None:
    async def answered(wanted: bool | None) -> None:
        if wanted:
            await _begin(room, suspect, way)

    room.app.push_screen(RollbackOffer(room.incident.name, suspect, way), answered)


async def _begin(room: Commanding, suspect: Suspect, way: Way) -> None:
    """Begins the run, which the timeline notes, or finds the one that is under way; and goes there. What the steps
    leave blank is asked for first: “Deploy {{ good }}” helps nobody at three in the morning."""
    if way.begun:
        room.post_message(PlaceWanted(CHECKS, f"RUN-{way.begun}"))
        return
    procedure, what = way.standing.procedure, f"rollback {way.standing.procedure.name} in {room.incident.name}"
    service = suspect.services[0] if len(suspect.services) == 1 else ""
    known, run_with = procedure.service or service, _runner(room, suspect, procedure.number, service)

    def make(typed: Mapping[str, Typed]) -> Form[Run]:
        assert way.steps is not None
        return blanks_form(f"Roll back: {one_line(suspect.what)}", way.steps, known, run_with, typed)

    def begun(run: Run) -> None:
        room.post_message(PlaceWanted(CHECKS, run.call))

    if way.steps is not None and left_blank(way.steps, known):
        await room.open_form(what, make, begun)
        return
    try:
        run = await run_with({})
    except DeskError as error:
        room.say(error.message, problem=True)
        return
    await room.resync()
    begun(run)


def _runner(
    room: Commanding, suspect: Suspect, procedure: int, service: str
) -> Callable[[Mapping[str, str]], Awaitable[Run]]:
    """Begins the run with what its steps leave blank."""
    incident = room.number

    async def run_with(values: Mapping[str, str]) -> Run:
        def begin(desk: Desk) -> Run:
            return rollbacks_running.roll_back(
                desk, procedure, incident, suspect.what, service=service, variables=values
            )

        return await room.session.desk.ask(begin)

    return run_with


def _selected(room: Commanding) -> int:
    """The number of the noted change that is selected in the timeline; 0 when it is something else."""
    row = room.timeline.selected_row if room.focused is room.timeline else None
    return row.entry.payload.number if row and isinstance(row.entry.payload, ChangeNoted) else 0


def _none(offer: Offer) -> str:
    ways = ", ".join(f"{gap.service} · {gap.deployment_type}" for gap in offer.uncovered[:2])
    what = one_line(ways or offer.suspect.what)
    return f"no rollback procedure for {what}: :rollbacks, then n writes one"


def _called(way: Way) -> str:
    return f"{way.standing.procedure.name} {way.standing.procedure.title}"
