"""How much rests on few vendors: shares, the Herfindahl–Hirschman index and what it amounts to in equal vendors.

HHI is the sum of squared shares in percent, 10,000 for a single vendor; effective vendors are 10,000 / HHI. The
cut-offs of antitrust authorities (1,000 and 1,800) are a reference and no judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction

from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_names import normal
from opsdesk.domain.vendor_spend import annual_minor

WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Share:
    """What rests on one vendor: minor units a year, or a number of critical services."""

    vendor: Vendor
    amount: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Concentration:
    """How what there is of one kind is spread; the largest share first."""

    shares: tuple[Share, ...]
    hhi: Fraction = Fraction(0)
    connected_hhi: Fraction = Fraction(0)
    """The same where vendors of one group count as one."""

    @property
    def effective(self) -> Fraction:
        """As many equal vendors would be as concentrated; 0 where there is none."""
        return Fraction(WHOLE) / self.hhi if self.hhi else Fraction(0)


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a vendor carries of the critical services."""

    vendor: Vendor
    services: tuple[str, ...]

    @property
    def single_point(self) -> bool:
        """It can't be replaced, or not easily, or nobody knows; and no alternative is named."""
        hard = self.vendor.profile.substitutability not in {Substitutability.EASY, Substitutability.EFFORT}
        return hard and not self.vendor.profile.alternatives


@dataclass(frozen=True, slots=True)
class Spread:
    """How much rests on few vendors, on spend and on critical services."""

    spend: dict[str, Concentration]
    """By currency; none is converted into another."""
    services: Concentration
    dependences: tuple[Dependence, ...]
    connected: dict[str, tuple[Vendor, ...]]
    without_cost: tuple[Vendor, ...]
    critical: int
    """Critical services in the registry."""

    @property
    def single_points(self) -> tuple[Dependence, ...]:
        """Vendors that critical services stand on and that can't easily be replaced."""
        return tuple(one for one in self.dependences if one.single_point)


def is_live(contract: Contract, today: date) -> bool:
    """It costs something today: it hasn't ended."""
    ends_on = contract.turns_on
    if contract.noticed_on is None and contract.renews:
        return True
    return ends_on is None or ends_on >= today


def of_spend(vendors: Iterable[Vendor], today: date) -> dict[str, Concentration]:
    """The spread of yearly cost, each currency for itself; contracts without a known cost aren't in it."""
    amounts: dict[str, dict[int, int]] = {}
    known = {vendor.number: vendor for vendor in vendors}
    for vendor in known.values():
        for contract in vendor.contracts:
            cost = annual_minor(contract)
            if cost and cost > 0 and is_live(contract, today):
                held = amounts.setdefault(contract.currency, {})
                held[vendor.number] = held.get(vendor.number, 0) + cost
    return {currency: _concentration(known, held) for currency, held in sorted(amounts.items())}


def of_services(dependences: Iterable[Dependence]) -> Concentration:
    """The spread of critical services: a vendor counts once for each that stands on it."""
    held = list(dependences)
    known = {one.vendor.number: one.vendor for one in held}
    return _concentration(known, {one.vendor.number: len(one.services) for one in held})


def dependences(vendors: Iterable[Vendor], services: Collection[Service]) -> tuple[Dependence, ...]:
    """The vendors that critical services stand on, by themselves or by what they depend on; most services first."""
    by_name = {service.name: service for service in services}
    needs = {service.name: _needed(service, by_name) for service in services if service.core}
    found, registered = [], frozenset(by_name)
    for vendor in vendors if needs else ():
        carries = set(vendor.depended_on_by(registered))
        if critical := tuple(sorted(name for name, needed in needs.items() if needed & carries)):
            found.append(Dependence(vendor, critical))
    return tuple(sorted(found, key=lambda one: (-len(one.services), one.vendor.title.casefold())))


def connected(vendors: Iterable[Vendor]) -> dict[str, tuple[Vendor, ...]]:
    """The vendors of each group, where there are several."""
    groups: dict[str, list[Vendor]] = {}
    for vendor in vendors:
        if vendor.profile.group:
            groups.setdefault(_group(vendor), []).append(vendor)
    return {held[0].profile.group: tuple(held) for held in groups.values() if len(held) > 1}


def without_cost(vendors: Iterable[Vendor], today: date) -> tuple[Vendor, ...]:
    """The vendors of which at least one running contract has no known cost: the shares don't say all."""
    return tuple(
        vendor
        for vendor in vendors
        if any(annual_minor(contract) is None and is_live(contract, today) for contract in vendor.contracts)
    )


def _needed(service: Service, by_name: Mapping[str, Service]) -> frozenset[str]:
    """The service and everything it stands on, as far as the registry knows."""
    found, left = set[str](), [service.name]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += by_name[name].depends_on if name in by_name else ()
    return frozenset(found)


def _concentration(known: Mapping[int, Vendor], amounts: Mapping[int, int]) -> Concentration:
    total = sum(amounts.values())
    shares = [Share(known[number], amount, Fraction(amount, total)) for number, amount in amounts.items()]
    groups: dict[str, int] = {}
    for one in shares:
        group = _group(one.vendor)
        groups[group] = groups.get(group, 0) + one.amount
    shares.sort(key=lambda one: (-one.amount, one.vendor.title.casefold()))
    return Concentration(tuple(shares), _hhi(amounts.values()), _hhi(groups.values()))


def _group(vendor: Vendor) -> str:
    return f"group {normal(vendor.profile.group)}" if vendor.profile.group else vendor.name


def _hhi(amounts: Collection[int]) -> Fraction:
    total = sum(amounts)
    return Fraction(WHOLE * sum(amount * amount for amount in amounts), total * total) if total else Fraction(0)
