"""Generated payloads, entries and logs, built from the dataclasses' own type hints so that a new field is covered."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from opsdesk.domain.entries import Dated, Entry, Payload, kinds
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.text import clean

BASE = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)

any_text = st.text(st.characters(), max_size=30)
clean_text = any_text.map(clean)
moments = st.timedeltas(timedelta(days=-9000), timedelta(days=9000)).map(lambda span: BASE + span)
near_moments = st.integers(0, 600).map(lambda minutes: BASE + timedelta(minutes=minutes))


@dataclass(frozen=True)
class Leaves:
    """What scalars are drawn from."""

    texts: st.SearchStrategy[str]
    numbers: st.SearchStrategy[int]
    times: st.SearchStrategy[datetime]
    left_out: frozenset[str] = frozenset()
    """Names of fields that keep their defaults."""


WIDE = Leaves(clean_text, st.integers(-(2**53), 2**53), moments)
"""Anything that can be kept."""
FEW = Leaves(
    st.sampled_from(["ana", "bo", "cy", "连接池 eu-1"]),
    st.integers(0, 6),
    near_moments,
    frozenset({"derived", "foreign", "row"}),
)
"""Few values, so that entries speak about the same things."""


@cache
def built(cls: Any, leaves: Leaves) -> st.SearchStrategy[Any]:
    """Instances of a dataclass with every field filled."""
    hints = typing.get_type_hints(cls)
    names = [field.name for field in fields(cls) if field.name not in leaves.left_out]
    return st.builds(cls, **{name: _field(hints[name], leaves) for name in names})


def _field(hint: Any, leaves: Leaves) -> st.SearchStrategy[Any]:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return st.lists(_field(typing.get_args(hint)[0], leaves), max_size=3).map(tuple)
    if origin in {types.UnionType, typing.Union}:
        inner = next(arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        return st.none() | _field(inner, leaves)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint):
        return built(hint, leaves)
    return {str: leaves.texts, int: leaves.numbers, bool: st.booleans(), datetime: leaves.times}[hint]


PAYLOADS = [cls for cls in kinds().values() if cls is not Declared]
HAPPENINGS = [cls for cls in PAYLOADS if not issubclass(cls, Amendment)]


def payloads(classes: list[type[Payload]] = PAYLOADS) -> st.SearchStrategy[Payload]:
    """Payloads of some kinds, about few things."""
    return st.one_of([built(cls, FEW) for cls in classes])


def entry(seq: int, payload: Payload, at: datetime, by: str = "ana") -> Entry:
    """An envelope around a payload."""
    return Entry(1, seq, f"k{seq}.0", at, BASE + timedelta(hours=12, seconds=seq), by, payload)


@st.composite
def logs(draw: st.DrawFn, classes: list[type[Payload]] = PAYLOADS, min_size: int = 0) -> list[Entry]:
    """Whole logs: a declaration and then anything, about few things and in no order of time."""
    rest = draw(st.lists(st.tuples(payloads(classes), near_moments), min_size=min_size, max_size=14))
    first = entry(1, Declared("Card payments fail"), BASE)
    return [first, *(entry(place, payload, at) for place, (payload, at) in enumerate(rest, start=2))]


def dated(classes: list[type[Payload]] = HAPPENINGS) -> st.SearchStrategy[Dated]:
    """What an import brings."""
    return st.builds(Dated, near_moments, payloads(classes), st.sampled_from(["", "bo"]), st.booleans())
