"""What is known of vendors in words, the same on the command line, on the screen and on a page."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_concentration import Concentration
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_money import money
from opsdesk.domain.vendor_performance import Attained, Commitment, Performance, Review
from opsdesk.domain.vendor_spend import annual_minor
from opsdesk.domain.vendor_standing import NoticeState, Standing

REFERENCE = "under 1,000 spread, 1,000 to 1,800 moderate, above concentrated: antitrust's cut-offs, a reference only"

TOO_LATE: Final = "its last day has passed: only goodwill helps"
"""What is to be known of an overdue notice."""

MOST_SHARES: Final = 10
"""Shares of a spread that are told by name."""


def gone_words(vendor: Vendor) -> str:
    """`merged into VEN-1`, `retired: we left`; empty for one that is dealt with."""
    if vendor.merged_into:
        return f"merged into {Vendor.called(vendor.merged_into)}"
    return f"retired: {vendor.retired}" if vendor.retired else ""


def deadline_words(held: Standing) -> str:
    """`notice by 2026-12-02, in 11 days`; what is over says so."""
    if held.state is NoticeState.UNKNOWN or held.deadline is None or held.days_left is None:
        return "nobody said when it renews or ends"
    if held.state is NoticeState.ENDED:
        return f"ended {held.turns_on}"
    if held.state is NoticeState.LEAVING:
        return f"notice given {held.contract.noticed_on}, ends {held.turns_on}"
    rolled = f"rolled over {held.rolled_on}, " if held.rolled_on else ""
    if held.is_adrift:
        return f"{rolled}nobody said for how long"
    return f"{rolled}notice by {held.deadline}, {days_words(held.days_left)}"


def days_words(days: int) -> str:
    """`in 11 days`, `today`, `3 days ago`."""
    if not days:
        return "today"
    count = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} ago"


def notice_words(contract: Contract) -> str:
    """`90 calendar days, by registered letter`."""
    if contract.notice_days is None:
        return ""
    unclear = "days, calendar or business unclear"
    counted = unclear if contract.day_count is DayCount.UNCLEAR else f"{contract.day_count} days"
    method = f", by {contract.notice_method}" if contract.notice_method else ""
    return f"{contract.notice_days} {counted}{method}"


def renewal_words(contract: Contract) -> str:
    """`renews by itself every 12 months`."""
    if contract.automatic is False:
        return "ends by itself"
    every = f" every {contract.renewal_months} months" if contract.renewal_months else ""
    if contract.automatic:
        return f"renews by itself{every}"
    return f"renews{every}, nobody said whether by itself" if contract.renews else "nobody said whether it renews"


def cost_words(contract: Contract) -> str:
    """`102,557.40 AUD a year`; of a total, both."""
    cost = annual_minor(contract)
    if cost is None:
        return ""
    yearly = f"{money(cost, contract.currency)} a year"
    if contract.annual_minor is None and contract.total_minor is not None:
        whole = f"{money(contract.total_minor, contract.currency)} in all"
        return whole if contract.total_minor == cost else f"{whole}, {yearly}"
    return yearly


def attained_words(commitment: Commitment, one: Attained) -> str:
    """`2026-10: 99.5 %, missed by 0.4`."""
    unit = f" {commitment.unit}" if commitment.unit else ""
    kept = f"missed by {-one.difference:g}" if one.missed else f"kept, {one.difference:g} to spare"
    return f"{one.review.period}: {one.review.attained:g}{unit}, {kept}{_credit_words(one.review)}"


def _credit_words(review: Review) -> str:
    """`, credit 250.00 EUR, none claimed`."""
    if not (review.claimable_minor or review.claimed_minor):
        return ""
    claimed = f"{money(review.claimed_minor, review.currency)} claimed" if review.claimed_minor else "none claimed"
    return f", credit {money(review.claimable_minor, review.currency)}, {claimed}"


def kept_words(held: Performance) -> str:
    """`missed 2 of 5, the last 2 in a row`."""
    if not held.periods:
        return "no period was reviewed yet"
    if not held.misses:
        return f"kept in all {len(held.periods)} reviewed"
    row = f", the last {held.missed_in_a_row} in a row" if held.missed_in_a_row > 1 else ""
    return f"missed {held.misses} of {len(held.periods)}{row}"


def percent(share: Fraction | int) -> str:
    """`44.5 %`."""
    return f"{float(share * 100):.1f} %"


def rest_words(spread: Concentration) -> str:
    """`14 more, 8.0 % together`: what isn't told of a spread by name; empty when all is."""
    rest = spread.shares[MOST_SHARES:]
    return f"{len(rest):,} more, {percent(sum(one.share for one in rest))} together" if rest else ""


def index_words(spread: Concentration) -> str:
    """`HHI 4,400, as 2.3 equal vendors`."""
    if not spread.shares:
        return "nothing is known"
    connected = f", {float(spread.connected_hhi):,.0f} by groups" if spread.connected_hhi != spread.hhi else ""
    return f"HHI {float(spread.hhi):,.0f}{connected}, as {float(spread.effective):.1f} equal vendors"
