"""What using a way to reach somebody comes to, the same for teams and vendors: it works, or it failed when needed."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.desk import noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.reach import Reach, Reachable
from opsdesk.domain.reach_happenings import R, ReachesChecked
from opsdesk.domain.team import spelling
from opsdesk.domain.text import one_line, quoted


def checked(held: R, names: Iterable[str], *, give: str) -> ReachesChecked[R]:
    """That ways in were tried and work: all of them unless some are named. `give` says what there could be one of."""
    reaches = tuple(reach_of(held, name) for name in names) or held.reaches
    if not reaches:
        raise Refused(f"nobody said how {held.title} is reached: give it {give} first")
    return ReachesChecked(tuple(dict.fromkeys(reaches)))


def reach_of(held: Reachable, name: str) -> Reach:
    """The way in of a name; raises NotFound."""
    wanted = spelling(one_line(name))
    for reach in held.reaches:
        if wanted in {spelling(reach.name), spelling(reach.words)}:
            return reach
    known = ", ".join(reach.name for reach in held.reaches) or "none"
    raise NotFound(f"{held.title} has no contact {quoted(name)} (it has: {known})")


def note_failure(desk: Desk, held: Reachable, name: str, reason: str, incident: int) -> None:
    """The timeline of the incident in which it was needed says so, too."""
    if incident:
        what = f"{held.name} {held.title} couldn't be reached by {one_line(name)}{f': {reason}' if reason else ''}"
        desk.do(incident, noting.take_note(what))
