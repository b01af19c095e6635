"""What follows the end of an incident: its postmortem begins, or is counted anew, and the room says so. Loaded when one
ends."""

from __future__ import annotations

from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_opening import begin_at_the_end, called_off_before_the_end, count_anew_at_the_end
from opsdesk.domain.errors import DeskError
from opsdesk.domain.postmortem import Postmortem
from opsdesk.store.log import Written
from screens.following import Following


async def begin_postmortem(screen: Following, written: Written) -> None:
    """Begins the postmortem that policy asks for, if it does; one that can't be begun now is begun on its screen. Where
    it has one already, and was open again, that one's dates count from this end."""
    settings = screen.session.settings

    def ended(desk: Desk) -> tuple[Postmortem | None, ...]:
        return (
            count_anew_at_the_end(desk, settings, written),
            begin_at_the_end(desk, settings, written),
            called_off_before_the_end(desk, settings, written),
        )

    try:
        counted, begun, left = await screen.session.desk.ask(ended)
    except DeskError as error:
        screen.notify(error.message, title="No postmortem begun", severity="warning", markup=False)
        return
    if left is not None:
        words = f"{left.state_why}\nF9 takes it a step back, if it is needed after all"
        screen.notify(words, title=f"{left.name} was called off before this end", timeout=10, markup=False)
    held = counted or begun
    if held is not None:
        due = f", meeting by {held.meeting_due}" if held.meeting_due else ""
        words = f"owner {held.owner or 'nobody'}{due} · F9 opens it"
        screen.notify(words, title=_title(held, anew=counted is not None), timeout=10, markup=False)


def _title(held: Postmortem, *, anew: bool) -> str:
    if not anew:
        return f"{held.name} is begun: {held.asked_by}"
    return f"{held.name} {'is a draft again: it ' if held.is_draft_again else ''}counts from the new end"
