"""What can be done about what came back: linked, dismissed, made an improvement that somebody owns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from typing import Any, Final

from opsdesk.desk import checklists, recurrences, rituals_standing, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.desk.recurrences_standing import Again
from opsdesk.domain.errors import BadInput
from opsdesk.domain.recurrence import Means, Recurrence
from opsdesk.domain.recurrence_patterns import Pattern
from opsdesk.domain.text import one_line
from screens.followups import forms
from screens.presenting.followups_recurrences import linked_in, told_apart
from screens.skeleton import Skeleton
from screens.widgets.capture_line import Question

ENTER: Final = "↵ keeps it   Esc back"
WHERE: Final = {
    Means.CHECKLIST: "In which checklist?",
    Means.RUNBOOK: "In which document?",
    Means.RITUAL: "In which ritual?",
}
SAID: Final = {
    Means.CHECKLIST: "a step of a checklist",
    Means.RUNBOOK: "a fix of a runbook: a step that is wrong or missing",
    Means.ALERT: "an alert: a follow-up by which it is seen sooner",
    Means.RITUAL: "an item of a meeting",
}


class Recurring(Skeleton[Any]):
    """Asks, and writes the answer; a refused one is said."""

    def link_two(self) -> None:
        """Asks which incident is which other one again, and why."""

        async def answered(said: str) -> None:
            def write(desk: Desk) -> Recurrence:
                words = said.split(maxsplit=2)
                if len(words) < 3:
                    raise BadInput("say which is which again, and why: INC-9 INC-4 the same pool")
                later, earlier = map(forms.incident_of, words[:2])
                return recurrences.link(desk, later, earlier, words[2])

            linked = await self.try_to(write)
            if linked is not None:
                self.select(linked.name)

        self.ask(Question("which is which again?", answered), f"INC-9 INC-4 the same pool   {ENTER}")

    def link(self, held: Again) -> None:
        """Asks why they are one problem; the desk's reasons stand there to be changed."""
        if held.linked is not None and not held.linked.dismissed:
            self.say(f"{held.linked.name} links them already: a makes something of it")
            return
        self._ask_why(held.incident, held.earlier, held.why, lambda linked: self.select(linked.name))

    def _ask_why(self, incident: int, earlier: int, why: str, then: Callable[[Recurrence], None]) -> None:
        """Links the two for the reason that somebody leaves or types there, and goes on."""

        async def answered(said: str) -> None:
            linked = await self.try_to(lambda desk: recurrences.link(desk, incident, earlier, said))
            if linked is not None:
                then(linked)

        self.ask(Question(f"INC-{incident} is INC-{earlier} again: why?", answered), ENTER, one_line(why))

    def tell_apart(self, held: Again) -> None:
        """Asks why they aren't one problem, or why nothing is made of it."""

        async def answered(why: str) -> None:
            await self.try_to(lambda desk: recurrences.dismiss(desk, held.incident, held.earlier, why))

        prompt = f"INC-{held.incident} and INC-{held.earlier}: why not?"
        self.ask(Question(prompt, answered), f"it isn't proposed again   {ENTER}")

    def improve(self, held: Again) -> None:
        """Asks what is made of it, then where, then by whom; first why they are one problem, where nobody said so."""
        if held.linked is None:
            self._ask_why(held.incident, held.earlier, held.why, self._choose_means)
        elif held.linked.dismissed:
            self.say(f"{held.linked.name} is dismissed: {held.linked.dismissed}")
        else:
            self._choose_means(held.linked)

    def improve_what_comes_often(self, held: Pattern) -> None:
        """The same of a process problem: its newest link stands for it; without one, of its two newest incidents that
        nobody told apart."""
        every = self.items or ()
        if linked := linked_in(held, every):
            self._choose_means(max(linked, key=lambda one: (one.incident, one.number)))
        elif pair := next((pair for pair in combinations(held.incidents, 2) if pair not in told_apart(every)), None):
            self._ask_why(*pair, held.words.partition(" (")[0], self._choose_means)
        else:
            self.say("no two of these are one problem, somebody said: n links two all the same")

    def _choose_means(self, linked: Recurrence) -> None:
        means = tuple(SAID)
        self.choose(
            f"{linked.name}: what is made of it?",
            tuple(SAID.values()),
            lambda place: self._choose_where(linked, means[place]),
        )

    async def _choose_where(self, linked: Recurrence, means: Means) -> None:
        if means is Means.ALERT:
            await self._ask_for_it(linked, means, "")
            return
        found = await self.try_to(partial(_places, means))
        if found:
            self.choose(
                WHERE[means],
                [told for _, told in found],
                lambda place: self._ask_for_it(linked, means, found[place][0]),
            )
        elif found is not None:
            self.say(f"there is none yet to make a {means} of")

    async def _ask_for_it(self, linked: Recurrence, means: Means, about: str) -> None:
        await self.open_form(
            f"improvement “{linked.name} {means} {about}”",
            lambda typed: forms.improvement_form(self.session, linked, means, about, typed),
            lambda kept: self.select(kept.name),
        )


def _places(means: Means, desk: Desk) -> Sequence[tuple[str, str]]:
    """What an improvement can be made in, by the name that the desk knows it by."""
    if means is Means.CHECKLIST:
        return [(one.template.name, one_line(one.template.heading)) for one in checklists.templates(desk)]
    if means is Means.RUNBOOK:
        return [(one.name, one_line(f"{one.name} {one.title}")) for one in runbooks.listed(desk)]
    return [(one.name, one_line(f"{one.name} {one.title}")) for one in rituals_standing.listed(desk)]
