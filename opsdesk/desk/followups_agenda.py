"""What the agenda asks of follow-ups. Loaded with the agenda, so never on the way to a first frame."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import followups_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup_standing import Standing
from opsdesk.domain.followup_words import moved_words
from opsdesk.domain.text import one_line


def reminders(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Every follow-up until it is done or declined, whatever became of the incident that it comes from."""
    for one in followups_standing.overview(desk, zone_named(settings.zone)):
        followup = one.followup
        of = f" (INC-{followup.incident})" if followup.incident else ""
        words = f"{one_line(followup.title)}{of}"
        why = one_line(_why(one))
        yield Item(followup.name, Sort.FOLLOW_UP, words, followup.task.due, followup.task.owner, followup.name, why)


def _why(one: Standing) -> str:
    age = f"open for {counted(one.age, 'day')}" if one.over and one.age else ""
    return ", ".join(part for part in (age, moved_words(one.followup)) if part)
