"""F6: vendors by notice deadline, what they promised and kept, and what rests on few of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import vendors, vendors_diligence, vendors_merging, vendors_pack, vendors_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor_happenings import VENDORS
from opsdesk.domain.vendor_pack import Pack
from opsdesk.domain.vendor_standing import VendorStanding
from opsdesk.formats.markdown.vendor_pack import negotiation_brief, review_pack
from opsdesk.formats.markdown.vendor_spread import spread_page
from screens.messages import PlaceWanted
from screens.presenting.listing import Look
from screens.presenting.vendors import vendors_look
from screens.skeleton.keys import EDIT, NEW, UNDO, mark
from screens.vendors import forms
from screens.vendors.help_text import HELP
from screens.vendors.keeping import Keeping


class VendorsScreen(Keeping):
    """Every vendor that is dealt with."""

    KEYS = (
        "n new",
        "Enter open",
        "space decide",
        "c contract",
        "p pack",
        "v review",
        "w weigh",
        "m merge",
        "/ filter",
        "e edit",
        "t tried",
        "x failed",
        "o sort",
        "b brief",
        "u undo",
    )
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        mark("Decide on a contract"),
        UNDO,
        Binding("c", "contract", "A contract of it", id="vendors.contract"),
        Binding("C", "promise", "What it promised", id="vendors.promise"),
        Binding("v", "review", "Review a period", id="vendors.review"),
        Binding("p", "pack(False)", "Review pack", id="vendors.pack"),
        Binding("b", "pack(True)", "Brief for a negotiation", id="vendors.brief"),
        Binding("w", "weigh", "Weigh what rests on few vendors", id="vendors.weigh"),
        Binding("m", "merge", "Merge entries of one vendor", id="vendors.merge"),
        Binding("t", "tried", "Tried: contacts that answer", id="vendors.tried"),
        Binding("x", "fail", "A contact that failed", id="vendors.fail"),
        Binding("D", "diligence", "Its due diligence", id="vendors.diligence"),
        Binding("d", "retire", "Retire", id="vendors.retire"),
    ]

    @cached_property
    def look(self) -> Look[VendorStanding]:
        return vendors_look(self.session.settings.vendors)

    def reading(self) -> Callable[[Desk], Sequence[VendorStanding]]:
        policy, today = self.session.settings.vendors, self.session.today
        return lambda desk: vendors_standing.overview(desk, policy, today)

    async def action_new(self) -> None:
        """Asks for a vendor."""
        await self.open_form(
            "vendor “new”",
            lambda typed: forms.vendor_form(self.session.desk, None, typed),
            lambda added: self.select(added.name),
        )

    async def action_edit(self) -> None:
        """Asks for what reads otherwise."""
        if (held := self.needed("edit")) is not None:
            await self.open_form(
                f"vendor “{held.vendor.name}”",
                lambda typed: forms.vendor_form(self.session.desk, held.vendor, typed),
                lambda edited: self.select(edited.name),
            )

    async def action_pack(self, brief: bool) -> None:
        """Shows the review pack, or the brief for a negotiation."""
        if (held := self.needed("write of")) is None:
            return
        number, policy, today = held.vendor.number, self.session.settings.vendors, self.session.today
        pack: Pack | None = await self.try_to(lambda desk: vendors_pack.pack(desk, number, policy, today))
        if pack is not None:
            what = "negotiation brief" if brief else "review pack"
            page = negotiation_brief(pack) if brief else review_pack(pack)
            self.read_page(f"{one_line(held.vendor.title)}: {what}", f"{held.vendor.name} {what}", page)

    async def action_weigh(self) -> None:
        """Shows what rests on few vendors."""
        today = self.session.today
        spread = await self.try_to(lambda desk: vendors_standing.concentration(desk, today))
        if spread is not None:
            self.read_page("What rests on few vendors", "vendor concentration", spread_page(spread, today))

    async def action_merge(self) -> None:
        """Shows the entries that may be one vendor, and merges a pair on a yes."""
        found = await self.try_to(vendors_standing.duplicates)
        if found is None:
            return
        if not found:
            self.say("no two entries look like one vendor")
            return

        def ask(place: int) -> None:
            kept, gone = found[place].first, found[place].second
            self.confirm(
                f"Merge {gone.name} {one_line(gone.title)} into {kept.name} {one_line(kept.title)}?",
                (found[place].why, f"all of {gone.name} goes there; it can't be taken back"),
                lambda: self.try_to(lambda desk: vendors_merging.merge(desk, gone.number, kept.number)),
            )

        options = [f"{one.second.title} = {one.first.title}? {one.why}" for one in found]
        self.choose("Entries that may be one vendor", options, ask)

    async def action_diligence(self) -> None:
        """Goes to its due diligence, or begins one on a yes."""
        if (held := self.needed("look into")) is None:
            return
        number, run = held.vendor.number, held.vendor.profile.diligence_run
        if await self.try_to(lambda desk: vendors_diligence.under_way(desk, run)) is not None:
            self.follow(f"RUN-{run}")
            return

        async def begin_it() -> None:
            if (begun := await self.try_to(lambda desk: vendors_diligence.begin(desk, number))) is not None:
                self.follow(begun.call)

        before = f"RUN-{run} was the one before" if run else "before anything is signed"
        self.confirm(f"Begin the due diligence of {one_line(held.vendor.title)}?", (before,), begin_it)

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of the chosen one."""
        if (held := self.needed("undo something of")) is not None:
            await self.undo_in(VENDORS, held.vendor.number, vendors.undo)

    def follow(self, key: str) -> None:
        if key.startswith("RUN-"):
            self.post_message(PlaceWanted("checks", key))
        else:
            super().follow(key)
