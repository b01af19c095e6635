"""Once it is over: what users saw, and not only what was left of it at the end."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Milestone, Status
from tests.drafting.drafting_story import Story, declared, investigating, minute
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
    ("impacts", "step", "said"),
    [
        (
            [(20, "The site cannot be opened in Asia"), (30, "Site opens, maps are blank"), (40, "Maps are slow")],
            35,
            "The site could not be opened in Asia. As of 14:30 UTC: Site opens, maps were blank. "
            "As of 14:40 UTC: Maps were slow.",
        ),
        (
            [(20, "The site cannot be opened in Asia"), (40, "Maps are slow")],
            None,
            "The site could not be opened in Asia. As of 14:40 UTC: Maps were slow.",
        ),
        (
            [
                (20, "Pages cannot be changed"),
                (30, "Sign-ups fail too"),
                (40, "Pages still cannot be changed at night"),
            ],
            None,
            "Sign-ups failed too. As of 14:40 UTC: Pages still could not be changed at night.",
        ),
        (
            [(20, "Pages are read-only"), (30, "Sign-ups fail too"), (40, "Logins are slow")],
            None,
            "Pages were read-only. As of 14:30 UTC: Sign-ups failed too. As of 14:40 UTC: Logins were slow.",
        ),
        (
            [(20, "Visitors get error pages"), (30, "40 % of logins fail"), (40, "12 % of logins fail")],
            35,
            "Visitors got error pages. As of 14:30 UTC: 40 % of logins failed. As of 14:40 UTC: 12 % of logins failed.",
        ),
        (
            [(20, "30 % of payments fail"), (30, "Payments are slow"), (40, "Refunds are slow")],
            35,
            "30 % of payments failed. As of 14:40 UTC: Refunds were slow.",
        ),
    ],
)
def test_what_was_told_first_is_not_lost_where_no_share_says_that_it_was_less(
    impacts: list[tuple[int, str]], step: int | None, said: str
) -> None:
    assert over(*impacts, step=step) == said


def test_one_impact_that_some_were_told_in_part_is_no_later_one() -> None:
    story = send(investigating().tell(20, declaration.ImpactStated("The host db-eu-1 hangs. Pages are blank")), 21)
    send(story, 22, Audience.EXECUTIVES).tell(30, declaration.ImpactStated("Logins fail"))
    send(story, 31).tell(33, STEP).tell(40, declaration.ImpactStated("Maps are slow"))
    story.tell(88, declaration.StatusChanged(Status.RESOLVED, "the error rate is as usual"))
    assert (
        "Pages were blank. As of 14:30 UTC: Logins failed. As of 14:40 UTC: Maps were slow." in proposed(story, 90).text
    )


def test_what_came_to_concern_all_is_told_by_that() -> None:
    told = over((20, "Logins fail in France"), (30, "Nobody can log in"), (40, "Logins are slow"), step=35)
    assert told == "Nobody could log in. As of 14:40 UTC: Logins were slow."


@pytest.mark.parametrize(
    ("impacts", "said"),
    [
        (
            [(20, "2,000 orders have wrong prices"), (30, "The shop is closed; nobody can order")],
            "2,000 orders had wrong prices. As of 14:30 UTC: The shop was closed; nobody could order.",
        ),
        (
            [(20, "Some see the cart of another customer"), (30, "Nobody can log in"), (40, "Logins are slow")],
            "Some saw the cart of another customer. As of 14:30 UTC: Nobody could log in. "
            "As of 14:40 UTC: Logins were slow.",
        ),
        (
            [(20, "12 % of exports miss rows"), (30, "No exports are made")],
            "12 % of exports miss rows. As of 14:30 UTC: No exports were made.",
        ),
    ],
)
def test_what_people_got_wrong_is_no_smaller_form_of_what_concerned_all(
    impacts: list[tuple[int, str]], said: str
) -> None:
    assert over(*impacts, step=35) == said


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


@pytest.mark.parametrize(("sent", "said"), [(True, "40 % of payments"), (False, "12 % of card payments in Europe")])
@pytest.mark.parametrize(
    "nobody", ["Nobody is affected", "No impact on customers", "Nobody is affected. No data was lost"]
)
def test_that_nobody_is_affected_at_the_end_says_nothing_of_before(nobody: str, sent: bool, said: str) -> None:
    impacts = [(20, "12 % of payments fail"), (40, "40 % of payments fail"), (60, nobody)]
    assert over(*impacts, sent=sent) == f"{said} failed."


def test_nobody_was_affected_at_first_and_at_the_end_and_some_were_in_between() -> None:
    story = declared().tell(3, declaration.MilestoneSet(Milestone.STARTED, minute(0)))
    for at, text in ((20, "Nobody is affected"), (40, "40 % of payments fail"), (60, "Nobody is affected")):
        story = send(story.tell(at, declaration.ImpactStated(text)), at + 1)
    story.tell(88, declaration.StatusChanged(Status.RESOLVED, "the error rate is as usual"))
    assert _seen(story) == "40 % of payments failed."


@pytest.mark.parametrize("audience", Audience)
def test_what_was_so_at_an_end_that_was_none_is_not_told_as_how_it_is(audience: Audience) -> None:
    story = send(investigating(), 10).tell(20, declaration.ImpactStated("Nobody is affected. No data was lost"))
    story = send(story.tell(21, declaration.StatusChanged(Status.RESOLVED, "the error rate is as usual")), 22)
    story.tell(30, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))
    text = proposed(story, 31, audience).text
    assert "Nobody is affected" not in text
    assert "We do not yet know what users see now." in text
