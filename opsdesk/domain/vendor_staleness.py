"""Why a vendor's escalation path can't be trusted any more.

A register of thousands has no contacts, and nobody will look for all of them: only where a core service stands on a
vendor it is to be known whom to call there.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from opsdesk.domain.reach_staleness import Cause, Reason, in_order, unreachable_because
from opsdesk.domain.vendor import Vendor


def stale_because(
    vendor: Vendor, gone: frozenset[str], today: date, critical: Collection[str] = ()
) -> tuple[Reason, ...]:
    """Every reason; none while all of its contacts can be trusted. `gone` are short names of people who have left,
    `critical` the core services that stand on it."""
    if vendor.over:
        return ()
    if not vendor.reaches:
        words = f"nobody said whom to call, and {', '.join(sorted(critical))} stands on it"
        return (Reason(Cause.MISSING, words),) if critical else ()
    return in_order(unreachable_because(vendor, gone, today))
