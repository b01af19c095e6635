"""A dataclass's fields as they are declared, and the initializer that fills them; see `values`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field
from types import MemberDescriptorType
from typing import Any

Method = Callable[..., Any]

FEW = 24
"""Objects of a class that are filled field by field, which takes together about as long as compiling `__init__`."""


class DeclaredField:
    """A field as it was declared, which costs less to make than the standard library's `Field`."""

    __slots__ = ("annotation", "by_name", "default", "factory", "name")

    def __init__(self, name: str, annotation: str, given: object) -> None:
        """`given` is what the class has under that name: a default, a `field(…)`, or MISSING. Raises ValueError."""
        self.name = name
        self.annotation = annotation
        self.default: Any = given
        self.factory: Any = MISSING
        self.by_name = False
        if isinstance(given, Field):
            self.default, self.factory, self.by_name = given.default, given.default_factory, given.kw_only is True
        if type(self.default).__hash__ is None:
            raise ValueError(f"the default of {name} can be changed: use default_factory")


def positional_names(fields: Iterable[DeclaredField]) -> Iterable[str]:
    """The fields that may be given by their place, in order."""
    return (field.name for field in fields if not field.by_name)


def initializer(cls: type[Any], fields: Sequence[DeclaredField]) -> Method:
    """An `__init__` that replaces itself by a compiled one, which also words what is wrong with a call."""
    made = 0

    def init(self: Any, *args: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if made > FEW or not _filled(self, fields, args, named):
            cls.__init__ = _compiled_init(cls, fields)
            cls.__init__(self, *args, **named)
        elif hasattr(cls, "__post_init__"):
            self.__post_init__()

    return init


def _filled(self: Any, fields: Iterable[DeclaredField], args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Sets every field; False when the call doesn't fit the fields."""
    given = dict(zip(positional_names(fields), args, strict=False)) | named
    if len(given) < len(args) + len(named):
        return False
    for field in fields:
        value = given.pop(field.name, field.default)
        if value is MISSING and field.factory is not MISSING:
            value = field.factory()
        if value is MISSING:
            return False
        object.__setattr__(self, field.name, value)
    return not given


def _compiled_init(cls: type[Any], fields: Iterable[DeclaredField]) -> Method:
    """`def __init__(self, number, title=…, *, row=…)`, which sets each field in turn and then calls `__post_init__`."""
    names: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    positional, named, body = ["self"], list[str](), list[str]()
    for field in fields:
        (named if field.by_name else positional).append(_parameter(field, names))
        body.append(_assignment(cls, field, names))
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = [*positional, *(["*", *named] if named else [])]
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"])
    # Compiled apart, since an interrupt inside `exec` of a text ends the process by its signal, caught or not.
    exec(compile(source, f"<{cls.__qualname__}>", "exec"), names)  # made of field names alone, as the standard one is
    init: Method = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter(field: DeclaredField, names: dict[str, Any]) -> str:
    if field.factory is not MISSING:
        names[f"_make_{field.name}"] = field.factory
        return f"{field.name}=_MISSING"
    if field.default is not MISSING:
        names[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return field.name


def _assignment(cls: type[Any], field: DeclaredField, names: dict[str, Any]) -> str:
    """Sets a field past `__setattr__`, which refuses; by its slot where it has one, which takes half the time."""
    slot = getattr(cls, field.name, None)
    if isinstance(slot, MemberDescriptorType):
        names[f"_set_{field.name}"] = slot.__set__
        return f" _set_{field.name}(self, {_value(field)})"
    return f" _put(self, {field.name!r}, {_value(field)})"


def _value(field: DeclaredField) -> str:
    if field.factory is MISSING:
        return field.name
    return f"_make_{field.name}() if {field.name} is _MISSING else {field.name}"
