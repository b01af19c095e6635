"""Which signal a report belongs to, which incident a signal may belong to, and how both are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import AffectedService
from opsdesk.domain.signal import Ending, Signal
from opsdesk.domain.signal_matching import matches
from opsdesk.domain.signal_report import Condition
from opsdesk.domain.signal_succession import allotted, in_time
from opsdesk.domain.signal_words import age_words, described, earlier_words, services_words, stands_words
from opsdesk.domain.vocabulary import ServiceState
from tests.desk.signals_told import began, report
from tests.fakes import START

FIRING, RESOLVED, TOLD = Condition.FIRING, Condition.RESOLVED, Condition.TOLD


def dismissed(condition: Condition = FIRING) -> Signal:
    return Signal(1, condition=condition, began_at=began(0), newest_at=began(1), ending=Ending.DISMISSED)


@pytest.mark.parametrize(
    ("condition", "reports", "old"),
    [
        (FIRING, [report(2, began_at=began(0))], 1),
        (FIRING, [report(2, began_at=began(2))], 0),
        (FIRING, [report(2)], 0),
        (RESOLVED, [report(2, began_at=began(0))], 0),
        (FIRING, [report(2, RESOLVED), report(3, began_at=began(0)), report(4, TOLD)], 1),
        (FIRING, [report(2, TOLD), report(3, began_at=began(0))], 2),
        (RESOLVED, [report(0)], 1),
        (RESOLVED, [report(2, TOLD), report(3, RESOLVED)], 2),
    ],
)
def test_only_a_new_firing_begins_a_new_signal(condition: Condition, reports: list, old: int) -> None:
    kept, anew = allotted(dismissed(condition), reports, listens=False)
    assert (list(kept), list(anew)) == (reports[:old], reports[old:])
    assert allotted(dismissed(condition), reports, listens=True) == (reports, ())


def test_what_happened_at_one_moment_fires_before_it_is_resolved() -> None:
    both = [report(1, RESOLVED), report(1), report(0, TOLD)]
    assert [one.condition for one in in_time(both)] == [TOLD, FIRING, RESOLVED]


def test_the_likeliest_incident_names_the_same_service_or_says_the_same_words() -> None:
    paying = {"payments": AffectedService("payments", ServiceState.DEGRADED, START)}
    incidents = [
        Incident(1, title="Search is stale"),
        Incident(2, title="The disk of db-7 is full"),
        Incident(3, title="Nobody can pay", services=paying),
    ]
    signal = Signal(9, about="Disk of db-8 fills up", services=("payments", "ledger"))
    assert [(match.incident.number, match.why) for match in matches(signal, incidents)] == [
        (3, "both name payments"),
        (2, "both say “disk”"),
        (1, ""),
    ]


def test_a_signal_is_told_in_words() -> None:
    signal = Signal(
        3,
        source="prom",
        about="disk\nfull",
        condition=FIRING,
        claimed="p1",
        services=tuple("abcde"),
        began_at=began(0),
        newest_at=began(9),
        firings=3,
    )
    assert services_words(signal) == "a, b, c and 2 more"
    assert stands_words(signal, began(42)) == "firing for 42 min, 3 times"
    assert described(signal) == ("prom p1 “disk⏎full” (a, b, c and 2 more), firing since 2026-11-17 14:42 UTC, 3 times")
    assert age_words(signal, START + timedelta(days=3)) == "3 days"
    assert age_words(signal, START - timedelta(days=3)) == ""
    assert stands_words(Signal(1), START) == "told"
    assert [earlier_words(Signal(9, earlier=before)) for before in ((), (1,), (1, 2), (1, 2, 3, 4))] == [
        "",
        "here once before: SIG-1",
        "here twice before: SIG-1, SIG-2",
        "here 4 times before: … SIG-2, SIG-3, SIG-4",
    ]
