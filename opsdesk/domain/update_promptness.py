"""Whether readers heard in time: each text that was asked for, and when it came, from an incident's log.

What was asked for is what the desk itself asked for at the time (`opsdesk.domain.cadence`): the earlier of the policy's
pace and the last promise, with severities, holds and statuses as they were then. So:

- A silence is one text that didn't come, however long it lasts; how late it came says how long.
- What is no longer asked for before its time (paused, milder, over) was never due.
- What a change asks for when its time has passed already (worse since, resumed) is due as long after that change as it
  would have been after the text before it: nobody can be in time for the past.
- So is the correction of an end that was taken back: the desk asks for it at once, and it is in time as the next text
  of the pace would be. Where no pace asks for one, none is missed.
- A text reaches its readers when a channel took it, and never while none did.
- Of an imported incident only promises are judged: another tool's policy isn't this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain.cadence import Due, DueKind, due, promised
from opsdesk.domain.entries import Entry, Payload, declaration, message, pacing
from opsdesk.domain.fold import settle
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark
from opsdesk.domain.policy import Policy
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Milestone, Origin, Stage

BEARING: Final = frozenset(
    payload.KIND
    for payload in (
        declaration.Declared,
        declaration.Triaged,
        declaration.SeverityChanged,
        declaration.StatusChanged,
        declaration.MilestoneSet,
        message.UpdateSent,
        message.UpdateUndelivered,
        message.UpdateDelivered,
        pacing.UpdatesSnoozed,
        pacing.UpdatesPaused,
        pacing.UpdatesResumed,
    )
)
"""The kinds of entries that this is made from: the others need not be read."""

Ask = Callable[[Incident, Audience], Due | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that an audience was to have; times are UTC."""

    audience: Audience
    at: datetime
    """The latest time for it."""
    told_at: datetime | None = None
    """When it came; None while it hasn't."""

    @property
    def in_time(self) -> bool:
        """It came, and not later than that."""
        return self.told_at is not None and self.told_at <= self.at

    @property
    def late_by(self) -> timedelta | None:
        """How much later it came, zero or more; None when it never did."""
        return max(self.told_at - self.at, timedelta(0)) if self.told_at else None


@dataclass(frozen=True, slots=True)
class Step:
    """An entry in the course of an incident."""

    at: datetime
    known: Incident
    """What the incident was after it."""
    read_by: Audience | None
    """Whom it told something; what is due to the others stays as it is."""


@dataclass(frozen=True, slots=True)
class Promptness:
    """All that readers of an incident were to have by now."""

    asked: tuple[Asked, ...] = ()
    promises: tuple[Asked, ...] = ()
    """What the texts themselves said of the next one; part of what was asked for."""


def promptness(
    entries: Iterable[Entry], marks: Mapping[int, Mark], origin: Origin, policy: Policy, now: datetime
) -> Promptness:
    """What was due until now, from an incident's log or those entries of it that bear on it (`BEARING`), in order."""
    settled = (settle(entry, marks.get(entry.seq)) for entry in entries if _bears(entry.payload))
    story = list(_told(_as_read([entry for entry in settled if entry])))
    promises = tuple(_followed((step for step in story if step.read_by), _promise, now))  # only texts promise
    if origin is Origin.IMPORTED:
        return Promptness(promises, promises)
    return Promptness(tuple(_followed(story, lambda known, audience: due(known, audience, policy), now)), promises)


def _bears(payload: Payload) -> bool:
    """Of the milestones only the declaration: nothing is asked for anew because somebody says when it began."""
    if isinstance(payload, declaration.MilestoneSet):
        return payload.milestone is Milestone.DECLARED
    return payload.KIND in BEARING


def _promise(incident: Incident, audience: Audience) -> Due | None:
    at = promised(incident, audience)
    return Due(audience, at, DueKind.PROMISED, at) if at else None


def _as_read(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Each text when its readers had it: what no channel took not at all, or once it went after all."""
    texts = (entry.payload for entry in entries)
    refused = {payload.update for payload in texts if isinstance(payload, message.UpdateUndelivered)}
    waiting: dict[int, Entry] = {}
    for entry in entries:
        payload = entry.payload
        if isinstance(payload, message.UpdateSent) and payload.number in refused:
            waiting[payload.number] = entry
        elif isinstance(payload, message.UpdateDelivered):
            if payload.update in waiting:
                yield replace(waiting.pop(payload.update), at=entry.at)
        elif not isinstance(payload, message.UpdateUndelivered):
            yield entry


def _told(entries: Iterable[Entry]) -> Iterator[Step]:
    """What the incident was after each entry, as far as these entries tell."""
    known = Incident()
    for entry in entries:
        known = entry.payload.change(known, entry)
        read_by = entry.payload.audience if isinstance(entry.payload, message.UpdateSent) else None
        yield Step(entry.at, known, read_by)


def _followed(story: Iterable[Step], ask: Ask, now: datetime) -> Iterator[Asked]:
    """What was asked for in the course of a story, each with what came of it."""
    waiting: dict[Audience, Asked | None] = {}
    for step in story:
        for audience in (step.read_by,) if step.read_by else Audience:
            held = waiting.get(audience)
            if held and step.read_by:
                yield replace(held, told_at=step.at)
            elif held and held.at <= step.at:
                continue
            waiting[audience] = _asked(step.known, audience, ask, step.at)
    yield from (held for held in waiting.values() if held and held.at < now)


def _asked(known: Incident, audience: Audience, ask: Ask, since: datetime) -> Asked | None:
    """What an audience is to have from a moment on; a promise of the past was none."""
    wanted = ask(known, audience)
    if wanted is None or wanted.at > since:
        return Asked(audience, wanted.at) if wanted else None
    if wanted.kind is DueKind.CORRECTION:
        return _correction(known, wanted, ask)
    return None if wanted.kind is DueKind.PROMISED else Asked(audience, since + _pause(known, audience, ask))


def _correction(known: Incident, wanted: Due, ask: Ask) -> Asked | None:
    """The pace's next text, counted from when readers took for over what wasn't, or a hold since then ended."""
    audience = wanted.audience
    pause, held = _pause(_as_if_it_told_no_end(known, audience), audience, ask), known.holds.get(audience)
    since = max(wanted.at, held.since) if held else wanted.at
    return Asked(audience, since + pause) if pause else None


def _as_if_it_told_no_end(known: Incident, audience: Audience) -> Incident:
    """The incident with the last text to an audience as one that asks for no correction, only for a next one."""
    last = known.last_update(audience)
    if last is None:
        return known
    return replace(known, updates={**known.updates, last.number: replace(last, stage=Stage.NO_NEWS)})


def _pause(known: Incident, audience: Audience, ask: Ask) -> timedelta:
    """How long the pace, were it not held back, leaves from what came before (the declaration at first) to a text."""
    free = replace(known, holds={}) if known.holds else known
    wanted, last = ask(free, audience), known.last_update(audience)
    before = last.sent_at if last else known.reached(Milestone.DECLARED) or known.declared_at
    return max(wanted.at - before, timedelta(0)) if wanted and before else timedelta(0)
