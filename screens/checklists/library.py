"""Reading the library: every template at its newest version, and the runs."""

from __future__ import annotations

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from screens.presenting.checklists_items import KeptList, Shelved


def read_library(desk: Desk) -> list[Shelved]:
    """All of it; on the store's thread, since the first time loads SQLModel."""
    kept = checklists.templates(desk)
    stale = checklists.all_stale(desk, [one.template for one in kept])
    lists = [KeptList(one.template, one.at, one.by, stale[one.template.name]) for one in kept]
    return [*runs.listed(desk), *lists]
