"""What holds a commitment up, as somebody types it."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.desk import dossiers, fields, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment import Blocker, Commitment
from opsdesk.domain.commitment_happenings import COMMITMENTS

EXAMPLE: Final = f"{Commitment.called(4)}, a team, either with “: words”, or words"

_COMMITMENT: Final = re.compile(rf"{Commitment.PREFIX}-(\d{{1,9}})(?:\s*:\s*(.*))?", re.IGNORECASE)


def blocker_of(desk: Desk, text: str) -> Blocker:
    """`COM-4: the schema`, `ledger: no capacity` or words; raises BadInput, and NotFound for a commitment."""
    said = fields.field("what blocks it", text, needed=True)
    if match := _COMMITMENT.fullmatch(said):
        held = dossiers.one(desk, COMMITMENTS, int(match[1]))
        return Blocker(held.number, "", (match[2] or "").strip())
    known = teams.roster(desk)
    name, _, rest = said.partition(":")
    if known.knows(name):
        return Blocker(0, known.spelt(name), rest.strip())
    return Blocker(0, "", said)
