"""What the program says of itself, and to words it doesn't know: one line, exit 2."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from opsdesk import __version__
from opsdesk.cli.commands import tree
from opsdesk.desk.desk import Desk
from tests.cli.called import Called

Call = Callable[..., Called]


def test_the_version(opsdesk: Call) -> None:
    assert opsdesk("--version").out == f"opsdesk {__version__}\n"
    assert opsdesk("list", "--version").out == f"opsdesk {__version__}\n"


def test_help_lists_every_command_and_the_options_of_all(opsdesk: Call) -> None:
    text = opsdesk("--help").out
    for word in ("declare", "log", "import", "service", "person", "doctor", "--db", "--as", "--readonly"):
        assert word in text


def groups(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of what has commands."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from groups(inner, (*words, name))
    if getattr(command, "commands", {}):
        yield words


@pytest.mark.parametrize("words", list(groups(tree(""))), ids=" ".join)
def test_what_a_command_does_is_told_whole(opsdesk: Call, words: tuple[str, ...]) -> None:
    _, _, listed = opsdesk(*words, "--help").out.partition("\nCommands:\n")
    assert "..." not in listed
    assert all(len(line) <= 80 for line in listed.splitlines())


@pytest.mark.parametrize("command", ["log", "triage", "service", "show"])
def test_each_command_has_help(opsdesk: Call, command: str) -> None:
    assert opsdesk(command, "--help").out.startswith(f"Usage: opsdesk {command}")


def every_command(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command and group."""
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from every_command(inner, (*words, name))


def test_no_help_calls_an_argument_by_a_name_of_the_program(opsdesk: Call) -> None:
    for words in every_command(tree("")):
        told = opsdesk(*words, "--help").out
        assert not re.search(r"<[A-Z]\w+>|<list\[(?:str|int)\]>|\{[a-z_]+\}", told), told


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["lsit"], "No such command 'lsit'. Did you mean 'list'"),
        (["list", "--alle"], "No such option: --alle"),
        (["show"], "Missing argument 'INC'."),
        (["service"], "Missing command. After “opsdesk service” comes one of: "),
        (["outbox"], "list, flush, resend, drop"),
        (["--nonsense"], "No such option: --nonsense"),
        (["INC-7", "now"], "No such command 'INC-7'."),
        (["export", "1", "--as", "pdf"], "'pdf' is not one of 'timeline', 'report', 'handover', 'can', 'html', "),
        (["triage", "--users-pct", "many"], "should be a valid number"),
        (["list", "--db"], "--db needs a value"),
        (["\x1b[31mlist"], r"\x1b[31mlist"),
    ],
)
def test_bad_usage_is_one_line(opsdesk: Call, argv: list[str], reason: str) -> None:
    called = opsdesk(*argv)
    assert (called.code, reason in called.refusal) == (2, True), called.err


@pytest.mark.parametrize(
    ("argv", "instead"), [([], "opsdesk list"), (["7"], "opsdesk show 7"), (["demo"], "--headless")]
)
def test_without_a_terminal_the_screen_is_refused_naming_what_does_the_same(
    opsdesk: Call, argv: list[str], instead: str
) -> None:
    refusal = opsdesk(*argv).refusal
    assert "file or a pipe" in refusal
    assert instead in refusal


def test_a_name_that_is_none_is_refused(opsdesk: Call, number: int) -> None:
    assert "no short name" in opsdesk("--as", "Ana Maria", "log", "hello").refusal


def test_settings_that_can_not_be_used_are_named(opsdesk: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSDESK_ZONE", "mars")
    assert "OPSDESK_ZONE" in opsdesk("agenda").refusal


@pytest.fixture
def slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file in which something is wrong."""
    path = tmp_path / "settings.toml"
    path.write_text("check_in_minutes = 0\n")
    monkeypatch.setenv("OPSDESK_CONFIG", str(path))
    return path


def test_a_slip_in_the_settings_keeps_nobody_from_the_log(opsdesk: Call, desk: Desk, number: int, slip: Path) -> None:
    logged = opsdesk("log", "pool is full")
    assert (logged.code, logged.out) == (0, "INC-1 note\n")
    assert logged.err.startswith(f"{slip}: check_in_minutes ")
    assert logged.err.endswith("; until that is mended the defaults stand for check_in_minutes\n")
    judged = opsdesk("triage", "--users-pct", "20")
    assert (judged.code, "check_in_minutes" in judged.refusal) == (2, True)


def test_a_name_in_the_settings_that_is_none_keeps_nobody_from_the_log(
    opsdesk: Call, number: int, slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPSDESK_USER")
    monkeypatch.setenv("LOGNAME", "cy")
    slip.write_text('user = "Ana Berg"\n')
    assert opsdesk("log", "pool is full").err.startswith(f"{slip}: user “Ana Berg” is no short name")
    monkeypatch.setenv("OPSDESK_USER", "a b")
    assert opsdesk("log", "pool is full").err.startswith("OPSDESK_USER: user “a b” is no short name")
    slip.write_text('user = "bo"\n')
    assert opsdesk("info", "--json").json["typing_as_from"] == str(slip)


@pytest.mark.parametrize("command", ["info", "doctor", "decisions 1", "next 1", "shape 1", "outbox list"])
def test_what_judges_nothing_by_the_settings_works_in_spite_of_a_slip(
    opsdesk: Call, number: int, slip: Path, command: str
) -> None:
    called = opsdesk(*command.split())
    assert (called.code, called.err.startswith(f"{slip}: check_in_minutes ")) == (0, True)
    assert "check_in_minutes" in opsdesk("outbox", "flush").refusal


DAYS = [
    *(["agenda"], ["metrics"], ["metrics", "incidents"], ["recurrence", "list"], ["ritual", "health"]),
    *(["rollback", "due"], ["runbook", "stale"], ["signal", "noise"], ["vendor", "deadlines"]),
]


@pytest.mark.parametrize("command", DAYS, ids=" ".join)
@pytest.mark.parametrize("days", ["3000000", "9999999999", "99999999999999999999999"])
def test_more_days_than_a_calendar_has_are_refused_or_taken_for_all(
    opsdesk: Call, desk: Desk, command: list[str], days: str
) -> None:
    for words in (["runbook", "add", "https://example.org", "--title", "x", "--text", "-"], ["vendor", "add", "Acme"]):
        opsdesk(*words, stdin="words")
    assert opsdesk(*command, "--days", "30").code != 2
    called = opsdesk(*command, "--days", days)
    assert called.code in ({2} if command != ["vendor", "deadlines"] else {0, 1}), called.err
    assert len(called.err.splitlines()) == (called.code == 2)
