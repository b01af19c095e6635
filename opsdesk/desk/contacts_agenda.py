"""What the agenda asks of contacts: those of teams and of vendors. Loaded with the agenda, so never on the way to a
first frame."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import teams_standing, vendors_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.reach import Reachable
from opsdesk.domain.reach_staleness import Reason, check_due, in_words
from opsdesk.domain.text import one_line


def of_teams(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Teams whose contacts are to be checked, or that something makes doubtful."""
    for held in teams_standing.overview(desk, zone_named(settings.zone)):
        if held.team is not None:
            yield from _check(Sort.CONTACTS, held.team, held.reasons, held.team.profile.lead)


def of_vendors(desk: Desk, settings: Settings) -> Iterator[Item]:
    """The same of vendors that have an escalation path, and of those without one that a core service stands on."""
    today = desk.clock().astimezone(zone_named(settings.zone)).date()
    for held in vendors_standing.overview(desk, settings.vendors, today):
        yield from _check(Sort.VENDOR_CONTACTS, held.vendor, held.reasons, held.vendor.owner)


def _check(sort: Sort, held: Reachable, reasons: tuple[Reason, ...], owner: str) -> Iterator[Item]:
    due = check_due(reasons, held)
    if reasons or due:
        words = f"check of the contacts of {one_line(held.title)}"
        yield Item(f"{held.name} contacts", sort, words, due, owner, held.name, one_line(in_words(reasons)))
