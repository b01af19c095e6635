"""Log entries inside a record: which rows they stand in, and their fields read as strictly as the record itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from opsdesk.domain.codec import decode
from opsdesk.domain.entries import Payload, board, encode_payload, kinds, message, note, work
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.declaration import Declared, SeverityChanged, Triaged
from opsdesk.domain.text import clean
from opsdesk.formats.record.kept import aware_time, wrong

LISTS: dict[type[Payload], str] = {
    board.HypothesisRaised: "hypotheses",
    board.EvidenceFiled: "evidence",
    work.ActionGiven: "actions",
    message.UpdateSent: "updates",
    note.ChangeNoted: "changes",
    note.FollowUpProposed: "postmortem_actions",
}
"""Entries that are things of their own, and the list of the record that holds each."""

_ENVELOPE = ("derived", "foreign", "row")
"""Fields of every payload that say where it came from; they are the reader's to set."""
WORDS = (note.Noted, note.Decided)
"""Entries that are mere words."""


def list_of(payload: Payload) -> str:
    """The list of the record that an entry is a row of; histories are named after their owner's list."""
    if type(payload) in LISTS:
        return LISTS[type(payload)]
    if owner_of(payload):
        return f"{'actions' if payload.KIND.startswith('action.') else 'hypotheses'}.history"
    return "timeline"


def owner_of(payload: Payload) -> int:
    """Number of the hypothesis or action whose history the entry belongs to; 0 for any other entry."""
    if type(payload) in LISTS:
        return 0
    if isinstance(payload, board.EvidenceJudged):
        return payload.hypothesis
    if payload.KIND.startswith(("hypothesis.", "action.")):
        return int(getattr(payload, "number", 0))
    return 0


def decision_of(payload: Payload) -> int:
    """Number of the decision that the entry says something about; 0 for any other entry."""
    return int(getattr(payload, "number", 0)) if payload.KIND.startswith("decision.") else 0


def write_payload(payload: Payload) -> dict[str, Any] | None:
    """The `entry` of a row, from which `read_payload` makes the same entry again; None for mere words."""
    if isinstance(payload, WORDS):
        return None
    fields = {name: value for name, value in encode_payload(payload).items() if name not in _ENVELOPE}
    return {"kind": payload.KIND, "version": payload.VERSION, "fields": fields}


def read_payload(kind: str, version: int, fields: Mapping[str, Any]) -> Payload | None:
    """The entry that a row's `entry` stands for; None when only a newer desk knows it."""
    cls = kinds().get(kind)
    if cls is None or version > cls.VERSION:
        return None
    if cls in LISTS or cls in WORDS or cls is Declared or issubclass(cls, Amendment):
        raise wrong(f"“{kind}” can't stand in a row of its own")
    cleaned = {name: _clean(value) for name, value in fields.items() if name not in _ENVELOPE}
    _check(kind, cleaned)
    payload: Payload = decode(cls, cleaned)
    if isinstance(payload, SeverityChanged | Triaged) and not 1 <= payload.severity <= 5:
        raise wrong(f"fields.severity: SEV-{payload.severity} doesn't exist; 1 (worst) to 5 do")
    return payload


def kept(payload: Payload, foreign: str, row: int) -> Payload:
    """The entry with the row it came from."""
    return replace(payload, foreign=foreign, row=row)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_clean(item) for item in value] if isinstance(value, list) else value


def _check(kind: str, fields: dict[str, Any]) -> None:
    """Types, enums and missing fields by the payload's own hints; times as everywhere in a record."""
    adapter, times = _checker(kind)
    for name in times & fields.keys():
        if fields[name] is not None:
            aware_time(fields[name])
    try:
        adapter.validate_json(json.dumps(fields), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in ("fields", *first["loc"]))
        raise wrong(f"{place}: {first['msg'][:1].lower()}{first['msg'][1:]}") from None


@cache
def _checker(kind: str) -> tuple[TypeAdapter[Any], frozenset[str]]:
    """What checks a kind's fields, and which of them are times."""
    cls = kinds()[kind]
    times = frozenset(name for name, hint in get_type_hints(cls).items() if "datetime" in str(hint))
    return TypeAdapter(cls), times
