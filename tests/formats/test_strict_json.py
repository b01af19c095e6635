"""JSON that no record can hold is refused in one line that names file, place and reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.formats import strict_json
from opsdesk.formats.strict_json import load_json, step_into

REFUSED = [
    (b"", "f.json: is empty"),
    (b" \n\t", "f.json: is empty"),
    (b"\x89PNG\x00\x01", "f.json: byte 5: a binary file, not JSON in UTF-8"),
    (b'{"a": "\xff"}', "f.json: byte 8: not UTF-8"),
    ('{"a": 1}'.encode("utf-16-le"), "f.json: byte 2: a binary file, not JSON in UTF-8"),
    (b"{", "f.json: line 1 column 2: expecting property name enclosed in double quotes"),
    (b'{\n "a": 1,\n}', "f.json: line 3 column 1: expecting property name enclosed in double quotes"),
    (b'{"a": 1} x', "f.json: line 1 column 10: extra data"),
    (b'{"a": "\x01"}', "f.json: line 1 column 8: invalid control character at"),
    (b'{"a": NaN}', "f.json: a: NaN is no number"),
    (b'{"a": [1, {"b c": -Infinity}]}', 'f.json: a[1]["b c"]: -Infinity is no number'),
    (b'{"a": 1e999}', "f.json: a: 1e999 is too large a number"),
    (b'{"a": [9223372036854775808]}', "f.json: a[0]: 9223372036854775808 has more than 64 bits"),
    (b'{"a": ' + b"9" * 5000 + b"}", "f.json: a: 99999999999999999999… has more than 64 bits"),
    (b'{"a": {"k": 1, "k": 2}}', "f.json: a: the key “k” stands twice"),
    (b'{"k": 1, "k": 1}', "f.json: top level: the key “k” stands twice"),
    (b'{"a": ["\\ud800"]}', "f.json: a[0]: half a surrogate pair is no text"),
    (b'{"a": {"\\udc00": 1}}', "f.json: a: half a surrogate pair is no key"),
    (b"[" * 101, "f.json: line 1 column 101: nested more than 100 deep"),
    (b'{"a":\n' + b"[" * 100_000, "f.json: line 2 column 100: nested more than 100 deep"),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(BadInput) as refusal:
        load_json(data, "f.json")
    assert refusal.value.message == message


def test_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LARGEST", 10)
    with pytest.raises(BadInput, match=r"^f.json: 11 bytes are too many; 10 are read at most$"):
        load_json(b'["1234567"]', "f.json")


def test_what_is_fine_comes_through() -> None:
    document = {"deep": [[]], "big": -(2**63), "half": 0.5, "nul": "\x00", "pair": "😀", "[{": '"\\'}
    assert load_json(json.dumps(document).encode(), "f") == document
    assert load_json(b"\xef\xbb\xbf" + json.dumps(document, ensure_ascii=False).encode(), "f") == document


def test_a_hundred_deep_is_deep_enough() -> None:
    assert load_json(b"[" * 100 + b"]" * 100, "f") is not None


def test_places_are_written_as_one_would_look_for_them() -> None:
    assert step_into(step_into(step_into("", "actions"), 2), "owner") == "actions[2].owner"
    assert step_into("a", "odd key") == 'a["odd key"]'


@given(st.binary(max_size=40) | st.text('{}[]":,\\u0dtrue1e9NaN \n', max_size=40).map(str.encode))
@settings(max_examples=300)
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    reason = ""
    try:
        load_json(data, "f.json")
    except BadInput as refusal:
        reason = refusal.message
    assert not reason or (reason.startswith("f.json: ") and "\n" not in reason)
