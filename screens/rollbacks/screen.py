"""The rollbacks screen: what is in doubt or due first, drills begun by a key, procedures written and edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import rollbacks, rollbacks_running, rollbacks_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.rollback import Procedure
from opsdesk.domain.rollback_happenings import ROLLBACKS
from opsdesk.domain.rollback_words import expected_words
from opsdesk.domain.text import one_line
from screens.messages import PlaceWanted
from screens.presenting.listing import Look
from screens.presenting.rollbacks import Entry, entry_of, entry_of_gap, rollbacks_look
from screens.rollbacks import forms
from screens.rollbacks.help_text import HELP
from screens.skeleton import Skeleton
from screens.skeleton.keys import EDIT, NEW, UNDO, mark
from screens.widgets.capture_line import Question
from screens.working import begin

RUN_PREFIX = "RUN-"


class RollbacksScreen(Skeleton[Entry]):
    """Every procedure, and every way of deploying that has none."""

    KEYS = (
        "n new",
        "Enter open",
        "space drill",
        "e edit",
        "t tell of one",
        "c changed",
        "/ filter",
        "u undo",
        "o sort",
    )
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        mark("Drill"),
        UNDO,
        Binding("t", "tell", "Tell of a drill that was no run here", id="rollbacks.tell"),
        Binding("c", "changed", "The architecture changed", id="rollbacks.changed"),
        Binding("d", "retire", "Retire", id="rollbacks.retire"),
    ]

    @cached_property
    def look(self) -> Look[Entry]:
        return rollbacks_look(self.session.settings.rigor, self._today)

    def reading(self) -> Callable[[Desk], Sequence[Entry]]:
        rigor = self.session.settings.rigor

        def read(desk: Desk) -> list[Entry]:
            found = rollbacks_standing.overview(desk, rigor, retired=True)
            held = [entry_of(one, rollbacks_running.steps_of(desk, one.procedure)) for one in found.standings]
            return [*held, *map(entry_of_gap, found.uncovered)]

        return read

    async def action_new(self) -> None:
        """Asks for a procedure; on a way of deploying without one, for that."""
        asked = await self.session.desk.ask(forms.read_asked)
        if not asked.types:
            self.say("the registry knows no way of deploying yet: :services, then e says how one is deployed")
            return
        gap = self.chosen if self.chosen and self.chosen.standing is None else Entry("", "")
        await self.open_form(
            "rollback “new”",
            lambda typed: forms.new_form(self.session.desk, asked, gap.service, gap.deployment_type, typed),
            lambda added: self.select(added.name),
        )

    async def action_edit(self) -> None:
        """Asks for what reads otherwise."""
        if (procedure := self._followed("edit")) is None:
            return
        asked = await self.session.desk.ask(forms.read_asked)
        await self.open_form(
            f"rollback “{procedure.name}”",
            lambda typed: forms.edit_form(self.session.desk, asked, procedure, typed),
            lambda edited: self.select(edited.name),
        )

    async def action_mark(self) -> None:
        """Begins a drill, or goes on with the one that is under way."""
        entry = self.chosen
        if (procedure := self._followed("drill")) is None or entry is None or entry.standing is None:
            return
        if entry.standing.under_way:
            self.follow(f"{RUN_PREFIX}{entry.standing.under_way[0]}")
        elif entry.steps is None:
            self.say(f"{procedure.name} has no steps: e names its checklist")
        elif forms.left_blank(entry.steps, procedure.service):
            steps = entry.steps
            await self.open_form(
                f"drill “{procedure.name}”",
                lambda typed: forms.drill_form(self.session.desk, procedure, steps, typed),
                lambda run: self.follow(run.call),
            )
        else:
            details = (f"{one_line(entry.name)}: {expected_words(entry.standing.expected)}",)
            self.confirm("Begin a drill?", details, lambda: self._drill(procedure))

    async def action_tell(self) -> None:
        """Asks how a drill went that was no checklist run here."""
        if (procedure := self._followed("tell of")) is not None:
            await self.open_form(
                f"rehearsal of “{procedure.name}”",
                lambda typed: forms.told_form(self.session.desk, procedure, typed),
                lambda told: self.select(told.name),
            )

    def action_changed(self) -> None:
        """Asks what changed in the architecture."""
        if (procedure := self._followed("put in doubt")) is not None:
            self._ask_words("what changed", procedure, rollbacks.architecture_changed, "↵ keeps it   Esc back")

    def action_retire(self) -> None:
        """Asks why nobody rolls back this way any more."""
        if (procedure := self._followed("retire")) is not None:
            self._ask_words("why is it retired", procedure, rollbacks.retire, "↵ retires it   Esc back")

    async def action_undo(self) -> None:
        """Takes back what the person wrote last in the chosen one."""
        entry = self.needed("undo something in")
        if entry is not None and entry.standing is not None:
            await self.undo_in(ROLLBACKS, entry.standing.procedure.number, rollbacks.undo)

    def open_item(self, item: Entry) -> None:
        if item.standing is None:
            begin(self, self.action_new, group="form")
        else:
            super().open_item(item)

    def follow(self, key: str) -> None:
        if key.startswith(RUN_PREFIX):
            self.post_message(PlaceWanted("checks", key))
        else:
            super().follow(key)

    async def _drill(self, procedure: Procedure) -> None:
        run = await self.try_to(lambda desk: rollbacks_running.drill(desk, procedure.number))
        if run is not None:
            self.follow(run.call)

    def _ask_words(
        self, what: str, procedure: Procedure, use_case: Callable[[Desk, int, str], Procedure], hint: str
    ) -> None:
        async def answered(words: str) -> None:
            await self.try_to(lambda desk: use_case(desk, procedure.number, words))

        self.ask(Question(what, answered), f"{one_line(procedure.title)}   {hint}")

    def _followed(self, to: str) -> Procedure | None:
        """The chosen procedure, or a word why there is nothing to do something `to`."""
        entry = self.needed(to)
        if entry is None:
            return None
        if entry.standing is None:
            self.say(f"nobody has said how {one_line(entry.name)} is taken back: n writes it")
            return None
        if entry.standing.procedure.over:
            self.say(f"{entry.key} is retired: {one_line(entry.standing.procedure.retired)}")
            return None
        return entry.standing.procedure

    def _today(self) -> date:
        return self.session.now.date()
