"""A thing of an incident's shape in full: what Enter on it opens."""

from __future__ import annotations

from datetime import datetime, tzinfo

from opsdesk.domain.incident import Incident
from opsdesk.domain.shape import Group, Item
from screens.presenting.details import action_details, hypothesis_details, stamp


def in_full(incident: Incident, group: Group, item: Item, now: datetime, zone: tzinfo) -> str:
    """A hypothesis or an action as its pane tells it, an update word for word; else what became of it, and when."""
    if group is Group.HYPOTHESES:
        return hypothesis_details(incident, int(item.name[1:]), zone)
    if group is Group.ACTIONS:
        return action_details(incident, int(item.name[1:]), now, zone)
    lines = [f"{'about ' if mark.approx else ''}{stamp(mark.at, zone)} · {mark.sign}" for mark in item.marks]
    if group is Group.UPDATES:
        lines += ["", incident.updates[int(item.name[1:])].text]
    return "\n".join([item.told.partition("\n")[0], "", *lines])
