"""Standard streams that are closed, full or read no further: said in a line, and never counted as sent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from opsdesk.cli import run
from tests.cli.conftest import Call

FULL = Path("/dev/full")
PUBLISH = ("publish", "INC-1", "--audience", "customers", "--override", "a drill")


@pytest.fixture
def incident(opsdesk: Call) -> Call:
    """A desk with an incident on it."""
    assert opsdesk("declare", "Search is slow", "--severity", "2").code == 0
    return opsdesk


@pytest.mark.parametrize("argv", [("lint",), ("log", "INC-1", "-"), (*PUBLISH, "--text", "-")])
def test_a_closed_input_is_said(incident: Call, argv: tuple[str, ...]) -> None:
    assert incident(*argv, stdin=None).refusal == "standard input: it is closed"


def test_a_checklist_asks_nobody_who_isnt_there(incident: Call) -> None:
    assert incident("checklist", "import", "--starters").code == 0
    assert "is kept as it stands" in incident("checklist", "run", "deploy", stdin=None).err


def test_an_input_that_cant_be_read_is_said(
    incident: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "for writing").open("w") as file, monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", file)
        assert run(["lint"]) == 2
    assert "standard input: can't be read" in capsys.readouterr().err


def test_a_closed_output_ends_it_quietly(incident: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run(["draft", "INC-1", "--audience", "customers"]) == 141


def test_closed_errors_keep_nothing_from_being_done(incident: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", None)
        assert run(["log", "INC-1", "+", "nothing", "to", "hold", "it", "against"]) == 2
        assert run(["log", "INC-1", "kept all the same"]) == 0
    assert "kept all the same" in incident("export", "INC-1", "--as", "timeline").out


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_output_is_said(
    incident: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FULL.open("w") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert run(["draft", "INC-1", "--audience", "customers"]) == 2
    assert "opsdesk: standard output: can't be written (No space left on device)\n" in capsys.readouterr().err


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["--help"], ["lint", "--help"]])
def test_help_that_nobody_can_print_is_said(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FULL.open("w") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert run(words) == 2
    assert "opsdesk: standard output: can't be written (No space left on device)\n" in capsys.readouterr().err


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_what_nobody_could_print_is_not_counted_as_sent(incident: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    with FULL.open("w") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert run(PUBLISH) != 0
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert run([*PUBLISH, "--stage", "identified"]) == 1
    listed = incident("outbox", "list")
    assert "update 1  unsure on stdout: standard output: No space left on device" in listed.out
    assert "update 2  given up on stdout: standard output is closed" in listed.out
