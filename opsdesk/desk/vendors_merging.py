"""Use cases about entries that may be one vendor: somebody says that they are, or that they aren't."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.desk import dossiers, vendors
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_happenings import VENDORS, Absorbed, Merged, ToldApart
from opsdesk.domain.vendor_merging import absorbed


def merge(desk: Desk, number: int, into: int) -> Vendor:
    """Says that two entries are one vendor: all of the first goes into the second. It can't be taken back."""
    if number == into:
        raise BadInput("a vendor can't be merged with itself")
    other, kept = vendors.dealt_with(vendors.one(desk, number)), vendors.dealt_with(vendors.one(desk, into))

    def take_over(vendor: Vendor) -> Iterable[Absorbed]:
        if vendor.seq != kept.seq:
            raise Refused(f"{vendor.name} was changed meanwhile: look at it again")
        yield absorbed(vendor, other)

    def give_up(vendor: Vendor) -> Iterable[Merged]:
        if vendor.seq != other.seq:
            raise Refused(f"{vendor.name} was changed meanwhile: look at it again")
        yield Merged(into)

    return dossiers.do_all(desk, VENDORS, [(into, take_over), (number, give_up)])[0]


def tell_apart(desk: Desk, number: int, other: int) -> Vendor:
    """Says that two vendors of like names are two: they aren't proposed again."""
    vendors.dealt_with(vendors.one(desk, other))
    if number == other:
        raise BadInput("a vendor is the same as itself")

    def decide(vendor: Vendor) -> Iterable[ToldApart]:
        vendors.dealt_with(vendor)
        yield ToldApart(other)

    return dossiers.do(desk, VENDORS, number, decide)
