"""Nothing that is printed acts on a terminal, and JSON still says exactly what was stored."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.cli import output
from opsdesk.domain.text import clean
from opsdesk.domain.vocabulary import Status
from tests.cli.conftest import Call
from tests.texts import texts

NASTY = "\x1b]52;c;cm0=\x07 \x9b31m \u202eevil \x7f \r \u2028"


@given(st.dictionaries(texts(), texts() | st.lists(texts())))
def test_json_holds_every_sign_and_shows_none_that_acts(value: dict[str, object]) -> None:
    text = output.json_text(value)
    assert json.loads(text) == value
    assert clean(text) == text


@given(texts())
def test_data_and_messages_are_cleaned(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr(output.sys, "stdout", FakeStream(written))
        patch.setattr(output.sys, "stderr", FakeStream(written))
        output.put(text)
        output.say(text)
    data, message = written
    assert clean(data) == data
    assert clean(message) == message
    assert message.count("\n") == 1


def test_times_days_and_words_of_the_vocabulary_have_a_form() -> None:
    at = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)
    assert json.loads(output.json_text({"at": at, "due": date(2026, 12, 1), "status": Status.MONITORING})) == {
        "at": "2026-11-17T14:02:00Z",
        "due": "2026-12-01",
        "status": "monitoring",
    }


def test_anything_else_has_none() -> None:
    with pytest.raises(TypeError):
        output.json_text({"what": object()})


class FakeStream:
    """Keeps what is written."""

    def __init__(self, written: list[str]) -> None:
        self._written = written

    def write(self, text: str) -> None:
        self._written.append(text)

    def flush(self) -> None:
        """Nothing is held back."""


def test_every_glyph_has_its_ascii_twin_where_the_settings_ask_for_it(
    opsdesk: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSDESK_ASCII", "true")
    opsdesk("declare", "Payments fail", "--severity", "2")
    for line in ("? the pool is full", "- the pool is half empty", "= payments fail – all of them"):
        opsdesk("log", line)
    for command in (["show", "1"], ["list"], ["doctor"], ["decisions", "1"], ["nudges", "1"]):
        told = opsdesk(*command).out
        assert told.isascii(), told
    assert "v the file is sound" in opsdesk("doctor").out
    drafted = opsdesk("draft", "1", "--audience", "customers").out
    assert "Payments fail – all of them" in drafted, "words to be sent stay"
    assert "fail – all" in opsdesk("show", "1", "--json").json["impact"]
