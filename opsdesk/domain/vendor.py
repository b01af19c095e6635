"""Vendors: who they are, how to reach them, what is agreed, what they promised and kept, and what stands on them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from opsdesk.domain.bounds import Within
from opsdesk.domain.contact import Contact
from opsdesk.domain.reach import MOST_DAYS, Reach, Reachable, reaches_of
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment, Review


class Substitutability(StrEnum):
    """How hard it would be to go elsewhere."""

    UNKNOWN = "unknown"
    EASY = "easy"
    EFFORT = "with effort"
    HARD = "hard"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a vendor beside its contracts: all that a form asks."""

    name: str = ""
    owner: str = ""
    """The short name of who sees to the vendor."""
    group: str = ""
    """The parent or group it belongs to: vendors of one group are connected."""
    services: tuple[str, ...] = ()
    """The services of the registry that depend on it."""
    contacts: tuple[Contact, ...] = ()
    """The escalation path, nearest first."""
    substitutability: Substitutability = Substitutability.UNKNOWN
    alternatives: tuple[str, ...] = ()
    exit_plan: str = ""
    status_url: str = ""
    diligence_run: int = 0
    """The run of the due-diligence checklist at its start (RUN-n); 0: none is linked."""
    check_days: Annotated[int, Within(0, MOST_DAYS)] = 180
    """Days for which a check of its contacts holds; 0: the calendar never asks for one."""


@dataclass(frozen=True, slots=True)
class Vendor(Reachable):
    """Everything known of one vendor. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "VEN"

    profile: Profile = Profile()
    contracts: tuple[Contract, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reviews: tuple[Review, ...] = ()
    spellings: tuple[str, ...] = ()
    """Other names that somebody said are this vendor's."""
    distinct: tuple[int, ...] = ()
    """Vendors of a like name that somebody said are others."""
    merged_into: int = 0
    """The vendor that this one turned out to be; 0: it is one of its own."""
    retired: str = ""
    """Why nobody deals with it any more."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.profile.name

    @property
    def over(self) -> bool:
        """It isn't dealt with any more under this number."""
        return bool(self.merged_into or self.retired)

    @property
    def owner(self) -> str:
        """Who sees to it: the vendor's owner, else the owner of a contract."""
        return self.profile.owner or next((one.owner for one in self.contracts if one.owner), "")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and every other spelling."""
        return (self.profile.name, *self.spellings)

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """The ways to reach it: its escalation path."""
        return reaches_of(self.profile.contacts)

    @property
    def check_days(self) -> int:
        return self.profile.check_days

    def contract(self, ref: str) -> Contract | None:
        """The contract of a reference."""
        return next((one for one in self.contracts if one.ref == ref), None)

    def depended_on_by(self, registered: frozenset[str]) -> tuple[str, ...]:
        """The services of the registry that stand on it: those that are named, and contracts for one of them."""
        bought = (one.service for one in self.contracts if one.service in registered)
        return tuple(dict.fromkeys((*self.profile.services, *bought)))
