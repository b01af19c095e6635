"""Flat frozen dataclasses to plain JSON values and back, compiled once a class from its type hints.

The log and the projections hold only scalars, enums, times, dates, string maps and tuples of scalars or of such
dataclasses, so this small codec is all they need; a validator's import would be the larger part of a hot command.
Foreign data is validated with pydantic at the edges, not here.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from opsdesk.domain.times import iso, parse_iso

Convert = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """The JSON form of a field's value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return encode(value)
    return value


def encode(value: Any) -> dict[str, Any]:
    """A dataclass as a JSON object; fields that have their default stay out, so records stay small."""
    out: dict[str, Any] = {}
    cls: Any = type(value)
    for name, default in _defaults(cls):
        held = getattr(value, name)
        if held != default:
            out[name] = to_plain(held)
    return out


def decode(cls: Any, data: dict[str, Any]) -> Any:
    """The dataclass a JSON object stands for; keys it doesn't know (a newer version's) are passed over."""
    converters = _converters(cls)
    return cls(**{name: converters[name](value) for name, value in data.items() if name in converters})


@cache
def _defaults(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(cls))


@cache
def _converters(cls: Any) -> dict[str, Convert]:
    """What turns a field's JSON value into its own. The commonest annotations are known by their words: evaluating all
    of them takes longer than everything else on the way to the first page. Others are names of the class's module."""
    other = {field.name: field.type for field in fields(cls) if field.type not in _KNOWN}
    hints = typing.get_type_hints(types.SimpleNamespace(__annotations__=other), vars(sys.modules[cls.__module__]))
    return {
        field.name: _converter(hints[field.name]) if field.name in hints else _KNOWN[str(field.type)]
        for field in fields(cls)
    }


def _converter(hint: Any) -> Convert:
    origin = typing.get_origin(hint)
    if origin is tuple:
        each = _converter(typing.get_args(hint)[0])
        return lambda items: tuple(each(item) for item in items)
    if origin in {types.UnionType, typing.Union}:
        inner = _converter(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if hint is datetime:
        return parse_iso
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: decode(hint, value)
    return _same


def _same(value: Any) -> Any:
    return value


_KNOWN: dict[str, Convert] = {
    **dict.fromkeys(("str", "int", "bool", "str | None", "int | None", "bool | None"), _same),
    "datetime": parse_iso,
    "datetime | None": _converter(datetime | None),
}
