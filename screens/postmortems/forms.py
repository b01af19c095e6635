"""The forms about a postmortem: its owner and meeting, a factor, the review, a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from opsdesk.desk import postmortems, postmortems_factors, postmortems_steps
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError, EditedMeanwhile, NotFound
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_factors import taxonomy
from opsdesk.domain.postmortem_policy import FactorKind
from opsdesk.drafting.postmortem_lint import OF_FACTORS, lint_text
from opsdesk.formats.contracts_cells import DateOrder, day
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names
from screens.dialogs.form_refused import NotSaved, Overtaken
from screens.presenting.draft import finding_line
from screens.presenting.row import MUTED, plain
from screens.session import Session


def plan_form(session: Session, held: Postmortem, typed: Mapping[str, Typed]) -> Form[Postmortem]:
    """Who sees to it, and by when people meet."""
    settings, shown = session.settings, [held]

    async def save(answers: Answers) -> Postmortem:
        try:
            return await session.desk.ask(lambda desk: postmortems.arrange(desk, settings, shown[-1], **answers))
        except EditedMeanwhile as clash:
            shown.append(await session.desk.ask(lambda desk: postmortems.one(desk, held.number)))
            raise Overtaken(_plan_fields(shown[-1])) from clash

    return Form(f"{held.name}: owner and meeting", _plan_fields(held), save, typed)


class FactorForm(Form[Postmortem]):
    """A contributing factor, new or said otherwise; what its kind means, and what the rules find, is told meanwhile."""

    def __init__(self, session: Session, held: Postmortem, factor: Factor | None, typed: Mapping[str, Typed]) -> None:
        self._session = session
        self._held = held
        self._factor = factor
        self._kinds = taxonomy(session.settings.postmortems.factors)
        title = f"{held.name}: {factor.name if factor else 'a contributing factor'}"
        super().__init__(title, _factor_fields(factor, self._kinds), self._keep, typed)

    def preview(self, answers: Answers) -> Content | None:
        """What the kind means, and what the rules find in the words."""
        kind = self._kinds.get(answers.get("kind", ""))
        found = lint_text(OF_FACTORS, answers.get("words", ""), (), self._session.settings.lint)
        words = [plain(f"{kind.group}: {kind.words}", MUTED)] if kind else []
        return Content("\n").join([*words, *(finding_line(finding, answers["words"]) for finding in found)])

    async def _keep(self, answers: Answers) -> Postmortem:
        settings, number = self._session.settings, self._held.number
        given, shown = (answers["kind"], answers["words"], answers["evidence"]), self._factor

        def write(desk: Desk) -> Postmortem:
            if shown is None:
                return postmortems_factors.add_factor(desk, settings, number, *given)
            return postmortems_factors.change_factor(desk, settings, number, shown.number, *given, shown)

        try:
            return await self._session.desk.ask(write)
        except (EditedMeanwhile, NotFound) as error:
            if shown is None:
                raise
            held = await self._session.desk.ask(lambda desk: postmortems.one(desk, number))
            raise self._refused(error, shown, held.factor(shown.number)) from error

    def _refused(self, error: DeskError, shown: Factor, theirs: Factor | None) -> DeskError:
        """Goes on from theirs; a factor that somebody dropped is named anew by the next save."""
        self._factor = theirs
        if theirs is None:
            return NotSaved(f"{shown.name} was removed meanwhile; ^s names it anew as it stands here.", {})
        return Overtaken(_factor_fields(theirs, self._kinds)) if theirs != shown else error


def review_form(session: Session, held: Postmortem, typed: Mapping[str, Typed]) -> Form[Postmortem]:
    """The meeting in which it was reviewed."""
    today, shown = session.today, [held]

    async def save(answers: Answers) -> Postmortem:
        on, present, before = answers["on"] or session.today, answers["present"], shown[-1]
        meeting = before.review.meeting if before.review else 0
        try:
            return await session.desk.ask(
                lambda desk: postmortems_steps.hold_review(
                    desk, held.number, on, present, meeting, today=session.today, shown=before
                )
            )
        except EditedMeanwhile as clash:
            shown.append(await session.desk.ask(lambda desk: postmortems.one(desk, held.number)))
            raise Overtaken(_review_fields(shown[-1], today)) from clash

    return Form(f"{held.name}: the review meeting", _review_fields(held, today), save, typed)


def _plan_fields(held: Postmortem) -> tuple[Field, ...]:
    return (
        Field("owner", "Who sees to it", held.owner, hint="one short name"),
        Field("meeting", "People meet by", str(held.meeting_due or ""), _day, "2026-11-24"),
        Field("why", "Why later, where it is put off", hint="a reason that is kept"),
    )


def _factor_fields(factor: Factor | None, kinds: Mapping[str, FactorKind]) -> tuple[Field, ...]:
    entries = [f"#{seq}" for seq in factor.entries] if factor else []
    return (
        choice("kind", "Kind of factor", tuple(kinds), factor.kind if factor else next(iter(kinds))),
        Field("words", "What made it possible, worse or longer", factor.words if factor else ""),
        names("evidence", "Entries that show it", entries, hint="#14, E3, H1, A2; empty: you choose them next"),
    )


def _review_fields(held: Postmortem, today: date) -> tuple[Field, ...]:
    review = held.review
    return (
        Field("on", "On which day", str(review.on if review else today), _day, "2026-11-24"),
        names("present", "Who was there", review.present if review else (), hint="ana, bo"),
    )


def _day(shown: str) -> date | None:
    return day(shown, DateOrder.ISO) if shown.strip() else None
