"""Promises that a record's texts make: read from their words, so that they are kept here as those of our own texts are.

Loads the linter, which knows how a promise is worded, so commands import this module when they take a record in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.drafting.lint import moment_of, promise_in, read
from opsdesk.drafting.lint.hidden_signs import Shown


def promised_in(text: str, said_at: datetime, zone: tzinfo = UTC) -> datetime | None:
    """When a text says that the next one comes (UTC); `zone` is that of a clock time without one. None for no time."""
    promise = promise_in(read(Shown(text).text))
    return moment_of(promise, said_at, zone) if promise else None


def with_promises(what: Iterable[Dated]) -> tuple[Dated, ...]:
    """The happenings, with the promise of each sent text for which the record itself names no time."""
    return tuple(_with_promise(dated) for dated in what)


def _with_promise(dated: Dated) -> Dated:
    sent = dated.payload
    if not isinstance(sent, UpdateSent) or sent.next_at:
        return dated
    return replace(dated, payload=replace(sent, next_at=promised_in(sent.message, dated.at)))
