"""The forms about a postmortem: its owner and meeting, a factor, the review, a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from opsdesk.desk import postmortems, postmortems_steps
from opsdesk.desk.desk import Desk
from opsdesk.domain.postmortem import Factor, Postmortem
from opsdesk.domain.postmortem_factors import taxonomy
from opsdesk.drafting.postmortem_lint import OF_FACTORS, lint_text
from opsdesk.formats.contracts_cells import DateOrder, day
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names
from screens.presenting.draft import finding_line
from screens.presenting.row import MUTED, plain
from screens.session import Session


def plan_form(session: Session, held: Postmortem, typed: Mapping[str, Typed]) -> Form[Postmortem]:
    """Who sees to it, and by when people meet."""
    settings = session.settings

    async def save(answers: Answers) -> Postmortem:
        def write(desk: Desk) -> Postmortem:
            kept = postmortems.assign(desk, held.number, answers["owner"])
            if answers["meeting"] not in (None, held.meeting_due):
                kept = postmortems.plan(desk, settings, held.number, answers["meeting"], answers["why"])
            return kept

        return await session.desk.ask(write)

    fields = (
        Field("owner", "Who sees to it", held.owner, hint="one short name"),
        Field("meeting", "People meet by", str(held.meeting_due or ""), _day, "2026-11-24"),
        Field("why", "Why later, where it is put off", hint="a reason that is kept"),
    )
    return Form(f"{held.name}: owner and meeting", fields, save, typed)


class FactorForm(Form[Postmortem]):
    """A contributing factor, new or said otherwise; what its kind means, and what the rules find, is told meanwhile."""

    def __init__(self, session: Session, held: Postmortem, factor: Factor | None, typed: Mapping[str, Typed]) -> None:
        self._session = session
        self._held = held
        self._factor = factor
        self._kinds = taxonomy(session.settings.postmortems.factors)
        first = next(iter(self._kinds))
        entries = [f"#{seq}" for seq in factor.entries] if factor else []
        fields = (
            choice("kind", "Kind of factor", tuple(self._kinds), factor.kind if factor else first),
            Field("words", "What made it possible, worse or longer", factor.words if factor else ""),
            names("evidence", "Entries that show it", entries, hint="#14, E3, H1, A2; empty: you choose them next"),
        )
        super().__init__(
            f"{held.name}: {factor.name if factor else 'a contributing factor'}", fields, self._keep, typed
        )

    def preview(self, answers: Answers) -> Content | None:
        """What the kind means, and what the rules find in the words."""
        kind = self._kinds.get(answers.get("kind", ""))
        found = lint_text(OF_FACTORS, answers.get("words", ""), (), self._session.settings.lint)
        words = [plain(f"{kind.group}: {kind.words}", MUTED)] if kind else []
        return Content("\n").join([*words, *(finding_line(finding, answers["words"]) for finding in found)])

    async def _keep(self, answers: Answers) -> Postmortem:
        settings, number = self._session.settings, self._held.number
        given, factor = (answers["kind"], answers["words"], answers["evidence"]), self._factor

        def write(desk: Desk) -> Postmortem:
            if factor is None:
                return postmortems.add_factor(desk, settings, number, *given)
            return postmortems.change_factor(desk, settings, number, factor.number, *given)

        return await self._session.desk.ask(write)


def review_form(session: Session, held: Postmortem, typed: Mapping[str, Typed]) -> Form[Postmortem]:
    """The meeting in which it was reviewed."""
    review = held.review

    async def save(answers: Answers) -> Postmortem:
        today = session.today
        on = answers["on"] or today
        return await session.desk.ask(
            lambda desk: postmortems_steps.hold_review(desk, held.number, on, answers["present"], today=today)
        )

    fields = (
        Field("on", "On which day", str(review.on if review else session.today), _day, "2026-11-24"),
        names("present", "Who was there", review.present if review else (), hint="ana, bo"),
    )
    return Form(f"{held.name}: the review meeting", fields, save, typed)


def _day(shown: str) -> date | None:
    return day(shown, DateOrder.ISO) if shown.strip() else None
