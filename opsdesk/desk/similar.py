"""Whether this happened before: incidents like one, or like a text."""

from __future__ import annotations

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
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
    return [Seen(desk.incident(like.number), like.share, like.words) for like in found]
