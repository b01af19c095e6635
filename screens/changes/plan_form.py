"""The form of a plan: while it is answered it tells the tier, and what made it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from textual.content import Content

from opsdesk.desk import changes, changes_times
from opsdesk.domain.change import Change
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_risk import Assessment, assess
from opsdesk.domain.errors import DeskError, EditedMeanwhile
from screens.breadth import Breadth
from screens.changes.plan_fields import RISK, plan_fields, risk_told, written
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed
from screens.dialogs.form_refused import NotSaved, Overtaken
from screens.presenting.changes import TIER_STYLES
from screens.presenting.row import MUTED, join, plain
from screens.session import Session


class PlanForm(Form[Change], Breadth[Change | None]):
    """Title, window and stages, then the risk questions, each of which may stay unknown."""

    CSS_PATH = ["../../styles/dialogs.tcss", "../../styles/form.tcss", "../../styles/changes.tcss"]

    def __init__(self, session: Session, change: Change | None, typed: Mapping[str, Typed] | None = None) -> None:
        self._rigor = session.settings.rigor
        self._saving_plan = SavingPlan(session, change)
        title = f"Edit {change.name}" if change else "Plan a change"
        super().__init__(title, self._saving_plan.fields, self._saving_plan, typed)

    def preview(self, answers: Answers) -> Content:
        """The tier that the answers give."""
        return told_tier(assess(risk_told(answers), self._rigor))


def told_tier(found: Assessment) -> Content:
    """`high · likelihood 3 × impact 4 = 12 · 11 pieces of evidence`, below it what raised it and what is unknown."""
    score = f" · likelihood {found.likelihood.value} × impact {found.impact.value} = {found.score}"
    emergency = " · emergency" if found.review_within_days is not None else ""
    demands = f" · {len(found.demands)} pieces of evidence{emergency}"
    said = [f"{moved.before} → {moved.after}: {moved.because}" for moved in found.raises]
    if found.unknown:
        said.append(f"{len(found.unknown)} unknown, counted as the worst")
    if found.if_never_rehearsed:
        said.append(f"if its rollback was never rehearsed: {found.if_never_rehearsed}")
    style = TIER_STYLES[found.tier]
    head = join(plain(found.tier, f"{style} bold"), plain(f"{score}{demands}", MUTED))
    return join(head, "\n", plain(" · ".join(said) or "nothing raises it", MUTED))


class SavingPlan:
    """Saves what the form says, over the plan it showed or over a newer one once both were seen."""

    def __init__(self, session: Session, change: Change | None) -> None:
        self._session = session
        self._change = change
        self._now, self._zone = session.now, session.zone
        self._shown = change.plan if change else ChangePlan()
        self.fields = self._fields_of(self._shown)

    async def __call__(self, answers: Answers) -> Change:
        """The change as it is kept; raises Overtaken when somebody was faster, and what the desk raises."""
        wanted, rigor = self._wanted(answers), self._session.settings.rigor
        if self._change is None:
            return await self._session.desk.ask(lambda desk: changes.plan(desk, wanted, rigor))
        number, shown = self._change.number, self._shown
        try:
            return await self._session.desk.ask(lambda desk: changes.replan(desk, number, wanted, shown, rigor))
        except EditedMeanwhile as clash:
            self._shown = (await self._session.desk.ask(lambda desk: changes.one(desk, number))).plan
            raise Overtaken(self._fields_of(self._shown)) from clash

    def _wanted(self, answers: Answers) -> ChangePlan:
        given = {key: value for key, value in answers.items() if not key.startswith(RISK) and key != "ends_at"}
        risk = replace(risk_told(answers), irreversible=self._shown.risk.irreversible)
        return replace(self._shown, **given, ends_at=self._end(answers), risk=risk)

    def _end(self, answers: Answers) -> datetime | None:
        if answers["ends_at"] == written(self._shown.ends_at, self._zone):
            return changes_times.moved_end(answers["starts_at"], self._shown)
        try:
            return changes_times.ends(answers["ends_at"], answers["starts_at"], self._now, self._zone)
        except DeskError as error:
            raise NotSaved("", {"ends_at": error.message}) from error

    def _fields_of(self, plan: ChangePlan) -> tuple[Field, ...]:
        return plan_fields(plan, self._now, self._zone)
