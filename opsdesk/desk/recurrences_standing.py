"""Questions about recurrences: what was linked, what may be, what comes too often, what a year ago looked like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from opsdesk.desk import followups_standing, recurrences, recurrences_traces
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import NotFound
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.recurrence import Recurrence
from opsdesk.domain.recurrence_patterns import DAYS, Pattern, patterns
from opsdesk.domain.recurrence_signs import Index, Trace
from opsdesk.domain.recurrence_words import about_follow_ups
from opsdesk.domain.values import dataclass

MOST_PROPOSED = 3
"""Earlier incidents that are proposed for one: more are read by nobody."""


@dataclass(frozen=True, slots=True)
class Again:
    """Two incidents that are one problem, or may be."""

    incident: int
    title: str
    earlier: int
    earlier_title: str
    began_at: datetime
    days: int
    """From the one's beginning to the other's."""
    linked: Recurrence | None
    """None: it is proposed."""
    why: str
    notes: tuple[str, ...] = ()
    """What had become of the earlier one's follow-ups by then."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What came back, or may have, in some days; the newest first."""

    linked: tuple[Again, ...]
    proposed: tuple[Again, ...]
    patterns: tuple[Pattern, ...]
    incidents: int
    """How many incidents there were in these days."""
    days: int


def overview(desk: Desk, days: int = DAYS, until: datetime | None = None, *, often_in: int = 0) -> Overview:
    """What came back in the days before now, or before a moment; too often in the same days, or in so many others."""
    end = until or desk.clock()
    held = recurrences_traces.traces(desk)
    since = end - timedelta(days=days)
    recent = [trace for trace in held if trace.began_at is not None and since < trace.began_at <= end]
    known = _Known(desk, held)
    linked = [known.linked(one) for one in recurrences.listed(desk, every=True) if one.decided]
    found = [again for again in linked if again is not None and since < again.began_at <= end]
    return Overview(
        tuple(sorted(found, key=_newest_first)),
        tuple(sorted(known.proposed(recent), key=_newest_first)),
        tuple(patterns(held, end, often_in or days)),
        len(recent),
        days,
    )


def proposed_for(desk: Desk, incident: int) -> tuple[Again, ...]:
    """The earlier incidents that one may be again, the weightiest reasons first; raises NotFound."""
    desk.incident(incident)
    held = recurrences_traces.traces(desk)
    known = _Known(desk, held)
    return tuple(known.proposed([trace for trace in held if trace.number == incident]))


def again_of(desk: Desk, number: int) -> Again:
    """One recurrence that was linked; raises NotFound."""
    found = _Known(desk, recurrences_traces.traces(desk)).linked(recurrences.one(desk, number))
    if found is None:
        raise NotFound(f"one of the incidents of {Recurrence.called(number)} counts no more")
    return found


class _Known:
    """Everything that is needed to tell of two incidents."""

    def __init__(self, desk: Desk, traces: Sequence[Trace]) -> None:
        self.traces = {trace.number: trace for trace in traces}
        self.index = Index(traces)
        self.followups = followups_standing.by_incident(desk)
        decided = (one for one in recurrences.listed(desk, every=True) if one.decided)
        self.links = {(one.incident, one.earlier) for one in decided}

    def linked(self, one: Recurrence) -> Again | None:
        """A recurrence that was linked; None where an incident was cancelled since."""
        later, earlier = self.traces.get(one.incident), self.traces.get(one.earlier)
        return None if later is None or earlier is None else self._again(later, earlier, one.why, one)

    def proposed(self, recent: Iterable[Trace]) -> list[Again]:
        """What these may be again, without what was linked or dismissed already."""
        found = []
        for one in recent:
            held = (held for held in self.index.proposals(one) if (held.incident, held.earlier) not in self.links)
            found += [self._again(one, self.traces[it.earlier], it.why, None) for it in islice(held, MOST_PROPOSED)]
        return found

    def _again(self, later: Trace, earlier: Trace, why: str, linked: Recurrence | None) -> Again:
        began = later.began_at or datetime.max.replace(tzinfo=UTC)
        days = (began - earlier.began_at).days if earlier.began_at else 0
        notes = about_follow_ups(self._of(earlier), began)
        return Again(later.number, later.title, earlier.number, earlier.title, began, days, linked, why, tuple(notes))

    def _of(self, trace: Trace) -> list[FollowUp]:
        return self.followups.get(trace.number, [])


def _newest_first(again: Again) -> tuple[float, int]:
    return -again.began_at.timestamp(), -again.earlier
