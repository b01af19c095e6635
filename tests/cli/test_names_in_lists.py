"""In a list a name is parted from what follows it, however many there are by now."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from opsdesk.cli import commitment_text, runbook_text, vendor_text
from opsdesk.desk.runbooks_standing import Standing
from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import standing
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.meeting_words import meeting_words
from opsdesk.domain.runbook import Document
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_standing import VendorStanding

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize("number", [4, 4711])
def test_a_name_is_followed_by_a_space(number: int) -> None:
    lines = {
        "VEN": vendor_text.summary(VendorStanding(Vendor(number=number), ())),
        "COM": commitment_text.summary(standing(Commitment(number=number), {}, TODAY, UTC)),
        "DOC": runbook_text.summary(Standing(Document(number=number), ())),
        "MTG": meeting_words(Meeting(number=number), UTC),
    }
    assert {prefix: line.split()[0] for prefix, line in lines.items()} == {one: f"{one}-{number}" for one in lines}
