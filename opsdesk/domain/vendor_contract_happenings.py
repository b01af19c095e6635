"""What can happen to what is agreed with a vendor: contracts, notice, what was promised, what was attained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from opsdesk.domain.dossier import Happening, Page
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment, Review


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


def _with(contracts: tuple[Contract, ...], kept: Contract) -> tuple[Contract, ...]:
    """The contracts with one in the place of that of the same reference, or after the others."""
    if any(one.ref == kept.ref for one in contracts):
        return tuple(kept if one.ref == kept.ref else one for one in contracts)
    return (*contracts, kept)
