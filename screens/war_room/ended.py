"""What follows the end of an incident: its postmortem begins, and the room says so. Loaded when one ends."""

from __future__ import annotations

from opsdesk.desk.postmortems_opening import begin_at_the_end
from opsdesk.domain.errors import DeskError
from opsdesk.store.log import Written
from screens.following import Following


async def begin_postmortem(screen: Following, written: Written) -> None:
    """Begins the postmortem that policy asks for, if it does; one that can't be begun now is begun on its screen."""
    session = screen.session
    try:
        begun = await session.desk.ask(lambda desk: begin_at_the_end(desk, session.settings, written))
    except DeskError as error:
        screen.notify(error.message, title="No postmortem begun", severity="warning", markup=False)
        return
    if begun is not None:
        due = f", meeting by {begun.meeting_due}" if begun.meeting_due else ""
        words = f"owner {begun.owner or 'nobody'}{due} · F9 opens it"
        screen.notify(words, title=f"{begun.name} is begun: {begun.asked_by}", timeout=10, markup=False)
