"""Everything a talk with a vendor needs in one place, and what nobody has said yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_incidents import Attributed
from opsdesk.domain.vendor_names import normal
from opsdesk.domain.vendor_performance import Performance
from opsdesk.domain.vendor_spend import annual_minor
from opsdesk.domain.vendor_standing import VendorStanding


@dataclass(frozen=True, slots=True)
class Pack:
    """A vendor with all that is known of it on a day."""

    on: date
    standing: VendorStanding
    services: tuple[str, ...]
    """Of the registry, which depend on it."""
    critical: tuple[str, ...]
    """Core services that stand on it, by themselves or by what they depend on."""
    performance: tuple[Performance, ...]
    unclaimed: dict[str, int]
    """Minor units by currency."""
    incidents: tuple[Attributed, ...]
    spend: dict[str, dict[int, int]]
    """Minor units by currency and year."""
    connected: tuple[Vendor, ...]
    """The others of its group."""
    questions: tuple[str, ...]
    """What nobody has said yet."""

    @property
    def vendor(self) -> Vendor:
        """Who it is about."""
        return self.standing.vendor


def questions(
    standing: VendorStanding, kept: tuple[Performance, ...], connected: tuple[Vendor, ...] = ()
) -> tuple[str, ...]:
    """What is to be found out before anybody negotiates; an alternative of the same group may be none.

    Nobody negotiates with one that isn't dealt with any more, or of a contract that is over.
    """
    vendor, profile = standing.vendor, standing.vendor.profile
    if vendor.over:
        return ()
    own = {normal(name) for one in connected for name in one.names}
    asked = (
        (not vendor.owner, "Who sees to this vendor?"),
        (not vendor.contracts, "What was agreed? No contract is kept."),
        (not profile.contacts, "Whom do we call, and who is next when nobody answers?"),
        (profile.substitutability is Substitutability.UNKNOWN, "How hard would it be to go elsewhere?"),
        (not profile.alternatives, "Which alternatives are there?"),
        *(
            (normal(name) in own, f"Is {name} an alternative? It belongs to {profile.group} too.")
            for name in profile.alternatives
        ),
        (not profile.exit_plan, "What is the exit plan?"),
        (not profile.diligence_run, "Was due diligence done? No run of a checklist is linked."),
        (not vendor.commitments, "What did they commit to? No measure is kept."),
        *((not one.periods, f"What was attained of “{one.commitment.measure}”?") for one in kept),
        *_of_contracts(one.contract for one in standing.contracts if not one.state.is_over),
    )
    return tuple(words for open_, words in asked if open_)


def _of_contracts(contracts: Iterable[Contract]) -> Iterator[tuple[bool, str]]:
    for contract in contracts:
        yield from ((open_, f"{contract.name}: {words}") for open_, words in _of(contract))


def _of(contract: Contract) -> Iterator[tuple[bool, str]]:
    cost = annual_minor(contract)
    yield contract.turns_on is None, "when does it renew or end?"
    yield contract.notice_days is None, "how long is the notice period?"
    yield not contract.notice_method, "how has notice to be given?"
    yield contract.automatic is None, "does it renew by itself?"
    yield contract.renews and not contract.lock_in, "what does a renewal lock in?"
    yield cost is None, "what does it cost?"
    yield cost is not None and not contract.currency, "in which currency?"
