"""What can happen to a vendor, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract
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
    """What is known of it reads otherwise."""

    KIND: ClassVar[str] = "edited"
    profile: Profile = Profile()

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, profile=self.profile)


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
class ContractKept(Happening[Vendor]):
    """A contract was added, or reads otherwise."""

    KIND: ClassVar[str] = "contract.kept"
    contract: Contract = Contract()

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(state, contracts=_with(state.contracts, self.contract))

    def headline(self) -> str:
        return f"contract {self.contract.name}"


@dataclass(frozen=True, slots=True)
class NoticeGiven(Happening[Vendor]):
    """Somebody gave notice: the contract doesn't renew."""

    KIND: ClassVar[str] = "notice.given"
    ref: str = ""
    on: date | None = None
    ends_on: date | None = None
    """When it ends by that."""
    words: str = ""

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        held = state.contract(self.ref)
        if held is None:
            return state
        left = replace(held, noticed_on=self.on, notice_words=self.words, renews_on=None, ends_on=self.ends_on)
        return replace(state, contracts=_with(state.contracts, left))

    def headline(self) -> str:
        return f"notice given of {self.ref} on {self.on}"


@dataclass(frozen=True, slots=True)
class Renewed(Happening[Vendor]):
    """It was decided that a contract goes on."""

    KIND: ClassVar[str] = "renewed"
    ref: str = ""
    until: date | None = None
    why: str = ""

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        held = state.contract(self.ref)
        if held is None:
            return state
        goes_on = replace(held, renews_on=self.until, ends_on=None, noticed_on=None, notice_words="")
        return replace(state, contracts=_with(state.contracts, goes_on))

    def headline(self) -> str:
        return f"renewed {self.ref} until {self.until}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class CommitmentKept(Happening[Vendor]):
    """The vendor promised something, or promises it otherwise."""

    KIND: ClassVar[str] = "commitment.kept"
    commitment: Commitment | None = None

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        if self.commitment is None:
            return state
        others = (one for one in state.commitments if one.measure != self.commitment.measure)
        return replace(state, commitments=(*others, self.commitment))

    def headline(self) -> str:
        return f"committed to {self.commitment.words}" if self.commitment else self.KIND


@dataclass(frozen=True, slots=True)
class Reviewed(Happening[Vendor]):
    """Somebody looked up what was attained in a period, in place of what was noted before."""

    KIND: ClassVar[str] = "reviewed"
    review: Review | None = None

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        if self.review is None:
            return state
        same = (self.review.measure, self.review.period)
        others = (one for one in state.reviews if (one.measure, one.period) != same)
        return replace(state, reviews=(*others, replace(self.review, by=page.by, at=page.at)))

    def headline(self) -> str:
        return f"{self.review.measure} {self.review.period}: {self.review.attained:g}" if self.review else self.KIND


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

    def change(self, state: Vendor, page: Page[Vendor]) -> Vendor:
        return replace(
            state,
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


VENDORS: Final = Cabinet(
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
        Absorbed,
        Merged,
        ToldApart,
        Retired,
    ),
)


def _with(contracts: tuple[Contract, ...], kept: Contract) -> tuple[Contract, ...]:
    """The contracts with one in the place of that of the same reference, or after the others."""
    if any(one.ref == kept.ref for one in contracts):
        return tuple(kept if one.ref == kept.ref else one for one in contracts)
    return (*contracts, kept)
