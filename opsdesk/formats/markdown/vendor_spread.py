"""How much rests on few vendors, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsdesk.domain.vendor_concentration import Concentration, Spread
from opsdesk.domain.vendor_money import NO_CURRENCY, money
from opsdesk.domain.vendor_words import MOST_SHARES, REFERENCE, index_words, percent, rest_words
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import bullets, page, section


def spread_page(held: Spread, on: date) -> str:
    """Spend by currency, critical services, what can't be replaced, who belongs together."""
    return page(
        f"# What rests on few vendors\n\nAs of {on}. HHI: {REFERENCE}.",
        *(
            section(f"Spend a year, {currency or NO_CURRENCY}", bullets(_spend(spread, currency)))
            for currency, spread in held.spend.items()
        ),
        _unknown(held),
        section("Critical services", bullets(_services(held))),
        section("Connected", bullets(_connected(held))),
    )


def _spend(spread: Concentration, currency: str) -> Iterator[str]:
    yield index_words(spread)
    for one in spread.shares[:MOST_SHARES]:
        yield f"{percent(one.share)} {inside(one.vendor.title)}, {money(one.amount, currency)}"
    if rest := rest_words(spread):
        yield rest


def _unknown(held: Spread) -> str:
    if not held.without_cost:
        return ""
    return f"No cost is known of {len(held.without_cost)} vendors: their share isn't in this."


def _services(held: Spread) -> Iterator[str]:
    yield f"{held.critical} in the registry, {index_words(held.services)}"
    for one in held.dependences[:MOST_SHARES]:
        yield f"{inside(one.vendor.title)}: {', '.join(map(inside, one.services))}"
    for one in held.single_points:
        yield f"**Single point:** {inside(one.vendor.title)}, can be replaced: {one.vendor.profile.substitutability}"


def _connected(held: Spread) -> Iterator[str]:
    for group, members in held.connected.items():
        yield f"{inside(group)}: {', '.join(inside(one.title) for one in members)}"
