"""What counts as a reason is the same wherever one is asked for: words, and not a sign that gets past the question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import actions, amending, changes, declaring, hypotheses, pacing
from opsdesk.desk.decision import Decision, need_reason
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import Refused
from opsdesk.domain.vocabulary import Audience, Status
from tests.desk.change_plans import plan
from tests.fakes import START

EVERYBODY = list(Audience)
NONE_AT_ALL = (".", " … ", "--", "2", "?!")


@pytest.mark.parametrize("why", NONE_AT_ALL)
@pytest.mark.parametrize(
    "asking",
    [
        lambda why: declaring.change_severity(4, why),
        lambda why: declaring.change_status(Status.CANCELLED, why),
        lambda why: declaring.change_status(Status.DUPLICATE, why),
        lambda why: pacing.snooze(EVERYBODY, START + timedelta(minutes=30), why, now=START),
        lambda why: pacing.pause(EVERYBODY, why, now=START),
        lambda why: hypotheses.rule_out(1, why),
        lambda why: actions.block(1, why),
        lambda why: actions.drop(1, why),
    ],
)
def test_a_sign_is_no_reason(desk: Desk, number: int, asking: Callable[[str], Decision], why: str) -> None:
    desk.do(number, hypotheses.raise_hypothesis("the pool is full"))
    desk.do(number, actions.give("roll back", ["bo"], check_in_at=None))
    with pytest.raises(Refused, match=r"is no reason: .* needs one in words"):
        desk.do(number, asking(why))


def test_a_sign_cancels_no_change(desk: Desk) -> None:
    plan(desk)
    with pytest.raises(Refused, match="cancelling CHG-1 needs a reason"):
        changes.cancel(desk, 1, ".")


def test_a_sign_opens_nothing_again_and_strikes_nothing(desk: Desk, number: int) -> None:
    note = desk.do(number, actions.give("roll back", ["bo"], check_in_at=None)).entries[0]
    with pytest.raises(Refused, match=r"“\.” is no reason: striking an entry needs one in words"):
        desk.do(number, amending.strike(note, "."))
    desk.do(number, declaring.change_status(Status.RESOLVED))
    with pytest.raises(Refused, match=r"“\.” is no reason: reopening it needs one in words"):
        desk.do(number, declaring.change_status(Status.INVESTIGATING, "."))


def test_words_of_any_script_are_one() -> None:
    assert need_reason(" 誤報 ", "cancelling it") == "誤報"
    assert need_reason("5xx", "cancelling it") == "5xx"
