"""What can happen to a vendor, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.reach import Checked, Failed
from opsdesk.domain.reach_happenings import ReachesChecked, ReachFailed
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_contract_happenings import (
    CommitmentKept,
    ContractKept,
    NoticeGiven,
    Renewed,
    Reviewed,
)
from opsdesk.domain.vendor_performance import Commitment, Review


@dataclass(frozen=True, slots=True)
class Added(Happening[Vendor]):
    """Somebody began to keep it."""

    KIND: ClassVar[str] = "added"
    FINAL: ClassVar[bool] = True
    profile: Profile = Profile()
    contracts: tuple[Contract, ...] = ()

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, profile=self.profile, contracts=self.contracts)

    def headline(self) -> str:
        return f"added {self.profile.name}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Vendor]):
    """What is known of it reads otherwise; what was checked of a contact that changed doesn't count any more."""

    KIND: ClassVar[str] = "edited"
    profile: Profile = Profile()

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, profile=self.profile).as_it_reads()


@dataclass(frozen=True, slots=True)
class DiligenceBegun(Happening[Vendor]):
    """Somebody began to find out whether it can be trusted: a run of a checklist."""

    KIND: ClassVar[str] = "diligence.begun"
    run: int = 0

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, profile=replace(state.profile, diligence_run=self.run))

    def headline(self) -> str:
        return f"due diligence begun: RUN-{self.run}"


@dataclass(frozen=True, slots=True)
class Absorbed(Happening[Vendor]):
    """Another entry turned out to be this vendor; all of it is here now."""

    KIND: ClassVar[str] = "absorbed"
    FINAL: ClassVar[bool] = True
    number: int = 0
    names: tuple[str, ...] = ()
    profile: Profile = Profile()
    contracts: tuple[Contract, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reviews: tuple[Review, ...] = ()
    checks: tuple[Checked, ...] = ()
    failures: tuple[Failed, ...] = ()

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(
            state,
            checks=(*state.checks, *self.checks),
            failures=(*state.failures, *self.failures),
            profile=self.profile,
            contracts=self.contracts,
            commitments=self.commitments,
            reviews=self.reviews,
            spellings=tuple(dict.fromkeys((*state.spellings, *self.names))),
        )

    def headline(self) -> str:
        return f"merged with {Vendor.called(self.number)} {', '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Merged(Happening[Vendor]):
    """It turned out to be another entry."""

    KIND: ClassVar[str] = "merged"
    FINAL: ClassVar[bool] = True
    into: int = 0

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, merged_into=self.into)

    def headline(self) -> str:
        return f"merged into {Vendor.called(self.into)}"


@dataclass(frozen=True, slots=True)
class ToldApart(Happening[Vendor]):
    """Somebody said that a vendor of a like name is another one: it isn't proposed again."""

    KIND: ClassVar[str] = "told_apart"
    other: int = 0

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, distinct=tuple(dict.fromkeys((*state.distinct, self.other))))

    def headline(self) -> str:
        return f"not the same as {Vendor.called(self.other)}"


@dataclass(frozen=True, slots=True)
class Retired(Happening[Vendor]):
    """Nobody deals with it any more."""

    KIND: ClassVar[str] = "retired"
    why: str = ""

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, retired=self.why)

    def headline(self) -> str:
        return f"retired: {self.why}"


VENDORS: Final[Cabinet[Vendor]] = Cabinet(
    "vendor",
    Vendor,
    (
        Added,
        Edited,
        DiligenceBegun,
        ContractKept,
        NoticeGiven,
        Renewed,
        CommitmentKept,
        Reviewed,
        ReachesChecked,
        ReachFailed,
        Absorbed,
        Merged,
        ToldApart,
        Retired,
    ),
)
