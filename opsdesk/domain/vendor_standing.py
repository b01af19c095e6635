"""Where a contract stands before its notice deadline, and which contract of a vendor presses most."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from opsdesk.domain.reach_staleness import Reason
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_dates import MonthsLater, next_turn, notice_deadline
from opsdesk.domain.vendor_policy import VendorPolicy


class NoticeState(StrEnum):
    """How near the notice deadline is, and what is to be done."""

    OVERDUE = "overdue"
    """The deadline has passed, the renewal is still ahead: only goodwill helps."""
    WINDOW = "notice window"
    """Give notice now, or decide not to."""
    NEGOTIATE = "negotiate"
    EVALUATE = "evaluate"
    ROLLING = "rolling"
    """It renewed itself without anybody having decided."""
    QUIET = "quiet"
    UNKNOWN = "no date"
    """Nobody said when it renews or ends."""
    LEAVING = "notice given"
    ENDED = "ended"

    @property
    def is_pressing(self) -> bool:
        """Somebody has to act."""
        return self in {NoticeState.OVERDUE, NoticeState.WINDOW, NoticeState.NEGOTIATE, NoticeState.EVALUATE}

    @property
    def is_over(self) -> bool:
        """Nothing is to be decided any more."""
        return self in {NoticeState.ENDED, NoticeState.LEAVING}


@dataclass(frozen=True, slots=True)
class Standing:
    """A contract on a day."""

    contract: Contract
    state: NoticeState
    turns_on: date | None = None
    """When it renews next, or ends."""
    deadline: date | None = None
    """The last day for notice; the day it turns where no notice period is known."""
    days_left: int | None = None
    """To the deadline; negative once it has passed."""
    alert: int | None = None
    """The alert in force (120, 60 …)."""
    rolled_on: date | None = None
    """The renewal that nobody decided about."""
    assumed: tuple[str, ...] = ()
    """What the deadline rests on that the contract doesn't say."""

    @property
    def is_adrift(self) -> bool:
        """It renewed itself and nobody knows for how long: no next deadline will ask, so that somebody has to say."""
        return self.rolled_on is not None and self.turns_on == self.rolled_on

    @property
    def is_open(self) -> bool:
        """Its deadline is that of a turn still ahead; nobody knows the next one of a term without a length."""
        return not (self.state.is_over or self.is_adrift) and self.deadline is not None

    def is_due(self, days: int) -> bool:
        """Its deadline lies in so many days, or has passed before the renewal; or it is adrift."""
        return self.is_adrift or (self.is_open and self.days_left is not None and self.days_left <= days)

    @property
    def rank(self) -> tuple[bool, date]:
        """By deadline, what is over or has none last."""
        return self.state.is_over or self.deadline is None, self.deadline or date.max

    @property
    def among_others(self) -> tuple[bool, bool, date, str]:
        """The order within a vendor: what can still be acted on isn't hidden behind what rolled over long ago."""
        return not self.is_open or self.state is NoticeState.QUIET, *self.rank, self.contract.name


@dataclass(frozen=True, slots=True)
class VendorStanding:
    """A vendor with all of its contracts, the most pressing first."""

    vendor: Vendor
    contracts: tuple[Standing, ...]
    reasons: tuple[Reason, ...] = ()
    """Why its escalation path can't be trusted; none while it can."""

    @property
    def stale(self) -> bool:
        """Its escalation path can't be trusted."""
        return bool(self.reasons)

    @property
    def first(self) -> Standing | None:
        """The contract to see to first; None for a vendor without any."""
        return self.contracts[0] if self.contracts else None

    @property
    def state(self) -> NoticeState:
        """That contract's state."""
        return self.first.state if self.first else NoticeState.UNKNOWN

    @property
    def rank(self) -> tuple[bool, date, str]:
        """The order of every list: by notice deadline."""
        over, deadline = self.first.rank if self.first else (True, date.max)
        return over, deadline, self.vendor.title.casefold()


def standing(contract: Contract, today: date, policy: VendorPolicy, later: MonthsLater) -> Standing:
    """Where a contract stands today."""
    named = contract.turns_on
    if named is None:
        return Standing(contract, NoticeState.UNKNOWN)
    turn = named if contract.noticed_on else next_turn(contract, today, later) or named
    deadline = notice_deadline(turn, contract.notice_days or 0, contract.day_count, policy.holidays)
    left = (deadline - today).days
    state = _state(contract, named, today, left, policy)
    return Standing(
        contract,
        state,
        turn,
        deadline,
        left,
        None if state.is_over or turn < today else policy.alert(left),
        named if state is NoticeState.ROLLING else None,
        _assumed(contract),
    )


def vendor_standing(
    vendor: Vendor, today: date, policy: VendorPolicy, later: MonthsLater, reasons: tuple[Reason, ...] = ()
) -> VendorStanding:
    """Where all contracts of a vendor stand, with what speaks against its escalation path."""
    held = (standing(contract, today, policy, later) for contract in vendor.contracts)
    return VendorStanding(vendor, tuple(sorted(held, key=lambda one: one.among_others)), reasons)


def by_deadline(standings: Iterable[VendorStanding]) -> list[VendorStanding]:
    """The vendors whose notice deadline is nearest first."""
    return sorted(standings, key=lambda one: one.rank)


def _state(contract: Contract, named: date, today: date, left: int, policy: VendorPolicy) -> NoticeState:
    if contract.noticed_on is not None:
        return NoticeState.ENDED if named < today else NoticeState.LEAVING
    if named < today:
        return NoticeState.ROLLING if contract.renews else NoticeState.ENDED
    if left < 0:
        return NoticeState.OVERDUE
    bounds = (
        (policy.window_days, NoticeState.WINDOW),
        (policy.negotiate_days, NoticeState.NEGOTIATE),
        (policy.evaluate_days, NoticeState.EVALUATE),
    )
    return next((state for days, state in bounds if left <= days), NoticeState.QUIET)


def _assumed(contract: Contract) -> tuple[str, ...]:
    if contract.notice_days is None:
        return ("no notice period is known: the day it renews or ends at the latest",)
    if contract.notice_days and contract.day_count.value == "unclear":
        return ("calendar or business days is unclear: the earlier day",)
    return ()
