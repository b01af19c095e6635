"""A vendor's due diligence: a run of a checklist that ships, named by the vendor."""

from __future__ import annotations

import pytest

from opsdesk.desk import checklists, runs, vendors, vendors_diligence
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import Refused
from opsdesk.domain.vendor import Profile


def test_it_is_begun_and_named_once(desk: Desk) -> None:
    vendors.add(desk, Profile("Acme"))
    run = vendors_diligence.begin(desk, 1)
    assert (run.call, run.name) == ("RUN-1", "vendor-due-diligence")
    assert vendors.one(desk, 1).profile.diligence_run == 1
    assert checklists.template(desk, "vendor-due-diligence").version == 1
    with pytest.raises(Refused, match="RUN-1 is the due diligence of Acme, and isn't over"):
        vendors_diligence.begin(desk, 1)
    runs.abandon(desk, 1, "other questions came up")
    assert vendors_diligence.begin(desk, 1).call == "RUN-2"
    vendors.undo(desk, 1)
    assert vendors.one(desk, 1).profile.diligence_run == 1
