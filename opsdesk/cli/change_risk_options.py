"""The options that tell of a change's risk, the same for every command that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from opsdesk.cli.gathered import gathered
from opsdesk.cli.session import Session
from opsdesk.domain.change_risk import NEVER, ChangeRisk, Never
from opsdesk.domain.errors import BadInput
from opsdesk.domain.risk_questions import (
    HIGHEST,
    QUESTIONS,
    CustomerVisible,
    Disruption,
    Documented,
    DoneBefore,
    Resources,
    Restorable,
    Revenue,
    RiskAnswers,
    Rollback,
    Tested,
    UsersTouched,
)
from opsdesk.domain.text import quoted

UNKNOWN: Final = "unknown"

_NOTHING_SAID: Final[dict[str, dict[str, Any]]] = {
    "likelihood": {"likelihood": None},
    "impact": {"impact": None},
    "irreversible": {"irreversible": False},
    "rollback-rehearsed": {"rehearsed": None},
    "emergency": {"emergency": False},
}
"""What each option that is no question says when nobody gave it."""


def _asks(question_id: str) -> Any:
    """The option that answers a question; leaving it out and “unknown” are the same."""
    question = next(question for question in QUESTIONS if question.id == question_id)
    words = "|".join([*question.answers, UNKNOWN])
    purpose = (question.answers.__doc__ or "").partition(";")[0].rstrip(".")
    return typer.Option(parser=_reader(question.answers), metavar=words, help=f"{purpose}.")


def _reader(answers: type[StrEnum]) -> Callable[[str], StrEnum | None]:
    def read(word: str) -> StrEnum | None:
        if word == UNKNOWN:
            return None
        if word not in set(answers):
            known = ", ".join(f"'{answer}'" for answer in (*answers, UNKNOWN))
            raise typer.BadParameter(f"{word!r} is not one of {known}.")
        return answers(word)

    return read


Grade = Annotated[int | None, typer.Option(min=1, max=HIGHEST, help="As you judge it; else as the answers suggest.")]


def told_risk(
    session: Session,
    likelihood: Grade = None,
    impact: Grade = None,
    done_before: Annotated[DoneBefore | None, _asks("done_before")] = None,
    tested: Annotated[Tested | None, _asks("tested")] = None,
    documented: Annotated[Documented | None, _asks("documented")] = None,
    resources: Annotated[Resources | None, _asks("resources")] = None,
    users: Annotated[UsersTouched | None, _asks("users")] = None,
    revenue: Annotated[Revenue | None, _asks("revenue")] = None,
    customer_visible: Annotated[CustomerVisible | None, _asks("customer_visible")] = None,
    disruption: Annotated[Disruption | None, _asks("disruption")] = None,
    rollback: Annotated[Rollback | None, _asks("rollback")] = None,
    restorable: Annotated[Restorable | None, _asks("restorable")] = None,
    irreversible: Annotated[bool, typer.Option("--irreversible", help="It can't be undone.")] = False,
    rehearsed: Annotated[
        str, typer.Option("--rollback-rehearsed", metavar="DATE|never", help="When last: 2026-11-21, or never.")
    ] = "",
    emergency: Annotated[
        bool, typer.Option("--emergency", help="It can't wait: documents may follow, and a review is due.")
    ] = False,
) -> ChangeRisk:
    """What the options tell; raises BadInput."""
    today = session.now.astimezone(session.zone).date()
    answers = RiskAnswers(
        done_before=done_before,
        tested=tested,
        documented=documented,
        resources=resources,
        users=users,
        revenue=revenue,
        customer_visible=customer_visible,
        disruption=disruption,
        rollback=rollback,
        restorable=restorable,
    )
    return ChangeRisk(answers, likelihood, impact, irreversible, _rehearsed(rehearsed, today), emergency)


def _rehearsed(text: str, today: date) -> date | Never | None:
    """When the rollback was last rehearsed; None when nobody said. Raises BadInput."""
    if text in {"", UNKNOWN}:
        return None
    if text == NEVER:
        return NEVER
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"--rollback-rehearsed {quoted(text)} is no day (write it like {today}) and not “never”"
        ) from None
    if day > today:
        raise BadInput(f"--rollback-rehearsed {day} is still to come; today is {today}")
    return day


asks_risk = gathered("risk", told_risk)
"""Gives a command these options; what they tell is its argument `risk`."""


def without(held: ChangeRisk, options: Iterable[str]) -> ChangeRisk:
    """A risk without what some options said, named as they are; raises BadInput."""
    asked = {question.id.replace("_", "-"): question.id for question in QUESTIONS}
    for named in options:
        if named in asked:
            held = replace(held, answers=replace(held.answers, **{asked[named]: None}))
        elif named in _NOTHING_SAID:
            held = replace(held, **_NOTHING_SAID[named])
        else:
            known = ", ".join((*asked, *_NOTHING_SAID))
            raise BadInput(f"{quoted(named)} is nothing that is said of a risk (there are: {known})")
    return held


def merged(held: ChangeRisk, given: ChangeRisk) -> ChangeRisk:
    """What is known of the risk with what was given; an answer that is left out stays."""
    said = {field.name: value for field in fields(RiskAnswers) if (value := getattr(given.answers, field.name))}
    return ChangeRisk(
        replace(held.answers, **said),
        given.likelihood or held.likelihood,
        given.impact or held.impact,
        given.irreversible or held.irreversible,
        given.rehearsed or held.rehearsed,
        given.emergency or held.emergency,
    )
