"""Use case: a vendor's due diligence, which is a run of a checklist that the vendor then names."""

from __future__ import annotations

from typing import Final

from opsdesk.desk import checklists, dossiers, runs, vendors
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.checklist.variables import blanks
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.vendor_happenings import VENDORS, DiligenceBegun

CHECKLIST: Final = "vendor-due-diligence"
"""The starter that ships; a team makes it its own by editing it under this name."""
VENDOR_BLANK: Final = "vendor"
"""The blank of the checklist that is filled in by itself."""


def begin(desk: Desk, number: int) -> Run:
    """Begins the due diligence of a vendor; raises Refused while one is under way.

    The checklist that ships is taken in where the desk has none of its name.
    """
    with desk.together():
        vendor = vendors.dealt_with(vendors.one(desk, number))
        held = under_way(desk, vendor.profile.diligence_run)
        if held is not None:
            raise Refused(f"{held.call} is the due diligence of {vendor.title}, and isn't over")
        names = {blank.name for blank in blanks(_template(desk))}
        filled = {VENDOR_BLANK: vendor.title} if VENDOR_BLANK in names else {}
        run = runs.begin(desk, CHECKLIST, variables=filled)
        dossiers.do(desk, VENDORS, number, lambda vendor: (DiligenceBegun(run.number),))
    return run


def under_way(desk: Desk, run: int) -> Run | None:
    """The run of a number, while it goes on."""
    if not run:
        return None
    held = runs.one(desk, run)
    return None if held.over else held


def _template(desk: Desk) -> Template:
    from opsdesk.formats.checklist.shipped import shipped

    try:
        return checklists.template(desk, CHECKLIST)
    except NotFound:
        starter = [template for template in shipped() if template.name == CHECKLIST]
        return checklists.take_in(desk, (), starters=starter)[0].template
