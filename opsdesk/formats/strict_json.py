"""JSON from outside, read strictly: what the parser lets through and no record can hold is refused, with its place.

The standard parser accepts NaN, 1e999, duplicate keys and lone surrogates, and dies of deep nesting. All of that is
refused here, so no later code meets it. Lone surrogates too, rather than repaired: they are no text, no file written
in UTF-8 could give them back. NUL and other control characters are valid JSON and stay; whoever takes a text out of
the document cleans it (`opsdesk.domain.text.clean`).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

LARGEST = 64 * 1024 * 1024
"""Bytes a document may have."""
DEEPEST = 100
"""Objects and lists that may stand in one another."""

_TOP = "top level"
_NAMES: dict[type, str] = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
_INT64 = range(-(2**63), 2**63)
_LONGEST_INT = 20
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
"""A whole string, which may hold brackets, or a bracket. An unclosed string runs to the end: never scanned twice."""
_BYTES_TOKEN = re.compile(_TOKEN.pattern.encode(), re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[^\W\d][\w-]*")

_Trail = tuple[Any, ...]
"""The way to a value: `()` at the top, then (way to the parent, step). Cheap as long as nothing is wrong."""


@dataclass(frozen=True, slots=True)
class _Unfit:
    """Stands in a parsed document where something was that JSON, or a record, can't hold."""

    reason: str


def load_json(data: bytes, name: str) -> object:
    """The document in `data`; raises BadInput naming the file (`name`), the place and the reason."""
    text = _decode(data, name)
    _check_depth(text, name)
    try:
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda word: _Unfit(f"{word} is no number"),
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        raise BadInput(f"{name}: line {error.lineno} column {error.colno}: {reason}") from None
    for place, reason in _faults(document):
        raise BadInput(f"{name}: {place or _TOP}: {reason}")
    return document


def in_a_row(data: bytes) -> list[bytes]:
    """The objects and lists that stand one after the other in `data`, unparsed; what follows the last is its own."""
    ends, depth = [], 0
    for token in _BYTES_TOKEN.finditer(data):
        sign = token.group()
        depth += (sign in b"{[") - (sign in b"]}")
        if depth == 0 and sign in b"]}":
            ends.append(token.end())
    parts = [data[begin:end] for begin, end in zip([0, *ends], [*ends, len(data)], strict=True)]
    return [part for part in parts if part.strip()] or [data]


def step_into(place: str, step: object) -> str:
    """The place one step further in: `actions[2].owner`, and `["odd key"]` for a key that is no plain word."""
    if isinstance(step, int):
        return f"{place}[{step}]"
    key = str(step)
    if not _PLAIN_KEY.fullmatch(key):
        return f"{place}[{json.dumps(key[:40])}]"
    return f"{place}.{key}" if place else key


def named(value: object) -> str:
    """What a JSON value is, in words: `text`, `a number`, `null` …"""
    return "null" if value is None else _NAMES.get(type(value), "an object")


def _decode(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise BadInput(f"{name}: {len(data):,} bytes are too many; {LARGEST:,} are read at most")
    if not data.strip():
        raise BadInput(f"{name}: is empty")
    if b"\0" in data:
        raise BadInput(f"{name}: byte {data.index(0) + 1}: a binary file, not JSON in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: byte {error.start + 1}: not UTF-8") from None


def _check_depth(text: str, name: str) -> None:
    """Before parsing, since the parser recurses."""
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                line = text.count("\n", 0, token.start()) + 1
                column = token.start() - text.rfind("\n", 0, token.start())
                raise BadInput(f"{name}: line {line} column {column}: nested more than {DEEPEST} deep")
        elif sign in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Unfit:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return _Unfit(f"the key {quoted(twice)} stands twice")


def _float(digits: str) -> float | _Unfit:
    number = float(digits)
    return number if math.isfinite(number) else _Unfit(f"{digits[:_LONGEST_INT]} is too large a number")


def _int(digits: str) -> int | _Unfit:
    if len(digits) <= _LONGEST_INT and int(digits) in _INT64:
        return int(digits)
    return _Unfit(f"{digits[:_LONGEST_INT]}{'…' * (len(digits) > _LONGEST_INT)} has more than 64 bits")


def _faults(document: object) -> Iterator[tuple[str, str]]:
    """Place and reason of whatever is unfit, in the document's order; walked without recursion."""
    left: list[tuple[_Trail, object]] = [((), document)]
    while left:
        trail, value = left.pop()
        if isinstance(value, _Unfit):
            yield _place(trail), value.reason
        elif isinstance(value, str) and _has_surrogate(value):
            yield _place(trail), "half a surrogate pair is no text"
        elif isinstance(value, list):
            left.extend(((trail, index), value[index]) for index in reversed(range(len(value))))
        elif isinstance(value, dict):
            if any(_has_surrogate(key) for key in value):
                yield _place(trail), "half a surrogate pair is no key"
            left.extend(((trail, key), value[key]) for key in reversed(value))


def _place(trail: _Trail) -> str:
    steps = []
    while trail:
        trail, step = trail
        steps.append(step)
    place = ""
    for step in reversed(steps):
        place = step_into(place, step)
    return place


def _has_surrogate(text: str) -> bool:
    return not text.isascii() and _SURROGATE.search(text) is not None
