"""An incident's shape, made of the state and of the log: the state says what there is, the log when it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import settle
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.shape import LEAST, Group, Item, Lane, Mark, Shape, Span
from opsdesk.domain.shape_signs import Phase, Sign
from opsdesk.domain.shape_work import History, action_item, hypothesis_item
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Audience, Milestone

REACHED, NOT_KNOWN = "reached", "not known when"
UNDELIVERED = "reached nobody"
SENT, KEPT, BROKEN, PROMISED = "sent", "promised and kept", "promised and late", "still promised"


def shape_of(incident: Incident, entries: Iterable[Entry], now: datetime) -> Shape:
    """The shape of an incident, given its whole log, at a moment.

    It reaches to now while the incident runs, to its end once it is over, and further where something happened
    later or is promised for later.
    """
    settled = (settle(entry, incident.marks.get(entry.seq)) for entry in entries)
    history = History.of(entry for entry in settled if entry and not isinstance(entry.payload, Amendment))
    running = not incident.status.is_over
    horizon = now if running else incident.reached(Milestone.RESOLVED) or incident.status_at or now
    lanes = (
        _milestones(incident),
        *_updates(incident, horizon),
        _hypotheses(incident, history, horizon),
        *_actions(incident, history, horizon),
    )
    return _framed(incident, [lane for lane in lanes if lane.items or lane.unplaced], horizon, running)


def _framed(incident: Incident, lanes: Sequence[Lane], horizon: datetime, running: bool) -> Shape:
    """The lanes within the times that hold all of them."""
    times = [horizon, *(at for lane in lanes for item in lane.items for at in item.moments())]
    if incident.started_at:
        times.append(incident.started_at)
    since = min(times)
    until = max(*times, since + LEAST)
    return Shape(incident.name, since, until, horizon if running else None, tuple(lanes))


def _lane(group: Group, name: str, items: Iterable[Item], *, promises: bool = False) -> Lane:
    """A lane with its items sorted by when they began, those apart of which nobody knows when."""
    held = list(items)
    placed = sorted((item for item in held if item.is_placed), key=lambda item: item.since)
    return Lane(group, name, tuple(placed), tuple(item for item in held if not item.is_placed), promises)


def _milestones(incident: Incident) -> Lane:
    items = []
    for milestone in Milestone:
        if milestone in incident.milestones:
            known = incident.milestones[milestone]
            marks = (Mark(Sign.REACHED, known.at, str(milestone), known.approx),) if known.at else ()
            items.append(Item(str(milestone), "", REACHED if marks else NOT_KNOWN, marks=marks))
    return _lane(Group.MILESTONES, "", items)


def _updates(incident: Incident, horizon: datetime) -> Iterator[Lane]:
    """Two lanes an audience: what it was promised, and under it what it was sent. A text that reached nobody promised
    nothing and kept no promise."""
    for audience in Audience:
        promises = [
            _promise(update, update.next_at, following, horizon)
            for update, following in pairwise([*incident.told(audience), None])
            if update and update.next_at
        ]
        sent = (update for update in incident.updates.values() if update.audience is audience)
        yield _lane(Group.UPDATES, audience, promises, promises=True)
        yield _lane(Group.UPDATES, audience, map(_sent, sent))


def _sent(update: SentUpdate) -> Item:
    words = f"{update.stage} to {update.audience}: {update.text}"
    sign, standing = (Sign.UNDELIVERED, UNDELIVERED) if update.undelivered else (Sign.SENT, SENT)
    return Item(f"U{update.number}", words, standing, update.undelivered, (Mark(sign, update.sent_at),))


def _promise(update: SentUpdate, by: datetime, following: SentUpdate | None, horizon: datetime) -> Item:
    """What a text promised, and whether the next one kept it; how late that was, or still is, as a span."""
    name, words = f"U{update.number}", f"promised {update.audience} the next update"
    answered = following.sent_at if following else None
    over = (answered or horizon) - by
    if over > timedelta(0):
        why = f"sent {spoken(over)} late" if answered else f"{spoken(over)} over, and nothing sent"
        late = Span(Phase.LATE, by, by + over, running=answered is None)
        return Item(name, words, BROKEN, why, (Mark(Sign.BROKEN, by),), (late,))
    sign, standing = (Sign.KEPT, KEPT) if answered else (Sign.PROMISED, PROMISED)
    return Item(name, words, standing, marks=(Mark(sign, by),))


def _hypotheses(incident: Incident, history: History, horizon: datetime) -> Lane:
    held = incident.hypotheses.values()
    items = (hypothesis_item(item, history.hypotheses.get(item.number, ()), horizon) for item in held)
    return _lane(Group.HYPOTHESES, "", items)


def _actions(incident: Incident, history: History, horizon: datetime) -> list[Lane]:
    """A lane for each who answers for something, in the order in which they began."""
    by_owner: dict[str, list[Item]] = {}
    for action in incident.actions.values():
        item = action_item(action, history.actions.get(action.number, ()), horizon)
        by_owner.setdefault(action.owner, []).append(item)
    lanes = [_lane(Group.ACTIONS, owner, items) for owner, items in by_owner.items()]
    return sorted(lanes, key=lambda lane: (not lane.items, lane.items[0].since if lane.items else horizon))
