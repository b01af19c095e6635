"""What people decided here of contracts: a register that still has the day before it doesn't take it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from opsdesk.desk import dossiers
from opsdesk.desk.desk import Desk
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_contract_happenings import Renewed
from opsdesk.domain.vendor_happenings import VENDORS

Renewals = Mapping[tuple[int, str], frozenset[date]]
"""Until when contracts were renewed here, by the vendor's number and the contract's reference."""
_TURNS = ("renews_on", "ends_on")


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of a contract, without what was decided otherwise since."""

    fields: Mapping[str, Any]
    left_out: str = ""
    """Which day of the register isn't taken, and why; empty when all are, or it is the same."""


def renewals(desk: Desk) -> Renewals:
    """Every renewal that somebody decided on, those included that were taken back."""
    found: dict[tuple[int, str], set[date]] = {}
    for number, _, renewed in dossiers.of_kind(desk, VENDORS, Renewed):
        if renewed.until is not None:
            found.setdefault((number, renewed.ref), set()).add(renewed.until)
    return {key: frozenset(days) for key, days in found.items()}


def said_since(said: Mapping[str, Any], held: Contract, renewed_until: frozenset[date]) -> Said:
    """What is to be taken of a row: a notice that was given stands, a renewal unless the register has a later day."""
    turns_on = said.get("renews_on") or said.get("ends_on")
    if turns_on is None:
        return Said(said)
    if held.noticed_on is not None:
        decided = f"notice was given on {held.noticed_on}"
    elif held.renews_on in renewed_until and held.renews_on is not None and turns_on < held.renews_on:
        decided = f"it was renewed until {held.renews_on}"
    else:
        return Said(said)
    rest = {name: value for name, value in said.items() if name not in _TURNS}
    return Said(rest, "" if turns_on == held.turns_on else f"{decided}, so the register's {turns_on} is left out")
