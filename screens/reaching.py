"""Asking which way to reach somebody was tried, and what came of it: the same for teams and vendors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic

from opsdesk.domain.reach import Reachable
from opsdesk.domain.reach_words import reach_words
from opsdesk.domain.text import one_line
from screens.skeleton import Skeleton
from screens.skeleton.view import Item
from screens.widgets.capture_line import Question

ALL = "all of them"

Checked = Callable[[list[str]], Awaitable[Any]]
"""Keeps that ways in of these words were tried; none named means all."""
Failed = Callable[[str, str], Awaitable[Any]]
"""Keeps that the way in of these words failed, and why."""


class AsksWhoAnswers(Skeleton[Item], Generic[Item]):
    """A screen on whose things one can be reached."""

    def ask_who_answered(self, held: Reachable, keep: Checked) -> None:
        """Asks which ways in were tried."""
        if not held.reaches:
            self.say(f"nobody said how {one_line(held.title)} is reached: e gives it a contact")
            return

        def chosen(place: int) -> Awaitable[Any]:
            return keep([held.reaches[place - 1].words] if place else [])

        self.choose(f"{one_line(held.title)}: what did you try, and it works?", [ALL, *_ways(held)], chosen)

    def ask_who_failed(self, held: Reachable, keep: Failed) -> None:
        """Asks which way in failed, and how."""
        if not held.reaches:
            self.say(f"nobody said how {one_line(held.title)} is reached: e gives it a contact")
            return

        def chosen(place: int) -> None:
            reach = held.reaches[place]
            question = Question(f"{reach.name} failed", lambda why: keep(reach.words, why))
            self.ask(question, f"{one_line(reach.words)}   ↵ keeps it   Esc back")

        self.choose(f"{one_line(held.title)}: what failed?", _ways(held), chosen)


def _ways(held: Reachable) -> list[str]:
    return [f"{reach.name} · {reach_words(held, reach)}" for reach in held.reaches]
