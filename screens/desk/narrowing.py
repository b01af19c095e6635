"""Filtering on the desk: incidents, signals and what is due at once, since one thing stands in more than one list."""

from __future__ import annotations

from collections.abc import Sequence

from opsdesk.domain.incident import Incident
from screens.desk.base import DeskState
from screens.desk.declaring import Declaring
from screens.presenting.agenda import Week, item_text
from screens.presenting.desk import incident_text
from screens.presenting.due import Pressing
from screens.presenting.filtered import filtered_title, fitting, nothing_fits, shown_of
from screens.session import Session
from screens.widgets.line_list import LineList, Row, Rows


class Narrowing(Declaring, part=True):
    """What each list shows of all that it has."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session, state)
        self._moved = self.incidents

    @property
    def filtered_list(self) -> LineList:
        """The one that had the focus, unless only the other has something that fits."""
        other = self.due if self._moved is self.incidents else self.incidents
        only_other = self._moved.selected_key is None and other.selected_key is not None
        return other if only_other else self._moved

    def action_filter(self) -> None:
        """Shows what fits while it is typed, in every list of the desk."""
        if self.line.question is None:
            self._moved = self.due if self.due.has_focus else self.incidents
        super().action_filter()

    def action_show_all(self) -> None:
        """Shows all again."""
        if self.words:
            self.filter_by("")

    def filter_by(self, words: str) -> None:
        super().filter_by(words)
        if self.line.question is None:
            self.show_keys()
            self.set_focus(self.filtered_list)

    def show_fitting(self) -> None:
        self.narrow_inbox()
        self.show_state()

    def incidents_that_fit(self, every: Sequence[Incident]) -> Sequence[Incident]:
        """Those that the filter leaves in."""
        fits = fitting(self.words)
        return [one for one in every if fits(incident_text(one))] if self.words else every

    def pressing_that_fits(self, every: Sequence[Pressing]) -> Sequence[Pressing]:
        """What is due of incidents, as far as the filter leaves it in."""
        fits = fitting(self.words)
        return [one for one in every if fits(one.text)] if self.words else every

    def week_that_fits(self, week: Week) -> Week:
        """What else is due, as far as the filter leaves it in."""
        if not self.words:
            return week
        fits = fitting(self.words)
        overdue, ahead = (tuple(one for one in part if fits(item_text(one))) for part in (week.overdue, week.ahead))
        return Week(overdue, ahead)

    def said_if_none(self, rows: Rows, shown: int, every: int, width: int) -> Rows | tuple[Row, ...]:
        """The rows; where the filter leaves none in, that is said."""
        if shown or not every or not self.words:
            return rows
        from screens.presenting.listing import note_rows

        return note_rows(nothing_fits(self.words), width)

    def say_how_many(self, shown: LineList, title: str, fit: int, every: int, otherwise: str = "") -> None:
        """Says on a list's border what it is filtered by and how much of it is shown; else what there is to say."""
        shown.border_title = filtered_title(title, self.words)
        shown.say_on_border(shown_of(fit, every, self.words) or otherwise)
