"""What the registry screen needs to know of services, and of people, to show and change them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from opsdesk.desk.desk import Desk
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass
from screens.dialogs.form_fields import Field
from screens.presenting.listing import Look

Item = TypeVar("Item", Service, Person)


class Keep(Protocol[Item]):
    """The use case that saves a thing over the version its form showed."""

    def __call__(self, desk: Desk, item: Item, /, *, expected_version: int) -> Item:
        """What is kept now; raises BadInput and EditedMeanwhile."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What is asked before a thing leaves the registry, or why it can't."""

    question: str
    details: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Item]):
    """One of the two registries."""

    look: Look[Item]
    blank: Item
    fields: Callable[[Item], tuple[Field, ...]]
    """What its form asks for; the name only of a thing that has none yet."""
    read: Callable[[Desk], list[Item]]
    keep: Keep[Item]
    parting: Callable[[Item, Sequence[Item]], Parting]
    retire: Callable[[Desk, str], object]
