"""Who is typing: asked once, on the line of the screen that is shown first, when nobody said it in any other way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from opsdesk.desk.decision import person
from opsdesk.domain.errors import DeskError
from screens.following import Following
from screens.widgets.capture_line import CaptureLine, Question
from screens.working import begin

Remember = Callable[[str], None]

SAID_FOR_S = 2.0
"""Seconds; the notice lies over the line's end."""


def ask_who_types(screen: Following, remember: Remember, typed: str = "") -> None:
    """Asks for a short name. Enter alone and Escape take the login name: whoever is in a hurry is not held up."""
    question = Question(
        f"your short name? (Enter: {screen.session.by})",
        lambda answer: _answered(screen, remember, answer),
        left=lambda: begin(screen, partial(_answered, screen, remember, "")),
    )
    screen.query_one(CaptureLine).ask(question, typed)


async def _answered(screen: Following, remember: Remember, answer: str) -> None:
    """Takes the name over from here on and for next time; what is no name is asked about again."""
    session = screen.session
    try:
        name = person(answer) if answer.strip() else session.by
    except DeskError as error:
        ask_who_types(screen, remember, answer)
        screen.notify(error.message, markup=False, severity="warning")
        return
    session.type_as(name)
    try:
        await session.desk.ask(lambda desk: remember(name))
    except DeskError as error:
        screen.notify(error.message, markup=False, severity="warning")
    else:
        screen.notify(f"You type as {name}.", markup=False, timeout=SAID_FOR_S)
