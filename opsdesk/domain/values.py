"""Dataclasses that cost almost nothing to declare; every dataclass of the desk is declared with this decorator.

The standard library compiles up to six methods for each dataclass while it is declared: about a millisecond for a
frozen one, and for the hundred classes of a war room a quarter of what a bare program needs for its whole start. Here
the first few objects of a class are filled field by field, `__init__` is compiled when more are made, the other methods
are shared, and the standard library notes the fields when somebody asks it for them. To readers and type checkers it is
the standard decorator; what it makes is a standard dataclass. Whatever the first frame needs asks `declared_fields`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from opsdesk.domain.value_fields import DeclaredField, Method, initializer, positional_names

C = TypeVar("C", bound=type[Any])

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


def declared_fields(cls: type[Any]) -> tuple[DeclaredField, ...]:
    """The fields of a class of the desk, those of its bases first; empty for any other class."""
    found: tuple[DeclaredField, ...] = getattr(cls, _DECLARED, ())
    return found


def is_declared(cls: type[Any]) -> bool:
    """Whether it is one of the desk's dataclasses."""
    return hasattr(cls, _DECLARED)


_DECLARED = "_declared_fields"
_NOTED = "__dataclass_fields__"


def _declared(cls: C, *, frozen: bool, slots: bool, eq: bool) -> C:
    own = {name: cls.__dict__.get(name, MISSING) for name, type_ in cls.__annotations__.items() if _is_field(type_)}
    fields = {it.name: it for base in reversed(cls.__mro__[1:]) for it in base.__dict__.get(_DECLARED, ())}
    fields |= {name: DeclaredField(name, cls.__annotations__[name], given) for name, given in own.items()}
    declared = tuple(fields.values())
    contents = {name: it for name, it in _methods(declared, frozen=frozen, eq=eq).items() if name not in cls.__dict__}
    contents[_DECLARED] = declared
    made = _slotted(cls, fields, contents) if slots else _filled_up(cls, own, contents)
    setattr(made, _NOTED, _NotedWhenAsked(made, own))
    if "__init__" not in cls.__dict__:
        made.__init__ = initializer(made, declared)
    return made


def _is_field(annotation: str) -> bool:
    """Annotations are texts everywhere in the desk."""
    return not annotation.startswith("ClassVar")


def _methods(fields: Sequence[DeclaredField], *, frozen: bool, eq: bool) -> dict[str, object]:
    methods: dict[str, object] = {"__repr__": _described, "__match_args__": tuple(positional_names(fields))}
    if eq:
        contents = _contents([field.name for field in fields])
        methods |= {"__eq__": _equality(contents), "__hash__": _hashing(contents) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete, "__setstate__": _restore}
    return methods


def _slotted(cls: C, names: Collection[str], contents: dict[str, object]) -> C:
    """The class made again with more contents, its fields in slots: slots can't be added to one that is there."""
    inherited = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
    kept = dict(cls.__dict__)
    for name in (*names, "__dict__", "__weakref__"):
        kept.pop(name, None)
    slots = {"__slots__": tuple(name for name in names if name not in inherited), "__qualname__": cls.__qualname__}
    make: Callable[..., Any] = type(cls)
    return cast(C, make(cls.__name__, cls.__bases__, kept | slots | contents))


def _filled_up(cls: C, own: dict[str, object], contents: dict[str, object]) -> C:
    """The class itself with more contents, and with plain values for defaults where it had fields."""
    for name, given in own.items():
        if isinstance(given, Field) and given.default is MISSING:
            delattr(cls, name)
        elif isinstance(given, Field):
            setattr(cls, name, given.default)
    for name, content in contents.items():
        setattr(cls, name, content)
    return cls


class _NotedWhenAsked:
    """What the standard library notes of a class's fields, which it is asked to do when somebody wants to know."""

    def __init__(self, made: type[Any], own: dict[str, object]) -> None:
        """`own` is what the class itself was given for its fields."""
        self._made = made
        self._own = own

    def __get__(self, value: object, owner: type[Any]) -> dict[str, Field[Any]]:
        made = self._made
        noted = dict[str, Field[Any]]()
        for base in (*reversed(made.__mro__[1:]), self._twin()):
            noted |= getattr(base, _NOTED, {})
        setattr(made, _NOTED, noted)
        return noted

    def _twin(self) -> type[Any]:
        """A standard dataclass of the same fields, without bases that would be told of it."""
        contents = {name: getattr(self._made, name) for name in ("__module__", "__doc__", "__annotations__")}
        contents |= {name: given for name, given in self._own.items() if given is not MISSING}
        twin = type(self._made.__name__, (), contents)
        return dataclasses.dataclass(init=False, repr=False, eq=False)(twin)


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
