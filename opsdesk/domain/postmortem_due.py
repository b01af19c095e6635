"""What of a postmortem is due by when, until each part is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from opsdesk.domain.postmortem import Postmortem, State
from opsdesk.domain.postmortem_prompts import PRELIMINARY
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class PartDue:
    """One part."""

    part: str
    """`draft`, `meeting` …"""
    words: str
    on: datetime | date | None
    """A moment (UTC) or a whole day; None: now."""

    @property
    def day(self) -> date | None:
        """The day (UTC)."""
        return self.on.astimezone(UTC).date() if isinstance(self.on, datetime) else self.on


def parts_due(one: Postmortem, *, follow_ups_over: bool, open_again: bool) -> Iterator[PartDue]:
    """What is due; `follow_ups_over`: nothing is left to do of what it led to. While its incident is `open_again`
    nothing is: there is no end yet to look back from."""
    if open_again:
        return
    if one.state is State.DRAFT:
        if one.preliminary_due is not None and not one.answer(PRELIMINARY):
            yield PartDue("preliminary", "preliminary analysis", one.preliminary_due)
        yield PartDue("draft", "postmortem draft", one.draft_due)
    if one.state in {State.DRAFT, State.IN_REVIEW} and one.review is None:
        yield PartDue("meeting", "postmortem meeting", one.meeting_due)
    elif one.state is State.IN_REVIEW:
        yield PartDue("review", "people met: say that the postmortem is reviewed", one.meeting_due)
    elif one.state is State.REVIEWED and follow_ups_over:
        yield PartDue("close", "every follow-up is over: close the postmortem", None)


def next_due(one: Postmortem, *, follow_ups_over: bool, open_again: bool) -> PartDue | None:
    """The part that is due first; None where none is."""
    due = parts_due(one, follow_ups_over=follow_ups_over, open_again=open_again)
    return min(due, key=lambda due: due.day or date.min, default=None)
