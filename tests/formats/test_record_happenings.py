"""What a record of others says, in the desk's words; and that nothing is claimed which it doesn't say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import parse_iso
from opsdesk.domain.vocabulary import (
    ActionStatus,
    Audience,
    HypothesisKind,
    HypothesisStatus,
    Milestone,
    Origin,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
    Status,
)
from opsdesk.formats.record import as_entries, check_record, happenings


def clock(hours: str) -> str:
    return f"2026-03-01T{hours}:00Z"


def at(hours: str) -> datetime:
    return parse_iso(clock(hours))


def folded(**keys: Any) -> Incident:
    document = {"title": "Checkout is down", "started_at": clock("09:00"), **keys}
    return fold(as_entries(happenings(check_record(document, "a record"))))


def update(hours: str, status: str, audience: str = "public") -> dict[str, Any]:
    return {"at": clock(hours), "text": f"said at {hours}", "status": status, "audience": audience}


def test_it_is_an_imported_incident_that_was_not_declared_here() -> None:
    incident = folded(timeline=[{"at": clock("08:30"), "text": "a change", "kind": "change"}])
    assert incident.origin is Origin.IMPORTED
    assert incident.declared_at == at("08:30")
    assert Milestone.DECLARED not in incident.milestones


def test_a_milestone_that_is_null_is_known_to_be_unknown() -> None:
    incident = folded(detected_at=None, resolved_at=clock("10:00"))
    assert incident.milestones[Milestone.DETECTED].at is None
    assert incident.reached(Milestone.RESOLVED) == at("10:00")
    assert Milestone.RECOVERED not in incident.milestones


@pytest.mark.parametrize(
    ("words", "severity"), [("SEV1 (all of it)", 1), ("sev-3", 3), ("Sev 2", 2), ("P1", 0), ("SEV9", 0)]
)
def test_severity_comes_from_the_hint(words: str, severity: int) -> None:
    assert folded(severity_hint=words).severity == severity


def test_own_severity_goes_before_the_hint() -> None:
    assert folded(severity_hint="SEV1", severity=4).severity == 4


def test_a_named_service_is_degraded_until_the_end_and_no_longer() -> None:
    assert folded(services=["checkout"]).services["checkout"].state is ServiceState.DEGRADED
    over = folded(services=["checkout", "login"], service_states={"login": "full outage"}, resolved_at=clock("10:00"))
    assert over.services["checkout"].state is ServiceState.OPERATIONAL
    assert over.services["checkout"].since == at("10:00")
    assert over.services["login"].state is ServiceState.FULL_OUTAGE


def test_the_status_follows_from_updates_and_milestones_and_never_goes_back() -> None:
    said = [update("09:10", "maintenance"), update("09:20", "identified"), update("09:40", "investigating")]
    assert folded(updates=said[:1]).status is Status.INVESTIGATING
    assert folded(updates=said).status is Status.IDENTIFIED
    assert folded(updates=said, mitigated_at=clock("09:30")).status is Status.MONITORING
    late = [*said, update("10:30", "monitoring")]
    assert folded(updates=late, resolved_at=clock("10:00")).status is Status.RESOLVED
    assert folded(updates=late, status="cancelled", status_reason="a drill").status is Status.CANCELLED


@pytest.mark.parametrize(
    ("audience", "status", "expected"),
    [
        ("public", "investigating", (Audience.CUSTOMERS, Stage.INVESTIGATING)),
        ("", "maintenance", (Audience.CUSTOMERS, Stage.INVESTIGATING)),
        ("internal channel", "monitoring", (Audience.ENGINEERS, Stage.MONITORING)),
        ("developer mailing list", "resolved", (Audience.ENGINEERS, Stage.RESOLVED)),
        ("Executive team", "update", (Audience.EXECUTIVES, Stage.NO_NEWS)),
        ("support", "scope update", (Audience.SUPPORT, Stage.SCOPE_UPDATE)),
    ],
)
def test_words_about_updates_are_mapped(audience: str, status: str, expected: tuple[Audience, Stage]) -> None:
    sent = folded(updates=[update("09:10", status, audience)]).updates[1]
    assert (sent.audience, sent.stage) == expected


def hypothesis(**keys: Any) -> dict[str, Any]:
    facts = [
        {"at": clock("09:20"), "text": "fits", "supports": True},
        {"at": clock("09:30"), "text": "doesn't", "supports": False},
        {"at": clock("09:10"), "text": "neither", "ratings": {"H1": "0"}},
    ]
    return {"statement": "the cache", "raised_at": clock("09:15"), "status": "open", "evidence": facts} | keys


def test_evidence_is_rated_even_when_it_is_older_than_its_hypothesis() -> None:
    incident = folded(hypotheses=[hypothesis()])
    assert {key: cell.rating for key, cell in incident.judgements.items()} == {
        (1, 1): Rating.RATHER_CONSISTENT,
        (2, 1): Rating.RATHER_INCONSISTENT,
        (3, 1): Rating.NEUTRAL,
    }
    assert incident.hypotheses[1].status is HypothesisStatus.OPEN


@pytest.mark.parametrize("word", ["eliminated", "ruled out", "Ruled-Out", "refuted"])
def test_a_closed_hypothesis_is_closed_by_its_last_fitting_evidence(word: str) -> None:
    held = folded(hypotheses=[hypothesis(status=word)]).hypotheses[1]
    assert held.status is HypothesisStatus.RULED_OUT
    assert (held.closed_at, held.closed_by, held.closed_why) == (at("09:30"), 2, "")
    told = folded(hypotheses=[hypothesis(status=word, reason="a graph", closed_at=clock("11:00"))]).hypotheses[1]
    assert (told.closed_at, told.closed_by, told.closed_why) == (at("11:00"), 0, "a graph")


def test_several_ratings_of_one_fact() -> None:
    both = hypothesis(evidence=[{"at": clock("09:20"), "text": "x", "ratings": {"H2": "--", "H1": "++"}}])
    incident = folded(hypotheses=[both, hypothesis(evidence=[], parent=1, kind="path", band="likely", tester="bo")])
    assert {key: cell.rating.sign for key, cell in incident.judgements.items()} == {(1, 1): "++", (1, 2): "--"}
    second = incident.hypotheses[2]
    assert (second.parent, second.kind, second.band, second.tester) == (1, "path", "likely", "bo")
    assert second.status is HypothesisStatus.TESTING


@pytest.mark.parametrize(
    ("keys", "status", "outcome", "why"),
    [
        ({}, ActionStatus.DOING, None, ""),
        ({"closed_at": clock("09:40")}, ActionStatus.DONE, Outcome.NOT_SAID, ""),
        ({"closed_at": clock("09:40"), "outcome": "did not help"}, ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ({"outcome": "made it worse"}, ActionStatus.DONE, Outcome.MADE_IT_WORSE, ""),
        ({"outcome": "abandoned; led to more"}, ActionStatus.DROPPED, None, "abandoned; led to more"),
        ({"outcome": "fix in review"}, ActionStatus.DOING, None, ""),
        ({"status": "blocked", "reason": "no access"}, ActionStatus.BLOCKED, None, "no access"),
    ],
)
def test_how_an_action_went(keys: dict[str, Any], status: ActionStatus, outcome: Outcome | None, why: str) -> None:
    row = {"text": "roll back", "owner_role": "Team A and B", "opened_at": clock("09:15"), "closed_at": None} | keys
    held = folded(actions=[row]).actions[1]
    assert (held.status, held.outcome, held.why) == (status, outcome, why)
    assert (held.owner, held.given_at) == ("Team A and B", at("09:15"))


def test_an_action_without_a_start_stands_where_it_ended() -> None:
    row = {"text": "roll back", "opened_at": None, "closed_at": clock("09:40")}
    held = folded(actions=[row]).actions[1]
    assert held.given_at is None
    assert held.ended_at == at("09:40")


def test_roles_reach_from_until() -> None:
    held = [{"person": "ana", "role": "ic", "from": clock("09:05"), "until": clock("10:00")}]
    role = folded(roles=held).roles[1]
    assert (role.person, role.role, role.since, role.until) == ("ana", Role.COMMANDER, at("09:05"), at("10:00"))


def test_an_entry_of_a_newer_desk_stays_a_note() -> None:
    entry = {"kind": "from.the.future", "version": 2, "fields": {"x": 1}}
    what = happenings(
        check_record({"title": "x", "timeline": [{"at": clock("09:00"), "text": "new", "entry": entry}]}, "r")
    )
    assert [dated.payload.headline() for dated in what] == ["declared: x", "new"]


def test_words_are_cleaned_on_their_way_in() -> None:
    incident = folded(impact="nul \x00 esc \x1b[31m", plan="a\r\nb")
    assert incident.impact == "nul ␀ esc ␛[31m"
    assert incident.plan == "a\nb"


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Orders can be restored from the nightly copy", HypothesisKind.PATH),
        ("We can fail over to the second region", HypothesisKind.PATH),
        ("The copy of Tuesday is usable for restore", HypothesisKind.PATH),
        ("The standby will resync once its folder is empty", HypothesisKind.PATH),
        ("Roll back to 4.1", HypothesisKind.PATH),
        ("The copying tool is healthy and waits for the first byte", HypothesisKind.PATH),
        ("Release 4.2 introduced the bug, so rolling back would fix it", HypothesisKind.CAUSE),
        ("The standby fails to start because its folder is not empty", HypothesisKind.CAUSE),
        ("Fail over to db2 caused the lock", HypothesisKind.CAUSE),
        ("Connections can be used up by one client", HypothesisKind.CAUSE),
        ("Restart loop of the workers", HypothesisKind.CAUSE),
        ("The pool is too small", HypothesisKind.CAUSE),
        ("", HypothesisKind.CAUSE),
    ],
)
def test_a_way_out_is_told_from_a_cause_by_the_records_own_words(statement: str, kind: HypothesisKind) -> None:
    row = {"statement": statement, "raised_at": clock("09:10"), "status": "confirmed"}
    assert folded(hypotheses=[row]).hypotheses[1].kind is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("path", HypothesisKind.PATH),
        ("Recovery option", HypothesisKind.PATH),
        ("cause", HypothesisKind.CAUSE),
        ("Root-Cause", HypothesisKind.CAUSE),
        ("hunch", HypothesisKind.PATH),
    ],
)
def test_the_records_own_word_for_it_goes_first(word: str, kind: HypothesisKind) -> None:
    row = {"statement": "Roll back to 4.1", "raised_at": clock("09:10"), "kind": word}
    assert folded(hypotheses=[row]).hypotheses[1].kind is kind
