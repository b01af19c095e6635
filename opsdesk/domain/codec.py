"""Flat frozen dataclasses to plain JSON values and back, compiled once a class from its type hints.

The log and the projections hold only scalars, enums, times, dates, string maps and tuples of scalars or of such
dataclasses, so this small codec is all they need; a validator's import would be the larger part of a hot command.
Foreign data is validated with pydantic at the edges, not here.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from opsdesk.domain.times import iso, parse_iso
from opsdesk.domain.values import declared_fields, is_declared

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
    if is_declared(type(value)):
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
    known = _names(cls)
    kept = dict(data) if data.keys() <= known else {name: value for name, value in data.items() if name in known}
    for name, convert in converters(cls).items():
        if name in kept:
            kept[name] = convert(kept[name])
    return cls(**kept)


@cache
def _defaults(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in declared_fields(cls))


@cache
def converters(cls: Any) -> Mapping[str, Convert]:
    """What turns a field's JSON value into its own, for those fields whose value isn't the same in JSON."""
    every = (
        (field.name, _in_words(field.annotation, _names_around(cls, field.name))) for field in declared_fields(cls)
    )
    return {name: convert for name, convert in every if convert is not _same}


@cache
def _names(cls: Any) -> frozenset[str]:
    return frozenset(field.name for field in declared_fields(cls))


def _names_around(cls: Any, field: str) -> Mapping[str, Any]:
    """What a field's annotation may name: what stands in the module of the class that declares it."""
    declaring = next(base for base in cls.__mro__ if field in vars(base).get("__annotations__", {}))
    return vars(sys.modules[declaring.__module__])


def _in_words(annotation: str, names: Mapping[str, Any]) -> Convert:
    """A converter by an annotation's words: most are a name, perhaps `| None` or in a tuple, and compiling all of them
    takes longer than everything else on the way to the first page. Other names are those of the class's module."""
    if annotation in _KNOWN:
        return _KNOWN[annotation]
    if annotation.endswith(" | None"):
        return _or_none(_in_words(annotation.removesuffix(" | None"), names))
    if annotation.startswith("tuple[") and annotation.endswith(", ...]"):
        return _each(_in_words(annotation[len("tuple[") : -len(", ...]")], names))
    if annotation in names:
        return _converter(names[annotation])
    return _converter(
        typing.get_type_hints(types.SimpleNamespace(__annotations__={"it": annotation}), dict(names))["it"]
    )


def _converter(hint: Any) -> Convert:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _each(_converter(typing.get_args(hint)[0]))
    if origin in {types.UnionType, typing.Union}:
        return _one_of([arg for arg in typing.get_args(hint) if arg is not types.NoneType])
    if hint is datetime:
        return parse_iso
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_declared(hint):
        return lambda value: decode(hint, value)
    return _same


def _same(value: Any) -> Any:
    return value


def _one_of(hints: list[Any]) -> Convert:
    """The first type, unless the value is one of the words that may stand in its place (`date | Literal["never"]`)."""
    inner = _converter(hints[0])
    words = {word for hint in hints[1:] for word in typing.get_args(hint) if typing.get_origin(hint) is typing.Literal}
    return _or_none((lambda value: value if value in words else inner(value)) if words else inner)


def _or_none(inner: Convert) -> Convert:
    return lambda value: None if value is None else inner(value)


def _each(inner: Convert) -> Convert:
    return tuple if inner is _same else lambda items: tuple(map(inner, items))


_KNOWN: dict[str, Convert] = {
    **dict.fromkeys(("str", "int", "bool", "float", "str | None", "int | None", "bool | None"), _same),
    "datetime": parse_iso,
    "date": date.fromisoformat,
}
