"""The input driver: no bytes from a keyboard, a paste or a bad line end the app, and typing goes on after them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import constants, events
from textual.message import Message

from screens.terminal.driver import driver_class
from screens.terminal.output import LastingOutput
from screens.terminal.tolerant_parser import TolerantParser

OpenTinyApp = Callable[..., Any]

UNPARSABLE = [
    "\x1b[97:65;2u",
    "\x1b[1114112u",
    "\x1b[99999999999u",
    "\x1b[97;1;1114112u",
    "\x1b[48;0;0;0;0t\x1b[<0;5;5M",
]
PIECES = [
    *(b"\x1b[200~", b"\x1b[201~", b"\x1b[<0;5;5M", b"\x1b[97:65;2u", b"\x1b[1114112u", b"\x1b[48;99999;99999;1;1t"),
    *(b"\x1b]0;title\x07", b"\x1bP+q\x1b\\", b"\x1b[I", b"\x9b31m", b"\xff\xfe", b"\xf0\x9f\x94", b"\xc3"),
    *(b"\x00", b"\x1b", b"\r", b"words"),
]
FINISH = b"\x1b[201~\x1b\x1b[201~"


def keys(messages: list[Message]) -> str:
    return "".join(message.character or "" for message in messages if isinstance(message, events.Key))


@pytest.mark.parametrize("sequence", UNPARSABLE)
def test_what_follows_a_bad_sequence_is_read(sequence: str) -> None:
    parser = TolerantParser()
    assert keys(list(parser.feed(f"before{sequence}after"))) == "beforeafter"


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12) | st.from_regex(rb"\x1b\[[0-9:;<?]{0,9}[u~tMRy]")))
def test_no_bytes_end_the_parser(pieces: list[bytes]) -> None:
    parser = TolerantParser()
    list(parser.feed(b"".join(pieces).decode("utf-8", "replace")))
    list(parser.feed(FINISH.decode()))
    assert keys(list(parser.feed("on"))).endswith("on")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("\x1bm", ["escape", "m"]),
        ("\x1b1\x1b2", ["escape", "1", "escape", "2"]),
        ("\x1b" + "j" * 40, ["escape", *"j" * 40]),
        ("\x1b[A\x1bOPq", ["up", "f1", "q"]),
        ("\x1bb\x1bf", ["ctrl+left", "ctrl+right"]),
    ],
    ids=["letter", "digits", "many", "sequences", "words"],
)
def test_escape_and_what_was_typed_after_it_are_keys_of_their_own(read: str, expected: list[str]) -> None:
    messages = list(TolerantParser().feed(read))
    assert [message.key for message in messages if isinstance(message, events.Key)] == expected


def test_a_key_long_after_escape_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._parser.get_time", lambda: 0.0)
    parser = TolerantParser()
    begun = list(parser.feed("\x1b"))
    monkeypatch.setattr("textual._parser.get_time", lambda: 60.0)
    messages = [*begun, *parser.tick(), *parser.feed("m")]
    assert [message.key for message in messages if isinstance(message, events.Key)] == ["escape", "m"]


def test_escapes_in_a_paste_stay_in_it() -> None:
    messages = list(TolerantParser().feed("\x1b[200~a\x1bm\x1b1b\x1b[201~\x1bq"))
    assert [message.text for message in messages if isinstance(message, events.Paste)] == ["a\x1bm\x1b1b"]
    assert [message.key for message in messages if isinstance(message, events.Key)] == ["escape", "q"]


def test_a_paste_arrives_whole() -> None:
    pasted = "one line\nanother [/] line\n" * 400
    messages = list(TolerantParser().feed(f"\x1b[200~{pasted}\x1b[201~"))
    assert [message.text for message in messages if isinstance(message, events.Paste)] == [pasted]


def test_output_to_a_lost_terminal_is_swallowed_and_said_once() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    said: list[bool] = []
    output = LastingOutput(writer, lambda: said.append(True))
    assert output.write(b"frame") == 5
    assert output.write(b"frame") == 5
    assert said == [True]
    os.close(writer)


def test_output_waits_for_a_terminal_left_non_blocking() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    data = bytes(range(256)) * 2000
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(LastingOutput(writer, lambda: None).write, data)
        with os.fdopen(reader, "rb") as file:
            assert file.read(len(data)) == data
        assert writing.result() == len(data)
    os.close(writer)


def test_random_bytes_at_a_real_terminal(tiny_app: OpenTinyApp, tmp_path: Path) -> None:
    chance = random.Random(20)
    terminal = tiny_app()
    for _run in range(40):
        terminal.type(b"".join(chance.choice((chance.choice(PIECES), chance.randbytes(8))) for _piece in range(12)))
    terminal.type(FINISH)
    terminal.type(b"\x1b[19~")  # F8
    terminal.wait_for(lambda: (tmp_path / "alive").exists())
    assert not (tmp_path / "crashes").exists()


def test_a_size_nobody_asked_for_is_ignored(tiny_app: OpenTinyApp, tmp_path: Path) -> None:
    terminal = tiny_app()
    terminal.type(b"\x1b[48;99999;99999;1;1t\x1b[48;1;1;1;1t\x1b[19~")
    terminal.wait_for(lambda: (tmp_path / "alive").exists())
    assert (tmp_path / "alive").read_text() == "80 x 24"


def test_another_driver_from_the_environment_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver_class() is None
