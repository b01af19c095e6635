"""Made-up records for property tests: every list, own keys and foreign ones, at every level."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from opsdesk.domain.times import short_iso
from opsdesk.domain.vocabulary import Band, Classification, Lane, Role, ServiceState, Status

EPOCH = datetime(2026, 3, 1, 9, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.sampled_from(["ana", "bo", "cy", "Database engineers 2 and 3", "on-call"])
moments = st.integers(0, 400).map(lambda minutes: EPOCH + timedelta(minutes=minutes))
foreign_values = st.sampled_from([None, True, 0, 2**53, 1.5, [1, {"deep": [None]}], {}, "\x00", "é\u2028"]) | texts
foreign_keys = st.dictionaries(st.sampled_from(["x_team", "ticket", "_raw", "copy", "time_source"]), foreign_values)


@st.composite
def times(draw: st.DrawFn) -> str:
    """The same moment as different sources write it."""
    at = draw(moments)
    return draw(st.sampled_from([short_iso(at), at.isoformat(), at.astimezone().isoformat(timespec="milliseconds")]))


def objects(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """JSON objects with foreign keys mixed in."""
    known = st.fixed_dictionaries(required, optional=optional)
    return st.builds(lambda rest, own: {**rest, **own}, foreign_keys, known)


def row_lists(row: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(row, max_size=most)


approx = st.booleans()
timeline_rows = objects(
    {"at": times(), "text": texts},
    {
        "kind": st.sampled_from(["note", "decision", "impact", "detection", ""]),
        "approx": approx,
        "by": names,
        "entry": st.sampled_from(
            [
                {"kind": "incident.severity", "fields": {"severity": 2, "why": "worse"}},
                {"kind": "incident.status", "fields": {"status": "identified"}},
                {"kind": "incident.service", "fields": {"service": "checkout", "state": "full outage"}, "x": 1},
                {"kind": "role.taken", "fields": {"number": 1, "person": "ana", "role": "commander"}},
                {"kind": "from.the.future", "version": 3, "fields": {"anything": [1]}},
                None,
            ]
        ),
    },
)
evidence_rows = objects(
    {"at": times(), "text": texts},
    {"supports": st.none() | st.booleans(), "kind": st.just("evidence"), "approx": approx, "by": names},
)
hypothesis_rows = objects(
    {"statement": texts, "raised_at": st.just(short_iso(EPOCH)), "evidence": row_lists(evidence_rows)},
    {
        "status": st.sampled_from(["eliminated", "confirmed", "open", "testing", "ruled out", "who knows"]),
        "kind": st.sampled_from(["cause", "path"]),
        "band": st.sampled_from([band.value for band in Band]),
        "tester": names,
        "closed_at": times(),
        "reason": texts,
        "explains": st.booleans(),
        "raised_by": names,
    },
)
action_rows = objects(
    {"text": texts},
    {
        "owner_role": st.none() | names,
        "opened_at": st.sampled_from([None, short_iso(EPOCH)]),
        "closed_at": st.none() | times(),
        "outcome": st.sampled_from(["did not help", "abandoned; led to more", "helped", "fix in review", "worse"]),
        "owners": st.lists(names, max_size=2),
        "lane": st.sampled_from([lane.value for lane in Lane]),
        "check_in_at": times(),
        "status": st.sampled_from(["open", "doing", "blocked", "done", "dropped"]),
        "approx": approx,
    },
)
update_rows = objects(
    {"at": times(), "text": texts},
    {
        "status": st.sampled_from(["investigating", "maintenance", "identified", "monitoring", "resolved", "odd"]),
        "audience": st.sampled_from(["public", "internal channel", "executives", "support", ""]),
        "channel": st.none() | texts,
        "verbatim": st.booleans(),
        "next_at": times(),
    },
)
change_rows = objects({"at": times(), "text": texts}, {"kind": st.just("change"), "service": texts, "approx": approx})
follow_up_rows = objects({"text": texts}, {"owner_role": names, "at": times()})
role_rows = st.fixed_dictionaries(
    {"person": names, "role": st.sampled_from([role.value for role in Role]), "from": times()},
    optional={"until": times(), "x": foreign_values},
)

records = objects(
    {"title": st.just("Checkout is down"), "started_at": st.just(short_iso(EPOCH))},
    {
        "detected_at": st.none() | times(),
        "mitigated_at": st.none() | times(),
        "resolved_at": st.none() | times(),
        "acknowledged_at": st.none() | times(),
        "source": texts | st.lists(texts, max_size=2),
        "severity_hint": st.sampled_from(["SEV1 (all of it)", "sev-3", "bad"]),
        "severity": st.integers(1, 5),
        "classification": st.sampled_from([item.value for item in Classification]),
        "status": st.sampled_from([item.value for item in Status]),
        "services": st.lists(st.sampled_from(["checkout", "search", "login"]), max_size=4),
        "service_states": st.dictionaries(
            st.sampled_from(["checkout", "mail"]), st.sampled_from([state.value for state in ServiceState])
        ),
        "impact": st.none() | texts,
        "mitigation": texts,
        "plan": texts,
        "links": st.dictionaries(texts, texts, max_size=2),
        "roles": row_lists(role_rows),
        "declaration": st.fixed_dictionaries({"at": times()}, optional={"by": names, "severity": st.integers(1, 5)}),
        "timeline": row_lists(timeline_rows),
        "hypotheses": row_lists(hypothesis_rows),
        "evidence": row_lists(evidence_rows, 1),
        "actions": row_lists(action_rows),
        "updates": row_lists(update_rows),
        "changes": row_lists(change_rows),
        "postmortem_actions": row_lists(follow_up_rows),
        "source_conflicts": st.lists(texts, max_size=1),
    },
)
