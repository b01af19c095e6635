"""The real desk in a real terminal: hostile text is harmless, a lost line is there again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from tests.conftest import FakeClock
from tests.screens.conftest import tell
from tests.screens.terminal.conftest import RESTORING, Terminal

HOSTILE = (
    "\x1b]0;owned\x07\x1b[31mred",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "[/foo] [@click=app.quit]x[/] [a='",
    "\x9b31m \x9d0;t\x9c \x90q\x9c",
    "‮evil‬ 👨‍👩‍👧‍👦 连接池 شبكة",
)


@pytest.fixture
def hostile_store(desk_path: Path, clock: FakeClock) -> Path:
    """An incident in which every place that shows a user's words shows hostile ones."""
    desk = Desk.at(desk_path, by="ana", clock=clock)
    number = desk.open_incident(
        declare(f"Title {HOSTILE[0]} {HOSTILE[2]}", severity=1, commander="ana")
    ).incident.number
    for text in HOSTILE:
        words = text.replace("\n", " ")
        tell(desk, number, clock, f" {words}", f"? {words}", f"= {words} 12 %", f"@bo {words}", f"! {words}")
        tell(desk, number, clock, f"+H1 {words}", f":plan {words}", f":link bridge {words}", f"~ {words}")
    desk.close()
    return desk_path


def desk_in_a_terminal(path: Path, **environ_too: str) -> Terminal:
    environ = {**os.environ, "TERM": "xterm-256color", "OPSDESK_DB": str(path), "OPSDESK_USER": "ana", **environ_too}
    return Terminal("opsdesk", "INC-1", environ=environ)


def test_no_control_character_of_any_text_reaches_the_terminal(
    hostile_store: Path, controls_from_content: Callable[[bytes], list[str]]
):
    terminal = desk_in_a_terminal(hostile_store)
    try:
        terminal.wait_for(lambda: b"3 Actions" in terminal.output)
        terminal.read(1.0)
        for keys in (b"\x1b", b"2", b"\r", b"q", b"3", b"\r", b"q", b"m", b"q", b"4", b"]", b"]", b"?", b"q"):
            terminal.type(keys)
            terminal.read(0.4)
        assert terminal.running()
        terminal.process.send_signal(signal.SIGTERM)
        terminal.exit_code()  # what was read before may end within a sequence
        assert controls_from_content(terminal.output) == []
    finally:
        terminal.end()


@pytest.mark.parametrize("sent", [signal.SIGHUP, signal.SIGTERM])
def test_after_a_lost_connection_the_half_typed_line_is_there(
    hostile_store: Path, clock: FakeClock, sent: signal.Signals
):
    terminal = desk_in_a_terminal(hostile_store)
    try:
        terminal.wait_for(lambda: b"INC-1" in terminal.output)
        terminal.read(1.0)
        terminal.type(b"half a sent")
        terminal.wait_for(lambda: b"note" in terminal.output)
        terminal.process.send_signal(sent)
        terminal.wait_for(lambda: not terminal.running())
        assert all(sequence in terminal.output for sequence in RESTORING[:2])
    finally:
        terminal.end()
    again = Desk.at(hostile_store, by="ana", clock=clock)
    assert again.kept_text("capture INC-1 ana") == "half a sent"
    again.close()


@pytest.mark.parametrize(
    ("editor", "says"),
    [
        ("false", "false ended with 1; the text is as it was"),
        ("/nonexistent/ed", "/nonexistent/ed: No such file or directory"),
        ("'", "$EDITOR can't be read"),
        ("sh -c 'kill -INT 0; exit 3'", "sh ended with"),
    ],
)
def test_an_editor_that_fails_gives_the_terminal_back(hostile_store: Path, editor: str, says: str):
    terminal = desk_in_a_terminal(hostile_store, EDITOR=editor, VISUAL="")
    try:
        terminal.wait_for_text("3 Actions")
        terminal.type(b"half a thought\x0f")
        terminal.wait_for(lambda: terminal.output.count(b"\x1b[?1049h") == 2)
        terminal.wait_for_text(says)
        terminal.type(b"\x1b")
        terminal.read(0.3)
        terminal.type(b"?")
        terminal.wait_for_text("backdated")
        assert terminal.running()
    finally:
        terminal.end()
