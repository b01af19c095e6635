"""From an incident and its log to a record: what came is given back, with what was changed since written over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.formats.record.document import as_it_came, overlay, plain
from opsdesk.formats.record.happenings import as_entries, happenings
from opsdesk.formats.record.reading import check_record
from opsdesk.formats.record.writing import words_as_they_came, written


def record_of(incident: Incident, entries: Iterable[Entry]) -> dict[str, Any]:
    """The incident's record as parsed JSON; `entries` is its whole log.

    For an imported incident that nobody touched it equals what was imported. A struck row is left out, a changed one
    has only the changed keys written over.
    """
    log = list(entries)
    came = as_it_came(log)
    if came is None:
        return plain(written(incident, log))
    untouched = words_as_they_came(incident, log)
    read_then = [
        entry
        for entry in as_entries(happenings(check_record(plain(came), incident.name)), incident.number)
        if not (isinstance(entry.payload, Noted) and entry.payload.row in untouched)
    ]
    return plain(overlay(came, written(fold(read_then), read_then), written(incident, log, untouched)))
