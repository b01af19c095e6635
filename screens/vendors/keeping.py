"""What is kept of a vendor, by forms: its contracts, what it promised, what was attained."""

from __future__ import annotations

from opsdesk.domain.text import one_line
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment
from screens.vendors import forms, promises
from screens.vendors.deciding import Deciding
from screens.working import begin

NEW_CONTRACT = "a new contract"
NEW_PROMISE = "something else"


class Keeping(Deciding):
    """Each asks which one, where there are several."""

    def action_contract(self) -> None:
        """Asks for a new contract, or for one that is there."""
        if (held := self.needed("keep a contract of")) is None:
            return
        if not held.contracts:
            self._open_contract(held.vendor, None)
            return
        contracts = [one.contract for one in held.contracts]
        self.choose(
            f"{one_line(held.vendor.title)}: which contract?",
            [*(" · ".join(filter(None, (one.name, one.service))) for one in contracts), NEW_CONTRACT],
            lambda place: self._open_contract(held.vendor, contracts[place] if place < len(contracts) else None),
        )

    def action_promise(self) -> None:
        """Asks what it promised: something new, or otherwise than before."""
        if (held := self.needed("keep a promise of")) is None:
            return
        promised = held.vendor.commitments
        if not promised:
            self._open_promise(held.vendor, None)
            return
        self.choose(
            f"{one_line(held.vendor.title)}: which promise?",
            [*(one.words for one in promised), NEW_PROMISE],
            lambda place: self._open_promise(held.vendor, promised[place] if place < len(promised) else None),
        )

    async def action_review(self) -> None:
        """Asks what was attained in a period."""
        if (held := self.needed("review")) is None:
            return
        if not held.vendor.commitments:
            self.say(f"{held.vendor.name} promised nothing that is kept here: C says what")
            return
        await self.open_form(
            f"review of “{held.vendor.name}”",
            lambda typed: forms.review_form(self.session.desk, held.vendor, typed),
            lambda kept: self.select(kept.name),
        )

    def _open_contract(self, vendor: Vendor, contract: Contract | None) -> None:
        what = f"contract “{vendor.name} {contract.ref if contract else 'new'}”"

        async def ask() -> None:
            await self.open_form(
                what,
                lambda typed: forms.contract_form(self.session.desk, vendor, contract, typed),
                lambda kept: self.select(kept.name),
            )

        begin(self, ask, group="form")

    def _open_promise(self, vendor: Vendor, promised: Commitment | None) -> None:
        what = f"promise “{vendor.name} {promised.measure if promised else 'new'}”"

        async def ask() -> None:
            await self.open_form(
                what,
                lambda typed: promises.promise_form(self.session.desk, vendor, promised, typed),
                lambda kept: self.select(kept.name),
            )

        begin(self, ask, group="form")
