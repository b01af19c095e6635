"""Dataclasses that cost almost nothing to declare; every dataclass of the desk is declared with this decorator.

The standard library compiles up to six methods for each dataclass while it is declared: about a millisecond for a
frozen one, and for the hundred classes of a war room a quarter of what a bare program needs for its whole start. Here
the first few objects of a class are filled field by field, `__init__` is compiled when more are made, and the other
methods are shared. To readers and type checkers it is the standard decorator; what it makes is a standard dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar, cast

C = TypeVar("C", bound=type[Any])
Method = Callable[..., Any]

FEW = 24
"""Objects of a class that are filled field by field, which takes together about as long as compiling `__init__`."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: C | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> C | Callable[[C], C]:
        """The standard decorator, with those of its options that the desk uses."""
        if cls is not None:
            return _declared(cls, frozen=frozen, slots=slots, eq=eq)
        return lambda cls: _declared(cls, frozen=frozen, slots=slots, eq=eq)


def _declared(cls: C, *, frozen: bool, slots: bool, eq: bool) -> C:
    made = cast(C, dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls))
    methods: dict[str, Method | None] = {"__init__": _init_for_few(made), "__repr__": _described}
    if eq:
        contents = _contents(field.name for field in dataclasses.fields(made))
        methods |= {"__eq__": _equality(contents), "__hash__": _hashing(contents) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete, "__setstate__": _restore}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _init_for_few(cls: type[Any]) -> Method:
    """An `__init__` that replaces itself by a compiled one, which also words what is wrong with a call."""
    made, known = 0, list[_Known]()

    def init(self: Any, *args: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if not known:
            known.extend((it.name, it.default, it.default_factory, bool(it.kw_only)) for it in dataclasses.fields(cls))
        if made > FEW or not _filled(self, known, args, named):
            cls.__init__ = _compiled_init(cls)
            cls.__init__(self, *args, **named)
        elif hasattr(cls, "__post_init__"):
            self.__post_init__()

    return init


_Known = tuple[str, Any, Any, bool]
"""A field's name, default, default factory, and whether it is given by name only."""


def _filled(self: Any, known: Iterable[_Known], args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Sets every field; False when the call doesn't fit the fields."""
    places = (name for name, _, _, by_name in known if not by_name)
    given = dict(zip(places, args, strict=False)) | named
    if len(given) < len(args) + len(named):
        return False
    for name, default, factory, _ in known:
        value = given.pop(name, default)
        if value is MISSING and factory is not MISSING:
            value = factory()
        if value is MISSING:
            return False
        object.__setattr__(self, name, value)
    return not given


def _compiled_init(cls: type[Any]) -> Method:
    """`def __init__(self, number, title=…, *, row=…)`, which sets each field in turn and then calls `__post_init__`."""
    known: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    positional, named, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        (named if field.kw_only else positional).append(_parameter(field, known))
        body.append(_assignment(cls, field, known))
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = [*positional, *(["*", *named] if named else [])]
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"])
    # Compiled apart, since an interrupt inside `exec` of a text ends the process by its signal, caught or not.
    exec(compile(source, f"<{cls.__qualname__}>", "exec"), known)  # made of field names alone, as the standard one is
    init: Method = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter(field: Field[Any], known: dict[str, Any]) -> str:
    if field.default_factory is not MISSING:
        known[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_MISSING"
    if field.default is not MISSING:
        known[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return field.name


def _assignment(cls: type[Any], field: Field[Any], known: dict[str, Any]) -> str:
    """Sets a field past `__setattr__`, which refuses; by its slot where it has one, which takes half the time."""
    slot = getattr(cls, field.name, None)
    if isinstance(slot, MemberDescriptorType):
        known[f"_set_{field.name}"] = slot.__set__
        return f" _set_{field.name}(self, {_value(field)})"
    return f" _put(self, {field.name!r}, {_value(field)})"


def _value(field: Field[Any]) -> str:
    if field.default_factory is MISSING:
        return field.name
    return f"_make_{field.name}() if {field.name} is _MISSING else {field.name}"


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _restore(self: Any, state: dict[str, Any] | tuple[None, dict[str, Any]]) -> None:
    """What `copy` and `pickle` call, which would set the fields otherwise; a slotted object's state is a pair."""
    for name, value in (state[1] if isinstance(state, tuple) else state).items():
        object.__setattr__(self, name, value)


def _described(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _contents(names: Iterable[str]) -> Method:
    """What two equal values have in common, in one call."""
    compared = tuple(names)
    return attrgetter(*compared) if compared else lambda value: ()


def _equality(contents: Method) -> Method:
    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return contents(self) == contents(other)

    return equal


def _hashing(contents: Method) -> Method:
    def hashed(self: Any) -> int:
        return hash(contents(self))

    return hashed
