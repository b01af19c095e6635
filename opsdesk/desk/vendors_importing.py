"""Use case: taking in a register of contracts, all of it or nothing, as often as the register is sent.

A row belongs to the vendor of exactly its name (or of a spelling that was merged into it) and to the contract of its
reference. What the register doesn't say of a contract stays as it was, and so does what was decided here since: a
renewal, a notice, that nobody deals with a vendor any more. Like names become vendors of their own, which
`vendors_standing.duplicates` proposes to merge. An owner of several words is given a short name, which is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from opsdesk.desk import dossiers, vendors
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import owner_in_words
from opsdesk.desk.vendors_checking import checked_contract, checked_profile
from opsdesk.desk.vendors_decided import Renewals, renewals, said_since
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_contract_happenings import ContractKept
from opsdesk.domain.vendor_happenings import VENDORS, Added, Edited
from opsdesk.formats.contracts import ContractRow
from opsdesk.formats.table_rows import Problem

NO_REFERENCE = "contract"
"""What a contract is called of which the register says neither reference nor service."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in a register did, or would do; with problems nothing was kept."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    contracts: int = 0
    """Contracts of the register."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """The short name of each owner whom the register calls otherwise."""
    left_out: tuple[str, ...] = ()
    """What of the register isn't taken, since people decided otherwise."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A vendor as the register has it."""

    held: Vendor | None
    profile: Profile
    contracts: tuple[Contract, ...]
    left_out: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Happening[Vendor], ...]:
        """What is to be written in the vendor's dossier."""
        if self.held is None:
            return (Added(self.profile, self.contracts),)
        edited = (Edited(self.profile),) if self.profile != self.held.profile else ()
        kept = (ContractKept(one) for one in self.contracts if one != self.held.contract(one.ref))
        return (*edited, *kept)


def take_in(
    desk: Desk, rows: Sequence[ContractRow], *, problems: Sequence[Problem] = (), dry_run: bool = False
) -> TakenIn:
    """Keeps what a register says, unless a row of it can't be used; `problems` are those of its reader."""
    gone = _retired(desk)
    wanted, found = _wanted(desk, [row for row in rows if row.vendor not in gone])
    every = (*problems, *found)
    if not every and not dry_run:
        dossiers.do_all(desk, VENDORS, [_decision(one) for one in wanted if one.changes])
    return TakenIn(
        added=tuple(one.profile.name for one in wanted if one.held is None),
        changed=tuple(one.profile.name for one in wanted if one.held is not None and one.changes),
        unchanged=tuple(one.profile.name for one in wanted if not one.changes),
        contracts=sum(len(one.contracts) for one in wanted),
        owners=_owners(rows, {row.place for row in every}),
        left_out=(*_of_retired(gone, rows), *(words for one in wanted for words in one.left_out)),
        problems=every,
    )


def _owners(rows: Iterable[ContractRow], unusable: Collection[str]) -> dict[str, str]:
    said = (str(row.said.get("owner", "")) for row in rows if row.place not in unusable)
    return {owner: owner_in_words(owner) for owner in said if len(owner.split()) > 1}


def _retired(desk: Desk) -> dict[str, Vendor]:
    """Those that nobody deals with any more, by name; not one that somebody deals with again under a new number."""
    every = vendors.listed(desk, every=True)
    again = {name for vendor in every if not vendor.over for name in vendor.names}
    return {name: one for one in every if one.retired for name in one.names if name not in again}


def _of_retired(gone: Mapping[str, Vendor], rows: Iterable[ContractRow]) -> Iterator[str]:
    for name in dict.fromkeys(row.vendor for row in rows if row.vendor in gone):
        yield f"{name}: {gone[name].name} is retired ({gone[name].retired}), so its rows are left out"


def _wanted(desk: Desk, rows: Iterable[ContractRow]) -> tuple[list[_Wanted], list[Problem]]:
    by_name = {name: vendor for vendor in vendors.listed(desk) for name in vendor.names}
    found: dict[str, _Wanted] = {}
    problems: list[Problem] = []
    decided = renewals(desk)
    for row in rows:
        held = by_name.get(row.vendor)
        key = held.name if held else row.vendor
        so_far = found.get(key) or _Wanted(held, held.profile if held else Profile(row.vendor), ())
        try:
            found[key] = _with_row(so_far, row, decided)
        except BadInput as error:
            problems.append(Problem(row.place, error.message))
    return list(found.values()), problems


def _with_row(wanted: _Wanted, row: ContractRow, decided: Renewals) -> _Wanted:
    """The vendor with one more contract; raises BadInput for one that can't be kept or stands there twice."""
    taken = {one.ref for one in wanted.contracts}
    said = dict(row.said)
    if not said.get("ref"):
        said["ref"] = next(ref for ref in _references(row) if ref not in taken)
    if said["ref"] in taken:
        raise BadInput(f"contract_ref: {said['ref']} stands there twice for {row.vendor}")
    if "owner" in said:
        said["owner"] = owner_in_words(said["owner"])
    contract, left_out = _contract(wanted.held, said, decided)
    profile = replace(wanted.profile, status_url=row.status_url or wanted.profile.status_url)
    told = (f"{row.vendor} {contract.name}: {left_out}",) if left_out else ()
    return _Wanted(wanted.held, checked_profile(profile), (*wanted.contracts, contract), (*wanted.left_out, *told))


def _contract(held: Vendor | None, said: Mapping[str, Any], decided: Renewals) -> tuple[Contract, str]:
    """The contract as the register has it, over what is kept of it; and what of it isn't taken."""
    before = held.contract(str(said["ref"])) if held else None
    if held is None or before is None:
        return checked_contract(replace(Contract(), **said)), ""
    now = said_since(said, before, decided.get((held.number, before.ref), frozenset()))
    return checked_contract(replace(before, **now.fields)), now.left_out


def _references(row: ContractRow) -> Iterator[str]:
    """What to call a contract without a reference: its service, with a number where that is taken."""
    name = str(row.said.get("service") or NO_REFERENCE)
    yield name
    place = 2
    while True:
        yield f"{name} #{place}"
        place += 1


def _decision(wanted: _Wanted) -> tuple[int | None, dossiers.DecisionOn[Vendor]]:
    """What is written for a vendor; one that somebody changed since it was read is written to all the same."""
    return (wanted.held.number if wanted.held else None), lambda vendor: wanted.changes
