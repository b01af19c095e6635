"""Whatever another tool sends, it is read or refused in words: parts dropped, replaced, of other types, bytes torn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.domain.signal_report import Report
from opsdesk.domain.text import clean
from opsdesk.formats.record import check_record
from opsdesk.formats.taking_in import Form, ReadFile, Taken, guess, read, record_document, reports_of
from tests.formats.taking_in import payloads as sent
from tests.formats.taking_in.payloads import changed

WEBHOOKS = Path(__file__).parents[3].parent / "shared" / "data" / "webhooks"

ODD: list[Any] = [
    *(None, True, 0, -1, 2**63 - 1, 10**40, 1e300, 0.1, "", " ", "x", "x" * 70_000, [], {}, [[]], [None], {"a": [1]}),
    *("\x1b[31m\x00\u202e\u2028", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-14:00"),
    *("2026-02-30T00:00:00Z", "2026-11-17T13:00:00", "2026-11-17", "-1", "1e9", "99999999999999999999", "<@|>", "{}"),
    *("http://[::1", "//\u2100.example", "http://a:b:c@[x]:99999999/", "%"),
]


def documents() -> list[tuple[Form, Any]]:
    """Made-up ones, and the real ones where they are."""
    others = [sent.LOG_ENTRIES, sent.COMPONENT, sent.EVENTBRIDGE]
    found = [*sent.DOCUMENTS.values(), *others]
    found += [json.loads(path.read_bytes()) for path in sorted(WEBHOOKS.glob("*_*.json"))]
    return [(guess(json.dumps(one).encode(), "x"), one) for one in found]


def places(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything that stands in a document."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*here, step)
        yield from places(inner, (*here, step))


DOCUMENTS = documents()


def check(data: bytes, form: Form | None) -> None:
    """Reads it as far as it goes; nothing but BadInput comes out, in one line, and every text is clean."""
    try:
        held = read(data, "x", form)
        for foreign in (foreign for taken in held.told for foreign in taken.incidents):
            check_record(record_document(foreign), "x")
    except BadInput as error:
        held, refusals = ReadFile(), [error.message]
    else:
        refusals = [f"{problem.place}: {problem.reason}" for problem in held.refused]
    assert all(refusal.startswith("x: ") and clean(refusal) == refusal for refusal in refusals)
    for taken in held.told:
        check_taken(taken)


def check_taken(taken: Taken) -> None:
    """Everything of it can be kept and shown."""
    for report in (*taken.reports, *(one for foreign in taken.incidents for one in reports_of(foreign))):
        check_report(report)
    for change in taken.changes:
        assert all((change.key, change.title, len(change.title) < 1_500))


def check_report(report: Report) -> None:
    """Everything of it can be kept and shown."""
    needed = [report.source, report.key, report.id, report.title]
    texts = [*needed, report.text, report.severity, report.url, *report.services, *chain(*report.labels)]
    assert all(needed)
    assert all(clean(text) == text and len(text) < 21_000 for text in texts)
    assert 1969 < report.at.year < 2201


@settings(max_examples=150)
@given(st.data())
def test_a_document_with_odd_parts_is_read_or_refused(data: st.DataObject) -> None:
    form, document = data.draw(st.sampled_from(DOCUMENTS), "document")
    for _ in range(data.draw(st.integers(1, 3))):
        if not (there := list(places(document))):
            break
        document = changed(document, *data.draw(st.sampled_from(there)), to=data.draw(st.sampled_from([..., *ODD])))
    check(json.dumps(document).encode(), data.draw(st.sampled_from([form, None])))


@given(st.sampled_from(DOCUMENTS), st.sampled_from(list(Form)))
def test_a_document_that_is_said_to_be_another_is_read_or_refused(held: tuple[Form, Any], form: Form) -> None:
    check(json.dumps(held[1]).encode(), form)


@given(st.data())
def test_torn_bytes_are_read_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([sent.CSTATE, json.dumps(sent.SLACK).encode(), json.dumps(sent.GCP[0]).encode()]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    put = data.draw(st.sampled_from([b"", b"\x00", b"\xff", b"\n", b"- x", b": ", b"+++", b"---", b"{", b"NaN", b"'"]))
    check(whole[:start] + put + whole[end:], data.draw(st.sampled_from([Form.CSTATE, Form.SLACK, None])))


HEAD = [
    *(b"title: x", b"date: 2026-11-17", b"date: ", b"affected:", b"- a", b"  - b: c", b"affected: [a, 'b]", b"'"),
    *(b"resolved: true", b"resolvedWhen: x", b"title: [", b"x = 1", b"date = 2026-11-17", b'title = "x"', b"[a]"),
    *(b"affected = [1, [2]]", b"\xf0\x9f\x98\x80: x", b"title: ", b"resolved = true", b"date = 0001-01-01"),
]


@given(st.lists(st.sampled_from(HEAD), max_size=8), st.sampled_from([b"---", b"+++"]))
def test_odd_front_matter_is_read_or_refused(lines: list[bytes], fence: bytes) -> None:
    check(b"\n".join([fence, *lines, fence, b"body"]), None)
