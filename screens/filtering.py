"""Filtering with `/`, the same wherever something is listed: what fits is shown while it is typed, Escape shows all."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from textual import on
from textual.binding import Binding

from screens.following import Following
from screens.session import Session
from screens.widgets.capture_line import CaptureInput, Question
from screens.widgets.line_list import LineList

HINT: Final = "↑ ↓ move   ↵ keep the filter   Esc show all"


def filter_key(place: str) -> Binding:
    """The key that begins it; `place` begins its id."""
    return Binding("slash", "filter", "Filter", id=f"{place}.filter", key_display="/")


class Filtering(Following, part=True):
    """A screen that shows what has every word of a filter in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words = ""
        """What it is filtered by."""

    @property
    @abstractmethod
    def filtered_list(self) -> LineList:
        """The list that up and down move through while a filter is typed."""

    @abstractmethod
    def ask(self, question: Question, hint: str, typed: str = "") -> None:
        """Asks on the line; `hint` stands below it meanwhile."""

    @abstractmethod
    def show_fitting(self) -> None:
        """Shows what fits the filter."""

    def filter_by(self, words: str) -> None:
        """Shows what has every one of the words in it."""
        self.words = words.strip()
        self.show_fitting()

    def action_filter(self) -> None:
        """Shows what fits while it is typed; Enter keeps it so, Escape shows all."""
        question = Question("filter", self.filter_by, self.filter_by, lambda: self.filter_by(""))
        self.ask(question, HINT, self.words)

    @on(CaptureInput.Stepped)
    def line_stepped(self, event: CaptureInput.Stepped) -> None:
        """Up and down move through the list while a filter is typed."""
        event.stop()
        moved = self.filtered_list
        moved.move_to((moved.selected_index or 0) + event.step)
