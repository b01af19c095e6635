"""Whether this happened before: incidents like one, or like a text."""

from __future__ import annotations

from datetime import UTC

from opsdesk.desk import followups, followups_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.followup_standing import standings
from opsdesk.domain.seen_before import Seen, symptoms
from opsdesk.store import similar as store
from opsdesk.store.connection import in_words
from opsdesk.store.similar import ASKED, Profile

MOST = 5
"""Incidents that are named: more are read by nobody on a call."""


def seen_before(desk: Desk, asked: int | str, most: int = MOST) -> list[Seen]:
    """The incidents that are like one, by its number, or like what a text tells; the likest first. Raises NotFound."""
    if isinstance(asked, int):
        profile = Profile(asked, *symptoms(desk.incident(asked)))
    elif asked.strip():
        profile = Profile(ASKED, asked)
    else:
        raise BadInput("say what it is like: an incident (INC-7), or words")
    with in_words(desk.opened.path):
        found = store.ranked(store.profiles(desk.opened.connection), profile, most)
    taken_on = followups_standing.by_incident(desk) if found else {}
    today = desk.clock().date()
    return [
        Seen(
            desk.incident(like.number),
            like.share,
            like.words,
            tuple(standings(taken_on.get(like.number, ()), today, UTC)),
        )
        for like in found
    ]


def left_undone(desk: Desk, number: int) -> str:
    """`like INC-12, whose FU-3 is 40 days overdue`, of the likest after which something is still to be done."""
    if not followups.listed(desk):
        return ""
    return next((seen.left_undone for seen in seen_before(desk, number) if seen.left_undone), "")
