"""`change assess`: how risky a planned change is, what made it so, and which evidence that demands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from opsdesk.cli.change_report import as_json, as_text
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json
from opsdesk.domain.change_risk import NEVER, ChangeRisk, Never, assess
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

UNKNOWN: Final = "unknown"

changes = typer.Typer(help="Planned changes: how risky they are, and what that demands.")


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


@changes.command("assess")
def assess_change(
    context: typer.Context,
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
    json: Json = False,
) -> None:
    """Say how risky a change is, what made it so, and which evidence that demands. Nothing is kept.

    What isn't answered counts as the worst answer. Questions of a number that is given need no answer.
    """
    session = session_of(context)
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
    today = session.now.astimezone(session.zone).date()
    last = _rehearsed(rehearsed, today)
    found = assess(ChangeRisk(answers, likelihood, impact, irreversible, last, emergency), session.settings.rigor)
    if json:
        put_json(as_json(found, session.settings.rigor, last, today))
    else:
        put(as_text(found, session.settings.rigor, last, today))


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
            f"--rollback-rehearsed “{text[:40]}” is no day (write it like {today}) and not “never”"
        ) from None
    if day > today:
        raise BadInput(f"--rollback-rehearsed {day} is still to come; today is {today}")
    return day
