"""Signals and lost terminals: what was typed is saved, the terminal restored, no process left behind."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OpenTinyApp = Callable[..., Any]


def typed(terminal: Any, tmp_path: Path, text: bytes) -> None:
    """Type a text and wait until the app has it."""
    terminal.type(text + b"\x1b[19~")
    terminal.wait_for(lambda: (tmp_path / "alive").exists())


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGQUIT, 131)]
)
def test_a_signal_saves_restores_and_exits(
    tiny_app: OpenTinyApp, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    terminal = tiny_app()
    typed(terminal, tmp_path, b"half a line")
    terminal.signal(number)
    assert terminal.exit_code() == code
    assert terminal.restored()
    assert (tmp_path / "saved").read_text() == "half a line"


@pytest.mark.parametrize("controlling", [True, False], ids=["with SIGHUP", "without SIGHUP"])
def test_a_closed_terminal_saves_and_exits(tiny_app: OpenTinyApp, tmp_path: Path, controlling: bool) -> None:
    terminal = tiny_app(controlling=controlling)
    typed(terminal, tmp_path, b"half a line")
    terminal.hang_up()
    assert terminal.exit_code() == 129
    assert (tmp_path / "saved").read_text() == "half a line"


def test_neither_a_stuck_handler_nor_a_slow_save_keeps_the_app(tiny_app: OpenTinyApp) -> None:
    terminal = tiny_app("slow")
    terminal.type(b"\x1b[18~")  # F7: a handler of the app that never ends
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 143
    assert terminal.restored()


def test_a_suspended_app_comes_back(tiny_app: OpenTinyApp, tmp_path: Path) -> None:
    terminal = tiny_app()
    terminal.signal(signal.SIGTSTP)
    terminal.wait_for(terminal.is_stopped)
    terminal.wait_for(terminal.restored)
    terminal.output = b""
    terminal.signal(signal.SIGCONT)
    terminal.wait_for_text("\x1b[?1049h")
    terminal.wait_for_text("ready")  # all that stood there is painted again, and not only what changes
    typed(terminal, tmp_path, b"back")
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 143
    assert (tmp_path / "saved").read_text() == "back"


def test_standard_error_may_be_a_file(tiny_app: OpenTinyApp, tmp_path: Path) -> None:
    errors = tmp_path / "errors.log"
    terminal = tiny_app(stderr=errors)
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 143
    assert terminal.restored()
    assert errors.read_bytes() == b""
