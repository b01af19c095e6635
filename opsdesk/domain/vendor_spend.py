"""What a contract costs in a year, and what a vendor costs from year to year, by the contracts and not by invoices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from opsdesk.domain.vendor_contract import Contract

DAYS_OF_A_YEAR: Final = Fraction(36525, 100)
MOST_YEARS: Final = 12
"""Years that are told, the latest ones."""


def annual_minor(contract: Contract) -> int | None:
    """Cost of a year in minor units; of a total over a longer term its share of a year. None: not known."""
    if contract.annual_minor is not None:
        return contract.annual_minor
    if contract.total_minor is None:
        return None
    if contract.starts_on is None or contract.turns_on is None:
        return contract.total_minor
    years = Fraction((contract.turns_on - contract.starts_on).days) / DAYS_OF_A_YEAR
    return round(contract.total_minor / years) if years > 1 else contract.total_minor


def by_year(contracts: Iterable[Contract], today: date) -> dict[str, dict[int, int]]:
    """Minor units by currency and calendar year: the cost of a year, by the days of it that the contract runs."""
    found: dict[str, dict[int, Fraction]] = {}
    for contract in contracts:
        cost, since, until = annual_minor(contract), contract.starts_on, _until(contract, today)
        if cost is None or since is None or until is None:
            continue
        years = found.setdefault(contract.currency, {})
        for year in range(since.year, until.year + 1):
            first, after = date(year, 1, 1), date(year + 1, 1, 1)
            days = (min(after, until) - max(first, since)).days
            if days > 0:
                years[year] = years.get(year, Fraction(0)) + Fraction(cost * days, (after - first).days)
    return {currency: _latest(years) for currency, years in found.items()}


def _until(contract: Contract, today: date) -> date | None:
    """The day after its last; one that went on by itself runs until today at least."""
    turns_on = contract.turns_on
    if turns_on is None or turns_on > today or not contract.renews or contract.noticed_on:
        return turns_on
    return today + timedelta(days=1)


def _latest(years: dict[int, Fraction]) -> dict[int, int]:
    return {year: round(years[year]) for year in sorted(years)[-MOST_YEARS:]}
