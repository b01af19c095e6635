"""Stores to measure on, written by the desk itself: an incident in full swing, with as many entries as wanted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

from platformdirs import user_cache_path

from bench.programs import PERSON
from opsdesk.desk import amending
from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated, Entry
from opsdesk.domain.entries.note import Noted
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import as_if_now
from opsdesk.store.opening import SCHEMA

BATCH = 50_000
"""Entries a transaction; each places its incident's whole timeline anew, so few large ones are quicker."""
APART = timedelta(seconds=5)
"""Between two notes: a machine's pace, 58 days for a million."""
MARKED = 60
"""Entries that are pinned, struck or edited: what people do to their log doesn't grow with what machines add to it."""
SAID = (
    "{place} error rate on eu-{shard} is back at {percent} %",
    "{place} restarted the proxy on node {shard}, watching",
    "{place} support has {percent} new tickets about the dashboard",
    "{place} p99 of checkout at {percent}00 ms in region {shard}",
)


def fresh(folder: Path, entries: int = 0) -> Path:
    """A store made now: the demo's incident half-way, and notes before it up to so many entries in all."""
    path = folder / "desk.db"
    desk = Desk.at(path, by=PERSON)
    try:
        _fill(desk, entries)
    finally:
        desk.close()
    return path


def cached(folder: Path, entries: int) -> Path:
    """A copy of the store of so many entries, which is made once: a million take a while to write."""
    recipe = sha256(f"{SCHEMA}{Path(__file__).read_text(encoding='utf-8')}".encode()).hexdigest()[:12]
    kept = user_cache_path("opsdesk-bench") / f"{entries}-{recipe}"
    if not kept.exists():
        _make(kept, entries)
    return Path(shutil.copy(kept / "desk.db", folder / "desk.db"))


def newest_words(store: Path) -> str:
    """The first words of the line that stands last on the timeline."""
    desk = Desk.at(store, by=PERSON)
    try:
        last = desk.timeline_length(1) - 1
        return desk.timeline(1, last, last)[0].entry.payload.headline()[:24]
    finally:
        desk.close()


def _make(kept: Path, entries: int) -> None:
    began = time.monotonic()
    making = kept.with_suffix(".part")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    fresh(making, entries)
    making.rename(kept)
    print(f"wrote a store of {entries:,} entries in {time.monotonic() - began:.0f} s: {kept}", flush=True)


def _fill(desk: Desk, entries: int) -> None:
    now = datetime.now(UTC)
    so_far = [dated for dated in as_if_now(happenings(demo_record()), HALF_WAY, now) if dated.at <= now]
    declared, *rest = so_far
    wanted = max(entries - len(so_far), 0)
    notes = _notes(wanted, declared.at - wanted * APART)
    number = desk.take_in([declared, *islice(notes, BATCH)]).incident.number
    while batch := list(islice(notes, BATCH)):
        desk.play(number, batch)
    desk.play(number, rest)
    for seq in range(2, min(wanted, MARKED + 2)):
        entry = desk.timeline_row(number, seq).entry
        desk.do(number, (amending.pin(seq), amending.strike(entry, "a mistake"), _mended(entry))[seq % 3])


def _mended(entry: Entry) -> Decision:
    return amending.edit(entry, f"{entry.payload.text}, seen twice", seen_edits=0)


def _notes(count: int, begin: datetime) -> Iterator[Dated]:
    for place in range(count):
        words = SAID[place % len(SAID)].format(place=place, shard=place % 7, percent=place % 90)
        yield Dated(begin + place * APART, Noted(words), by=("ana", "bo", "cy")[place % 3])
