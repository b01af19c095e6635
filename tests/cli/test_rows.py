"""The lines of a list: whole for whoever reads them by a pipe, under their own column on a narrow terminal."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from opsdesk.cli import output
from tests.cli.called import Called

Call = Callable[..., Called]
ROW = "FU-4    overdue   mitigate  di: Write down how the proxy starts without the bot rules · due 2025-10-21"


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    """Puts a row where there are 80 columns."""
    monkeypatch.setattr(output, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True)
    output.put_row(row)


def test_a_pipe_gets_a_line_a_thing(capsys: pytest.CaptureFixture[str]) -> None:
    output.put_row(ROW)
    assert capsys.readouterr().out == f"{ROW}\n"


def test_a_terminal_gets_a_long_line_under_its_own_column(monkeypatch, capsys) -> None:
    on_a_terminal(monkeypatch, ROW)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "FU-4    overdue   mitigate  di: Write down how the proxy starts without the bot"
    assert second == f"{' ' * 28}rules · due 2025-10-21"


def test_a_line_without_columns_goes_on_further_in(monkeypatch, capsys) -> None:
    on_a_terminal(monkeypatch, "word " * 30)
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["word ", "    w"]


def test_the_agenda_is_aligned_whatever_year_its_days_are_of(opsdesk: Call) -> None:
    opsdesk("followup", "add", "Add a limit", "--owner", "bo", "--due", "2026-11-20")
    opsdesk("followup", "add", "Add a test", "--owner", "charlotte", "--due", "2027-01-08")
    opsdesk("declare", "Search is stale", "--severity", "1")
    lines = opsdesk("agenda", "--days", "90").out.splitlines()
    keys = [line.index(" FU-") for line in lines if " FU-" in line]
    assert len(keys) == 2
    assert len(set(keys)) == 1
