"""What was decided of a vendor: a contract goes on, or notice was given; it is retired; who of it was reached."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.desk import vendors, vendors_reaching, vendors_standing
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor_standing import Standing, VendorStanding
from opsdesk.domain.vendor_words import deadline_words
from screens.reaching import AsksWhoAnswers
from screens.vendors.forms import a_day
from screens.widgets.capture_line import Question

GOES_ON, NOTICE = "It goes on: say when it renews next", "Notice was given: say when it ends by that"
ENTER = "2027-01-31   ↵ keeps it   Esc back"


class Deciding(AsksWhoAnswers[VendorStanding]):
    """What was decided of the chosen vendor's contract, and who of its escalation path answers."""

    def action_mark(self) -> None:
        """Asks of which contract, and what was decided."""
        self.of_a_contract("decide about", self._ask_what)

    def action_tried(self) -> None:
        """Asks which of its contacts answered."""
        if (held := self.needed("check")) is not None:
            number = held.vendor.number
            self.ask_who_answered(
                held.vendor, lambda names: self.try_to(lambda desk: vendors_reaching.check(desk, number, names))
            )

    def action_fail(self) -> None:
        """Asks which of its contacts didn't answer when they were needed."""
        if (held := self.needed("check")) is not None:
            number = held.vendor.number
            self.ask_who_failed(
                held.vendor,
                lambda name, why: self.try_to(lambda desk: vendors_reaching.fail(desk, number, name, why=why)),
            )

    def action_retire(self) -> None:
        """Asks why nobody deals with it any more."""
        if (held := self.needed("retire")) is None:
            return
        number = held.vendor.number

        async def answered(words: str) -> None:
            await self.try_to(lambda desk: vendors.retire(desk, number, words))

        self.ask(Question("why is it retired", answered), f"{one_line(held.vendor.title)}   ↵ retires it   Esc back")

    def of_a_contract(self, to: str, then: Callable[[VendorStanding, Standing], None]) -> None:
        """The chosen vendor's only contract, or the one that is taken from all of them."""
        held = self.needed(to)
        if held is None:
            return
        if not held.contracts:
            self.say(f"{held.vendor.name} has no contract yet: c keeps the first one")
        elif len(held.contracts) == 1:
            then(held, held.contracts[0])
        else:
            self.choose(
                f"{one_line(held.vendor.title)}: which contract?",
                [f"{one.contract.name} · {one.state} · {deadline_words(one)}" for one in held.contracts],
                lambda place: then(held, held.contracts[place]),
            )

    def _ask_what(self, held: VendorStanding, one: Standing) -> None:
        title = f"{one.contract.name}: {deadline_words(one)}"
        self.choose(title, [GOES_ON, NOTICE], lambda place: self._ask_day(held, one, notice=bool(place)))

    def _ask_day(self, held: VendorStanding, one: Standing, *, notice: bool) -> None:
        number, ref, today = held.vendor.number, one.contract.ref, self.session.today
        offered = one.turns_on if notice else vendors_standing.a_term_later(one)

        async def answered(typed: str) -> None:
            try:
                until = a_day(typed)
            except DeskError as error:
                self.say(error.message)
                return
            if notice:
                await self.try_to(lambda desk: vendors.give_notice(desk, number, ref, today, until))
            else:
                await self.try_to(lambda desk: vendors.renew(desk, number, ref, until))

        self.ask(Question("ends on" if notice else "renews on", answered), ENTER, str(offered or ""))
