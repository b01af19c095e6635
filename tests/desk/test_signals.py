"""Signals: what tools report, once each, until somebody decides; and what an incident hears of it then."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsdesk.config import Settings
from opsdesk.desk import declaring, dossiers, signals, signals_declaring
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_inputs import Asked, gather
from opsdesk.desk.signals_taking_in import TakenIn, take_in
from opsdesk.domain.dossier import fold
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.signal import Ending
from opsdesk.domain.signal_happenings import SIGNALS
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY, SignalPolicy
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.vocabulary import Milestone, Status
from tests.desk.signals_told import began, report
from tests.fakes import FakeClock, OpenDesk

FIRING, TOLD, RESOLVED = Condition.FIRING, Condition.TOLD, Condition.RESOLVED


def arrived(desk: Desk, *reports: Report, policy: SignalPolicy = DEFAULT_SIGNAL_POLICY) -> TakenIn:
    return take_in(desk, reports, policy)


def counted(taken: TakenIn) -> tuple[int, int]:
    """Reports that weren't here before, and those that were."""
    return sum(one.new for one in taken.arrivals), sum(one.known for one in taken.arrivals)


def headlines(desk: Desk, number: int) -> list[str]:
    return [entry.payload.headline() for entry in desk.entries(number)]


def test_reports_of_one_problem_are_one_signal_and_each_counts_once(desk: Desk, clock: FakeClock) -> None:
    clock.forward(hours=1)
    batch = [report(0), report(5, RESOLVED), report(9), report(9), report(1, key="cpu")]
    first, again = arrived(desk, *batch), arrived(desk, *reversed(batch))
    assert (counted(first), counted(again)) == ((4, 1), (0, 5))
    disk, cpu = (arrival.signal for arrival in first.arrivals)
    assert (disk.name, disk.firings, disk.reports, disk.condition) == ("SIG-1", 2, 3, FIRING)
    assert (cpu.first_at, cpu.title) == (began(1), "cpu is full")
    assert [signal.number for signal in signals.listed(desk)] == [1, 2]


def test_a_late_report_says_nothing_of_how_it_stands_now(desk: Desk) -> None:
    arrived(desk, report(9, RESOLVED, severity="p1"))
    late = arrived(desk, report(3, severity="p4", title="older words")).arrivals[0].signal
    assert (late.condition, late.severity, late.title, late.firings) == (RESOLVED, 1, "disk is full", 1)


def test_words_are_read_by_the_settings_and_the_registry(desk: Desk) -> None:
    policy = SignalPolicy(severities={"Boo": 2, "sev-1": 1}, services={"Card GW": "payments"}, ignore=("watch*",))
    taken = arrived(
        desk,
        report(severity="boo", services=("card gw", "payments", "other")),
        report(key="watchdog"),
        report(key="x", severity="SEV 1"),
        report(key="y", severity="whatever"),
        policy=policy,
    )
    assert taken.ignored == 1
    assert [arrival.signal.severity for arrival in taken.arrivals] == [2, 1, 0]
    assert taken.arrivals[0].signal.services == ("payments", "other")


def test_the_worst_and_newest_wait_on_top_and_what_is_resolved_below(desk: Desk) -> None:
    arrived(desk, report(1, key="a", severity="p3"), report(2, key="b", severity="p1"), report(3, key="c"))
    arrived(desk, report(4, key="d", severity="p1"), report(5, RESOLVED, key="e", severity="p1"))
    assert [signal.key for signal in signals.listed(desk)] == ["d", "b", "c", "a", "e"]


def test_a_dismissed_one_stays_away_until_it_fires_anew(desk: Desk, clock: FakeClock) -> None:
    arrived(desk, report(0, began_at=began(0)))
    signals.dismiss(desk, [1], "a known leak")
    with pytest.raises(Refused, match="decided already: dismissed: a known leak"):
        signals.dismiss(desk, [1], "again")
    arrived(desk, report(2, began_at=began(0)), report(3, RESOLVED, began_at=began(0)))
    assert not signals.listed(desk), "the very firing that was dismissed, and its end"
    anew = arrived(desk, report(8, began_at=began(8))).arrivals[0]
    assert (anew.opened, anew.signal.name, anew.signal.earlier) == (True, "SIG-2", (1,))
    signals.dismiss(desk, [2], "the same")
    assert arrived(desk, report(20, began_at=began(20))).arrivals[0].signal.earlier == (1, 2)
    assert counted(arrived(desk, report(8, began_at=began(8)))) == (0, 1), "which of the three had it doesn't matter"


def test_what_was_dismissed_can_be_taken_back_but_never_what_a_tool_said(desk: Desk, open_desk: OpenDesk) -> None:
    arrived(desk, report())
    with pytest.raises(Refused, match="SIG-1 waits: nothing was decided on it"):
        signals.undo(desk, [1])
    signals.dismiss(desk, [1], "a test")
    arrived(desk, report(1, RESOLVED))
    with pytest.raises(Refused, match="nothing of yours"):
        signals.undo(open_desk("bo"), [1])
    assert signals.undo(desk, [1])[0].ending is Ending.WAITING
    with pytest.raises(Refused, match="needs a reason"):
        signals.dismiss(desk, [1], " ")


def test_several_are_dismissed_together_or_not_at_all(desk: Desk) -> None:
    arrived(desk, report(key="a"), report(key="b"))
    signals.dismiss(desk, [2], "noise")
    with pytest.raises(Refused, match="SIG-2"):
        signals.dismiss(desk, [1, 2], "both")
    assert [signal.number for signal in signals.listed(desk)] == [1]


def test_a_merged_one_goes_on_in_its_incident(desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(hours=1)
    arrived(desk, report(0, severity="p1", url="https://m/1"), report(1, TOLD, text="We look into it."))
    [merged] = signals.merge(desk, [1], number)
    assert (merged.ending, merged.incident) == (Ending.MERGED, number)
    before = len(desk.entries(number))
    arrived(desk, report(7), report(9, RESOLVED, text="34 %"), report(9, RESOLVED, text="34 %"))
    assert headlines(desk, number)[before - 3 :] == [
        "SIG-1 belongs to this: prometheus p1 “disk is full”, firing since 2026-11-17 14:42 UTC · https://m/1",
        "prometheus: SIG-1 “disk is full”: “We look into it.”",
        "sig-1: https://m/1",
        "prometheus: SIG-1 “disk is full” fires again",
        "prometheus: SIG-1 “disk is full” is resolved there: “34 %”",
    ]
    incident = desk.incident(number)
    assert [fact.at for fact in incident.evidence.values()] == [began(9)]
    assert not incident.judgements, "what it speaks for is the commander's to say"
    assert {entry.by for entry in desk.entries(number)[before - 1 :]} == {"prometheus"}
    assert desk.undo_candidate(number).payload.headline().startswith("SIG-1 belongs"), "no tool's words are undone"


def test_an_alert_that_flaps_is_evidence_once(desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(hours=1)
    labels = (("runbook_url", "https://wiki/disk"), ("Dashboard", "nowhere"), ("host", "https://no"))
    arrived(desk, report(0, labels=labels, url="https://m/1"))
    signals.merge(desk, [1], number)
    arrived(desk, *(report(at, RESOLVED if at % 2 else FIRING) for at in range(1, 7)))
    arrived(desk, report(8, RESOLVED))
    incident = desk.incident(number)
    assert [fact.at for fact in incident.evidence.values()] == [began(1)]
    assert headlines(desk, number)[-1] == "prometheus: SIG-1 “disk is full” is resolved there"
    assert {link.name: link.url for link in incident.links.values()} == {
        "sig-1": "https://m/1",
        "runbook_url": "https://wiki/disk",
    }


def test_of_a_storm_an_incident_is_told_in_a_line(desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(hours=1)
    storm = [report(at, key=f"k{at}") for at in range(8)]
    arrived(desk, *storm, report(9, TOLD, key="k0", text="All at once."), report(9, RESOLVED, key="k7"))
    before = len(desk.entries(number))
    signals.merge(desk, range(1, 9), number)
    arrived(desk, *(report(20 + at, RESOLVED, key=f"k{at}") for at in range(7)))
    assert headlines(desk, number)[before:] == [
        "8 signals belong to this: SIG-1, SIG-2, SIG-3 and 5 more (prometheus)",
        "prometheus: SIG-1 “k0 is full”: “All at once.”",
        "prometheus: SIG-8 “k7 is full” is resolved there",
        "prometheus: 7 signals are resolved there: SIG-1, SIG-2, SIG-3 and 4 more",
    ]
    assert [fact.at for fact in desk.incident(number).evidence.values()] == [began(9), began(26)]
    signals.undo(desk, range(1, 9))
    assert headlines(desk, number)[-1] == "no part of this after all: SIG-1, SIG-2, SIG-3 and 5 more"
    assert len(signals.listed(desk)) == 8


def test_the_on_call_review_hears_what_alerts_cost(desk: Desk, clock: FakeClock) -> None:
    arrived(desk, report(), report(1, key="cpu"))
    signals.dismiss(desk, [1], "noise")
    told = gather(desk, Settings(), ["alert-noise"], Asked(1, clock()))
    assert told[0].lines[0].startswith("prometheus: 2 signals, none became incidents, 1 dismissed, 1 waits")
    clock.forward(days=9)
    assert gather(desk, Settings(), ["alert-noise"], Asked(1, clock()))[0].lines == ()


def test_a_merge_taken_back_is_told_and_the_signal_waits_again(desk: Desk, number: int) -> None:
    arrived(desk, report())
    signals.merge(desk, [1], number)
    arrived(desk, report(1, RESOLVED))
    assert signals.undo(desk, [1])[0].ending is Ending.WAITING
    assert headlines(desk, number)[-1] == "no part of this after all: SIG-1"


def test_nothing_is_merged_into_what_is_over(desk: Desk, number: int) -> None:
    arrived(desk, report())
    desk.do(number, declaring.change_status(Status.RESOLVED, "fixed"))
    with pytest.raises(Refused, match="INC-1 is resolved: declare SIG-1, or open INC-1 again"):
        signals.merge(desk, [1], number)


def test_declared_it_brings_what_it_knows_and_its_end_is_evidence(desk: Desk, clock: FakeClock) -> None:
    clock.forward(minutes=30)
    arrived(desk, report(5, severity="critical", services=("payments",), began_at=began(2)))
    incident = signals_declaring.declare(desk, 1).incident
    assert (incident.title, incident.severity, list(incident.services)) == ("disk is full", 1, ["payments"])
    times = incident.milestones
    assert (times[Milestone.STARTED].at, times[Milestone.STARTED].approx) == (began(2), True)
    assert times[Milestone.DETECTED].at == began(5)
    assert incident.commander
    arrived(desk, report(20, RESOLVED, began_at=began(2)))
    assert [fact.text for fact in desk.incident(incident.number).evidence.values()] == [
        "prometheus: SIG-1 “disk is full” is resolved there"
    ]
    with pytest.raises(Refused, match="can't be undone: “:cancelled why” ends it there"):
        signals.undo(desk, [1])
    desk.do(incident.number, declaring.change_status(Status.RESOLVED, "room made"))
    arrived(desk, report(25, text="still full"))
    assert headlines(desk, incident.number)[-1].endswith("“still full”"), "a resolved incident still hears"
    desk.do(incident.number, declaring.change_status(Status.CLOSED, "done"))
    anew = arrived(desk, report(29, began_at=began(29))).arrivals[0]
    assert (anew.opened, anew.signal.earlier) == (True, (1,))


def test_an_alarm_declares_by_itself_once_for_a_storm_and_only_where_wanted(desk: Desk, clock: FakeClock) -> None:
    policy = SignalPolicy(declare_from=2)
    clock.forward(hours=30)
    old = report(0, severity="p1", services=("payments",), key="old")
    mild = report(60 * 29, severity="p3", services=("payments",), key="mild")
    arrived(desk, old, mild, policy=policy)
    assert not desk.open_incidents()
    storm = [report(60 * 29 + n, severity="p1", services=("payments",), key=f"n{n}") for n in range(5)]
    first = arrived(desk, *storm, policy=policy).arrivals[0].signal
    assert (first.ending, first.incident) == (Ending.DECLARED, 1)
    assert len(desk.open_incidents()) == 1
    assert desk.incident(1).commander is None, "a tool commands nothing"
    assert len(signals.listed(desk)) == 6, "the others wait, to be merged"
    elsewhere = report(60 * 29, severity="p1", services=("search",), key="else")
    assert arrived(desk, elsewhere, policy=policy).arrivals[0].signal.incident == 2
    assert counted(arrived(desk, elsewhere, policy=policy)) == (0, 1)


def test_a_batch_is_kept_whole_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived(desk, report(key="a"))

    def refuse(*_: object) -> None:
        raise Refused("no")

    monkeypatch.setattr("opsdesk.desk.signals_taking_in._tell_incidents", refuse)
    with pytest.raises(Refused):
        arrived(desk, report(1, key="a"), report(1, key="b"))
    assert [signal.reports for signal in signals.listed(desk, every=True)] == [1]


def test_only_what_changed_is_read_anew(desk: Desk) -> None:
    arrived(desk, report(key="a"), report(key="b"))
    before = signals.waiting(desk, {})
    arrived(desk, report(1, key="b"))
    after = signals.waiting(desk, before)
    assert after[1] is before[1]
    assert after[2].reports == 2
    signals.dismiss(desk, [2], "noise")
    assert list(signals.waiting(desk, after)) == [1]


STEPS = st.lists(
    st.one_of(
        st.sampled_from(["dismiss", "merge", "declare", "undo"]),
        st.tuples(st.integers(0, 6), st.sampled_from(Condition), st.sampled_from("ab")),
    ),
    max_size=10,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_each_report_is_in_one_signal_only_and_lists_tell_what_the_pages_do(
    new_store, open_desk: OpenDesk, steps: list[object]
) -> None:
    desk = open_desk(path=new_store())
    number = desk.open_incident(declaring.declare("x")).incident.number
    given_ids = set()
    for step in steps:
        newest = len(signals.listed(desk, every=True))
        try:
            if step == "dismiss":
                signals.dismiss(desk, [newest], "noise")
            elif step == "merge":
                signals.merge(desk, [newest], number)
            elif step == "declare":
                signals_declaring.declare(desk, newest)
            elif step == "undo":
                signals.undo(desk, [newest])
            elif isinstance(step, tuple):
                minute, condition, key = step
                told = report(minute, condition, key=key)
                given_ids.add((told.key, told.id))
                arrived(desk, told)
        except (Refused, NotFound):
            continue
    kept = [
        (one.key, one.id) for signal in signals.listed(desk, every=True) for one in signals.reports(desk, signal.number)
    ]
    assert sorted(kept) == sorted(given_ids)
    for signal in signals.listed(desk, every=True):
        assert signal == fold(SIGNALS, signal.number, dossiers.history(desk, SIGNALS, signal.number))
