"""What the picture is made of, read on the store's thread: the whole log of an incident."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk.desk import Desk
from opsdesk.desk.exporting import Whole, whole
from opsdesk.domain.shape import Shape
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Read:
    """An incident with its log, and its shape."""

    seen: Whole
    shape: Shape


def read_shape(desk: Desk, number: int, known: Read | None = None) -> Read:
    """What the screen shows; raises NotFound. Where nothing was written since what is known, only time has moved on."""
    unchanged = known is not None and desk.incident(number).seq == known.seen.incident.seq
    seen = replace(known.seen, now=desk.clock()) if known and unchanged else whole(desk, number)
    return Read(seen, shape_of(seen.incident, seen.entries, seen.now))
