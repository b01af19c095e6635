"""The ways out of a desk on a screen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from opsdesk.outbox.message import Message
from screens.outgoing import courier_of

MESSAGE: Any = SimpleNamespace(text="We know.", file_name=lambda pattern: "update.txt")


def test_a_terminal_that_is_gone_takes_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(text: str) -> None:
        raise RuntimeError("Event loop is closed")

    monkeypatch.chdir(tmp_path)
    session: Any = SimpleNamespace(desk=None, settings=SimpleNamespace(channels={}))
    message: Message = MESSAGE
    outcome = courier_of(session, {"PATH": ""}, gone).outbox.send("clipboard", message)
    assert outcome.words == f"no clipboard took it; written to {tmp_path / 'update.txt'}"
    assert (tmp_path / "update.txt").read_text() == "We know.\n"
