"""The parts of a postmortem that are no questions: factors, milestones, review; and all of it in one's own editor."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import on

from opsdesk.desk import followups_ideas, postmortems, postmortems_editing, postmortems_factors
from opsdesk.desk.postmortems_times import EXAMPLE, moment
from opsdesk.domain.errors import DeskError
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_document import Part
from opsdesk.domain.postmortem_gates import FACTORS, FOLLOW_UPS, REVIEW
from opsdesk.domain.postmortem_milestones import Looked
from opsdesk.domain.text import short
from opsdesk.domain.vocabulary import Milestone
from opsdesk.formats.markdown import postmortem_text
from screens.dialogs.choose import Choose
from screens.messages import PlaceWanted
from screens.postmortems import forms
from screens.postmortems.stepping import WHY
from screens.postmortems.working_view import SHOWN_BESIDE, WorkingView
from screens.presenting.postmortems import MILESTONES
from screens.presenting.postmortems_parts import key_of
from screens.presenting.postmortems_working import clock_words, named_days
from screens.widgets.capture_line import Question
from screens.widgets.line_list import LineList

WHEN: Final = f"{EXAMPLE}; nothing: it is right   ↵ keeps it   Esc back"
PLACE_OF_FOLLOW_UPS: Final = "followups"
DECISIONS: Final = ("Take it on", "Decline it: say why")


class WorkingParts(WorkingView):
    """What Enter does on the right."""

    @on(LineList.Chosen, "#facts")
    async def fact_opened(self, event: LineList.Chosen) -> None:
        """Enter on a line of the right side."""
        key = key_of(event.key)
        if self.answers:
            self._read_fact(int(key))
        elif self.spot == MILESTONES and key:
            self._ask_when(Milestone(key))
        elif self.spot == FACTORS:
            await self._say_factor(self._factor(key))
        elif self.spot == REVIEW:
            await self.write_review()
        elif self.spot == FOLLOW_UPS and key:
            self._open_follow_up(key)

    async def action_new(self) -> None:
        """Asks for a contributing factor."""
        await self._say_factor(None)

    def action_link(self) -> None:
        """Asks which entries show the chosen factor."""
        factor = self._factor(key_of(self.facts.selected_key)) if self.spot == FACTORS else None
        if factor is None:
            self.say("choose a contributing factor first, on the right")
        else:
            self._ask_entries(factor)

    async def action_drop(self) -> None:
        """Says that the chosen one is no factor; undo takes that back."""
        factor = self._factor(key_of(self.facts.selected_key)) if self.spot == FACTORS else None
        if factor is None:
            self.say("choose a contributing factor first, on the right")
            return
        number = self.number
        self.confirm(
            f"{factor.name} is no contributing factor?",
            (factor.words,),
            lambda: self.try_to(lambda desk: postmortems_factors.drop_factor(desk, number, factor.number, factor)),
        )

    async def write_review(self) -> None:
        """Asks on which day people went through it, and who was there."""
        held = self.standing.postmortem
        await self.open_form(
            f"review of “{held.name}”",
            lambda typed: forms.review_form(self.session, held, typed),
            lambda reviewed: self.notify(f"{reviewed.name}: s takes the step", markup=False),
        )

    async def action_editor(self) -> None:
        """All of it in the person's own editor; what comes back and fits nowhere is kept among the notes, and said."""
        if self.session.editor is None:
            self.say("there is no terminal to lend to an editor")
            return
        shown, settings = self.opened.document, self.session.settings
        try:
            text = self.session.editor(postmortem_text.write(shown))
        except DeskError as error:
            self.say(error.message)
            return
        taken = await self.try_to(lambda desk: postmortems_editing.take(desk, settings, shown, text))
        for said in taken.said if taken is not None else ():
            self.say(said)

    def _open_follow_up(self, key: str) -> None:
        """To a follow-up; of an idea, asks what is decided."""
        idea = next((idea for idea in self.opened.ideas if idea.name == key), None)
        if idea is None:
            self.post_message(PlaceWanted(PLACE_OF_FOLLOW_UPS, key))
            return
        held, today = self.standing.postmortem, self.session.today

        async def declined(why: str) -> None:
            await self.try_to(lambda desk: followups_ideas.decline_idea(desk, idea.incident, idea.number, why, today))

        async def answered(place: int) -> None:
            if place == 0:
                await self.take_on(held, idea)
            else:
                self.ask(Question(f"decline {idea.name}: why", declined), WHY.format(does="declines it"))

        self.choose(short(idea.text, 60), DECISIONS, answered)

    def _read_fact(self, place: int) -> None:
        fact = self.opened.document.of(SHOWN_BESIDE[self.spot])[place]
        self.show_text(f"What the log says ({fact.evidence})", "\n\n".join(filter(None, (fact.words, fact.detail))))

    def _ask_when(self, milestone: Milestone, typed: str = "") -> None:
        shown = next(looked for looked in self.opened.milestones if looked.milestone is milestone)

        async def answered(text: str) -> None:
            await self._set_milestone(shown, text)

        self.ask(Question(f"{milestone}: when", answered), WHEN, typed)

    async def _set_milestone(self, shown: Looked, text: str) -> None:
        number, session, milestone = self.number, self.session, shown.milestone
        again = partial(self._ask_when, milestone, text)
        if not text.strip():
            await self.try_to(lambda desk: postmortems.confirm(desk, number, milestone, shown=shown), again)
            return
        incident = self.opened.incident
        try:
            at, approx = moment(text, incident, milestone, session.now, session.zone)
        except DeskError as error:
            self.say(error.message)
            return
        await self.try_to(
            lambda desk: postmortems.correct(desk, number, milestone, at, approx=approx, shown=shown), again
        )

    async def _say_factor(self, factor: Factor | None) -> None:
        held = self.standing.postmortem

        def kept(now: Postmortem) -> None:
            self.to_spot(FACTORS)
            if factor is None and now.factors and not now.factors[-1].entries:
                self._ask_entries(now.factors[-1])

        await self.open_form(
            f"factor {factor.name if factor else 'new'} of “{held.name}”",
            lambda typed: forms.FactorForm(self.session, held, factor, typed),
            kept,
        )

    def _ask_entries(self, factor: Factor) -> None:
        """Asks which lines of the timeline show a factor; what shows it already comes first."""
        rows = [fact for fact in self.opened.document.of(Part.TIMELINE) if fact.entries and fact.at]
        rows.sort(key=lambda fact: fact.entries[0] not in factor.entries)
        number = self.number

        async def answered(places: tuple[int, ...] | None) -> None:
            entries = [rows[place].evidence for place in places or ()]
            if entries:
                await self.try_to(lambda desk: postmortems_factors.link_factor(desk, number, factor, entries))

        days = named_days(self.opened.document)
        lines = [f"{fact.evidence:<5} {clock_words(fact.at, days=days)} {fact.words}" for fact in rows if fact.at]
        self.app.push_screen(Choose(f"Which entries show {factor.name} “{short(factor.words, 40)}”?", lines), answered)

    def _factor(self, key: str) -> Factor | None:
        return next((factor for factor in self.standing.postmortem.factors if factor.name == key), None)
