"""Hypotheses and evidence as rows of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.hypothesis import Evidence, Hypothesis
from opsdesk.domain.times import short_iso
from opsdesk.domain.vocabulary import Rating
from opsdesk.formats.record.said import approximate, author, said
from opsdesk.formats.record.words import hypothesis_kind

_PLAIN = {True: Rating.RATHER_CONSISTENT, False: Rating.RATHER_INCONSISTENT}


def hypothesis_row(held: Hypothesis, entry: Entry, number: int | None) -> dict[str, Any]:
    """A hypothesis, with room for its evidence when no record brought its own."""
    row = said(
        statement=held.statement,
        raised_at=short_iso(entry.at),
        status=held.status.value,
        kind=None if held.kind is hypothesis_kind("", held.statement) else held.kind.value,
        number=number,
        parent=held.parent or None,
        raised_by=author(entry),
        band=held.band and held.band.value,
        tester=held.tester,
        closed_at=held.closed_at and short_iso(held.closed_at),
        closed_by_evidence=held.closed_by or None,
        reason=held.closed_why,
        explains=held.explains,
    )
    return row if entry.payload.row else row | {"evidence": []}


def evidence_row(
    held: Evidence, entry: Entry, number: int | None, home: int, ratings: Mapping[int, Rating]
) -> dict[str, Any]:
    """A fact under the hypothesis `home` (0: none); ratings that `supports` can't say stand beside it."""
    rating = ratings.get(home, Rating.NEUTRAL)
    supports = None if rating is Rating.NEUTRAL else rating > 0
    told = {} if supports is None else {home: _PLAIN[supports]}
    return said(
        at=short_iso(entry.at),
        text=held.text,
        kind="evidence",
        supports=supports,
        approx=approximate(entry),
        by=author(entry),
        number=number,
        ratings={} if ratings == told else {f"H{on}": rated.sign for on, rated in ratings.items()},
    )
