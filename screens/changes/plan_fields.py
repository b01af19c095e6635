"""What the form of a plan asks for, and the risk that its answers tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from opsdesk.desk import changes_times
from opsdesk.desk.changes_times import been
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.change_risk import NEVER, ChangeRisk, Never
from opsdesk.domain.errors import BadInput
from opsdesk.domain.risk_questions import HIGHEST, QUESTIONS, Question, RiskAnswers
from screens.dialogs.form import Answers
from screens.dialogs.form_fields import Field, choice, names, yes_no

UNKNOWN = "unknown"
AS_ANSWERED = "as answered"
RISK = "risk-"
"""Keys of the risk's fields begin with it."""


def plan_fields(plan: ChangePlan, now: datetime, zone: tzinfo) -> tuple[Field, ...]:
    """What is planned, the questions about its risk, then what is seldom said."""
    return (
        Field("title", "What changes", plan.title, hint="Release 4.2 with larger pools"),
        names("services", "Services it touches", plan.services, hint="payments, checkout"),
        Field("deployment_type", "Deployment type", plan.deployment_type, hint="rolling"),
        names("stages", "Stages of the rollout", plan.stages, hint="canary, eu, all"),
        _time(
            "starts_at",
            "Starts",
            plan.starts_at,
            zone,
            _reads_start(plan, now, zone),
            "tue 14:00, 2026-11-24 14:00, in 2h",
        ),
        _time("ends_at", "Ends", plan.ends_at, zone, str.strip, "90m, 2h, or a time"),
        yes_no(f"{RISK}emergency", "An emergency that can't wait", plan.risk.emergency),
        _rehearsed(plan.risk.rehearsed, now.astimezone(zone).date()),
        *(_question(question, plan.risk) for question in QUESTIONS),
        _grade("likelihood", plan.risk.likelihood),
        _grade("impact", plan.risk.impact),
        choice("sort", "Kind", [sort.value for sort in ChangeSort], plan.sort, read=ChangeSort),
        Field("author_role", "What its author is", plan.author_role, hint="payments developer"),
        Field("link", "Link", plan.link, hint="https://… of code or ticket"),
        Field("fixes", "Made to fix an incident", f"INC-{plan.fixes}" if plan.fixes else "", _incident, "INC-7"),
        _time("committed_at", "Committed", plan.committed_at, zone, _reads_commit(plan, now, zone), "2026-11-20 14:00"),
    )


def risk_told(answers: Answers) -> ChangeRisk:
    """The risk as far as the fields tell it; what can't be read by now is unknown."""
    told = {key.removeprefix(RISK): value for key, value in answers.items() if key.startswith(RISK)}
    replies = {question.id: told.pop(question.id) for question in QUESTIONS if question.id in told}
    return ChangeRisk(RiskAnswers(**replies), **told)


def _question(question: Question, risk: ChangeRisk) -> Field:
    label = question.label[0].upper() + question.label[1:]
    answer = getattr(risk.answers, question.id)
    options = (*question.answers, UNKNOWN)

    def read(word: str) -> object:
        return None if word == UNKNOWN else question.answers(word)

    return choice(f"{RISK}{question.id}", label, options, answer or UNKNOWN, read=read)


def _grade(axis: str, given: int | None) -> Field:
    options = (AS_ANSWERED, *(str(grade) for grade in range(1, HIGHEST + 1)))

    def read(word: str) -> int | None:
        return None if word == AS_ANSWERED else int(word)

    shown = AS_ANSWERED if given is None else str(given)
    return choice(f"{RISK}{axis}", f"{axis.capitalize()}, as you judge it", options, shown, read=read)


def _rehearsed(known: date | Never | None, today: date) -> Field:
    def read(shown: str) -> date | Never | None:
        said = shown.strip().lower()
        if said in {"", UNKNOWN}:
            return None
        if said == NEVER:
            return NEVER
        try:
            day = date.fromisoformat(said)
        except ValueError:
            raise BadInput(f"write a day like {today}, or never") from None
        if day > today:
            raise BadInput(f"{day} is still to come")
        return day

    return Field(
        f"{RISK}rehearsed", "Rollback rehearsed last", str(known or ""), read, "as its procedure knows; a day, never"
    )


def _time(key: str, label: str, at: datetime | None, zone: tzinfo, read: Callable[[str], object], hint: str) -> Field:
    return Field(key, label, written(at, zone), read, hint)


def written(at: datetime | None, zone: tzinfo) -> str:
    """A time as it can be typed again."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""


def _reads_start(plan: ChangePlan, now: datetime, zone: tzinfo) -> Callable[[str], datetime | None]:
    """What nobody touched stays to the second."""
    shown = written(plan.starts_at, zone)
    return lambda text: plan.starts_at if text == shown else changes_times.starts(text, now, zone)


def _reads_commit(plan: ChangePlan, now: datetime, zone: tzinfo) -> Callable[[str], datetime | None]:
    shown = written(plan.committed_at, zone)
    return lambda text: plan.committed_at if text == shown else been(text, now, zone)


def _incident(shown: str) -> int:
    said = shown.strip().upper().removeprefix("INC-")
    if said and not said.isdecimal():
        raise BadInput("write it like INC-7")
    return int(said or 0)
