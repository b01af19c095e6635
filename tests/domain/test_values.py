"""The desk's own dataclasses: they behave as the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from opsdesk.domain.values import dataclass, declared_fields, is_declared
from tests.texts import texts


@dataclass(frozen=True, slots=True)
class Base:
    """What all have."""

    KIND: ClassVar[str] = "base"

    note: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Point(Base):
    """Two numbers and what belongs to them."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Equal only to itself."""

    x: int


@dataclass
class Counted:
    """One that changes."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Says no to negative numbers, and says in its own words what it is."""

    x: int

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("negative")

    def __repr__(self) -> str:
        return f"<{self.x}>"


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The standard library's twin of a point."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", kw_only=True)


contents = st.fixed_dictionaries(
    {"x": st.integers()}, optional={"y": st.integers(), "tags": st.tuples(texts()), "note": texts()}
)


@given(contents, contents)
def test_points_compare_hash_and_show_themselves_as_the_standard_ones_do(one, other):
    mine, theirs = Point(**one), Standard(**one)
    assert (mine == Point(**other)) == (theirs == Standard(**other))
    assert hash(mine) == hash(Point(**one))
    assert dataclasses.asdict(mine) == dataclasses.asdict(theirs)
    assert sorted(repr(mine)[len("Point(") : -1].split(", ")) == sorted(repr(theirs)[len("Standard(") : -1].split(", "))


def test_the_standard_library_notes_the_same_fields_when_it_is_asked():
    of_mine = {field.name: field for field in dataclasses.fields(Point)}
    of_theirs = {field.name: field for field in dataclasses.fields(Standard)}
    assert of_mine.keys() == of_theirs.keys()
    for name, mine in of_mine.items():
        theirs = of_theirs[name]
        told = (mine.name, mine.type, mine.default, mine.default_factory, mine.init, mine.repr, mine.kw_only)
        assert told == (
            theirs.name, theirs.type, theirs.default, theirs.default_factory, theirs.init, theirs.repr, theirs.kw_only
        )  # fmt: skip
    assert [field.name for field in dataclasses.fields(Base)] == ["note"]
    assert dataclasses.fields(Point(1)) == dataclasses.fields(Point)


def test_the_fields_are_known_without_the_standard_library():
    assert [(it.name, it.annotation, it.by_name) for it in declared_fields(Point)] == [
        ("note", "str", True),
        ("x", "int", False),
        ("y", "int", False),
        ("tags", "tuple[str, ...]", False),
    ]
    assert is_declared(Point)
    assert not is_declared(Standard)
    assert declared_fields(Standard) == ()


def test_a_base_is_told_of_nothing_but_the_class():
    told = []

    class Watched:
        def __init_subclass__(cls) -> None:
            told.append(cls)

    @dataclass
    class Seen(Watched):
        items: list[int] = field(default_factory=list)

    assert dataclasses.asdict(Seen()) == {"items": []}
    assert told == [Seen]
    assert not hasattr(Seen, "items")


def test_a_default_that_can_be_changed_is_refused():
    with pytest.raises(ValueError, match="items"):

        @dataclass
        class Shared:
            items: list[int] = []


def test_arguments_are_bound_as_declared():
    assert Point(1, 3, ("a",), note="n") == Point(x=1, y=3, tags=("a",), note="n")
    for wrong in ((), (1, 2, (), "note is named")):
        with pytest.raises(TypeError):
            Point(*wrong)
    with pytest.raises(TypeError):
        Point(1, z=3)


def test_the_first_object_made_wrongly_leaves_the_class_as_it_is():
    @dataclass(frozen=True, slots=True)
    class Fresh:
        x: int

    with pytest.raises(TypeError, match="x"):
        Fresh()
    assert Fresh(1).x == 1


def test_nothing_can_be_set_or_deleted():
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2
    with pytest.raises(FrozenInstanceError):
        del Point(1).x
    with pytest.raises((AttributeError, TypeError)):
        Point(1).other = 2


def test_a_copy_is_equal_however_it_was_made():
    point = Point(1, 3, ("a",), note="n")
    assert replace(point, y=4) == Point(1, 4, ("a",), note="n")
    assert copy.deepcopy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point


def test_what_the_class_says_itself_stands():
    assert repr(Checked(1)) == "<1>"
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)


def test_equality_can_be_left_to_identity():
    same = Same(1)
    assert same == same
    assert same != Same(1)
    assert len({same, Same(1)}) == 2


def test_one_that_changes_has_no_hash():
    counted = Counted()
    counted.count += 1
    assert counted == Counted(1)
    with pytest.raises(TypeError):
        hash(counted)


def test_nothing_equals_nothing():
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert repr(Empty()) == "Empty()"


def test_patterns_and_pydantic_take_them_for_dataclasses():
    match Point(1, 5):
        case Point(x, y):
            assert (x, y) == (1, 5)
    assert TypeAdapter(Point).validate_python({"x": 1, "note": "n"}) == Point(1, note="n")
    with pytest.raises(ValidationError):
        TypeAdapter(Point).validate_python({"x": "one"})
