"""What is decided about a postmortem, from the list or while it is worked on: ahead, back, off, written out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Final

from opsdesk.desk import followups_ideas, postmortems, postmortems_steps
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.followup import Idea
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.text import one_line
from screens.messages import CopyWanted
from screens.skeleton.doing import Doing
from screens.widgets.capture_line import Question
from screens.working import begin

WHY: Final = "the reason is kept   ↵ {does}   Esc back"
SOMETHING_ELSE: Final = "something else"
SHAPES: Final = {
    "In Google's SRE section order, Markdown": ("sre", False, "md"),
    "In our own shape, Markdown": ("practice", False, "md"),
    "As one HTML file that loads nothing": ("html", False, "html"),
    "In Google's order, roles for names": ("sre", True, "md"),
    "In our own shape, roles for names": ("practice", True, "md"),
    "As HTML, roles for names": ("html", True, "html"),
}
"""Every way to write one out: form, whether names give way, and what the file's name ends in."""


def undecided_of(desk: Desk, held: Postmortem) -> list[Idea]:
    """What was proposed while its incident ran, and nobody decided on."""
    incident = desk.incident(held.incident)
    left = followups_ideas.ideas(desk, incident)
    return [Idea(incident.number, incident.title, idea.number, idea.text, idea.owner) for idea in left]


class Stepping(Doing):
    """Needs to know which one is meant, and where to go for what is missing."""

    @property
    @abstractmethod
    def standing(self) -> Standing | None:
        """The one that is meant."""

    @abstractmethod
    def go_to(self, about: str) -> None:
        """Goes to what a reason is about."""

    def action_advance(self) -> None:
        """Says what is missing, to go there; or asks, and goes a step ahead."""
        if (one := self.needed_standing("take a step ahead")) is None:
            return
        held, missing = one.postmortem, one.missing or ()
        ahead = held.state.ahead
        if ahead is None:
            self.say(f"{held.name} is {held.state}: there is no step ahead")
        elif missing:
            title = f"{held.name} can't be {ahead} yet: Enter goes to what is missing"
            lines = [one_line(reason.words) for reason in missing]
            self.choose(title, lines, lambda place: self.go_to(missing[place].about))
        else:
            settings = self.session.settings
            self.confirm(
                f"{held.name}: from {held.state} to {ahead}?",
                (one_line(one.title),),
                lambda: self.try_to(lambda desk: postmortems_steps.advance(desk, settings, held.number)),
            )

    async def action_edit(self) -> None:
        """Asks who sees to it, and by when people meet."""
        from screens.postmortems.forms import plan_form

        if (one := self.needed_standing("plan")) is not None:
            await self.open_form(
                f"plan of “{one.postmortem.name}”",
                lambda typed: plan_form(self.session, one.postmortem, typed),
                lambda kept: self.notify(f"{kept.name}: {kept.owner or 'nobody'} sees to it", markup=False),
            )

    def action_go_back(self) -> None:
        """Asks why it goes a step back."""
        if (one := self.needed_standing("take a step back")) is not None:
            number = one.postmortem.number
            self._ask_why(
                f"{one.postmortem.name} a step back: why",
                "takes it back",
                lambda why: lambda desk: postmortems_steps.back(desk, number, why),
            )

    def action_call_off(self) -> None:
        """Asks why nobody needs it."""
        if (one := self.needed_standing("call off")) is not None:
            number = one.postmortem.number
            self._ask_why(
                f"call {one.postmortem.name} off: why",
                "calls it off",
                lambda why: lambda desk: postmortems_steps.call_off(desk, number, why),
            )

    async def action_make(self) -> None:
        """Asks for a follow-up: one of the ideas that the incident left, or another."""
        if (one := self.needed_standing("take a follow-up on for")) is None:
            return
        held = one.postmortem
        ideas = await self.try_to(lambda desk: undecided_of(desk, held))
        if not ideas:
            await self.take_on(held, None)
            return

        async def answered(place: int) -> None:
            await self.take_on(held, ideas[place] if place < len(ideas) else None)

        lines = [*(one_line(idea.text) for idea in ideas), SOMETHING_ELSE]
        self.choose("Take on which idea of the incident?", lines, answered)

    async def take_on(self, held: Postmortem, idea: Idea | None) -> None:
        """Asks for what makes a commitment of it."""
        from screens.followups.forms import new_form

        await self.open_form(
            f"follow-up of “{idea.name if idea else held.name}”",
            lambda typed: new_form(self.session, idea, typed, held.incident_name),
            lambda taken: self.notify(f"{taken.name} is taken on", markup=False),
        )

    def action_copy(self) -> None:
        """All of it as Markdown, in our own shape."""
        begin(self, self._copy)

    async def _copy(self) -> None:
        if (one := self.needed_standing("copy")) is not None:
            text = await self._rendered(one.postmortem, "practice")
            if text is not None:
                self.post_message(CopyWanted(text))

    def action_export(self) -> None:
        """Asks in which form it is written out."""
        if (one := self.needed_standing("write out")) is None:
            return
        held, ways = one.postmortem, list(SHAPES.values())

        async def write(place: int) -> None:
            form, anonymous, suffix = ways[place]
            text = await self._rendered(held, form, anonymous=anonymous)
            if text is not None:
                self.write_out(held.name if anonymous else f"{held.name} {one.title}", text, suffix)

        self.choose(f"Write {held.name} out", list(SHAPES), write)

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of it."""
        if (one := self.needed_standing("undo something of")) is not None:
            await self.undo_in(POSTMORTEMS, one.postmortem.number, postmortems.undo)

    def needed_standing(self, to: str) -> Standing | None:
        """The one that is meant, or a word that there is none to do something `to`."""
        if self.standing is None:
            self.say(f"no postmortem is chosen to {to}")
        return self.standing

    async def _rendered(self, held: Postmortem, form: str, *, anonymous: bool = False) -> str | None:
        from opsdesk.desk.postmortems_rendering import render

        settings = self.session.settings
        return await self.try_to(lambda desk: render(desk, settings, held, form, anonymous=anonymous))

    def _ask_why(self, prompt: str, does: str, use_case: Callable[[str], Callable[[Desk], Postmortem]]) -> None:
        async def answered(why: str) -> None:
            await self.try_to(use_case(why))

        self.ask(Question(prompt, answered), WHY.format(does=does))
