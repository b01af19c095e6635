"""Which format a file has, and what is said where it has none or is broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.formats.taking_in import Form, guess, read
from tests.formats.taking_in import payloads as sent
from tests.formats.taking_in.payloads import DOCUMENTS, NAME, changed, taken, whole


@pytest.mark.parametrize("form", DOCUMENTS)
def test_each_is_known_by_what_stands_in_it(form: Form) -> None:
    data = json.dumps(DOCUMENTS[form]).encode()
    assert guess(data, NAME) is form
    assert read(data, NAME) == read(data, NAME, form)


@pytest.mark.parametrize(
    ("document", "form"),
    [
        (sent.LOG_ENTRIES, Form.PAGERDUTY),
        (sent.COMPONENT, Form.STATUSPAGE),
        ({"summary": sent.STATUSPAGE}, Form.STATUSPAGE),
        (sent.GCP[0], Form.GCP),
        (sent.EVENTBRIDGE, Form.CLOUDWATCH),
        (json.loads(sent.CLOUDWATCH["Message"]), Form.CLOUDWATCH),
        ({"ok": True, "messages": sent.SLACK}, Form.SLACK),
        ([sent.UPDATES], Form.UPDATES),
    ],
)
def test_other_shapes_of_the_same(document: Any, form: Form) -> None:
    assert guess(json.dumps(document).encode(), NAME) is form


def test_front_matter_is_known_by_its_first_line() -> None:
    assert guess(sent.CSTATE, "x.md") is Form.CSTATE


@pytest.mark.parametrize("form", [form for form in DOCUMENTS if form is not Form.RECORD])
def test_unknown_keys_break_nothing(form: Form) -> None:
    document = DOCUMENTS[form]
    first = document[0] if isinstance(document, list) else document
    odd = {**first, "x_new": {"deep": [None, {"": 1}]}, "": 0, "é\u2028": "x"}
    assert taken([odd], form) == taken([first], form)


def wrong(document: Any, form: Form | None = None, name: str = NAME) -> str:
    """Why a document can't be used: all of its file, or alone among others."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    try:
        held = read(data, name, form)
    except BadInput as error:
        said = error.message
    else:
        [problem] = held.refused
        said = f"{problem.place}: {problem.reason}"
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (changed(sent.ALERTMANAGER, "alerts", 0, "startsAt", to=...), "file.json: alerts[0].startsAt: is missing"),
        (changed(sent.ALERTMANAGER, "alerts", 0, "labels", to=[1]), "alerts[0].labels: must be an object, not a list"),
        (changed(sent.ALERTMANAGER, "alerts", 0, "startsAt", to="soon"), "alerts[0].startsAt: “soon” is not a time"),
        (changed(sent.ALERTMANAGER, "alerts", 0, "startsAt", to="0001-01-01T00:00:00Z"), "startsAt: is no time"),
        (changed(sent.ALERTMANAGER, "alerts", 0, "startsAt", to="9999-12-31T23:59:59-23:00"), "alerts[0].startsAt: "),
        (changed(sent.PAGERDUTY, "event", "data", "id", to=True), "event.data.id: must be text, not true or false"),
        (changed(sent.PAGERDUTY, "event", "data", "id", to=" "), "event.data.id: is empty"),
        (changed(sent.PAGERDUTY, "event", "occurred_at", to=[]), "occurred_at: must be a time, not a list"),
        (changed(sent.OPSGENIE, "alert", "createdAt", to=10**30), "createdAt: 10000000000000000000… has more than 64"),
        (changed(sent.OPSGENIE, "alert", "createdAt", to=-1), "createdAt: “-1” lies outside the years 1970"),
        (changed(sent.STATUSPAGE, "incidents", to={}), "incidents: must be a list, not an object"),
        (changed(sent.GCP, 0, "updates", 0, "when", to=None), "[0].updates[0].created: is missing"),
        (changed(sent.SLACK, 1, "ts", to="now"), "[1].ts: must be a time like"),
        (changed(sent.CLOUDEVENT, "time", to=...), "file.json: time: is missing"),
        (changed(sent.CLOUDWATCH, "Message", to="hello"), "Message: holds no alarm"),
        (changed(sent.CLOUDWATCH, "Message", to="{"), "file.json: Message: line 1"),
        (changed(sent.CLOUDWATCH, "Type", to="SubscriptionConfirmation"), "carries no alarm"),
        (changed(sent.GITHUB, "deployment", "id", to=...), "deployment.id: is missing"),
        ([sent.UPDATES, 5], "[1]: must be an object, not a number"),
        ([], "file.json: holds nothing"),
        ({"a": 1}, "file.json: is in no format known here. Looked for alertmanager (alerts); "),
        (b'{"a": NaN}', "file.json: a: NaN is no number"),
        (b'{"a": 1, "a": 2}', "the key “a” stands twice"),
        (b'{"a": "\\ud800"}', "half a surrogate pair"),
        (b"[" * 200, "nested more than 100 deep"),
        (b"\xff\xfe", "not UTF-8"),
        (b"---\ntitle: x\n", "line 1: the front matter isn't closed"),
        (b"---\ndate: 2026-11-17\n---\n", "title: is missing"),
        (b"---\ntitle: x\n---\n", "date: is missing"),
        (b"---\ntitle: x\nwhat is this\n---\n", "line 3: a key and its value are needed"),
        (b"+++\ntitle = x\n+++\n", "front matter: "),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_place(document: Any, said: str) -> None:
    assert said in wrong(document)


def test_a_line_that_is_wrong_is_named() -> None:
    lines = b"\n".join([json.dumps(sent.UPDATES).encode(), b"", json.dumps({**sent.UPDATES, "at": "x"}).encode()])
    held = read(lines + b"\n{", NAME)
    assert len(held.told[0].incidents) == 1, "the good line is taken"
    assert [(problem.place, problem.reason[:22]) for problem in held.refused] == [
        ("file.json: line 4", "line 1 column 2: expec"),
        ("file.json: line 3", "at: “x” is not a time "),
    ]


def test_files_in_a_row_are_read_as_one() -> None:
    both = [changed(sent.PAGERDUTY, "event", "data", "id", to=name) for name in "ab"]
    one, other = (json.dumps(event, indent=1).encode() for event in both)
    assert [report.key for report in whole(one + b"\n" + other).reports] == ["a", "b"]
    assert [report.key for report in whole(one + other).reports] == ["a", "b"]
    for torn in (one + other[:-1], one + b"}"):
        held = read(torn, NAME)
        assert [report.key for report in held.told[0].reports] == ["a"]
        assert [problem.place for problem in held.refused] == ["file.json: document 2"]


def test_documents_of_several_formats_are_read_each_in_its_own() -> None:
    alone = [form for form, document in DOCUMENTS.items() if isinstance(document, dict)]
    every = [DOCUMENTS[form] for form in alone]
    for data in ("\n".join(map(json.dumps, every)).encode(), json.dumps(every).encode()):
        held = read(data, NAME)
        assert [told.form for told in held.told] == alone
        assert not held.refused


def test_of_many_documents_those_are_refused_that_are_wrong() -> None:
    late = changed(sent.CLOUDEVENT, "time", to="soon")
    held = read(json.dumps([late, sent.CLOUDEVENT, 5, {"a": 1}, sent.ALERTMANAGER]).encode(), NAME)
    assert [(told.form, len(told.reports)) for told in held.told] == [(Form.CLOUDEVENTS, 1), (Form.ALERTMANAGER, 1)]
    assert [(problem.place, problem.reason.split(": ")[0]) for problem in held.refused] == [
        (NAME, "[2]"),
        (NAME, "[3]"),
        (NAME, "[0].time"),
    ]
    assert wrong([late, 5]) == ("file.json: [1]: must be an object, not a number (none of its 2 documents can be read)")


@pytest.mark.parametrize("words", [b"at,title\n", b"commit 1234\n", b"7ac2 Pools are larger\n", b"<html>", b"# Notes"])
def test_what_is_no_json_is_told_so_and_where_changes_are_read(words: bytes) -> None:
    assert "“opsdesk change import” reads logs of git and tables of changes" in wrong(words)


def test_a_format_that_was_said_is_not_guessed() -> None:
    assert wrong(sent.SLACK[1], Form.ALERTMANAGER) == "file.json: alerts: is missing"
    assert wrong({}, Form.CSTATE) == "file.json: line 1: front matter is needed (a line “---” or “+++”)"


def test_long_texts_are_cut_and_control_signs_made_visible() -> None:
    long = "x" * 300_000 + "\x1b[31m"
    report = taken(changed(sent.PAGERDUTY, "event", "data", "title", to=long)).reports[0]
    assert len(report.title) == 300
    note = changed(sent.PAGERDUTY, "event", "data", "content", to="\x1b[31m\x00" + long)
    text = taken(note).reports[0].text
    assert text.startswith("␛[31m␀x")
    assert text.endswith("(300,011 signs)")
    assert len(text) < 20_100
    [named] = taken(changed(sent.PAGERDUTY, "event", "data", "id", to=long)).reports
    [other] = taken(changed(sent.PAGERDUTY, "event", "data", "id", to=long + "y")).reports
    assert len(named.key) <= 160
    assert named.key != other.key, "cut keys still tell them apart"
