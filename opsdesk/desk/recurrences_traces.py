"""What each incident left by which it can be recognised, put together from all that the desk keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from opsdesk.desk import dossiers, followups
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.recurrence_signs import Trace
from opsdesk.domain.recurrence_wording import common_words, telling
from opsdesk.domain.rollback_coverage import CHANGE, change_numbers
from opsdesk.domain.vendor_happenings import VENDORS
from opsdesk.domain.vendor_incidents import names_it
from opsdesk.store.connection import in_words
from opsdesk.store.reads.traces import Left, left_by_incidents

MOST = 100_000
"""Postmortems that are looked at."""
_NUMBERED: Final = re.compile(r"[Ff]\d{1,5}")
"""A factor by the name that its postmortem gives it."""

ByIncident = dict[int, set[str]]


def traces(desk: Desk) -> list[Trace]:
    """The trace of every incident that really was one, in the order of their numbers; no replay and no demo."""
    with in_words(desk.opened.path):
        held = left_by_incidents(desk.opened.connection)
    common = common_words(map(_about, held))
    factors, changes, vendors = _factors(desk), _changes(desk, held), _vendors(desk, held)
    return [
        Trace(
            one.number,
            one.title,
            one.began_at,
            one.ended_at,
            services=one.services,
            words=telling(_about(one), one.services, common),
            causes=telling(CHANGE.sub("", " ".join(one.causes)), (), ()),
            factors=frozenset(factors.get(one.number, ())),
            changes=frozenset(changes.get(one.number, ())),
            vendors=frozenset(vendors.get(one.number, ())),
            running=one.running,
        )
        for one in held
    ]


def _about(one: Left) -> str:
    return f"{one.title} {one.impact}"


def _factors(desk: Desk) -> ByIncident:
    """The kinds of contributing factors by incident: those that its postmortem names, and those that its follow-ups
    answer. A follow-up may say `F2`, which is another factor in every postmortem: its kind counts there."""
    kinds: dict[tuple[int, str], str] = {}
    for postmortem in dossiers.listed(desk, POSTMORTEMS, limit=MOST):
        kinds |= {(postmortem.incident, factor.name): factor.kind for factor in postmortem.factors}
    found: ByIncident = {}
    for (incident, _), kind in kinds.items():
        found.setdefault(incident, set()).add(kind)
    for one in followups.listed(desk, every=True):
        said = one.task.factor
        kind = kinds.get((one.incident, said.upper()), "") if _NUMBERED.fullmatch(said) else said
        if kind:
            found.setdefault(one.incident, set()).add(kind)
    return found


def _changes(desk: Desk, held: Iterable[Left]) -> ByIncident:
    """The changes that led to each incident, as far as somebody said so, and those that were made to fix it."""
    found: ByIncident = {}
    for change in dossiers.listed(desk, CHANGES):
        for number in {change.incident, change.plan.fixes} - {0}:
            found.setdefault(number, set()).add(change.name)
    for one in held:
        found.setdefault(one.number, set()).update(map(Change.called, change_numbers(" ".join(one.causes))))
    return found


def _vendors(desk: Desk, held: Sequence[Left]) -> ByIncident:
    """Vendors that an incident names; that a service depends on one is no sign of it."""
    found: ByIncident = {}
    for vendor in dossiers.listed(desk, VENDORS, under_way=True):
        for one in held:
            if any(names_it(vendor, text) for text in one.texts):
                found.setdefault(one.number, set()).add(vendor.title)
    return found
