"""An incident as a page of Markdown or HTML. Loads the formats, so it is imported when a page is wanted, not before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from opsdesk.desk.desk import Desk
from opsdesk.desk.exporting import Whole, whole
from opsdesk.domain.cadence import all_due
from opsdesk.domain.errors import BadInput
from opsdesk.domain.policy import Policy
from opsdesk.domain.staffing import suggestions
from opsdesk.domain.text import quoted
from opsdesk.formats.markdown import can, handover, report, timeline


def render(desk: Desk, number: int, kind: str, policy: Policy, *, zone: tzinfo, at: datetime | None = None) -> str:
    """The page of a kind (a key of PAGES), now or as it was; raises NotFound, BadInput."""
    return page(whole(desk, number, at), kind, policy, zone)


def page(seen: Whole, kind: str, policy: Policy, zone: tzinfo) -> str:
    """The same of an incident that was read already."""
    renderer = PAGES.get(kind)
    if renderer is None:
        raise BadInput(f"there is no page {quoted(kind)} (there are {', '.join(PAGES)})")
    return renderer(seen, policy, zone)


def _timeline(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    return timeline.render(seen.incident, seen.entries, seen.now, zone=zone)


def _report(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    return report.render(seen.incident, seen.entries, seen.now, zone=zone, went=seen.deliveries)


def _handover(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    people = suggestions(seen.incident, policy, seen.now)
    return handover.render(
        seen.incident,
        seen.entries,
        seen.now,
        zone=zone,
        waiting=all_due(seen.incident, policy),
        suggestions=people,
        went=seen.deliveries,
    )


def _can(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    return can.render(seen.incident, seen.entries, seen.now, zone=zone, waiting=all_due(seen.incident, policy))


def _html(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    from opsdesk.formats.html.incident import render  # takes as long as all the others, and is wanted seldom

    return render(seen.incident, seen.entries, seen.now, seen.deliveries)


PAGES: dict[str, Callable[[Whole, Policy, tzinfo], str]] = {
    "timeline": _timeline,
    "report": _report,
    "handover": _handover,
    "can": _can,
    "html": _html,
}
