"""Once it is over: what users saw, and not only what was left of it at the end."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Status
from tests.drafting.drafting_story import Story, investigating
from tests.drafting.told_story import proposed, send

STEP = declaration.Mitigated("switched to the second gateway")


def over(*impacts: tuple[int, str], step: int | None = None, sent: bool = True) -> str:
    """What customers read at 15:30, where each impact was told a minute later; a step was taken at `step`."""
    story = investigating()
    for at, text in impacts:
        if step is not None and at > step:
            story.tell(step, STEP)
            step = None
        story.tell(at, declaration.ImpactStated(text))
        story = send(story, at + 1) if sent else story
    story.tell(88, declaration.StatusChanged(Status.RESOLVED, "the error rate is as usual"))
    return _seen(story)


def _seen(story: Story) -> str:
    made = proposed(story, 90)
    assert not made.findings
    (sentences,) = [line for line in made.text.splitlines() if "What users saw: " in line]
    return sentences.partition("What users saw: ")[2].partition(" It lasted")[0]


@pytest.mark.parametrize(
    ("impacts", "step", "said"),
    [
        (
            [(20, "12 % of payments fail"), (40, "0.5 % of payments fail")],
            None,
            "12 % of payments failed. As of 14:40 UTC: 0.5 % of payments failed.",
        ),
        (
            [(20, "2 % of payments fail"), (30, "40,5 percent of payments fail"), (40, "9 % of payments fail")],
            None,
            "40,5 percent of payments failed. As of 14:40 UTC: 9 % of payments failed.",
        ),
        (
            [(20, "Checkout is down for everybody"), (40, "Checkout is slow")],
            35,
            "Checkout was down for everybody. As of 14:40 UTC: Checkout was slow.",
        ),
        (
            [(20, "12 % of payments fail"), (40, "1 % of payments fail"), (50, "All payments work again")],
            35,
            "12 % of payments failed. As of 14:40 UTC: 1 % of payments failed.",
        ),
    ],
)
def test_what_became_smaller_is_told_as_large_as_it_was(
    impacts: list[tuple[int, str]], step: int | None, said: str
) -> None:
    assert over(*impacts, step=step) == said


@pytest.mark.parametrize(
    ("impacts", "step"),
    [
        ([(20, "Payments fail"), (40, "12 % of payments fail")], None),
        ([(20, "2 % of payments fail"), (40, "12 % of payments fail")], 35),
        ([(20, "12 % of payments fail")], None),
    ],
)
def test_what_grew_or_was_told_more_exactly_is_told_once(impacts: list[tuple[int, str]], step: int | None) -> None:
    assert over(*impacts, step=step) == "12 % of payments failed."


def test_what_nobody_was_told_is_not_told_at_the_end() -> None:
    assert over((20, "50 % of payments fail"), (40, "5 % of payments fail"), sent=False) == "5 % of payments failed."
