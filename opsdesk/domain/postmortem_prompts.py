"""What a postmortem asks, one question at a time: how and what, never who or why.

Learning stands apart from picking actions (Howie): the questions come before the follow-ups and ask for none. The
questions that look ahead may speak of what didn't happen; those that tell the story may not.
"""

from __future__ import annotations

from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

OVERVIEW, HAPPENED, IMPACT = "overview", "what-happened", "impact"
RESOLUTION, WELL, NOT_WELL, LUCKY = "resolution", "went-well", "did-not-go-well", "lucky"
PRELIMINARY, NONE_BECAUSE, NOTES = "preliminary", "none-because", "notes"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question, and what an answer to it is held to."""

    id: str
    title: str
    """What a list and a heading call it."""
    question: str
    needed: bool = False
    """A draft can't be reviewed without an answer to it."""
    story: bool = True
    """It tells what happened: counterfactuals are pointed out."""
    hint: str = ""
    """What helps to answer, or that nothing has to be said."""


PROMPTS: Final = (
    Prompt(
        PRELIMINARY,
        "Preliminary analysis",
        "What is known by now of impact, times and services, and what is being looked at?",
        hint="Within a day, for inside the house. It asserts no causes.",
    ),
    Prompt(
        OVERVIEW,
        "Overview",
        "What happened, in two or three sentences that somebody from another team understands?",
        needed=True,
    ),
    Prompt(
        IMPACT,
        "Impact in numbers",
        "How many, how much, how long? What did users see, and what did they lose?",
        needed=True,
        hint="Numbers, or “unknown” and what would tell. Empty: what the log says counts, where it has a number.",
    ),
    Prompt(
        HAPPENED,
        "What happened",
        "How did it unfold, in the order in which people saw it?",
        needed=True,
        hint="What did they see, what did they expect of it, and what did they try?",
    ),
    Prompt(
        "differed",
        "What differed",
        "What differed from what people expected at the time, and what made their expectation sensible?",
        needed=True,
    ),
    Prompt(RESOLUTION, "Resolution", "What ended it for users, and how was that known?", needed=True),
    Prompt("trend", "One-off or trend", "Is it a one-off or part of a trend? What shows it?", needed=True),
    Prompt("foreseen", "Foreseen", "Was this class of failure foreseen, and what was there for it?"),
    Prompt("not-done", "Work not done", "What work had been chosen not to be done, and what was gained by that?"),
    Prompt("pressure", "Pressure", "How did time pressure or competing goals shape the work?"),
    Prompt("reached", "Reaching people", "How were the people reached who were needed, and how could they be?"),
    Prompt("growth", "Growth", "How does it change as there is more of everything?", story=False),
    Prompt(
        "detect-sooner", "Half the time to detect", "How would we halve the time to detect?", needed=True, story=False
    ),
    Prompt(
        "recover-sooner",
        "Half the time to recover",
        "How would we halve the time to recover?",
        needed=True,
        story=False,
    ),
    Prompt(WELL, "What went well", "What went well?", needed=True),
    Prompt(NOT_WELL, "What did not go well", "What made it harder than it had to be?", needed=True),
    Prompt(LUCKY, "Where we were lucky", "Where were we lucky?", needed=True),
    Prompt(
        NONE_BECAUSE,
        "No follow-ups, because",
        "If nothing is to be done: what makes that the right choice?",
        story=False,
        hint="Only where there are no follow-ups.",
    ),
    Prompt(
        NOTES, "Notes", "What else is to be kept?", hint="What came back from an editor and fits nowhere else is here."
    ),
)
BY_ID: Final = {prompt.id: prompt for prompt in PROMPTS}


def prompt_named(word: str) -> Prompt:
    """The question meant by its id, or by the beginning of just one; raises BadInput with those there are."""
    wanted = word.strip().lower()
    if wanted in BY_ID:
        return BY_ID[wanted]
    close = [prompt for prompt in PROMPTS if wanted and prompt.id.startswith(wanted)]
    if len(close) == 1:
        return close[0]
    raise BadInput(f"{quoted(word)} is none of its questions; there are {', '.join(BY_ID)}")
