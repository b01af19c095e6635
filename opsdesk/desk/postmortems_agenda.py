"""What the agenda asks of postmortems: analysis, draft, meeting, review, and to close one once all of it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import dossiers, followups
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.postmortem import State
from opsdesk.domain.postmortem_due import parts_due
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.text import one_line

MOST: Final = 10_000


def reminders(desk: Desk, settings: Settings) -> Iterator[Item]:
    """The parts that are due, until each is there; none while an incident is open again."""
    held = dossiers.listed(desk, POSTMORTEMS, under_way=True, limit=MOST)
    taken_on = followups.listed(desk) if any(one.state is State.REVIEWED for one in held) else []
    open_after = {one.incident for one in taken_on}
    running = {incident.number for incident in desk.open_incidents()} if held else set()
    for one in held:
        for due in parts_due(one, follow_ups_over=one.incident not in open_after, open_again=one.incident in running):
            title = f"{due.words}: {one_line(one.subject)}"
            yield Item(f"{one.name} {due.part}", Sort.POSTMORTEM, title, due.on, one.owner, one.name)
